import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import names
from desktop.model.names import Name, Names, found, role_words


def person(name, letter="A", **more):
    return Name(letter=letter, name=name, **more)


def hits(text, *people):
    return [text[one.start : one.end] for one in found(text, people)]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("I met Anna Smith.", "Anna Smith"),
        ("It was Anna's idea", "Anna"),
        ("It was Anna’s idea", "Anna"),
        ("ANNA rang", "ANNA"),
        ("anna rang", "anna"),
        ("with Mrs Smith", "Smith"),
        ("the Smiths came", "Smiths"),
        ("Annas house", "Annas"),
        ("Anna-Lena", "Anna"),
        ("Ánna rang", "Ánna"),
        ("A\u0301nna rang", "A\u0301nna"),
        ("Anna\nSmith rang", "Anna\nSmith"),
        ("Anna\u00a0Smith", "Anna\u00a0Smith"),
        ("An\u00adna rang", "An\u00adna"),
        ("anna82 wrote", "anna"),
        ("Ａnna rang", "Ａnna"),
        ("“Anna”", "Anna"),
        ("_Anna_", "Anna"),
    ],
)
def test_a_name_is_found_however_it_is_written(text, hit):
    assert hits(text, person("Anna Smith")) == [hit]


@pytest.mark.parametrize(
    ("name", "text", "hit"),
    [
        ("Sean O'Brien", "Mr O’Brien’s car", "O’Brien"),
        ("Sean O’Brien", "Mr O'Brien rang", "O'Brien"),
        ("Sean O'Brien", "Mr OBrien rang", "OBrien"),
        ("Anne-Marie", "Anne Marie rang", "Anne Marie"),
        ("Anne-Marie", "Anne‑Marie rang", "Anne‑Marie"),
        ("Anne-Marie", "Marie rang", "Marie"),
        ("Zoë", "Zoe rang", "Zoe"),
        ("Zoe", "Zoë’s car", "Zoë"),
        ("Łukasz", "Lukasz rang", "Lukasz"),
        ("Søren", "Soren rang", "Soren"),
        ("James", "James’ car", "James"),
        ("Jones", "the Joneses", "Joneses"),
        ("J. Smith", "J Smith rang", "J Smith"),
        ("Straße", "STRASSE", "STRASSE"),
        ("Zo\u00eb", "Zoe\u0308 rang", "Zoe\u0308"),
        ("王芳", "我见过王芳。", "王芳"),
        ("王 Li", "Li rang", "Li"),
        ("Al Smith", "Al rang", "Al"),
        ("Dr Jones", "Jones rang", "Jones"),
    ],
)
def test_a_name_of_any_shape_is_found(name, text, hit):
    assert hits(text, person(name)) == [hit]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Al", "also, alas, als, Als, metal, I’ll"),
        ("Ann", "Anna, planned"),
        ("Dr Jones", "the dr rang"),
        ("Mark", "marks and remarks"),
        ("Jan van der Berg", "the van stood there, der"),
        ("J. Smith", "J and I"),
        ("", "anything"),
        (" . ", "a . b"),
    ],
)
def test_other_words_are_left_alone(name, text):
    assert hits(text, person(name)) == []


def test_a_name_that_may_print_is_not_found():
    assert hits("Anna rang", person("Anna", may_print=True)) == []


@pytest.mark.parametrize(
    ("name", "text", "hit"),
    [
        ("Anna Smith", "annasmith.pdf", "annasmith"),
        ("Anna Smith", "see #AnnaSmith there", "AnnaSmith"),
        ("Anna Smith", "for_AnnaSmiths", "AnnaSmiths"),
        ("Anna-Maria van der Berg", "annamariavanderberg@example.org", "annamariavanderberg"),
    ],
)
def test_a_name_of_several_words_is_found_where_they_run_together(name, text, hit):
    assert hits(text, person(name)) == [hit]


@pytest.mark.parametrize(
    ("name", "text"), [("Ann A", "Anna rang"), ("Jo Y.", "joy"), ("Al So", "also")]
)
def test_a_short_name_without_its_gap_is_a_word(name, text):
    assert hits(text, person(name)) == []


def test_what_belongs_to_a_longer_name_is_no_place_of_its_own():
    anna, bob = person("Anna Smith"), person("Bob Smith", "B", may_print=True)

    assert hits("Bob Smith rang", anna, bob) == []
    assert hits("Smith rang", anna, bob) == ["Smith"]


def test_two_people_of_one_name_are_both_named_at_one_place():
    anna, bob = person("Anna Smith", "B"), person("Bob Smith", "A")

    assert [one.name.letter for one in found("Smith", [anna, bob])] == ["A", "B"]


def test_letters_go_on_after_the_last_and_after_z_come_two():
    def after(*letters):
        return Names(names=tuple(Name(letter=one) for one in letters)).next_letter()

    assert after() == "A"
    assert after("A", "C") == "D"
    assert after("Z", "B") == "AA"
    assert after("AZ") == "BA"
    assert after("ZZ") == "AAA"
    assert after("not one") == "A"
    assert role_words("A") == "Person A"


@given(st.integers(1, 100_000))
def test_each_number_has_one_letter(number):
    assert names._number(names._letter(number)) == number


words = st.text("abcdefgh", min_size=3, max_size=8).filter(lambda one: one not in names._PARTICLES)


@given(words.map(str.title), st.sampled_from(["'s", "’s", "’", "", ",", "s"]), st.booleans())
def test_a_name_is_always_found_between_other_words(name, tail, is_loud):
    said = name.upper() if is_loud else name
    text = f"123 {said}{tail} 456"

    assert [(one.start, one.end) for one in found(text, [person(name)])] == [
        (4, 4 + len(said) + (tail == "s"))
    ]


@given(st.text(max_size=30), st.text(max_size=12))
def test_no_text_and_no_name_is_too_odd_and_each_place_lies_in_the_text(text, name):
    for one in found(text, [person(name)]):
        assert 0 <= one.start < one.end <= len(text)


def test_twin_that_leaves_accents_alone_misses_a_name(monkeypatch):
    monkeypatch.setattr(names.unicodedata, "normalize", lambda _form, text: text)

    with pytest.raises(AssertionError):
        test_a_name_of_any_shape_is_found("Zoë", "Zoe rang", "Zoe")


def test_twin_that_knows_one_apostrophe_misses_a_name(monkeypatch):
    monkeypatch.setattr(names, "_SAME", {})
    monkeypatch.setattr(names, "_ONE_FOR_ONE", {})

    with pytest.raises(AssertionError):
        test_a_name_of_any_shape_is_found("Sean O'Brien", "Mr O’Brien’s car", "O’Brien")


def test_twin_without_edges_finds_al_in_also(monkeypatch):
    monkeypatch.setattr(names, "_WITHOUT_SPACES", names.re.compile(""))
    monkeypatch.setattr(names, "_shape", names._shape.__wrapped__)

    with pytest.raises(AssertionError):
        test_other_words_are_left_alone("Al", "also, alas, als, Als, metal, I’ll")

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import names, naming
from desktop.model.manifest import Drawing, Lines, Manifest, Piece
from desktop.model.names import Name
from desktop.model.naming import Instead, Naming, file_name, replaced
from desktop.model.printed import texts
from desktop.model.richtext import Block, BlockKind, Run, from_plain
from desktop.model.table import Table

SISTER = Instead(name="Anna Smith", words="my sister")


def pages(*lines, **more):
    return Manifest(
        title="", pieces=(Piece(heading="", body=from_plain("\n".join(lines))),), **more
    )


def reads(text, *insteads):
    made, _ = replaced(pages(text), Naming(insteads=insteads or (SISTER,)))
    return "\n".join(block.text for block in made.pieces[0].body)


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("I met Anna Smith there.", "I met my sister there."),
        ("I met Anna and", "I met my sister and"),
        ("with Mrs Smith", "with my sister"),
        ("and Mr. I Smith", "and Mr. I my sister"),
        ("It was Anna's idea", "It was my sister's idea"),
        ("It was Anna’s idea", "It was my sister’s idea"),
        ("I saw ANNA, anna", "I saw my sister, my sister"),
        ("I saw A\u0301nna and \xc1nna", "I saw my sister and my sister"),
        ("I saw An\u00adna, An\x02na", "I saw my sister, my sister"),
        ("Anna came. Anna went", "My sister came. My sister went"),
        ("“Anna came”", "“My sister came”"),
        ("I met Anna-Maria, Anna-like", "I met my sister, my sister-like"),
        ("I met Anna Smith-Jones", "I met my sister"),
        ("I met Mrs. A. Smith", "I met my sister"),
        ("I met Anna B. Smith", "I met my sister"),
        ("I met Anna B É Smith there", "I met my sister there"),
        ("I met Anna. B. Smith rang", "I met my sister. B. My sister rang"),
        ("of the Smiths", "of the my sister"),
        ("Planned annals, Annam, Blacksmith", "Planned annals, Annam, Blacksmith"),
        ("Anna\nSmith", "My sister\nMy sister"),
        ("write to anna.smith@example.org or @smithy", "write to my sister or @smithy"),
    ],
)  # fmt: skip
def test_other_words_stand_in_the_place_of_a_name(text, now):
    assert reads(text) == now


def test_twin_that_looks_for_the_name_as_it_was_typed_leaves_the_possessive(monkeypatch):
    def plain(text, people):
        return tuple(
            names.Found(name=one, start=hit.start(), end=hit.end())
            for one in people
            for hit in re.finditer(re.escape(one.name), text)
        )

    monkeypatch.setattr(naming.names, "found", plain)

    with pytest.raises(AssertionError):
        test_other_words_stand_in_the_place_of_a_name(
            "It was Anna's idea", "It was my sister's idea"
        )


def test_a_name_that_is_a_word_goes_only_where_it_is_written_large():
    will = Instead(name="Will", words="W.")

    assert reads("I will ask Will. Will he? WILL", will) == "I will ask W. W. he? W."


def test_a_bare_apostrophe_is_a_possessive_and_a_quotation_is_none():
    james = Instead(name="James", words="my brother")

    assert reads("It is James’ car", james) == "It is my brother’s car"
    assert reads("He said 'see James' and went", james) == "He said 'see my brother' and went"


def test_a_name_goes_where_its_letters_are_dressed_differently():
    runs = [
        Run("with "),
        Run("An", bold=True),
        Run("na Sm"),
        Run("ith’s", italic=True),
        Run(" son"),
    ]
    piece = Piece(heading="", body=(Block.of(BlockKind.QUOTE, runs),))

    made, _ = replaced(Manifest(title="", pieces=(piece,)), Naming(insteads=(SISTER,)))

    assert made.pieces[0].body == (
        Block.of(
            BlockKind.QUOTE,
            [Run("with "), Run("my sister", bold=True), Run("’s", italic=True), Run(" son")],
        ),
    )


def test_twin_that_looks_run_by_run_leaves_a_dressed_name(monkeypatch):
    def by_run(pen, _key, _heading, block):
        return Block.of(block.kind, [run.with_text(pen.text(run.text)) for run in block.runs])

    monkeypatch.setattr(naming, "_block", by_run)

    with pytest.raises(AssertionError):
        test_a_name_goes_where_its_letters_are_dressed_differently()


def everywhere(name):
    return Manifest(
        title=f"About {name}",
        subtitle=f"{name}, May",
        notes=(f"with {name}",),
        line_numbers=True,
        remarks=(("line 3", f"ask {name}"),),
        pieces=(
            Piece(
                heading=f"{name}’s day",
                part=f"Letter to {name}",
                body=from_plain(f"I saw {name}."),
                tables=(Table(headings=("who", name), rows=((name, "x"),), caption=f"of {name}"),),
                lines=(Lines(label=f"For {name}", count=2),),
                drawings=(
                    Drawing(svg="<svg/>", label=name, words=(f"{name} rang",), alternative=name),
                ),
            ),
        ),
    )


def test_a_name_goes_from_every_place_in_which_words_are_printed():
    made, places = replaced(everywhere("Anna Smith"), Naming(insteads=(SISTER,)))

    assert not [one for one in texts(made) if "anna" in one.text.casefold()]
    assert len(places) == len([one for one in texts(made) if "sister" in one.text.casefold()])
    assert {one.now.casefold() for one in places} == {"my sister"}
    assert all(one.was == "Anna Smith" and "sister" in one.words.casefold() for one in places)
    assert (
        file_name("Anna Smith's pages.pdf", Naming(insteads=(SISTER,))) == "My-sister-s-pages.pdf"
    )


def test_twin_that_forgets_tables_leaves_a_name(monkeypatch):
    monkeypatch.setattr(naming, "_table", lambda _, one: one)

    with pytest.raises(AssertionError):
        test_a_name_goes_from_every_place_in_which_words_are_printed()


def test_the_page_that_says_who_is_who_keeps_its_names():
    table = Table(headings=("Person", "Name"), rows=(("Person A", "Anna Smith"),))
    piece = Piece(key=names.PAGE_KEY, heading="Names", body=(), tables=(table,))
    manifest = Manifest(title="", pieces=(piece,))

    assert replaced(manifest, Naming(insteads=(SISTER,))) == (manifest, ())


def test_what_was_pointed_out_goes_as_it_stands_and_nothing_like_it():
    number = Instead(name="07700 900 123", words="[number]", exactly=True)

    assert reads("ring 07700 900 123, 07700\u00a0900 123, 007700 900 1234", number) == (
        "ring [number], [number], 007700 900 1234"
    )


def test_without_words_nothing_is_replaced():
    manifest = everywhere("Anna Smith")

    assert replaced(manifest, Naming(insteads=(Instead(name="Anna Smith", words=" "),))) == (
        manifest, (),
    )  # fmt: skip
    assert file_name("pages.pdf", Naming(insteads=(SISTER,))) == "pages.pdf"


def test_a_place_that_two_people_share_is_written_once():
    other = Instead(name="Bert Smith", words="his brother")

    assert reads("Anna Smith and Bert Smith, Smith", SISTER, other) == (
        "My sister and his brother, my sister"
    )


def test_what_was_agreed_is_kept_in_a_packet_and_read_again():
    made = Naming(insteads=(SISTER,)).with_instead(Instead(name="x@y.org", words="-", exactly=True))
    made = made.leaving("London")

    assert Naming.from_json(made.to_json()) == made
    assert made.for_name("Anna Smith") == "my sister"
    assert made.for_name("Bert") == ""
    assert made.with_instead(Instead(name="Anna Smith", words="")).insteads == made.insteads[1:]
    assert made.with_instead(Instead(name="Anna Smith", words="A.")).insteads[0].words == "A."


@pytest.mark.parametrize(
    "kept", [{"insteads": [1]}, {"insteads": [["a"]]}, {"left": 3}, [], {"insteads": 4}]
)
def test_what_cannot_be_read_is_refused_without_its_words(kept):
    with pytest.raises(ValueError, match=r"^not a naming$"):
        Naming.from_json(kept)


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """A twin changes what is remembered of a text."""
    naming._cuts.cache_clear()
    yield
    naming._cuts.cache_clear()


# -- any text, any name -----------------------------------------------------

FIRST = st.sampled_from(
    ["Anna", "Zoë", "Søren", "O'Brien", "Łukasz", "Jean-Luc", "Bo", "Straße", "Will"]
)
PERSON = st.lists(FIRST, min_size=1, max_size=3, unique=True).map(" ".join)
FORMS = st.sampled_from(
    [
        str,
        str.upper,
        str.casefold,
        lambda name: f"{name}'s",
        lambda name: f"{name}’s",
        lambda name: f"{name}s",
        lambda name: unicodedata.normalize("NFD", name),
        lambda name: unicodedata.normalize("NFC", name),
        lambda name: name.replace(" ", "\u00a0"),
        lambda name: name.replace(" ", "-"),
        lambda name: name.replace("'", "’"),
        lambda name: name[:1] + "\u00ad" + name[1:],
        lambda name: name.split()[0],
        lambda name: name.split()[-1],
        lambda name: f"“{name}”",
        lambda name: f"{name}-{name}",
        lambda name: f"{name}, {name}",
    ]
)  # fmt: skip
AROUND = st.sampled_from(
    ["", " ", "the day ", "planned. ", "was ", "\n", "marks", "(", "será ", "名", "x@y.org "]
)


def is_named(text, name):
    found = names.found(text, [Name(letter="", name=name)])
    return [
        text[one.start : one.end]
        for one in found
        # A word that is a name only where it is written large.
        if names.folded(text[one.start : one.end])[0] != "will" or text[one.start].isupper()
    ]


def words_of(text):
    """Return the words of a text as an eye reads them; made by other means than the finder."""
    plain = unicodedata.normalize("NFKD", text.translate(str.maketrans("øØłŁ", "oOlL"))).casefold()
    shown = (one for one in plain if unicodedata.category(one) not in {"Mn", "Cf", "Cc"})
    return {one for one in re.findall(r"[^\W\d_]+", "".join(shown)) if len(one) > 1}


@given(
    name=PERSON,
    parts=st.lists(st.tuples(AROUND, FORMS), max_size=5),
    cuts=st.lists(st.integers(1, 60), max_size=4),
)
def test_nobody_is_left_by_name_however_the_name_is_written(name, parts, cuts):
    text = "".join(f"{around} {form(name)} " for around, form in parts)
    ends = [0, *sorted(cuts), len(text)]
    runs = [
        Run(text[start:end], bold=at % 2 == 0) for at, (start, end) in enumerate(pairwise(ends))
    ]
    block = Block.of(BlockKind.PARAGRAPH, runs)
    manifest = Manifest(title=text, pieces=(Piece(heading=text, body=(block,)),))

    made, places = replaced(manifest, Naming(insteads=(Instead(name=name, words="Person Q"),)))

    left = [found for one in texts(made) if (found := is_named(one.text, name))]
    assert left == []
    every = set().union(*(words_of(one.text) for one in texts(made)))
    assert not every & (words_of(name) - {"will"})
    assert bool(places) == (made != manifest)
    assert made.pieces[0].body[0].text == made.title if block.text else True


def test_twin_that_takes_each_name_once_leaves_the_second(monkeypatch):
    joined = naming._joined
    monkeypatch.setattr(naming, "_joined", lambda text, found: joined(text, found)[:1])

    with pytest.raises(AssertionError):
        test_nobody_is_left_by_name_however_the_name_is_written()


@given(st.text(st.characters(exclude_characters="qQｑＱ🄠🅀🅠𝐪"), max_size=200))
def test_a_text_without_the_name_is_as_it_was(text):
    manifest = pages(text)

    made, places = replaced(manifest, Naming(insteads=(Instead(name="Qoq Qaq", words="x"),)))

    if not is_named(text, "Qoq Qaq"):
        assert made == manifest
        assert places == ()


def test_half_a_pair_is_kept_with_the_rest():
    naming = Naming(insteads=(Instead(name="Anna", words="my sister"),), half=("Bert", ""))

    assert Naming.from_json(naming.to_json()) == naming


@pytest.mark.parametrize("half", [3, ["one"], ["one", "two", "three"]])
def test_half_a_pair_that_cannot_be_read_is_refused(half):
    with pytest.raises(ValueError, match="not a naming"):
        Naming.from_json({"half": half})

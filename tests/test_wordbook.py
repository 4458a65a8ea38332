import pytest

from desktop import wordbook

RULES = """SET UTF-8
NOSUGGEST !
ONLYINCOMPOUND c
REP 2
REP alot a_lot
REP f ph
PFX U Y 1
PFX U 0 un .
SFX D Y 2
SFX D 0 d e
SFX D y ied [^aeiou]y
SFX V N 1
SFX V e ive [aeiou]te
"""
WORDS = "8\nhate/D\ncry/UD\nlock/U\nlock/V\ncreate/UVD\ndamn/!\nth/c\nIra\n"


@pytest.fixture
def book(tmp_path):
    (tmp_path / "a.dic").write_text(WORDS, "utf-8")
    (tmp_path / "a.aff").write_text(RULES, "utf-8")
    return wordbook.read(tmp_path / "a.dic", tmp_path / "a.aff")


@pytest.mark.parametrize(
    "word", ["hate", "hated", "cried", "uncried", "unlock", "creative", "uncreated", "damn", "Ira"]
)
def test_a_form_of_a_stem_is_known(book, word):
    assert book.knows(word)


@pytest.mark.parametrize(
    "word", ["hateed", "cryed", "unhate", "unhated", "uncreative", "th", "ira", "d", "un", ""]
)
def test_what_no_rule_allows_is_not_known(book, word):
    assert not book.knows(word)


def test_what_is_rude_is_known_and_never_offered(book):
    assert (book.knows("damn"), book.offers("damn"), list(book.forms("damn"))) == (True, False, [])


def test_the_forms_of_a_stem_are_its_suffixed_ones(book):
    assert sorted(book.forms("create")) == ["create", "created", "creative"]


def test_a_stem_that_stands_there_twice_has_the_flags_of_both(book):
    assert set(book.stems["lock"]) == {"U", "V"}


def test_the_space_of_a_replacement_is_one(book):
    assert book.replacements == (("alot", "a lot"), ("f", "ph"))

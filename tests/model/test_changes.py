from desktop.model.changes import Fate, Stretch, changes
from desktop.model.richtext import from_plain


def test_what_stayed_went_and_came_is_told_apart():
    found = changes(from_plain("one two three\nlast"), from_plain("one four three\nlast"))

    assert found == (
        Stretch(Fate.SAME, "one"),
        Stretch(Fate.GONE, "two"),
        Stretch(Fate.NEW, "four"),
        Stretch(Fate.SAME, "three", ends_line=True),
        Stretch(Fate.SAME, "last", ends_line=True),
    )


def test_whole_blocks_that_came_or_went_stand_as_blocks():
    found = changes(from_plain("a\nb"), from_plain("a\nb\nc\nd"))

    assert [(s.fate, s.text) for s in found][2:] == [(Fate.NEW, "c"), (Fate.NEW, "d")]


def test_no_word_of_either_state_is_missing():
    before, now = from_plain("x y z\nq\nr s"), from_plain("x z\nq t\nu\nv w")
    found = changes(before, now)

    old = " ".join(s.text for s in found if s.fate is not Fate.NEW)
    new = " ".join(s.text for s in found if s.fate is not Fate.GONE)
    assert old.split() == "x y z q r s".split()
    assert new.split() == "x z q t u v w".split()


def test_very_long_texts_are_compared_block_by_block():
    before = from_plain("\n".join(f"line {n}" for n in range(500)))
    now = from_plain("\n".join(f"line {n}" if n != 250 else "line other" for n in range(500)))

    assert [s.text for s in changes(before, now) if s.fate is Fate.GONE] == ["line 250"]

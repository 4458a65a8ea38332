"""Every text of every data file, and every text of the interface, against docs/words.md."""

import ast
from pathlib import Path

import pytest
import wording

ROOM = Path(wording.__file__).parents[1] / "desktop"
WITH_PROMPTS = [name for name, text in wording.shipped().items() if wording.prompts(name, text)]
EXCEPTIONS = ("The guides speak to you, so “your wife”, “your husband” or a name fits.",)
"""Where a person chooses their own words."""
GENTLE = "guides/en/needs.toml"


def assert_it_may_be_shown(name: str, text: str) -> None:
    found = [(one.place, reasons) for one in wording.told(name, text) if (
        reasons := wording.breaches(one.text)
    )]  # fmt: skip

    assert found == []


def assert_it_is_spelt_as_in_britain(name: str, text: str) -> None:
    found = [(one.place, words) for one in wording.told(name, text) if (
        words := wording.misspelt(one.text)
    )]  # fmt: skip

    assert found == []


def assert_its_prompts_read_easily(name: str, text: str) -> None:
    ease = wording.ease(wording.prompts(name, text))

    assert ease >= wording.EASIEST, f"{name}: {ease:.0f}"


@pytest.mark.parametrize("name", wording.shipped())
def test_every_text_of_a_data_file_may_be_shown(name: str) -> None:
    assert_it_may_be_shown(name, wording.shipped()[name])


@pytest.mark.parametrize("name", wording.shipped())
def test_every_word_of_a_data_file_stands_in_the_british_dictionary(name: str) -> None:
    assert_it_is_spelt_as_in_britain(name, wording.shipped()[name])


@pytest.mark.parametrize("name", WITH_PROMPTS)
def test_the_prompts_of_a_file_taken_together_read_easily(name: str) -> None:
    assert_its_prompts_read_easily(name, wording.shipped()[name])


def with_a_hint(sentence: str) -> str:
    """Return a shipped guide in which the first hint says something else."""
    before, mark, after = wording.shipped()[GENTLE].partition('\nhint = "')
    return f"{before}{mark}{sentence}{after[after.index(chr(34)) :]}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Most couples get through this.",
        "Two in three people stay.",
        "Studies say that it helps.",
        "See www.example.org for more.",
        "Write to help@example.org first.",
        "Look it up at example.com.",
        "You are a victim of it.",
        "Call it a relapse.",
        f"{'word ' * 20}more.",
    ],
)
def test_twin_a_hint_that_broke_a_rule_would_be_found(sentence: str) -> None:
    with pytest.raises(AssertionError, match=r"== \[\]"):
        assert_it_may_be_shown(GENTLE, with_a_hint(sentence))


@pytest.mark.parametrize("word", ["color", "realise it , reconise", "judgmental", "thier"])
def test_twin_a_word_no_british_dictionary_has_would_be_found(word: str) -> None:
    with pytest.raises(AssertionError, match=r"== \[\]"):
        assert_it_is_spelt_as_in_britain(GENTLE, with_a_hint(f"Say the {word}."))


def test_twin_a_guide_in_long_words_would_be_found() -> None:
    heavy = "Psychological rehabilitation necessitates comprehensive individual documentation. "

    with pytest.raises(AssertionError, match=GENTLE):
        assert_its_prompts_read_easily(GENTLE, with_a_hint(heavy * 40))


@pytest.mark.parametrize(
    ("word", "count"),
    [("colour", 2), ("I", 1), ("you’re", 1), ("disclosure", 3), ("Sam’s", 1), ("passphrase", 3)],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert wording.syllables(word) == count


def test_the_ease_of_a_sentence_is_the_one_of_the_formula() -> None:
    # Six words of one syllable in one sentence.
    assert wording.ease(["The cat sat on the mat."]) == pytest.approx(206.835 - 6.09 - 84.6)


def test_only_what_the_program_reads_is_left_out() -> None:
    keys = {one.key for one in wording.everything()}

    assert {"heading", "label", "hint", "choices", "low", "about", "word", "cautions"} <= keys
    assert not {"id", "key", "kind", "role", "who", "state", "source", "number"} & keys


def _called(function: ast.expr) -> str:
    return getattr(function, "attr", "") or getattr(function, "id", "")


def said() -> list[tuple[str, str]]:
    """Return each text of the interface with its place."""
    return [
        (f"{path.relative_to(ROOM)}:{one.lineno}", text.value)
        for path in sorted((ROOM / "ui").rglob("*.py"))
        for one in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(one, ast.Call) and _called(one.func) in {"tr", "translate", "_say"}
        for text in ast.walk(one)
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
    ]


def test_the_interface_says_no_word_that_is_never_said_and_spells_as_in_britain() -> None:
    found = [
        (place, reasons)
        for place, text in said()
        if not text.startswith(EXCEPTIONS)
        and (reasons := [*wording.breaches(text), *wording.misspelt(text)])
    ]

    assert len(said()) > 900
    assert found == []

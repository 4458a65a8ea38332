import hard_texts
import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.export import sentences


def said(text):
    return ["".join(words for words, _ in one) for one in sentences.parted([[text, ""]])]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("I said “Not now.” Then I left.", ["I said “Not now.”", "Then I left."]),
        ("Dr. Grey came. M. did not.", ["Dr. Grey came.", "M. did not."]),
        ("It was £3.50 at 5 p.m. and so on.", ["It was £3.50 at 5 p.m. and so on."]),
        ("That was in 2016. Then it stopped.", ["That was in 2016.", "Then it stopped."]),
        ("1. I told nobody. 2. I lied.", ["1. I told nobody.", "2.", "I lied."]),
        ("Wait… what did you see?", ["Wait… what did you see?"]),
        ("我没有说话。「是。」他说。", ["我没有说话。", "「是。」", "他说。"]),
        ("मैंने कहा। फिर गया।", ["मैंने कहा।", "फिर गया।"]),
        ("هل كنت هنا؟ نعم.", ["هل كنت هنا؟", "نعم."]),
        ("no end at all", ["no end at all"]),
        ("An end with nothing after it.  ", ["An end with nothing after it.  "]),
        ("", [""]),
    ],
)
def test_a_sentence_ends_where_a_reader_would_pause(text, parts):
    assert said(text) == parts


def test_marks_stay_with_their_words():
    runs = [["I said. It ", ""], ["was. So", "b"], [" it was", "i"]]

    assert sentences.parted(runs) == [
        [["I said.", ""]],
        [["It ", ""], ["was.", "b"]],
        [["So", "b"], [" it was", "i"]],
    ]


ANY = (
    some.text(max_size=60)
    | some.text(some.sampled_from("Aa1. !?。」”\n("))
    | some.sampled_from(list(hard_texts.LINES.values()))
)


@given(some.lists(some.tuples(ANY, some.sampled_from(["", "b"])), max_size=4))
def test_nothing_but_white_space_is_left_out(runs):
    parted = "".join(words for one in sentences.parted(runs) for words, _ in one)

    assert "".join(parted.split()) == "".join("".join(words for words, _ in runs).split())

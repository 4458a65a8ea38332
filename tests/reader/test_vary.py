"""What training does to a sentence: other words, the same labels in the same places."""

import json
import random
from pathlib import Path

import pytest

from training import vary

HERE = Path(vary.__file__).parent
RECORDS = [
    json.loads(line)
    for file in ("writer-3.jsonl", "own-8.jsonl")
    for line in (HERE / file).read_text(encoding="utf-8").splitlines()
]
WHOLE: set[str] = set()
NEIGHBOUR = "I wrote this on 4 May."


def again(record, seed=1):
    return vary.varied(record, random.Random(seed), [NEIGHBOUR])


def every_place_holds():
    for seed, record in enumerate(RECORDS):
        made = again(record, seed)
        assert [mark["label"] for mark in made["labels"]] == [m["label"] for m in record["labels"]]
        assert all(mark["span"] and mark["span"] in made["text"] for mark in made["labels"])


def test_labels_and_their_places_hold_in_every_sentence():
    every_place_holds()


def test_twin_where_a_place_that_is_lost_is_not_noticed(monkeypatch):
    """A change that works on the whole sentence only, as one that sees its beginning would."""

    def first_lost(_rng):
        return [lambda text: text[1:] if text in WHOLE else text]

    whole = [record for record in RECORDS if record["labels"]]
    monkeypatch.setattr(vary, "changes", first_lost)
    monkeypatch.setattr(vary, "any", lambda _lost: False, raising=False)
    WHOLE.update(record["text"] for record in whole)
    with pytest.raises(AssertionError):
        every_place_holds()


def test_a_record_itself_is_never_changed():
    before = json.dumps(RECORDS[:200])
    for seed in range(200):
        again(RECORDS[seed], seed)

    assert json.dumps(RECORDS[:200]) == before


def test_many_sentences_come_out_otherwise_and_the_same_seed_gives_the_same():
    made = [again(record, seed)["text"] for seed, record in enumerate(RECORDS)]

    assert sum(one != record["text"] for one, record in zip(made, RECORDS, strict=True)) > 500
    assert made == [again(record, seed)["text"] for seed, record in enumerate(RECORDS)]


@pytest.mark.parametrize(
    ("change", "text", "made"),
    [
        (vary.OPEN, "I didn't and you're late.", "I did not and you are late."),
        (vary.OPEN, "It's what I'd said.", "It's what I'd said."),
        (vary.CLOSE, "I am late and it is over.", "I'm late and it's over."),
        (vary.CLOSE, "That is who I am.", "That's who I am."),
        (vary.RESPELL, "Mum saw the behaviour.", "Mom saw the behavior."),
        (vary.RESPELL, "My apartment was empty.", "My flat was empty."),
    ],
)
def test_each_change_does_what_it_says(change, text, made):
    assert change(text) == made


def test_a_figure_becomes_the_same_other_figure_throughout():
    change = vary.figures(random.Random(3))

    made = change("14 calls on 14 May, 200 euros")
    first, second = made.split()[0], made.split()[3]
    assert first == second != "14"
    assert "00" in made


def test_a_neighbour_stands_before_or_after():
    seen = {vary.beside("I lied.", random.Random(seed), [NEIGHBOUR]) for seed in range(300)}

    assert {"I lied.", f"{NEIGHBOUR} I lied.", f"I lied. {NEIGHBOUR}"} <= seen

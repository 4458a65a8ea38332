"""Every proof says what it shows, says its last line in one form, and has its share of the hour."""

import re

from prove.whole import proofs

EVERY = proofs.every()
LAST = re.compile(r"return (told|(\w+\.)?ran)\(")


def test_all_shares_together_are_no_more_than_an_hour():
    assert sum(one.minutes for one in EVERY) <= proofs.HOUR


def test_every_proof_of_the_hour_says_its_last_line_in_the_one_form():
    texts = {
        one.name: (proofs.HERE / f"{one.name}.py").read_text("utf-8")
        for one in proofs.those_run_together(EVERY)
    }

    assert [name for name, text in texts.items() if not LAST.search(text)] == []


def test_only_numbers_of_promises_are_named():
    assert {number for one in EVERY for number in one.shows} <= set(range(1, 41))


def test_every_proof_says_what_it_shows_and_its_share():
    assert [one.name for one in EVERY if not one.says_it] == []


def test_a_proof_that_does_not_say_its_share_is_noticed_and_run_by_name_only(tmp_path):
    (tmp_path / "one.py").write_text("SHOWS = (1,)\n\ndef main(arguments):\n    return 0\n")
    (tmp_path / "part.py").write_text("def piece():\n    return 0\n")

    found = proofs.every(tmp_path)

    assert [(one.name, one.says_it) for one in found] == [("one", False)]
    assert proofs.those_run_together(found) == []

"""How hard a passphrase is to guess, and the words one is made of."""

import math
import random
import re
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise

import pytest

from desktop import strength
from desktop.strength import FilePassword, Strength

TOUR = "tour passphrase for the sample vault"


@pytest.mark.parametrize(
    "passphrase",
    ["", "   ", "password", "password1", "qwertyuiop", "aaaaaaaaaaaaaaaa", "14.02.2011"],
)
def test_what_is_tried_first_is_too_easy(passphrase: str) -> None:
    assert strength.strength(passphrase) is Strength.TOO_EASY


def test_the_four_steps_rise_with_every_word() -> None:
    steps = [
        strength.strength(text)
        for text in (
            "walnut",
            "walnut harbour",
            "walnut harbour quiet",
            "walnut harbour quiet ladder orange",
        )
    ]

    assert steps == [
        Strength.TOO_EASY,
        Strength.KNOWN_TO_SOME,
        Strength.HARD,
        Strength.VERY_HARD,
    ]


def test_only_the_upper_two_steps_are_enough() -> None:
    assert [step for step in Strength if step.is_enough] == [Strength.HARD, Strength.VERY_HARD]


def test_a_name_that_somebody_close_would_try_takes_the_strength_away() -> None:
    passphrase = "wilhelmine-bartuschek"

    assert strength.strength(passphrase).is_enough
    assert strength.strength(passphrase, ["wilhelmine", "bartuschek"]) is Strength.KNOWN_TO_SOME
    assert strength.strength(passphrase, [passphrase]) is Strength.KNOWN_TO_SOME


def test_a_word_that_is_easy_for_everybody_stays_easy_beside_own_words() -> None:
    assert strength.strength("walnut", ["walnut"]) is Strength.TOO_EASY


def test_empty_own_words_change_nothing() -> None:
    assert strength.strength(TOUR, ["", "  "]) is strength.strength(TOUR)


def test_the_passphrase_of_the_tour_is_enough() -> None:
    assert strength.strength(TOUR).is_enough


def test_a_very_long_passphrase_is_answered_and_not_refused() -> None:
    assert strength.strength("harbour ladder quiet " * 500) in set(Strength)


def test_the_list_has_7776_different_plain_words_none_of_which_begins_another() -> None:
    words = strength.words()
    ordered = sorted(words)

    assert len(words) == len(set(words)) == 7776
    assert all(re.fullmatch("[a-z]{3,9}", word) for word in words)
    assert not [a for a, b in pairwise(ordered) if b.startswith(a)]


def test_five_words_by_chance_are_worth_at_least_64_bits() -> None:
    assert strength.MADE_WORDS * math.log2(len(strength.kind_words())) > 64


def test_no_word_by_chance_is_one_that_could_hurt() -> None:
    offered: set[str] = set()

    def choose(words: Sequence[str]) -> str:
        offered.update(words)
        return words[0]

    strength.make(choose=choose)

    assert not offered & {"fidelity", "bride", "afraid", "wronged"}
    assert offered < set(strength.words())


def test_twin_every_word_of_the_list_offers_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strength, "kind_words", strength.words)

    with pytest.raises(AssertionError):
        test_no_word_by_chance_is_one_that_could_hurt()


def test_a_made_passphrase_is_five_words_of_the_list_very_hard_and_fits_a_file() -> None:
    chance = random.Random(1)
    made = [strength.make(choose=chance.choice) for _ in range(50)]
    listed = set(strength.words())

    assert all(len(one.split(" ")) == 5 and set(one.split(" ")) <= listed for one in made)
    assert {strength.strength(one) for one in made} == {Strength.VERY_HARD}
    assert {strength.file_password(one) for one in made} == {FilePassword.FITS}


def test_the_words_come_from_the_chooser_in_its_order() -> None:
    listed = strength.kind_words()
    order = iter([3, 1, 2])

    assert strength.make(3, lambda words: words[next(order)]) == " ".join(
        [listed[3], listed[1], listed[2]]
    )


def test_two_made_passphrases_differ() -> None:
    assert strength.make() != strength.make()


@pytest.mark.parametrize(
    ("password", "verdict"),
    [
        ("walnut harbour quiet ladder orange", FilePassword.FITS),
        ("a" * 64, FilePassword.FITS),
        ("a" * 65, FilePassword.TOO_LONG),
        ("", FilePassword.EMPTY),
        ("Käse", FilePassword.NOT_ASCII),
        ("it\u2019s", FilePassword.NOT_ASCII),
        ("two\nlines", FilePassword.NOT_ASCII),
        ("a tab\there", FilePassword.NOT_ASCII),
    ],
)
def test_a_file_password_is_of_plain_ascii_and_at_most_64_characters(
    password: str, verdict: FilePassword
) -> None:
    assert strength.file_password(password) is verdict


def test_the_estimator_is_not_loaded_before_a_passphrase_is_judged() -> None:
    code = "import sys, desktop.strength; print('zxcvbn_rs_py' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


def test_words_between_the_steps_are_guessed_by_somebody_who_knows_you() -> None:
    assert strength.strength("walnut harbour") is Strength.KNOWN_TO_SOME

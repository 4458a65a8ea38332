"""Random packets, read by other programs: what is in the file is what was chosen, and no more.

`dev.py prove packets` makes five hundred.
"""

from dataclasses import replace

import pytest
import random_packets
from lent import Lent

from desktop.export import compose
from desktop.model import leaving, richtext
from desktop.model.manifest import Form, Piece
from desktop.packet import Press

SEEDS = range(5)
FORMS = (Form.PDF, Form.WORD, Form.PDF, Form.TEXT, Form.MARKDOWN)


def assert_packets_hold_what_was_chosen(place, forms=FORMS, seeds=SEEDS):
    with Press(Lent) as press:
        found = [
            line for seed in seeds for line in random_packets.faults(seed, forms, place, press)
        ]

    assert found == []


@pytest.mark.slow
def test_what_another_program_reads_is_what_was_chosen(tmp_path):
    assert_packets_hold_what_was_chosen(tmp_path)


@pytest.mark.parametrize("form", [Form.PDF, Form.WORD, Form.TEXT, Form.MARKDOWN])
def test_twin_a_piece_that_is_lost_is_noticed(tmp_path, monkeypatch, form):
    honest = compose.leaving
    monkeypatch.setattr(compose, "leaving", lambda manifest: honest(manifest)[:-1])

    with pytest.raises(AssertionError, match="is missing"):
        assert_packets_hold_what_was_chosen(tmp_path, [form], [0])


@pytest.mark.parametrize("form", [Form.PDF, Form.WORD, Form.TEXT, Form.MARKDOWN])
def test_twin_what_was_not_chosen_is_noticed(tmp_path, monkeypatch, form):
    monkeypatch.setattr(leaving, "_chosen", lambda source, _wish: source.pieces())

    with pytest.raises(AssertionError, match="was not chosen"):
        assert_packets_hold_what_was_chosen(tmp_path, [form], [0])


@pytest.mark.parametrize("form", [Form.PDF, Form.WORD, Form.TEXT, Form.MARKDOWN])
def test_twin_words_that_were_marked_to_stay_are_noticed(tmp_path, monkeypatch, form):
    def laid_open(body):
        return tuple(
            replace(block, runs=tuple(replace(run, kept=False) for run in block.runs))
            for block in body
        )

    monkeypatch.setattr(richtext, "leaving", laid_open)
    monkeypatch.setattr(Piece, "refuse_kept", lambda _: None)

    with pytest.raises(AssertionError, match="was not chosen"):
        assert_packets_hold_what_was_chosen(tmp_path, [form], range(4))

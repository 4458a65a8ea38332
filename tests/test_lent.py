"""What goes from one test to the next is alive."""

import lent
import pytest
from export import paper

from desktop import child
from desktop.packet import Press


def the_next_is_alive_after_one_was_killed_at_the_last_moment(monkeypatch):
    """Kill a helper when its answer is there and not handed over yet, as a closing room may."""
    made = []

    def start(role):
        made.append(lent.Lent(role))
        return made[-1]

    honest = child.Child.ask

    def ask(one, content, *, seconds):
        answer = honest(one, content, seconds=seconds)
        made[-1].kill()
        return answer

    with monkeypatch.context() as patch:
        patch.setattr(child.Child, "ask", ask)
        with Press(start, fonts=()) as press:
            press.missing(paper.MANIFEST)
    killed = made[-1]._one._process
    killed.wait()
    following = lent.Lent("typeset")
    following.end()
    assert following._one._process is not killed, "what is dead was lent"


def test_a_helper_that_was_killed_as_it_answered_is_not_lent_again(monkeypatch):
    the_next_is_alive_after_one_was_killed_at_the_last_moment(monkeypatch)


def test_twin_one_mark_for_killed_and_for_failed(monkeypatch):
    def kill(one):
        one._is_spoilt = True
        one._one.kill()

    monkeypatch.setattr(lent.Lent, "kill", kill)
    with pytest.raises(AssertionError, match="what is dead was lent"):
        the_next_is_alive_after_one_was_killed_at_the_last_moment(monkeypatch)
    lent.end_all()

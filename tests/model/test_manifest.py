from dataclasses import replace

import pytest

from desktop.model.manifest import Manifest, Missing, Piece, is_password
from desktop.model.richtext import paragraph


def test_what_may_be_replaced_adds_up():
    manifest = Manifest(title="", pieces=()).replacing([Missing(heading="", characters=("語",))])
    again = manifest.replacing([Missing(heading="", characters=("→", "語"))])

    assert again.replaced == {"語", "→"}


@pytest.mark.parametrize("text", ["a", "five words", "~" * 64])
def test_a_password_is_up_to_64_ascii_characters(text):
    assert is_password(text)


@pytest.mark.parametrize("text", ["", "~" * 65, "größer", "a\nb", "a\tb"])
def test_anything_else_is_no_password(text):
    assert not is_password(text)


def test_private_workings_make_no_piece():
    piece = Piece(heading="What it was", body=(paragraph("a"),), key="what")

    with pytest.raises(ValueError, match="private") as caught:
        Piece(heading="canary", body=(paragraph("canary"),), key="private:what")
    with pytest.raises(ValueError, match="private"):
        replace(piece, key="private:what")
    assert "canary" not in str(caught.value)


def test_copies_say_which_they_are_and_differ_in_nothing_else():
    manifest = Manifest(title="T", pieces=())
    copies = manifest.copies(3)

    assert [one.copy for one in copies] == [
        "copy 1 of 3, to be given back",
        "copy 2 of 3, to be given back",
        "copy 3 of 3, to be given back",
    ]
    assert {replace(one, copy="") for one in copies} == {manifest}
    assert manifest.copies(0) == ()

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont

from desktop import files
from desktop.ui import fonts

LETTERS = "ABCxyz äöüß éèêç ñ åø łźś čřž őű ğşı ăâț ЖжѢїє ΑλόγοςἀᾳΏ Việt ặữ “”… €£ ½ •"


@pytest.fixture(autouse=True)
def _registered(qapp):
    fonts.register_shipped()


def test_both_families_are_there_with_their_weights():
    assert set(QFontDatabase.styles("Literata")) == {
        "Regular",
        "Italic",
        "SemiBold",
        "SemiBold Italic",
    }
    assert set(QFontDatabase.styles("Stillpage Sans")) == {"Regular", "Medium", "SemiBold"}


@pytest.mark.parametrize(
    ("family", "weight", "slanted"),
    [
        ("Literata", 400, False),
        ("Literata", 400, True),
        ("Literata", 600, False),
        ("Literata", 600, True),
        ("Stillpage Sans", 400, False),
        ("Stillpage Sans", 500, False),
        ("Stillpage Sans", 600, False),
    ],
)
def test_each_weight_is_a_face_of_its_own(family, weight, slanted):
    font = QFont(family)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(slanted)
    info = QFontInfo(font)

    assert (info.family(), info.weight(), info.italic()) == (family, weight, slanted)


@pytest.mark.parametrize("file", sorted((files.resources() / "fonts").glob("*.ttf")), ids=str)
def test_each_face_covers_the_letters_of_europe_and_vietnam(file):
    face = QRawFont(str(file), 16)

    assert [letter for letter in LETTERS if not face.supportsCharacter(ord(letter))] == []


def test_no_face_carries_the_reserved_name():
    reserved = "Source".encode("utf-16-be")
    for file in (files.resources() / "fonts").glob("StillpageSans*.ttf"):
        named = QRawFont(str(file), 16)
        assert "Source" not in named.familyName()
        # The notice of copyright is the one place where it has to stand.
        assert file.read_bytes().count(reserved) == 1


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux", "freebsd14"])
def test_the_shipped_face_comes_first_everywhere(platform):
    assert fonts.serif_stack(platform)[0] == "Literata"
    assert fonts.sans_stack(platform)[0] == "Stillpage Sans"
    assert len(fonts.serif_stack(platform)) > 1


def test_registering_twice_adds_nothing():
    assert fonts.register_shipped() == fonts.register_shipped()


def test_every_face_has_its_licence_beside_it():
    licences = files.resources() / "licences"
    for name in ("Literata-OFL.txt", "StillpageSans-OFL.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (licences / name).read_text(encoding="utf-8")

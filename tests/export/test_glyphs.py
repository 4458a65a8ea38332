import struct
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables._c_m_a_p import cmap_classes
from hypothesis import given
from hypothesis import strategies as some

from desktop.export import glyphs
from desktop.export.glyphs import Coverage, Face

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
FACES = tuple(Face(path) for path in sorted(FONTS.glob("*.ttf")))


def font(path, codes):
    """Write a face of another name that draws these code points, all as an x."""
    made = TTFont(FONTS / "Literata-Regular.ttf")
    for name in ("GSUB", "GPOS", "GDEF"):
        if name in made:
            del made[name]
    table = cmap_classes[12 if max(codes) > 0xFFFF else 4](12 if max(codes) > 0xFFFF else 4)
    table.platformID, table.platEncID, table.language = 3, 10 if max(codes) > 0xFFFF else 1, 0
    table.cmap = dict.fromkeys(codes, "x")
    made["cmap"].tables = [table]
    for record in made["name"].names:
        record.string = path.stem
    made.save(path)
    return Face(path)


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.path.stem)
def test_our_faces_cover_what_another_reader_finds(face):
    known = set(TTFont(face.path).getBestCmap())
    covered = glyphs.coverage(face)

    assert {code for code in range(0x11000) if code in covered} == known


def test_code_points_beyond_the_first_plane_are_read(tmp_path):
    covered = glyphs.coverage(font(tmp_path / "wide.ttf", [0x41, 0x1F600, 0x1F601]))

    assert [code in covered for code in (0x41, 0x42, 0x1F600, 0x1F601, 0x1F602)] == [
        True,
        False,
        True,
        True,
        False,
    ]


def test_each_face_of_a_collection_is_read(tmp_path):
    one, two = (font(tmp_path / f"{code}.ttf", [code]) for code in (0x41, 0x42))
    collection = TTCollection()
    collection.fonts = [TTFont(one.path), TTFont(two.path)]
    collection.save(tmp_path / "both.ttc")

    faces = [Face(tmp_path / "both.ttc", index) for index in (0, 1)]

    assert [glyphs.coverage(face).covers("B") for face in faces] == [False, True]


def table(*subtables):
    """Return a font file that is nothing but this character map."""
    records, bodies = b"", b""
    for platform, encoding, body in subtables:
        offset = 4 + 8 * len(subtables) + len(bodies)
        records += struct.pack(">HHI", platform, encoding, offset)
        bodies += body
    cmap = struct.pack(">HH", 0, len(subtables)) + records + bodies
    return struct.pack(">4sHHHH4sIII", b"\0\1\0\0", 1, 0, 0, 0, b"cmap", 0, 28, len(cmap)) + cmap


def groups(*ranges, form=12):
    packed = b"".join(struct.pack(">III", *one) for one in ranges)
    return struct.pack(">HHIII", form, 0, 16 + len(packed), 0, len(ranges)) + packed


def covered(path, font):
    path.write_bytes(font)
    return glyphs.coverage(Face(path))


def test_the_glyph_for_nothing_covers_nothing(tmp_path):
    found = covered(tmp_path / "a", table((3, 10, groups((0x41, 0x43, 0), (0x50, 0x4F, 7)))))

    assert (found.firsts, found.lasts) == ((0x42,), (0x43,))


def test_segments_that_look_up_their_glyphs_are_read(tmp_path):
    # Two segments: A to C by a list (B has no glyph), then the closing one.
    body = struct.pack(">7H", 4, 0, 0, 4, 0, 0, 0)
    body += struct.pack(">2H", 0x43, 0xFFFF) + b"\0\0" + struct.pack(">2H", 0x41, 0xFFFF)
    body += struct.pack(">2H", 0, 1) + struct.pack(">2H", 4, 0) + struct.pack(">3H", 5, 0, 6)

    found = covered(tmp_path / "a", table((3, 1, body)))

    assert [code in found for code in (0x41, 0x42, 0x43, 0xFFFF)] == [True, False, True, False]


def test_maps_that_are_not_of_unicode_or_of_no_known_form_are_left_out(tmp_path):
    one = groups((0x41, 0x41, 1))
    other = struct.pack(">HHH", 6, 0, 0)

    assert covered(tmp_path / "a", table((1, 0, one), (3, 0, one), (3, 1, other))).firsts == ()


@pytest.mark.parametrize("content", [b"", b"\0\1\0\0", b"\0\1\0\0\0\1" + bytes(22), b"x" * 200])
def test_what_is_no_font_covers_nothing(tmp_path, content):
    path = tmp_path / "broken.ttf"
    path.write_bytes(content)

    assert glyphs.coverage(Face(path)).firsts == ()


def test_a_font_that_is_gone_covers_nothing(tmp_path):
    assert glyphs.coverage(Face(tmp_path / "gone.ttf")).firsts == ()


def test_ranges_join():
    assert Coverage.of([(5, 6), (1, 2), (3, 3), (2, 2)]) == Coverage((1, 5), (3, 6))


@given(some.text())
def test_characters_joined_are_the_text(text):
    assert "".join(glyphs.characters(text)) == text


@given(some.text(some.sampled_from("ab\u0301\u200d\ufe0f🇬👍🏽\n")))
def test_the_quick_way_finds_the_same_characters(text):
    assert glyphs.distinct(text) == set(glyphs.characters(text))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("ab", 2),
        ("e\u0301", 1),
        ("👩‍👩‍👧👍🏽", 2),
        ("🇬🇧🇫🇷", 2),
        ("🇬🇧🇫", 2),
        ("❤️", 1),
        ("หนี่", 2),
        ("\n\u0301", 2),
        ("a\u200d\n", 2),
    ],
)
def test_a_character_is_what_a_person_sees_as_one(text, count):
    assert len(list(glyphs.characters(text))) == count


def test_what_our_faces_draw_is_not_missing():
    assert glyphs.undrawable("Café\u200d ž\u00a0\u2003…", FACES, ()) == (set(), set())


def test_what_no_face_draws_is_missing_and_what_others_draw_is_tried(tmp_path):
    other = font(tmp_path / "other.ttf", [ord("語")])

    assert glyphs.undrawable("a語日", FACES, [other]) == ({"日"}, {"語"})


def test_signs_around_arabic_are_drawn_although_they_count_as_format():
    assert not glyphs.is_invisible("\u06dd")
    assert glyphs.is_invisible("\u200e")

"""The sealed question file: what goes in comes out, and everything else is told apart."""

import dataclasses
import hashlib
import json
import os
import struct
import tomllib
import tracemalloc
import zlib
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st
from samples import CHEAP_BOUNDS, CHEAPEST
from sheets import SHEETS, question, sheet

from desktop import errors, question_file
from desktop.model import questions
from desktop.model.questions import Depth, Question, Sheet
from desktop.vault import sealing
from desktop.vault.cost import Bounds, Cost

PASSPHRASE = "five small words for testing"
VECTORS = Path(__file__).parent / "vectors" / "questions" / "v1"
EXPECTED = tomllib.loads((VECTORS / "expected.toml").read_text("utf-8"))
CANARY = "the lake house"


def sealed(one, passphrase=PASSPHRASE):
    return question_file.seal(one, passphrase, CHEAPEST)


def opened(raw, passphrase=PASSPHRASE):
    return question_file.read(raw, passphrase, CHEAP_BOUNDS)


def full(count, text="What is still going on?"):
    return sheet(*(question(number, text=text) for number in range(1, count + 1)))


@given(SHEETS)
def test_what_was_sealed_is_read(one):
    assert opened(sealed(one)) == one


@pytest.mark.parametrize("name", sorted(EXPECTED["good"]))
def test_a_frozen_file_is_read_as_it_was_meant(name):
    raw = (VECTORS / f"{name}.good").read_bytes()

    read = opened(raw, EXPECTED["passphrase"])

    assert read == questions.from_json(json.loads(EXPECTED["good"][name]))


@pytest.mark.parametrize("name", sorted(EXPECTED["broken"]))
def test_a_broken_file_is_refused_with_its_own_reason(name):
    raw = (VECTORS / f"{name}.broken").read_bytes()

    with pytest.raises(getattr(errors, EXPECTED["broken"][name])):
        opened(raw, EXPECTED["passphrase"])


def read_by_the_page_alone(raw, passphrase):
    """Return the JSON of a file as docs/question-file.md says, with no code of the program."""
    memory_kib, passes, lanes = struct.unpack(">III", raw[10:22])
    stretched = Argon2id(
        salt=raw[22:38], length=32, iterations=passes, lanes=lanes, memory_cost=memory_kib
    ).derive(passphrase.encode())
    key, check = (
        HKDF(algorithm=SHA256(), length=32, salt=b"", info=f"stillpage questions 1 {info}".encode())
        .derive(stretched)
        for info in ("key", "check")
    )  # fmt: skip
    assert raw[38:70] == check
    assert hashlib.sha256(raw[:-32]).digest() == raw[-32:]
    content = AESGCM(key).decrypt(raw[70:82], raw[82:-32], raw[:70])
    length = int.from_bytes(content[:4])
    assert not any(content[4 + length :])
    return json.loads(zlib.decompress(content[4 : 4 + length]))


@pytest.mark.parametrize("name", sorted(EXPECTED["good"]))
def test_the_page_on_the_format_is_enough_to_read_a_file(name):
    raw = (VECTORS / f"{name}.good").read_bytes()

    read = read_by_the_page_alone(raw, EXPECTED["passphrase"])

    assert questions.from_json(read["sheet"]) == opened(raw, EXPECTED["passphrase"])


def test_what_is_made_today_is_what_the_page_says():
    one = sheet(question(), note="A note.")

    read = read_by_the_page_alone(sealed(one), PASSPHRASE)

    assert read == {"minor": 0, "sheet": questions.to_json(one)}


@pytest.mark.slow
def test_a_file_made_at_the_real_cost_is_read_within_the_real_bounds():
    one = sheet(question())
    raw = question_file.seal(one, PASSPHRASE, question_file.COST)

    assert question_file.read(raw, PASSPHRASE, question_file.SHIPPED) == one


def test_no_vector_is_left_out():
    kept = {path.name for path in VECTORS.iterdir()} - {"expected.toml"}

    assert kept == {f"{name}.{kind}" for kind in ("good", "broken") for name in EXPECTED[kind]}


@given(at=st.integers(0), bit=st.integers(0, 7))
def test_one_changed_bit_anywhere_is_told_before_the_passphrase_counts(at, bit):
    raw = bytearray((VECTORS / "sheet.good").read_bytes())
    raw[at % len(raw)] ^= 1 << bit

    with pytest.raises((errors.QuestionFileDamagedError, errors.NotAQuestionFileError)):
        opened(bytes(raw), "whatever was typed")


@given(st.binary(max_size=300))
def test_chance_bytes_are_no_question_file(raw):
    with pytest.raises(errors.NotAQuestionFileError):
        opened(raw)


@given(st.binary(max_size=300))
def test_chance_bytes_behind_a_good_beginning_are_damage(raw):
    with pytest.raises(errors.QuestionFileDamagedError):
        opened(question_file.MAGIC + raw)


def test_another_passphrase_does_not_open():
    raw = sealed(sheet(question()))

    with pytest.raises(errors.QuestionFileLockedError):
        opened(raw, "five small words for testin")


def test_a_passphrase_pasted_with_a_line_end_is_the_same():
    one = sheet(question())

    assert opened(sealed(one, "cafe\u0301  lake"), " caf\u00e9 lake\n") == one


@pytest.mark.parametrize(
    ("one", "size"),
    [(sheet(), 0), (full(1), 0), (full(40), 0), (full(500), 0),
     (full(1, os.urandom(30_000).hex()), 1), (full(1, os.urandom(200_000).hex()), 2)],
    ids=["nothing", "one", "forty", "many", "long", "longest"],
)  # fmt: skip
def test_a_file_has_one_of_three_lengths(one, size):
    assert len(sealed(one)) == question_file.SIZES[size]


def test_as_much_as_may_be_fits_whatever_it_is():
    longest = full(1, "x" * (question_file.MOST_CONTENT - 200))
    hardest = os.urandom((question_file.MOST_CONTENT - 200) // 2).hex()

    assert opened(sealed(longest)) == longest
    assert opened(sealed(full(1, hardest))).questions[0].text == hardest


def test_content_that_cannot_be_packed_still_fits_in_the_largest():
    # What zlib makes of chance bytes is the longest it can make of anything.
    packed = zlib.compress(os.urandom(question_file.MOST_CONTENT), 9)

    assert len(question_file.FAMILY.padded(packed)) + 130 == question_file.MOST_BYTES


@pytest.mark.parametrize(
    "one",
    [full(501), sheet(do_not_tell=("no",) * 501), full(1, "x" * 900_000),
     sheet(depths={str(tag): Depth.COUNTS for tag in range(501)})],
    ids=["questions", "not to tell", "text", "topics"],
)  # fmt: skip
def test_more_than_a_file_may_hold_is_said_before_anything_is_made(one):
    with pytest.raises(errors.QuestionFileFullError):
        sealed(one)


def says_nothing_outside(raw, *canaries):
    assert [one for one in canaries if one.encode() in raw] == []


HINTS = (CANARY, "stillpage", "Stillpage", "STILL", "question", "2026", "money", "minor")


def test_nothing_of_the_content_the_day_or_the_program_can_be_seen_from_outside():
    raw = sealed(sheet(question(text=f"Who was at {CANARY}?", tag="money"), note=CANARY))

    says_nothing_outside(raw, *HINTS)


def test_a_file_that_was_packed_but_not_sealed_is_noticed(monkeypatch):
    monkeypatch.setattr(
        sealing, "seal", lambda key, content, about: bytes(12) + content + bytes(16)
    )
    monkeypatch.setattr(sealing, "unseal", lambda key, content, about: content[12:-16])
    monkeypatch.setattr(zlib, "compress", lambda plain, level: zlib_stored(plain))
    raw = sealed(sheet(question(), note=CANARY))

    with pytest.raises(AssertionError, match=CANARY):
        says_nothing_outside(raw, *HINTS)


def zlib_stored(plain):
    packing = zlib.compressobj(0)
    return packing.compress(plain) + packing.flush()


def test_the_same_sheet_sealed_twice_shares_nothing_but_its_beginning():
    one, other = sealed(sheet(question())), sealed(sheet(question()))

    parts = {"salt": (22, 38), "check": (38, 70), "nonce": (70, 82)}

    assert one[:22] == other[:22]
    assert [name for name, (a, b) in parts.items() if one[a:b] == other[a:b]] == []
    assert sum(a == b for a, b in zip(one[22:], other[22:], strict=True)) < len(one) // 100


def changes_of_the_front(raw):
    """Yield the file with each byte of its front changed, and a sum that fits."""
    for at in range(22, 70):
        whole = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 : -32]
        yield whole + hashlib.sha256(whole).digest()


def test_no_byte_of_the_front_can_be_changed_by_somebody_without_the_passphrase():
    for changed in changes_of_the_front(sealed(sheet(question()))):
        with pytest.raises(errors.QuestionFileLockedError):
            opened(changed)


def test_the_seal_holds_the_front_even_where_the_key_would_fit(monkeypatch):
    # With the check out of the way, a changed check still breaks the seal.
    raw = sealed(sheet(question()))
    monkeypatch.setattr(sealing, "same", lambda one, other: True)
    whole = raw[:38] + bytes(32) + raw[70:-32]

    with pytest.raises(errors.QuestionFileDamagedError):
        opened(whole + hashlib.sha256(whole).digest())


def opens_with_one_passphrase_only(make):
    first, second, raw = make()
    assert [one for one in (first, second) if opens(raw, one)] != [first, second]


def opens(raw, passphrase):
    try:
        opened(raw, passphrase)
    except errors.QuestionFileLockedError:
        return False
    except errors.QuestionFileDamagedError:
        # The content is not found out here: that the seal was tried is enough.
        return True
    return True


def two_readers():
    return "first", "second", sealed(sheet(question()), "first")


def test_no_file_is_taken_by_two_passphrases():
    opens_with_one_passphrase_only(two_readers)


def test_a_file_that_two_passphrases_could_share_is_noticed(monkeypatch):
    monkeypatch.setattr(sealing, "same", lambda one, other: True)

    with pytest.raises(AssertionError):
        opens_with_one_passphrase_only(two_readers)


def derives_nothing(raw, bounds, monkeypatch):
    done = []
    monkeypatch.setattr(sealing, "stretch", lambda *_, **__: done.append(1) or bytes(32))
    with pytest.raises(errors.QuestionFileError):
        question_file.read(raw, PASSPHRASE, bounds)
    assert not done, "something was derived"


@pytest.mark.parametrize(
    "name",
    ["memory-bomb", "passes-bomb", "no-passes", "lanes-bomb", "half", "empty", "version-0",
     "version-2", "other-line-ends"],
)  # fmt: skip
def test_what_is_refused_at_sight_costs_nothing(name, monkeypatch):
    derives_nothing((VECTORS / f"{name}.broken").read_bytes(), CHEAP_BOUNDS, monkeypatch)


def test_a_bound_that_is_not_looked_at_is_noticed(monkeypatch):
    monkeypatch.setattr(Bounds, "hold", lambda self, cost: True)

    with pytest.raises(AssertionError, match="derived"):
        derives_nothing((VECTORS / "memory-bomb.broken").read_bytes(), CHEAP_BOUNDS, monkeypatch)


def test_the_shipped_program_refuses_a_file_made_cheaply(monkeypatch):
    derives_nothing((VECTORS / "sheet.good").read_bytes(), question_file.SHIPPED, monkeypatch)


def test_the_cost_a_file_is_made_with_is_one_that_is_read():
    assert question_file.SHIPPED.hold(question_file.COST)
    assert not question_file.SHIPPED.hold(Cost(memory_kib=2048 * 1024, passes=3, lanes=4))


def unfolds_little(raw):
    """Check that a packed bomb of 12 MB is refused with a fraction of that."""
    tracemalloc.start()
    try:
        with pytest.raises(errors.QuestionFileDamagedError):
            opened(raw)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 4_000_000, "the bomb was unfolded"


def test_a_bomb_is_refused_before_it_unfolds():
    unfolds_little((VECTORS / "bomb.broken").read_bytes())


def test_a_bomb_that_unfolds_is_noticed(monkeypatch):
    lax = dataclasses.replace(question_file.FAMILY, most_content=20_000_000)
    monkeypatch.setattr(question_file, "FAMILY", lax)

    with pytest.raises(AssertionError, match="unfolded"):
        unfolds_little((VECTORS / "bomb.broken").read_bytes())


def is_read_back(monkeypatch):
    """Check that a file is refused when what it says is not what went in."""
    other = sheet(question(text="Something else?"))
    monkeypatch.setattr(question_file, "_sheet", lambda plain: other)
    with pytest.raises(errors.QuestionFileDamagedError):
        sealed(sheet(question()))


def test_a_file_that_does_not_say_what_went_in_is_never_given(monkeypatch):
    is_read_back(monkeypatch)


def test_a_file_that_is_not_read_back_is_noticed(monkeypatch):
    monkeypatch.setattr(question_file, "read", lambda raw, passphrase, bounds: sheet(question()))

    with pytest.raises(pytest.fail.Exception):
        is_read_back(monkeypatch)


# Private parts


def room_of_the_partner():
    """Return what a partner's room may hold around the questions: each private text is its own."""
    parts = ("my lines", "conditions of the day", "afterwards", "what I want this for", "follow-up")
    return {f"private: {part}": f"canary of {part}" for part in parts}


def carries_nothing_private(seal, one, private):
    raw = seal(one)
    plain = json.dumps(questions.to_json(opened(raw)))
    assert [text for text in private.values() if text in plain or text.encode() in raw] == []


def test_private_parts_have_no_way_into_a_file():
    private = room_of_the_partner()
    for name in ("lines", "conditions", "afterwards", "wanted_for", "follow_ups"):
        with pytest.raises(TypeError):
            dataclasses.replace(sheet(question()), **{name: private["private: my lines"]})

    carries_nothing_private(sealed, sheet(question(), note="A note."), private)


def test_a_private_part_that_is_written_into_the_note_is_noticed():
    private = room_of_the_partner()
    leaky = dataclasses.replace(sheet(question()), note=private["private: afterwards"])

    with pytest.raises(AssertionError, match="afterwards"):
        carries_nothing_private(sealed, leaky, private)


# On the disk


def test_a_file_is_taken_from_the_disk_whole(tmp_path):
    raw = sealed(sheet(question()))
    (tmp_path / "for you").write_bytes(raw)

    assert question_file.load(tmp_path / "for you") == raw
    assert question_file.looks_like_one(tmp_path / "for you")


def test_no_more_is_taken_than_a_question_file_can_be(tmp_path):
    (tmp_path / "film").write_bytes(question_file.MAGIC + bytes(3 * question_file.MOST_BYTES))

    raw = question_file.load(tmp_path / "film")

    assert len(raw) == question_file.MOST_BYTES + 1
    with pytest.raises(errors.QuestionFileDamagedError):
        opened(raw)


def test_a_file_is_read_where_it_lies(tmp_path):
    one = sheet(question())
    (tmp_path / "for you").write_bytes(sealed(one))

    question_file.check(tmp_path / "for you", CHEAP_BOUNDS)

    assert question_file.read_file(tmp_path / "for you", PASSPHRASE, CHEAP_BOUNDS) == one


def test_a_file_is_looked_at_before_anybody_types(tmp_path, monkeypatch):
    monkeypatch.setattr(sealing, "stretch", pytest.fail)
    (tmp_path / "half").write_bytes((VECTORS / "half.broken").read_bytes())

    with pytest.raises(errors.QuestionFileDamagedError):
        question_file.check(tmp_path / "half", CHEAP_BOUNDS)


def test_no_version_is_longer_than_the_longest_file():
    whole = question_file.MAGIC + b"\0\2" + bytes(question_file.MOST_BYTES)

    with pytest.raises(errors.QuestionFileDamagedError):
        opened(whole + hashlib.sha256(whole).digest())


@pytest.mark.parametrize("kind", ["gone", "folder", "pipe"])
def test_what_is_no_file_is_said_to_be_unreadable(tmp_path, kind):
    place = tmp_path / kind
    {"gone": str, "folder": os.mkdir, "pipe": os.mkfifo}[kind](place)

    with pytest.raises(errors.QuestionFileUnreadableError):
        question_file.load(place)
    assert not question_file.looks_like_one(place)


def test_a_file_of_the_right_length_with_another_beginning_is_not_taken_for_one(tmp_path):
    (tmp_path / "other").write_bytes(bytes(question_file.SIZES[0]))

    assert not question_file.looks_like_one(tmp_path / "other")


def test_the_errors_tell_nothing_but_their_kind():
    raw = sealed(sheet(question(text=CANARY)))

    with pytest.raises(errors.QuestionFileLockedError) as told:
        opened(raw, CANARY)

    assert told.value.args == ()


def test_a_question_of_every_depth_and_topic_travels():
    asked = tuple(
        Question(number=n, text="What?", tag=tag, depth=depth)
        for n, (tag, depth) in enumerate(
            ((tag, depth) for tag in questions.TAGS for depth in Depth), start=1
        )
    )
    one = Sheet(
        questions=asked, do_not_tell=(), depths=dict.fromkeys(questions.TAGS, Depth.NOTHING),
        made_on=sheet().made_on,
    )  # fmt: skip

    assert opened(sealed(one)) == one

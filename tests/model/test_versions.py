"""The register of versions, there and back."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from desktop.model.document import SectionId, SnapshotId
from desktop.model.facts import Assembled, Passage
from desktop.model.table import Table
from desktop.model.versions import Version, VersionState, newest

AT = datetime(2026, 3, 14, 21, 40, tzinfo=UTC)


def version(number, state):
    kept = {SectionId("s"): SnapshotId("k")}
    return Version(
        number=number, state=state, made_at=AT, pages=9, fingerprint="ab", note="n", kept=kept
    )


def test_a_version_comes_back_from_its_row():
    one = version(1, VersionState.WITH_THERAPIST)

    assert Version.from_json(one.to_json()) == one


def test_answers_of_another_document_come_back_too():
    table = Table(headings=("Question", "Answer"), rows=(("Who?", "Person A"),), caption="")
    for known in (Assembled(table, (Passage("answers:1", "Who? Person A"),)), Assembled(None, ())):
        one = replace(version(1, VersionState.CLEARED), answers=known)

        assert Version.from_json(json.loads(json.dumps(one.to_json()))) == one


def test_the_newest_of_a_state_is_found():
    first, second = version(1, VersionState.CLEARED), version(2, VersionState.CLEARED)
    third = version(3, VersionState.DRAFT)

    assert newest((first, second, third), VersionState.CLEARED) == second
    assert newest((third,), VersionState.CLEARED) is None

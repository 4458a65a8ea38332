"""Old pages of the indexes of days and of facts: an entry must not be hidden by one."""

import shutil

import pytest
import samples

from desktop.errors import VaultDamagedError
from desktop.model.document import Kind
from desktop.vault import ledger, pages, sealing
from desktop.vault.database import PAGE


def with_old_pages_of_entries(folder, desk, tmp_path):
    """Yield a splice for every page of the indexes of days and facts that is another than before.

    Only pages that hold no row are taken: an old row is found by the sum.
    """
    made = [samples.letter(desk, kind=Kind.ENTRY, title=f"title {n}") for n in range(60)]
    for one in made:
        desk.save(one.id, one.sections[0].id, None, fields={"tags": ["former"]})
    desk.close()
    shutil.copy(folder / "vault.db", tmp_path / "old.db")
    desk = samples.opened(folder)
    for one in made:
        desk.save(one.id, one.sections[0].id, None, fields={"tags": ["latter"]})
        desk.redate(one.id, samples.TODAY.replace(day=1))
    key = desk._vault.database.key
    desk.close()
    old, new = (tmp_path / "old.db").read_bytes(), (folder / "vault.db").read_bytes()
    keys = sealing.page_tag_key(key.raw, new[: pages.SALT])
    for at in range(0, min(len(old), len(new)), PAGE):
        before, now = (pages.plain(raw[at : at + PAGE], at // PAGE + 1, keys) for raw in (old, new))
        marks = {b"title", b"body", b"entry2026", b'["former'}
        held = {mark for mark in marks if mark in (before or b"")}
        if before != now and held in ({b"entry2026"}, {b'["former'}):
            (folder / "vault.db").write_bytes(new[:at] + old[at : at + PAGE] + new[at + PAGE :])
            yield held.pop(), folder


def is_found_wrong(folder):
    desk = samples.opened(folder)
    try:
        samples.checked(desk)
    except VaultDamagedError:
        return True
    finally:
        desk.close()
    return False


def assert_old_pages_of_days_and_facts_are_noticed(folder, desk, tmp_path):
    noticed = [
        (mark, is_found_wrong(one))
        for mark, one in with_old_pages_of_entries(folder, desk, tmp_path)
    ]

    assert {mark for mark, _ in noticed} == {b"entry2026", b'["former'}
    assert [seen for _, seen in noticed] == [True] * len(noticed)


def test_old_pages_of_the_indexes_of_days_and_facts_are_noticed(folder, desk, tmp_path):
    assert_old_pages_of_days_and_facts_are_noticed(folder, desk, tmp_path)


@pytest.mark.parametrize("index", ["document_day", "section_facts"])
def test_twin_that_does_not_look_into_an_index_old_pages_of_it_pass(
    folder, desk, tmp_path, monkeypatch, index
):
    fewer = {
        table: {name: columns for name, columns in indexes.items() if name != index}
        for table, indexes in ledger.INDEXES.items()
    }
    monkeypatch.setattr(ledger, "INDEXES", fewer)

    with pytest.raises(AssertionError, match="assert \\["):
        assert_old_pages_of_days_and_facts_are_noticed(folder, desk, tmp_path)

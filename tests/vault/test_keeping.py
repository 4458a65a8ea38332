"""What is kept beside the documents."""

import pytest
import samples

from desktop.errors import VaultDamagedError
from desktop.model import richtext
from desktop.model.settings import Settings
from desktop.vault import keeping, keyfile


def keep(desk, name, raw):
    with desk._vault.writing() as ledger:
        ledger.put("setting", {"id": name, "document": ""}, raw)


def test_settings_of_a_vault_that_has_none_yet_are_the_defaults(desk):
    with desk._vault.writing() as ledger:
        ledger.remove("setting", "id", "settings")

    assert keeping.settings(desk._vault.ledger) == Settings()


def test_a_setting_this_version_does_not_know_is_left_alone(desk):
    keep(desk, "settings", b'{"idle_minutes": 7, "from_the_future": 1}')

    assert keeping.settings(desk._vault.ledger) == Settings(idle_minutes=7)


def test_settings_that_are_none_are_damage(desk):
    keep(desk, "settings", b"not settings")

    with pytest.raises(VaultDamagedError):
        keeping.settings(desk._vault.ledger)


def test_settings_as_they_are_kept_say_whether_the_later_pages_were_opened():
    assert keeping.shows_late(b'{"shows_late": true}')
    assert not any(map(keeping.shows_late, (None, b"{}", b'{"shows_late": false}', b"none")))


def test_a_cut_goes_with_the_document_it_came_from(desk):
    one, other = samples.letter(desk), samples.letter(desk)
    desk.keep_cut(richtext.from_plain("cut"), document=one.id)
    desk.delete_for_good(other.id)
    assert richtext.plain(desk.kept_cut()) == "cut"

    desk.delete_for_good(one.id)

    assert desk.kept_cut() == richtext.EMPTY


def test_the_generation_is_that_of_the_key_file(desk):
    assert keeping.generation(desk._vault.ledger) == desk._vault.opened.header.generation


def test_the_key_files_that_were_written_here_are_known_and_no_more_than_some(desk):
    vault = desk._vault
    assert keeping.own_locks(vault.ledger) == (keyfile.sum_of(keyfile.raw(vault.opened.header)),)

    for number in range(keeping.MOST_OWN):
        vault.own.append(keyfile.sum_of(b"%d" % number))
    vault.note_generation()

    assert keeping.own_locks(vault.ledger) == tuple(vault.own[1:])


def test_own_words_and_where_spelling_is_on_come_back_as_they_were_kept(desk):
    wanted = Settings(
        spelling_language="en-US", spelling_on=("a" * 32, "b" * 32), own_words=("Anna", "Żubrówka")
    )
    with desk._vault.writing() as ledger:
        keeping.keep_settings(ledger, wanted)

    assert keeping.settings(desk._vault.ledger) == wanted


def test_a_vault_from_before_spelling_has_it_off(desk):
    keep(desk, "settings", b'{"idle_minutes": 7}')

    assert keeping.settings(desk._vault.ledger).spelling_on == ()

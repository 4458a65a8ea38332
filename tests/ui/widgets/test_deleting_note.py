"""What is to be known before a file is deleted, in one place for all that lead to it."""

from wording import breaches

from desktop.ui.widgets.deleting_note import deleting_note


def test_it_says_what_deleting_cannot_do_and_when_to_ask_a_lawyer(shown):
    note = shown(deleting_note("some_deleting"))

    assert note.objectName() == "some_deleting"
    for words in ("disks, snapshots, backups and mail", "ask a lawyer first", "be unlawful"):
        assert words in note.text()
    assert breaches(note.text()) == []

"""Of several files it says which one is shown; at either end the keys go to the other way."""

from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop.ui.widgets.volume_bar import VolumeBar


def test_it_is_there_for_several_files_alone_and_leads_both_ways(look, shown):
    bar, turned = VolumeBar(look), []
    bar.turned.connect(turned.append)
    shown(bar)
    bar.show_part(1, 1)
    assert bar.isHidden()
    bar.show_part(1, 7)
    before, after = (
        bar.findChild(QAbstractButton, f"session_volume_{way}") for way in ("before", "after")
    )
    after.click()
    bar.show_part(7, 7)
    before.click()

    assert bar.findChild(QLabel).text() == "Too many pages for one file. This is part 7 of 7."
    assert (before.isEnabled(), after.isEnabled(), turned) == (True, False, [1, -1])
    assert before.accessibleName() == "Previous part"


def test_the_keys_never_stand_on_a_way_that_ends(look, shown):
    bar = VolumeBar(look)
    shown(bar)
    bar.show_part(6, 7)
    after = bar.findChild(QAbstractButton, "session_volume_after")
    after.setFocus()
    bar.show_part(7, 7)

    assert bar.findChild(QAbstractButton, "session_volume_before").hasFocus()

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox

from desktop.model import richtext
from desktop.model.richtext import Block, BlockKind, Run, from_plain
from desktop.ui import clipboard
from desktop.ui.clipboard import Clipboard

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def lent():
    made = Clipboard(clear_after_ms=60_000)
    yield made
    made.clear_if_ours()
    QGuiApplication.clipboard().clear()


def system():
    return QGuiApplication.clipboard()


def somebody_else_copies(text):
    mime = QMimeData()
    mime.setText(text)
    system().setMimeData(mime)


def test_a_copy_holds_our_form_and_plain_text_and_nothing_dressed(lent):
    body = (Block.of(BlockKind.HEADING, [Run("One", bold=True)]), *from_plain("two"))

    lent.put(body)

    mime = system().mimeData()
    assert mime.text() == "One\ntwo"
    assert richtext.decode(bytes(mime.data(clipboard.OWN_FORMAT).data()).decode()) == body
    assert not mime.hasHtml()


@pytest.mark.parametrize(
    ("platform", "name", "value"),
    [
        ("linux", "x-kde-passwordManagerHint", b"secret"),
        (
            "win32",
            'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"',
            b"1",
        ),
        ("win32", 'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"', bytes(4)),
        ("win32", 'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"', bytes(4)),
        ("win32", 'application/x-qt-windows-mime;value="Clipboard Viewer Ignore"', b"1"),
        ("darwin", "application/x-nspasteboard-concealed-type", b"1"),
    ],
)
def test_a_copy_is_marked_private_on_each_system(platform, name, value):
    mime = clipboard.mime_of(from_plain("a"), platform)

    assert name in mime.formats()
    assert bytes(mime.data(name).data()) == value


def test_the_mark_lies_on_the_real_clipboard(lent):
    lent.put(from_plain("a"))

    for name in clipboard.private_formats(clipboard.sys.platform):
        assert system().mimeData().hasFormat(name)


def test_what_is_still_ours_is_cleared_after_the_time(qtbot):
    lent = Clipboard(clear_after_ms=80)
    lent.put(from_plain("words"))
    assert lent.is_ours()

    qtbot.waitUntil(lambda: not lent.is_ours())

    mime = system().mimeData()
    assert mime is None or mime.formats() == []


def test_a_second_copy_has_its_own_time(qtbot):
    lent = Clipboard(clear_after_ms=150)
    lent.put(from_plain("one"))
    qtbot.wait(100)
    lent.put(from_plain("two"))
    qtbot.wait(100)

    assert system().text() == "two"
    lent.clear_if_ours()


def test_what_somebody_else_copied_stays(qtbot):
    lent = Clipboard(clear_after_ms=50)
    lent.put(from_plain("words"))
    somebody_else_copies("theirs")
    qtbot.wait(120)

    assert system().text() == "theirs"
    lent.clear_if_ours()
    assert system().text() == "theirs"


def test_twin_that_never_asks_whose_it_is_takes_what_is_not_ours(qtbot, monkeypatch):
    monkeypatch.setattr(Clipboard, "is_ours", lambda self: True)

    with pytest.raises(AssertionError):
        test_what_somebody_else_copied_stays(qtbot)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QSpinBox])
def test_what_any_field_lends_by_itself_is_known_to_be_from_a_field(qtbot, kind):
    # What it lends is looked at from outside (test_selection_x11): here nobody owns a clipboard.
    field = kind()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)

    assert clipboard._field() is field

"""What is said of each check of a written file: it holds, it does not, how it was looked at."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.model.manifest import CheckKind, Form

Words = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind of file was proved; `count` are its pages, 0 where it has none of its own.

    On a blank sheet nothing is of a vault, or was chosen.
    """

    form: Form = Form.PDF
    has_password: bool = False
    count: int = 0
    is_blank: bool = False

    @property
    def is_sealed(self) -> bool:
        """Say whether only this program opens it."""
        return self.has_password and not self.form.takes_password


def of_file(kind: Kind) -> str:
    """Return what the file is, and how it is closed."""
    closed = _tr("with password") if kind.has_password else _tr("without password")
    if kind.is_sealed:
        what, closed = _tr("sealed"), _tr("readable with this program only")
    elif kind.form is Form.PDF:
        what = _tr("one page") if kind.count == 1 else _tr("{n} pages").format(n=kind.count)
    else:
        names = {Form.WORD: _tr("Word file"), Form.TEXT: _tr("text file")}
        what = names.get(kind.form, _tr("Markdown"))
    return _tr("{what}, {closed}").format(what=what, closed=closed)


def of_looking(kind: Kind) -> str:
    """Return how the file was opened again, and what it was compared with."""
    if kind.is_sealed:
        # No other tool can: what sealed it opens it, out of the bytes that lie there.
        return _tr(
            "Read back from the place you chose, and opened with its password by this program: no "
            "other can. Then compared with the pages you chose."
        )
    opened = _tr(
        "Opened again from the place you chose, with another tool than the one that wrote it."
    )
    with_what = (
        _tr("Then compared with the sheet you saw.")
        if kind.is_blank
        else _tr("Then compared with your vault.")
    )
    return f"{opened} {with_what}"


def of_check(check: CheckKind, kind: Kind) -> Words:
    """Return what is true when it holds, when it does not, and how it was looked at."""
    if kind.is_sealed and check in _sealed():
        return _sealed()[check]
    if kind.is_blank and check in _blank():
        return _blank()[check]
    if check is CheckKind.OPENS and not kind.has_password:
        return _open(kind)
    good, bad, how = _of_pages()[check]
    return good, bad, _how(check, kind.form) or how


def _open(kind: Kind) -> Words:
    if kind.form is Form.PDF:
        return (
            _tr("It opens without a password, as you chose"),
            _tr("It does not open without a password"),
            _tr("it was opened like that"),
        )
    return (
        _tr("Anyone who has the file can read it, as you chose"),
        _tr("It cannot be opened"),
        _tr("it was opened without a password"),
    )


def _blank() -> dict[CheckKind, Words]:
    pages = _of_pages()
    return {
        CheckKind.PAGES: (_tr("Every page is in it"), *pages[CheckKind.PAGES][1:]),
        CheckKind.EVERYTHING: (
            _tr("All of the sheet is in it"),
            _tr("Something of the sheet is not in it"),
            pages[CheckKind.EVERYTHING][2],
        ),
        CheckKind.NOTHING_ELSE: (
            _tr("Nothing else is in it"),
            _tr("Words are in it that are not on the sheet"),
            pages[CheckKind.NOTHING_ELSE][2],
        ),
        CheckKind.OPENS: (_tr("It opens without a password"), *_open(Kind())[1:]),
    }


def _sealed() -> dict[CheckKind, Words]:
    return {
        CheckKind.EVERYTHING: (
            _tr("Everything you chose is in it"),
            _tr("Something you chose is not in it"),
            _tr("it was opened again, and its pages compared with those you chose"),
        ),
        CheckKind.NOTHING_ELSE: (
            _tr("Nothing you did not choose is in it"),
            _tr("Words are in it that you did not choose"),
            _tr("it was opened again, and no other page was found"),
        ),
        CheckKind.OPENS: (
            _tr("It opens with the password and this program only"),
            _tr("The password does not do what it should"),
            _tr("the right one opened it; a wrong one was refused"),
        ),
    }


def _how(check: CheckKind, form: Form) -> str:
    """Return how a file that is no PDF was looked at, or "" where it was as a PDF is."""
    if form is Form.PDF:
        return ""
    common = {
        CheckKind.EVERYTHING: _tr("each line was read back and compared, sign for sign"),
        CheckKind.NOTHING_ELSE: _tr("each line was read back, and none was left over"),
    }
    by_form = {
        Form.WORD: {
            CheckKind.NOTHING_HIDDEN: _tr(
                "comments, kept changes, hidden words and attached parts were looked for"
            ),
            CheckKind.NAMELESS: _tr("no name, date, device or program in it or around it"),
            CheckKind.READABLE: _tr("language, headings, lists and tables were found as such"),
        },
        Form.TEXT: {
            CheckKind.NOTHING_HIDDEN: _tr("nothing stands between the lines"),
            CheckKind.NAMELESS: _tr("text has no properties; the first and last lines are yours"),
            CheckKind.READABLE: _tr("letters alone, line by line"),
        },
        Form.MARKDOWN: {
            CheckKind.NOTHING_HIDDEN: _tr("no comment, link or unseen sign is in it"),
            CheckKind.NAMELESS: _tr("it has no properties; the first and last lines are yours"),
            CheckKind.READABLE: _tr("each heading was found, with its level"),
        },
    }
    return (common | by_form[form]).get(check, "")


def _of_pages() -> dict[CheckKind, Words]:
    return {
        CheckKind.PAGES: (
            _tr("All the pages, in your order"),
            _tr("The number of pages is another one"),
            _tr("counted, and each page number read"),
        ),
        CheckKind.EVERYTHING: (
            _tr("Everything you chose is in it"),
            _tr("Something you chose is not in it"),
            _tr("the whole text was read back and compared, letter by letter"),
        ),
        CheckKind.NOTHING_ELSE: (
            _tr("Nothing you did not choose is in it"),
            _tr("Words are in it that you did not choose"),
            _tr("the whole text was read back, and none was left over"),
        ),
        CheckKind.NOTHING_HIDDEN: (
            _tr("Nothing is hidden in it"),
            _tr("Something is hidden in it"),
            _tr("notes, attachments, descriptions and bookmarks were looked through"),
        ),
        CheckKind.OPENS: (
            _tr("It opens with the password only"),
            _tr("The password does not do what it should"),
            _tr("the right one opened it; a wrong one and none were refused"),
        ),
        CheckKind.NAMELESS: (
            _tr("It says nothing about you or this computer"),
            _tr("Its properties say more than they should"),
            _tr("no name, date, device or program in its properties"),
        ),
        CheckKind.READABLE: (
            _tr("It can be read aloud by a screen reader"),
            _tr("A screen reader may read it in the wrong order"),
            _tr("language, headings and reading order were found"),
        ),
        CheckKind.WHOLE: (
            _tr("It is whole"),
            _tr("It is not what was written"),
            _tr("read back from its place, byte for byte"),
        ),
    }


def _tr(words: str) -> str:
    return QCoreApplication.translate("ProofWords", words)

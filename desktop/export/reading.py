"""The files that are no PDF, read back: what stands in them, and whether it is what was chosen."""

from desktop.export import lines, plain_proof, plain_read, word_proof, word_read
from desktop.export.lines import Line, Said
from desktop.model.manifest import Check, Form


def shown(file: bytes, form: Form) -> tuple[Line, ...]:
    """Return the lines of a file as whoever opens it will read them.

    Raises `plain_read.UnreadableError` or `word_read.UnreadableError`. Text and Markdown are shown
    as they stand, sign for sign.
    """
    if form is Form.WORD:
        read = word_read.read(file)
        foot = read.footer.replace(word_read.PAGE, "1").replace(word_read.PAGES, "…")
        return (*read.lines, Line(lines.FOOT, (foot,)))
    return tuple(Line(lines.AS_IT_STANDS, (line,)) for line in plain_read.as_it_stands(file))


def prove(written: bytes, made: bytes, said: Said, form: Form) -> tuple[Check, ...]:
    """Return one check of each kind that fits the form."""
    if form is Form.WORD:
        return word_proof.prove(written, word_proof.Claim(made=made, said=said))
    return plain_proof.prove(written, plain_proof.Claim(made=made, said=said, form=form))

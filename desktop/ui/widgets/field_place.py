"""A place in a field of a form, to which a page that looks at a text leads back."""

from dataclasses import dataclass

from desktop.model.document import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPlace(Place):
    """Where words stand in a field: its path, as forms name it, and the first and last character.

    It only leads there: what is kept of where somebody stopped is a plain `Place`.
    """

    path: str
    first: int
    last: int

"""What every field of a form can do, whatever its kind."""

from typing import Any, Final, Protocol, runtime_checkable

from PySide6.QtCore import Qt, SignalInstance

ABSENT: Final = object()
"""The value of a field in which nothing stands; null is something else (a scale skipped)."""

PLAIN_HINTS = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
"""A wish to input methods to learn nothing from these words (security.md, row 14)."""


class Field(Protocol):
    """A widget for one value; it emits `edited` at each change that a person makes."""

    @property
    def edited(self) -> SignalInstance:
        """Emitted after each change a person makes, each key among them."""

    def value(self) -> Any:
        """Return what stands in it, as it is kept, or ABSENT."""

    def show_value(self, value: Any) -> None:
        """Show this value, or nothing for ABSENT, without a signal; forget the steps of undo.

        A shape that is not known shows nothing and raises nothing.
        """

    def hold(self) -> None:
        """Take the keyboard."""


@runtime_checkable
class Asking(Protocol):
    """A field that may ask for a passage of something else, itself or in one of its parts."""

    @property
    def reference_wanted(self) -> SignalInstance:
        """Emitted with the way to the part that asks, seen from this field."""

    def set_reference(self, path: str, value: Any) -> None:
        """Have this passage chosen in that part."""


@runtime_checkable
class OfRows(Protocol):
    """A field of rows, each with a place for every column."""

    def hold_path(self, path: str) -> None:
        """Take the keyboard in the place that "row/column" names."""

"""The bindings to Qt, loaded as this program needs them."""

import builtins

# Loading them is what puts their own import into the place of Python's.
import PySide6.QtCore  # noqa: F401


def leave_imports_alone() -> None:
    """Have the bindings no longer read the source of each module that is imported after them.

    They look there for the word PySide6, for a feature nobody here asks for (`__feature__`), and
    Python's `linecache` then keeps it all: a seventh of the time that our modules take to load,
    and 8 MB. Where the bindings do it in another way one day, nothing happens.
    """
    own = getattr(builtins, "__orig_import__", None)
    if own is not None and builtins.__import__ is getattr(builtins, "__feature_import__", None):
        builtins.__import__ = own

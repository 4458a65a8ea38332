"""Stillpage, a place to write what is true and keep it to yourself."""

__version__ = "0.1.0"

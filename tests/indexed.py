"""Sections in an index of words, and what it answers."""

from desktop.vault import answering, search


def entry(at=1, version=1, day=700_000, title="title"):
    """Return what the index notes of a section."""
    return search.Entry(at, version, title, day)


def put(database, one, words):
    """Take up the words of a section."""
    with database.transaction():
        search.put(database, one, words)


def answers(database, *words, shelf=0, is_prefix=False):
    """Return day and place of the sections that answer, in their order."""
    asked = answering.question(words, is_prefix=is_prefix)
    return [(-day, -at) for day, at in answering.answers(database, shelf, asked)]


def places(database, *words, **more):
    """Return the places of the sections that answer, in their order."""
    return [at for _, at in answers(database, *words, **more)]

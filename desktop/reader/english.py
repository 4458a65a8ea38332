"""Says whether words are English: the reader knows no other language and stays silent there."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENGLISH = frozenset(
    """
    the and of to that was my you your he she with for not from what when which this have had
    would could should they were been their there it's i'm don't didn't it by about but because
    after before until how who out our an as be is are did do if or so than then i've i'll you're
    you've we us him her his them one said told never a i in on at me no
    """.split()  # noqa: SIM905 - a column of words reads best as one
)
# Short words that these languages cannot do without and English does not have.
_OTHER = frozenset(
    """
    ich und nicht der das ist habe dich dir mit auf für ein eine du sie wir mich mir den dem bin
    je que les des est pas une tu nous vous avec pour dans sur qui au du mon ma ton te et le la
    el los las con por para una mi no lo se yo pero cuando muy tú es en de y
    il che di non per un ho mio con sono della gli ti era mi
    jeg og ikke det på til af som har var ikke dig mig jag och inte att för med är
    ik het een van niet dat je jij was mijn zijn met voor op heb
    nie się że jest na do z w i ja to mnie ciebie był byłem
    eu não que uma com você meu seu os em
    """.split()  # noqa: SIM905 - as above
) - frozenset("i no in a do to was".split())  # noqa: SIM905 - as above


def is_english(text: str) -> bool:
    """Return whether a text is English, as far as its short words tell."""
    words = [word.replace("’", "'").casefold() for word in _WORD.findall(text)]
    english = sum(word in _ENGLISH for word in words)
    letters = sum(character.isascii() for character in text)
    if 2 * letters < len(text):
        return False
    return sum(word in _OTHER for word in words) <= english

"""Knows what a disclosing person tells of their own childhood.

What was done to a child is no act of the writer's: nobody may ask there how often it was, or who
acted (`domain.md` 4.1, 7). An excuse made of it is heard all the same.
"""

import re
from collections.abc import Sequence

from desktop.reader.finding import Label
from desktop.reader.sentences import Sentence, folded

_AGE = r"""(?:(?:four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen
    |seventeen|[4-9]|1[0-7])\b
    (?![ ]?(?:years?[ ](?!old\b)|months?|weeks?|days?|hours?|minutes?|miles|times|drinks?|beers?
    |pints|pages|hundred|thousand|am\b|pm\b|o'clock|pounds|euros|dollars|per[ ]?cent)|[.,]?\d))"""
_CHILD = r"(?:child|kid|boy|girl|toddler|teenager|schoolboy|schoolgirl)\b(?![ ]of\b)"
_YOUNG = rf"""(?:a[ ](?:(?:small|little|young|mere)[ ])?{_CHILD} | little\b | small\b | {_AGE}
    | (?:around|about|maybe)[ ]{_AGE})"""
_TOLD = re.compile(
    rf"""\b(?:
    (?:when|while|before)[ ]i[ ]was[ ](?:(?:only|just|still|about|barely)[ ])?{_YOUNG}
    | i[ ]was[ ](?:only|just|still|barely)[ ](?:{_YOUNG} | {_AGE})
    | i[ ]was[ ]{_AGE}(?=\W*$|[,;:]|[ ](?:years[ ]old|and|when)\b)
    | to[ ](?:me|us)[ ]at[ ](?:(?:my|our|that|the)[ ])?(?:\w+[ ])?(?:school|children's[ ]home|camp)
    | as[ ]a[ ](?:(?:small|little|young)[ ])?{_CHILD}
    | (?:at|from)[ ](?:the[ ])?age[ ](?:of[ ])?{_AGE}
    | in[ ]my[ ]childhood | i[ ]was[ ](?:\w+[ ])?at[ ](?:primary|boarding|infant|junior)[ ]school
    | my[ ](?:step)?-?(?:father|mother|dad|mum|mom|uncle|grandfather|parents)[ ](?:\w+[ ]){{0,3}}?
      (?:hit|beat|touched|hurt|abused|molested|raped)[ ](?:me|us)
    )""",
    re.VERBOSE,
)
# The one who listens, or the grown life of the writer.
_GROWN = re.compile(
    r"""\byou(?:rs?|'\w+)?\b | \b(?:19|20)\d\d\b | \b(?:eighteen|nineteen|twenty|thirty|forty|fifty
    |sixty)\b | \b(?:i[ ]was|at|aged?)[ ](?:1[89]|[2-9]\d)\b | \b(?:wife|husband|partner|marri\w+
    |wedding|habit|addiction|affair|account|internet|website|app|phone|grown
    |adult|years[ ]later)\b""",
    re.VERBOSE,
)
_NOT_ASKED = frozenset({Label.VAGUE, Label.DISTANCING, Label.MINIMISING})
"""Who was harmed may make it as small as they can bear it."""


def of_childhood(text: str, parts: Sequence[Sentence]) -> dict[int, frozenset[Label]]:
    """Return what may not be asked in sentences about one's own childhood, by where they begin.

    It goes on to the end of a paragraph, or until a sentence speaks of the listener or of grown
    years.
    """
    found: dict[int, frozenset[Label]] = {}
    is_told, last = False, 0
    for one in parts:
        said = folded(one.text)
        is_same = "\n" not in text[last : one.start]
        is_told = not _GROWN.search(said) and (
            (is_told and is_same) or _TOLD.search(said) is not None
        )
        if is_told:
            found[one.start] = _NOT_ASKED
        last = one.start
    return found

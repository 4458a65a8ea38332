"""Knows the sentences that take something back: an old excuse, a request, an accusation.

The worst mistakes of docs/reader.md were sentences that correct, refuse or own what a label looks
for. Each expression here names what such a sentence may not be asked about; `left_alone.spared`
adds it to its own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.reader.finding import Label, Voice


@dataclass(frozen=True, slots=True)
class _Taking:
    """Labels that may not be shown where the one expression fits and the other does not."""

    labels: frozenset[Label]
    find: re.Pattern[str]
    unless: re.Pattern[str] | None = None


def _taking(labels: set[Label], find: str, unless: str = "") -> _Taking:
    pattern = re.compile(unless, re.VERBOSE) if unless else None
    return _Taking(frozenset(labels), re.compile(find, re.VERBOSE), pattern)


_LONGEST = 1_000
"""Characters; a longer sentence takes nothing back, lest a text without stops hold the program."""
_GAP = r"[^.;!?\n]{0,80}"
_OLD_WORDS = {Label.MINIMISING, Label.VAGUE, Label.BLAME_SHIFTING, Label.DISTANCING}
_TURNED = r"\b(?:but|though|although|however|yet|unless|only|just|if|until|except|still|so)\b"
# The wish stands in the same sentence: "You owe me nothing, I hope you will come home."
_ASKED_ALL_THE_SAME = (
    _TURNED
    + r"""|\bi(?:'d|[ ](?:do|would|still))?[ ](?:\w+[ ])?
    (?:hope|wish|want|need|beg|pray|long|like|love)\b
    |\b(?:come|came)[ ](?:home|back)\b|(?<=\w[ ,;:])[ ]?\bplease\b
    |\bcan[ ](?:we|you)\b|\bone[ ]day\b"""
)
_REQUEST = r"(?:request|demand|plea|bid|claim|question|price|way[ ]of[ ]asking|reason[ ]to)"
_THIS = r"""(?:this|that|it|any[ ]of[ ](?:this|it)|(?:this|my|the)[ ]
    (?:\w+[ ])?(?:apology|letter|page|list|words|sorry))"""
_NO_REQUEST = rf"""
    \b(?:(?:don't|do[ ]not|never|not[ ]to)[ ](?:\w+[ ])?(?:take|read|hear|treat|see)[ ]{_THIS}
      [ ]as[ ](?:a[ ]|an[ ]|any[ ]|some[ ])?{_REQUEST}
    | {_THIS}(?:'s|[ ]is)(?:n't|[ ]not)[ ](?:a|any)[ ]{_REQUEST}\b
    | \bmy[ ](?:apology|sorry)\b[^.;:,]*[ ](?:doesn't|does[ ]not|won't|will[ ]not)[ ]
      (?:need|want|require|ask|hang|depend|wait)\b
    | (?:it's[ ]not|it[ ]isn't|it[ ]is[ ]not)[ ]your[ ]job[ ]to\b
    | you[ ]owe[ ]me[ ](?:nothing|no[ ](?:answer|reply|word))\b
    | you[ ](?:don't|do[ ]not)[ ]owe[ ]me[ ](?:anything|a[ ]thing|an[ ]answer|a[ ]reply|a[ ]word)\b
    | (?:don't|doesn't|do[ ]not|does[ ]not|won't|can't)[ ](?:\w+[ ]){{0,3}}?
      (?:buys?|earns?|wins?|entitles?)[ ]me[ ](?:to[ ])?any\w*)
"""
_TAKEN: Mapping[Voice, tuple[_Taking, ...]] = {
    Voice.DISCLOSING: (
        _taking({Label.NON_APOLOGY, Label.PRESSURE}, _NO_REQUEST, _ASKED_ALL_THE_SAME),
        # "Window shopping is what I called it": the word is given as an old one.
        _taking(
            _OLD_WORDS,
            r"""(?:'s|\bis|\bwas)[ ](?:what|how)[ ]i(?:'d|[ ]had|[ ]always|[ ]used[ ]to)?[ ]
            (?:(?:called|call|named|labelled|labeled)[ ](?:it|her|him|them|this|that|those)
            |(?:put|describe|described)[ ](?:it|this|that)[ ]to[ ](?:you|myself))\b""",
            r"\b(?:still|because|your|you[ ](?:made|never|always|were|weren't))\b",
        ),
        _taking(
            {Label.MINIMISING},
            r"""\b(?:(?:at[ ]no[ ](?:stage|point|time)|never|in[ ]no[ ]way)[ ](?:was|were)[ ]
            (?:it|that|this|they)|(?:it|that|this)[ ]was[ ](?:never|not))[ ](?:\W?)
            (?:just|only|merely|a[ ]one-off|once)\b""",
            r"\b(?:but|your|you[ ](?:made|never|always|were|weren't)|we[ ]both)\b",
        ),
        _taking(
            {Label.NON_APOLOGY},
            r"""\b(?:that|the|my[ ](?:old|first|last|earlier)|those)[ ]apolog(?:y|ies)[ ]
            (?:was|were|is)[ ](?:\w+[ ])?(?:worthless|worth[ ]nothing|empty|hollow|false|a[ ]lie
            |no[ ]apolog(?:y|ies)|not[ ]an[ ]apology|not[ ]apologies|not[ ]one)\b""",
            r"\b(?:but|to[ ]you|you[ ]sa(?:y|id)|bother|anyway|why)\b",
        ),
        _taking(
            {Label.NON_APOLOGY},
            rf"""\b(?:sorry|apologi[sz]e)[ ]for[ ]{_GAP}\bwhen[ ]you[ ]\w+\b{_GAP}
            \b(?:which|and|as)[ ]you[ ]had[ ](?:every|good|the)[ ](?:right|reason|cause)\b""",
            r"\b(?:but|though|although|however|if|only|also|both|too)\b",
        ),
        # "It wasn't they who opened the laptop, it was me."
        _taking(
            {Label.BLAME_SHIFTING, Label.DISTANCING},
            rf"""\b(?:wasn't|weren't|was[ ]not|were[ ]not)[ ]{_GAP}\b(?:who|that|which)[ ]
            {_GAP}[,;:-][ ]*(?:it[ ]was|that[ ]was|but)[ ]
            (?:me|i|myself)\b(?![ ](?:being|was))""",
            r"\b(?:you[ ](?:were|weren't|never|always)|because|partly|alone)\b",
        ),
        # A kind wish that asks for nothing.
        _taking(
            {Label.PRESSURE},
            rf"""^(?:i[ ]hope|i'm[ ](?:so[ ]|very[ ])?glad|i[ ]am[ ](?:so[ ]|very[ ])?glad)[ ]{_GAP}
            \b(?:sleep|slept|rest|your[ ](?:\w+[ ])?(?:sister|brother|mother|mum|mom|mam|father|dad
            |friends?|aunt|aunty|exams?|interview|results|knee|back|hip|med|medicine|tablets))\b""",
            r"""\b(?:but|so[ ]that|if|forgiv\w+|forget|trust|stay|leave|come[ ]home|home|decid\w+
            |see|understand|angry|hate|know|one[ ]day|someday|again|soon|us|me|my|we|our|tell|told
            |without|instead|finally|change|let|learn|agree|believe|think|right|reason)\b""",
        ),
    ),
    Voice.IMPACTED: (
        # An inference that is owned as one.
        _taking(
            {Label.MIND_READING},
            r"""\b(?:i[ ](?:may|might|could)[ ](?:well[ ])?be[ ](?:quite[ ])?wrong
            |maybe[ ]i'm[ ]wrong|perhaps[ ]i[ ]am[ ]wrong
            |i[ ](?:don't|do[ ]not|can't|cannot)[ ]know[ ](?:if|whether|that)[ ]
              (?:that|it|this)(?:'s|[ ]is|[ ]was)[ ](?:true|so|right|fair|what[ ]you[ ]meant))\b""",
            r"\b(?:but|though|although|however|except|still)\b",
        ),
    ),
}
_NEXT = re.compile(_NO_REQUEST, re.VERBOSE)
_BUT = re.compile(_ASKED_ALL_THE_SAME, re.VERBOSE)


def taken_back(text: str, voice: Voice) -> frozenset[Label]:
    """Return the labels that this sentence, folded, takes back by its own words."""
    found: set[Label] = set()
    if len(text) > _LONGEST:
        return frozenset()
    for one in _TAKEN[voice]:
        if one.find.search(text) and not (one.unless and one.unless.search(text)):
            found |= one.labels
    return frozenset(found)


def asks_for_nothing(text: str, voice: Voice) -> bool:
    """Return whether a sentence, folded, takes back the request of the one before it."""
    if voice is not Voice.DISCLOSING or len(text) > _LONGEST:
        return False
    return bool(_NEXT.search(text)) and not _BUT.search(text)

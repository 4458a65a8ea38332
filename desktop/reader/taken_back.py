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
class Taking:
    """Labels that may not be shown where the one expression fits and the other does not."""

    labels: frozenset[Label]
    find: re.Pattern[str]
    unless: re.Pattern[str] | None = None

    def fits(self, text: str) -> bool:
        """Return whether a sentence, folded, is one of these."""
        return bool(self.find.search(text)) and not (self.unless and self.unless.search(text))


def taking(labels: set[Label], find: str, unless: str = "") -> Taking:
    """Return what is not shown where `find` fits and `unless` does not."""
    pattern = re.compile(unless, re.VERBOSE) if unless else None
    return Taking(frozenset(labels), re.compile(find, re.VERBOSE), pattern)


LONGEST = 1_000
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
    | you[ ]owe[ ]me[ ](?:nothing|no[ ](?:\w+[ ])?(?:answer|reply|word|thanks|decision|look))\b
    | you[ ](?:don't|do[ ]not)[ ]owe[ ]me[ ](?:anything | an?[ ](?:\w+[ ])?
      (?:thing|answer|reply|word|decision|look))\b
    | (?:don't|doesn't|do[ ]not|does[ ]not|won't|can't)[ ](?:\w+[ ]){{0,3}}?
      (?:buys?|earns?|wins?|entitles?)[ ]me[ ](?:to[ ])?any\w*)
"""
_TAKEN: Mapping[Voice, tuple[Taking, ...]] = {
    Voice.DISCLOSING: (
        taking({Label.NON_APOLOGY, Label.PRESSURE}, _NO_REQUEST, _ASKED_ALL_THE_SAME),
        # "Window shopping is what I called it": the word is given as an old one.
        taking(
            _OLD_WORDS,
            r"""(?:'s|\bis|\bwas)[ ](?:what|how)[ ]i(?:'d|[ ]had|[ ]always|[ ]used[ ]to)?[ ]
            (?:(?:called|call|named|labelled|labeled)[ ](?:it|her|him|them|this|that|those)
            |(?:put|describe|described)[ ](?:it|this|that)[ ]to[ ](?:you|myself))\b""",
            r"\b(?:still|because|your|you[ ](?:made|never|always|were|weren't))\b",
        ),
        taking(
            {Label.MINIMISING},
            r"""\b(?:(?:at[ ]no[ ](?:stage|point|time)|never|in[ ]no[ ]way)[ ](?:was|were)[ ]
            (?:it|that|this|they)|(?:it|that|this)[ ]was[ ](?:never|not))[ ](?:\W?)
            (?:just|only|merely|a[ ]one-off|once)\b""",
            r"\b(?:but|your|you[ ](?:made|never|always|were|weren't)|we[ ]both)\b",
        ),
        taking(
            {Label.NON_APOLOGY},
            r"""\b(?:that|the|my[ ](?:old|first|last|earlier)|those)[ ]apolog(?:y|ies)[ ]
            (?:was|were|is)[ ](?:\w+[ ])?(?:worthless|worth[ ]nothing|empty|hollow|false|a[ ]lie
            |no[ ]apolog(?:y|ies)|not[ ]an[ ]apology|not[ ]apologies|not[ ]one)\b""",
            r"\b(?:but|to[ ]you|you[ ]sa(?:y|id)|bother|anyway|why)\b",
        ),
        taking(
            {Label.NON_APOLOGY},
            rf"""\b(?:sorry|apologi[sz]e)[ ]for[ ]{_GAP}\bwhen[ ]you[ ]\w+\b{_GAP}
            \b(?:which|and|as)[ ]you[ ]had[ ](?:every|good|the)[ ](?:right|reason|cause)\b""",
            r"\b(?:but|though|although|however|if|only|also|both|too)\b",
        ),
        # "It wasn't they who opened the laptop, it was me."
        taking(
            {Label.BLAME_SHIFTING, Label.DISTANCING},
            rf"""\b(?:wasn't|weren't|was[ ]not|were[ ]not)[ ]{_GAP}\b(?:who|that|which)[ ]
            {_GAP}[,;:-][ ]*(?:it[ ]was|that[ ]was|but)[ ]
            (?:me|i|myself)\b(?![ ](?:being|was))""",
            r"\b(?:you[ ](?:were|weren't|never|always)|because|partly|alone)\b",
        ),
        # "I won't ask whether we're okay": who asks for much, or for one thing only, is still read.
        taking(
            {Label.PRESSURE},
            r"""\bi(?:'m[ ]not|[ ]am[ ]not|[ ]won't|[ ]will[ ]not|'ll[ ]not|[ ]shall[ ]not|[ ]don't
            |[ ]do[ ]not)[ ](?:be[ ])?ask(?:ing)?\b(?![ ](?:(?:you[ ])?for[ ])?(?:much|a[ ]lot
            |the[ ](?:moon|world|earth)|anything[ ]special))""",
            _ASKED_ALL_THE_SAME
            + r"""|(?<!not[ ])\basking\b|(?:,|;|and)[ ]i(?:'ll|[ ]will)?[ ](?:ask|say|beg)\b
            |\b(?:now|yet|today|tonight|overnight|must|should|need|have[ ]to
            |other[ ]than|except)\b""",
        ),
        taking(
            {Label.PRESSURE},
            r"\bwhether[ ](?:or[ ]not[ ]you|you[ ][^.;!?\n]{0,40}?[ ]or[ ]not)\b",
            r"""\b(?:but|though|unless|only|just|if|so|please|hope|wish|want|need|beg|know|tell|told|say
            |decid\w+|answer|must|should|come|one[ ]day)\b""",
        ),
        taking(
            {Label.PRESSURE},
            r"\b(?:don't|do[ ]not)[ ]stay[ ](?:with[ ]me[ ])?(?:because|for[ ]my[ ]sake)\b",
            r"\b(?:but|unless|though|angry|hate|love|only|just)\b",
        ),
        # "Your walls had no hand in it."
        taking(
            {Label.BLAME_SHIFTING},
            r"\bhad[ ]no[ ](?:hand|part|share|say)[ ]in[ ](?:it|this|that|any[ ]of|what[ ]i)\b",
            r"""\b(?:but|though|although|however|if|only|just|except|until|i[ ]had|we|both
            |you(?:'d|'re|[ ](?:were|weren't|are|never|always|didn't|wouldn't|couldn't
            |stopped)))\b""",
        ),
        # An apology of the other's, told as what was done to them.
        taking(
            {Label.NON_APOLOGY},
            r"""\b(?:let|letting|made|making|had|heard|watched)[ ]you[ ](?:\w+[ ])?
            (?:apologi[sz]e|say[ ](?:that[ ])?(?:you[ ](?:were|are)[ ])?sorry)\b
            |^you[ ](?:\w+[ ])?(?:apologi[sz]ed|said[ ](?:that[ ])?(?:you[ ]were[ ])?sorry)\b
            [^.;!?\n]{0,60}?[ ](?:i|me)\b""",
            r"""\bsorry[ ](?:if|but|you)\b|\b(?:if|but|too|also|even|never|should|owe|both|as[ ]well
            |yet|already|enough|done|so[ ](?:can|let|we|that)
            |i(?:'ve|[ ]have)?[ ](?:apologi[sz]ed?|said))\b""",
        ),
        # The words are meant, not the deed.
        taking(
            {Label.NON_APOLOGY},
            r"""\bsorry[ ](?:if|that|about|for)[ ](?:my|the)[ ](?:bad[ ]|poor[ ])?
            (?:english|spelling|handwriting|grammar|formatting)\b""",
            r"\b(?:but|though|you|your|only|just|so)\b",
        ),
        # A kind wish that asks for nothing.
        taking(
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
        taking(
            {Label.MIND_READING},
            r"""\b(?:i[ ](?:may|might|could)[ ](?:well[ ])?be[ ](?:quite[ ])?wrong
            |maybe[ ]i'm[ ]wrong|perhaps[ ]i[ ]am[ ]wrong
            |i[ ](?:don't|do[ ]not|can't|cannot)[ ]know[ ](?:if|whether|that)[ ]
              (?:that|it|this)(?:'s|[ ]is|[ ]was)[ ](?:true|so|right|fair|what[ ]you[ ]meant))\b""",
            r"\b(?:but|though|although|however|except|still)\b",
        ),
        # What was done, not what it did: "You drove me there", "You made me sign the loan".
        taking(
            {Label.YOU_MADE_ME_FEEL},
            r"""\bdr(?:ove|ive|iven)[ ]me[ ](?:there | home | to[ ](?:the[ ](?:station|airport
            |hospital|clinic|doctor(?:'s)?|surgery|school|church|train|bus|office)|work|school|church
            |hospital|town|my[ ](?:mother|mum|mom|sister|appointment)(?:'s)?))(?=\W*$|[ .,;:!?])
            |\bmade[ ]me[ ](?:sign|choose|pay|delete|promise|swear|wait|stand|sell|borrow|quit
            |resign|pregnant|apologi[sz]e|lie[ ]to[ ](?:my|the|our))\b""",
            r"""\b(?:f(?:eel|elt|eeling)|cra(?:zy|zed)|mad|insane|tears|despair|drink|bottle|edge|pills|tablets
            |hate|ashamed|myself)\b""",
        ),
        taking(
            {Label.YOU_MADE_ME_FEEL},
            r"^(?:and[ ]|yes,?[ ])?i[ ](?:\w+[ ])?(?:hated?|despised?|loathe)[ ](?:you|him|her)\b",
            r"\b(?:make|makes|making|made[ ](?:me|us)|turn\w*|dr[io]ve\w*|because[ ]of[ ]you)\b",
        ),
        # A boundary of one's own.
        taking(
            {Label.ABSOLUTE},
            r"""\bnever[ ]again[ ](?:will|shall|do|would)[ ]i\b
            |\b(?:nobody|no[ -]one|no[ ](?:man|woman))[ ](?:will|shall|is[ ]going[ ]to)[ ]
            (?:ever[ ])?\w+[ ](?:me|my)\b""",
            r"\byou(?:'ve|'d|[ ]have|[ ]had)?[ ](?:never|always|only)\b",
        ),
        # Anger asks for nothing that could be checked, nor does who longs for their own.
        taking(
            {Label.UNCLEAR_NEED},
            r"""\b(?:want|hope|wish)[ ](?:that[ ])?(?:you|him|her|them)[ ](?:(?:to|will|would)[ ])?
            (?:suffer|rot|burn|choke|die|dead|bleed|hurt)\b
            |\b(?:need|want)[ ]my[ ](?:own[ ])?(?:mother|mum|mom|mam|mama|dad|father|sister|brother
            |friends|family|bed)(?=\W*$|[.,;!?])""",
            r"\b(?:but|from[ ]you|need[ ]you|want[ ]you[ ]to[ ](?:be|stop|change|try))\b",
        ),
    ),
}
_NEXT = re.compile(_NO_REQUEST, re.VERBOSE)
_BUT = re.compile(_ASKED_ALL_THE_SAME, re.VERBOSE)


def taken_back(text: str, voice: Voice) -> frozenset[Label]:
    """Return the labels that this sentence, folded, takes back by its own words."""
    found: set[Label] = set()
    if len(text) > LONGEST:
        return frozenset()
    for one in _TAKEN[voice]:
        if one.fits(text):
            found |= one.labels
    return frozenset(found)


def asks_for_nothing(text: str, voice: Voice) -> bool:
    """Return whether a sentence, folded, takes back the request of the one before it."""
    if voice is not Voice.DISCLOSING or len(text) > LONGEST:
        return False
    return bool(_NEXT.search(text)) and not _BUT.search(text)

"""Knows the sentences that a label mishears, and those that the next sentence bears out.

Drafts by invented people were read, and each expression here names a sentence about which a finding
would have hurt or been absurd: what somebody was made to do is no feeling they hand over, anger is
no need that could be met by a day (`domain.md` 4.3), and an absolute beside its proof is no
exaggeration (4.4, P2, 1).
"""

from collections.abc import Mapping

from desktop.reader.finding import Label, Voice
from desktop.reader.taken_back import LONGEST, Taking, taking

_YOU = r"(?:you|he|she|they)"
_WHOM = r"(?:you|him|her|them|(?:both|all|the[ ]two)[ ]of[ ](?:you|them))"
_SUFFER = r"""(?:suffer|rot|regret|cry|lose|pay(?![ ](?:back|the|me|for[ ](?:the|my|our|half)))
    |be[ ](?:dead|alone|sorry|miserable|gone|in[ ]pain)|dead|gone|in[ ]pain
    |(?:feel|know|learn)[ ](?:what|how|this|that|it|every|even|a|the|just))\b"""
_WRITTEN = r"""(?:the|your|our|my|every|a)[ ](?:\w+[ ]){0,2}?(?:bills?|statements?|receipts?
    |messages|e-?mails|records?|logs?|calendar|diary|letters?|photos|screenshots?|list|history
    |disclosure|phone)\b|(?:everything|it[ ]all|all[ ]of[ ]it)\b"""
_GONE_THROUGH = rf"i(?:'ve|[ ]have)?[ ](?:gone|went|been)[ ](?:back[ ])?through[ ](?:{_WRITTEN})"

_MISHEARD: Mapping[Voice, tuple[Taking, ...]] = {
    Voice.DISCLOSING: (
        # Sorry for the letter itself: "I am sorry if all this sounds cold."
        taking(
            {Label.NON_APOLOGY},
            r"""\bsorry[ ](?:if|that|when|where)[ ](?:all[ ])?(?:(?:of[ ])?(?:this|it)
            |(?:my|the|this)[ ](?:letter|words|writing|sentences))[ ]
            (?:sounds?|reads?|is|are|comes?[ ](?:out|across)|looks?|seems?)[ ](?:\w+[ ]){0,2}?
            (?:cold|clumsy|wooden|stiff|long|short|right|wrong|poor|bad|messy|blunt|simple|formal
            |muddled|confused|jumbled|broken|hard[ ]to[ ]read)\b""",
            r"\b(?:but|though|however|hurts?|upset\w*)\b",
        ),
        # "The police came because of me": it owns what came.
        taking(
            {Label.BLAME_SHIFTING},
            r"\bbecause[ ]of[ ](?:me|what[ ]i[ ](?:did|had[ ]done|said|hid))\W*$",
            r"\b(?:but|you(?:r|'re|'d)?|only|partly|both)\b",
        ),
        taking(
            {Label.PRESSURE},
            r"""^i[ ]hope[ ]you(?:'re|[ ]are)[ ](?:somewhere[ ]safe|safe|not[ ]alone
            |with[ ]somebody)\b""",
            r"\b(?:but|with[ ]me|us|home|so[ ]that|and[ ]that[ ]you)\b",
        ),
        # Nothing has to come back: "with or without me in it", "You need not forgive me."
        taking(
            {Label.PRESSURE},
            r"\bwith[ ]or[ ]without[ ]me\b",
            r"\b(?:but|please|decid\w+|must|have[ ]to|i[ ](?:need|want|beg))\b",
        ),
        taking(
            {Label.PRESSURE},
            r"""\byou[ ](?:need[ ]not|needn't|(?:don't|do[ ]not)[ ](?:have|need)[ ]to)[ ]
              (?:forgive|answer|reply|stay|decide|trust|believe|read|listen|understand)\b""",
            r"""\b(?:but|if|only|just|yet|now|today|tonight|until|unless|though|still|so|please|see|know
            |one[ ]day|i[ ](?:need|want|beg|long)|love|right[ ]away|straight[ ]away)\b""",
        ),
    ),
    Voice.IMPACTED: (
        # What somebody was made to do is told; anger is anger, also after another word.
        taking(
            {Label.YOU_MADE_ME_FEEL},
            rf"""\bmade[ ]me[ ](?:do|watch|lie|move|hide|cover|leave|stay|write|read|listen|share
              |give[ ]up|stop[ ]\w+ing|tell|take|touch|delete|drop|cancel|beg)\b
            | \byou[ ](?:put|risked|endangered|gambled[ ]with)[ ]my[ ](?:life|health|body)\b
            | \byou[ ]let[ ]me[ ](?!down|feel|look[ ]like|think|believe|fall|be[ ]|in\b|out\b
              |have\b)\w+
            | \bbrought[ ](?:her|him|them)[ ](?:in)?to[ ](?:my|our)\b
            | \bbrought[ ](?:me[ ])?(?:an?|the|this|your)[ ](?:\w+[ ])?(?:illness|infection|disease
              |sickness|st[id])\b
            | \bi[ ](?:(?:do|still|just|really|even|so)[ ])*(?:hate|despise|loathe|detest|curse)
              [ ]{_WHOM}\b""",
            r"\bma[dk]es?[ ](?:me|us)[ ](?:feel|hate|so|into|sick|ill|mad)\b|\bdr[io]ve\w*\b",
        ),
        # Grief, and what was looked up.
        taking(
            {Label.ABSOLUTE},
            rf"""\byou(?:'ll|[ ]will)[ ]never[ ](?:know|understand)[ ](?:what|how)\b
            | \b{_GONE_THROUGH}""",
        ),
        # A wish of anger is not met by a day, nor a need that nobody else has to meet; what is to
        # stop can be seen.
        taking(
            {Label.UNCLEAR_NEED},
            rf"""\b(?:want|wanted|wish|would[ ]like|'d[ ]like|need)[ ](?:for[ ])?{_WHOM}[ ]
              (?:(?:to|both|all|just|really)[ ])*{_SUFFER}
            | \bhope[ ](?:that[ ])?(?:{_WHOM}|he|she|they)(?:'ll|[ ]will)?[ ](?:both[ ]|all[ ])?
              {_SUFFER}
            | \b(?:want|need)[ ](?:all[ ])?my[ ](?:\w+[ ]){{0,2}}?(?:years?|twenties|thirties
              |forties|fifties|youth|body|health|self|mind|sleep|laugh|name|faith)[ ]
              (?:with[ ]you[ ])?back\b
            | \bwant[ ]to[ ]be[ ](?:somebody|someone|me\b|myself|(?:a|the)[ ](?:woman|man|person)
              [ ](?:who|i)\b)
            | \bi[ ](?:\w+[ ])?pray(?:ed)?[ ](?:that[ ]|to[ ])?(?:god|the[ ]lord|jesus|allah)\b
            | \bneed[ ]to[ ]know[ ](?:if|whether|who|when|how[ ]many|how[ ]long|how[ ]much)\b
            | \bneed[ ]to[ ](?:stop[ ]here|sleep|eat|rest|breathe|cry|scream|lie[ ]down
              |sit[ ]down)\b
            | \b(?:need|want)[ ]you[ ]to[ ]stop[ ](?:drinking|smoking|gambling|seeing|meeting
              |messaging|paying|swearing|slamming|reading[ ]my|opening[ ]my|posting)\b""",
        ),
        # A word about safety is no name for a person (`domain.md` 4.4, P1, 4).
        taking(
            {Label.CHARACTER_JUDGEMENT},
            rf"""\b{_YOU}(?:'re|'s|[ ](?:are|is|were|was))[ ](?:\w+[ ])?(?:unsafe|not[ ]safe)\b
            |\b{_YOU}[ ](?:aren't|weren't|isn't|wasn't)[ ]safe\b""",
        ),
        # The other one said it (P3, 1 and 2).
        taking(
            {Label.MIND_READING},
            rf"""(?:\band|\bas|\bbecause|\bsince|,)[ ]{_YOU}(?:'ve|'d|[ ]have|[ ]had)?[ ]
            (?:(?:said|wrote|admitted)[ ](?:so|it|that|as[ ]much)
            |told[ ]me(?:[ ](?:so|it|that|yourself))?(?=\W*$|[.,;:]))""",
            r"\b(?:never|not|must[ ]have)\b|n't\b",
        ),
    ),
}
# "It was only work. That was a lie."
_TAKEN_BACK = taking(
    {Label.MINIMISING, Label.BLAME_SHIFTING, Label.DISTANCING, Label.PRESSURE},
    r"""^(?:no[,.]?[ ])?(?:and[ ]|but[ ])?(?:i[ ](?:\w+[ ]){1,8}?that[ ])?(?:this|that|it)
    (?:'s|[ ]is|[ ]was)[ ](?:(?:simply|all|also)[ ])?(?:not[ ]true|untrue|false|a[ ]lie|wrong
    |an[ ]excuse)\b|^(?:no[,.]?[ ])?(?:that|this|it)[ ](?:isn't|wasn't)[ ]true\b""",
    r"\b(?:of[ ]you|you(?:'re|[ ](?:said|told|were|are|always|never)))\b",
)
# "You were never where you said. I have the bills."
_BORNE_OUT = taking(
    {Label.ABSOLUTE, Label.MIND_READING},
    rf"""^(?:i[ ](?:still[ ])?(?:have|kept|keep|printed|found|saw|checked|counted)|i've[ ]got
      |there[ ](?:are|is|were)|it(?:'s|[ ]is)[ ](?:all[ ])?in)[ ](?:all[ ]|every[ ])?(?:{_WRITTEN})
    | ^{_GONE_THROUGH}
    | ^(?:and[ ])?you[ ](?:said|wrote|admitted)[ ](?:it|so|that|this|as[ ]much)\b
    | ^(?:and[ ])?you[ ]told[ ]me[ ](?:so|it|that|this)\b""",
)


def misheard(text: str, voice: Voice) -> frozenset[Label]:
    """Return the labels that do not hear what this sentence, folded, says."""
    if len(text) > LONGEST:
        return frozenset()
    return frozenset[Label]().union(*(one.labels for one in _MISHEARD[voice] if one.fits(text)))


def borne_out(text: str, voice: Voice) -> frozenset[Label]:
    """Return the labels that this sentence, folded, answers for the one before it.

    Somebody who was hurt bears it out, somebody who discloses takes it back (`domain.md` 4.1, 5).
    """
    one = _BORNE_OUT if voice is Voice.IMPACTED else _TAKEN_BACK
    return one.labels if len(text) <= LONGEST and one.fits(text) else frozenset()

"""Knows the sentences about which nothing, or one thing less, may ever be said.

Naming abuse is never commented on (`domain.md` 4.3), nor a lament or a wish to leave, nor are words
about dying or about harming oneself a finding (4.4, X7): the page offers help instead. And a
finding may never stand in the way of a warning about somebody's health, of words that refuse blame,
or of a plain apology for a named act: the worst mistakes of docs/reader.md.
"""

import re

from desktop.reader.finding import Label, Voice
from desktop.reader.harm import speaks_of_dying, tells_of_fear
from desktop.reader.misheard import misheard
from desktop.reader.sentences import folded
from desktop.reader.taken_back import asks_for_nothing, taken_back

_ABUSE = r"""
    abus(?:e|es|ed|ing|ive|er) | coerc\w+ | gas-?l(?:it|ight\w*) | violat\w+ | raped? | rapist
    | assault\w* | molest\w* | strangl\w+ | chok(?:e|ed|ing)[ ]me | (?:hit|hits|beat|slapped|kicked
    | punched|grabbed|shoved|hurt)[ ]me[ ](?:in|on|with|so|until|across|again|hard|and)
    | threaten\w* | stalk\w+ | forc(?:e|ed|ing)[ ](?:me|himself|herself|yourself)
    | afraid[ ]of[ ]you | scared[ ]of[ ]you | (?:without|against)[ ]my[ ](?:consent|will)
    | tortur\w+ | exploit(?:s|ed|ing|ation|ative)? | degrad\w+ | bull(?:ied|ies|ying) | demean\w*
    | terrori[sz]\w+ | isolat(?:ed|es|ing|ion) | blackmail\w* | intimidat\w+ | belittl\w+
    | humiliat(?:es?|ed|ing|ion) | harass\w* | manipulat(?:ed|es|ing|ion) | brainwash\w* | groomed
    | (?:used|trapped|imprisoned|infected|silenced|drugged|poisoned|controlled|stole[ ]from)[ ]me\b
    | controll(?:ed|ing)[ ](?:my|the|our|what|who|where|every\w*) | prey(?:ed|ing)[ ]on
    | (?:gave|given|giving|passed)[ ](?:it[ ]to[ ])?me[ ](?:(?:a|an|the|this|your|their|her)[ ])?
      (?:\w+[ ])?(?:infections?|diseases?|st[id]s?|chlamydia|gonorrh\w+|syphilis|herpes|hiv|hpv)
"""
_LEFT_ALONE = re.compile(rf"\b(?:{_ABUSE})\b", re.VERBOSE)

_THERE = r"(?=\W*$|[.;:!?,]|[ ](?:{}now|today|tonight|at|by|before|until|for|because|if|and|so)\b)"
_HERE = _THERE.format("you|me|us|him|her|home|this|our|my|the[ ](?:house|flat|marriage)|")
_SOON = _THERE.format("")
_I_WANT = r"(?:want|wanted|need|needed|wish[ ]for|would[ ]like|'d[ ]like|long[ ]for|crave)"
_PARTING = rf"""\b(?:
    (?:need|needed|want|wanted|wish|like|going|have|plan|ready)[ ]to[ ](?:leave{_HERE} | go{_SOON}
      | get[ ](?:out|away) | move[ ]out | separate | split[ ]up | divorce | part[ ]from
      | end[ ](?:this|our|the)[ ](?:marriage|relationship|engagement)
      | be[ ](?:free|away|apart|rid|done|finished|out)[ ](?:of|from|with)[ ]
        (?:you|this|it|us|him|her|our|the[ ](?:marriage|relationship)|all[ ]of[ ](?:this|it))
      | be[ ](?:free|alone|gone|left[ ]alone|on[ ]my[ ]own){_SOON}
      | (?:stop|end|finish|quit|disappear|vanish|give[ ]up|run[ ]away|let[ ]go|let[ ]you[ ]go
        |walk[ ](?:away|out)|live[ ](?:alone|apart|on[ ]my[ ]own|without)
        |start[ ](?:again|over)[ ](?:alone|without))\b)
    | {_I_WANT}[ ](?:(?:some|more|my|a[ ]bit[ ]of|a[ ]little)[ ])?
      (?:(?:space|distance|room|time|rest|peace)[ ](?:away[ ])?from|time[ ]apart)\b
    | {_I_WANT}[ ]out{_SOON} | {_I_WANT}[ ]out[ ]of[ ](?:this|it|our|the[ ]marriage|here)\b
    | i(?:'m|[ ]am|'ll[ ]be|[ ]will[ ]be)[ ](?:leaving{_HERE}|going{_SOON}|moving[ ]out|done{_SOON}
      |done[ ]with[ ](?:you|this|it|us)|divorcing|filing|walking[ ](?:away|out))
    | i[ ](?:can't|cannot|can[ ]not|won't|don't[ ]want[ ]to)[ ](?:(?:go|carry)[ ]on
      |(?:do|take|bear|live[ ]with)[ ](?:this|it)|stay{_HERE})\b
    | {_I_WANT}[ ]my[ ](?:\w+[ ])?(?:life|freedom)[ ]back\b
    | {_I_WANT}\b[^.;!?\n]{{0,60}}?[ ]without[ ](?:you|him|her)\b
    | {_I_WANT}[ ](?:it|this|us|everything|all[ ](?:of[ ])?(?:it|this)
      |(?:this|our|the|my)[ ](?:\w+[ ])?(?:marriage|relationship|engagement|pain|life|nightmare))
      [ ](?:all[ ])?(?:to[ ](?:just[ ])?)?(?:be[ ])?(?:over|end|ended|finish|finished|stop)\b
    | (?:need|want|asking[ ]for|ask[ ]for|fil(?:e|ed|ing)[ ]for)[ ](?:(?:a|the|this|our)[ ])?
      (?:(?:trial|legal)[ ])?(?:divorce|separation|annulment)
    | (?:need|want|wish|would[ ]like|'d[ ]like)[ ]you[ ](?:(?:to[ ]be[ ])?(?:gone|out|away)
      | to[ ](?:leave{_HERE} | go{_SOON} | go[ ]away | get[ ]out | move[ ]out
      | (?:stay|keep|stand)[ ](?:away|back|out|off)
      | stop[ ](?:hitting|hurting|following|threatening|shouting|touching|ringing|calling|texting
        |contacting|watching|checking|coming)))
    )\b"""
_WISH_TO_LEAVE = re.compile(_PARTING, re.VERBOSE)
_LAMENT = re.compile(
    r"""\b(?:god|lord|jesus|christ|allah|heaven|pray(?:s|ed|ing|er|ers)?)\b
    (?!'s[ ]sake|[ ]?(?:knows|forbid|damn))""",
    re.VERBOSE,
)
_TO_THE_OTHER = re.compile(r"\byou(?:rs?|'\w+)?\b")
_FORSAKEN = re.compile(r"\b(?:forsak\w+|abandon\w+|my god,? why)\b")
# God is the "you" here: words of the psalms, or a call before a question.
_TO_GOD = re.compile(
    r"""\bo[ ](?:my[ ])?(?:lord|god|jesus|christ|allah)\b
    | \b(?:hide|hid|hidden|turn(?:ed)?)[ ](?:away[ ])?your[ ]face\b | \bhave[ ]mercy\b
    | \b(?:god|lord|jesus|allah|father)(?!'s),?[ ](?:why\b|how[ ]long\b|where[ ](?:are|were)[ ]you
      |(?:gave|gives)[ ](?:me|us)|left[ ]me|took|(?:was|is|stayed)[ ]silent|answers|answered
      |never[ ](?:answer|heard|came)|hear[ ](?:me|my)|help[ ]me|deliver|save[ ]me|let[ ]me)
    | \b(?:how[ ]long|where[ ](?:are|were)[ ]you|why),[ ](?:my[ ])?(?:god|lord|jesus|allah)
      \b(?!'s)""",
    re.VERBOSE,
)
_PROFANE = re.compile(
    r"""\b(?:fuck\w*|motherfuck\w*|bastards?|bitch\w*|(?:arse|ass)holes?|shit\w*|bullshit\w*
    |cunts?|dick(?:head)?s?|pricks?|wank\w*|twats?|tossers?|whores?|sluts?|piss\w*|bollocks)\b""",
    re.VERBOSE,
)
# An absolute about an act that can be counted, or beside what bears it out, is meant to the letter.
_COUNTABLE = r"""
    \b(?:never|not[ ]once|not[ ]a[ ]single|none)\b[^.;!?\n]{0,50}?\b
    (?:a[ ]single[ ]one[ ]of|one[ ]of[ ]my|condoms?|protection
    |(?:my|our|the|his|her|a|single|any|one)[ ](?:[\w']+[ ]){0,2}?
    (?:sessions?|appointments?|scans?|funerals?|births?|weddings?|graduations?
    |surgery|operations?|hospital|chemo(?:therapy)?|treatments?|concerts?|recitals?|meetings?|tests?
    |polygraph|matches|evenings?[ ]class(?:es)?|ward|christening|school[ ]plays?|court[ ]date))\b
"""
_PROOF = re.compile(
    _COUNTABLE
    + r"""| \b(?:logs?|records?|statements?|bills?|receipts?|messages|e-?mails|texts|history|photos
    |screenshots?|calendar|diary|bank|printouts?|timeline)[ ](?:(?:from|of|for)[ ]\w+[ ])?
    (?:all[ ]|still[ ]|clearly[ ])?(?:shows?|showed|says?|said|proves?|proved|confirm\w*|lists?
    |bears?|tells?|told|ha(?:s|ve|d)[ ](?:it|them|every|each|all))\b""",
    re.VERBOSE,
)

_INFECTION = r"""
    chlamydia | gonorrh\w+ | syphilis | herpes | hiv | hepatitis | hpv | st[id]s? | trichomon\w+
    | trich | (?:genital[ ])?warts | infections? | infected | symptoms? | exposed | unprotected
    | condoms? | protection
"""
_CARE = rf"""
    {_INFECTION} | doctors? | doctor's | dr | gps? | gp's | clinics? | nurse | midwife | pharmacist
    | gyn(?:a?ecologist)? | tested | retested | tests? | results | screened | full[ ]screen
    | antibiotics | swabs? | smear
"""
_DO = (
    r"(?:see|get|go|ring|call|phone|book|ask|have|take|make|tell|speak|talk|show|be|know|want|need)"
)
_URGED = rf"""
    (?:please|kindly)[ ](?:do[ ])?{_DO} | (?:don't|do[ ]not)[ ]
      (?:wait|delay|put[ ](?:it|this)[ ]off) | (?:^|[.;:,!][ ]|\bso[ ]|\band[ ]){_DO}[ ]
    | \byou(?:'ll|'d)?[ ](?:\w+[ ]){{0,2}}?
      (?:may|might|should|must|need|ought|have|want|better|will|could)\b
    | \b(?:urge|ask|asking|want|wanted|need|like|beg|advise|tell)[ ]you[ ]to[ ]{_DO}
    | \byour[ ](?:own[ ])?(?:doctor|gp|midwife|surgery)[ ](?:should|must|needs?|ought|has)
    | \bso[ ](?:that[ ])?you[ ]can
"""
_NO_CARE = r"""
    forgiv\w+ | don't[ ]tell | not[ ]tell | tell[ ](?:nobody|no[ ]one) | keep[ ](?:it|this) | decide
    | decision | divorce | lawyers? | solicitors? | court | custody | stay | leave | leaving
    | marriage | together | couples? | angry | anger | calm | moods? | temper | nerves | hysteri\w+
    | prove | proof | polygraph | detector | silent | trust | believe | move[ ]on | get[ ]over
    | understand | libido | hormones? | therap\w+ | counsell?\w+ | jealous\w* | suspicio\w+
    | paranoi\w+ | accus\w+ | blam\w+ | nagging | happy | happier | for[ ]once | my[ ]sake
    | hav(?:e|ing)[ ]sex
    | throw[ ](?:this|it|us)[ ]away | like[ ](?:things[ ]were[ ])?before
    | so[ ](?:that[ ])?you[ ](?:can|will|could)[ ](?:see|stop)
    | so[ ](?:that[ ])?(?:we|i)(?:'ll|[ ](?:can|could|may|might|will|don't|won't))\b
      (?![ ](?:both[ ])?(?:(?:be|get)[ ](?:treated|tested|well)|know|tell|ask|warn)\b)
    | as[ ]we[ ]were
"""
_WARNING = tuple(re.compile(part, re.VERBOSE) for part in (rf"\b(?:{_CARE})\b", _URGED))
_NO_WARNING = re.compile(rf"\b(?:{_NO_CARE})\b", re.VERBOSE)

_SENT = r"""
    (?:send|sent|drive|drove|push|pushed|lead|led|cause|caused|force|forced|put
    |(?:make|made)(?=[ ](?:me|you)[ ](?!feel|happy|welcome|laugh|smile|proud|want|whole|complete)))
"""
_NONE = r"""
    (?:none|nothing|no[ ]part)[ ](?:of[ ](?:that|this|it|these|those|which|them)[ ]
    |(?:i|you)[ ](?:ever[ ])?(?:did|said|was|were)[ ]
      (?:or[ ](?:didn't|did[ ]not|wasn't)[ ](?:do[ ]|say[ ])?)?)?
"""


def _refusing(whom: str, whose: str, more: str) -> re.Pattern[str]:
    return re.compile(
        rf"""\b(?:(?:{_NONE}|no(?:body|[ -]one)[ ](?:else[ ])?)(?:ever[ ])?{_SENT}[ ]{whom}\b
        | none[ ]of[ ](?:that|this|it|which)[ ](?:is|was)[ ](?:on|for|down[ ]to)[ ]{whose}\b
        | none[ ]of[ ](?:that|this|it|which)[ ](?:is|was)[ ]{whose}[ ](?:fault|doing)\b
        | (?:is|was|were)(?:n't|[ ]not|[ ]never)[ ](?:ever[ ])?{whose}[ ](?:fault|doing)\b
        | (?:didn't|did[ ]not|never)[ ]{_SENT}[ ]{whom}[ ]
          (?:to[ ])?(?:her|him|them|do|lie|it|into)\b
        | no[ ]fault[ ]of[ ]{whose}s?\b {more})""",
        re.VERBOSE,
    )


_REFUSED = {
    Voice.IMPACTED: (
        Label.SELF_BLAME,
        _refusing(
            "you",
            "(?:my|me|mine)",
            r"""| (?:gave|gives|give)[ ]you[ ]no[ ](?:licen[cs]e|right|excuse|permission|leave)\b
            | you[ ](?:still[ ]chose|chose[ ]it)\b
            | you[ ](?:drove|went|walked|paid|booked|wrote|typed|signed|rang|opened|logged)[ ]
              (?:\w+[ ]){0,4}(?:yourself|of[ ]your[ ]own[ ](?:accord|free[ ]will))\b""",
        ),
    ),
    Voice.DISCLOSING: (
        Label.BLAME_SHIFTING,
        _refusing(
            "me",
            "your?",
            r"""| no(?:body|[ -]one)[ ](?:else[ ])?
            (?:set[ ]it[ ]up[ ]for|dragged|tricked|pushed)[ ]me\b""",
        ),
    ),
}
_HALF_REFUSED = re.compile(
    r"\b(?:but|though|although|however|if|only|alone|just|partly|entirely|wholly|solely|all)\b"
)
# An accusation in the other half of the sentence.
_ACCUSED = re.compile(
    r"""[,;:-][ ]?(?:and[ ]|you[ ]know,?[ ])?(?:you(?:'d|'re|[ ](?:were|weren't|are|aren't|had
    |never|always|simply|didn't|wouldn't|couldn't|made|left|shut|pushed|stopped|refused|drank))
    (?![ ](?:always[ ])?(?:nothing|not[ ](?:at|to)|kind|good|right|innocent|loving|faithful|patient
    |deserved?|asked[ ]for|do[ ]anything|cause|make|choose|know)\b)
    |i[ ](?:was[ ](?:\w+[ ])?lonely|had[ ]needs|needed)
    |your[ ](?:mother|sister|coldness|moods?)[ ]did)
    |\bthat[ ]i[ ](?:had[ ]needs|needed) | \band[ ]i[ ]had[ ]needs""",
    re.VERBOSE,
)
_SORRY = re.compile(
    r"""^(?:i'm|i[ ]am)[ ](?:(?:so|very|truly|deeply)[ ])*sorry\W*$
    | (?:^|[.;:][ ]|\band[ ])(?:i'm|i[ ]am|i)[ ](?:so[ ]|very[ ]|truly[ ]|deeply[ ])?
    (?:sorry|apologi[sz]e)[ ](?:to[ ]you[ ])?
    (?:for[ ](?:(?:hiding|lying|deceiving|cheating|being|taking|using|stealing|spending|blaming
    |telling|letting|bringing|making|leaving|having|going|sleeping|meeting|writing|deleting
    |reading|shouting|calling|accusing|keeping|putting|betraying|breaking)\b
    |(?:the[ ](?:hotels?|lies?|lie[ ]i|affair|money|messages|phone|photos|account)\b))
    |that[ ]i[ ](?!have[ ]to\b)|to[ ]have[ ]\w+ed\b)""",
    re.VERBOSE,
)
_TAKEN_BACK = re.compile(
    r"""\b(?:if|but|though|although|however|yet|only|still|already|again|when|unless|except|once
    |any|anything|whatever|however|ever|maybe|perhaps|somehow|you[ ](?:feel|felt|took|think|found
    |made|were|weren't|wouldn't|never|always|could|should|must|need|have[ ]to)|you're|you'd
    |your[ ](?:feelings|reaction|moods?|temper|coldness)|not|n't|because|human|perfect|caught
    |misunderst\w+|upset\w*|offen\w+|both|as[ ]well|too|in[ ]return|now|can[ ]we|hope|please
    |even|happy|enough|just|honest\w*|lonely|unable|weak|stress\w*|tired|normal|truthful
    |having[ ](?:\w+[ ]){0,2}?(?:needs?|desires?|urges|feelings|a[ ](?:body|heart|life|past|libido))
    |being[ ](?:\w+[ ])?(?:an?|the)[ ](?:\w+[ ])?(?:man|male|woman|husband|wife|person|guy|lad)
    |(?:feel|feeling)[ ](?:bad|loved|so)|expect\w*|you[ ]to
    |so[ ](?:can|let|there|that's|you))\b|n't\b|\?""",
    re.VERBOSE,
)

_OF_THE_HURT = {
    Label.UNCLEAR_NEED: _WISH_TO_LEAVE,
    Label.CHARACTER_JUDGEMENT: _PROFANE,
    Label.ABSOLUTE: _PROOF,
}


def is_left_alone(sentence: str, voice: Voice) -> bool:
    """Return whether nothing may be said about this sentence, whatever was found in it."""
    if speaks_of_dying(sentence):
        return True
    text = folded(sentence)
    is_hers = voice is Voice.IMPACTED
    return is_hers and bool(_LEFT_ALONE.search(text) or tells_of_fear(sentence) or _is_lament(text))


def spared(sentence: str, voice: Voice) -> frozenset[Label]:
    """Return the labels that may not be shown in this sentence, whatever was found in it.

    A warning about health is no pressure, a refusal of blame shifts none and takes none on, and a
    plain apology for a named act is one. Of the one who was hurt, neither a wish to leave nor
    strong words are commented on, nor an absolute beside what bears it out (`domain.md` 4.3).
    """
    text = folded(sentence)
    found = set(refused(sentence, voice))
    found |= taken_back(text, voice) | misheard(text, voice)
    if Label.SELF_BLAME in found:
        # "Nothing I did made you go" is meant to the letter.
        found.add(Label.ABSOLUTE)
    if voice is Voice.IMPACTED:
        found.update(label for label, pattern in _OF_THE_HURT.items() if pattern.search(text))
    if voice is Voice.DISCLOSING:
        if _is_warning(text):
            found.add(Label.PRESSURE)
        if _SORRY.search(text) and not _TAKEN_BACK.search(text):
            found.add(Label.NON_APOLOGY)
    return frozenset(found)


def refused(sentence: str, voice: Voice) -> frozenset[Label]:
    """Return what this sentence refuses, blame or a request, for itself and the one before it."""
    text = folded(sentence)
    label, pattern = _REFUSED[voice]
    found = {Label.PRESSURE} if asks_for_nothing(text, voice) else set()
    is_half = _HALF_REFUSED.search(text) or (
        voice is Voice.DISCLOSING and _ACCUSED.search(text) is not None
    )
    if pattern.search(text) and not is_half:
        found.add(label)
    return frozenset(found)


def _is_lament(text: str) -> bool:
    """Return whether words turn to God or to prayer, and not to the one who listens."""
    if not _LAMENT.search(text):
        return False
    is_to_god = _FORSAKEN.search(text) or _TO_GOD.search(text)
    return bool(is_to_god) or not _TO_THE_OTHER.search(text)


def _is_warning(text: str) -> bool:
    return all(part.search(text) for part in _WARNING) and not _NO_WARNING.search(text)

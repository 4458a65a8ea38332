"""Knows the sentences of the one who was betrayed about which nothing may ever be said.

Naming abuse is never commented on (`domain.md` 4.3), nor are words about dying or about harming
oneself a finding (4.4, X7): help is offered elsewhere, to anybody, without reading anything.
"""

import re

from desktop.reader.finding import Voice
from desktop.reader.sentences import folded

_ABUSE = r"""
    abus(?:e|es|ed|ing|ive|er) | coerc\w+ | gas-?l(?:it|ight\w*) | violat\w+ | raped? | rapist
    | assault\w* | molest\w* | strangl\w+ | chok(?:e|ed|ing)[ ]me | (?:hit|hits|beat|slapped|kicked
    | punched|grabbed|shoved|hurt)[ ]me[ ](?:in|on|with|so|until|across|again|hard|and)
    | threaten\w* | stalk\w+ | forc(?:e|ed|ing)[ ](?:me|himself|herself|yourself)
    | afraid[ ]of[ ]you | scared[ ]of[ ]you | without[ ]my[ ]consent
"""
_DYING = r"""
    suicid\w+ | kill(?:ed|ing)?[ ]myself | end[ ]my[ ](?:own[ ])?life | end[ ]it[ ]all
    | (?:want|wanted|wish|wished)[ ](?:to[ ]die|i[ ]was[ ]dead|i[ ]were[ ]dead)
    | (?:rather|better[ ]off)[ ](?:be[ ])?dead | (?:harm|hurt|cut|cutting)[ ]myself | self-harm\w*
    | overdos\w+ | not[ ]be[ ]here[ ]any ?more | no[ ]reason[ ]to[ ]live
"""
_LEFT_ALONE = re.compile(rf"\b(?:{_ABUSE} | {_DYING})\b", re.VERBOSE)
_DYING_ALONE = re.compile(rf"\b(?:{_DYING})\b", re.VERBOSE)


def is_left_alone(sentence: str, voice: Voice) -> bool:
    """Return whether nothing may be said about this sentence, whatever was found in it."""
    pattern = _LEFT_ALONE if voice is Voice.IMPACTED else _DYING_ALONE
    return pattern.search(folded(sentence)) is not None

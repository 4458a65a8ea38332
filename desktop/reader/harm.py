"""Knows words about dying, and words about fear of somebody or about violence.

Neither is ever a finding (`domain.md` 4.4, X7). The first open a quiet way to help, in either
voice (5.3); the second end the reading of what somebody who was hurt wrote (4.3, 5.2). Nothing is
concluded from them, counted or kept: whoever asks is told yes or no.
"""

import re

from desktop.reader.sentences import folded, sentences

_END = r"(?=\W*$|[.;:!?,])"
_OVER = r"(?:any[ ]?more(?![ ](?:with|in|like|as|of)\b)|any[ ]longer|at[ ]all)"
_NO_MORE = r"(?:n't|\bnot|\bnever|\bno[ ]longer)[ ]"
_ACT = r"""
    suicid\w+ | self-harm\w* | overdos\w+
    | kill(?:ed|ing)?[ ]myself(?![ ](?:laughing|with[ ]work)\b)
    | hang(?:ed|ing)?[ ]myself | (?:shoot|shot)[ ]myself(?![ ]in[ ]the[ ]foot)
    | (?:throw|threw|throwing)[ ]myself[ ](?:off|under|in[ ]front)
    | jump(?:ed|ing)?[ ](?:off|from)[ ](?:(?:a|the|that|our)[ ])?(?:bridge|roof|balcony|cliff)
    | (?:drive|drove|driving)[ ](?:(?:the|my)[ ]car[ ])?(?:into[ ]a[ ](?:tree|wall)
      | off[ ](?:a|the)[ ](?:bridge|cliff))
    | (?:take|took|taking|swallow\w*)[ ](?:all|too[ ]many|a[ ]handful)[ ](?:of[ ])?
      (?:(?:my|the|those|your)[ ])?(?:sleeping[ ])?(?:pills|tablets)
    | (?:harm|harmed|harming)[ ]myself
    | hurt(?:ing)?[ ]myself(?![ ](?:by|most|more|when|as|too|falling|and[ ](?:you|us|her|him))\b)
    | (?:cut|cutting)[ ]myself(?![ ](?:off|shaving|on|loose|short|out|free|some|a)\b)
    | (?:cut|cutting|scratch(?:ed|ing)?|burn(?:ed|t|ing)?)[ ]my[ ](?:own[ ])?
      (?:wrists?|arms?|thighs?|legs?|skin)\b(?![ ](?:on|off|at)\b)
    | (?:start(?:ed|ing)?|began|back[ ]to|been|am|i'm)[ ]cutting[ ]again
    | top(?:ped|ping)?[ ]myself(?![ ]up\b) | (?:do|did|doing)[ ]myself[ ]in
    | (?:do|did|doing|done)[ ]away[ ]with[ ]myself | finish(?:ed|ing)?[ ]myself[ ]off
    | (?:pills|tablets)[ ]and[ ]counted
    | count(?:ed|ing)?[ ](?:out[ ])?(?:my|the|those)[ ](?:sleeping[ ])?(?:pills|tablets)
    | edge[ ]of[ ](?:the|a)[ ](?:platform|roof|cliff|bridge) | unaliv\w+ | (?<!\d[ ])kms
    | do(?:ne|ing)?[ ]something[ ](?:(?:bad|stupid|terrible)[ ])?to[ ]myself
    | (?:put|putting|make|making|made)[ ]an[ ]end[ ](?:to|of|with)[ ](?:my[ ](?:own[ ])?life|myself)
    | garage[ ][^.;!?\n]{0,20}?engine[ ](?:on|running)
    | how[ ]many[ ](?:\w+[ ])?(?:pills|tablets)[ ](?:it[ ](?:takes|took|would[ ]take)|are[ ]enough)
    | (?:took|taken|swallowed)[ ][^.;!?\n]{0,30}?(?:pills|tablets|paracetamols?)\b[^.;!?\n]{0,30}?
      \b(?:in[ ](?:the[ ])?hospital|woke[ ]up|ambulance|stomach)
    | attempt(?:ed|s)?[ ]on[ ]my[ ](?:own[ ])?life
    | (?:hit|hitting|smash(?:ed|ing)?)[ ]my[ ](?:own[ ])?head[ ](?:against|on|into)[ ](?:a|the)[ ]
      (?:wall|door|floor|tiles) | (?:hurt|hurting|punish|punished|punishing)[ ]my[ ](?:own[ ])?body
    | (?:eating|starv\w+)[ ][^.;!?\n]{0,15}?to[ ]punish[ ]myself
    | i[ ](?:put|held|pressed)[ ](?:the|a)[ ](?:knife|razor|blade)[ ](?:on|to|at|against)[ ]my
    | (?:cut|burn(?:ed|t)?|scratched|hurt)[ ]my[^.;!?\n]{0,40}?[ ]on[ ]purpose
    | (?:think|thinking|thought|thoughts|want|wanted)[ ](?:of|about|to)[ ](?:driv(?:e|ing)
      |steer(?:ing)?)[ ](?:(?:the|my)[ ]car[ ])?off[ ]the[ ](?:road|bridge)
    | (?:write|wrote|written|writing)[ ](?:(?:a|my|the|some)[ ])?
      (?:suicide[ ]notes? | (?:goodbye|farewell)[ ](?:letters?|notes?|cards?)[ ]to[ ]
      (?:you\b|everyone|(?:each|all)[ ]of|(?:(?:the|my|our|both)[ ]){1,2}
      (?:children|kids|boys|girls|sons?|daughters?|family|parents|mum|mother|mom|dad|sisters?)))
"""
_WANTING = r"""(?:want|wanted|wanting|wish|wished|need|needed|long|longed|like|love)
    (?:[ ](?:only|just|so[ ]much))?"""
_ENDING = rf"""
    end(?:ed|ing)?[ ](?:my[ ](?:own[ ])?life(?![ ](?:with|as|in)\b)
      | it[ ]all(?![ ](?:with|between|by)\b))
    | (?:take|took|taking)[ ]my[ ](?:own[ ]life | life(?:{_END}|[ ](?:if|when)\b))
    | (?:try|tried|trying)[ ]to[ ]take[ ]my[ ]life(?![ ](?:back|into|in[ ]hand)\b)
    | (?:want|wanted|wanting|wish|wished|hope|hoped|pray|prayed|ready)[ ](?:(?:only|just)[ ])?to
      [ ](?:(?:only|just)[ ])?die\b(?![ ](?:of|laughing|on)\b)
    | i(?:'d|[ ]would|[ ]had)?[ ](?:(?:much|far|honestly|really)[ ])?(?:rather|sooner)[ ]
      (?:be[ ]dead|die|have[ ]died)
    | rather[ ](?:be[ ])?dead
    | i(?:'ll|'d|[ ]will|[ ]would|[ ]shall|'m[ ]going[ ]to|[ ]am[ ]going[ ]to)[ ](?:just[ ])?die
      [ ](?:without[ ]you|if[ ]you)
    | wish(?:ed)?[ ]i[ ](?:could|would)[ ](?:(?:just|only)[ ])?die | i[ ]deserved?[ ]to[ ]die
    | i[ ](?:should|ought[ ]to)[ ](?:just[ ]|really[ ])?die\b(?![ ]of\b)
    | should(?:n't|[ ]not|[ ]never)[ ]be[ ](?:alive|walking[ ]around{_END})
    | (?:wish|wished)[ ](?:the|that|a|some)[ ](?:\w+[ ])?(?:lorry|truck|train|car|bus)[ ]
      (?:had[ ]|would[ ])?(?:hit|killed|taken|took|run[ ]over)[ ]me
    | {_WANTING}[ ]to[ ](?:be[ ]dead
      | be[ ]gone(?:{_END}|[ ](?:for[ ]ever|forever|for[ ]good))
      | (?:disappear|vanish)(?:{_END}|[ ](?:for[ ]ever|forever|completely|altogether|from[ ]the[ ]
        (?:world|earth)|and[ ](?:never|not)|if|because|so)\b)
      | (?:stop|cease|quit)[ ](?:existing|breathing|being[ ](?:alive|here))
      | (?:stop[ ]living|live[ ]no[ ]more)(?![ ](?:with|in|like|as|here|a|for)\b)
      | (?:not|cease[ ]to)[ ]exist | not[ ]be[ ](?:alive|here{_END}) | kill[ ]myself)
    | {_WANTING}[ ](?:it[ ]all|everything|all[ ](?:of[ ])?(?:it|this)
      | (?:(?:this|the|my|all)[ ]){{1,2}}(?:pain|hurt|suffering|agony|torment))[ ]to[ ]
      (?:(?:just|only|finally)[ ])?(?:stop|end|cease|be[ ]over)(?:{_END}|[ ](?:now|one[ ]way|for[ ]
      (?:good|ever)|forever|today|tonight|so|because|if)\b)
    | might[ ]as[ ]well[ ](?:die|be[ ]dead) | f(?:eel|elt|eeling)[ ]like[ ]dying
    | (?:think|thinking|thought|thoughts|dream\w*)[ ](?:a[ ]lot[ ])?(?:of|about)[ ]
      (?:dying|death{_END}|being[ ]dead|my[ ]own[ ]death)
"""
_BETTER = rf"""
    (?:wish|wished|if|rather)[ ]i[ ](?:was|were)[ ](?:dead|not[ ]alive)
    | (?:wish|wished|if)[ ](?:i[ ]had|i'd)[ ](?:died|(?:never|not)[ ]been[ ]born)
    | wish(?:ed)?[ ]i[ ](?:wasn't|weren't|was[ ]not|were[ ]not)[ ](?:alive|here[ ]{_OVER})
    | (?:better(?:[ ]off)?|happier|easier|simpler|relieved|safer|best)[ ]
      (?:for[ ](?:\w+[ ]){{1,3}})?if[ ]i[ ]
      (?:died | (?:was|were)[ ](?:dead|gone{_END}|no[ ]longer[ ]here)
      | (?:wasn't|weren't|was[ ]not|were[ ]not)[ ](?:here|alive|around)(?:{_END}|[ ]{_OVER})
      | (?:disappeared|vanished){_END}
      | (?:didn't|did[ ]not)[ ]exist)
    | better[ ]off[ ](?:dead|without[ ]me) | happier[ ]without[ ]me{_END}
    | (?:don't|do[ ]not|no[ ]longer|didn't|did[ ]not)[ ]care[ ](?:
      (?:if|whether)[ ]i[ ](?:live|die|wake[ ]up) | what[ ](?:happens|becomes)[ ](?:to|of)[ ]me)
    | (?:don't|do[ ]not|can't|cannot|can[ ]not)[ ]see[ ](?:a|any)[ ]
      (?:way[ ](?:forward|on|out)|future)[ ]for[ ](?:me|myself)
    | better[ ]dead
    | (?:be|been|are|is)[ ](?:(?:much|far|so[ ]much)[ ])?(?:better|happier|easier|safer)
      [ ]without[ ]me(?:{_END}|[ ]in[ ](?:it|this[ ]world|the[ ]world|your[ ]li(?:fe|ves)))
"""
_LIVING = rf"""
    (?:can't|cannot|can[ ]not|couldn't|could[ ]not)[ ](?:(?:go|carry)[ ]on[ ])?liv(?:e|ing)[ ]
      without[ ](?:you|her|him|us)\b
    | (?:can't|cannot|can[ ]not|couldn't)[ ](?:go|carry)[ ]on
      (?:[ ]living\b(?![ ](?:with|in|like|as|here))|[ ]without[ ]you|[ ]{_OVER}|{_END})
    | point[ ](?:of|in)[ ]living{_END}
    | no[ ](?:more[ ])?(?:reason|point|wish|will)[ ](?:left[ ])?
      (?:to[ ](?:live|go[ ]on[ ]living)|in[ ]living)
    | (?:can't|cannot|can[ ]not)[ ](?:do|bear|stand)[ ](?:this[ ]life|life|living)
      (?:{_END}|[ ]{_OVER})
    | (?:tired|sick|weary|done)[ ](?:of|with)[ ](?:(?:living|life|my[ ]life){_END} | being[ ]alive)
    | my[ ]life[ ]ha[sd][ ]no[ ](?:point|meaning|sense|worth)
    | (?:want|wanted)[ ](?:not|no[ ]more)[ ](?:to[ ])?live\b(?![ ](?:with|in|like|as|here)\b)
    | why[ ]i[ ]should[ ](?:go[ ]on|carry[ ]on|keep[ ]going)(?:{_END}|[ ]living)
    | (?:if|without)[ ]you[^.;!?\n]{{0,30}}?nothing[ ]left[ ]for[ ]me{_END}
    | if[ ]i(?:'m|[ ]am)[ ](?:not[ ]here[ ]any[ ]?more|no[ ]longer[ ]here)(?![ ](?:on|at|when)\b)
    | i(?:'m|[ ]am)[ ]not[ ]here[ ]any[ ]?more[ ]by\b
    | nothing[ ](?:left[ ])?to[ ]live[ ]for | not[ ](?:to[ ])?be[ ]here[ ]any[ ]?more
    | (?:not|no[ ]longer|hardly|never)[ ]worth[ ]living
"""
_WAKING = rf"""
    {_NO_MORE}(?:really[ ]|even[ ])?want(?:ed)?[ ]to[ ](?:be[ ]alive\b
      | be[ ](?:here|around)[ ]{_OVER}
      | (?:live|exist)(?:[ ]{_OVER}|[ ]without[ ]you\b|{_END}) | (?:ever[ ])?wake[ ]up\b
      | (?:go|carry)[ ]on[ ]living\b)
    | {_NO_MORE}deserve[ ]to[ ](?:be[ ]alive|live)\b(?![ ](?:with|in|like|under|here|as)\b)
    | {_NO_MORE}want[ ]to[ ]live[ ]with[ ](?:what[ ]i|myself)\b
    | \bno[ ]longer[ ]want(?:ed)?[ ]to[ ]be[ ]here{_END} | n't[ ]worth[ ]living\b
    | n't[ ]be[ ](?:here|around|alive)[ ](?:any[ ]?more|(?:any|much)[ ]longer)
      (?![ ](?:with|in|like|as|of|on|at|for|to)\b)
    | \b(?:wish|wished|hope|hoped|pray|prayed)\b[^.;,]{{0,20}}?(?:not|never|n't)[ ](?:ever[ ])?
      wake[ ]up\b
    | \b(?:sleep|bed|my[ ]eyes)[ ](?:and|to)[ ](?:just[ ])?(?:never|not)[ ](?:have[ ]to[ ])?
      (?:ever[ ])?(?:wake|open)\b
    | {_WANTING}[ ]to[ ](?:never|not)[ ](?:ever[ ])?wake[ ]up\b
"""
_DYING = re.compile(rf"\b(?:{_ACT} | {_ENDING} | {_BETTER} | {_LIVING})\b | {_WAKING}", re.VERBOSE)

_WHO = r"""(?:you|he|she|they)(?:'ve|'d|[ ]have|[ ]had)?[ ](?:(?:once|even|also|then|just|nearly
    |almost|always|often|both|never[ ]once|would|could|did|first|last|later|again|actually|really
    |nevertheless|still|sometimes)[ ])*"""
_HIT = r"(?:hits?|beats?|slap(?:s|ped)?|kick(?:s|ed)?|punch(?:es|ed)?|chok(?:es?|ed)|strangle[sd]?)"
_HITTING = r"(?:hitting|beating|slapping|kicking|punching|choking|strangling)"
_NO_BLOW = r"""(?![ ](?:away|out|aside|where|that|at[ ]\w+|up[ ]for|to[ ](?:it|the)|for[ ](?:a|the)
    |with[ ](?:the[ ](?:news|truth|bill|facts)|that|it|your[ ](?:words|lies|news))
    |like[ ]a[ ](?:train|truck|wave|brick|ton|lorry|wall))\b)"""
_PLACE = r"""(?:(?:against|into|onto|on[ ]to|to)[ ](?:the|a)[ ]
    (?:wall|floor|ground|door|bed|table|car)
    |down(?:[ ]the[ ]stairs|[ ]on)|by[ ](?:the|my)[ ](?:hair|neck|throat|arms?|wrists?))"""
_ITS = r"(?:a|an|the|your|his|her|their|my|our)"
_BLOWS = rf"""
    {_WHO}{_HIT}[ ]me\b{_NO_BLOW}
    | (?:you|he|she|they|her|him|them|stop|stopped|from|of|about|kept|started|began|your)[ ]
      {_HITTING}[ ]me\b{_NO_BLOW}
    | (?:pushed|threw|shoved|slammed|pinned|held|dragged|grabbed|took|pushing|shoving)[ ]me
      [ ]{_PLACE}
    | (?:held|pinned)[ ]me[ ]down | beat(?:en|ing)?[ ]me[ ]up
    | grab(?:bed|bing|s)?[ ]my[ ](?:arms?|hair|throat|neck|wrists?|face)
    | hands?[ ](?:round|around|on)[ ]my[ ](?:neck|throat)
    | black[ ]eye | bruises? [ ](?:on[ ]my|you[ ]left)
    | broke[ ]my[ ](?:arm|nose|ribs?|jaw|wrist|fingers?|hand)
    | (?:pointed|pulled|waved)[ ]{_ITS}[ ](?:gun|knife|rifle)
    | (?:me|us)[ ]with[ ]{_ITS}[ ](?:gun|knife|rifle|belt)
    | (?:rais(?:ed?|ing)|shook|clench(?:ed|ing))[ ]{_ITS}[ ](?:fists?
      | hands?[ ](?:to|at|against|over|above)[ ]me)\b
    | (?:spat|spits?|spitting)[ ](?:at|on|in)[ ](?:me|us|my)\b
    | (?:threw|throws?|hurled|flung)[ ]{_ITS}[ ](?!glances?\b|look\b|kiss\b|party\b|words?\b|ball\b)
      (?:\w+[ ])?\w+[ ](?:at|in)[ ](?:my[ ](?:head|face|back|feet)|me\b)
    | (?:punch(?:ed|es)?|kick(?:ed|s)?|smash(?:ed|es)?|hit|fists?[ ]through|hole[ ]in|broke[ ]down)
      [ ](?:in[ ]|down[ ]|up[ ])?{_ITS}[ ](?:(?:bedroom|bathroom|front|kitchen|car)[ ])?
      (?:walls?|doors?|windows?|windscreen|mirror|television|tv|furniture|plates|crockery)\b
    | (?:gun|knife|rifle)[ ](?:to|at|against)[ ](?:me|us|my)
    | physically[ ](?:abus\w+|violent|hurt[ ]me|attack\w*|unsafe|threaten\w*)
    | domestic[ ](?:violence|abuse)
    | (?:you|he|she|they)[ ](?:were|was|are|is|became|got|turned)[ ](?:\w+[ ])?violent
    | violent[ ](?:with|to|towards?)[ ](?:me|us|the[ ]children)
    | time[ ](?:that[ ])?you[ ](?:first[ ])?(?:pushed|shoved|grabbed|hurt)[ ]me{_END}
    | you(?:'re|[ ]are|[ ]were)[ ](?:a[ ])?(?:so[ ]|too[ ])?danger(?:ous)?(?:{_END}
      |[ ]to[ ](?:me|us|the[ ](?:children|kids)|our[ ]\w+))
    | (?:protect|protected|keep|kept|shield|shielded)[ ](?:the[ ](?:children|kids|boys|girls|baby)
      |us|(?:my|our)[ ](?:\w+[ ])?\w+)[ ](?:safe[ ])?from[ ](?:you|him|her){_END}
"""
_FORCED = rf"""
    raped? | rapist | molest\w* | (?:sexual(?:ly)?[ ]assault\w*) | assaulted[ ]me
    | (?:forced|coerced|pressured)[ ](?:me[ ])?(?:into|to[ ]have)[ ](?:sex|bed)
    | forc(?:ed|ing)[ ](?:yourself|himself|herself)[ ]on | made[ ]me[ ]have[ ]sex
    | (?:made|make|making)[ ]me[ ](?:watch(?:{_END}|[ ](?:it|them|porn\w*|you[ ](?:with|and))\b)
      | do[ ](?:things|it|that|what|stuff)\b[^.;!?\n]{{0,30}}?\b(?:in[ ]bed|sexual\w*
        |i[ ](?:did(?:n't|[ ]not)|never)[ ]want))
    | (?:do|did|doing)[ ]things[ ](?:(?:to[ ]me|in[ ]bed|with[ ]me)[ ])?(?:that[ ])?i[ ]
      (?:did[ ]not|didn't|never)[ ](?:want(?:ed)?|agreed?)
    | (?<!not[ ])afraid[ ]not[ ]to{_END} | too[ ](?:afraid|scared|frightened)[ ]to[ ](?:say[ ]no
      |refuse)
    | let[ ](?:it|you|him|her)[ ][^.;!?\n]{{0,30}}?because[ ]i[ ](?:froze|was[ ](?:too[ ])?(?:afraid
      |scared|frightened|terrified))
    | threaten(?:s|ed|ing)?[ ](?:me|us|to[ ](?:kill|hurt|hit|harm|beat|shoot|find|take[ ]the))
    | lock(?:ed|ing|s)?[ ]me[ ](?:in\b|out[ ]of[ ](?:the|our|my)[ ](?:house|home|flat|bedroom))
    | stalk(?:ed|ing|s)?[ ]me
    | followed[ ]me[ ](?:home|everywhere|to[ ]work|in[ ](?:the|your)[ ]car)
"""
# A no that was not heeded, a way out that was barred, and what one needs to go.
_NOT = r"(?:n't|[ ]not|[ ]never)"
_HELD = rf"""
    (?:would|did|do|does|could){_NOT}[ ](?:even[ ])?(?:stop|let[ ]go)[ ]
      (?:when|after|though|although|until|even[ ](?:when|though|after))[ ][^.;!?\n]{{0,30}}?
      \bi[ ](?:had[ ])?(?:said|told[ ]you[ ](?:no\b|to[ ]stop)|cried|was[ ](?:crying|screaming)
      |screamed|begged|pleaded|pushed[ ](?:you|him|her|them)|asked{_END})
    | i[ ](?:had[ ])?(?:said|told[ ]you)[ ](?:no|stop)[ ,]{{1,2}}(?:and|but)[ ]
      (?:you|he|she|they)[ ](?:did|carried|went[ ]on|kept
      |still|would|pushed|took|forced|had[ ]sex|just)
    | (?:would|did){_NOT}[ ]let[ ]me[ ](?:leave|out\b|go{_END}|go[ ](?:out|home|to)
      |get[ ](?:out|up|past|away)|pass{_END}|sleep|call|ring|phone|see[ ](?:my|a[ ]doctor)|have[ ]my
      |speak[ ]to[ ]my)
    | (?:took|take|taken|hid|hide|hidden|kept|held|confiscated|smashed|broke|threw|snatched|locked
      [ ](?:up|away))[ ](?:away[ ])?my[ ](?:(?:car|house|door|mobile|bank|credit|own)[ ])?
      (?:keys?|phone|passport|papers|documents|purse|wallet|money|wages|cards?|medication|pills)\b
    | (?:control(?:led|s)?|kept|held)[ ](?:all[ ])?(?:the|our|my)[ ]money[ ]so\b
    | (?:stood|stand|standing|sat)[ ]in[ ](?:the|my|our)[ ](?:door|doorway|way)[ ](?:so|and|until)\b
    | chair[ ](?:against|under)[ ](?:the|my)[ ](?:\w+[ ])?(?:door|handle)\b
    | because[ ]of[ ](?:your|his|her)[ ](?:temper|rages?|fists?)\b
    | (?:don't|do[ ]not|never|didn't|did[ ]not|no[ ]longer)[ ](?:ever[ ])?fe(?:el|lt)[ ]safe[ ]
      (?:when[ ](?:you|he|she)\b|at[ ]home\b|around[ ]you\b|alone[ ]with\b
      |in[ ](?:my[ ]own|our|the|this)[ ](?:house|home|flat|bed)\b)
    | block(?:ed|ing|s)?[ ](?:the|my|our)[ ](?:door|doorway|way|path|exit|stairs)\b
    | (?:sex|slept)[ ]with[ ]me[ ](?:while|when|as)[ ]i[ ]was[ ](?:still[ ]|so[ ]|too[ ]|half[ ])?
      (?:asleep|sleeping|drunk|unconscious|ill|crying|unable|passed[ ]out)
    | \bme\b[^.;!?\n]{{0,30}}?[ ](?:without[ ]my|against[ ]my)[ ](?:consent|will|permission)
"""
_DO = r"""(?:hit|beat|kill|harm|hurt|attack|strangle|choke|shoot|explode|lash[ ]out|rape
    |find[ ](?:me|us)|follow[ ]me|come[ ](?:after|for)[ ]me|turn[ ](?:on[ ]me|violent)
    |lose[ ](?:your|his|her|their)[ ]temper|take[ ](?:the|my|our)[ ](?:children|kids|baby))"""
_FEAR = r"(?:afraid|scared|frightened|terrified)"
_SOMEBODY = r"(?:you|he|she|they)"
_WILL = r"""(?:'ll|'d|'re[ ]going[ ]to|'s[ ]going[ ]to
    |[ ](?:will|would|might|may|could|are[ ]going[ ]to|is[ ]going[ ]to))"""
_THEN = rf"""(?:{_END}|[ ](?:and|but|when|whenever|if|because|since|still|now|again|as|at|more|most
    |too|so|every|all|even|in[ ](?:the|my|our)|then|or|for)\b)"""
_WHOM = rf"""(?:you\b|him\b|(?:her|them){_THEN}
    |my[ ](?:husband|wife|partner|ex|boyfriend|girlfriend)\b)"""
_AFRAID = rf"""
    {_FEAR}[ ]of[ ]{_WHOM}(?![ ]\w+ing\b)
    | {_FEAR}[ ](?:of|by)[ ](?:your|his|her|their)[ ]
      (?:temper|anger|rage|fists?|hands?|shouting|violence)
    | {_FEAR}[ ](?:of|about)[ ]what[ ]{_SOMEBODY}(?:{_WILL}|[ ]can)[ ](?:\w+[ ])?do\b
    | {_FEAR}[ ](?:that[ ])?{_SOMEBODY}{_WILL}[ ](?:really[ ]|even[ ]|just[ ])?{_DO}
    | {_FEAR}[ ]when(?:ever)?[ ]{_SOMEBODY}[ ](?:drink|drank|drinks|shout|yell|scream|rage|slam)\w*
    | \bi[ ](?:still[ ]|really[ ]|do[ ])?fear(?:ed)?[ ](?:you|him|her|them){_THEN}
    | {_SOMEBODY}(?:{_WILL}|[ ]was[ ]going[ ]to|[ ]were[ ]going[ ]to)[ ](?:kill|strangle|shoot)
      [ ](?:me|us)
    | {_SOMEBODY}{_WILL}[ ](?:just[ ])?take[ ](?:away[ ])?(?:the|my|our)[ ]
      (?:children|kids|baby|boys|girls|son|daughter)(?![ ](?:to|out|for|on)\b)
      [^.;!?\n]{{0,20}}?\b(?:if|from[ ]me|away|unless)\b
    | {_SOMEBODY}[ ](?:still[ ]|really[ ]|often[ ]|sometimes[ ])?(?:scares?|frightens?|frightened
      |terrif(?:y|ies)|terrified|scared)[ ]me\b(?![ ](?:to[ ]death|half
      |when[ ]{_SOMEBODY}[ ](?:were|was|had|did|got|fell)))
    | (?:fear|feared|fearing|afraid|frightened)[ ]for[ ](?:my[ ](?:life|safety)|(?:our|the)[ ]
      (?:children|kids)(?:'s)?[ ](?:safety|lives))
"""
_NOT_AFRAID = r"(?<!not[ ])(?<!n't[ ])(?<!never[ ])(?<!not[ ]be[ ])(?<!n't[ ]be[ ])"
_FEARING = re.compile(
    rf"\b(?:{_BLOWS} | {_FORCED} | {_HELD} | {_NOT_AFRAID}(?:{_AFRAID}))\b", re.VERBOSE
)
# "Your words were stones, and they hit me": they are no people there.
_THINGS = re.compile(
    r"\b(?:words?|lies|messages|texts|e-?mails|letters|photos|pictures|memories|thoughts|dreams"
    r"|nightmares|news|questions|bills|numbers|waves|feelings)\b[^.;!?\n]{0,80}\bthey\b"
)
_SHORT = {
    "dont": "don't", "didnt": "didn't", "doesnt": "doesn't", "cant": "can't", "wont": "won't",
    "couldnt": "couldn't", "wouldnt": "wouldn't", "shouldnt": "shouldn't", "isnt": "isn't",
    "wasnt": "wasn't", "werent": "weren't", "im": "i'm", "ive": "i've", "youre": "you're",
    "wanna": "want to", "gonna": "going to",
}  # fmt: skip
_SHORTLY = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")


def _spelled(text: str) -> str:
    """Return a sentence folded, and with the forms of a quick hand spelled out."""
    return _SHORTLY.sub(lambda found: _SHORT[found[0]], folded(text))


def speaks_of_dying(text: str) -> bool:
    """Return whether words in a text are about the writer's own dying, or about self-harm."""
    return any(_DYING.search(_spelled(one.text)) for one in sentences(text))


def tells_of_fear(text: str) -> bool:
    """Return whether words in a text tell of violence to its writer, or of fear of somebody.

    Fear of being hurt again is often meant of the heart; it counts, as yes only rests the offers.
    """
    return any(_is_of_fear(_spelled(one.text)) for one in sentences(text))


def _is_of_fear(text: str) -> bool:
    if _THINGS.search(text):
        text = text.replace("they", "it")
    return _FEARING.search(text) is not None

"""Texts that are hard to carry out: what each form of file must bring through whole.

No words of anybody: pangrams, names of rivers, and strings made by rule.
"""

from desktop.model.manifest import Manifest, Piece
from desktop.model.richtext import Block, BlockKind, Run, paragraph
from desktop.model.table import Table

SCRIPTS = {
    "Arabic": "نهر النيل طويل، وماؤه أزرق في الصباح.",
    "Arabic with vowels": "كِتَابٌ جَدِيدٌ عَلَى الطَّاوِلَةِ",
    "Armenian": "Ամեն առավոտ գետը լուռ է։",
    "Bengali": "নদীর জল সকালে নীল।",
    "Burmese": "မြစ်ရေသည် မနက်ခင်းတွင် ပြာသည်။",
    "Chinese": "河水在早晨是蓝色的，到了晚上就变暗了。我没有说话。",
    "Chinese, traditional": "河水在早晨是藍色的，到了晚上就變暗了。",
    "Ethiopic": "ወንዙ ጠዋት ሰማያዊ ነው።",
    "Georgian": "მდინარე დილით ლურჯია.",
    "Greek": "Το ποτάμι είναι γαλάζιο το πρωί. Ἐν ἀρχῇ ἦν ὁ λόγος.",
    "Gujarati": "સવારે નદીનું પાણી વાદળી હોય છે.",
    "Hebrew": "הנהר כחול בבוקר, וכהה בערב.",
    "Hebrew with points": "בְּרֵאשִׁית בָּרָא",
    "Hindi": "नदी का पानी सुबह नीला होता है। मैंने कुछ नहीं कहा।",
    "Japanese": "川の水は朝に青い。「だれも言わなかった」とわたしは書いた。",
    "Khmer": "ទឹកទន្លេមានពណ៌ខៀវនៅពេលព្រឹក។",
    "Korean": "강물은 아침에 푸르다. 아무 말도 하지 않았다.",
    "Lao": "ນ້ຳແມ່ນ້ຳສີຟ້າໃນຕອນເຊົ້າ",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ",
    "Persian": "آب رودخانه صبح‌ها آبی است؛ می‌خواهم بنویسم.",
    "Polish and Czech": "Zażółć gęślą jaźń. Příliš žluťoučký kůň.",
    "Russian": "Вода в реке утром синяя. Ёлка, съезд, мышь.",
    "Sinhala": "ගඟේ ජලය උදේ නිල් පාටයි.",
    "Tamil": "ஆற்று நீர் காலையில் நீலமாக இருக்கிறது.",
    "Telugu": "నది నీరు ఉదయం నీలంగా ఉంటుంది.",
    "Thai": "น้ำในแม่น้ำตอนเช้าเป็นสีฟ้า ที่นี่ไม่มีใครพูด",
    "Tibetan": "ཆུ་བོ་ནི་ཞོགས་པར་སྔོན་པོ་ཡིན།",
    "Turkish": "Irmağın suyu sabah mavidir. İğne, ılık, ÇĞÖŞÜ.",
    "Urdu": "دریا کا پانی صبح نیلا ہوتا ہے۔",
    "Vietnamese": "Nước sông buổi sáng màu xanh. Ở đây không ai nói.",
    "Yoruba": "Omi odò náà jẹ́ búlúù ní òwúrọ̀.",
}
EMOJI = {
    "plain": "☕ 🙂 😢 ❤️ ✨",
    "joined": "👨‍👩‍👧‍👦 👩‍❤️‍👨 🧑🏽‍🚀 🏳️‍🌈",
    "flags": "🇬🇧🇮🇪🇫🇷 🇺 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "skins and keycaps": "👋🏻👋🏿 1️⃣ #️⃣",
    "beyond the first plane": "𝔘𝔫𝔦 𐍈 𒀀 𠜎 𝒳",
}
MIXES = {
    "two directions": 'I read "שלום 123 עולם" and then العدد ٤٥ twice (2016–2019).',
    "numbers in Arabic": "في ٢٠١٦ دفعت £140.50 ثم 12/05/2017.",
    "right to left first": "שלום, this began in May, and then הסוף.",
    "overrides": "safe \u202egnp.exe\u202c and \u2066isolated\u2069 \u200frtl\u200e",
    "stacked marks": "Z\u0351\u036b\u0343\u036a\u0302\u036b a\u0301\u0302\u0303\u0304\u0305",
    "marks without a letter": "\u0301first \u0e35 \u0301",
    "composed and taken apart": "é e\u0301 Å A\u030a Å ﬁ ﬀ ỗ o\u0302\u0303",
    "nothing to see": "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg\u034fh\u180ei",
    "control characters": "a\x00b\x01c\x07d\x08e\x0bf\x0cg\x1bh\x7fi\x85j\u2028k\u2029l",
    "half of a pair": "a\ud83db \udc00c",
    "no characters": "\ufffe \uffff \ufffd \ue000 \U0010fffd \U000e0041",
    "odd white space": "a\tb\u00a0c\u2003d\u3000e\u202ff\u1680g",
    "line ends": "one\r\ntwo\rthree\n\n\nfour",
    "signs of markup": (
        "#let x = [*bold*] _it_ `code` $a^2$ @ref <label> \\ // /* */ - + = & < > "
        "</w:t> ]]> {{x}} ](http) **b** ~~s~~ | a | > q 1. x # h --- ___ [ ] &amp; %s {0}"
    ),
    "quotes and dashes": "‘a’ “b” «c» „d“ — – ‐ ‑ ‒ ― ' \" … · • † ‡ § ¶ © ™ ½ ² ₂ № ℃",
    "money and sums": "£140 €20 ¥3 $4 ₹5 ₪6 ₽7; 1,000.50; 3 × 4 = 12; −5; ±2 °C; 50 %",
}
LONG_WORDS = {
    "ten thousand letters": "x" * 10_000,
    "ten thousand wide letters": "W" * 10_000,
    "ten thousand in another script": "語" * 10_000,
    "ten thousand with hard spaces": "word\u00a0" * 2_000,
    "an address of five hundred characters": "https://example.org/" + "a1-b2/" * 80,
}
LINES = {**SCRIPTS, **EMOJI, **MIXES, **LONG_WORDS}
"""All of them by name."""


def _piece(heading: str, *texts: str, **values: object) -> Piece:
    return Piece(heading=heading, body=tuple(map(paragraph, texts)), **values)  # type: ignore[arg-type]


def _dressed(text: str) -> Piece:
    """Return the text as each kind of block, in each dress, in a table and as a heading."""
    halves = [Run(text[: len(text) // 2], bold=True), Run(text[len(text) // 2 :], italic=True)]
    kinds = tuple(Block.of(kind, halves) for kind in BlockKind)
    table = Table(headings=("Kind", text[:40], "More"), rows=(("a", text[:200], ""),) * 2)
    return Piece(heading=text[:80], body=kinds, tables=(table,), part=text[:60])


def _table(rows: int, columns: int, cell: str) -> Table:
    return Table(
        headings=tuple(f"Column {at}" for at in range(columns)),
        rows=tuple(tuple(f"{cell} {row}.{at}" for at in range(columns)) for row in range(rows)),
        caption="One that goes on overleaf",
    )


EMPTY = (
    Piece(heading="", body=()),
    Piece(heading="Only a heading", body=()),
    _piece("", "Only text"),
    _piece("White space", "", "  \t ", "\u200b", "\u00a0", "\n\n"),
    Piece(heading="  ", body=(), part="Only a part"),
    Piece(
        heading="Empty tables",
        body=(),
        tables=(
            Table(headings=("A", "B"), rows=()),
            Table(headings=("", ""), rows=(("", ""),)),
            Table(headings=("A",), rows=(("",), ("x",))),
        ),
    ),
)
TABLES = (
    Piece(heading="Sixty rows", body=(), tables=(_table(60, 4, "cell"),)),
    Piece(heading="Two hundred rows", body=(), tables=(_table(200, 2, "a few more words in"),)),
    Piece(heading="Nine columns", body=(), tables=(_table(12, 9, "word"),)),
    Piece(heading="One long cell", body=(), tables=(_table(2, 2, "words " * 900),)),
)

MANIFESTS = {
    "scripts": Manifest(
        title="Scripts", pieces=tuple(_piece(name, text) for name, text in SCRIPTS.items())
    ),
    "scripts, dressed": Manifest(title="Dressed", pieces=tuple(map(_dressed, SCRIPTS.values()))),
    "emoji": Manifest(title="Emoji", pieces=tuple(map(_dressed, EMOJI.values()))),
    "mixes": Manifest(title="Mixes", pieces=tuple(map(_dressed, MIXES.values()))),
    "long words": Manifest(
        title="Long", pieces=tuple(_piece(name, text) for name, text in LONG_WORDS.items())
    ),
    "empty sections": Manifest(title="Empty", pieces=EMPTY),
    "nothing at all": Manifest(title="", pieces=(), footer=""),
    "tables": Manifest(title="Tables", pieces=TABLES),
    "title and foot": Manifest(
        title=SCRIPTS["Hebrew"],
        subtitle=MIXES["two directions"],
        footer=EMOJI["joined"],
        notes=(SCRIPTS["Hindi"], MIXES["signs of markup"]),
        pieces=(_piece(SCRIPTS["Chinese"], "Text."),),
    ),
}
"""What each form must carry, by name."""

_SENTENCE = (
    "This is sentence {0}, and it says {0} once more in plain words so that lines are full. "
)


def long(pages: int) -> Manifest:
    """Return text for about this many pages at reading size, no two paragraphs alike.

    Its last line is "The very last line.".
    """
    pieces = tuple(
        _piece(f"Section {page}", *(_SENTENCE.format(f"{page}.{part}") * 6 for part in range(4)))
        for page in range(1, pages + 1)
    )
    return Manifest(title="Long", pieces=(*pieces, _piece("End", "The very last line.")))

"""First pages and charts in every form, with words in any script, read by other programs."""

from datetime import date, timedelta

import pytest
from lent import Lent
from random_packets import SIGN, Writer, read, reduced

from desktop.export import compose
from desktop.model import first_page, strip
from desktop.model.first_page import Facts, FirstPage, Item, Line, Report, Safety
from desktop.model.manifest import Form, Manifest, Paper, Size
from desktop.model.scales import Reading, Scale
from desktop.packet import Press

FIRST, LAST = date(2026, 9, 28), date(2026, 11, 22)
FORMS = [Form.PDF, Form.WORD, Form.TEXT, Form.MARKDOWN]
HEADINGS = ("Name of the form", "Version", "Filled in on", "Figure")


class Filler:
    """Fills a page by chance; `wanted` are the numbers of the texts that must be in the file."""

    def __init__(self, seed):
        self.writer, self.wanted = Writer(seed), set()
        self.chance = self.writer.chance
        self.page, self.items = FirstPage(), {}
        self.scales, self.readings = [], {}
        for line in Line:
            self._fill(line)
        self.facts = Facts(
            first=FIRST, last=LAST, items=self.items, scales=tuple(self.scales),
            readings=self.readings, marks=(FIRST + timedelta(days=3),), form_headings=HEADINGS,
        )  # fmt: skip
        self.page = FirstPage(
            on=self.page.on, words=self.page.words, ticked=self.page.ticked,
            report=self.chance.choice([*Report]), safety=Safety.OWN,
        )  # fmt: skip

    def _text(self, *, is_in):
        made = self.writer.text(lines=False)
        self.wanted |= {made.number} if is_in else set()
        return made.whole

    def _fill(self, line):
        is_on = self.chance.random() < 0.7
        if is_on:
            self.page = self.page.switched(line, is_on=True)
        if line is Line.SCALES:
            self._note(is_on=is_on)
        elif line not in {Line.DATES, Line.REPORT}:
            self.page = self.page.with_text(line, self._text(is_in=is_on))
            if line not in first_page.HEAD and line is not Line.SAFETY:
                self._offer(line, is_on=is_on)

    def _offer(self, line, *, is_on):
        made = []
        for at in range(self.chance.randrange(4)):
            is_ticked = self.chance.random() < 0.5
            words = self._text(is_in=is_on and is_ticked)
            key, group = f"{line}{at}", "A group" * (self.chance.random() < 0.3)
            made.append(Item(key=key, words=words, group=group, cells=(words, "", "", "31")))
            if is_ticked:
                self.page = self.page.with_item(line, key, is_ticked=True)
        self.items[line] = tuple(made)

    def _note(self, *, is_on):
        made = []
        for at in range(6):
            is_ticked = self.chance.random() < 0.6
            words = self._text(is_in=is_on and is_ticked)
            scale = Scale(id=f"s{at}", name=words, low="none", mid="", high="all")
            self.scales.append(scale)
            self.readings[scale.id] = tuple(
                Reading(id=f"{at} {n}", scale=scale.id, at=str(FIRST + timedelta(days=n)), value=v)
                for n in range(56)
                if (v := self.chance.choice([None, *range(11)])) is not None
            )
            made.append(Item(key=scale.id, words=words))
            if is_ticked:
                self.page = self.page.with_item(Line.SCALES, scale.id, is_ticked=True)
        self.items[Line.SCALES] = tuple(made)

    def manifest(self, form):
        """Return the page and a chart, for a file of this form."""
        facts, page = self.facts, self.page
        charted = Scale(id="s0", name=self._text(is_in=True), low="", mid="", high="")
        chart = strip.chart_piece(charted, facts.readings["s0"], facts.marks, FIRST, LAST)
        return Manifest(
            title=first_page.title(page, facts), subtitle=first_page.subtitle(page, facts),
            pieces=(*first_page.pieces(page, facts), chart), form=form,
            size=self.chance.choice([*Size]), paper=self.chance.choice([*Paper]),
        )  # fmt: skip


def all_that_was_ticked_is_in_it(form, place, seeds):
    with Press(Lent) as press:
        for seed in seeds:
            filler = Filler(f"{seed} {form}")
            manifest = filler.manifest(form)
            manifest = manifest.replacing(press.missing(manifest))
            packed = press.finish(manifest, None)
            found = {int(one[1:7]) // 2 for one in SIGN.findall(reduced(read(packed, place)))}
            assert found == filler.wanted
            assert [one.kind for one in press.prove(packed.file, packed) if not one.holds] == []


@pytest.mark.parametrize("form", FORMS)
def test_in_any_form_all_that_was_ticked_is_in_it_and_the_proof_holds(form, tmp_path):
    all_that_was_ticked_is_in_it(form, tmp_path, range(2))


@pytest.mark.parametrize("form", FORMS)
def test_twin_a_drawing_whose_words_are_lost_is_seen(form, tmp_path, monkeypatch):
    honest = first_page._strips
    monkeypatch.setattr(first_page, "_strips", lambda facts, items: honest(facts, items)[:-1])

    with pytest.raises(AssertionError):
        all_that_was_ticked_is_in_it(form, tmp_path, range(3))


@pytest.mark.parametrize("form", FORMS)
def test_twin_the_last_piece_is_lost(form, tmp_path, monkeypatch):
    honest = compose.leaving
    monkeypatch.setattr(compose, "leaving", lambda manifest: honest(manifest)[:-1])

    with pytest.raises(AssertionError):
        all_that_was_ticked_is_in_it(form, tmp_path, range(1))

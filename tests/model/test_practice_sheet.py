from desktop.model import practice_sheet
from desktop.model.manifest import Lines, Paper
from desktop.model.practice import Practice, Step, Who


def step(who, lines=2):
    return Step(key="a", heading="Heading", who=who, prompt=("Say it.", "Or pass."), lines=lines)


def sheet(*steps):
    one = Practice(
        id="one", order=1, title="Title", purpose="Purpose.", takes="An hour.",
        when_not=("When tired.",), before=("Before.",), steps=steps,
    )  # fmt: skip
    return practice_sheet.manifest(one, Paper.LETTER, foot="Blank.", not_when="Better not:")


def test_a_sheet_says_what_it_is_for_and_when_not_and_has_a_heading_for_each_step():
    made = sheet(step(Who.EACH), step(Who.BOTH))

    assert (made.title, made.subtitle, made.footer) == ("Title", "Purpose.", "Blank.")
    assert made.notes == ("Better not: When tired.",)
    assert (made.paper, made.is_sheet) == (Paper.LETTER, True)
    assert [piece.heading for piece in made.pieces] == ["1. Heading", "2. Heading"]
    assert made.pieces[0].body[0].text == "Say it. Or pass."


def test_there_is_room_to_write_for_whoever_has_the_step():
    made = sheet(*map(step, (Who.EACH, Who.ONE, Who.OTHER, Who.BOTH, Who.LISTENER)))
    first, second = Lines(label="First speaker", count=2), Lines(label="Second speaker", count=2)

    assert [piece.lines for piece in made.pieces] == [
        (first, second), (first,), (second,), (Lines(label="", count=2),), (second,),
    ]  # fmt: skip


def test_where_nothing_is_noted_there_are_no_lines():
    assert sheet(step(Who.ONE, lines=0)).pieces[0].lines == ()

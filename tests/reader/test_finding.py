"""The nouns of the reader."""

from desktop.reader.finding import LABELS, WEIGHT, Label, Scope, Voice


def test_each_label_belongs_to_one_voice():
    both = [*LABELS[Voice.DISCLOSING], *LABELS[Voice.IMPACTED]]

    assert sorted(both) == sorted(Label)


def test_a_shifted_blame_weighs_most_and_a_vague_word_least():
    """`domain.md` 4.1, 8."""
    by_weight = sorted(LABELS[Voice.DISCLOSING], key=WEIGHT.__getitem__)

    assert by_weight[0] is Label.VAGUE
    assert by_weight[-1] is Label.BLAME_SHIFTING


def test_a_scope_holds_labels_of_the_asked_voice_alone():
    scope = Scope(frozenset({Label.VAGUE, Label.ABSOLUTE}))

    assert scope.of(Voice.DISCLOSING) == (Label.VAGUE,)
    assert scope.of(Voice.IMPACTED) == (Label.ABSOLUTE,)

from desktop.ui.widgets.labels import label


def test_a_label_never_reads_its_words_as_markup(shown):
    made = shown(label("<b>not bold</b>", "body", "a_name"))

    assert made.text() == "<b>not bold</b>"
    assert made.textFormat().name == "PlainText"
    assert made.objectName() == "a_name"


def test_a_long_label_takes_the_height_it_needs(shown):
    made = shown(label("words " * 60, "body"))
    made.resize(200, 10)

    assert made.wordWrap()
    assert made.heightForWidth(200) > made.heightForWidth(800)

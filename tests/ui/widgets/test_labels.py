from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.widgets.labels import label, no_taller_than_needed


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


def test_a_page_of_many_labels_is_no_taller_than_their_words(shown):
    page = QWidget()
    lines = QVBoxLayout(page)
    for _ in range(20):
        lines.addWidget(label("A sentence that goes over to the next line. " * 4, "body"))
    tall = page.minimumSizeHint().height()

    no_taller_than_needed(page)

    assert page.minimumSizeHint().height() < tall
    page.resize(600, 4_000)
    shown(page)
    assert all(one.height() >= one.heightForWidth(one.width()) for one in page.findChildren(QLabel))

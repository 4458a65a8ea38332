import pytest

from desktop.export import plain_read


def test_lines_of_text_are_read_without_what_parts_them():
    read = plain_read.text("\ufeffone\r\n\r\n    two\r\n".encode())

    assert read == plain_read.Read(lines=("one", "two"))


@pytest.mark.parametrize("file", ["one\r\n", "\ufeffone", "\ufeffa\r\n   \r\n", "\ufeffa\rb\r\n"])
def test_text_with_something_beside_its_lines_is_not_clean(file):
    assert not plain_read.text(file.encode()).is_clean


def test_markdown_is_read_as_it_is_shown():
    read = plain_read.markdown(
        b"# A \\# b\n\n- *one*\n- <u>two</u>\\\n  three\n\n1) four\n\n> five\n>\n> six\n\n"
        b"| a | b\\|c |\n| --- | --- |\n|  | d |\n"
    )

    assert read.lines == ("A # b", "one", "two", "three", "1. four", "five", "six", "a\tb|c", "\td")
    assert read.headings == ((1, "A # b"),)
    assert read.is_clean


@pytest.mark.parametrize(
    "file",
    [
        "<!-- canary -->\n", "[canary]: x\n", "a <span>b</span>\n", "a [b](c)\n", "a `b`\n",
        "a&amp;b\n", "a\n \nb\n", "a\r\n", "a", "a ~~b~~\n",
    ],
)  # fmt: skip
def test_markdown_with_a_sign_of_its_own_is_not_clean(file):
    assert not plain_read.markdown(file.encode()).is_clean


@pytest.mark.parametrize("read", [plain_read.text, plain_read.markdown, plain_read.as_it_stands])
def test_what_is_no_text_cannot_be_read(read):
    with pytest.raises(plain_read.UnreadableError):
        read(b"\xff\xfe\x00")


def test_a_file_is_shown_as_it_stands():
    assert plain_read.as_it_stands("\ufeff# a\r\n\r\n**b**\r\n".encode()) == (
        "# a",
        "",
        "**b**",
        "",
    )

"""What cannot be read is nothing, whatever the reason."""

from desktop.checkup import reading


def test_files_and_folders_that_are_there(tmp_path):
    (tmp_path / "b").write_text("one line\n")
    (tmp_path / "a").write_bytes(b"caf\xe9")

    assert reading.line(tmp_path / "b") == "one line"
    assert reading.text(tmp_path / "a").startswith("caf")
    assert [one.name for one in reading.inside(tmp_path)] == ["a", "b"]
    assert reading.names(tmp_path) == {"a", "b"}


def test_what_is_not_there_or_is_no_file(tmp_path):
    assert reading.text(tmp_path / "gone") is None
    assert reading.text(tmp_path) is None
    assert reading.text(tmp_path / ("x" * 300)) is None
    assert reading.line(tmp_path / "gone") == ""
    assert reading.inside(tmp_path / "gone") == ()
    assert reading.names(tmp_path / "gone") == frozenset()

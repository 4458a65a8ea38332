import pytest

from desktop.model.table import Table


def test_a_table_holds_its_rows_below_its_headings():
    table = Table(headings=("What", "When"), rows=(("a", "2016"),), caption="Facts")

    assert table == Table(headings=("What", "When"), rows=(("a", "2016"),), caption="Facts")
    assert Table(headings=("What",), rows=()).caption == ""


@pytest.mark.parametrize("row", [("a",), ("a", "b", "c")])
def test_a_row_that_does_not_fit_the_headings_is_refused(row):
    with pytest.raises(ValueError, match="as many cells"):
        Table(headings=("What", "When"), rows=(row,))

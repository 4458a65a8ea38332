import pytest
from prove import coverage_by_room


def report(lines, of_lines, branches=0, of_branches=0):
    return {
        "summary": {
            "covered_lines": lines,
            "num_statements": of_lines,
            "covered_branches": branches,
            "num_branches": of_branches,
        }
    }


def test_a_room_is_counted_over_all_its_files():
    files = {
        "desktop/vault/one.py": report(10, 10, 2, 4),
        "desktop/vault/two.py": report(6, 6),
        "desktop/lane.py": report(1, 2),
    }

    assert coverage_by_room.rooms(files) == {"vault": 90.0, "lane": 50.0}


@pytest.mark.parametrize(
    ("shares", "named"),
    [
        ({"vault": 99.9}, ["vault"]),
        ({"vault": 100.0, "lane": 95.0}, []),
        ({"lane": 94.9}, ["lane"]),
        ({"ui": 10.0}, []),
    ],
)
def test_a_room_under_what_is_asked_of_it_is_named(shares, named):
    assert coverage_by_room.short(shares) == named

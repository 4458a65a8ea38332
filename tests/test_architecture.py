"""The house as sentences: what stands where, how large it may be, what may reach what."""

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import desktop

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "desktop"
MOST_LINES = 400
WITHOUT_QT = ("model", "vault", "export")
UPSTAIRS = {"__init__", "__main__", "app", "ui"}
UNCHECKED = "Nothing of the partner's room reaches a check"
DOOR = "Only the page on which it is asked for knows the door"
QT = ("PySide6", "shiboken6", "pytestqt", "desktop.ui", "desktop.app")


def modules(house):
    return sorted(path for path in house.rglob("*.py") if path.name != "__init__.py")


def home_of_test(module, house):
    """Return where the test of a module stands: tests/ mirrors desktop/."""
    inside = module.relative_to(house)
    return inside.with_name(f"test_{inside.stem.strip('_')}.py")


def without_test(house, tests):
    return [
        str(m.relative_to(house))
        for m in modules(house)
        if not (tests / home_of_test(m, house)).exists()
    ]


def too_long(house):
    return [m.name for m in house.rglob("*.py") if len(m.read_text().splitlines()) > MOST_LINES]


def imported(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def seeing_qt(tests):
    files = [path for room in WITHOUT_QT for path in (tests / room).rglob("*.py")]
    return [
        str(f.relative_to(tests))
        for f in files
        if any(n.startswith(QT) for n in imported(f.read_text()))
    ]


def is_door_sign(source):
    """Return whether a package says in one sentence what its room is, and does nothing else."""
    tree = ast.parse(source)
    sentence = ast.get_docstring(tree) or ""
    rest = [node for node in tree.body[1:] if not is_version(node)]
    return bool(sentence) and "\n" not in sentence and sentence.endswith(".") and not rest


def deaf_shortcuts(house):
    """Return the lines of shortcuts with a slot and a context; PySide leaves out that context."""
    return [
        f"{path.name}:{node.lineno}"
        for path in sorted(house.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "QShortcut"
        and len(node.args) > 2
        and any(one.arg == "context" for one in node.keywords)
    ]


def chain_walks(house):
    """Return the lines that ask for a neighbour by Tab; PySide takes it for a child then."""
    return [
        f"{path.name}:{node.lineno}"
        for path in sorted(house.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr.endswith("InFocusChain")
    ]


def is_version(node):
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__"


def contracts(folder):
    code = "from importlinter.cli import lint_imports_command as check; check(['--no-cache'])"
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout + result.stderr


def copied(place):
    """Put a copy of the house here, and return where."""
    skipped = shutil.ignore_patterns("__pycache__")
    shutil.copytree(HOUSE, place / "desktop", ignore=skipped)
    shutil.copy(ROOT / "pyproject.toml", place)
    return place


@pytest.fixture
def copy(tmp_path):
    """Return a copy of the house that a test may spoil."""
    return copied(tmp_path)


def test_each_module_has_its_test_file():
    assert without_test(HOUSE, ROOT / "tests") == []


def test_a_module_without_a_test_file_is_named(copy):
    (copy / "desktop" / "stray.py").write_text("")

    assert "stray.py" in without_test(copy / "desktop", ROOT / "tests")


def test_no_module_is_longer_than_the_ceiling():
    assert too_long(HOUSE) == []


def test_a_module_over_the_ceiling_is_named(copy):
    (copy / "desktop" / "stray.py").write_text("\n" * (MOST_LINES + 1))

    assert "stray.py" in too_long(copy / "desktop")


@pytest.mark.parametrize("package", sorted(HOUSE.rglob("__init__.py")), ids=lambda p: p.parent.name)
def test_each_room_has_a_door_sign_of_one_sentence(package):
    assert is_door_sign(package.read_text())


@pytest.mark.parametrize("source", ["", '"""Two\nlines."""', '"""A room."""\nimport os\n'])
def test_a_door_sign_that_says_or_does_something_else_is_seen(source):
    assert not is_door_sign(source)


def test_each_folder_of_the_house_has_a_door_sign():
    folders = {module.parent for module in modules(HOUSE)}

    assert [folder.name for folder in folders if not (folder / "__init__.py").exists()] == []


def test_no_shortcut_has_a_context_that_is_left_out():
    assert deaf_shortcuts(HOUSE / "ui") == []


def test_a_shortcut_whose_context_is_left_out_is_named(tmp_path):
    (tmp_path / "deaf.py").write_text("QShortcut(key, self, self.go, context=within)\n")
    (tmp_path / "well.py").write_text(
        "QShortcut(key, self, context=within).activated.connect(go)\n"
    )

    assert deaf_shortcuts(tmp_path) == ["deaf.py:1"]


def test_nothing_walks_along_the_order_of_tab():
    assert chain_walks(HOUSE / "ui") == []


def test_a_walk_along_the_order_of_tab_is_named(tmp_path):
    (tmp_path / "walks.py").write_text("one = self.previousInFocusChain()\n")
    (tmp_path / "well.py").write_text("QWidget.setTabOrder(one, other)\n")

    assert chain_walks(tmp_path) == ["walks.py:1"]


def test_tests_of_rooms_without_qt_import_no_qt():
    assert seeing_qt(ROOT / "tests") == []


def test_a_test_that_imports_qt_where_none_belongs_is_named(tmp_path):
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "test_stray.py").write_text("from PySide6.QtCore import QTimer\n")

    assert seeing_qt(tmp_path) == ["vault/test_stray.py"]


def test_the_version_is_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert desktop.__version__ == project["version"]


@pytest.fixture(scope="module")
def said_of_the_house():
    """Return what the contracts say of the house as it is."""
    return contracts(ROOT)


def test_the_contracts_hold(said_of_the_house):
    code, said = said_of_the_house

    assert code == 0, said


STRAYS = [
    ("model/stray.py", "from desktop import session", "Floors: imports only go down"),
    ("stray.py", "", "Floors: imports only go down"),
    ("model/stray_path.py", "import pathlib", "Pure rooms: values in, values out"),
    ("model/stray_qt.py", "import PySide6.QtCore", "Qt lives upstairs"),
    ("vault/stray.py", "import sqlcipher3", "One door to each powerful library"),
    ("ui/stray.py", "import urllib.request", "No network; children and threads"),
    ("ui/stray_thread.py", "import threading", "No network; children and threads"),
    ("ui/stray_vault.py", "from desktop.vault import vault", "The interface asks the session"),
    ("ui/screens/stray.py", "from desktop import spelling", UNCHECKED),
    ("ui/screens/stray_rules.py", "from desktop.reader import rules", UNCHECKED),
    ("verbs/stray.py", "from desktop.model import unwanted", UNCHECKED),
    ("ui/screens/stray_door.py", "from desktop.ui import reading_door", DOOR),
]


@pytest.fixture(scope="module")
def said_of_strays(tmp_path_factory):
    """Return what is said of a house with all these modules, by the contract that is broken."""
    place = copied(tmp_path_factory.mktemp("strays"))
    for module, source, _ in STRAYS:
        (place / "desktop" / module).write_text(f'"""Stray."""\n{source}\n')
    code, said = contracts(place)
    assert code == 1, said
    told: dict[str, list[str]] = {"": []}
    lines = said.splitlines()
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if below and set(below) == {"-"}:
            told[line] = []
        told[list(told)[-1]].append(line)
    return told


@pytest.mark.parametrize(("module", "source", "contract"), STRAYS)
def test_a_broken_contract_is_reported(said_of_strays, module, source, contract):
    stray = f"desktop.{module.removesuffix('.py').replace('/', '.')}"
    """With the import that breaks it."""
    [told] = [told for name, told in said_of_strays.items() if name.startswith(contract)]

    assert [line for line in told if line.startswith("-") and stray in line.split()], told


def without_the_contract(house, project):
    """Return the rooms below the interface that the contract about Qt does not name."""
    named = next(
        one["source_modules"]
        for one in tomllib.loads(project.read_text())["tool"]["importlinter"]["contracts"]
        if one["name"] == "Qt lives upstairs"
    )
    rooms = {path.stem for path in house.iterdir() if path.suffix == ".py" or is_room(path)}
    return sorted(rooms - UPSTAIRS - {one.removeprefix("desktop.") for one in named})


def is_room(path):
    return (path / "__init__.py").exists()


def test_each_room_below_the_interface_is_held_to_live_without_qt():
    assert without_the_contract(HOUSE, ROOT / "pyproject.toml") == []


def test_a_room_that_nobody_holds_to_it_is_named(copy):
    (copy / "desktop" / "stray.py").write_text("")

    assert without_the_contract(copy / "desktop", copy / "pyproject.toml") == ["stray"]


def test_the_reader_is_kept_out_of_the_partners_room(said_of_the_house, said_of_strays):
    assert f"{UNCHECKED} of what is written KEPT" in said_of_the_house[1]

    told = said_of_strays[f"{UNCHECKED} of what is written"]
    assert any("stray_rules -> desktop.reader.rules" in line for line in told)


def makers_of_what_is_asked():
    """Return the modules that make what goes through the door to the reader."""
    found = []
    for path in HOUSE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "reading_scope" in text or path.stem == "reading_scope":
            calls = (one.func for one in ast.walk(ast.parse(text)) if isinstance(one, ast.Call))
            if any("Asked" in (getattr(one, "id", ""), getattr(one, "attr", "")) for one in calls):
                found.append(path.stem)
    return found


def test_only_the_table_makes_what_goes_through_the_door_to_the_reader():
    assert makers_of_what_is_asked() == ["reading_scope"]


def test_no_guide_of_the_partner_can_have_its_spelling_looked_at():
    """A guide for both people counts as the partner's (domain.md 4.3)."""
    folder = ROOT / "resources" / "guides" / "en"
    guides = {path.stem: tomllib.loads(path.read_text()) for path in folder.glob("*.toml")}
    theirs = {name for name, guide in guides.items() if "hurt" in guide["roles"]}

    assert {"impact_letter", "unsent_letter", "agreement_two_rooms"} <= theirs
    assert [name for name in sorted(theirs) if guides[name].get("spelling")] == []

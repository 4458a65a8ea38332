"""What goes into the frozen program and what is left out of it."""

import sys
from pathlib import Path

import PySide6
import pytest

ROOT = Path(__file__).parent.parent
QT = Path(PySide6.__file__).parent / "Qt"
PLATFORMS = "PySide6/Qt/plugins/platforms/"

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the frozen program is cut down on Linux only"
)


@pytest.fixture(scope="module")
def spec():
    """Return the names of build.spec that decide; what freezes stands below them."""
    deciding = (ROOT / "build.spec").read_text().split("\nanalysis = ")[0]
    names = {}
    exec(compile(deciding, "build.spec", "exec"), names)
    return names


def entry(path):
    return (f"PySide6/Qt/{path}", str(QT / path), "BINARY")


def test_of_the_platforms_xcb_wayland_and_offscreen_stay(spec):
    found = [path.name for path in (QT / "plugins" / "platforms").iterdir()]

    kept = [name for name in found if spec["is_kept"](PLATFORMS + name)]

    assert sorted(kept) == ["libqoffscreen.so", "libqwayland.so", "libqxcb.so"]


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "docx/templates/default.docx",
        "lxml/isoschematron/resources/rng/iso-schematron.rng",
    ],
)
def test_what_the_program_never_reaches_is_left_out(spec, name):
    assert not spec["is_kept"](name)


def test_what_reads_and_writes_xml_stays(spec):
    assert spec["is_kept"]("lxml/etree.cpython-311-x86_64-linux-gnu.so")


def test_a_library_stays_only_where_something_kept_needs_it(spec):
    window = entry("plugins/platforms/libqxcb.so")
    needed, idle = entry("lib/libQt6XcbQpa.so.6"), entry("lib/libQt6Quick.so.6")

    assert spec["reached"]([window, needed, idle]) == [window, needed]


def test_what_a_needed_library_needs_stays_too(spec):
    entries = [entry("plugins/platforms/libqxcb.so")]
    entries += [entry(f"lib/libQt6{name}.so.6") for name in ("XcbQpa", "Gui", "Core")]

    assert spec["reached"](entries) == entries


def test_nothing_that_stays_needs_the_network_library(spec):
    plugins = [entry(f"plugins/platforms/lib{name}.so") for name in ("qxcb", "qwayland")]
    libraries = [entry(str(path.relative_to(QT))) for path in (QT / "lib").glob("libQt6*.so.6")]

    kept = [name for name, _, _ in spec["reached"]([*plugins, *libraries])]

    assert len(kept) > len(plugins)
    assert [name for name in kept if "Network" in name] == []


def test_twin_a_plugin_for_screens_without_windows_would_bring_it(spec):
    brings = entry("plugins/platforms/libqvkkhrdisplay.so")
    others = [entry("plugins/platforms/libqeglfs.so"), entry("plugins/platforms/libqvnc.so")]
    libraries = [entry(str(path.relative_to(QT))) for path in (QT / "lib").glob("libQt6*.so.6")]

    kept = [name for name, _, _ in spec["reached"]([brings, *others, *libraries])]

    assert [name for name in kept if "Network" in name] != []

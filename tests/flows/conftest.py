import shutil
import sys

import pytest

TOOLS = "Xvfb xdotool xclip strace openbox".split()


@pytest.fixture(autouse=True)
def _outside_tools(not_shown):
    """Leave out what is driven from outside where the tools for it are not, and say so."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if sys.platform != "linux" or missing:
        not_shown("what the running program does, seen from outside: " + ", ".join(missing))
        pytest.skip("no tools for it here")

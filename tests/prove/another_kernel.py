"""Another kernel as an ordinary program (user-mode Linux), for file systems this one does not know.

It sees all files of this computer, and mounts what `within.py` asks for: nothing of that is seen
from outside. Where it is not installed, what it would try is passed over with a sentence.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

KERNEL = "linux.uml"
WITHIN = Path(__file__).with_name("within.py")
LONGEST_S = 200
TOLD = "TOLD"
_BEGIN = """#!/bin/sh
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t tmpfs made /mnt
{python} -B {script}
echo o > /proc/sysrq-trigger
sleep 9
"""


@cache
def told() -> dict[str, str]:
    """Return what each place within says by its name; nothing where no such kernel is here."""
    if shutil.which(KERNEL) is None:
        return {}
    with tempfile.TemporaryDirectory() as place:
        begin = Path(place) / "begin"
        begin.write_text(_BEGIN.format(python=sys.executable, script=WITHIN))
        begin.chmod(0o700)
        words = ("mem=1024M", "rootfstype=hostfs", "rootflags=/", "rw", f"init={begin}", "quiet",
                 "con=null", "con0=fd:0,fd:1")  # fmt: skip
        kernel = subprocess.Popen(
            [KERNEL, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True,
        )  # fmt: skip
        try:
            said, _ = kernel.communicate(timeout=LONGEST_S)
        except subprocess.TimeoutExpired:
            # It is several processes of one group.
            os.killpg(kernel.pid, signal.SIGKILL)
            said, _ = kernel.communicate()
    lines = (line.rstrip("\r\n").split("\t") for line in said.splitlines())
    return {parts[1]: parts[2] for parts in lines if parts[0] == TOLD and len(parts) == 3}

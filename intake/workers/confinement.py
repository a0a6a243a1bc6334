"""What a process that reads foreign bytes may have: its own group, little memory, no secrets, files or sockets."""

import ctypes
import os
import resource
import signal
from collections.abc import Mapping

from intake.workers import sandbox

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38

# Passed on because programs need them to find files or to speak; everything else stays with the parent.
_KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "TESSDATA_PREFIX", "LD_LIBRARY_PATH")
# One core a process: four threads of OCR take four times the CPU time and finish no sooner on two cores.
_ADDED = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

_libc = ctypes.CDLL(None, use_errno=True)


def environment(ours: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for a child: what it needs to run, and no secret."""
    return {name: ours[name] for name in _KEPT if name in ours} | _ADDED


def die_with_parent(parent: int) -> None:
    """End this process when the thread that forked it ends. `parent` is the process id it came from."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it ended before the call above
        os._exit(1)


def confine(memory: int, cpu_seconds: int | None) -> None:
    """Bound this process and all that it starts; there is no way back."""
    os.setpgid(0, 0)
    _libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _bound(resource.RLIMIT_AS, memory)
    if cpu_seconds is not None:
        _bound(resource.RLIMIT_CPU, cpu_seconds)
    sandbox.close()


def _bound(what: int, most: int) -> None:
    """Lower a limit, never above what the system already allows."""
    _, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))

"""Hears the signals that end an unattended program, at any moment."""

import signal
import socket
import threading
from collections.abc import Callable
from types import FrameType

ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def heed(stop: Callable[[], None]) -> None:
    """Have `stop` called, in a thread of its own, once one of ENDING arrives; a second one ends the process at once.

    To be called in the main thread. A signal that is ignored now, as nohup has HUP ignored, stays ignored.
    """
    # Not from the handler. It runs in the main thread, amid anything: to set an event whose lock that thread holds it
    # would wait for ever, and one that arrives just before the thread waits for a lock is handled when that wait is
    # over. The descriptor is written to at once (signal.set_wakeup_fd in Python's manual).
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    signal.set_wakeup_fd(theirs.detach(), warn_on_full_buffer=False)
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _once)
    threading.Thread(target=_wait, args=(ours, stop), daemon=True).start()


def _once(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)  # who asks twice means it


def _wait(line: socket.socket, stop: Callable[[], None]) -> None:
    with line:
        line.recv(1)
        stop()

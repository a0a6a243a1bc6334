"""A signal ends an unattended program at whatever moment it arrives."""

import random
import subprocess
import sys
import time

import pytest

# Its main thread holds the event's lock most of the time, as a daemon's does for a moment now and then.
_ALWAYS_LOOKING = """
import os, threading
from intake.signals import heed
stop = threading.Event()
heed(stop.set)
os.write(1, b"!")
while not stop.wait(0):
    pass
os._exit(3)
"""
# Signals: of such a program that sets the event in the handler itself, one in two never ends.
_TIMES = 12


def test_a_signal_that_arrives_while_the_stop_is_looked_at_ends_the_program() -> None:
    moments = random.Random(1)
    for _ in range(_TIMES):
        with subprocess.Popen((sys.executable, "-c", _ALWAYS_LOOKING), stdout=subprocess.PIPE) as program:
            assert program.stdout
            assert program.stdout.read(1) == b"!"
            time.sleep(moments.random() * 0.02)
            program.terminate()
            try:
                assert program.wait(20) == 3
            except subprocess.TimeoutExpired:
                program.kill()
                pytest.fail("the program waits for ever")

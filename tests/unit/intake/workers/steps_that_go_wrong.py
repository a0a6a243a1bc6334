"""A stand-in for the parsers' steps: the data says what goes wrong."""

import ctypes
import os
import socket
import subprocess
import time

from parsers.errors import UnreadablePartError
from parsers.steps import Step


def work(step: Step, data: bytes) -> bytes:
    word, _, rest = data.partition(b" ")
    return _DEEDS[word](rest)


def echo(rest: bytes) -> bytes:
    return rest


def hang(rest: bytes) -> bytes:
    time.sleep(600)
    return rest


def spin(rest: bytes) -> bytes:
    while True:
        pass


def crash(rest: bytes) -> bytes:
    ctypes.string_at(0)
    return rest


def eat(rest: bytes) -> bytes:
    return b"x" * int(rest)


def refuse(rest: bytes) -> bytes:
    raise UnreadablePartError("encrypted_part", rest.decode())


def err(rest: bytes) -> bytes:
    raise ValueError(rest.decode())


def pid(rest: bytes) -> bytes:
    return str(os.getpid()).encode()


def environment(rest: bytes) -> bytes:
    return "\n".join(os.environ).encode()


def files(rest: bytes) -> bytes:
    return str(sorted(int(name) for name in os.listdir("/proc/self/fd"))).encode()


def leave_a_child(rest: bytes) -> bytes:
    return str(subprocess.Popen(["sleep", "600"]).pid).encode()


def connect(rest: bytes) -> bytes:
    try:
        socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
    except OSError as error:
        return type(error).__name__.encode()
    return b"connected"


def write(rest: bytes) -> bytes:
    """Write into a file, which may be there, and beside it."""
    told = []
    for path in (rest.decode(), rest.decode() + ".new"):
        try:
            with open(path, "w") as file:
                file.write("mine")
            told.append("written")
        except OSError as error:
            told.append(type(error).__name__)
    return " ".join(told).encode()


def program(rest: bytes) -> bytes:
    return subprocess.run(["cat"], input=rest, capture_output=True, check=True).stdout


_DEEDS = {
    deed.__name__.encode(): deed
    for deed in (
        echo,
        hang,
        spin,
        crash,
        eat,
        refuse,
        err,
        pid,
        environment,
        files,
        leave_a_child,
        connect,
        write,
        program,
    )
}

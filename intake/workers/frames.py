"""Messages over a socket between two processes: eight bytes of length, then MessagePack. Never pickle."""

import socket
import struct
import time
from typing import TypeVar

import msgspec
from msgspec import Struct

from parsers.errors import Unreadable
from parsers.steps import Step

_LENGTH = struct.Struct(">Q")
_CHUNK = 1 << 20
# Above every job that the limits on a message allow; a child cannot make its reader hold more than this.
LARGEST = 600_000_000

Content = TypeVar("Content")


class Job(Struct, frozen=True):
    """One step to be carried out within `seconds`."""

    step: Step
    data: bytes
    seconds: float


class Done(Struct, frozen=True, tag=True):
    """The step's answer."""

    data: bytes


class Refused(Struct, frozen=True, tag=True):
    """Why there is none: a word of the contract and a sentence for the officer."""

    reason: Unreadable
    detail: str


class Broken(Struct, frozen=True, tag=True):
    """How a worker ended before it answered. `ended` is its wait status; `peak` the memory it used, in bytes."""

    ended: int
    peak: int
    late: bool = False


Outcome = Done | Refused | Broken
JOBS: msgspec.msgpack.Decoder[Job] = msgspec.msgpack.Decoder(Job)
OUTCOMES: msgspec.msgpack.Decoder[Outcome] = msgspec.msgpack.Decoder(Outcome)


class LineClosedError(Exception):
    """The other end is gone, or sends what nobody asked for."""


class LateError(Exception):
    """Nothing came in time."""


def send(line: socket.socket, content: Struct, seconds: float | None = None) -> None:
    """Send one message. Raises LateError where it is not taken within `seconds`, LineClosedError where it cannot be."""
    body = msgspec.msgpack.encode(content)
    line.settimeout(seconds)
    try:
        line.sendall(_LENGTH.pack(len(body)))
        line.sendall(body)
    except TimeoutError as error:
        raise LateError from error
    except OSError as error:
        raise LineClosedError from error


def receive(line: socket.socket, decoder: msgspec.msgpack.Decoder[Content], seconds: float | None = None) -> Content:
    """Return the next message. Raises LateError after `seconds`, LineClosedError where none can come."""
    deadline = None if seconds is None else time.monotonic() + seconds
    (length,) = _LENGTH.unpack(_exactly(line, _LENGTH.size, deadline))
    if length > LARGEST:
        raise LineClosedError
    body = _exactly(line, length, deadline)
    try:
        return decoder.decode(body)
    except msgspec.MsgspecError as error:
        raise LineClosedError from error


def _exactly(line: socket.socket, size: int, deadline: float | None) -> bytearray:
    got = bytearray()
    while len(got) < size:
        try:
            line.settimeout(_left(deadline))
            chunk = line.recv(min(size - len(got), _CHUNK))
        except TimeoutError as error:
            raise LateError from error
        except OSError as error:
            raise LineClosedError from error
        if not chunk:
            raise LineClosedError
        got += chunk
    return got


def _left(deadline: float | None) -> float | None:
    if deadline is None:
        return None
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left

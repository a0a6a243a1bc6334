"""What the kernel itself refuses to a process that reads foreign bytes: writing files (Landlock), sockets (seccomp).

Both are asked for by system call, without any library. Where a kernel has one of them not, or a container forbids it,
the other holds; `layers` says which do.
"""

import ctypes
import os
import platform
import struct

_libc = ctypes.CDLL(None, use_errno=True)
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2

# include/uapi/linux/landlock.h: the numbers are the same on every architecture.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION = 1
_PATH_BENEATH = 1
_WRITE_FILE = 1 << 1
# Removing and making files of every kind; then what newer kernels know besides: linking (2), truncating (3).
_CHANGING = _WRITE_FILE | sum(1 << bit for bit in range(4, 13))
_SINCE = ((2, 1 << 13), (3, 1 << 14))
_TCP, _TCP_SINCE = 0b11, 4
_SCOPES, _SCOPES_SINCE = 0b11, 6
# A program that is started (antiword) has this for its standard output.
_WRITABLE = ("/dev/null",)

# The numbers of socket, connect, bind, ptrace, process_vm_readv, process_vm_writev, io_uring_setup, mount.
_CALLS = {
    "x86_64": (0xC000003E, (41, 42, 49, 101, 310, 311, 425, 165)),
    "aarch64": (0xC00000B7, (198, 203, 200, 117, 270, 271, 425, 40)),
}
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1  # EPERM
_STEP = struct.Struct("=HBBI")
_OTHER_NUMBERS = 0x40000000  # x32: the same calls under other numbers


def layers() -> tuple[str, ...]:
    """Return the names of what this kernel offers, as a process under it will have."""
    found = [f"landlock {_version()}"] if _version() > 0 else []
    return (*found, "seccomp") if platform.machine() in _CALLS and _has_filters() else tuple(found)


def close() -> None:
    """Give up writing files and opening sockets, for this process and all that it starts; there is no way back.

    `no_new_privs` must be set. What the kernel does not offer is left out.
    """
    _refuse_files()
    _refuse_calls()


def _version() -> int:
    return _syscall(_CREATE_RULESET, None, 0, _VERSION)


def _has_filters() -> bool:
    with open("/proc/self/status", encoding="ascii", errors="replace") as status:
        return any(line.startswith("Seccomp:") for line in status)


def _refuse_files() -> None:
    version = _version()
    if version < 1:
        return
    changing = _CHANGING | sum(bit for since, bit in _SINCE if version >= since)
    asked = struct.pack("=Q", changing)
    if version >= _TCP_SINCE:
        asked += struct.pack("=Q", _TCP)
    if version >= _SCOPES_SINCE:
        asked += struct.pack("=Q", _SCOPES)
    ruleset = _syscall(_CREATE_RULESET, asked, len(asked), 0)
    if ruleset < 0:
        return
    try:
        for path in _WRITABLE:
            _allow(ruleset, path)
        _syscall(_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str) -> None:
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        _syscall(_ADD_RULE, ruleset, _PATH_BENEATH, struct.pack("=Qi", _WRITE_FILE, place), 0)
    finally:
        os.close(place)


def _refuse_calls() -> None:
    if platform.machine() not in _CALLS:
        return
    program = _program(*_CALLS[platform.machine()])
    held = ctypes.create_string_buffer(program, len(program))
    described = struct.pack("@HP", len(program) // _STEP.size, ctypes.addressof(held))
    _libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, described, 0, 0)


def _program(architecture: int, calls: tuple[int, ...]) -> bytes:
    """Return a filter (classic BPF) that answers these calls, and those of another architecture, with EPERM."""
    refused = len(calls) + 5  # the place of the last step; a jump counts from the step behind it
    steps = [
        (_LOAD, 0, 0, 4),  # the architecture
        (_EQUAL, 0, refused - 2, architecture),
        (_LOAD, 0, 0, 0),  # the number of the call
        (_AT_LEAST, refused - 4, 0, _OTHER_NUMBERS),
        *((_EQUAL, refused - 1 - at, 0, number) for at, number in enumerate(calls, 4)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(_STEP.pack(*step) for step in steps)


def _syscall(number: int, *arguments: bytes | int | None) -> int:
    """Return what a call answers, -1 where it fails; numbers are as wide as the machine's words."""
    wide = (ctypes.c_long(argument) if isinstance(argument, int) else argument for argument in arguments)
    return int(_libc.syscall(ctypes.c_long(number), *wide))

"""What can go wrong in the program around the parsers. Each message says what to do next."""

from enum import IntEnum


class Exit(IntEnum):
    """What the console command ends with; README lists them for whoever writes scripts."""

    DONE = 0
    FINDINGS = 1  # done, but something needs a person: a finding of doctor, a message that could not be read
    USAGE = 2
    CONFIGURATION = 3
    UNREAD = 3  # of `intake read`, which shares the number: nothing was read
    DATABASE = 4
    UNREACHABLE = 5  # a mailbox or the mail server
    RUNNING = 6
    NOT_FOUND = 7
    STOPPED = 8
    DEFECT = 70


class IntakeError(Exception):
    """Base of every error that this package raises on purpose; `exit` is what a command ends with."""

    exit: Exit = Exit.FINDINGS


class ConfigError(IntakeError):
    """The configuration is wrong; the message lists everything that is, a line each."""

    exit = Exit.CONFIGURATION


class NotFoundError(IntakeError):
    """There is no such message, meeting, file or digest."""

    exit = Exit.NOT_FOUND


class SheetError(IntakeError):
    """A CSV file cannot be taken; the message lists everything that is wrong, a line each."""

    exit = Exit.USAGE


class InvitationError(IntakeError):
    """A file announces no meeting, or nothing could be read in it."""


class UnreachableError(IntakeError):
    """A mailbox or the mail server does not answer."""

    exit = Exit.UNREACHABLE


class StoppedError(IntakeError):
    """The work was cut short because the program ends; nothing is lost and nothing is settled."""

    exit = Exit.STOPPED

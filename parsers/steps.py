"""The steps from bytes to a response, each a function from bytes to bytes that a confined child can carry out."""

import mimetypes
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Protocol, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Box, Document, Headers, Message, Page, Part, PartRole, Picture, Problem
from parsers.errors import UnreadablePartError
from parsers.limits import Limits
from parsers.proposal import Proposal
from parsers.record import Meeting, Response, Secretariat

Answer = TypeVar("Answer")
# How often a message is asked for its answer with one more part left out, before it is given up.
_ASKED_AT_MOST = 2


class Step(StrEnum):
    """What a child can be asked to do."""

    SPLIT = "split"
    DECODE = "decode"
    RECOGNISE = "recognise"
    DRAW = "draw"
    EXTRACT = "extract"
    PROPOSE = "propose"
    DIVIDE = "divide"


class Run(Protocol):
    """Carries out one step.

    Raises UnreadablePartError where the step says so, and also where it was killed, crashed or ran out of
    time or memory, with the matching reason.
    """

    def __call__(self, step: Step, data: bytes, *, seconds: float) -> bytes:
        """Return the step's answer to `data` within `seconds`."""
        ...


class Leaf(Struct, frozen=True):
    """A part with its bytes, before anybody looked into them. `charset` is what the headers claim.

    `flowed` is a text whose lines go on behind a blank at their ends (RFC 3676); `unspaced` one in which that blank is
    no blank of the text (DelSp), as where Chinese was wrapped. Where it has `problems` and content, that is
    read all the same.
    """

    number: str
    media_type: str
    role: PartRole
    content: bytes
    filename: str | None = None
    charset: str | None = None
    flowed: bool = False
    unspaced: bool = False
    headers: Headers | None = None
    problems: tuple[Problem, ...] = ()


class Opened(Struct, frozen=True):
    """A message or a container (TNEF, ZIP) taken apart. `headers` is None for a container."""

    leaves: tuple[Leaf, ...]
    headers: Headers | None = None


class Decoded(Struct, frozen=True):
    """What a part turned out to be: a document, or a container of further leaves.

    A container has a document too, without pages, where that has to say something of it.
    """

    document: Document | None = None
    leaves: tuple[Leaf, ...] = ()


class SplitJob(Struct, frozen=True):
    """`raw` is a whole message (RFC 5322)."""

    raw: bytes
    limits: Limits


class DecodeJob(Struct, frozen=True):
    """One leaf to be read."""

    leaf: Leaf
    limits: Limits


class RecogniseJob(Struct, frozen=True):
    """One page of pixels."""

    picture: Picture
    limits: Limits


class Recognised(Struct, frozen=True):
    """A page of pixels as words in reading order, and what could not be read of it."""

    page: Page
    problems: tuple[Problem, ...] = ()


class DivideJob(Struct, frozen=True):
    """A part as read."""

    part: Part


class Zoned(Struct, frozen=True):
    """A stretch of a page and what it is there for: a word of parsers.extract.letter.Zone.

    `box` is None where the part has no geometry; `quoted` counts levels of quotation that the format marks.
    """

    kind: str
    page: int
    text: str
    box: Box | None = None
    quoted: int = 0


class Divided(Struct, frozen=True):
    """The zones of a part in reading order; together they hold every line of it."""

    zones: tuple[Zoned, ...]


class DrawJob(Struct, frozen=True):
    """A part, what was read in it, and its zones."""

    leaf: Leaf
    document: Document
    limits: Limits
    zones: tuple[Zoned, ...] = ()


class Drawing(Struct, frozen=True):
    """A page of a document as PNG, with what was read drawn on it."""

    page: int
    png: bytes


class Drawn(Struct, frozen=True):
    """The pages that can be shown; those without geometry are left out."""

    drawings: tuple[Drawing, ...]


class ExtractJob(Struct, frozen=True):
    """A message as read, the invitations that are out, and who we are."""

    message: Message
    meetings: tuple[Meeting, ...]
    secretariat: Secretariat = Secretariat()


class ProposeJob(Struct, frozen=True):
    """An invitation as read."""

    message: Message


def _split(job: SplitJob) -> Opened:
    from parsers.formats.message import split

    return split(job.raw, job.limits)


def _decode(job: DecodeJob) -> Decoded:
    from parsers.formats import decode

    return decode(job.leaf, job.limits)


def _recognise(job: RecogniseJob) -> Recognised:
    from parsers.ocr import recognise

    return recognise(job.picture, job.limits)


def _draw(job: DrawJob) -> Drawn:
    from parsers.drawing import draw

    return draw(job.leaf, job.document, job.zones, job.limits)


def _divide(job: DivideJob) -> Divided:
    from parsers.extract.remembered import one_letter
    from parsers.extract.zones import passages

    with one_letter():
        return Divided(tuple(Zoned(p.zone, p.page, p.text, p.item.box, p.item.quoted) for p in passages(job.part)))


def _extract(job: ExtractJob) -> Response:
    from parsers.extract import find

    return find(job.message, job.meetings, job.secretariat)


def _propose(job: ProposeJob) -> Proposal:
    from parsers.extract.invitation import find

    return find(job.message)


_STEPS: dict[Step, tuple[type[Struct], Callable[..., Struct]]] = {
    Step.SPLIT: (SplitJob, _split),
    Step.DECODE: (DecodeJob, _decode),
    Step.RECOGNISE: (RecogniseJob, _recognise),
    Step.DRAW: (DrawJob, _draw),
    Step.EXTRACT: (ExtractJob, _extract),
    Step.PROPOSE: (ProposeJob, _propose),
    Step.DIVIDE: (DivideJob, _divide),
}


def carry_out(step: Step, data: bytes) -> bytes:
    """Carry out a step in this process: MessagePack in, MessagePack out. Raises UnreadablePartError."""
    kind, work = _STEPS[step]
    return msgspec.msgpack.encode(work(msgspec.msgpack.decode(data, type=kind)))


def direct(step: Step, data: bytes, *, seconds: float) -> bytes:
    """Carry out a step here, without limits: for tests and for bytes that we wrote ourselves."""
    return carry_out(step, data)


def read(raw: bytes, *, limits: Limits = Limits(), run: Run = direct) -> Message:
    """Return the message as read, every part in it, unreadable ones with their reason."""
    opened = split(raw, limits=limits, run=run)
    assert opened.headers is not None
    return Message(opened.headers, tuple(part for _, part in walk(opened.leaves, limits=limits, run=run)))


def split(raw: bytes, *, limits: Limits, run: Run) -> Opened:
    """Return a message taken apart."""
    return _ask(run, Step.SPLIT, SplitJob(raw, limits), Opened, limits.seconds_per_part)


def attached(content: bytes, filename: str) -> Leaf:
    """Return a file as the only part of a message would be handed in."""
    media_type = mimetypes.guess_type(filename)[0] or "application/octet-stream"
    return Leaf("1", media_type, "attachment", content, filename)


def walk(leaves: Sequence[Leaf], *, limits: Limits, run: Run) -> Iterator[tuple[Leaf, Part]]:
    """Yield each leaf with the part that it was read as, and after a container what lies in it.

    The last one is that for which there is no more room; it says so for all that follow.
    """
    waiting = list(reversed(leaves))
    count = unpacked = 0
    while waiting:
        leaf = waiting.pop()
        unpacked += len(leaf.content)
        if count >= limits.parts or unpacked > limits.unpacked_bytes:
            yield leaf, _beyond(leaf, many=count >= limits.parts)
            return
        part, inner = _read_leaf(leaf, limits, run)
        count += 1
        yield leaf, part
        waiting.extend(reversed(inner))


def divided(part: Part, *, limits: Limits, run: Run) -> tuple[Zoned, ...]:
    """Return the zones of a part. Raises UnreadablePartError."""
    return _ask(run, Step.DIVIDE, DivideJob(part), Divided, limits.seconds_to_extract).zones


def drawn(leaf: Leaf, document: Document, zones: tuple[Zoned, ...], *, limits: Limits, run: Run) -> Drawn:
    """Return the pages of a part with what was read drawn on them."""
    return _ask(run, Step.DRAW, DrawJob(leaf, document, limits, zones), Drawn, limits.seconds_per_part)


def answer(
    message: Message,
    *,
    meetings: Sequence[Meeting] = (),
    secretariat: Secretariat = Secretariat(),
    limits: Limits = Limits(),
    run: Run = direct,
) -> Response:
    """Return what a message that was read answers.

    Where that takes too long or fails, the longest part is left out, with the reason, and the rest asked again.
    Raises UnreadablePartError where nothing is left to ask.
    """
    for _ in range(_ASKED_AT_MOST):
        try:
            job = ExtractJob(message, tuple(meetings), secretariat)
            return _ask(run, Step.EXTRACT, job, Response, limits.seconds_to_extract)
        except UnreadablePartError as error:
            shorter = _without_longest(message, error)
            if shorter is None:
                raise
            message = shorter
    last = ExtractJob(message, tuple(meetings), secretariat)
    return _ask(run, Step.EXTRACT, last, Response, limits.seconds_to_extract)


def proposed(message: Message, *, limits: Limits, run: Run) -> Proposal:
    """Return the meeting that an invitation announces. Raises UnreadablePartError."""
    return _ask(run, Step.PROPOSE, ProposeJob(message), Proposal, limits.seconds_to_extract)


def _without_longest(message: Message, error: UnreadablePartError) -> Message | None:
    """Return the message without the document that has the most words; None where it is the only one."""
    sizes = {at: _size(part.document) for at, part in enumerate(message.parts) if part.document is not None}
    if len(sizes) < 2:
        return None
    longest = max(sizes, key=lambda at: sizes[at])
    part = message.parts[longest]
    detail = f"{part.filename or f'part {part.number}'} was read but not understood: {error.detail}"
    left_out = replace(part, document=None, problems=(*part.problems, Problem(error.reason, detail)))
    return replace(message, parts=(*message.parts[:longest], left_out, *message.parts[longest + 1 :]))


def _size(document: Document) -> int:
    return sum(len(word.text) for line in document.lines() for word in line.words)


def _read_leaf(leaf: Leaf, limits: Limits, run: Run) -> tuple[Part, tuple[Leaf, ...]]:
    part = _unread(leaf)
    if leaf.role == "message" or (leaf.problems and not leaf.content):
        return part, ()
    name = _name(leaf)
    try:
        if len(leaf.content) > limits.part_bytes:
            raise UnreadablePartError("too_large", f"{name} is larger than the limits allow: open it in the mailbox.")
        decoded = _ask(run, Step.DECODE, DecodeJob(leaf, limits), Decoded, limits.seconds_per_part)
    except UnreadablePartError as error:
        # A reader that was stopped knows no name, nor does one that was handed the bytes alone.
        detail = error.detail if name in error.detail else f"{name}: {error.detail}"
        return replace(part, problems=(*part.problems, Problem(error.reason, detail))), ()
    if decoded.document is None:
        return part, decoded.leaves
    return replace(part, document=_recognised(decoded.document, name, limits, run)), decoded.leaves


def _beyond(leaf: Leaf, *, many: bool) -> Part:
    """Return the part at which reading ends, since the message holds too many, or too much once it is unpacked."""
    limit = "the number of parts" if many else "what all parts may hold together"
    detail = f"{_name(leaf)} and what follows was not read: {limit} is limited. Open the message in the mailbox."
    return replace(_unread(leaf), problems=(*leaf.problems, Problem("too_large", detail)))


def _unread(leaf: Leaf) -> Part:
    return Part(
        leaf.number, leaf.media_type, leaf.role, leaf.filename,
        problems=leaf.problems, size=len(leaf.content), headers=leaf.headers,
    )  # fmt: skip


def _name(leaf: Leaf) -> str:
    return leaf.filename or f"part {leaf.number}"


def _recognised(document: Document, name: str, limits: Limits, run: Run) -> Document:
    """Return the document with its pictures turned into pages, in the order of the pages."""
    pages, problems = list(document.pages), list(document.problems)
    for picture in document.pictures:
        try:
            job = RecogniseJob(picture, limits)
            recognised = _ask(run, Step.RECOGNISE, job, Recognised, limits.seconds_per_page)
        except UnreadablePartError as error:
            problems.append(Problem(error.reason, f"{name}, page {picture.page}: {error.detail}"))
        else:
            pages = _with_page(pages, recognised.page, aside=picture.aside)
            problems += recognised.problems
    return replace(
        document, pages=tuple(sorted(pages, key=lambda page: page.number)), pictures=(), problems=tuple(problems)
    )


def _with_page(pages: Sequence[Page], read: Page, *, aside: bool) -> list[Page]:
    """Return the pages with one that was read from pixels: beside what is known of it, or in its place."""
    from parsers.layout.page import joined

    others = [page for page in pages if page.number != read.number]
    known = [page for page in pages if page.number == read.number]
    return [*others, joined(known[0], read) if known and aside else read]


def _ask(run: Run, step: Step, job: Struct, kind: type[Answer], seconds: float) -> Answer:
    return msgspec.msgpack.decode(run(step, msgspec.msgpack.encode(job), seconds=seconds), type=kind)

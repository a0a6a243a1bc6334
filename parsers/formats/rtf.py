"""RTF: what a reader sees of it, notes and pictures too; deleted, hidden and side texts are passed over."""

import re
import struct
from binascii import unhexlify
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Block, Document, Line, Problem, Table
from parsers.formats.embedded import Embedded, remarked, with_pictures
from parsers.formats.rtf_forms import WORDS, Form
from parsers.formats.rtf_rows import Rows
from parsers.formats.rtf_words import CHARACTERS, CHARSETS, FOOTERS, HEADERS, SEEN, UNSEEN
from parsers.formats.typed import Run, line_of, page_of, printed
from parsers.limits import Limits
from parsers.steps import Leaf

KINDS = frozenset({"rtf"})
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
# Data, two digits for a byte.
_HEX = re.compile(rb"[0-9a-fA-F\s]+")
# What says how large a picture stands on the page: twips, and the per cent of them that are shown.
_GOALS = (("picwgoal", "picscalex"), ("pichgoal", "picscaley"))
_SIDES = {word for pair in _GOALS for word in pair}
# What tells how a row is made up.
_ROWS = {"trowd", "trleft", "cellx", "clmrg", "clvmrg"}
# In a point.
_TWIPS = 20
_DEEPEST = 400
_MOST_SECTIONS = 200
# In bytes, pictures apart.
_LARGEST = 4_000_000


class _State(Struct, frozen=True):
    """What a group hands down to what stands in it."""

    seen: bool = True
    drawn: bool = True
    bold: bool = False
    struck: bool = False
    hidden: bool = False
    capitals: bool = False
    font: int = 0
    skip: int = 1
    table: bool = False
    entry: bool = False
    # Whether what stands twice, in an old and in a new manner, is seen at all; None elsewhere.
    twice: bool | None = None


class _Note(Struct, frozen=True):
    """A footnote that has begun at a depth of groups, and what stood before it on its line and in its block."""

    depth: int
    runs: list[Run]
    lines: list[Line]


class _Running(Struct, frozen=True):
    """A header or footer that has begun at a depth of groups, and how many blocks and tables came before it."""

    depth: int
    word: str
    start: int


class _Section(Struct, frozen=True):
    """A stretch of the text, by how many blocks and tables come before it, and what is printed on its pages."""

    start: int
    printed: dict[str, list[Block | Table]]

    def of(self, words: Sequence[str]) -> list[list[Block | Table]]:
        """Return its headers or footers."""
        return [self.printed[word] for word in words if word in self.printed]


class _Pict(Struct):
    """A picture whose group is open, at a depth of groups, with what it says about its size on the page."""

    depth: int
    data: bytearray
    sides: dict[str, int]


def read(leaf: Leaf, limits: Limits) -> Document:
    """Return paragraphs and tables, a header first, notes and a footer last, and the pictures that OCR is to read."""
    name = leaf.filename or f"part {leaf.number}"
    if not leaf.content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        raise ValueError("no RTF")
    reader = _Reader(leaf.content)
    page = page_of(tuple(reader.items()))
    return with_pictures(Document("rtf", (page,), problems=_left_out(name, reader)), reader.pictures, name, limits)


def _left_out(name: str, reader: "_Reader") -> tuple[Problem, ...]:
    broken = f"{name} breaks off before its end, and a part of it may be lost: open it by hand."
    large = f"{name} is larger than the limits allow: its end was not read."
    return (
        *((Problem("unreadable_part", broken),) if reader.is_broken else ()),
        *((remarked(name),) if reader.is_remarked else ()),
        *((Problem("too_large", large),) if reader.is_cut else ()),
    )


def decompressed(data: bytes) -> bytes:
    """Return RTF from its packed form in TNEF and MSG (MS-OXRTFCP)."""
    size, raw_size, kind = struct.unpack_from("<III", data)
    if kind == 0x414C454D:
        return data[16 : 16 + raw_size]
    window = bytearray(_PRELOADED.ljust(4096, b"\0"))
    write, position, result = len(_PRELOADED), 16, bytearray()
    end = min(len(data), size + 4)
    while position < end and len(result) < min(raw_size, _LARGEST):
        flags = data[position]
        position += 1
        for bit in range(8):
            if position >= end:
                break
            if flags >> bit & 1:
                if position + 2 > end:
                    break
                token = data[position] << 8 | data[position + 1]
                position += 2
                offset, length = token >> 4, (token & 15) + 2
                if offset == write % 4096:
                    return bytes(result[:raw_size])
                chunk = []
                for step in range(length):
                    byte = window[(offset + step) % 4096]
                    chunk.append(byte)
                    window[write % 4096] = byte
                    write += 1
                result += bytes(chunk)
            else:
                result.append(data[position])
                window[write % 4096] = data[position]
                write += 1
                position += 1
    return bytes(result[:raw_size])


_PRELOADED = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def _from_hex(digits: bytes) -> bytes:
    packed = digits.translate(None, b" \t\r\n\v\f")
    return unhexlify(packed[: len(packed) // 2 * 2])


class _Reader:
    """One pass over the tokens; collects lines into blocks, cells into tables, and pictures.

    `pictures` is whole once the items were asked for; `is_cut` tells that there is more text than is read,
    `is_broken` that it says to hold more data than it has, or leaves groups open, `is_remarked` that it has comments.
    """

    def __init__(self, content: bytes) -> None:
        self.pictures: list[Embedded] = []
        self.is_cut = False
        self.is_broken = False
        self.is_remarked = False
        self._content = content
        self._codepage = "cp1252"
        self._fonts: dict[int, str] = {}
        self._states = [_State()]
        self._bytes = b""
        self._runs: list[Run] = []
        self._lines: list[Line] = []
        self._rows = Rows()
        self._items: list[Block | Table] = []
        self._sections = [_Section(0, {})]
        self._running: _Running | None = None
        self._open_notes: list[_Note] = []
        self._notes: list[Block] = []
        self._pict: _Pict | None = None
        self._field = 0
        self._form: Form | None = None
        self._pending = 0
        self._after = 0
        self._in_fonts = -1
        self._font = 0

    def items(self) -> Iterator[Block | Table]:
        """Yield what is seen, in reading order."""
        for match in self._tokens():
            word, number, code, symbol, brace, text = match.groups()
            if code is not None:
                self._byte(int(code, 16))
                continue
            if text is not None:
                self._text(text)
                continue
            self._flush()
            if brace is not None:
                self._group(brace)
            elif word is not None:
                self._control(word.decode("ascii"), int(number) if number is not None else None)
            elif symbol is not None:
                self._symbol(symbol)
        self._flush()
        self.is_broken = self.is_broken or (len(self._states) > 1 and not self.is_cut)
        self._end_picture(0)
        self._end_notes(0)
        self._end_running(0)
        self._end_story()
        self._items += self._notes
        edges = printed(*([section.of(words) for section in self._sections] for words in (HEADERS, FOOTERS)))
        ends = [*(section.start for section in self._sections[1:]), len(self._items)]
        for section, end, (above, below) in zip(self._sections, ends, edges, strict=True):
            yield from (*above, *self._items[section.start : end], *below)

    def _tokens(self) -> Iterator["re.Match[bytes]"]:
        """Yield the tokens; the data of pictures, which are none, goes to their pictures in between."""
        position, skipped = 0, 0
        while match := _TOKEN.search(self._content, position):
            if match.start() - skipped > _LARGEST:
                self.is_cut = True
                return
            yield match
            position = match.end()
            end = self._data_end(match)
            if self._pict is not None and self._pict.depth == len(self._states):
                data = self._content[position:end]
                self._pict.data += data if match[1] == b"bin" else _from_hex(data)
            skipped += end - position
            position = end

    def _data_end(self, match: "re.Match[bytes]") -> int:
        """Return where the data ends that stands behind a token: raw bytes, or digits where there is no text to see."""
        if match[1] == b"bin":
            end = match.end() + max(int(match[2] or 0), 0)
            if end <= len(self._content):
                return end
            self.is_broken = True
            return match.end() if self._pict is None else len(self._content)
        digits = None if self._state.seen else _HEX.match(self._content, match.end())
        return digits.end() if digits else match.end()

    @property
    def _state(self) -> _State:
        return self._states[-1]

    def _set(self, **changes: object) -> None:
        self._states[-1] = replace(self._state, **changes)

    def _group(self, brace: bytes) -> None:
        self._pending = 0
        if brace == b"{":
            if len(self._states) > _DEEPEST:
                raise ValueError("nested too deeply")
            self._states.append(self._state)
        elif len(self._states) > 1:
            self._states.pop()
            self._end_picture(len(self._states))
            self._end_form(len(self._states))
            self._end_notes(len(self._states))
            self._end_running(len(self._states))
            if len(self._states) <= self._in_fonts:
                self._in_fonts = -1

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._pending = -1  # the next word names a destination that a reader may skip
        elif symbol in {b"\n", b"\r"}:
            self._end_paragraph()
        else:
            self._write({b"~": "\u00a0", b"_": "-", b"-": ""}.get(symbol, symbol.decode("latin-1")))

    def _control(self, word: str, number: int | None) -> None:
        if self._pending == -1:
            self._pending = 0
            if word not in SEEN:
                self._set(seen=False, drawn=False)
        if self._in_fonts >= 0 and word in {"f", "fcharset"}:
            if word == "f":
                self._font = number or 0
            else:
                self._fonts[self._font] = CHARSETS.get(number or 0, self._codepage)
            return
        if word == "fonttbl":
            self._in_fonts = len(self._states) - 1
        if word == "pict":
            self._begin_picture()
        elif word in _SIDES:
            self._side(word, number)
        elif word in {"upr", "ud"}:
            self._twice(word)
        elif word in WORDS:
            self._field_word(word, number)
        elif word in UNSEEN:
            self.is_remarked = self.is_remarked or word == "annotation"
            # What a shape is filled with is named among its properties.
            self._set(seen=False, drawn=self._state.drawn and word == "sp")
        elif word in CHARACTERS:
            self._write(CHARACTERS[word])
        elif word == "u":
            self._unicode(number or 0)
        else:
            self._style(word, number)
            self._structure(word, number)

    def _begin_picture(self) -> None:
        """Begin a picture where one is shown; what stands in its group is no text in any case."""
        if self._state.drawn and not self._state.hidden and self._pict is None:
            self._pict = _Pict(len(self._states), bytearray(), {})
        self._set(seen=False, drawn=False)

    def _side(self, word: str, number: int | None) -> None:
        if self._pict is not None and number is not None and number > 0:
            self._pict.sides[word] = number

    def _end_picture(self, depth: int) -> None:
        """Keep a picture whose group is no longer among the `depth` open ones."""
        pict = self._pict
        if pict is None or depth >= pict.depth:
            return
        self._pict = None
        goals = (pict.sides.get(goal, 0) * pict.sides.get(scale, 100) / 100 for goal, scale in _GOALS)
        if pict.data:
            self.pictures.append(Embedded(bytes(pict.data), *(goal / _TWIPS or None for goal in goals)))

    def _twice(self, word: str) -> None:
        """Pass over the old manner in which a text stands, and see the new one where the whole is seen."""
        if word == "upr":
            self._set(twice=self._state.seen, seen=False, drawn=False)
        elif self._state.twice is not None:
            self._set(seen=self._state.twice, drawn=self._state.twice, twice=None)

    def _field_word(self, word: str, number: int | None) -> None:
        if word == "field":
            self._field = len(self._states)
        elif word == "formfield":
            self._form = Form(min(self._field or len(self._states), len(self._states)), len(self._runs))
        elif self._form is None:
            return
        elif word == "ffl":
            self._form.entries.append("")
            self._set(entry=True)
        else:
            self._form.numbers[word] = number or 0

    def _end_form(self, depth: int) -> None:
        """Write what was chosen in a field that is no longer among the `depth` open groups, where it shows no words."""
        form = self._form
        if form is None or depth >= form.depth:
            return
        self._form = None
        if form.written == len(self._runs):
            self._write(form.chosen)

    def _begin_note(self) -> None:
        if self._state.seen and not self._state.hidden:
            self._open_notes.append(_Note(len(self._states), self._runs, self._lines))
            self._runs, self._lines = [], []

    def _end_notes(self, depth: int) -> None:
        """Go on where the text was before the notes whose groups are no longer among the `depth` open ones."""
        while self._open_notes and depth < self._open_notes[-1].depth:
            self._end_line()
            note = self._open_notes.pop()
            self._notes += [Block(tuple(self._lines))] if self._lines else []
            self._runs, self._lines = note.runs, note.lines

    def _style(self, word: str, number: int | None) -> None:
        on = number != 0
        if word in {"b", "ab"}:
            self._set(bold=on)
        elif word in {"strike", "striked"}:
            self._set(struck=on)
        elif word in {"v", "deleted"}:
            self._set(hidden=on)
        elif word in {"caps", "scaps"}:
            self._set(capitals=on)
        elif word in {"f", "af"}:
            self._set(font=number or 0)
        elif word == "uc":
            self._set(skip=number if number is not None else 1)
        elif word == "plain":
            self._set(bold=False, struck=False, hidden=False, capitals=False)
        elif word == "ansicpg" and number:
            self._codepage = {65001: "utf-8", 936: "gb18030"}.get(number, f"cp{number}")

    def _structure(self, word: str, number: int | None) -> None:
        if word == "footnote":
            self._begin_note()
        elif self._open_notes:  # lines, whatever else a note may say
            if word in {"par", "line"}:
                self._end_line()
        elif word == "sect":
            self._end_section()
        elif word in {"par", "page"}:
            self._end_paragraph()
        elif word == "line":
            self._end_line()
        elif word == "pard":
            self._set(table=False)
            self._after = 0
        elif word == "sa":
            self._after = number or 0
        elif word == "intbl":
            self._set(table=True)
        elif word in {"cell", "nestcell"}:
            self._end_line()
            self._rows.row.append(tuple(self._lines))
            self._lines = []
        elif word in {"row", "nestrow"}:
            self._end_row()
        elif word in _ROWS:
            self._rows.define(word, number)
            if word == "trowd" and not self._rows.is_begun:
                self._end_block()
        elif word in HEADERS or word in FOOTERS:
            self._begin_running(word)

    def _unicode(self, number: int) -> None:
        code = number + 65536 if number < 0 else number
        # Half a pair waits for the other half in the cleaning of the line.
        self._write(chr(code) if 0 < code < 0x110000 else "")
        self._pending = self._state.skip

    def _byte(self, value: int) -> None:
        if self._pending > 0:
            self._pending -= 1
        else:
            self._bytes += bytes([value])

    def _text(self, text: bytes) -> None:
        if self._pending > 0:
            text, self._pending = text[self._pending :], max(0, self._pending - len(text))
        self._pending = max(self._pending, 0)
        self._bytes += text

    def _flush(self) -> None:
        if self._bytes:
            charset = self._fonts.get(self._state.font, self._codepage)
            data, self._bytes = self._bytes, b""
            try:
                self._write(data.decode(charset, "replace"))
            except LookupError:
                self._write(data.decode("cp1252", "replace"))

    def _write(self, text: str) -> None:
        state = self._state
        if state.entry and self._form is not None:
            self._form.entries[-1] += text
        if text and state.seen and not state.hidden and self._in_fonts < 0:
            self._runs.append(Run(text.upper() if state.capitals else text, state.bold, state.struck))

    def _end_line(self) -> None:
        text = "".join(run.text for run in self._runs)
        if "\ud800" <= max(text, default="") <= "\udfff":
            self._runs = [Run(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))]
        line = line_of(self._runs)
        self._runs = []
        if line.words:
            self._lines.append(line)

    def _end_paragraph(self) -> None:
        if not self._state.seen:
            return
        empty = not any(run.text.strip() for run in self._runs)
        self._end_line()
        if self._state.table:
            return
        if not self._rows.is_first and self._lines:
            held, self._lines = self._lines, []
            self._end_table()
            self._lines = held
        if (empty or self._after > 80) and not self._rows.row:
            self._end_block()

    def _end_row(self) -> None:
        if self._rows.row and self._rows.is_first:
            self._end_block()
        self._rows.end_row()

    def _end_table(self) -> None:
        if self._rows.row:
            self._end_row()
        self._items += self._rows.taken()

    def _end_block(self) -> None:
        self._end_line()
        if self._lines:
            self._items.append(Block(tuple(self._lines)))
        self._lines = []

    def _end_story(self) -> None:
        """End what is open of the body, a header or a footer; lines behind a table follow it."""
        self._end_line()
        if self._rows.is_begun:
            held, self._lines = self._lines, []
            self._end_table()
            self._lines = held
        self._end_block()

    def _end_section(self) -> None:
        """Begin a section, which takes over what is printed on the pages of the one before."""
        if not self._state.seen or self._running is not None or len(self._sections) >= _MOST_SECTIONS:
            self._end_paragraph()
            return
        self._end_story()
        self._sections.append(_Section(len(self._items), {**self._sections[-1].printed}))

    def _begin_running(self, word: str) -> None:
        if self._state.seen and not self._state.hidden and self._running is None:
            self._end_story()
            self._running = _Running(len(self._states), word, len(self._items))

    def _end_running(self, depth: int) -> None:
        """End a header or footer that is not among the `depth` open groups."""
        running = self._running
        if running is None or depth >= running.depth:
            return
        self._running = None
        self._end_story()
        self._sections[-1].printed[running.word] = self._items[running.start :]
        del self._items[running.start :]

"""The letter as lines that mean something: wrapped lines joined, bullets taken off."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from msgspec.structs import replace

from parsers.characters import HAN
from parsers.document import Block, Line, Table
from parsers.extract import han, names
from parsers.extract.letter import Passage
from parsers.extract.people import contacts, entry, margins, markers, topic, wrapping
from parsers.extract.people.margins import Limit, Limits
from parsers.extract.people.marks import MARK
from parsers.extract.people.rows import Row
from parsers.extract.people.topic import is_labelled, is_only_role, opens_with_person
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, join, read


def lines(passage: Passage, limits: Limits, places: Iterator[int], at: tuple[int, int], words: Vocabulary) -> list[Row]:
    """Return the lines of a passage, those of a table cell by cell down its columns.

    `limits` tell how far lines reach on the pages of the letter; `at` is the number of the next paragraph and
    of the next line.
    """
    rows: list[Row] = []
    limit = limits[passage.part, passage.page]
    if isinstance(passage.item, Table) and _reached_beside(passage.item, words):
        return _row_by_row(passage, passage.item, places, at, words)
    for number, block in enumerate(_blocks(passage.item), at[0]):
        texts = [read(line, places, passage.part, passage.filename, passage.page) for line in block]
        texts = [names.closed(text, words) for text in texts]
        rows += _block_rows(block, texts, (number, at[1] + len(rows)), limit, words)
    # Headings are bold or large, whatever their words are marked as.
    return (
        [replace(row, bold=True) for row in rows] if isinstance(passage.item, Block) and passage.item.heading else rows
    )


def _blocks(item: Block | Table) -> Iterator[tuple[Line, ...]]:
    if isinstance(item, Block):
        yield item.lines
        return
    if _ends_in_marks(item):
        rows = groupby(sorted(item.cells, key=lambda cell: (cell.row, cell.column)), key=lambda cell: cell.row)
        words = (tuple(word for cell in row for line in cell.lines for word in line.words) for _, row in rows)
        yield tuple(Line(said) for said in words if said)
        return
    yield from (cell.lines for cell in sorted(item.cells, key=lambda cell: cell.column) if cell.lines)


def _reached_beside(table: Table, words: Vocabulary) -> bool:
    """Tell a table whose last column holds nothing but addresses and numbers, each beside words of its row."""
    last = table.columns - 1
    reached = [cell for cell in table.cells if cell.column == last and cell.lines]
    beside = {cell.row for cell in table.cells if cell.column < last and cell.lines}
    told = all(_is_reached(cell.text, words) and cell.row in beside for cell in reached)
    return len(reached) > 1 and told


def _is_reached(text: str, words: Vocabulary) -> bool:
    """Tell a text of addresses and numbers, those that no country has included."""
    return contacts.are_plain(_plain(text), words) or _NUMBER.fullmatch(text) is not None


_NUMBER = re.compile(r"[+(]?\d[\d\s()/.-]{5,}")


def _plain(text: str) -> Span:
    return Span(text, (None,) * len(text))


def _row_by_row(
    passage: Passage, table: Table, places: Iterator[int], at: tuple[int, int], words: Vocabulary
) -> list[Row]:
    """Return the lines of a table row by row, what stands in the column of addresses below what stands beside it."""
    rows: list[Row] = []
    block = at[0]
    for number in range(table.rows):
        cells = sorted(
            (cell for cell in table.cells if cell.row == number and cell.lines), key=lambda cell: cell.column
        )
        for cell in cells:
            texts = [read(line, places, passage.part, passage.filename, passage.page) for line in cell.lines]
            boxes = [box for one in table.cells if one.column == cell.column for line in one.lines if (box := line.box)]
            limit = Limit(min((box.x0 for box in boxes), default=0), max((box.x1 for box in boxes), default=0), None)
            made = _block_rows(cell.lines, texts, (block, at[1] + len(rows)), limit, words)
            begins = bool(made) and (made[0].marked or topic.names_somebody(made[0].text, words))
            block += begins and bool(rows)
            rows += [replace(row, block=block, first=row.first and begins) for row in made]
    return rows


def _ends_in_marks(table: Table) -> bool:
    """Tell lines that blanks part from a mark in brackets at their end: "1) Mr. X, Director     [NEW]"."""
    last = max((cell.column for cell in table.cells), default=0)
    marks = [cell.text.strip() for cell in table.cells if cell.column == last and cell.text.strip()]
    return last == 1 and bool(marks) and all(MARK.fullmatch(mark) for mark in marks)


def _block_rows(
    block: Sequence[Line], texts: Sequence[Span], at: tuple[int, int], limit: Limit, words: Vocabulary
) -> list[Row]:
    rows: list[Row] = []
    kinds: set[str] = set()
    wrapped = full = False
    run = _is_run(texts, words)
    told = next(
        (text for text in texts if text and (is_only_role(text, words) or opens_with_person(text, words))), Span()
    )
    # A role in brackets is that of the person above it.
    roles = bool(told) and is_only_role(told, words) and told.text[0] not in "(（"
    for line, text in _with_labels_apart(block, texts, words):
        if text:
            marker = markers.length(text, words, kinds)
            above = rows[-1].text if rows else Span()
            above = above.cut(max(0, len(above.text) - _TOLD))
            announced = above.text.endswith((":", "："))
            listed = marker > 0 and (not wrapped or announced or markers.kind(text.text[:marker]) in kinds)
            open_end = wrapped or run or (not marker and bool(rows) and wrapping.goes_on_in(above, text, words))
            open_end = open_end or (full and not marker and wrapping.is_of_sentence(above, text, words))
            goes_on = bool(rows) and open_end and not listed and not topic.begins_on_others(text, words)
            goes_on = goes_on and not (roles and is_only_role(text, words) and wrapping.ends(above, words))
            if goes_on and (run or not wrapping.begins_anew(above, text, words)):
                rows[-1] = replace(rows[-1], text=wrapping.joined(rows[-1].text, text))
            else:
                number = (at[0], at[1] + len(rows))
                kinds |= {markers.kind(text.text[:marker])} if marker else set()
                row = _row(number, text.cut(marker), line, words, marked=marker > 0, first=not rows)
                rows.append(replace(row, counted=markers.counted(text.text[:marker])))
        apart = text.text.endswith((":", "：")) and is_only_role(text, words)
        full = bool(text) and not apart and margins.is_nearly_full(line, limit)
        wrapped = (
            bool(text)
            and not apart
            and margins.is_full(line, block, limit)
            and not wrapping.is_whole(rows[-1].text, words)
        )
    return rows


# Characters of a line that lines were joined to, by which the next one is told: none that people write is longer.
_TOLD = 2_000


def _with_labels_apart(block: Sequence[Line], texts: Sequence[Span], words: Vocabulary) -> Iterator[tuple[Line, Span]]:
    """Yield the lines with their text, in two a role and the first number of its list: "Members: (a) Mr. X"."""
    for line, text in zip(block, texts, strict=True):
        label = _LISTED_LABEL.match(text.text)
        if label and text.cut(0, label.end(1)).folded in words.places:
            yield line, text.cut(0, label.end())
            yield line, text.cut(label.end())
        else:
            yield line, text


_LISTED_LABEL = re.compile(r"([^:：]{3,30}?)\s*[:：](?=\s+[(（]?(?:a|i|1)[.)]\s)")


def _is_run(texts: Sequence[Span], words: Vocabulary) -> bool:
    """Tell a paragraph of people whom semicolons part in the middle of its lines, wherever those end.

    The sentence that announces them may begin some lines above.
    """
    announced = next((at for at, text in enumerate(texts) if _LEAD.match(text.text)), 0)
    if not any(_SEMICOLON.search(text.text) for text in texts[:announced]):
        texts = texts[announced:]
    inside = [_SEMICOLON.search(text.text) is not None for text in texts]
    listed = any(markers.length(text, words, set()) or is_labelled(text, words) for text in texts)
    listed = listed or any(_LEAD.match(text.text) for text in texts[1:])
    if len(texts) < 2 or not any(inside) or listed or not texts[0]:
        return False
    if any(_opens_another(above, text, words) or _tells_on(above, text, words) for above, text in pairwise(texts)):
        return False
    lead = _LEAD.match(texts[0].text)
    whole = join(texts, " ").cut(lead.end() if lead else 0)
    entries = [whole.cut(said.start(), said.end()).strip(" .") for said in _ENTRY.finditer(whole.text)]
    return all(
        opens_with_person(one, words) or opens_with_person(_without_and(one, words), words) or entry.reaches(one)
        for one in entries if one
    )  # fmt: skip


def _without_and(text: Span, words: Vocabulary) -> Span:
    """Return an entry without the "and" that leads to it; that of Arabic is joined to its first word."""
    leads = words.pattern("joins.and").match(text.folded) or _WAW.match(text.text)
    return text.cut(leads.end()).strip() if leads else text


_ENTRY = re.compile(r"[^;；؛]+")
_WAW = re.compile(r"و(?=[\u0600-\u06ff])")


def _tells_on(above: Span, text: Span, words: Vocabulary) -> bool:
    """Tell a line that begins a sentence about those above it: "They arrive on 3 May; ...", "Visas are needed.".

    A post or body may begin the end of a long line.
    """
    if not text.text[:1].isupper() or above.text.endswith((",", ";", "(")) or wrapping.goes_on(above):
        return False
    if text.folded.split()[0] in words.sets["joins.opens"]:
        return True
    return words.has("joins.stops", text.folded) and not (entry.is_post(text, words) or entry.is_body(text, words))


_SEMICOLON = re.compile(r"[;；؛]\s*\w")
# "The delegation is as follows: Mr. X, Judge; ..."
_LEAD = re.compile(r"[^:：;；؛]{2,}[:：]")


def _opens_another(above: Span, text: Span, words: Vocabulary) -> bool:
    """Tell a line that begins with somebody by a word of address though no mark ends the line above."""
    ended = above.text.rstrip().endswith((";", "；", "؛", ",", "،"))
    return not ended and bool(names.honorific(text, words)[0]) and opens_with_person(text, words)


def _row(at: tuple[int, int], text: Span, line: Line, words: Vocabulary, *, marked: bool, first: bool) -> Row:
    bold = all(word.bold for word in line.words)
    colon = text.text.endswith((":", "："))
    text = entry.with_place_apart(parted(text, words), words)
    text = names.unbracketed(text, words)
    return Row(at[1], at[0], text, marked, _indent(line), bold, first=first, colon=colon)


def parted(text: Span, words: Vocabulary) -> Span:
    """Return a line with a division between a role and the name that a tabulator parts from it."""
    spot = _BLANKS.search(text.text)
    while spot:
        before, after = text.cut(0, spot.start()), text.cut(spot.end())
        if before.folded in words.places and _begins_with_address(after, words, han=bool(HAN.match(before.text))):
            return text.without(spot.start(), spot.end(), contacts.GONE)
        spot = _BLANKS.search(text.text, spot.end()) if spot.end() < _ROLE else None
    return text


_BLANKS = re.compile(r"(?<=\w) +(?=\S)")
# Characters: no role is longer.
_ROLE = 50


def _begins_with_address(text: Span, words: Vocabulary, *, han: bool) -> bool:
    """Tell whether a text begins with "Mr."; with a Chinese name behind a role in Chinese."""
    return names.is_spoken(names.honorific(text, words)[0]) or (han and _begins_with_chinese_name(text, words))


def _begins_with_chinese_name(text: Span, words: Vocabulary) -> bool:
    """Tell whether a Chinese name stands at the beginning of a text, up to a division or with a word of address."""
    first, _ = next(iter(han.scan(text.text, words)), (1, 1))
    return first == 0 or names.likeness(entry.name_part(text), words) >= _LIKELY


# A Chinese name with a surname looks like one so much.
_LIKELY = 0.6


def _indent(line: Line) -> float:
    box = line.box
    return box.x0 / 6 if box else float(line.words[0].gap if line.words and line.words[0].gap > 1 else 0)

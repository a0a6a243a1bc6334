"""The letter as lines that mean something: wrapped lines joined, headings told apart, bullets taken off."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby, pairwise

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Block, Box, Line, Table
from parsers.extract import han, names, phrases, speech, zones
from parsers.extract.letter import Passage
from parsers.extract.people import boxes, change, contacts, entry, fields, outsiders
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, fold, join, read
from parsers.record import Change, Role

_MARKER = re.compile(
    r"\s*(?:[•●○▪■□◦‣·*»➢➤✓–—―-]\s+|[•●▪■◦‣➢]\s*"
    r"|[(（]?(?:[0-9\u0660-\u0669\u06f0-\u06f9]{1,2}|[ivxlIVXL]{1,5}|[a-zA-Zа-яА-Я]|[\u0621-\u064a]|[一二三四五六七八九十]{1,3})"
    r"\s?[.)\]\-–:、،．）/](?:\s*[-–])?\s+"
    r"|\d{1,2}\s?[°º]\s?[/).:-]?\s*(?=[^\W\d_])"
    r"|o\s+(?=[A-ZÀ-ÞА-Я])|>{1,3}\s+(?=\w)"  # what programs make of a bullet
    r"|[(（]?[0-9\u0660-\u0669]{1,2}\s?(?:[.)、．）–]|-(?!(?:го|му|м|ом|ой|х)\b))(?=[^\W\d_])|[一二三四五六七八九十]{1,2}、"
    r"|[(（][一二三四五六七八九十]{1,3}[)）]|№?\s?\d{1,2}\s{2,})"
)
# A line that was joined from many is looked at by its end: nothing that is looked for there is longer.
_END = 200
_SENTENCE_END = re.compile(r"[.!?。؟][\"»”)]?$")


class Row(Struct, frozen=True):
    """A line with what stands before it and above it.

    `text` is without bullet or number, `marked` tells that there was one, `counted` its number. `block` counts
    paragraphs. `role`, `body` and `change` are what the headings above say for the people below them; `outside`
    that those do not attend; `guessed` that nothing but its place tells that `body` is one; `below` that its last words
    stood in a line of their own, which tells a change.
    """

    number: int
    block: int
    text: Span
    marked: bool = False
    indent: float = 0.0
    bold: bool = False
    heading: bool = False
    first: bool = False
    role: Role | None = None
    said_role: Span = Span()
    body: Span = Span()
    guessed: bool = False
    change: Change | None = None
    outside: bool = False
    colon: bool = False
    counted: int | None = None
    below: bool = False


class Limit(Struct, frozen=True):
    """How far lines reach on the page: in its units, or in columns of a screen where there is no geometry."""

    left: float
    right: float
    columns: int | None


# By part and page.
Limits = Mapping[tuple[str, int], Limit]


def lines(passage: Passage, limits: Limits, places: Iterator[int], at: tuple[int, int], words: Vocabulary) -> list[Row]:
    """Return the lines of a passage, those of a table cell by cell down its columns.

    `limits` tell how far lines reach on the pages of the letter; `at` is the number of the next paragraph and
    of the next line.
    """
    rows: list[Row] = []
    limit = limits[passage.part, passage.page]
    for number, block in enumerate(_blocks(passage.item), at[0]):
        texts = [read(line, places, passage.part, passage.filename, passage.page) for line in block]
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


def _ends_in_marks(table: Table) -> bool:
    """Tell lines that blanks part from a mark in brackets at their end: "1) Mr. X, Director     [NEW]"."""
    last = max((cell.column for cell in table.cells), default=0)
    marks = [cell.text.strip() for cell in table.cells if cell.column == last and cell.text.strip()]
    return last == 1 and bool(marks) and all(MARK.fullmatch(mark) for mark in marks)


# What a marked-up list says of somebody: "[NEW]", "(deleted)".
MARK = re.compile(r"\s*[\[(（]([^\[\]()（）]{3,30})[\])）]\s*\.?")
# The same without brackets behind what is said of somebody: "- withdrawn", ", added".
_BARE_MARK = re.compile(r"(?:\s*[,;:،؛，；：]|\s[-–—]\s)\s*(?!.*\s[-–—]\s)([^,;:،؛，；：()]{3,30}?)\s*[.;]?$")


def _block_rows(
    block: Sequence[Line], texts: Sequence[Span], at: tuple[int, int], limit: Limit, words: Vocabulary
) -> list[Row]:
    rows: list[Row] = []
    kinds: set[str] = set()
    wrapped = full = False
    run = _is_run(texts, words)
    told = next(
        (text for text in texts if text and (_is_only_role(text, words) or opens_with_person(text, words))), Span()
    )
    # A role in brackets is that of the person above it.
    roles = bool(told) and _is_only_role(told, words) and told.text[0] not in "(（"
    for line, text in _with_labels_apart(block, texts, words):
        if text:
            marker = _marker(text, words, kinds)
            listed = marker > 0 and (not wrapped or _kind(text.text[:marker]) in kinds)
            open_end = wrapped or run or (not marker and bool(rows) and _goes_on_in(rows[-1].text, text, words))
            open_end = open_end or (full and not marker and _is_of_sentence(rows[-1].text, text, words))
            goes_on = bool(rows) and open_end and not listed and not _begins_on_others(text, words)
            goes_on = goes_on and not (roles and _is_only_role(text, words) and _ends(rows[-1].text, words))
            if goes_on and (run or not begins_anew(rows[-1].text, text, words)):
                rows[-1] = replace(rows[-1], text=joined(rows[-1].text, text))
            else:
                number = (at[0], at[1] + len(rows))
                kinds |= {_kind(text.text[:marker])} if marker else set()
                row = _row(number, text.cut(marker), line, words, marked=marker > 0, first=not rows)
                rows.append(replace(row, counted=_counted(text.text[:marker])))
        apart = text.text.endswith((":", "：")) and _is_only_role(text, words)
        full = bool(text) and not apart and _is_nearly_full(line, limit)
        wrapped = bool(text) and not apart and _wraps(line, block, limit) and not _is_whole(rows[-1].text, words)
    return rows


def _ends(text: Span, words: Vocabulary) -> bool:
    """Tell a line that ends in a whole body, post or name, behind which a role heads who follows: not "Principal"."""
    pieces = entry.divide(text)
    last = text.cut(pieces[-1].start, pieces[-1].end).strip() if pieces else text
    return not _goes_on(text) and (
        entry.is_body(last, words) or _is_finished_post(last, words) or opens_with_person(last, words)
    )


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
    listed = any(_marker(text, words, set()) or _is_labelled(text, words) for text in texts)
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
    if not text.text[:1].isupper() or above.text.endswith((",", ";", "(")) or _goes_on(above):
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


def is_apart(row: Row, above: Row, words: Vocabulary) -> bool:
    """Tell a line that says nothing of the person above it: place and date, or a sentence of its own."""
    text = row.text.text
    if zones.is_place_and_date(text) or 0 in outsiders.said(row.text, words) or _is_place_kept(row.text, words):
        return True
    han = _HAN.search(text) is not None
    if not han and _begins_on_others(row.text, words):
        return True
    if len(_ADDRESS_OF.findall(text)) > 1:
        return True  # the addresses of several people
    if asks_for(row.text, words) or _labels_person(row.text, words):
        return True
    told = entry.is_post(row.text, words) or entry.is_body(row.text.strip(" :："), words)
    if row.colon and len(text) < _HEADING and not told and not _is_labelled(row.text, words):
        return True  # heads what follows, whatever it says
    stays = words.has("change.remove", row.text.folded) or outsiders.said(row.text, words)
    if stays and names.honorific(row.text, words)[0]:
        return True  # who cannot come, or does not attend
    if _is_of_others(row.text, words):
        return True
    if any(char in text for char in "@+") or _is_labelled(row.text, words) or not (han or text[:1].isupper()):
        return False
    if han:
        return text.endswith("。") and not any(
            post in text for post in words.phrases["words.posts"] if _HAN.match(post)
        )
    whole = len(text.split()) > 3 and text.endswith((".", ":")) and above.text.text.endswith((".", ";", "!"))
    detail = entry.is_post(row.text, words) or entry.is_body(row.text, words)
    return whole and (not detail or bool(outsiders.said(row.text, words)))


def _is_of_others(text: Span, words: Vocabulary) -> bool:
    """Tell a whole sentence that cannot go on with a person: "We thank ...", or one about who does not attend."""
    tokens = text.folded.split()
    if len(tokens) < _FEWEST or not text.text.endswith(".") or not text.text[:1].isupper():
        return False
    if _is_labelled(text, words) or entry.is_post(text, words) or entry.is_body(text, words):
        return False
    return tokens[0] in words.sets["joins.opens"] or bool(outsiders.said(text, words))


# Words of a whole sentence.
_FEWEST = 5


_HAN = re.compile(r"[\u3400-\u9fff]")


# An address with the name of whose it is behind it: "a.lima@x.org (A. Lima)".
_ADDRESS_OF = re.compile(r"@[^\s(]+\s*\(")


def asks_for(text: Span, words: Vocabulary) -> bool:
    """Tell a line that names whom to ask: "Contact: Ms. X"; a "Liaison Officer: Mr. X" may attend."""
    label, colon, _ = text.text.partition(":" if ":" in text.text else "：")
    asks = bool(colon) and entry.asks_only(text.cut(0, len(label)), words)
    posted = any(token in words.sets["words.posts"] for token in fold(label).split())
    return asks and not posted and bool(names.honorific(text.cut(len(label) + 1).strip(), words)[0])


def _labels_person(text: Span, words: Vocabulary) -> bool:
    """Tell a line with somebody behind a label: "Interpreter: Ms. X"; no label of a form, which may hold a name."""
    pieces = entry.divide(text) if len(text.text) <= _END and (":" in text.text or "：" in text.text) else []
    if len(pieces) < 2 or pieces[1].lead not in (":", "：") or fields.label(text.text[: pieces[0].end], words):
        return False
    return opens_with_person(text.cut(pieces[1].start).strip(), words)


def _is_place_kept(text: Span, words: Vocabulary) -> bool:
    """Tell a line about somebody not yet named: "Expert: to be confirmed"."""
    label, colon, said = text.text.partition(":" if ":" in text.text else "：")
    if not colon or len(label) > 60 or fields.label(label, words):
        return False
    return words.starts("joins.nobody", text.cut(len(text.text) - len(said)).strip().folded)


def _is_labelled(text: Span, words: Vocabulary) -> bool:
    """Tell a line of a form ("Phone: ..."), which goes on with nothing."""
    label, colon, _ = text.text.partition(":" if ":" in text.text else "：")
    return bool(colon) and len(label) < 40 and fields.label(label, words) is not None


def begins_anew(above: Span, text: Span, words: Vocabulary) -> bool:
    """Tell a line that goes on with nothing above it: of a form, the next person's, or the body below a post."""
    if _is_labelled(text, words) and (_is_labelled(above, words) or above.text.endswith((":", "："))):
        return True
    if words.starts("words.openings", text.folded) and (_is_finished_post(above, words) or _ENDED.search(above.text)):
        return True
    if text.text.endswith((":", "：")) and text.strip(" :：").folded in words.places:
        return True  # "Members:" above its list
    pieces = entry.divide(text) if "：" in text.text or ":" in text.text else ()
    if len(pieces) > 1 and pieces[1].lead in (":", "：") and entry.place(text.cut(0, pieces[0].end), words):
        return True
    if leads_to_name(text, words) or (_labels_person(text, words) and not _is_clause(above, words)):
        return True
    if not opens_with_person(text, words) or _is_clause(above, words):
        return False
    return opens_with_person(above, words) or _HAN.match(text.text) is not None


# The end of a sentence, no abbreviation.
_ENDED = re.compile(r"(?:[^\W\d_]{4}|\))\.$|。$")


def _begins_on_others(text: Span, words: Vocabulary) -> bool:
    """Tell a line that begins a sentence on whom to ask, or who does not attend: "For questions contact Ms. X"."""
    if text.text[:1].islower() or len(text.text) > _SENTENCE:
        return False
    asked = phrases.of(lambda words: words.contact.asks).match(text.folded, 0) is not None
    start = text.cut(0, _ARTICLE + _WORD)
    told = asked or any(at < _ARTICLE for at in outsiders.said(start, words))
    return told and bool(names.scan(text, words))


# Characters: an article or "their", and a blank.
_ARTICLE = 7
# Characters: a word behind it; a sentence of one line.
_WORD, _SENTENCE = 30, 300


def leads_to_name(text: Span, words: Vocabulary) -> bool:
    """Tell a line with a post at its beginning and a name at its end, behind a colon."""
    pieces = entry.divide(text) if len(text.text) <= _END and (":" in text.text or "：" in text.text) else []
    if len(pieces) < 2 or pieces[-1].lead not in (":", "："):
        return False
    before, name = text.cut(0, pieces[-2].end), text.cut(pieces[-1].start, pieces[-1].end).strip()
    return entry.is_post(before, words) and not fields.label(before.text, words) and names.likeness(name, words) >= 0.35


def _is_clause(text: Span, words: Vocabulary) -> bool:
    """Tell a line of running prose: it has a verb, or ends in "and"."""
    if words.has("joins.stops", text.folded) or change.swaps(text.folded, words):
        return True
    return re.search(rf"(?:{words.pattern('joins.and').pattern})$", text.folded[-_END:]) is not None


def _is_finished_post(text: Span, words: Vocabulary) -> bool:
    """Tell a line that is a post and does not break off: "Deputy Director of Criminal Cases", not "..., Federal"."""
    last = text.folded.split()[-1].strip(".,;:()")
    open_end = _goes_on(text) or text.text.endswith((",", "-", "(")) or last in words.sets["words.modifiers"]
    return entry.is_post(text, words) and not open_end and (last not in words.sets["words.bodies"] or len(last) > 8)


def opens_with_person(text: Span, words: Vocabulary) -> bool:
    """Tell whether a line begins with a name and the word of address that belongs to it."""
    part = entry.name_part(text)
    if _HAN.match(part.text):
        told = entry.is_name_before_post(part, words)
        return told or names.likeness(part, words) >= 0.9 or _goes_on_with_post(text, part, words)
    return bool(names.honorific(part, words)[0]) and names.likeness(part, words) >= 0.7


def _goes_on_with_post(text: Span, part: Span, words: Vocabulary) -> bool:
    """Tell a Chinese name from other words by the post behind it: 张三，处长，某部."""
    pieces = entry.divide(text)
    said = text.cut(pieces[1].start, pieces[1].end).strip() if len(pieces) > 2 else Span()
    return said.text in words.phrases["words.posts"] and names.likeness(part, words) >= 0.6


def _marker(text: Span, words: Vocabulary, kinds: set[str]) -> int:
    """Return the length of a bullet or number before a line; 0 for none."""
    marker = _MARKER.match(text.text)
    if marker and _TICKED.match(text.text) and len(boxes.BOX.findall(text.text)) > 1:
        return 0  # "(x) Head ( ) Delegate"
    if marker and marker.end() < len(text.text):
        named = "letter" not in kinds and _is_initial(marker.group(), text.cut(marker.end()), words)
        return 0 if named else marker.end()
    again = re.match(r"o\s+", text.text) if "o" in kinds else None
    if again:
        return again.end()
    ordinal = words.pattern("words.ordinals").match(text.folded)
    counts = ordinal and _COUNTS.match(text.text, ordinal.end())
    counted = text.cut(counts.end()) if counts else Span()
    if counts and (opens_with_person(counted, words) or _is_bare_body(counted, words)):
        return counts.end()
    bare = re.match(r"[0-9\u0660-\u0669]{1,2}\s+|[-–—•](?=[^\W\d_])", text.text)
    if bare and names.likeness(entry.name_part(text.cut(bare.end())), words) >= 0.7:
        return bare.end()
    return 0


# "First: Ms. X", "أولاً: السيد س"
_COUNTS = re.compile(r"\s?[:：]\s*(?=\S)")
_TICKED = re.compile(r"\s*[(（][xX][)）]")


def _is_initial(marker: str, rest: Span, words: Vocabulary) -> bool:
    """Tell "M. Dupont" and "A. K. Osmanov" from "A. Mr. X": a capital with a full stop may belong to the name."""
    said = marker.strip()
    if not re.fullmatch(r"[^\W\d_]\.", said) or not said.isupper() or names.honorific(rest, words)[0]:
        return False
    if names.capitals(rest.text) and _is_bare_body(_heading_body(rest), words):
        return False  # "A. DRUG ENFORCEMENT COMMISSION"
    # A Latin letter before a name in another script numbers it.
    return not said.isascii() or rest.text[:1] < "\u0250"


def _counted(marker: str) -> int | None:
    digits = re.search(r"\d+", marker)
    return int(digits.group()) if digits else None


def _kind(marker: str) -> str:
    """Return what sort of bullet or number a marker is."""
    said = marker.strip()
    if any(char.isdigit() for char in said):
        return "number"
    if said == "o":
        return said
    return "letter" if any(char.isalpha() for char in said) else said[:1]


def _is_whole(text: Span, words: Vocabulary) -> bool:
    """Tell whether a line ends in a role, so that no room on it says nothing: "Jefa de la Delegación"."""
    text = text.cut(max(0, len(text.text) - _END))
    pieces = entry.divide(text)
    return len(pieces) > 1 and entry.is_role(text.cut(pieces[-1].start, pieces[-1].end), words)


def _row(at: tuple[int, int], text: Span, line: Line, words: Vocabulary, *, marked: bool, first: bool) -> Row:
    bold = all(word.bold for word in line.words)
    colon = text.text.endswith((":", "："))
    text = entry.with_place_apart(parted(text, words), words)
    text = names.unbracketed(text, words)
    return Row(at[1], at[0], text, marked, _indent(line), bold, first=first, colon=colon)


# A Chinese name with a surname looks like one so much.
_LIKELY = 0.6


def parted(text: Span, words: Vocabulary) -> Span:
    """Return a line with a division between a role and the name that a tabulator parts from it."""
    spot = re.search(r"(?<=\w) +(?=\S)", text.text)
    while spot:
        before, after = text.cut(0, spot.start()), text.cut(spot.end())
        named = names.is_spoken(names.honorific(after, words)[0])
        named = named or (bool(_HAN.match(before.text)) and _begins_with_chinese_name(after, words))
        if before.folded in words.places and named:
            return text.without(spot.start(), spot.end(), contacts.GONE)
        spot = re.compile(r"(?<=\w) +(?=\S)").search(text.text, spot.end()) if spot.end() < 50 else None
    return text


def _begins_with_chinese_name(text: Span, words: Vocabulary) -> bool:
    """Tell whether a Chinese name stands at the beginning of a text, up to a division or with a word of address."""
    first, _ = next(iter(han.scan(text.text, words)), (1, 1))
    return first == 0 or names.likeness(entry.name_part(text), words) >= _LIKELY


def _indent(line: Line) -> float:
    box = line.box
    return box.x0 / 6 if box else float(line.words[0].gap if line.words and line.words[0].gap > 1 else 0)


def joined(before: Span, after: Span) -> Span:
    """Return two halves of a wrapped line as one; a hyphen at the break stays, the break goes."""
    broken = re.search(r"[^\W\d_]-$|@\S*[.-]$|@\S*$", before.text) is not None or after.text.startswith("@")
    glued = broken and _is_glued(before, after)
    han = "\u3400" <= before.text[-1] <= "\u9fff" and "\u3400" <= after.text[0] <= "\u9fff"
    return join((before, after), "" if glued or han else " ")


def _is_glued(before: Span, after: Span) -> bool:
    """Tell whether a break stands inside a word: behind a hyphen, or inside an e-mail address."""
    last = before.text.split()[-1]
    if after.text.startswith("@"):
        return True
    if "@" in last and not before.text.endswith(("-", ".")):
        # A host has a full stop: one without goes on.
        return after.text.startswith(".") or ("." not in last.partition("@")[2] and "." in after.text.split()[0])
    return after.text[:1].isalnum()


_OPEN_END = re.compile(
    r"(?:\b(?:of|for|the|and|by|par|por|de|du|des|la|le|les|et|del|los|las|y|en|and|to|in|contra|contre|against|sur|on"
    r"|для|по|и|в|на|с|in|für|der|und|da|do|e|à|au|aux|l|d)|[(&]|\s[-–—])$", re.IGNORECASE
)  # fmt: skip


def _goes_on(text: Span) -> bool:
    """Tell whether a line cannot end where it does: "Ministry of"."""
    return _OPEN_END.search(text.text[-_END:]) is not None


def _goes_on_in(above: Span, text: Span, words: Vocabulary) -> bool:
    """Tell whether a line goes on in the next one: it breaks off, or it is a long piece of a sentence."""
    if _goes_on(above) or _breaks_name(above, text, words) or _breaks_clause(above, text, words):
        return True
    if speech.goes_on(above.text, text.text) and _is_clause(above, words) and not _is_labelled(text, words):
        return True
    # Of running prose, whose sentences end inside its lines, what ends with a comma goes on whatever follows.
    prose = above.text.endswith(",") and _INSIDE.search(above.text)
    if len(above.text) < 50 or not (prose or text.text[:1].islower()) or _STOPPED.search(above.text):
        return False
    return any(words.has(key, above.folded) for key in ("joins.stops", "joins.named"))


def _is_nearly_full(line: Line, limit: Limit) -> bool:
    """Tell a typed line that is almost as long as the longest: who breaks lines by hand does not count."""
    return limit.columns is not None and speech.columns(line.typed) >= _NEARLY * limit.columns


# The share of the longest line.
_NEARLY = 0.85


def _is_of_sentence(above: Span, text: Span, words: Vocabulary) -> bool:
    """Tell a line that goes on with the sentence of prose above it, whatever letter it begins with.

    A line that begins like a name may be the first of a list.
    """
    prose = len(above.text) >= _PROSE and not _STOPPED.search(above.text) and not opens_with_person(above, words)
    if not prose or not any(words.has(key, above.folded) for key in ("joins.stops", "joins.named")):
        return False
    begins = names.likeness(entry.name_part(text), words) < _NAMED or words.has("joins.stops", text.folded)
    return begins and not fields.label(text.text, words)


def _breaks_name(above: Span, text: Span, words: Vocabulary) -> bool:
    """Tell a line that ends behind somebody's first name, with the next beginning with another: "Mr. Owen", "Price"."""
    if text.text[:1].islower() or not text.text[:1].isalpha() or names.honorific(text, words)[0]:
        return False
    end = above.cut(max(0, len(above.text) - _ADDRESSED))
    for token in re.finditer(r"(?<![^\s(])\S+", end.text):
        address, name = names.honorific(end.cut(token.start()), words)
        if address and name:
            alone = re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)?", name.text) is not None and not name.text[0].islower()
            known = any(name.folded in words.sets[key] for key in ("words.posts", "words.bodies", "words.modifiers"))
            if alone and not known and len(above.text) > _ADDRESSED and not names.capitals(name.text):
                return True
    return False


def _breaks_clause(above: Span, text: Span, words: Vocabulary) -> bool:
    """Tell a line of running prose that ends with no sign, inside somebody's name: "... by Ms. Ana Pinto", "Vega, "."""
    begun = re.match(r"[^\W\d_][^\W_]*(?:[-'’][^\W_]+)*(?=,)", text.text)
    prose = len(above.text) >= _PROSE and above.text[-1].isalpha() and not opens_with_person(above, words)
    if begun is None or not prose or not _is_clause(above, words) or fields.label(text.text, words):
        return False
    word = fold(begun.group())
    known = any(word in words.sets[key] for key in ("words.posts", "words.bodies", "words.modifiers"))
    last = above.cut(max(0, len(above.text) - _PROSE))
    return not known and any(end == len(last.text) for _, end in names.scan(last, words))


# Characters: a line of a list is shorter, or begins with somebody's name.
_PROSE = 50
# Characters: no word of address with a first name is longer.
_ADDRESSED = 45
_INSIDE = re.compile(r"[^\W\d_]{3,}\. +[^\W\d_]")
_STOPPED = re.compile(r"[.:;!?]$")

# ---------------------------------------------------------------- wrapped or ended


def limits(passages: Sequence[Passage]) -> Limits:
    """Return how far lines may reach on each page of each part; plain text that nobody wrapped has no limit."""
    pages: dict[tuple[str, int], list[Box]] = {}
    parts: dict[str, list[tuple[Line, ...]]] = {}
    for passage in passages:
        boxes = pages.setdefault((passage.part, passage.page), [])
        parts.setdefault(passage.part, []).append(passage.lines)
        if isinstance(passage.item, Block):
            boxes += (box for line in passage.lines if (box := line.box))
    typed = {part: _typed(blocks) for part, blocks in parts.items()}
    return {page: _drawn(boxes) if boxes else typed[page[0]] for page, boxes in pages.items()}


def _drawn(boxes: Sequence[Box]) -> Limit:
    return Limit(min(box.x0 for box in boxes), max(box.x1 for box in boxes), None)


def _typed(blocks: Sequence[Sequence[Line]]) -> Limit:
    longest = max((speech.columns(line.typed) for block in blocks for line in block), default=0)
    # One long line alone shows no margin; text that a mailer wrapped has several that go on in the next one.
    pairs = (pair for block in blocks for pair in pairwise(block))
    followed = [line for line, below in pairs if speech.columns(line.typed) + max(_ROOM, _room(below)) > longest]
    return Limit(0, 0, longest if 50 <= longest <= 130 and len(followed) > 1 else None)


def _room(line: Line) -> int:
    """Return how many columns more a line above would need for the first word of this one."""
    first = next((word.text for word in line.words), "")
    # Chinese breaks behind any character but those that no line begins with.
    return 4 if _HAN.match(first) else 1 + speech.columns(_HAN.split(first, maxsplit=1)[0])


# Columns: most words need no more room.
_ROOM = 12


def _wraps(line: Line, block: Sequence[Line], limit: Limit) -> bool:
    """Tell whether the next line was begun only because its first word no longer fitted on this one."""
    at = next((i for i, other in enumerate(block) if other is line), 0)
    following = block[at + 1] if at + 1 < len(block) else None
    if following is None or not following.words or not line.words or _is_heading_like(following):
        return False
    return wraps(line, following, limit.left, limit.right, limit.columns)


def _is_heading_like(line: Line) -> bool:
    return line.text.rstrip().endswith((":", "：")) and len(line.text) < 40


def right_to_left(line: Line) -> bool:
    """Tell whether most letters of a line are Hebrew or Arabic."""
    letters = [char for char in line.text if char.isalpha()]
    return sum("\u0590" <= char <= "\u06ff" for char in letters) * 2 > len(letters)


def wraps(line: Line, following: Line, left: float, right: float, columns: int | None) -> bool:
    """Tell whether the first word of the following line had no room left on this one."""
    word = following.words[0]
    box, below = line.box, following.box
    if box is None or below is None or word.box is None:
        return columns is not None and speech.columns(line.typed) + _room(following) > columns
    wide = (word.box.x1 - word.box.x0) + 0.3 * (box.bottom - box.top)
    height = box.bottom - box.top
    if right_to_left(line):
        return box.x0 - wide < left and below.x1 <= box.x1 + 2 * height
    # What goes on with a numbered or indented line stands below it or deeper, never far to its left.
    return box.x1 + wide > right and below.x0 >= box.x0 - (4 if not _MARKER.match(line.text) else 0.7) * height


# ---------------------------------------------------------------- what headings say


class _Above(Struct, frozen=True):
    """What the headings so far say for the lines below them.

    `inside` is the indent of a heading that is a mark of a list itself, with deeper ones below: it holds for those,
    and `outer`, where it stands deeper itself, for the others. `block` is the paragraph in which a body heads some of
    the lines.
    """

    role: Role | None = None
    said_role: Span = Span()
    body: Span = Span()
    guessed: bool = False
    change: Change | None = None
    outside: bool = False
    inside: float | None = None
    outer: "_Above | None" = None
    block: int | None = None

    def below(self) -> dict[str, object]:
        """Return what holds for a line below, by field of `Row`."""
        said = msgspec.structs.asdict(self)
        return {key: value for key, value in said.items() if key not in ("inside", "outer", "block")}

    def until(self, block: int) -> "_Above":
        """Return what holds for a line of a paragraph: a body inside another one heads nobody in it."""
        ended = self.block is not None and self.block != block
        return replace(self, body=Span(), guessed=False, block=None) if ended else self

    def at(self, indent: float) -> "_Above":
        """Return what holds for a line of a list that stands so deep."""
        above = self
        while above.inside is not None and indent <= above.inside:
            outer = above.outer or _Above()
            above = replace(above, body=outer.body, guessed=outer.guessed, inside=outer.inside, outer=outer.outer)
        return above


def headed(rows: Sequence[Row], words: Vocabulary, titles: Sequence[str] = ()) -> list[Row]:
    """Return the rows with what the headings above them say; headings themselves are marked as such.

    `titles` are those of the meetings that may be answered: no line that begins with one names a body.
    """
    out: list[Row] = []
    above = _Above()
    known = [fold(title) for title in titles]
    leading = _leading(rows, words)
    rows = _with_broken_headings(_with_lines_below(_marked_up(rows, words), words), words)
    rows = [replace(row, first=row.first or row.number in leading) for row in _itemised(rows)]
    rows = _with_details_below(_with_whole_bodies(rows, words), words)
    inside = _heads_blocks(rows, words) | _heads_inside(rows, words)
    for index, row in enumerate(rows):
        above = (above.at(row.indent) if row.marked else above).until(row.block)
        below, announced = _heading(rows, index, above, words), _announced(row, words)
        if below and below.body and any(below.body.folded.startswith(title) for title in known):
            below = _Above(change=above.change)
        if head := inside.get(row.number):
            below = replace(above, body=head.body, guessed=head.guessed, outside=False, block=head.block)
        if below and announced and below.role is None:
            below = replace(below, role=announced.role, said_role=announced.said_role)
        over = _is_prose(row, words) or _heads_anew(rows, index, words)
        above = below or announced or (_Above() if over else above)
        said = {} if below or _is_prose(row, words) else above.below()
        told = replace(row, heading=below is not None, **said)
        out.append(told if told.heading else _turned(_led_by_body(told, words), words))
    return out


def _heads_inside(rows: Sequence[Row], words: Vocabulary) -> dict[int, _Above]:
    """Return what lines say that name the body of the people below them, in paragraphs that begin with such a line.

    "Ministry of X" / "Mr. Y, Judge" / "Ms. Z, Clerk". What goes on with the line above it, what stands deeper, and all
    of a paragraph that ends in a body may tell more of the person above; below an item of a list it is asked.
    """
    out: dict[int, _Above] = {}
    for _, block in groupby(rows, key=lambda row: row.block):
        lines = _from_first_body([row for row in block if not row.colon], words)
        if not lines or not _names_body(lines[0], words) or _begins_with_body(lines[-1], words):
            continue
        if any(_may_part(above, row, words) for above, row in pairwise(lines)):
            continue  # a body that nobody knows, or a role, may stand above some of the people
        said, above = list[Row](), lines[0]
        for row in lines:
            open_end = above.text.text.endswith((",", "-", "(")) or _goes_on(above.text)
            if not row.marked and _is_only_role(row.text, words):
                continue  # "Ministry of X" / "Head of Delegation" / "Mr. Y"
            if _names_body(row, words) and row.indent <= lines[0].indent and (not open_end or said):
                said.append(row)
            elif said and _begins_with_person(row, words):
                guessed = row.marked and said[0] is not lines[0]
                body = join([_heading_body(one.text) for one in said])
                out.update({one.number: _Above(body=body, guessed=guessed, block=row.block) for one in said})
                said = []
            else:
                said = []
            above = row
    return out


def _heads_blocks(rows: Sequence[Row], words: Vocabulary) -> dict[int, _Above]:
    """Return what lines say that name, each in a paragraph of its own, the body of the people in those below them.

    Such paragraphs begin with a body and end in somebody, so that no body is of the people above it; beside two that
    are known one more may be a body.
    """
    out: dict[int, _Above] = {}
    blocks = [[*block] for _, block in groupby(rows, key=lambda row: row.block)]
    kinds = [_kind_of_block(block, words) for block in blocks]
    for found in _GROUPS.finditer("".join(kinds)):
        bodies = [(kinds[at], blocks[at][0]) for at in range(*found.span()) if kinds[at] != "p"]
        if any(kind == "b" for kind, _ in bodies):
            out |= {row.number: _Above(body=_heading_body(row.text), guessed=kind == "u") for kind, row in bodies}
    return out


def _kind_of_block(block: Sequence[Row], words: Vocabulary) -> str:
    """Return "p" for a paragraph of people, "b" for one line that names a body, "u" for one that may, or "-"."""
    row = block[0]
    if any(_is_of_others(one.text, words) or asks_for(one.text, words) or _is_prose(one, words) for one in block):
        return "-"
    if all(_begins_with_person(one, words) for one in block if one.first or one.marked):
        return "p"
    text = row.text.strip(" :：.")
    told = outsiders.said(text, words) or words.places_in(text.folded) or entry.calls_delegation(text, words)
    told = told or words.starts("joins.outside", text.folded)
    if len(block) > 1 or row.marked or row.colon or len(row.text.text) > _HEADING or told:
        return "-"
    return "b" if _names_body(row, words) else "u" if _may_be_body(replace(row, colon=True), words) else "-"


def _begins_with_person(row: Row, words: Vocabulary) -> bool:
    """Tell a line that begins with somebody's name; in an item of a list it may look less like one."""
    name = entry.name_part(row.text)
    plain = not entry.is_post(name, words) and not entry.is_body(name, words)
    likely = names.likeness(name, words) >= (_NAMED if row.marked else _SURE)
    return opens_with_person(row.text, words) or (plain and likely)


# How much a name that stands alone looks like one.
_SURE = 0.7


# Two groups at least, each a body and paragraphs of people; behind the last of them no body stands.
_GROUPS = re.compile(r"(?<!p)(?:[bu]p++){2,}+(?![bu])")


def _from_first_body(lines: list[Row], words: Vocabulary) -> list[Row]:
    """Return the lines from the body right above the first person on: a title or a sentence may open a paragraph."""
    first = next((at for at, row in enumerate(lines) if row.marked or _begins_with_person(row, words)), 0)
    start = first
    while start and _names_body(lines[start - 1], words):
        start -= 1
    return lines[start:] if start < first else lines


def _with_broken_headings(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """Return the rows, as one the lines above a list that name one body and its part, or break off inside its name.

    "Ministry of Justice" / "Directorate of Prisons", "Ministry of Trade," / "and Industry:".
    """
    out: list[Row] = []
    blocks = [list(block) for _, block in groupby(rows, key=lambda row: row.block)]
    for lines, below in zip(blocks, [*blocks[1:], []], strict=False):
        listed = next((at for at, row in enumerate(lines) if row.marked), len(lines))
        heading, items = lines[:listed], lines[listed:]
        heads = 1 < len(heading) <= _HEADS and _names_body(heading[0], words) and _is_one_body(heading, words)
        heads = heads and not heading[0].text.text[0].islower()  # "some corrections in the list"
        if heads and (heading[0].bold or heading[-1].colon or any(row.marked for row in [*items, *below][:1])):
            whole = reduce(joined, (row.text for row in heading))
            heading = [replace(heading[0], text=whole, colon=heading[-1].colon)]
        out += [*heading, *items]
    return out


def _is_one_body(lines: Sequence[Row], words: Vocabulary) -> bool:
    """Tell lines of which each names a body or goes on with the name above it."""
    return all(
        _names_body(row, words)
        or (
            (above.text.text.endswith(",") or _goes_on(above.text) or row.text.text[:1].islower())
            and _is_bare(row.text.strip(" :："), words)
        )
        for above, row in pairwise(lines)
    )


# Lines of one heading.
_HEADS = 3


def _may_part(above: Row, row: Row, words: Vocabulary) -> bool:
    """Tell a line with capitals below somebody's whole entry that says nothing known: "Oslo Police District"."""
    text = row.text
    told = entry.is_post(text, words) or _names_body(row, words) or entry.reaches(text) or row.marked
    # Of one person a role may be said below; "Members" heads those who follow.
    told = told or entry.place(text.strip(" :："), words) is Role.DELEGATE
    apart = opens_with_person(above.text, words) and not above.text.text.endswith((",", "-", "("))
    whole = apart and len(entry.divide(above.text)) > 1
    return whole and text.text[:1].isupper() and not (told or opens_with_person(text, words) or "," in text.text)


def _names_body(row: Row, words: Vocabulary) -> bool:
    text = row.text.strip(" :：")
    plain = not row.marked and len(text.text) < _LONGEST_BODY and not opens_with_person(text, words)
    told = outsiders.said(text, words) or any(words.has(key, text.folded) for key in _TELLS)
    told = told or entry.place(text, words) is not None or entry.is_delegation(text, words)
    told = told or phrases.of(lambda words: words.zones.annex).match(text.folded) is not None
    pieces = [text.cut(piece.start, piece.end).strip() for piece in entry.divide(text)]
    seat = len(pieces) > 1 and _TOWN.fullmatch(pieces[-1].text) and not entry.is_post(pieces[-1], words)
    return (
        plain and not told and all(entry.is_body(_heading_body(one), words) for one in pieces[: -1 if seat else None])
    )


# Where a body sits, behind its name: "Permanent Mission of X to the United Nations, Vienna".
_TOWN = re.compile(r"(?![\u3400-\u9fffa-z])[^\W\d_]{3,}")


def _begins_with_body(row: Row, words: Vocabulary) -> bool:
    """Tell a line that names a body, its place too: "Embassy of Ghana, Berne"."""
    first = next((row.text.cut(piece.start, piece.end) for piece in entry.divide(row.text)), Span())
    return _names_body(row, words) or (not opens_with_person(row.text, words) and entry.is_body(first, words))


# Characters.
_LONGEST_BODY = 130


def _turned(row: Row, words: Vocabulary) -> Row:
    """Return a line whose label says that somebody goes or comes, "Withdrawn: Mr. X", as that of the person."""
    label, colon, _ = row.text.text[:_HEADING].replace("：", ":").partition(":")
    person = row.text.cut(len(label) + 1).strip() if colon else Span()
    turned = change.of_label(fold(label).strip(), words) if person else None
    if turned is None or names.likeness(entry.name_part(person), words) < _SHOWN or len(names.scan(person, words)) > 1:
        return row
    return replace(row, text=person, change=turned)


def _with_details_below(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """Return the rows, those of a deeper list below a mark that is nothing but a name as its lines: "- X" / "o Judge".

    Where one of them may name somebody, all stay as they are.
    """
    out = list(rows)
    for index, row in enumerate(rows):
        if not (row.marked and out[index].marked and _heads_deeper(rows, index) and _is_only_name(row.text, words)):
            continue
        below = index + 1
        while below < len(rows) and rows[below].marked and rows[below].indent > row.indent:
            below += 1
        details = rows[index + 1 : below]
        told = any(_tells_of_person(one.text, words) for one in details)
        named = (_names_somebody(one.text, words) or names.scan(one.text, words) for one in details)
        if told and not any(named):
            out[index + 1 : below] = [
                replace(one, marked=False, first=False, block=row.block, counted=None) for one in details
            ]
    return out


def _is_only_name(text: Span, words: Vocabulary) -> bool:
    alone = len(entry.divide(text)) == 1 and not entry.is_post(text, words) and not entry.is_body(text, words)
    return alone and names.likeness(text, words) >= _NAMED and entry.place(text, words) is None


def _tells_of_person(text: Span, words: Vocabulary) -> bool:
    told = entry.is_post(text, words) or entry.is_body(text, words) or entry.place(text, words) is not None
    return told or entry.reaches(text)


def _led_by_body(row: Row, words: Vocabulary) -> Row:
    """Return a line that names a body, and behind a colon or dash somebody of it, as the line about that person.

    So does a comma in an item that begins with "for": "- For the Ministry of Justice, Ms. X".
    """
    colon = re.search(r"\s?[:：]\s*", row.text.text[:_HEADING]) or _dash_before_person(row.text, words)
    comma = _comma_before_person(row, words)
    if comma and (colon is None or comma.start() < colon.start()):
        colon = comma
    if colon is None:
        return row
    label, post = _without_post(row.text.cut(0, colon.start()), words)
    body = body_label(label, words)
    guessed = body is None
    sure = comma or (":" not in colon.group() and "：" not in colon.group())
    if body is None and sure and _FROM.match(label.text) and _heading_body(label).text[:1].isupper():
        body = _heading_body(label)
    post_alone = body and entry.is_post(body, words) and not words.starts("words.bodies", body.folded)
    if body is None or (guessed and (entry.place(body, words) or post_alone)):
        return row
    person = _without_article(row.text.cut(colon.end()))
    named = bool(names.scan(person, words)) or names.likeness(entry.name_part(person), words) >= _SHOWN
    if (colon is not comma and re.search(r"[:：]", person.text)) or (post and len(entry.divide(person)) > 1):
        return row  # the next body's people follow, or somebody with a post of their own
    person = join((person.strip(" .;"), post), ", ") if post else person
    return replace(row, text=person, body=body, guessed=guessed) if named else row


def _without_article(person: Span) -> Span:
    article = re.match(r"(?:(?:the|le|la|el|o|a|il)\s|l['’])", person.text, re.IGNORECASE)
    return person.cut(article.end() if article else 0)


def _comma_before_person(row: Row, words: Vocabulary) -> re.Match[str] | None:
    """Return the comma before a name with a word of address in an item that begins with "for", "from"."""
    if not row.marked or not _FROM.match(row.text.text):
        return None
    commas = re.finditer(r"\s*[,،]\s+", row.text.text[:_END])
    return next((one for one in commas if opens_with_person(_without_article(row.text.cut(one.end())), words)), None)


def _with_whole_bodies(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """Return the rows, those joined of which the first has the beginning of a body whose end stands before a name."""
    out: list[Row] = []
    for row in rows:
        above = out[-1] if out else None
        if above and not row.marked and row.block == above.block and not _comma_before_person(above, words):
            whole = replace(above, text=join((above.text, row.text), " "))
            comma = _comma_before_person(whole, words)
            if comma and comma.start() > len(above.text.text):
                out[-1] = whole
                continue
        out.append(row)
    return out


def _dash_before_person(text: Span, words: Vocabulary) -> re.Match[str] | None:
    """Return the dash before a name with a word of address: "Ministry of Justice - Mr. X"."""
    dash = re.search(r"\s[-–—]\s+", text.text[:_HEADING])
    return dash if dash and opens_with_person(text.cut(dash.end()), words) else None


def _without_post(label: Span, words: Vocabulary) -> tuple[Span, Span]:
    """Return a label without the post that ends it, and that: "Ministry of Justice, Director" before a name."""
    pieces = entry.divide(label)
    last = label.cut(pieces[-1].start, pieces[-1].end).strip() if len(pieces) > 1 else Span()
    if not last or last.folded not in words.sets["words.posts"]:
        return label, Span()
    return label.cut(0, pieces[-2].end), last


# A name with a word of address or capitals looks like one so much.
_SHOWN = 0.5


def body_label(label: Span, words: Vocabulary) -> Span | None:
    """Return the body that a label before a person names: "Ministry of Justice", "For the Ministry of Justice"."""
    body = _heading_body(label)
    first, *others = [body.cut(piece.start, piece.end).strip() for piece in entry.divide(body)] or [body]
    # "Director, Ministry of Justice", "Ministry of Justice, Director": the post of who follows is in the label.
    posts = entry.is_post(first, words) or any(other.folded in words.sets["words.posts"] for other in others)
    known = entry.is_body(body, words) and not posts
    known = known and not fields.label(label.text, words) and not entry.place(label, words)
    known = known and not any(words.has(key, label.folded) for key in _TELLS)
    # "Contact of the delegation"; in Chinese such words stand in bodies: 咨询委员会.
    asks = None if _HAN.search(label.text) else next(outsiders.asked(label.folded), None)
    known = known and not (asks and not asks.start())
    # A verb may begin the words before a colon: "wishes to amend its delegation". Bodies begin big, or with their noun;
    # letters that are none of ASCII's show no verb by that.
    noun = (
        body.text[:1] != body.text[:1].lower() or not body.text.isascii() or words.starts("words.bodies", body.folded)
    )
    return body if known and noun else None


def _marked_up(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """Return the rows with a mark that stands alone in a line as the end of the line above it."""
    out: list[Row] = []
    for row in rows:
        if out and MARK.fullmatch(row.text.text) and mark_of(row.text, words):
            out[-1] = replace(out[-1], text=join((out[-1].text, row.text), " "))
        else:
            out.append(row)
    return out


def _with_lines_below(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """Return the rows with a line that is nothing but a change, below somebody, as the end of the line above it.

    Where the block begins with such a line, they are its headings.
    """
    out: list[Row] = []
    for _, block in groupby(rows, key=lambda row: row.block):
        first, *others = block
        out.append(first)
        for row in others:
            told = _says_only_change(row, words) and not _says_only_change(first, words)
            if told:
                out[-1] = replace(out[-1], text=join((out[-1].text, row.text.strip(" .")), " - "), below=True)
            else:
                out.append(row)
    return out


def _says_only_change(row: Row, words: Vocabulary) -> bool:
    said = row.text.strip(" .").folded
    patterns = (words.pattern(f"change.{kind}") for kind in (Change.ADD, Change.REMOVE, "gone"))
    return not (row.marked or row.colon or row.bold) and any(each.fullmatch(said) for each in patterns)


def mark_of(text: Span, words: Vocabulary) -> Change | str | None:
    """Return what a mark at the end of a line says of somebody: a change, "unchanged", or None."""
    found = mark_at(text, words)
    return found[1] if found else None


def mark_at(text: Span, words: Vocabulary, *, bare: bool = True) -> tuple[int, Change | str] | None:
    """Return where a mark at the end of a line begins, and what it says of somebody; None of a line without one.

    In brackets other words may follow those of change ("(added on 3 April)"), without them, where `bare` ones are
    looked for, none.
    """
    mark = next((found for found in MARK.finditer(text.text) if found.end() == len(text.text)), None)
    found = mark or (_BARE_MARK.search(text.text) if bare else None)
    said = text.cut(found.start(1), found.end(1)).folded if found else ""
    if not found or not said:
        return None
    if any(words.pattern(f"change.{key}").fullmatch(said) for key in ("unchanged", "stays")):
        return found.start(), "unchanged"
    for kind in (Change.ADD, Change.REMOVE):
        pattern = words.pattern(f"change.{kind}")
        if words.starts(f"change.{kind}", said) if mark else pattern.fullmatch(said):
            return found.start(), kind
    return (found.start(), Change.REMOVE) if words.pattern("change.gone").fullmatch(said) else None


def is_ambiguous(text: Span, words: Vocabulary) -> bool:
    """Tell a line that ends in a word that says of somebody that they go, or what they are: "retirado"."""
    found = _BARE_MARK.search(text.text[-_END:])
    return found is not None and words.pattern("change.gone").fullmatch(fold(found.group(1))) is not None


def _itemised(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with those marked that semicolons make items of a list: all of a block but the last end so."""
    out: list[Row] = []
    for _, block in groupby(rows, key=lambda row: row.block):
        lines = list(block)
        begun = 1 if lines[0].colon else 0
        items = lines[begun:]
        listed = len(items) > 1 and all(row.text.text.endswith((";", "；", "؛")) for row in items[:-1])
        if listed and not any(row.marked for row in lines):
            items = [replace(row, marked=True) for row in items]
        out += [*lines[:begun], *items]
    return out


def _leading(rows: Sequence[Row], words: Vocabulary) -> frozenset[int]:
    """Return the lines that are nothing but a role, in the blocks where one stands above the first name."""
    out: set[int] = set()
    for _, block in groupby(rows, key=lambda row: row.block):
        lines = list(block)
        roles = [row.number for row in lines if not row.marked and _is_only_role(row.text, words)]
        named = (row.number for row in lines if _names_somebody(row.text, words))
        if roles and roles[0] < next(named, roles[0]):
            out.update(roles)
    return frozenset(out)


def _is_only_role(text: Span, words: Vocabulary) -> bool:
    return entry.is_role(text, words) or text.strip(" :：.").folded in words.places


def _names_somebody(text: Span, words: Vocabulary) -> bool:
    if _is_labelled(text, words):
        return names.likeness(entry.name_part(text.cut(text.text.find(":") + 1)), words) >= 0.5
    return opens_with_person(text, words) or names.likeness(entry.name_part(text), words) >= _SURE


def _heading(rows: Sequence[Row], index: int, above: _Above, words: Vocabulary) -> _Above | None:
    """Return what holds below a line that is a heading, None for another line."""
    row = rows[index]
    if _heads_outsiders(row, words):
        return _Above(outside=True)
    heads = _may_head(row, words) or _heads_next_block(rows, index, above, words)
    found = entry.place(row.text, words) if heads and not _ends_item(rows, index) else None
    turned = change_of(row, words)
    if found or turned:
        said = row.text if found else Span()
        return replace(above, role=found, said_role=said, change=turned or above.change, outside=False)
    if not _is_body_heading(rows, index, words):
        return None
    body = _heading_body(row.text)
    if entry.is_delegation(body, words):
        return _Above(change=above.change)
    known = entry.is_body(body, words) and not outsiders.said(body, words)  # "Police contact points"
    if known or row.marked:
        # Of a number above paragraphs without one, the next number ends it.
        within = _heads_deeper(rows, index) or (_heads_paragraph(rows, index, words) and not rows[index + 1].marked)
        inside = row.indent if row.marked and within else None
        outer = above if inside is not None and above.inside is not None else None
        return _Above(body=body, guessed=not known, change=above.change, inside=inside, outer=outer)
    return _Above(body=body if _may_be_body(row, words) else Span(), guessed=True, change=above.change)


def _announced(row: Row, words: Vocabulary) -> _Above | None:
    """Return the place that a sentence gives those below its colon: "kindly add, as adviser of the delegation:"."""
    if not row.text.text.endswith((":", "：")):
        return None
    told = [match.end() for match in words.pattern("joins.capacity").finditer(row.text.folded)]
    said = row.text.cut(told[-1]).strip(" :：") if told else Span()
    place = entry.first_place(said, words)
    role, rest = words.places.get(place.folded), said.cut(len(place.text))
    # Who leads is one of those named, and seldom the first below.
    if role is None or role in (Role.HEAD, Role.DEPUTY_HEAD) or names.scan(row.text, words):
        return None
    alone = len(rest.text) < _PLACED and not words.has("joins.and", rest.folded)
    return _Above(role=role, said_role=place) if alone else None


# Characters: "of the delegation, the following persons" goes on behind a place.
_PLACED = 45
# Characters: what is longer is a sentence.
_HEADING = 80


def _heads_outsiders(row: Row, words: Vocabulary) -> bool:
    """Tell a heading above people who come along and do not attend: "Accompanying:", "Spouses"."""
    text = row.text.strip(" :：.*")
    if row.marked or len(text.text) > _HEADING or not (row.first or row.colon) or _SENTENCE_END.search(row.text.text):
        return False
    return (
        words.starts("joins.outside", text.folded)
        and names.likeness(text, words) < 0.5
        and not _names_after_colon(row.text, words)
    )


def _ends_item(rows: Sequence[Row], index: int) -> bool:
    """Tell the last line of an item of a list, whose next item begins below: it is about the item's person."""
    row, following = rows[index], rows[index + 1] if index + 1 < len(rows) else None
    above = rows[index - 1] if index else None
    inside = above is not None and above.block == row.block and not above.heading and not row.marked and not row.first
    listed = any(other.marked for other in rows[max(0, index - 6) : index] if other.block == row.block)
    return inside and listed and not row.colon and (following is None or following.marked or following.first)


def _may_head(row: Row, words: Vocabulary) -> bool:
    """Tell a heading from the last line about the person above it: "Head of Delegation"."""
    shouted = row.text.text.isupper()
    named = names.likeness(entry.name_part(row.text), words) >= 0.5 or _names_after_colon(row.text, words)
    if row.marked:
        return not named and row.text.strip(" :：.").folded in words.places
    return not named and (row.first or row.colon or row.bold or shouted)


def _heads_anew(rows: Sequence[Row], index: int, words: Vocabulary) -> bool:
    """Tell a heading that nobody understands above the next people of a list: what was said above it is over."""
    row, following = rows[index], rows[index + 1] if index + 1 < len(rows) else None
    heads = row.colon and not row.marked and len(row.text.text) < _HEADING and not _is_labelled(row.text, words)
    return heads and following is not None and following.marked


def _heads_next_block(rows: Sequence[Row], index: int, above: _Above, words: Vocabulary) -> bool:
    """Tell a heading that the page has glued to the block before it: where headings tell roles, no last line does."""
    row, following = rows[index], rows[index + 1] if index + 1 < len(rows) else None
    if above.role is None or following is None or not following.first or row.block == following.block:
        return False
    alone = not row.marked and row.text.strip(" :：.").folded in words.places
    return alone and opens_with_person(following.text, words)


def _names_after_colon(text: Span, words: Vocabulary) -> bool:
    pieces = entry.divide(text)
    return len(pieces) > 1 and any(
        names.likeness(text.cut(piece.start, piece.end), words) >= 0.5 for piece in pieces[1:2]
    )


def change_of(row: Row, words: Vocabulary) -> Change | None:
    """Return what a heading does with the people below it: "Additional delegates:", "Withdrawn"."""
    folded = row.text.strip(" :.：").folded
    if row.marked or row.below or len(folded) > 60 or names.likeness(row.text.strip(" :："), words) > 0.5:
        return None
    if _names_after_colon(row.text, words):
        return None  # 撤回：张三，处长
    if not (row.colon or row.bold or len(folded) < 30) or _SENTENCE_END.search(row.text.text):
        return None
    if words.has("change.instead_of", folded) and len(folded) < 25:
        return Change.REMOVE
    if words.has("change.replaced_by", folded) and len(folded) < 25:
        return Change.ADD
    if row.colon and (told := change.of_label(folded, words)):
        return told
    if words.has("change.remove", folded) and not words.has("change.unchanged", folded):
        return Change.REMOVE
    return Change.ADD if words.has("change.add", folded) else None


def _is_prose(row: Row, words: Vocabulary) -> bool:
    long = not row.marked and len(row.text.text) > 110 and len(row.text.text.split()) > 14
    return long and not opens_with_person(row.text, words)


def _is_body_heading(rows: Sequence[Row], index: int, words: Vocabulary) -> bool:
    """Tell whether a line names the body of the people below it: a line of its own, then people with no body."""
    row = rows[index]
    text = row.text.strip(" :：")
    if row.marked and (_heads_items(rows, index, words) or _heads_paragraph(rows, index, words)):
        return True
    if row.marked or len(text.text) > 130 or _SENTENCE_END.search(text.text) or "," in text.text[-1:]:
        return False
    following = rows[index + 1] if index + 1 < len(rows) else None
    within = row.colon and following is not None and opens_with_person(following.text, words)
    within = within and (_FROM.match(text.text) is not None or _is_plain_body(text, words))
    if within and entry.is_body(_heading_body(row.text), words) and not _stands_below_post(rows, index, words):
        return True  # also between the people of one paragraph
    if not row.first:
        return False
    if names.likeness(entry.name_part(text), words) >= 0.5:
        return False
    if following is None or (index + 2 <= len(rows) and following.block == row.block and not following.marked):
        return False
    told = (len(text.text) > _TOLD or _HAN.match(text.text)) and any(words.has(key, text.folded) for key in _TELLS)
    told = told or _ends_in_verb(text, words)
    known = not told and (entry.is_body(_heading_body(text), words) or _FROM.match(text.text) is not None)
    named = known or _may_be_body(row, words)
    if not (named and (row.bold or row.colon or following.marked)):
        return False
    likely = names.likeness(entry.name_part(following.text), words)
    below = rows[index + 2] if index + 2 < len(rows) and rows[index + 2].block == following.block else None
    posted = below is not None and entry.is_post(entry.name_part(below.text), words)
    return following.marked or likely >= (_NAMED if posted else _LIKE_NAME)


def _ends_in_verb(text: Span, words: Vocabulary) -> bool:
    """Tell a line that ends in what announces people: "Our organization will be represented by", "The Police sends"."""
    places = (said.start() for said in re.finditer(r"(?<=[\s'’])\S", text.folded))
    said = (words.pattern("joins.named").match(text.folded, at) for at in places)
    return any(verb is not None and verb.end() == len(text.text) for verb in said)


def _stands_below_post(rows: Sequence[Row], index: int, words: Vocabulary) -> bool:
    """Tell the second line about one person whose name comes last: "The Director," / "Ministry:" / "Mr. X".

    A post that neither begins a paragraph nor ends in a comma is that of the person above; of several persons it is
    none: "Legal experts" / "Ministry:" / "Mr. X" / "Ms. Y".
    """
    above = rows[index - 1] if index else None
    if above is None or above.block != rows[index].block:
        return False
    last = rows[index + 2] if index + 2 < len(rows) else None
    if last is not None and last.block == rows[index].block and opens_with_person(last.text, words):
        return False
    begun = above.first or above.text.text.rstrip().endswith(",")
    return begun and entry.is_post(above.text, words) and not opens_with_person(above.text, words)


def _is_plain_body(text: Span, words: Vocabulary) -> bool:
    """Tell the name of a body from a sentence that announces people, and from one about whom to ask."""
    told = _HAN.search(text.text) is not None or any(words.has(key, text.folded) for key in _TELLS)
    return not told and len(entry.divide(text)) == 1 and not outsiders.said(text, words)


def _heads_items(rows: Sequence[Row], index: int, words: Vocabulary) -> bool:
    """Tell a bullet that is nothing but a body above those of its people, in a list that begins with such a one."""
    row, first = rows[index], index
    while first and rows[first - 1].marked:
        first -= 1
    below = index + 1
    while (
        below < min(index + _DEEP, len(rows) - 1)
        and _heads_deeper(rows, below)
        and _is_bare_body(rows[below].text, words)
    ):
        below += 1
    following = rows[below] if below < len(rows) else None
    named = following is not None and following.marked and _is_about_one(following.text, words)
    body = _is_bare_body(_heading_body(row.text), words)
    body = body or (_heads_deeper(rows, index) and _is_bare(row.text, words))
    return named and body and _is_bare_body(_heading_body(rows[first].text), words)


def _heads_paragraph(rows: Sequence[Row], index: int, words: Vocabulary) -> bool:
    """Tell a number with nothing but a body, above a paragraph or line that begins with somebody, or their role."""
    row, following = rows[index], rows[index + 1] if index + 1 < len(rows) else None
    if not row.first or following is None or (following.block == row.block and following.marked):
        return False
    if not _is_bare_body(_heading_body(row.text), words):
        return False
    return opens_with_person(following.text, words) or _labels_person(following.text, words)


# Bodies within bodies above the first of their people.
_DEEP = 4


def _heads_deeper(rows: Sequence[Row], index: int) -> bool:
    """Tell a line of a list with one below that stands deeper in it."""
    following = rows[index + 1] if index + 1 < len(rows) else None
    return following is not None and following.marked and following.indent > rows[index].indent


def _is_bare(text: Span, words: Vocabulary) -> bool:
    """Tell a line that may be nothing but the name of a body that no list of words knows."""
    alone = len(entry.divide(text)) == 1 and not opens_with_person(text, words)
    return alone and not entry.is_post(text, words) and not entry.place(text, words)


def _is_about_one(text: Span, words: Vocabulary) -> bool:
    """Tell a line about a person, or about a post that nobody has yet: "Director - Ada Moe", "Expert - tbc"."""
    if opens_with_person(text, words):
        return True
    pieces = [text.cut(piece.start, piece.end).strip() for piece in entry.divide(text)]
    named = (
        names.likeness(entry.name_part(one), words) >= _NAMED or words.starts("joins.nobody", one.folded)
        for one in pieces
    )
    return len(pieces) > 1 and any(entry.is_post(one, words) for one in pieces) and any(named)


# Two words with capitals look like a name so much, more where something else speaks for one.
_NAMED, _LIKE_NAME = 0.35, 0.5


def _is_bare_body(text: Span, words: Vocabulary) -> bool:
    body = text.strip(" :：.")
    return len(entry.divide(body)) == 1 and entry.is_body(body, words) and not opens_with_person(body, words)


# A line longer than this (characters), or one in Chinese, announces people with such words and names no body.
_TOLD = 60
_TELLS = ("joins.named", "joins.stops", "change.add", "change.remove")


def _may_be_body(row: Row, words: Vocabulary) -> bool:
    """Tell whether a heading that no list of words knows can only be a name: "Kestrel Watch:".

    Behind "from" a word with a capital is enough: "от Генеральной прокуратуры:".
    """
    text = _heading_body(row.text)
    if not (row.colon or (row.bold and not text.text.isupper())) or len(text.text) < 4 or "," in text.text:
        return False
    if fields.label(text.text, words) or fields.is_nobody(text, words):
        return False
    if outsiders.said(text, words) or any(words.has(key, text.folded) for key in ("joins.named", "joins.stops")):
        return False
    lower = words.sets["words.small"] | words.sets["names.particles"]
    tokens = [token for token in text.text.split() if token.casefold() not in lower]
    if row.colon and _FROM.match(row.text.text) and not any(char.isdigit() for char in text.text):
        tokens = tokens[:1]
    return bool(tokens) and all(token[:1].isupper() for token in tokens if token[:1].isalpha())


_FROM = re.compile(
    r"^(?:on behalf of|on the part of|(?:au titre|au nom|de la part|du côté) (?:de|du|des|d['’])"
    r"|(?:por parte|en representación|a nombre|en nombre|por) (?:de|del)|со стороны|в лице|عن جانب"
    r"|for|from|de|du|des|del|pour|par|por|para|от|من|عن|aus|für|vom|von|da|do|pelo|pela)\s*(?<=[\s'’])"
    r"(?:(?:the|la|le|les|l'|el|los|las|il|der|dem|das|die|o|a)\s+|l'\s*)?",
    re.IGNORECASE,
)


def _heading_body(text: Span) -> Span:
    """Return the body that a heading names, without "From the"."""
    match = _FROM.match(text.text)
    return text.strip(" :：").cut(match.end()) if match else text.strip(" :：")

"""Which passage of a part is letterhead, body, closing, signature, quotation or disclaimer."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain

from msgspec.structs import replace

from parsers.characters import HAN
from parsers.document import Block, Document, Line, Part, Table
from parsers.extract import dates, phrases
from parsers.extract.letter import Passage, Zone
from parsers.extract.span import fold
from parsers.languages import LANGUAGES, language

# Of a line that a fax machine or a mail gateway printed on top of a page: a time and a page count.
_STRIP = re.compile(
    r"(?<!\d[./-])\b\d{1,2}\s?[:.]\s?\d{2}\b(?![./-]\d).{0,80}?\b(?:p(?:age|\.)?\s?\d|s\.\s?\d|"
    r"(?<![/-])\d{1,2}\s?/\s?\d{1,2}\b(?![/-]\d)|fax)|^\s*(?:page|p\.)\s?\d+\s?(?:/|of|de|из)\s?\d+\s*$"
)
_ROUTING = re.compile(r"\w[^\n]{0,200}<[^<>\s]+@[^<>\s]+>[^\n]{0,60}:\s*$")
_QUOTE_OPEN = re.compile(r"^\s*[\"“«„‹]")
_QUOTE_CLOSE = re.compile(r"[\"”»“]\s*[.,;]?\s*$")
_NUMBERED = re.compile(r"\W?\d{1,2}\s?[.)]")
# A courtesy stands in a sentence; a sign-off is a line of its own.
_SHORT = 60
# Above the first sentence of a mail stand a name, a number, a date: never more than this in one block.
_HEAD = 200
# What the author has not written, or not as a part of the letter.
ASIDE = (Zone.QUOTED, Zone.DISCLAIMER, Zone.RUNNING, Zone.NAME)
# A quoted mail says in so many lines at most who wrote it, and a signature who signs.
_MAIL_HEAD = 12


def passages(part: Part) -> tuple[Passage, ...]:
    """Return the passages of a part in reading order, each with its zone."""
    if part.document is None:
        return ()
    if part.document.format == "sheets":
        return _of_sheet(_flat(part, part.document))
    mail = part.role in ("body", "alternative")
    pieces = [piece for block in _flat(part, part.document) for piece in _split(block, mail=mail)]
    marked = _quoted(pieces, mail=mail)
    marked = _below_delimiter(marked) if mail else marked
    return tuple(_closed(_headed(_incoming(marked), mail=mail), mail=mail))


def _flat(part: Part, document: Document) -> list[Passage]:
    return [
        Passage(part.number, part.filename, page.number, item, Zone.BODY)
        for page in document.pages
        for item in page.items
        if isinstance(item, Table) or item.lines
    ]


def _of_sheet(pieces: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the passages of a spreadsheet: what stands above its table is its head, but for the name of the sheet."""
    table = next((at for at, piece in enumerate(pieces) if isinstance(piece.item, Table)), 0)
    named = {at for at, piece in enumerate(pieces) if isinstance(piece.item, Block) and piece.item.heading}
    return tuple(
        replace(piece, zone=Zone.NAME if at in named else Zone.LETTERHEAD if at < table else Zone.BODY)
        for at, piece in enumerate(pieces)
    )


def _split(passage: Passage, *, mail: bool) -> list[Passage]:
    """Return a block cut where a quoted mail, a disclaimer or a machine's line begins inside it."""
    item = passage.item
    if isinstance(item, Table):
        return [passage]
    if item.running:
        return [replace(passage, zone=Zone.RUNNING)]
    item = replace(item, lines=tuple(part for line in item.lines for part in _before_closing(line)))
    groups: list[list[Line]] = [[]]
    courtesy = _courtesy_line(item.lines)
    for at, line in enumerate(item.lines):
        if groups[-1] and (
            at == courtesy
            or _begins_quotation(item.lines, at, mail=mail)
            or _strip(line)
            or _strip(groups[-1][-1])
            or (mail and (_delimits(line) or _begins_disclaimer(item.lines, at)))
        ):
            groups.append([])
        groups[-1].append(line)
    return [
        replace(passage, item=replace(item, lines=tuple(group)), zone=Zone.RUNNING if _strip(group[0]) else Zone.BODY)
        for group in groups
        if group
    ]


def _before_closing(line: Line) -> tuple[Line, ...]:
    """Return a line cut where its last sentence is a closing courtesy: a whole note may be one paragraph."""
    text = line.text
    if length(text) < _SHORT:
        return (line,)
    courtesies = phrases.of(lambda words: words.zones.closing).finditer(fold(text))
    ends = [end.end() for end in _SENTENCE.finditer(text, 0, courtesies[-1].start())] if courtesies else []
    return _parted(line, ends[-1]) if ends and length(text[: ends[-1]]) > _SHORT else (line,)


_SENTENCE = re.compile(r"[.!?؟]\s+|。")


def _parted(line: Line, at: int) -> tuple[Line, ...]:
    """Return the two lines that a place in the text of one parts."""
    before, behind, end = [], [], 0
    for word in line.words:
        start = end + (1 if end and word.gap else 0)
        end = start + len(word.text)
        if start < at:
            before.append(replace(word, text=word.text[: at - start]))
        if end > at:
            behind.append(replace(word, text=word.text[max(0, at - start) :]))
    return replace(line, words=tuple(before)), replace(line, words=tuple(behind))


def _courtesy_line(lines: Sequence[Line]) -> int:
    """Return the line that a note's first sentence begins on, where number and place are glued to it; 0 if not."""
    finder = phrases.of(lambda words: words.zones.compliments)
    for at in range(1, min(len(lines), 12)):
        match = finder.search(fold(lines[at].text[:600]))
        if match:
            begun = at if match.start() > 25 or len(lines[at - 1].text) < 25 else max(at - 1, 0)
            while begun and _breaks_off(lines[begun - 1]):
                begun -= 1
            return begun
    return 0


def _breaks_off(line: Line) -> bool:
    """Tell a line whose sentence goes on below it: it ends in "of the", or is long and ends in a comma."""
    text = line.text.rstrip()
    ends = leads_on(fold(text[-40:])) or (text.endswith(",") and len(text) > _SHORT)
    return ends and not text.isupper()


def _begins_disclaimer(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a disclaimer begins in a line, which may be wrapped; what stands above it is the mail's."""
    match = phrases.of(lambda words: words.zones.disclaimer).search(fold(_pair(lines, at)[:600]))
    return match is not None and match.start() < len(lines[at].text)


def _strip(line: Line) -> bool:
    return len(line.text) < 160 and _STRIP.search(fold(line.text)) is not None


def _begins_quotation(lines: Sequence[Line], at: int, *, mail: bool) -> bool:
    """Tell whether a mail that was answered or forwarded begins at a line."""
    text = fold(lines[at].text[:300]).strip()
    if _reply_mark(text) or _ROUTING.search(lines[at].text[:300]) is not None:
        return True
    if len(text) < 200 and phrases.of(lambda words: words.zones.wrote).search(text) and text.endswith(":"):
        return True
    # In an attachment From, To, Date and Subject are the head of a memorandum.
    return mail and _header(text) and any(_field(fold(line.text[:200])) for line in lines[at + 1 : at + 5])


def _reply_mark(text: str) -> bool:
    return (
        len(text) < 120
        and phrases.of(lambda words: words.zones.reply_marks).search(text) is not None
        and (text.startswith(("-", "_", "=", "*", ">")) or text.endswith(("-", ":", "_")) or len(text) < 40)
    )


def _header(text: str) -> bool:
    return phrases.of(lambda words: words.zones.reply_from).match(text.lstrip("*> ")) is not None


def _field(text: str) -> bool:
    return phrases.of(lambda words: words.zones.reply_fields).match(text.lstrip("*> ")) is not None


def _quoted(pieces: Sequence[Passage], *, mail: bool) -> list[Passage]:
    """Return the passages with those of answered mails marked: by the format, and all after a reply's head.

    A reply below the quotation keeps its words where the format marks the quotation.
    """
    out, inside = [], False
    last = max((at for at, piece in enumerate(pieces) if piece.item.quoted), default=-1)
    for at, piece in enumerate(pieces):
        if (
            isinstance(piece.item, Block)
            and not piece.item.quoted
            and _begins_quotation(piece.item.lines, 0, mail=mail)
        ):
            inside = last <= at
            out.append(replace(piece, zone=Zone.QUOTED))
            continue
        out.append(replace(piece, zone=Zone.QUOTED) if inside or piece.item.quoted else piece)
    return out


def _delimits(line: Line) -> bool:
    return line.text.strip() == "--"


def _below_delimiter(pieces: list[Passage]) -> list[Passage]:
    """Return the passages with what stands below a signature's delimiter marked (RFC 3676, 4.3).

    The blank that ends it is often lost, and two dashes may part a list or a postscript: only a name alone with a post,
    a body and how somebody is reached below it signs.
    """
    own = [at for at, piece in enumerate(pieces) if piece.zone is Zone.BODY]
    begun = [at for at in own if isinstance(pieces[at].item, Block) and _delimits(pieces[at].lines[0])]
    below = [at for at in own if begun and at >= begun[0]]
    lines = [text for at in below for line in pieces[at].lines if (text := line.text.strip()) and text != "--"]
    plain = all(isinstance(pieces[at].item, Block) for at in below) and 1 < len(lines) <= _MAIL_HEAD
    announced = any(pieces[at].text.rstrip().endswith((":", "：")) for at in own if begun and at + 1 == begun[0])
    if len(begun) != 1 or announced or not plain or not _signs(lines):
        return pieces
    return [replace(piece, zone=Zone.SIGNATURE) if at in below else piece for at, piece in enumerate(pieces)]


def _signs(lines: Sequence[str]) -> bool:
    """Tell lines of which the first is a name alone, and none addresses, numbers or places anybody, or tells more."""
    told = phrases.of(
        lambda words: (
            *words.people["honorifics"]["titles"], *chain.from_iterable(words.people["roles"].values()),
            *chain.from_iterable(words.people["places"].values()),
        ),
        whole=True,
    )  # fmt: skip
    says = phrases.of(
        lambda words: words.intent.nominate + words.intent.decline + words.intent.amend + words.contact.asks
    )
    first, *others = lines
    alone = re.fullmatch(r"[^\W\d_][^\W\d_.'’-]*(?:\s[^\W\d_][^\W\d_.'’-]*\.?){1,3}", first) is not None
    plain = all(len(line) < _SHORT and not line.endswith((".", ";")) and not _NUMBERED.match(line) for line in others)
    return alone and plain and not any(told.match(fold(line)) or says.search(fold(line)) for line in lines)


def _incoming(pieces: Sequence[Passage]) -> list[Passage]:
    """Return the passages with the incoming note that a reply repeats in full marked as quoted."""
    out: list[Passage] = []
    state = ""
    announced = phrases.of(lambda words: words.zones.reads_as_follows)
    opening = phrases.of(lambda words: words.zones.openings)
    closing = phrases.of(lambda words: words.zones.closing)
    for piece in pieces:
        text = piece.text
        folded = fold(text[:3000])
        if state and piece.zone is Zone.BODY:
            done = state == "plain" and (closing.search(folded) or opening.search(folded[:400])) and len(out) > 1
            if not done:
                if not _goes_on(state, text):
                    state = ""
                elif state == "announced":
                    state = "marks" if _QUOTE_OPEN.match(text) else "plain"
                out.append(replace(piece, zone=Zone.QUOTED))
                if state == "marks" and _QUOTE_CLOSE.search(text):
                    state = ""
                continue
            state = ""
        if piece.zone is Zone.BODY and announced.search(folded[-160:]):
            state = "announced"
        out.append(piece)
    return out


def writer(quoted: Sequence[Passage]) -> str:
    """Return the folded words that say who wrote a quoted mail, of its first lines; empty where none does.

    To whom it went says nothing of who wrote it: a mail that was sent to us is passed on by its own writer's office.
    """
    lines = [fold(line.text[:300]).strip() for piece in quoted for line in piece.lines][:_MAIL_HEAD]
    wrote = phrases.of(lambda words: words.zones.wrote)
    return "\n".join(text for text in lines if _header(text) or (wrote.search(text) and text.endswith(":")))


def forwarded(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the passages of a mail that only passes another on, the other one's as the letter itself."""
    quoted = (p for p in passages if p.zone is Zone.QUOTED)
    inner = [replace(left, zone=Zone.BODY) for p in quoted if (left := _below_head(p))]
    return tuple(_closed(_headed(inner, mail=True), mail=True))


def _below_head(piece: Passage) -> Passage | None:
    """Return a passage of a quoted mail without the head that it begins with; None where it is nothing else."""
    item = piece.item
    if isinstance(item, Table):
        return None if _is_memo_head(piece) else piece
    heads = [_is_of_head(fold(line.text[:300]).strip()) for line in item.lines]
    begun = next((at for at, head in enumerate(heads) if not head), len(heads))
    last = max((at for at, head in enumerate(heads[:_MAIL_HEAD]) if head), default=-1)
    # A field may go on in a second line ("To: ..."), so a head of several fields ends with its last one.
    below = last + 1 if sum(heads[:_MAIL_HEAD]) >= 2 and begun else begun
    return replace(piece, item=replace(item, lines=item.lines[below:])) if below < len(item.lines) else None


def _is_of_head(text: str) -> bool:
    return _header(text) or _field(text) or _reply_mark(text)


def _goes_on(state: str, text: str) -> bool:
    """Tell whether a quotation goes on after a passage: one in marks ends with the passage that closes them."""
    return not (state == "announced" and _QUOTE_OPEN.match(text) and _QUOTE_CLOSE.search(text))


def _headed(pieces: Sequence[Passage], *, mail: bool) -> list[Passage]:
    """Return the passages with what stands above the first sentence marked as letterhead."""
    start = next((at for at, piece in enumerate(pieces) if piece.zone is Zone.BODY and _opens(piece)), None)
    memo = next((at for at, piece in enumerate(pieces[:6]) if not mail and _is_memo_head(piece)), None)
    if memo is not None and memo + 1 < len(pieces) and (start is None or pieces[start].page == pieces[memo].page):
        # Below the head of a memorandum; that of a fax cover stands before the letter's own.
        start = memo + 1
    if start is None:
        start = 0 if mail else next((at for at, p in enumerate(pieces) if p.zone is Zone.BODY and _is_prose(p)), 0)
    if mail and any(len(piece.text) > _HEAD for piece in pieces[:start]):
        return list(pieces)
    return [
        replace(piece, zone=Zone.LETTERHEAD)
        if at < start and piece.zone is Zone.BODY and isinstance(piece.item, Block)
        else piece
        for at, piece in enumerate(pieces)
    ]


def _opens(piece: Passage) -> bool:
    folded = fold(piece.text[:600])
    if _is_memo_head(piece):
        return False
    return (
        _has_courtesy(piece)
        or _greets(piece)
        or _names_people(folded)
        or (phrases.of(lambda words: words.zones.openings).search(folded) is not None and length(folded) > 60)
    )


def _greets(piece: Passage) -> bool:
    """Tell a passage whose first line is a salutation; a sentence about "Sir X" ends with a full stop."""
    first = fold(piece.text.partition("\n")[0][:80]).strip()
    words = phrases.of(lambda words: words.zones.salutations, whole=True)
    return words.match(first) is not None and len(first) < 80 and not first.endswith(".")


def _is_greeting(piece: Passage) -> bool:
    """Tell a passage that is nothing but a salutation in a line of its own: "Good morning", "Dear colleagues,"."""
    return len(piece.lines) == 1 and length(piece.text) < _SHORT and _greets(piece)


def _names_people(folded: str) -> bool:
    """Tell a passage that says that a list of people follows."""
    named = phrases.of(lambda words: words.intent.nominate).search(folded)
    return named is not None and folded.rstrip().endswith((":", "："))


def length(text: str) -> int:
    """Return how long a text is in letters: a Chinese character says what several do."""
    return len(text) if text.isascii() else len(text) + 4 * len(HAN.findall(text))


def _is_memo_head(piece: Passage) -> bool:
    """Tell whether a passage is the head of a memorandum: From, To, Date, Subject."""
    return sum(_header(text) or _field(text) for text in (fold(line.text[:200]) for line in piece.lines)) >= 2


def _has_courtesy(piece: Passage) -> bool:
    return (
        phrases.of(lambda words: words.zones.compliments).search(fold(piece.text[:600].replace("\n", " "))) is not None
    )


def _is_prose(piece: Passage) -> bool:
    if not isinstance(piece.item, Block) or _is_memo_head(piece):
        return False
    ends = piece.text.rstrip().endswith((".", ":", ";", "。", "："))
    return len(piece.text) > 160 or (ends and len(piece.text.split()) > 6)


def _closed(pieces: Sequence[Passage], *, mail: bool) -> list[Passage]:
    """Return the passages with closing courtesy, signature, addressee and disclaimers marked."""
    out: list[Passage] = []
    zone = Zone.BODY
    for piece in pieces:
        if piece.zone is not Zone.BODY:
            out.append(piece)
            continue
        before, zone = zone, _next_zone(zone, piece, mail=mail)
        first = all(one.zone in (Zone.LETTERHEAD, Zone.RUNNING) or _is_greeting(one) for one in out)
        for part, kind in _cut(piece, zone, before, mail=mail, first=first):
            out.append(replace(part, zone=kind))
            zone = kind if kind is not Zone.CLOSING or zone is Zone.BODY else zone
    return _signed_below_date(out)


def _signed_below_date(pieces: list[Passage]) -> list[Passage]:
    """Return the passages with a post and a name below the last place and date marked: who signed."""
    at = next((i for i in range(len(pieces) - 1, 0, -1) if _is_dated(pieces[i])), None)
    below = pieces[at + 1 :] if at else []
    prose = any(piece.zone is Zone.BODY and length(piece.text) > _PROSE for piece in pieces[:at])
    lines = [line.text.strip() for piece in below for line in piece.lines]
    plain = all(piece.zone is Zone.BODY and isinstance(piece.item, Block) for piece in below)
    signed = plain and len(lines) <= _SIGNED and all(_may_sign(line) for line in lines) and _names_post(lines)
    if at is None or not (prose and signed):
        return pieces
    dated, signature = replace(pieces[at], zone=Zone.CLOSING), [replace(one, zone=Zone.SIGNATURE) for one in below]
    return [*pieces[:at], dated, *signature]


def _is_dated(piece: Passage) -> bool:
    return piece.zone is Zone.BODY and isinstance(piece.item, Block) and is_place_and_date(piece.text)


def _may_sign(line: str) -> bool:
    """Tell a line that can be of a signature: a post, a name; no number, label, word of address or role."""
    listed = _LISTED.search(line) is not None
    words = phrases.of(lambda words: words.people["honorifics"]["titles"], whole=True)
    roles = phrases.of(
        lambda words: (
            *chain.from_iterable(words.people["roles"].values()), *chain.from_iterable(words.people["places"].values())
        ),
        whole=True,
    )  # fmt: skip
    told = words.match(fold(line)) or roles.fullmatch(fold(line))
    return len(line) < _SHORT and not listed and told is None


def _names_post(lines: Sequence[str]) -> bool:
    """Tell whether a line has a word for a post: names alone may be a list."""
    posts = phrases.of(lambda words: words.people["words"]["posts"], whole=True)
    return any(posts.search(fold(line)) for line in lines)


# Lines: the post in two, the name, a seal.
_SIGNED = 4
# Letters: a sentence says as much.
_PROSE = 120
_LISTED = re.compile(r"[\d@:：;,،，]|^\W")


def _next_zone(zone: Zone, piece: Passage, *, mail: bool) -> Zone:
    folded = fold(piece.text[:1500].replace("\n", " "))
    if isinstance(piece.item, Block) and _is_disclaimer(folded):
        return Zone.DISCLAIMER
    if zone is not Zone.BODY and (_is_annex(piece) or isinstance(piece.item, Table)):
        return Zone.BODY
    if zone is Zone.DISCLAIMER and not mail:
        return Zone.CLOSING
    # A letter may be laid out as a table, its two languages side by side.
    whole = isinstance(piece.item, Table) and _opens(piece)
    if zone is Zone.BODY and _closes(folded) and not whole:
        return Zone.CLOSING
    return zone


def _is_disclaimer(folded: str) -> bool:
    return phrases.of(lambda words: words.zones.disclaimer).search(folded) is not None


def _closes(folded: str) -> bool:
    return phrases.of(lambda words: words.zones.closing).search(folded) is not None


def _is_annex(piece: Passage) -> bool:
    """Tell whether a passage is the heading of a list that follows the note."""
    annex = phrases.of(lambda words: words.zones.annex)
    first = [fold(line.text[:80]).strip() for line in piece.lines[:3]] if isinstance(piece.item, Block) else []
    return any(len(line) < 80 and annex.match(line) is not None for line in first)


def _cut(piece: Passage, zone: Zone, before: Zone, *, mail: bool, first: bool) -> list[tuple[Passage, Zone]]:
    """Return a passage whole, or cut where a courtesy or a sign-off begins inside it.

    `before` is the zone of what stands above; `first` says that nothing but letterhead does.
    """
    item = piece.item
    if isinstance(item, Table) or zone in (Zone.DISCLAIMER, Zone.SIGNATURE):
        return [(piece, zone)]
    lines = item.lines
    at = next((i for i, line in enumerate(lines) if _signs_off(line.text, first=first and not i)), None)
    if at is None or not (mail or at > 0 or len(lines) < 8):
        return _above_closing(piece, lines, zone, before)
    signed = replace(piece, item=replace(item, lines=lines[at:]))
    return [*_above_closing(piece, lines[:at], zone, before), (signed, Zone.SIGNATURE)]


def _above_closing(piece: Passage, lines: Sequence[Line], zone: Zone, before: Zone) -> list[tuple[Passage, Zone]]:
    """Return the lines of a passage above its sign-off, cut where a courtesy begins; none of no lines."""
    at = len(lines)
    if zone is Zone.CLOSING:
        # A courtesy may be the sign-off itself: then nothing above it is one.
        none = 0 if before is Zone.CLOSING or len(lines) == len(piece.lines) else len(lines)
        at = next((i for i in range(len(lines)) if _begins_closing(lines, i)), none)
        while 0 < at < len(lines) and len(lines) - at < 4 and _goes_on_from(lines[at - 1].text, lines[at].text):
            at -= 1
    parts = ((lines[:at], Zone.BODY if zone is Zone.CLOSING else zone), (lines[at:], zone))
    return [(replace(piece, item=replace(piece.item, lines=part)), kind) for part, kind in parts if part]


def _begins_closing(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a closing courtesy begins in a line, though it may end in the next one."""
    match = phrases.of(lambda words: words.zones.closing).search(fold(_pair(lines, at)))
    return match is not None and match.start() < len(lines[at].text)


def leads_on(text: str) -> bool:
    """Tell a line that ends in a word with which none of its own ends: "Ministry of"."""
    last = _LAST.search(text)
    return last is not None and last.group().lower() in _open_words()


@cache
def _open_words() -> frozenset[str]:
    return frozenset(word for code in LANGUAGES for word in language(code).zones.leads_on)


# Not the end of an address: "anna@example.de".
_LAST = re.compile(r"(?<![\w.@])\w+$")


def _goes_on_from(above: str, text: str) -> bool:
    """Tell whether a line goes on with the sentence of the one above it, rather than with a list's last item."""
    above = above.rstrip()
    if above.endswith((".", ":", ";", "。", "؛")):
        return False
    return text.lstrip()[:1].islower() or leads_on(fold(above[-40:]))


def _pair(lines: Sequence[Line], at: int) -> str:
    return " ".join(line.text for line in lines[at : at + 2])


def _signs_off(text: str, *, first: bool = False) -> bool:
    """Tell a line that signs off. The `first` of a letter may greet or thank: it has to be nothing else.

    So has a line that announces what stands below it: "Thanks for this. Our delegates will be:".
    """
    if len(text) > _SIGNED:
        return False
    folded = fold(_REACHED.sub("", text)).strip(" .,;:!")
    found = phrases.of(lambda words: words.zones.sign_off, whole=True).match(folded) if len(folded) < _SHORT else None
    whole = first or text.rstrip().endswith((":", "："))
    return found is not None and (not whole or found.end() == len(folded))


# Characters: a name with all its addresses and numbers.
_SIGNED = 300
# How somebody is reached makes no line a sentence: "Исп. Орлов О.И., тел. +7 495 ...".
_REACHED = re.compile(r"\S+@\S+|\+?\d[\d ()/-]{5,}")


def is_place_and_date(text: str) -> bool:
    """Tell whether a line is the place and date of a letter and nothing else."""
    found = dates.find(text) if len(text) < 100 else ()
    both = len(found) == 2 and found[0].hijri != found[1].hijri  # one day in two calendars
    rest = text[: found[0].start] + text[found[-1].end :] if len(found) == 1 or both else ""
    rest += text[found[0].end : found[1].start] if both else ""
    return bool(found) and len(rest) < 40 and len(rest.split()) < 5 and not any(char.isdigit() for char in rest)


def own(passages: Sequence[Passage]) -> str:
    """Return the words of the author: no quotations, disclaimers, machine lines or names of sheets."""
    return "\n".join(p.run.text for p in passages if p.zone not in ASIDE)

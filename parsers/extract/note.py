"""The sender's own number and date: never the invitation's, never those of an earlier note."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile

from msgspec import Struct
from msgspec.structs import replace

from parsers.characters import HAN
from parsers.document import Block
from parsers.extract import dates, emails, periods, phones, phrases, speech, zones
from parsers.extract.dates import plain
from parsers.extract.letter import Letter, Passage, Zone
from parsers.extract.meeting import references
from parsers.extract.names import scan
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.phrases import Finder
from parsers.extract.span import Span, confidence, evidence, fold
from parsers.record import Evidence, Meeting, Note, Reason, ReviewItem

# One word of a number: letters, digits and the signs between them; at least one digit in the whole.
_NUMBER = re.compile(r"[^\W_][\w./\\()&°º:–-]*(?:\s?[/–-]\s?[\w.()&°º-]+)*")
_BARE = re.compile(
    r"(?:[A-Z]{2,8}(?:/[A-Z]{2,8})*\s|\d{1,4}\s(?=[A-Z]))?(?=\S*(?:\d|N[°º]\s\d))[^\W_]{1,12}(?:\s?[/.-]\s?(?:N[°º]\s?)?[^\W_][\w.()]*){1,8}"
    r"(?:(?:\s(?i:vol)\.|(?<=/[Vv]ol\.))\s?(?:\d{1,3}|[IVX]{1,5}(?!\w))(?:\s?\(\d{1,4}\))?)?"
    # Year and number behind the letters of an office: "DG-HL/TRAF (2009) 22"; no document.
    r"|(?![A-Z/-]*(?:RES|COP|CTOC|CONF|DEC)\b)[A-Z]{1,8}(?:[/-][A-Z]{1,8}){1,6}\s?\((?:19|20)\d\d\)\s?\d{1,5}(?!\w)"
    # Letters of an Arabic office stand apart: "س س ف/ 88/ 2009".
    r"|(?:[\u0621-\u064a]\s?){1,4}(?:/\s?\d{1,6}){1,3}"
)
# What may follow behind a blank: another piece with a digit or a slash, an office's letters, a second "N°".
_MORE = re.compile(
    r"\s(?=[^\s]*[\d/])[A-Z\d(/\u0621-\u064a][\w./()°º-]*|\s?N°\s?[\w./-]+|\s[A-Z]{2,10}(?:/[A-Z]+)+|\s[A-Z]{1,4}\s\d+"
    r"|\s(?:I{2,3}|IV|VI{1,3}|IX|XI{0,3})(?![\w.])|\s[IVX]{1,4}\s\(\d{1,4}\)"
    r"|\s\(\d{1,4}\)|\s[\u0621-\u064a](?!\w)|\s(?i:vol)\.?\s?(?:\d{1,3}|[IVX]{1,5}(?!\w))"
)
# Its only digits count the lines of a list: "1 - N.N.".
_COUNTED = re.compile(r"\d{1,3}\s?[-.]\s\D+")
_AFTER_LABEL = re.compile(r"[\s:：.°º#№]*")
# The way of Chinese offices: year, word of the office, running number; all of it is the number.
_HAN_FULL = re.compile(
    r"[(（〔\[]?\d{2,4}[)）〕\]]?\s?[\u4e00-\u9fff]{1,8}字第?\s?\d+\s?号"
    r"|[\u4e00-\u9fff]{1,12}[(（〔\[【]\d{2,4}[)）〕\]】]\s?第?\s?\d+\s?号"
    r"|[\u4e00-\u9fff]{1,8}(?:[(（〔\[【][\u4e00-\u9fff\d]{1,4}[)）〕\]】])?字\s?第\s?\d+\s?号"
    r"|[(（〔\[【](?:19|20)\d\d[)）〕\]】]\s?第\s?\d+\s?号"
)
_HAN = re.compile(r"[(（]?[\w()（）\-/.〔〕\[\]]{0,20}?第?\s?([A-Za-z\d\-/.]+)\s?号")
# The number of a house.
_HAN_STREET = re.compile(r"[市区路街道巷弄]\s?\d+\s?号")
# The number of a passport, a room, a seat.
_HAN_OTHER = re.compile(
    "(?:护照|会议室|房间|座位|车牌|航班)[^，。；会函文]{0,12}号|号(?:厅|室|楼|房|馆|门|座|车|院|桌|台)"
)
_HAN_SENTENCE = re.compile(r"[\u4e00-\u9fff]。")
_WORST = 0.6
# Characters: a passage up to this long may be the head of a letter, a line above it runs on.
_HEAD, _HEAD_LINE = 200, 60
# Characters: a paragraph longer than this is neither head nor foot.
_LONG = 140
# More words written small than this before a label make the line a sentence.
_WORDS = 2


class Answer(Struct, frozen=True):
    """Number and date, where they were read, and what a person has to look at."""

    note: Note
    evidence: tuple[Evidence, ...] = ()
    review: tuple[ReviewItem, ...] = ()


def find(letter: Letter, meetings: Sequence[Meeting], came: dt.datetime | None = None) -> Answer:
    """Return the number and date of the letter, which `came` on some day; each None where it has none."""
    number = next(_numbers(letter, meetings), None)
    date = _date(letter, number)
    if number is None and date is None and (_is_note(letter.covering) or _is_dated_letter(letter.covering)):
        # A note that forwards the capital's answer, a letter that brings a list: number and day are its own.
        return find(replace(letter, passages=letter.covering, covering=()), meetings, came)
    if date and came:
        date = (date[0], _not_after(date[1], came.date() + _ZONES))
    review = []
    if number and confidence(number) < _WORST:
        detail = f"The note's number was read as {number.text} with confidence {confidence(number):.2f}: compare it."
        review.append(ReviewItem("/note/number", Reason.LOW_OCR_CONFIDENCE, detail))
    elif number and _is_damaged(number.text):
        detail = f"The note's number was read as {number.text}, which looks damaged: compare it with the original."
        review.append(ReviewItem("/note/number", Reason.LOW_OCR_CONFIDENCE, detail))
    if number and not date and dates.find(number.text):
        detail = f"{number.text} was read as the note's number and may be its date: confirm which."
        review.append(ReviewItem("/note", Reason.READINGS_DIFFER, detail))
    if _is_scanned_note(letter) and not (number and date):
        what = "number and date were" if not (number or date) else "date was" if number else "number was"
        detail = f"The note's {what} not found on the scan, and notes have them: look at the original."
        review.append(ReviewItem("/note", Reason.LOW_OCR_CONFIDENCE, detail))
    if date and not date[1].sure:
        detail = f"{date[0].text} was read as {date[1].date}, which is not the only way: confirm the date."
        review.append(ReviewItem("/note/date", Reason.READINGS_DIFFER, detail))
    marks = (evidence("note.number", number) if number else ()) + (evidence("note.date", date[0]) if date else ())
    return Answer(Note(number.text if number else None, date[1].date if date else None), marks, tuple(review))


# What is a day later elsewhere.
_ZONES = dt.timedelta(days=1)


def _not_after(found: dates.Found, came: dt.date) -> dates.Found:
    """Return a day of which the other way to read it, or the way it was read, is after the letter came.

    Who writes the month first is asked about all the same: few do.
    """
    if found.other and found.date <= came < found.other:
        return replace(found, sure=True)
    return replace(found, date=found.other) if found.other and found.other <= came < found.date else found


def _is_note(passages: Sequence[Passage]) -> bool:
    courtesy = phrases.of(lambda words: words.zones.compliments)
    return any(courtesy.search(p.run.folded) for p in passages)


def _is_dated_letter(passages: Sequence[Passage]) -> bool:
    """Tell a mail whose first line is place and date and whose next greets: a letter, whatever it brings."""
    lines = [line for passage in passages if passage.zone not in zones.ASIDE for line in passage.spans]
    return len(lines) > 1 and zones.is_place_and_date(lines[0].text) and _greets(lines[1])


def _is_damaged(number: str) -> bool:
    """Tell whether a number has what no office writes: two slashes, digits of two scripts."""
    digits = {char.isascii() for char in number if char.isdigit()}
    return "//" in number or len(digits) > 1


def _is_scanned_note(letter: Letter) -> bool:
    return letter.scanned and _is_note(letter.within(Zone.BODY))


def _places(letter: Letter) -> Iterator[tuple[Passage, Span]]:
    """Yield the lines of the letter's own part that are no sentences: its head first, then its foot."""
    if not letter.passages:
        return
    part = letter.passages[0].part
    own = [p for p in letter.passages if p.part == part and p.zone not in zones.ASIDE]
    said = next((at for at, p in enumerate(own) if isinstance(p.item, Block) and _is_long(p)), 0)
    own = [_without_days(_title(passage), above=at < said) for at, passage in enumerate(own)]
    order = {Zone.LETTERHEAD: 0, Zone.BODY: 1, Zone.CLOSING: 2, Zone.SIGNATURE: 3}
    for passage in sorted(own, key=lambda p: order[p.zone]):
        for line in passage.spans:
            yield passage, line


def _is_long(passage: Passage) -> bool:
    """Tell a paragraph that is longer than any head or foot, such as that of the courtesy."""
    return zones.length(passage.text) > _LONG


def _title(passage: Passage) -> Passage:
    """Return a table's rows of one cell above its first real row, which are the head of a sheet; else the passage."""
    if isinstance(passage.item, Block):
        return passage
    filled = [cell for cell in passage.item.cells if cell.lines]
    rows = Counter(cell.row for cell in filled)
    first = min((row for row, cells in rows.items() if cells > 1), default=0)
    lines = tuple(line for cell in filled if cell.row < first for line in cell.lines)
    return replace(passage, item=Block(lines), zone=Zone.LETTERHEAD) if lines else passage


def _without_days(passage: Passage, *, above: bool) -> Passage:
    """Return a table without the days that stand alone in several of its cells: people arrive on them or were born.

    The table of a head, which stands `above` the first sentence and names nobody, may have the note's day among others:
    that of the note answered, of a meeting. One elsewhere may have it in two languages beside each other.
    """
    if isinstance(passage.item, Block):
        return passage
    cells = passage.item.cells
    answered = phrases.of(lambda words: words.note.not_ours)
    others = {cell.row for cell in cells if answered.match(fold(cell.text).strip())}
    days = [(cell, day) for cell in cells if (day := _day(cell.text.strip()))]
    own = {(cell.row, day) for cell, day in days if cell.row not in others}
    foreign = len(own) > 1 and not (above and not scan(passage.run, vocabulary()))
    gone = {id(cell) for cell, _ in days if foreign or (own and cell.row in others)}
    return replace(passage, item=replace(passage.item, cells=tuple(cell for cell in cells if id(cell) not in gone)))


def _day(text: str) -> dt.date | None:
    """Return the day that is all of a text, not one of the Hijri year."""
    return next(
        (one.date for one in dates.find(text) if not one.hijri and (one.start, one.end) == (0, len(text))), None
    )


def _numbers(letter: Letter, meetings: Sequence[Meeting]) -> Iterator[Span]:
    lines = [(p, line) for p, line in _places(letter) if len(line.text) < 140 and p.zone is not Zone.SIGNATURE]
    head = _before_first_sentence(lines)
    for _, line in head:
        labelled = _labelled(line, meetings)
        if labelled:
            yield labelled
    for passage, line in head:
        bare = _unlabelled(line, meetings)
        # Outside a letterhead only a line that is nothing else, with letters: no telephone, no box.
        whole = bare and bare.text == line.text.strip() and any(char.isalpha() for char in bare.text)
        if bare and (passage.zone is Zone.LETTERHEAD or whole):
            yield bare
    for passage, line in lines:
        if passage.zone is Zone.CLOSING or (passage.zone is Zone.BODY and len(passage.text) < 70):
            labelled = _labelled(line, meetings)
            if labelled and len(line.text) < 60:
                yield labelled
    for passage in letter.within(Zone.BODY):
        yield from _bracketed(passage.run, meetings)


def _bracketed(text: Span, meetings: Sequence[Meeting]) -> Iterator[Span]:
    """Yield the numbers that a bracket in a sentence calls the own: "as follows (our ref.: 12/09):"."""
    ours = phrases.of(lambda words: words.note.ours)
    for match in re.finditer(r"[(（]\s*([^()（）]{4,60})[)）]", text.text):
        inner = text.cut(match.start(1), match.end(1))
        label = ours.match(inner.folded)
        number = label and _number_at(inner, _label_end(inner, label.end()), meetings)
        if number:
            yield number


def _before_first_sentence(lines: Sequence[tuple[Passage, Span]]) -> list[tuple[Passage, Span]]:
    """Return the lines above the first sentence; in a mail that is a note, those above its courtesy."""
    head = [one for one in lines if one[0].zone is Zone.LETTERHEAD]
    below = takewhile(lambda one: one[0].zone is Zone.BODY and not _begins(*one), lines[len(head) :])
    return head + [(p, line) for p, line in below if len(p.text) <= _HEAD or len(line.text) <= _HEAD_LINE]


def _begins(passage: Passage, line: Span) -> bool:
    """Tell whether the text of a letter begins with a line; a short passage is a head, whatever it says."""
    ends = line.text.rstrip().endswith((".", ":", ";", ",", "。", "："))
    long = len(line.text) > _HEAD_LINE and not _is_above_salutation(passage, line)
    return len(passage.text) > _HEAD and (long or ends or _greets(line))


def _greets(line: Span) -> bool:
    return phrases.of(lambda words: words.zones.salutations, whole=True).match(line.folded.strip()) is not None


def _is_above_salutation(passage: Passage, line: Span) -> bool:
    """Tell a line of the head, however long it is: a salutation stands below it, and no sentence ends before that."""
    below = dropwhile(lambda one: one.text != line.text, passage.spans)
    head = list(takewhile(lambda one: not one.text.rstrip().endswith((".", ":", ";", "。", "：")), below))
    return any(_greets(one) and one.text.rstrip().endswith(",") for one in head[1:])


def _is_about_another(line: Span) -> bool:
    """Tell whether a line names the invitation, or an earlier note of the sender's."""
    return phrases.of(lambda words: words.note.not_ours).match(line.folded.strip()) is not None


def _labels() -> Finder:
    return phrases.of(lambda words: words.note.labels)


def _labelled(line: Span, meetings: Sequence[Meeting]) -> Span | None:
    """Return the number behind a label at the start of a line or of a column of it."""
    folded = line.folded
    if _is_about_another(line):
        return None
    chinese = _chinese(line)
    if chinese:
        return chinese
    for match in _labels().finditer(folded):
        before = line.text[: match.start()]
        # Inside a sentence another note is spoken of, an earlier one most of all.
        if before and (not re.search(r"(?:\s{1}|[,;|·]\s?)$", before) or speech.running(before) > _WORDS):
            continue
        if _is_earlier(folded, match) or _is_of_something_else(folded, match):
            continue
        if line.text[match.end() - 1].isalpha() and line.text[match.end() : match.end() + 1].isalpha():
            continue
        if match.end() - match.start() < 3 and re.match(r"[A-Z]\.[A-Z]\.", line.text[match.start() :]):
            continue  # "N.Y. 10017" is an address.
        end = _label_end(line, match.end())
        number = _number_at(line, end, meetings)
        if number and not (_COUNT.fullmatch(number.text) and _counts_people(line, match, number.text, end)):
            return number
    return None


def _is_of_something_else(folded: str, label: re.Match[str]) -> bool:
    """Tell a word for a number with another before it, that says whose: "Account number: 12-345", "Pasaporte N°"."""
    before = folded[: label.start()].rstrip(" .")
    words = vocabulary()
    keys = ("labels.ignore", "labels.phone", "labels.fax")
    last = before[-_LABEL:]
    if last and any(match.end() == len(last) for key in keys for match in words.pattern(key).finditer(last)):
        return True
    return label.group() in _NUMBERS and _WORD_BEFORE.search(folded[: label.start()]) is not None


# Characters: no label of a field is longer.
_LABEL = 40
_NUMBERS = frozenset(map(fold, ("number", "número", "номер")))
_WORD_BEFORE = re.compile(r"[^\W\d_]\.?\s$")


def _is_earlier(folded: str, label: re.Match[str]) -> bool:
    """Tell the label of a note that was sent before: "its note No. 5", in Arabic whatever else stands between."""
    said = phrases.of(lambda words: words.note.earlier, whole=True).finditer(folded[: label.end()])
    reach = 0 if _ARABIC.search(folded[: label.start()]) else len(folded[: label.start()].rstrip())
    return any(match.start() < label.start() and match.end() >= reach for match in said)


_ARABIC = re.compile(r"[\u0600-\u06ff]")


# Behind these words "No. 1" counts people.
_OF_PEOPLE = re.compile(
    r"(?i)\b(?:participant|delegate|member|person|representative|nominee|delegu|délégu|membre|miembro|delegad|particip"
    r"|участник|делегат|член)\w*\s*$"
)
_COUNT = re.compile(r"(?:(?:[Nn]os|[Nn]\.os|[Nn]úms|№№)\.?\s?)?\d{1,2}")
# A sentence goes on behind a number, to the end of the line: two words and more that begin small, without a day.
_GOES_ON = re.compile(r",?\s+[^\W\d_A-ZÀ-ÞА-Я]\w*\s+[^\W\d_]\D*$")


def _counts_people(line: Span, label: re.Match[str], number: str, end: int) -> bool:
    """Tell a number that counts people: behind a word for one, or a bare "No. 2 on the above list will act as ...".

    A note has one number: "Nos. 1 and 2" are people.

    The sentence that goes on there has a verb: "No. 12 of the Permanent Mission" numbers a note.
    """
    if _OF_PEOPLE.search(line.text[: label.start()]) or not number[0].isdigit():
        return True
    at = line.text.find(number, end)
    after = at + len(number)
    last = "".join(line.folded[label.start() : at].split()[-1:]).strip(".:")  # of a chain of labels: "Note: No."
    bare = len(last) <= _NO or last in _NUMBERS
    goes_on = bare and _GOES_ON.match(line.text, after) is not None
    return goes_on and any(vocabulary().has(key, line.folded[after:]) for key in ("joins.stops", "change.comes"))


# Letters: as many as "No", "№" and "núm" have; "nota" and "ref" say of what.
_NO = 3


def _label_end(line: Span, end: int) -> int:
    """Return where a chain of labels ends ("Note Verbale", "Ref. No.:")."""
    while True:
        skipped = _AFTER_LABEL.match(line.text, end)
        end = skipped.end() if skipped else end
        match = _labels().match(line.folded, end)
        after = line.folded[match.end() - 1 : match.end() + 1] if match else ""
        if match is None or match.end() == end or not re.search(r"\W$|^[\s:.]", after):
            return end
        end = match.end()


_SLASHED = re.compile(r"\d{1,4}(?:/\d{1,4})+")
# The word for a number right before one.
_NUMBERED = re.compile(r"(?:(?<!\w)(?:n[or]?|num|number|numero|ref|reference|номер|رقم|الرقم)|№|°|º|#)[\s.:：°º]*$")


def _number_at(line: Span, start: int, meetings: Sequence[Meeting]) -> Span | None:
    stop = _date_start(line, start)
    if stop < len(line.text) and not re.search(r"\d", line.text[start:stop]):
        stop = len(line.text)  # "MLHA 4/2/11 III": the number itself looks like a day
    match = _NUMBER.match(line.text, start, stop)
    if match is None:
        return None
    end = match.end()
    while True:
        more = _MORE.match(line.text, end, stop)
        if more is None or (":" in more.group()):
            break
        end = more.end()
    taken = [(ref.start, ref.end) for ref in references(line.text, meetings)]
    taken += [(address.start, address.end) for address in emails.find(line.text)]
    if any(first < end and start < last for first, last in taken):
        return None
    number = line.cut(start, end).strip(" .,;:–-")
    # "No. 9/03/2009, Berlin, 23 March 2009": a number may look like a date behind a word for numbers, or where another
    # date stands beside it.
    behind = _NUMBERED.search(line.folded[:start]) is not None and _SLASHED.fullmatch(number.text) is not None
    told = stop < len(line.text) or behind
    return number if (told and number.text != "") or _is_number(number.text, meetings) else None


def _date_start(line: Span, start: int) -> int:
    """Return where a date begins behind a number on the same line, with its place and label."""
    found = [d for d in dates.find(line.text) if d.start > start and not d.hijri] or [
        d for d in dates.find(line.text) if d.start > start
    ]
    if not found:
        return len(line.text)
    first = found[0].start
    place = re.search(
        r"(?:\s+|(?<=\d))(?:[^\W\d]+\s){0,2}[^\W\d]+\s?[,:]\s*(?:(?:le|den|the|a|aos)\s)?$", line.text[start:first]
    )
    return start + place.start() if place and place.start() > 0 else first


def _is_number(text: str, meetings: Sequence[Meeting]) -> bool:
    digits = sum(char.isdigit() for char in text)
    if not digits or len(text) > 50 or references(text, meetings):
        return False
    found = dates.find(text)
    if any(d.end - d.start >= len(text) - 2 for d in found):
        return False
    return not emails.find(text) and not (plain(text).startswith("+") and phones.find(text, None))


def _chinese(line: Span) -> Span | None:
    full, match = _HAN_FULL.search(line.text), _HAN.search(line.text)
    number = full or match
    others = _HAN_OTHER.finditer(line.text)
    if number and any(other.start() < number.end() and number.start() < other.end() for other in others):
        return None
    if full and len(line.text) < 40 and not _is_earlier_chinese(line, full.end()):
        return line.cut(full.start(), full.end())
    if (
        match is None
        or _HAN_STREET.search(line.text)
        or len(line.text) > 40
        or _is_earlier_chinese(line, match.end())
        or not any(c.isdigit() for c in match.group(1))
    ):
        return None
    if any(ref.start < match.end(1) and match.start(1) < ref.end for ref in references(line.text)):
        return None
    return line.cut(match.start(1), match.end(1)).strip("第 ")


def _is_earlier_chinese(line: Span, end: int) -> bool:
    """Tell the number of another note, by the words of its clause: 续第5号照会."""
    clause = re.split("[,，;；:：。]", line.text[:end])[-1]
    return phrases.of(lambda words: words.note.not_ours).search(clause) is not None


def _unlabelled(line: Span, meetings: Sequence[Meeting]) -> Span | None:
    """Return a number that stands alone on its line, or before place and date, without any label."""
    match = _BARE.match(line.text, 0, _date_start(line, 0))
    if match is None or _is_about_another(line):
        return None
    rest = line.text[match.end() :].strip()
    if rest and not dates.find(rest):
        return None
    number = line.cut(match.start(), match.end())
    if _COUNTED.fullmatch(number.text):
        return None
    is_phone = not any(char.isalpha() for char in number.text) and phones.find(number.text, "AT")
    return number if _is_number(number.text, meetings) and not is_phone else None


def _date(letter: Letter, number: Span | None) -> tuple[Span, dates.Found] | None:
    """Return the date that stands on a line of its own or with the place; a Gregorian one before a Hijri one."""
    found: list[tuple[Span, dates.Found]] = []
    lines = list(_places(letter))
    for at, (passage, line) in enumerate(lines):
        # The words themselves: an earlier note that is cited with its day may have the same number, that of a file.
        beside = number is not None and any(mark.word is number.words[0].word for mark in line.words)
        if len(line.text) > 110 or (_is_sentence(passage, line) and not beside):
            continue
        above = lines[at - 1][1] if at and lines[at - 1][0] is passage else Span()
        for date in dates.find(line.text):
            if _is_other_day(line, date, above):
                continue
            if _is_date_line(line, date) and not (number and line.text[date.start : date.end] in number.text):
                found.append((line.cut(date.start, date.end), date))
        if not found and at + 1 < len(lines):
            continue
    gregorian = [one for one in found if not one[1].hijri]
    return next(iter(gregorian or found), None)


def _is_other_day(line: Span, date: dates.Found, above: Span) -> bool:
    """Tell a day that a label or a stamp says is no note's: "Arrival: 13 April", "RECEIVED" above "20 MAR 2009"."""
    label = line.folded[: date.start].strip(_AROUND)
    others = phrases.of(lambda words: tuple(words.people["labels"]["ignore"]), whole=True)
    dated = phrases.of(lambda words: words.note.date_labels, whole=True)
    if label and others.fullmatch(label) and not dated.fullmatch(label):
        return True
    received = phrases.of(lambda words: words.note.received, whole=True)
    return received.fullmatch(label or above.folded.strip(_AROUND)) is not None


_AROUND = " .:：-–—*|[]()"


def _is_sentence(passage: Passage, line: Span) -> bool:
    """Tell whether a line belongs to running text: its passage is longer than any head or foot."""
    if len(passage.lines) == 1 and zones.is_place_and_date(line.text):
        return False
    if _is_foot(passage, line) or _is_date_alone(passage, line) or _is_in_head(passage, line):
        return False
    if _HAN_SENTENCE.search(passage.text):
        return not zones.is_place_and_date(line.text)
    return passage.zone is Zone.BODY and (
        len(passage.text) > _LONG
        or len(line.text) > 60
        or speech.running(line.text) > 2
        or len(HAN.findall(line.text)) > _HAN_LINE
    )


# Characters: more than place and date have, with whose date it is.
_HAN_LINE = 25


def _is_date_alone(passage: Passage, line: Span) -> bool:
    """Tell the last line of a passage that is nothing but one day."""
    text = line.text.strip(" .")
    found = dates.find(text)
    whole = len(found) == 1 and found[0].end - found[0].start == len(text)
    return whole and passage.lines[-1].text == line.text and not _RANGE.search(text)


# Days of a meeting ("14-15 April"), which are no day of a note.
_RANGE = re.compile(r"\d\s?[-–]\s?\d{1,2}\s")


def _is_in_head(passage: Passage, line: Span) -> bool:
    """Tell a place and date that stand above the first sentence of their passage."""
    if not zones.is_place_and_date(line.text) or _RANGE.search(line.text):
        return False
    above = takewhile(lambda one: one.text != line.text, passage.spans)
    return not any(_begins(passage, one) for one in above)


def _is_foot(passage: Passage, line: Span) -> bool:
    """Tell the place and date that stand right below the text, which does not run on into them."""
    above = passage.lines[-2].text.rstrip() if len(passage.lines) > 1 else ""
    last = passage.lines[-1].text == line.text and zones.is_place_and_date(line.text)
    ended = above.endswith((".", ":", ";", "。")) or len(above) < 60 or _ITEM.match(above) is not None
    return last and ended and not line.text.rstrip().endswith(".") and not re.search(r"\d\s?[-–]\s?\d", line.text)


# How an item of a list begins, which place and date are no part of.
_ITEM = re.compile(r"(?:[-–—•*·]|\(?\d{1,2}[.)])\s")
# House, stair and door of an address look like a day where its postal code and town follow: "10/2/24, 1010 Vienna".
_STAIRS = re.compile(r"\d{1,3}/\d{1,2}/\d{1,2}(?!\d)")
_POSTAL = re.compile(r"\s*[,;–-]?\s*(?:[A-Z]{1,2}-)?\d{4,6}\s+[^\W\d_]")


def _is_date_line(line: Span, date: dates.Found) -> bool:
    """Tell whether a line is there for its date: little else stands on it, and no time of a fax machine."""
    if any(one.first < one.last and one.start <= date.start < one.end for one in periods.find(line.text)):
        return False  # the days of a meeting
    before = phrases.of(lambda words: words.note.earlier, whole=True)
    if before.search(line.folded[: date.start]) and len(line.text) > 60:
        return False
    rest = line.text[: date.start] + line.text[date.end :]
    stairs = _STAIRS.match(line.text, date.start) and _POSTAL.match(line.text, date.end)
    if stairs or re.search(r"\d{1,2}:\d{2}", rest):
        return False
    # "the note of 4 March CU 2009/33" is the invitation's day, as "CU 2009/33 of 4 March" is.
    around = (line.text[max(0, date.start - 40) : date.start], line.text[date.end : date.end + 20])
    return len(rest) < 75 and not any(references(text) for text in around)

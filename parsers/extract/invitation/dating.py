"""The day of the invitation itself, and the last day for replies."""

import datetime as dt
import re

from parsers.extract import dates, periods, phrases, zones
from parsers.extract.invitation.notice import HAN, Notice, is_label, labelled, loose, words
from parsers.extract.periods import Period
from parsers.extract.span import Span


def dated(letter: Notice, period: Period | None) -> tuple[Span, dt.date] | None:
    """Return the day of the letter: that of a line which has nothing else, or of a last sentence."""
    taken = {period.first, period.last} if period else set()
    labels = phrases.of(lambda words: words.note.date_labels, whole=True)
    # The first of the labels of days, "date", stands before the letter's own too.
    others = words(lambda words: words.until_labels + words.day_labels[1:], whole=True)
    rows = [line for line, *_ in letter.rows]
    above = [Span(), *rows]
    lines = [
        (line, line.text.strip())
        for line, before in zip(rows, above, strict=False)
        if not others.match(line.folded) and not is_label(before, others)
    ]
    for line, text in lines:
        alone = zones.is_place_and_date(text) or labels.match(line.folded) is not None
        for found in dates.find(text)[:1] if alone and len(text) < 100 else ():
            if found.date not in taken and not _until_before(line.folded, found.start):
                return line.cut(found.start, found.end), found.date
    for line, text in lines:
        last = dates.find(text)[-1:]
        ends = last and len(text) - last[0].end <= 2 and re.search(r"[.。»”]\s*$", text[: last[0].start])
        if ends and last[0].date not in taken:
            return line.cut(last[0].start, last[0].end), last[0].date
    return None


def deadline(letter: Notice, period: Period | None, dated: dt.date | None) -> tuple[Span, dt.date] | None:
    """Return the last day for replies: labelled, or in a sentence that asks for them, between letter and meeting."""
    labels = words(lambda words: words.until_labels, whole=True)
    replies = words(lambda words: words.replies)
    found: list[tuple[int, Span, dt.date]] = []
    for rows in letter.rows:
        value = labelled(rows, labels)
        found += [(3, value.cut(one.start, one.end), one.date) for one in dates.find(value.text)[:1]]
    for sentence in letter.sentences:
        asks = replies.search(sentence.folded) is not None
        for one in periods.find(sentence.text):
            if is_deadline(sentence, one):
                found.append((1 + asks, sentence.cut(one.start, one.end), one.last))
    latest = period.last if period else None
    sensible = [one for one in found if (not dated or one[2] >= dated) and (not latest or one[2] <= latest)]
    if not sensible:
        return None
    _, span, day = max(sensible, key=lambda one: one[0])
    return span, day


def is_deadline(sentence: Span, period: Period) -> bool:
    """Tell whether a date is the last day for something."""
    if period.first != period.last:
        return False
    after = sentence.folded[period.end : period.end + 40].lstrip(" ,(")
    behind = words(lambda words: words.until_after).match(re.sub(r"^(?:года?|г\.|وذلك)\s?", "", after)) is not None
    if HAN.search(sentence.text[max(0, period.start - 1) : period.end]):
        # "于4月3日" may be the day of anything; "4月3日前" and "不迟于4月3日" are the last day.
        return behind or _until_before(sentence.folded, period.start, least=3)
    return behind or _until_before(sentence.folded, period.start)


def _until_before(folded: str, at: int, *, least: int = 1) -> bool:
    """Tell whether right before a date stand words that make it the last day."""
    before = folded[max(0, at - 60) : at]
    for match in words(lambda words: words.until).finditer(before):
        if len(match.group().strip()) < least:
            continue
        between = re.findall(r"[^\W\d_]+", before[match.end() :])
        if len(between) <= 3 and all(w in periods.weekdays() or w in loose() or len(w) <= 3 for w in between):
            return not re.search(r"\d", before[match.end() :]) or len(before[match.end() :]) < 14
    return False

"""Whom the letter names for questions: a person or an office, in the sentence that says so."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from parsers.characters import HAN
from parsers.document import Block, Table
from parsers.extract import han, phrases, signatory, speech
from parsers.extract.letter import Letter, Passage, Zone
from parsers.extract.names import honorific, is_spoken, likeness, scan, tail
from parsers.extract.people import contacts, doubts, entry, outsiders
from parsers.extract.people.candidate import Contact as Reached
from parsers.extract.people.vocabulary import Vocabulary, vocabulary
from parsers.extract.phrases import Finder
from parsers.extract.span import Span, evidence, fold, join
from parsers.record import Change, Contact, Delegate, Evidence, Reason, ReviewItem, Secretariat

# A full stop behind a short word ends an abbreviation ("Mrs.", "тел."), not a sentence.
_SENTENCE = re.compile(
    r"(?<=\w{3})[.!?]\s+(?=(?:For|Please|Kindly|Any|Should|Pour|Prière|Para|Sírva[ns]*e|По|Для|Просим)\b)|"
    r"(?:(?<=\w{5})|(?<=\d\d)|(?<=\)))[.!?]\s+(?=[^\W\d_])|[。؟]\s?"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONGEST = 700
# Characters: lines that are shorter for the most part run on into nothing.
_SHORT = 60
# What ends an office's name: a division, or the word before its number.
_OFFICE_END = re.compile(
    r"[,;:(（\x00،]|\s(?:on|at|by|via|under|through|whose|au|par|al|por|по|тел|unter|علي|عبر)\s|\.\s|\.$"
)
_EDGE = " \x00.,;:()（）-–، "


class Answer(Struct, frozen=True):
    """The contact, where it was read, and what a person has to look at.

    `reached` says that no words ask to turn to it, only how it is reached; `labelled` that a row of a table names it.
    """

    contact: Contact
    evidence: tuple[Evidence, ...] = ()
    reached: bool = False
    labelled: bool = False
    review: tuple[ReviewItem, ...] = ()


def find(letter: Letter, country: str | None, home: tuple[str, ...]) -> Answer:
    """Return whom to ask; every field None or empty where the message names nobody for it."""
    words = vocabulary()
    ours = tuple(map(bare, home))
    found = [
        replace(answer, reached=_asks().search(span.folded) is None)
        for span, asked in _sentences(letter)
        if (answer := _read(span, asked, words, country, ours))
    ]
    rows = (row for passage in letter.passages for row in _rows(passage) if _labels(row))
    found += [replace(answer, labelled=True) for row in rows if (answer := _read(row, 0, words, country, ours))]
    # Who is only named may be spoken of; whom to ask can be reached, and how somebody is reached asks nobody to.
    found.sort(key=lambda one: (one.reached, not (one.contact.emails or one.contact.phones or one.contact.faxes)))
    first = next(iter(found), Answer(Contact()))
    return first if first.contact.name else _signed(letter, first, words, country, ours) or first


def _signed(
    letter: Letter, found: Answer, words: Vocabulary, country: str | None, home: tuple[str, ...]
) -> Answer | None:
    """Return who signed where a sentence asks to turn to them: "please contact me", "the undersigned".

    What the sentence itself says of how they are reached comes before what stands below the name.
    """
    myself = phrases.of(lambda words: words.contact.myself)
    asking = (
        one
        for one in (letter.passages, letter.covering)
        if any(myself.search(fold(p.text)) for p in one if p.zone in (Zone.BODY, Zone.CLOSING))
    )
    if (person := signatory.find(next(asking, ()), words, country or "AT")) is None:
        return None
    said = found.contact
    told = bool(said.emails or said.phones or said.faxes)
    listed = [one for one in person.contacts if not told and one.valid and not is_ours(one.value, home)]
    signed = _made(person.name, person.position, person.organization, listed)
    contact = (
        replace(signed.contact, emails=said.emails, phones=said.phones, faxes=said.faxes) if told else signed.contact
    )
    return Answer(contact, (*found.evidence, *signed.evidence), review=found.review)


def _asks() -> Finder:
    return phrases.of(lambda words: words.contact.asks)


def bare(address: str) -> str:
    """Return an address of our own as one is read: lower case, or E.164."""
    return "+" + re.sub(r"\D", "", address) if address.startswith("+") else address.strip().lower()


def is_ours(value: str, home: Sequence[str]) -> bool:
    """Tell whether an address or number is one of `home`, as `bare` gives them, or at a domain of it."""
    return Secretariat(tuple(home)).is_colleague(value)


def of_nobody_else(answer: Answer, delegates: Sequence[Delegate]) -> Answer:
    """Return no contact where the letter only tells how one of its delegates is reached; where nobody is named, ask.

    So it does where several delegates have addresses that were taken for the contact's too, as out of a list above;
    where all have the same, these are a mission's.
    """
    shared = [both for one in delegates if (both := {*one.emails} & {*answer.contact.emails})]
    if any(both != shared[0] for both in shared):
        answer = replace(answer, review=(*answer.review, _ASK_WHICH))
    if not answer.reached:
        return answer
    if answer.contact.name is None:
        known = {value for one in delegates for value in (*one.emails, *one.phones, *one.faxes)}
        own = {*answer.contact.emails, *answer.contact.phones, *answer.contact.faxes} <= known
        if answer.contact.organization is not None or not delegates:
            return answer
        return Answer(Contact()) if own else replace(answer, review=(*answer.review, _ASK_WHOSE))
    name = set(fold(answer.contact.name).split())
    return Answer(Contact()) if any(name <= set(fold(one.name).split()) for one in delegates) else answer


_ASK_WHICH = ReviewItem(
    "/contact/emails",
    Reason.OTHER,
    "Several delegates have addresses of the contact's: see which are its own.",
)
# "Both can be reached at ..."
_ASK_WHOSE = ReviewItem(
    "/contact",
    Reason.OTHER,
    "The letter says where somebody is reached and not who: see whether these are the delegates' own.",
)


def of_delegate(answer: Answer, delegates: Sequence[Delegate]) -> tuple[Delegate, ...]:
    """Return the delegates, the one of whom a row of a table says that they are to be asked with what it gives there.

    Sentences have been read for the people in them, whose addresses they may hold too.
    """
    said = set(fold(answer.contact.name or "").split()) if answer.labelled else set()
    asked = [
        one for one in delegates if said and said <= set(fold(one.name).split()) and one.change is not Change.REMOVE
    ]
    if len(asked) != 1:
        return tuple(delegates)
    (person,) = asked
    marks = tuple(
        replace(mark, field=field)
        for mark in answer.evidence
        for _, _, field in [mark.field.partition(".")]
        if field in _REACHED and replace(mark, field=field) not in person.evidence
    )
    added = {kind: tuple(dict.fromkeys((*getattr(person, kind), *getattr(answer.contact, kind)))) for kind in _REACHED}
    given = (
        person
        if all(added[kind] == getattr(person, kind) for kind in _REACHED)
        else replace(person, **added, evidence=person.evidence + marks)
    )
    return tuple(given if one is person else one for one in delegates)


_REACHED = ("emails", "phones", "faxes")


def _sentences(letter: Letter) -> Iterator[tuple[Span, int]]:
    """Yield the sentences that say whom to ask, with where the saying ends."""
    asks = phrases.of(lambda words: words.contact.asks + words.contact.reached)
    reached = phrases.of(lambda words: words.contact.reached)
    passages = [p for p in (*letter.passages, *letter.covering) if p.zone in (Zone.BODY, Zone.CLOSING)]
    for at, passage in enumerate(passages):
        if not isinstance(passage.item, Block):
            continue
        span = _asking(passage, asks)
        # How somebody is reached asks nobody to write to them, where another sentence says whom to ask.
        match = _asked(span) or reached.search(span.folded)
        if match is None:
            continue
        start, end = _around(span.text, match.start(), match.end())
        sentence = span.cut(start, min(end, start + _LONGEST))
        if vocabulary().has("joins.emergency", sentence.folded):
            continue
        if end >= len(span.text) - 1:
            sentence = join([sentence, *_following(passages, at, span)], "\n")
        yield sentence, match.start() - start


def _labels(row: Span) -> bool:
    """Tell a row that begins with what asks and a colon: who is "Liaison Officer" in a list may only attend."""
    asks = _asks().match(row.folded) if not vocabulary().starts("joins.emergency", row.folded) else None
    return asks is not None and (asks[0][-1] in ":：" or _COLON.match(row.text, asks.end()) is not None)


_COLON = re.compile(r"\w?\s?[:：]")


def _rows(passage: Passage) -> Iterator[Span]:
    """Yield the rows of a table of more than one cell, each as one line: "Contact: Ms. X | Tel. ... | E-mail: ..."."""
    read, rows = iter(passage.spans), dict[int, list[Span]]()
    for cell in passage.item.cells if isinstance(passage.item, Table) else ():
        said = speech.flowing([next(read) for _ in cell.lines])
        rows.setdefault(cell.row, []).extend([said] if said else [])
    yield from (join(cells, ", ") for cells in rows.values() if len(cells) > 1)


def _asking(passage: Passage, asks: Finder) -> Span:
    """Return a passage; of one that is lines of a form, the line that says whom to ask, with its numbers below."""
    lines = passage.spans
    called = vocabulary().pattern("joins.emergency")
    at = next((i for i, line in enumerate(lines) if asks.search(line.folded) and not called.match(line.folded)), None)
    if at is None or len(lines) < 3 or median(len(line.text) for line in lines) > _SHORT:
        return passage.run
    more = takewhile(
        lambda line: "@" in line.text or line.text[:1] in "+(0123456789" or line.text[:1].islower(), lines[at + 1 :]
    )
    return join([lines[at], *more], " ")


def _following(passages: Sequence[Passage], at: int, span: Span) -> list[Span]:
    """Return the passage in which a sentence goes on: behind a colon, or where a label's address stands by itself."""
    following = [p.run for p in passages[at + 1 : at + 2] if isinstance(p.item, Block) and len(p.text) < 400]
    label = span.folded.rstrip()
    asks = label.endswith(tuple(said for said, key in vocabulary().labels.items() if key == "email"))
    alone = any(_ADDRESS.fullmatch(one.text.strip()) for one in following)
    return following if label.endswith((":", "：")) or (asks and alone) else []


_ADDRESS = re.compile(r"\S+@\S+")


def _asked(text: Span) -> re.Match[str] | None:
    """Return the words that say whom to ask; "Contact details:" does where it labels somebody, not of delegates."""
    asks = phrases.of(lambda words: words.contact.asks).search(text.folded)
    label = asks is not None and text.text[asks.end() :].lstrip().startswith(":")
    asking = (one for one in outsiders.asked(text, vocabulary()) if not _is_said_of_one(text.folded, one))
    return asks if label else next(asking, None)


def _is_said_of_one(folded: str, asks: re.Match[str]) -> bool:
    """Tell words that end what is said of somebody before the next person: ", contact of the delegation Mr. Y"."""
    behind = folded[asks.end() :].lstrip(" )")
    ends = _ENDS_ITEM.match(folded, asks.end()) or vocabulary().starts("honorifics.titles", behind)
    return bool(ends) and folded[: asks.start()].rstrip().endswith((",", "("))


# What is behind them: the next item of a list, or nothing.
_ENDS_ITEM = re.compile(r"[ .;)]*(?:\s(?:\(?\d{1,2}[.)]|[-–•*]\s)|$)")


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence about a place, and the next where that only goes on with its numbers."""
    titles = vocabulary().sets["honorifics.titles"]
    ends = (m for m in _SENTENCE.finditer(text) if fold(text[: m.start()].rsplit(maxsplit=1)[-1]) + "." not in titles)
    cuts = [0, *(m.end() for m in ends), len(text)]
    first = max(cut for cut in cuts if cut <= start)
    last = min(cut for cut in cuts if cut >= end)
    return first, last


def _read(span: Span, asked: int, words: Vocabulary, country: str | None, home: tuple[str, ...]) -> Answer | None:
    rest, found = contacts.take(span, words, country or "AT")
    kept = [one for one in found if (one.valid or one.value.startswith("+")) and not is_ours(one.value, home)]
    person = _person(rest, words, asked, [one.value for one in kept if one.kind == "emails"])
    if not kept and person is None:
        return None
    name, position = person or (Span(), Span())
    office = _body_behind(rest, name, position, words) if name else _office(rest, words)
    if not kept and not name:
        return None
    fields = (("name", name), ("position", position), ("organization", office))
    read = [item for field, said in fields for item in doubts.poorly_read(f"/contact/{field}", said)]
    read += [item for one in kept for item in doubts.poorly_read(f"/contact/{one.kind}", one.span)]
    unsure = [_invalid(one) for one in kept if not (one.valid and one.sure)]
    return replace(_made(name, position, office, kept), review=(*unsure, *read))


def _made(name: Span, position: Span, office: Span, reached: Sequence[Reached]) -> Answer:
    """Return a contact of these words, empty ones not said, with where they stand."""
    emails, numbers, faxes = (
        tuple(dict.fromkeys(one.value for one in reached if one.kind == kind)) for kind in _REACHED
    )
    marks = tuple(
        mark
        for field, where in (("contact.name", name), ("contact.organization", office), ("contact.position", position))
        if where
        for mark in evidence(field, where)
    ) + tuple(mark for one in reached for mark in evidence(f"contact.{one.kind}", one.span))
    return Answer(Contact(name.text or None, position.text or None, office.text or None, emails, numbers, faxes), marks)


def _invalid(one: Reached) -> ReviewItem:
    reason = Reason.EMAIL_INVALID if one.kind == "emails" else Reason.PHONE_INVALID
    doubt = "which it may not be" if one.valid else "a number that nobody has today"
    return ReviewItem("/contact", reason, f"{one.span.text} was read as {one.value}, {doubt}: compare it.")


def _person(rest: Span, words: Vocabulary, asked: int, emails: Sequence[str]) -> tuple[Span, Span] | None:
    """Return the name of the person in a sentence and the post behind it; `asked` is where the words that ask begin."""
    found = scan(rest, words) or _han_name(rest, words) or _labelled_name(rest, words, asked)
    found = found or _reached_name(rest, words, asked, emails) or _turned_to(rest, words, asked)
    if not found:
        return _before_han_post(rest, words) or _behind_han_post(rest, words)
    # Who stands before the words that ask, in another sentence, is somebody else.
    behind = [spot for spot in found if spot[1] > asked or not _ENDED.search(rest.text[spot[1] : asked])]
    if _LABEL.match(rest.text, asked):
        behind = [spot for spot in found if spot[0] >= asked] or behind
    start, end = next((spot for spot in found if _is_asked(rest, spot[0], asked)), (behind or found)[0])
    start = _titled(rest, start, end, words)
    _, name = honorific(_before_address(rest, start, end), words)
    name = _before_label(_with_initial(tail(name, words).strip(_EDGE), rest), words)
    if not name or "\x00" in name.text:
        return None
    return name, _post_behind(rest, end, words) or _post_before(rest, start, words)


def _before_label(name: Span, words: Vocabulary) -> Span:
    """Return a name without the label that the next line of a form begins with: "Ada Roe E-mail of the contact"."""
    for key in ("labels.email", "labels.phone"):
        for label in words.pattern(key).finditer(name.folded):
            if label.start() and len(label.group()) > _SHORT_LABEL:
                return name.cut(0, label.start()).strip(_EDGE)
    return name


# Letters: "T", "Tel" and "Mel" are parts of names too.
_SHORT_LABEL = 3


def _post_behind(rest: Span, end: int, words: Vocabulary) -> Span:
    """Return the post behind a name, up to the next division: "Ms. X, Attaché, tel. ...", 某某（二等秘书）."""
    behind = _BEHIND_NAME.match(rest.text, end)
    position = rest.cut(*behind.span(1)).strip(_EDGE) if behind else Span()
    return position if _is_post(position, words) else Span()


_BEHIND_NAME = re.compile(
    r"\s?[,，(（،|–-]\s?([^\x00.:;()（）：|]{2,80}?(?:\s\([^()\x00@]{1,20}\))?)\s?(?=[,;:(（\x00،：|]|[)）]|$)"
)


def _titled(rest: Span, start: int, end: int, words: Vocabulary) -> int:
    """Return where a name begins: at its word of address where a post before it was taken for a part of it."""
    said = [*re.finditer(r"\S+", rest.text[:end][start:])]
    if not any(fold(word[0]) in words.sets["words.posts"] for word in said[:1]):
        return start
    titles = words.sets["honorifics.titles"]
    return start + next((word.start() for word in said[1:] if fold(word[0]) in titles), 0)


def _before_address(rest: Span, start: int, end: int) -> Span:
    """Return a name without what asks behind it, or the "on" that Arabic writes like "Ali": "السيد X على \x00"."""
    asks = next((match.start() for match in _asks().finditer(rest.folded) if start < match.start() < end), end)
    on = _ON.search(rest.text, start, asks)
    return rest.cut(start, on.start() if on and rest.text[asks:].lstrip().startswith("\x00") else asks)


_ON = re.compile(r"\s(?:على|عبر)$")


def _post_before(rest: Span, start: int, words: Vocabulary) -> Span:
    """Return the post that leads to a name: "turn to our Second Secretary, Mr. X", "обращаться к атташе X"."""
    said = _from_post(_led_to(rest, start), words)
    # "The Director has asked Mr. X": where nothing leads to it, all of it has to be words of a post, or end in a comma.
    sure = rest.text[:start].rstrip()[-1:] in ",،" or _asks().search(rest.folded[:start]) is not None
    sure = sure or all(
        not word.islower() or any(word in words.sets[key] for key in _OF_POSTS) or _names_post(word, words)
        for word in map(fold, re.findall(r"[^\W\d_]+", said.text))
    )
    return said if sure and _is_post(said, words) else Span()


_OF_POSTS = ("words.small", "words.bodies", "words.modifiers")


def _led_to(rest: Span, start: int) -> Span:
    """Return what stands right before a name, without the words that ask and the small ones that lead on from them."""
    if rest.text[:start].rstrip()[-1:] in (":", "："):
        return Span()
    before = rest.cut(0, start).strip(_EDGE)
    asked = max((match.end() for match in _asks().finditer(before.folded)), default=0)
    said = before.cut(max([asked, *(match.end() for match in _CLAUSE.finditer(before.text))]))
    leads = phrases.of(lambda words: words.contact.leads)
    while lead := leads.match(said.folded):
        said = said.cut(lead.end())
    return said.strip(_EDGE)


def _from_post(said: Span, words: Vocabulary) -> Span:
    """Return a post without the small words before it: "поддерживать советник"."""
    first = next(
        (m for m in re.finditer(r"\S+", said.text) if m[0][0].isupper() or _names_post(fold(m[0]), words)), None
    )
    return said.cut(first.start()) if first else Span()


_CLAUSE = re.compile(r"[,，،;:：；(（\x00|]|[.。]\s|\s[–-]\s|(?:^|\s)\d{1,2}(?:[.)．、]\s?|\s|$)")


def _body_behind(rest: Span, name: Span, position: Span, words: Vocabulary) -> Span:
    """Return the body that commas part from the name and the post before it: "Ms. X, Director, Ministry of Justice"."""
    last = position or name
    at = rest.text.find(last.text, rest.text.find(name.text)) + len(last.text)
    if not (opened := _COMMA.match(rest.text, at)):
        return Span()
    end = _BODY_END.search(rest.text, opened.end())
    told = rest.cut(opened.end(), end.start() if end else len(rest.text)).strip(_EDGE)
    # Lines of a list run on: behind it the next may be addressed.
    spoken = (word.start() for word in re.finditer(r"\S+", told.text) if is_spoken(told.cut(*word.span())))
    told = told.cut(0, next(spoken, len(told.text))).strip(_EDGE)
    if "a" <= told.folded[:1] <= "z" and told.text[0].islower() and not words.starts("words.bodies", told.folded):
        return Span()  # ", is the contact of the Secretariat"
    first = told.cut(0, len(_COMMA_INSIDE.split(told.text, maxsplit=1)[0]))
    return told if len(told.text) < _OFFICE and entry.is_body(first, words) else Span()


_COMMA = re.compile(r"\s?[,，،]\s?")
_COMMA_INSIDE = re.compile(r"[,，،]")
# Where the body of somebody ends: contacts, brackets, another clause or sentence, the number of the next.
_BODY_END = re.compile(
    r"[;:()（）\x00؛；：。]|\s\(?\d{1,2}[.)]\s|\.\s|\.$|[,，،]\s?(?=\x00|[a-zа-я])|\s(?:at|on|by|via|under|au|par|por|по)\s"
)
# Characters: no body is longer.
_OFFICE = 120


def _with_initial(name: Span, rest: Span) -> Span:
    """Return a name with the full stop of an initial at its end: "Okoro A.B."."""
    at = rest.text.find(name.text)
    whole = rest.cut(at, at + len(name.text) + 1)
    return whole if at >= 0 and _INITIALS.search(whole.text) else name


def _is_asked(rest: Span, start: int, asked: int) -> bool:
    """Tell a name with nothing but a preposition between it and the words that ask: "dirigirse a Sr. X"."""
    ends = [match.end() for match in _asks().finditer(rest.folded[:start]) if match.end() > asked]
    return bool(ends) and asked < start and len(rest.text[ends[-1] : start].strip()) <= _PREPOSITION


# Letters.
_PREPOSITION = 4


_INITIALS = re.compile(r"(?:^|[\s.-])[^\W\d_]\.$")

_LABEL = re.compile(r"[^.;:：]{0,60}[:：]")
_ENDED = re.compile(r"[.;!?。；]\s|\n|\x00")


def _behind_han_post(rest: Span, words: Vocabulary) -> tuple[Span, Span] | None:
    """Return a Chinese name and the post before it: 某团三等秘书某某负责联络."""
    start, end = next(iter(han.told(rest.text, words)), (0, 0))
    return (rest.cut(start, end), _post_behind(rest, end, words) or _led_to(rest, start)) if end else None


def _before_han_post(rest: Span, words: Vocabulary) -> tuple[Span, Span] | None:
    """Return a Chinese name and post that "get in touch with" stands around: 请与我馆某某三等秘书联系."""
    posts, ends = words.sets["words.posts"], tuple(words.phrases["words.posts"])
    for match in _TOUCH.finditer(rest.text):
        found: list[tuple[Span, Span]] = []
        offices = (office.end() for office in _OFFICE_OF_HAN.finditer(rest.text, match.start(1), match.end(1)))
        for start, size in ((start, size) for start in (match.start(1), *offices) for size in (3, 2, 4)):
            name, after = rest.cut(start, start + size), rest.cut(start + size, match.end(1))
            if start + size > match.end(1) or likeness(name, words) < _LEAST:
                continue
            if not after or after.folded in posts:
                return name, after
            found += [(name, after)] if entry.is_post(after, words) or after.text.endswith(ends) else []
        found = found or _ending_in_name(rest.cut(*match.span(1)), words)
        # A post that is known as a whole shows best where the name ends.
        if found:
            return found[0]
    return None


def _ending_in_name(told: Span, words: Vocabulary) -> list[tuple[Span, Span]]:
    """Return the Chinese name that follows a post to the end, and that post: 某司主任科员某某."""
    cuts = (len(told.text) - size for size in (3, 2, 4) if len(told.text) > size)
    return [
        (told.cut(at), told.cut(0, at))
        for at in cuts
        if han.title_before(told.text[:at], words) and likeness(told.cut(at), words) >= _LEAST
    ]


_TOUCH = re.compile(
    r"(?:[与同和找洽向]|联系(?![请人])|致电)([\u4e00-\u9fff]{2,24}?)"
    r"(?:先生|女士|同志)?(?=联系|联络|接洽|洽|商|咨询|垂询|[（(，,；;。\x00]|$)"
)
# What an office is called at its end, and how much a name must look like one.
_OFFICE_OF_HAN = re.compile("[馆团处部司局室科委院]")
_LEAST = 0.6


def _han_name(rest: Span, words: Vocabulary) -> list[tuple[int, int]]:
    """Return where a Chinese name stands alone between two divisions, or behind "is" or "contact"."""
    spots = (match.span() for match in _HAN_ALONE.finditer(rest.text))
    return [spot for spot in spots if likeness(rest.cut(*spot), words) >= 0.6][:1]


_HAN_ALONE = re.compile(
    r"(?:(?<=[:：，,\x00 为是找洽])|(?<=联系)|(?<=联络))(?![人员方])[\u4e00-\u9fff]{2,4}(?=[，,；;：:（(\x00\s]|$)"
)


def _labelled_name(rest: Span, words: Vocabulary, asked: int) -> list[tuple[int, int]]:
    """Return where a bare name stands behind the words that ask and a colon: "Focal point: Ana Lima (tel. ...)"."""
    if not (match := _LABELLED.match(rest.text, asked)):
        return []
    start, end = _behind_posts(rest, *match.span(1), words)
    return [(start, end)] if likeness(rest.cut(start, end), words) >= _BARE else []


def _behind_posts(rest: Span, start: int, end: int, words: Vocabulary) -> tuple[int, int]:
    """Return where a stretch goes on behind the words of posts that it begins with: "First Secretary Ana Lima"."""
    while (word := _WORD.match(rest.text, start, end)) and fold(word[1]) in words.sets["words.posts"]:
        start = word.end()
    return start, end


_WORD = re.compile(r"(\w+)\s+")
_LABELLED = re.compile(
    r"[^,;.(，；（\x00\n]{0,60}[:：]\s*(?:(?:my|our|mon|ma|notre|mi|nuestr[oa]|наш|наша)\s\w+\s)?([^,;:(，；：（\x00\n]{4,60})",
    re.IGNORECASE,
)
# Two words with capitals look like a name so much.
_BARE = 0.35


def _reached_name(rest: Span, words: Vocabulary, asked: int, emails: Sequence[str]) -> list[tuple[int, int]]:
    """Return where a bare name stands right before how it is reached: "Questions to Ada Reed please: a.reed@x.org".

    Offices have capitals in Latin script too, and Arabic has none: there the address must show the name, but for Latin
    letters in a Chinese sentence: 请联系Ada Reed（a.reed@x.org）.
    """
    for match in _BEFORE_REACHED.finditer(rest.text, asked):
        start, end = _behind_posts(rest, *match.span(1), words)
        name = rest.cut(start, end)
        shown = any(token in email for token in name.folded.split() if len(token) > _INITIAL for email in emails)
        inside = "\u0370" < name.folded[0] < "\u0530" or HAN.match(rest.text[:start][-1:]) is not None
        if likeness(name, words) >= _BARE and (shown or inside):
            return [(start, end)]
    return []


_BEFORE_REACHED = re.compile(
    r"(?:(?<![\w-])|(?<=[\u3400-\u9fff]))((?:[^\W\d_a-zа-яё\u3400-\u9fff][\w'’-]+\s){1,3}[^\W\d_a-zа-яё][\w'’-]+)"
    r"(?:\s[^\W\d_]+)?\s?[,:(（–-]?\s?\x00"
)
# Letters: shorter ones are in many an address.
_INITIAL = 2


def _turned_to(rest: Span, words: Vocabulary, asked: int) -> list[tuple[int, int]]:
    """Return where a bare Russian name ends what asks to turn to somebody: "обращаться к атташе Асановой Гуле."."""
    for asks in _asks().finditer(rest.folded):
        match = _TURNED_TO.match(rest.text, asks.end()) if asks.start() >= asked else None
        if match and likeness(rest.cut(*match.span(1)), words) >= _SHOWN:
            return [match.span(1)]
    return []


_TURNED_TO = re.compile(
    r"\s*(?:[а-яё-]+\s+){0,5}?((?:[А-ЯЁ][а-яё-]+\s){1,2}[А-ЯЁ][а-яё-]+|[А-ЯЁ][а-яё-]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\.)"
    r"(?=\s?(?:[,;(\x00]|\.(?:\s|$)|$))"
)
# As much as an ending tells a family name.
_SHOWN = 0.5


def _is_post(position: Span, words: Vocabulary) -> bool:
    """Tell whether what follows a name is a post: one of its words is, and it is no half sentence."""
    if HAN.match(position.text):
        return len(position.text) < _HAN_POST and han.title_before(position.text, words) > 0
    first = position.folded.split(" ")[0] if position else ""
    said = position.folded.split()
    whole = bool(first) and len(said) < 9 and said[-1] not in words.sets["words.small"] and said[-1] not in _VERBS
    begins = whole and (not position.text[0].islower() or _names_post(said[0], words))
    return begins and any(_names_post(word, words) for word in said)


# Characters: no Chinese post with its body is longer.
_HAN_POST = 40


def _names_post(word: str, words: Vocabulary) -> bool:
    """Tell a folded word of posts, a Russian one in any case: one asks "к советнику", and "советник" answers."""
    posts = words.sets["words.posts"]
    if word in posts or not _CYRILLIC.match(word):
        return word in posts
    return any(word[:-size] + end in posts for size in (1, 2, 3) if len(word) - size > _STEM for end in _ENDINGS)


# "whose assistant is Ms. X"
_VERBS = frozenset({"is", "est", "es"})
_CYRILLIC = re.compile("[\u0400-\u04ff]")
# Letters that a Russian post keeps in every case, and those with which it is named.
_STEM = 3
_ENDINGS = tuple(map(fold, ("", "ь", "й", "ый", "ий", "ой")))


def _office(rest: Span, words: Vocabulary) -> Span:
    """Return the office that a sentence names: from its noun, with what qualifies it, to the next division."""
    nouns = phrases.of(lambda words: words.contact.offices, whole=True)
    asking = [match.span() for match in _asks().finditer(rest.folded)]
    for match in nouns.finditer(rest.folded):
        if any(start < match.end() and match.start() < end for start, end in asking):
            continue  # "the Secretariat may contact"
        start = _office_start(rest.text, _noun_start(match, nouns))
        office = rest.cut(start, _office_stop(rest, match.end(), words)).strip(_EDGE)
        if 2 < len(office.text) < 120:
            return office
    return Span()


def _office_stop(rest: Span, at: int, words: Vocabulary) -> int:
    """Return where the name of an office ends: at the next division, behind which its body may follow."""
    end = _OFFICE_END.search(rest.folded, at)
    stop = end.start() if end else len(rest.text)
    if not (comma := _COMMA.match(rest.text, stop)):
        return stop
    behind = _OFFICE_END.search(rest.folded, comma.end())
    further = behind.start() if behind else len(rest.text)
    return further if entry.is_body(rest.cut(comma.end(), further).strip(_EDGE), words) else stop


def _noun_start(match: re.Match[str], nouns: Finder) -> int:
    """Return where an office's noun begins behind a joined Arabic preposition."""
    start = match.start()
    while match.string[start] in "وفبلك" and nouns.match(match.string, start + 1):
        start += 1
    return start


def _office_start(text: str, at: int) -> int:
    """Return where the words that qualify an office's noun begin: those with capitals, or Chinese characters."""
    if _HAN.match(text, at):
        verb = max((text.rfind(char, 0, at) for char in "系洽与同询和络，,:："), default=-1)
        return verb + 1
    while True:
        before = re.search(r"(\S+)\s$", text[:at])
        if before is None or not before.group(1)[:1].isupper() or before.group(1)[-1:] in ",;:.)\x00":
            return at
        at = before.start(1)

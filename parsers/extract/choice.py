"""Which parts of a message carry the answer, and in which order."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Address, Block, Headers, Message, Part
from parsers.extract import arrival, emails, phrases, tongue, zones
from parsers.extract.letter import Letter, Passage, Zone, in_one_run
from parsers.extract.names import scan
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.span import fold
from parsers.record import Meeting, Secretariat

# A note or an annex has a sentence or some lines; what has less is a logo's caption or a stamp.
_LEAST = 0.2
# Bodies and posts of a list tell its language so surely, or only the mail around it does.
_SURE = 0.8
# Who passes a mail on writes a word above it, with or without a mark in the subject.
_WORD = 120
# Characters: what says more than that says something of its own.
_COVER = 400


class Candidate(Struct, frozen=True):
    """A part with its zones and how much it looks like an answer."""

    part: Part
    passages: tuple[Passage, ...]
    headers: Headers
    weight: float
    nested: int
    forwarded: bool


def choose(message: Message, meetings: Sequence[Meeting], secretariat: Secretariat = Secretariat()) -> Letter:
    """Return the letter: the note or mail that answers and its annexes, without forms, passports and invitations."""
    candidates = _candidates(message, meetings, secretariat)
    # A form may be named and filled in as nobody foresaw: before nothing is left, it is the answer.
    candidates = candidates or _candidates(message, meetings, secretariat, forms=True)
    if not candidates:
        return Letter((), (), "", message.headers.subject, *_writer(_told(message.headers, (), secretariat)))
    best = max(candidates, key=lambda candidate: candidate.weight)
    annexes = [one for one in candidates if one is not best and _belongs(one, best)]
    covering = [one for one in candidates if one is not best and one not in annexes and one.part.role == "body"]
    passages = best.passages + tuple(p for one in annexes for p in one.passages)
    covers = tuple(p for one in covering for p in one.passages)
    came = arrival.find(best.headers, forwarded=best.forwarded)
    return Letter(passages, covers, _language(best, covers), _subject(best, message), *_writer(best.headers), came)


def _writer(headers: Headers) -> tuple[str, str, tuple[str, ...]]:
    by = headers.sender or Address("", "")
    return by.name, by.address, tuple(one.address for one in headers.reply_to)


def _subject(best: Candidate, message: Message) -> str:
    """Return the subject of the answer's own message, then the outer one."""
    return "\n".join(dict.fromkeys((best.headers.subject, message.headers.subject)))


def _candidates(
    message: Message, meetings: Sequence[Meeting], secretariat: Secretariat, *, forms: bool = False
) -> list[Candidate]:
    nested = {part.number: part for part in message.parts if part.role == "message"}
    readable = [part for part in message.parts if part.document is not None and part.role != "message"]
    found = []
    for part in readable:
        if part.role == "alternative" and _twin_is_read(part, readable):
            continue
        outer = [number for number in nested if part.number.startswith((number + ".", number + "!"))]
        inner = nested[max(outer, key=len)].headers if outer else None
        headers = inner or message.headers
        read = zones.passages(part)
        passages = _turned(read, part, headers, meetings, secretariat)
        if not any(passage.text.strip() for passage in passages):
            continue
        weight = _weight(part, passages, len(outer), meetings)
        if weight is not None and (forms or not _is_form(zones.own(passages), passages)):
            forwarded = bool(outer) or passages is not read
            told = _told(headers, read, secretariat)
            found.append(Candidate(part, passages, told, weight, len(outer), forwarded))
    return found


def _told(headers: Headers, passages: Sequence[Passage], secretariat: Secretariat) -> Headers:
    """Return the headers; of a colleague's mail with who wrote what it quotes as its sender, None where untold."""
    if not _is_by(headers, secretariat):
        return headers
    wrote = emails.find(zones.writer([p for p in passages if p.zone is Zone.QUOTED]))
    theirs = next((one.value for one in wrote if one.valid and not secretariat.is_colleague(one.value)), None)
    return replace(headers, sender=Address("", theirs) if theirs else None, reply_to=())


def _turned(
    passages: tuple[Passage, ...],
    part: Part,
    headers: Headers,
    meetings: Sequence[Meeting],
    secretariat: Secretariat,
) -> tuple[Passage, ...]:
    """Return the passages of a mail; of one that only forwards another, those of the other."""
    quoted = [p for p in passages if p.zone is Zone.QUOTED]
    if part.role != "body" or not quoted or _quotes_us(quoted, meetings, secretariat):
        return passages
    ours = _is_by(headers, secretariat) and not _answers(passages)
    turns = ours or _passes_on(passages, quoted, headers, meetings)
    return zones.forwarded(passages) if turns else passages


def _answers(passages: Sequence[Passage]) -> bool:
    """Tell words above a mail that change what it says: "Ghana called: nobody comes", "please add Mr. X too"."""
    own = fold(zones.own(passages).replace("\n", " "))
    if phrases.of(lambda words: words.intent.decline).search(own):
        return True
    return _names_somebody(passages) and phrases.of(lambda words: words.intent.amend).search(own) is not None


def _names_somebody(passages: Sequence[Passage]) -> bool:
    return any(scan(p.run, vocabulary()) for p in passages if p.zone is Zone.BODY)


def _is_by(headers: Headers, secretariat: Secretariat) -> bool:
    return headers.sender is not None and secretariat.is_colleague(headers.sender.address)


def _quotes_us(quoted: Sequence[Passage], meetings: Sequence[Meeting], secretariat: Secretariat) -> bool:
    """Tell whether a quotation is the invitation, or a mail of our own."""
    wrote = zones.writer(quoted)
    if any(address.lower() in wrote for one in meetings for address in one.addresses):
        return True
    ours = any(secretariat.is_colleague(one.value) for one in emails.find(wrote))
    return ours or is_ours(fold(in_one_run(quoted).text.replace("\n", " ")), meetings)


def _passes_on(
    passages: Sequence[Passage], quoted: Sequence[Passage], headers: Headers, meetings: Sequence[Meeting]
) -> bool:
    """Tell whether a mail says little of its own, and quotes one that does something."""
    forwards = phrases.of(lambda words: words.zones.forwards, whole=True).match(fold(headers.subject).strip("[ "))
    own = fold(zones.own(passages).replace("\n", " "))
    passes_on = phrases.of(lambda words: words.zones.passes_on).search(own)
    acts = phrases.of(lambda w: w.intent.nominate + w.intent.amend + w.intent.decline)
    # "FYI, please register" asks a colleague; "FYI, they will not come" answers.
    asks = _asks_a_colleague(own, passages, headers, meetings)
    answers = _answers(passages) if asks else acts.search(own) is not None
    receipt = phrases.of(lambda words: words.intent.acknowledge + words.intent.thanks)
    theirs = fold(in_one_run(quoted).text.replace("\n", " "))
    if not (forwards or passes_on or len(own) < _WORD) or len(own) > _COVER or answers:
        return False
    if receipt.search(own) and not passes_on:  # who passes a mail on may ask for a receipt
        return False
    # Whatever words a note uses, who passes it on names nobody of their own.
    note = phrases.of(lambda words: words.zones.compliments).search(theirs) and not _names_somebody(passages)
    return bool(passes_on or acts.search(theirs) or receipt.search(theirs) or note)


def _asks_a_colleague(own: str, passages: Sequence[Passage], headers: Headers, meetings: Sequence[Meeting]) -> bool:
    """Tell words above a mail that say what to do with it, and name nobody: a colleague's, or plainly to one."""
    if _names_somebody(passages):
        return False
    ours = {_domain(address) for one in meetings for address in one.addresses if "@" in address}
    if _domain(_writer(headers)[1]) in ours:
        return True
    # Who answers one of us quotes them, and may well ask them to register somebody.
    wrote = zones.writer([p for p in passages if p.zone is Zone.QUOTED])
    plainly = phrases.of(lambda words: words.zones.to_colleague).search(own)
    return plainly is not None and not any(f"@{one}" in wrote for one in ours)


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()


def _twin_is_read(part: Part, readable: Sequence[Part]) -> bool:
    parent = part.number.rpartition(".")[0]
    twins = [one for one in readable if one.role == "body" and one.number.rpartition(".")[0] == parent]
    return any(len(one.document.text) * 2 >= len(part.document.text) for one in twins if one.document and part.document)


def _weight(part: Part, passages: Sequence[Passage], nested: int, meetings: Sequence[Meeting]) -> float | None:
    """Return how much a part looks like the answer; None for what never is one."""
    text = fold(zones.own(passages)[:12_000].replace("\n", " "))
    if is_ours(text, meetings) or _is_passport(text):
        return None
    score = 0.0
    score += 5 if phrases.of(lambda words: words.zones.compliments).search(text) else 0
    score += 3 if phrases.of(lambda words: words.zones.closing).search(text) else 0
    score += min(len(text), 1500) / 1000
    score += 2 if phrases.of(lambda words: words.intent.nominate + words.intent.amend).search(text) else 0
    score += 1 if phrases.of(lambda words: words.intent.decline + words.intent.inquire).search(text) else 0
    score += 1 if phrases.of(lambda words: words.intent.about).search(text) else 0
    covering = phrases.of(lambda words: words.zones.covering).search(text) is not None
    if part.role in ("attachment", "inline"):
        score += 2 if any(isinstance(p.item, Block) and len(p.text) > 120 for p in passages) else 0
    elif covering and len(text) < 600:
        score -= 4
    return score + nested


def is_ours(folded: str, meetings: Sequence[Meeting]) -> bool:
    """Tell whether a text is the invitation itself: our compliments before anybody else's, and to somebody else."""
    match = phrases.of(lambda words: words.zones.compliments).search(folded)
    if match is None:
        return False
    names = phrases.of(lambda words: words.zones.our_names)
    # An Arabic verb stands before who presents its compliments: "تهدي البعثة الدائمة أطيب تحياتها".
    inside = _ARABIC.match(match.group()) is not None
    before = match.group() if inside else folded[max(0, match.start() - 160) : match.start()]
    addressed = names.search(folded[match.end() : match.end() + 160])
    if addressed and addressed.start() <= _ADDRESS:
        return False
    ours = names.finditer(before if inside else before[-100:])
    return any(not _is_of_another(each) for each in ours) and not _names_an_office(before)


_ARABIC = re.compile(r"[\u0600-\u06ff]")
# Characters: "to the", "إلى السادة".
_ADDRESS = 12


def _is_of_another(ours: re.Match[str]) -> bool:
    """Tell a short name of ours in the one of another body: 秘书处 in 某某组织秘书处, "الأمانة العامة لجامعة"."""
    before = ours.string[: ours.start()]
    if _GENERAL.match(ours.string, ours.end()):
        return True
    return (
        len(ours.group()) <= _SHORT_NAME and _HAN.fullmatch(ours.group()) is not None and bool(_HAN.match(before[-1:]))
    )


_GENERAL = re.compile(r"\s*العام[ةه]")
# Characters: "the secretariat", "the executive director".
_SHORT_NAME = 4
_HAN = re.compile(r"[\u3400-\u9fff]+")


def _names_an_office(before: str) -> bool:
    return phrases.of(lambda words: words.sender.offices).search(before) is not None


def _is_form(own: str, passages: Sequence[Passage]) -> bool:
    """Tell whether a part is an empty form: it says so, nothing is filled in, and it thanks or greets nobody."""
    text = fold(own[:12_000].replace("\n", " "))
    said = phrases.of(lambda words: words.zones.form).search(text[:800]) is not None
    blanks = text.count("____") + text.count("....") + text.count("……") > 3
    if not said or blanks:
        return said
    return not phrases.of(lambda words: words.zones.compliments).search(text) and not _is_filled(passages)


_FILLED = re.compile(r"[^:：]{2,60}[:：]\s*[^\W_].*")


def _is_filled(passages: Sequence[Passage]) -> bool:
    """Tell a form with values: two lines behind their labels, or a row below the first with two cells."""
    lines = [line.text for p in passages if isinstance(p.item, Block) for line in p.lines]
    tables = [p.item for p in passages if not isinstance(p.item, Block)]
    rows = Counter(
        (at, cell.row)
        for at, table in enumerate(tables)
        for cell in table.cells
        if cell.row and any(char.isalpha() for char in cell.text)
    )
    return sum(_FILLED.fullmatch(line.strip()) is not None for line in lines) > 1 or any(n > 1 for n in rows.values())


def _is_passport(text: str) -> bool:
    words = phrases.of(lambda words: words.zones.passport)
    hits = {match.group() for match in words.finditer(text[:2000])}
    # The machine-readable zone is mostly fillers, whatever OCR makes of its letters.
    fillers = text.count("<") + text.count(">") + text.count("«")
    return (fillers > 15 or len(hits) >= 4) and len(text) < 1500


def _belongs(one: Candidate, best: Candidate) -> bool:
    """Tell whether another part is an annex of the letter, or a mail that itself names people beside a note."""
    if one.part.role in ("attachment", "inline"):
        is_list = any(not isinstance(passage.item, Block) and passage.item.rows > 1 for passage in one.passages)
        return one.nested >= best.nested and (one.weight > _LEAST or is_list or _is_filled(one.passages))
    return False


def _language(best: Candidate, covers: Sequence[Passage]) -> str:
    """Return the language of the answer: where names in a table tell none surely, it is that of the mail around it."""
    if _prose(best.passages) or not _prose(covers):
        return tell(best.passages)
    told, sure = tongue.tell(zones.own(best.passages))
    return tell(best.passages if sure >= _SURE and tongue.known(told) else covers)


def tell(passages: Sequence[Passage]) -> str:
    """Return the language of a letter: of several, the one that the letter calls authentic, else the first."""
    authentic = _authentic(fold(zones.own(passages).replace("\n", " ")))
    if authentic:
        return authentic
    text = "\n".join(p.run.text for p in _prose(passages)) or zones.own(passages)
    return tongue.tell(text)[0]


def _prose(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Return the paragraphs that tell a language, none where there are only short lines and tables."""
    body = [
        p
        for p in _before_translation(passages)
        if p.zone in (Zone.BODY, Zone.CLOSING) and isinstance(p.item, Block) and zones.length(p.text) > 40
    ]
    return [p for p in body if zones.length(p.text) > 120] or body


def _authentic(folded: str) -> str:
    from parsers import languages

    for code in languages.LANGUAGES:
        words = languages.language(code).zones.authentic
        if words and phrases.pattern(words).search(folded):
            return code
    return ""


def _before_translation(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Return the passages before a summary or translation in another language."""
    said = phrases.of(lambda words: words.zones.unofficial)
    for at, passage in enumerate(passages):
        if at and said.search(fold(passage.text[:200])):
            return passages[:at]
    return passages

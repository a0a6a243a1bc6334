"""The lines about one person, whatever layout cut them out: name, role, position, organization, contacts."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice, pairwise

from msgspec import Struct
from msgspec.structs import replace

from parsers.characters import HAN
from parsers.extract import countries, generations, han, known, names, phrases, remembered
from parsers.extract.people import boxes, contacts, inflected
from parsers.extract.people.candidate import Candidate, Contact
from parsers.extract.people.contacts import GONE, blank
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, fold, join
from parsers.record import Role

# Where a line of details divides; brackets are looked at first. Commas of Chinese and Arabic need no blank behind.
_DIVIDER = re.compile(
    r"\n|\x00+|[،，；;؛：。]|[,、](?=\s|$|[\u3400-\u9fff])|\s[-–—―]+(?=\s|$)|:(?=\s|$)|\s/(?=\s)|\s(?:->|=>|→)(?=\s)|\.{3,}|_{3,}|\|"
)
# Several commas without a blank divide a line; one may stand between family and given names.
_TIGHT = re.compile(r"(?<=[^\W\d_]),(?=[^\W\d_])")
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")
# No name reaches further into a line, and no letter says more about one person.
_PART, _MOST = 400, 3_000
_EDGES = " \t\n,;:.·-–—―/|،，؛；：、。\x00•"


class Piece(Struct, frozen=True):
    """A stretch of an entry between two dividers, by its place in it."""

    start: int
    end: int
    lead: str


def read(
    lines: Sequence[Span], line: int, words: Vocabulary, region: str | None, *, least: float = 0.55
) -> Candidate | None:
    """Return the person whom the lines are about, None if no stretch of them looks like a name.

    `line` is the number of the first line. `least` is how much a stretch must look like a name; lists lower it.
    """
    used = frozenset(mark.place.number for text in lines for mark in text.words)
    said_so, plain = _labelled(lines, words, region)
    whole = join((names.unbracketed(text, words) for text in _unwrapped(plain, words)), "\n")
    whole = whole if len(whole.text) <= _MOST else whole.cut(0, _MOST)
    whole, common, fellows = _common(whole, words, region)
    whole, reached = contacts.take(whole, words, region)
    whole, pending = _without_pending(whole, words)
    whole = _before_verb(whole, words)
    whole, role, said = _told(whole, words, (boxes.without, _without_capacities, _without_brackets, without_roles))
    whole, pieces, at = _with_name(_before_name(whole, words), words, least)
    if at is None:
        return None
    above = _place_above_post(plain, words) if not role else None
    if above:
        role, said = above
        pieces = [piece for piece in pieces if whole.cut(piece.start, piece.end).strip(_EDGES).text != said.text]
        at = _name_piece(whole, pieces, words, least) or 0
    pieces = _without_gender(whole, pieces, at, words)
    found = _person(whole, pieces, at, words, _Besides(line, used, (*reached, *common), role, said))
    if "position" in said_so and _is_before(found.position, found, plain[0]):
        found = replace(found, honorific=found.honorific or found.position)
    position, organization = said_so.get("position", found.position), said_so.get("organization", found.organization)
    return replace(found, position=position, organization=organization, common=common, fellows=fellows, pending=pending)


def _is_before(position: Span, found: Candidate, first: Span) -> bool:
    """Tell a post that stands right before the name on its line, with nothing between: "Chief Inspector Ola Moe"."""
    return bool(position) and first.text.startswith(f"{position.text} {found.name.text}")


def _unwrapped(lines: Sequence[Span], words: Vocabulary) -> list[Span]:
    """Return the lines that say anything; one that begins with a small word goes on with what stands below the name.

    "Secretary of the Embassy" / "in Vienna". A whole body behind a bare post may be theirs: "Judge" / "of the Supreme
    Court".
    """
    out: list[Span] = []
    for line in (text for text in lines if text):
        above = out[-1] if out else Span()
        told = len(out) > 1 or (bool(above) and len(divide(above)) > 1)
        if told and _runs_on(above, line, words):
            out[-1] = join((above, line), " ")
        else:
            out.append(line)
    return out


def _runs_on(above: Span, line: Span, words: Vocabulary) -> bool:
    """Tell a line in small letters that begins with a small word, below one that says what somebody is."""
    first, _, rest = line.text.partition(" ")
    small = first.islower() and fold(first) in words.sets["words.small"]
    if not rest or not (small or _ORDINAL.fullmatch(first)):
        return False
    if any(reaches(text) or place(text, words) for text in (above, line)) or ":" in line.text:
        return False
    if above.text.endswith((".", ";", ":")) or words.has("joins.stops", line.folded):
        return False
    origin = _ORIGIN.match(line.text)
    return not (origin and is_body(line.cut(origin.end()).strip(_EDGES), words) and is_bare_post(above, words))


# "начальник" / "5-го отдела".
_ORDINAL = re.compile(r"\d{1,2}-(?:го|ого|ой)")


def _without_gender(whole: Span, pieces: Sequence[Piece], at: int, words: Vocabulary) -> list[Piece]:
    """Return the stretches without one behind the name that only tells the gender: 某某，女，处长."""
    gender = words.sets["honorifics.gender"]
    return [
        piece for index, piece in enumerate(pieces)
        if index <= at or whole.cut(piece.start, piece.end).strip(_EDGES).folded not in gender
    ]  # fmt: skip


def with_place_apart(text: Span, words: Vocabulary) -> Span:
    """Return a line with ", " before a place that ends it: "Mr. X Head of Delegation", "Mr. X, Judge,Member".

    Behind blanks alone it is one only if it speaks of a delegation and nothing but a name stands before. Behind blanks
    as wide as between columns they divide the line: "Mr. X      Adviser".
    """
    head, _, last = text.text.rpartition(",")
    if head and last[:1].isalpha() and words.places.get(text.cut(len(head) + 1).strip(_EDGES).folded) in PLACES:
        return join((text.cut(0, len(head)).strip(), text.cut(len(text.text) - len(last)).strip()), ", ")
    for match in islice(re.finditer(r"\s+", text.text), 1, _NAME_WORDS):
        said = text.cut(match.end())
        if " " in said.text and is_role(said, words) and place(said, words) in PLACES:
            before = text.cut(0, match.start()).strip(_EDGES + "«»*_=~")
            return join((before, said), ", ") if _is_bare_name(before, words) else text
    at = _last_column(text)
    before, said = text.cut(0, at).strip(_EDGES), text.cut(at)
    apart = at and said.strip(_EDGES + "()").folded in words.places and _is_bare_name(before, words)
    return join((before, said), f", {GONE} ") if apart else text


def _last_column(text: Span) -> int:
    """Return where the words begin before which the last blanks stand as between columns; 0 where none do."""
    marks = (None, *text.marks)
    return max(
        (
            at
            for at, (last, mark) in enumerate(pairwise(marks))
            if at and mark and mark is not last and mark.word.gap > _USUAL
        ),
        default=0,
    )


# Blanks: two may stand between words by chance.
_USUAL = 2


def _is_bare_name(text: Span, words: Vocabulary) -> bool:
    """Tell a name from one with a post behind it, and from the beginning of "Assistant of the Head of Delegation"."""
    _, bare = names.honorific(text, words)
    tokens = bare.folded.split()
    known = words.sets["words.posts"] | words.sets["words.bodies"]
    posted = any(token in known for token in tokens[1:])
    led = bool(tokens) and tokens[-1] in words.sets["words.small"]
    return len(divide(text)) == 1 and names.likeness(text, words) >= 0.35 and not (posted or led)


# Blanks; no name has more words.
_NAME_WORDS = 10


def _with_name(whole: Span, words: Vocabulary, least: float) -> tuple[Span, list[Piece], int | None]:
    """Return the entry, divided before a name that a title runs into, its stretches, and which is the name."""
    whole = _parted_from_post(whole, words)
    pieces = _uninverted(whole, _with_generations(whole, divide(whole), words), words)
    at = _name_piece(whole, pieces, words, least)
    if at is None:
        whole = _parted_from_title(whole, pieces, words)
        pieces = _with_generations(whole, divide(whole), words)
        at = _name_piece(whole, pieces, words, least)
    return whole, pieces, at


def _common(whole: Span, words: Vocabulary, region: str | None) -> tuple[Span, tuple[Contact, ...], int]:
    """Return the entry without a remark how several are reached, how that is, and how many of those before it is for.

    "(both: tel. +353 1 602 8202)". Behind other words it is no remark: "Justice for All, tel. +353 1 602 8202".
    """
    for key, fellows in (("joins.pair", 1), ("joins.everyone", _EVERYONE)):
        for match in words.pattern(key).finditer(whole.folded):
            begun = _begun(whole.text[: match.start()], words)
            if begun is None:
                continue
            end = whole.text.find("\n", match.end())
            end = end if end >= 0 else len(whole.text)
            rest, reached = contacts.take(whole.cut(match.start(), end), words, region)
            if reached and rest.strip(_EDGES + "()（）").folded in words.sets[key]:
                start = len(whole.text[:begun].rstrip("(（ "))
                return blank(whole, start, end), reached, fellows
    return whole, (), 0


def _begun(before: str, words: Vocabulary) -> int | None:
    """Return where such a remark begins that goes on behind a text; None where other words stand before it."""
    edge = max(before.rfind(mark) for mark in _OPENINGS.replace(" ", "")) + 1
    label = fold(before[edge:]).strip()
    told = any(label.startswith(one) and len(label) - len(one) < _FOR for one in words.sets["labels.contacts"])
    return edge if told or not label else None


# Characters: " for".
_FOR = 7
# More than any list has.
_EVERYONE = 1_000
# What such a remark stands behind; at the beginning of an entry that is nothing.
_OPENINGS = f"{_EDGES}(（["


def _without_pending(whole: Span, words: Vocabulary) -> tuple[Span, bool]:
    """Return the entry without remarks that it is open who comes ("(tbc)", "(perhaps)"), and whether one stood.

    Behind the label of a contact such words are about that: "E-mail: tbc".
    """
    said = words.sets["joins.pending"] | words.sets["joins.perhaps"]
    for match in _LABELLED_LINE.finditer(whole.text):
        value = whole.cut(match.start(1), match.end(1)).strip(_EDGES).folded
        if value in said and contacts.begins_with_label(whole.folded[match.start() :].lstrip(" ,、"), words):
            whole = blank(whole, match.start(), match.end())
    stretches = [(match.start(), match.end()) for match in _BRACKETS.finditer(whole.text)]
    stretches += [(piece.start, piece.end) for piece in divide(whole)]
    open_yet = [spot for spot in stretches if whole.cut(*spot).strip(_EDGES + "()（）[]").folded in said]
    for start, end in open_yet:
        whole = blank(whole, start, end)
    return whole, bool(open_yet)


_LABELLED_LINE = re.compile(rf"(?<![^\n,;{GONE}])[^\n:：{GONE}]{{1,40}}[:：]([^\n,;{GONE}]+)")


def _labelled(lines: Sequence[Span], words: Vocabulary, region: str | None) -> tuple[dict[str, Span], list[Span]]:
    """Return what lines below the first call position and body, and the other lines: "Mr. X" / "Designation: Y".

    A label of the place in the delegation goes, what it says stays: it is read as anywhere. Two bodies are one with its
    part; where two posts are said, or a body stands without a label too, all lines stay as they are.
    """
    said: dict[str, Span] = {}
    plain, last = list(lines[:1]), ""
    for line in lines[1:]:
        match, key = _LABELLED.match(line.text), label_of(line, words)
        value = line.cut(match.end()).strip(_EDGES) if match else line
        placed = key == "role" or (key == "position" and place(value, words) in PLACES)
        value, reached = _parted(value, words, region)
        addressed = names.is_address(value.text, words) and names.plain_address(value, words)
        key = "position" if key == "title" and not addressed else key
        if last and not match and value.text[:1].islower():
            said[last] = join((said[last], value), " ")
            plain += [reached] if reached else []
            continue
        last = key if key in ("position", "organization") and value and not placed else ""
        if (last == "position" and last in said) or (not match and not reached and is_body(line, words)):
            return {}, list(lines)
        if last:
            said[last] = join((said.get(last, Span()), value), ", ")
            plain += [reached] if reached else []
        else:
            plain.append(value if placed else line)
    return said, plain


def _parted(text: Span, words: Vocabulary, region: str | None) -> tuple[Span, Span]:
    """Return a text and what it says of how to reach somebody, from the last comma before that: "Law, tel. 26060".

    "office +43 1 26060" is about that as a whole, "for the years 2009-2013" nowhere.
    """
    numbered = digits(text) >= _EXTENSION and contacts.begins_with_label(text.folded, words)
    start = 0 if numbered or _URL.match(text.text) else len(text.text)
    if start and reaches(text):
        start = (contacts.take(text, words, region)[0].text + contacts.GONE).index(contacts.GONE)
    if start == len(text.text):
        return text, Span()
    start = max(text.text.rfind(mark, 0, start) for mark in ",;，；،؛") + 1
    return text.cut(0, start).strip(_EDGES), text.cut(start)


# Digits: what is shorter behind a label numbers a section or a grade.
_EXTENSION = 4
_URL = re.compile(r"https?://|www\.", re.IGNORECASE)


def reaches(text: Span) -> bool:
    """Tell whether a text holds an address or the digits of a number: "Office: +43 1 26060"."""
    return "@" in text.text or digits(text) >= DIGITS


def digits(text: Span) -> int:
    """Return how many digits of any script a text has."""
    return sum(char.isdigit() for char in text.text)


# Hardly a telephone number is shorter, and hardly a post or a body has so many; a day of the year has.
DIGITS = 6


def _place_above_post(lines: Sequence[Span], words: Vocabulary) -> tuple[Role, Span] | None:
    """Return the place that a line below a name says, above the line of the post: "Mr. X" / "Expert" / "Director"."""
    for above, below in pairwise(lines[1:]):
        said = above.strip(_EDGES)
        if (role := words.places.get(said.folded)) and is_post(below.strip(_EDGES), words):
            return role, said
    return None


def label_of(text: Span, words: Vocabulary) -> str | None:
    """Return what a label at the beginning of a text calls the rest: "Designation: Judge"; None where none stands."""
    match = _LABELLED.match(text.text)
    return words.labels.get(fold(match.group(1)).strip(" .*")) if match else None


_LABELLED = re.compile(r"\s*([^:：]{1,40}?)\s*[:：]")
# In the place of a title an adviser, expert or interpreter has a post; these are places in a delegation only.
PLACES = (Role.HEAD, Role.DEPUTY_HEAD, Role.ALTERNATE, Role.DELEGATE)


def names_last(text: Span, words: Vocabulary) -> bool:
    """Tell a line that ends in a Chinese name right behind post and body: 某部某局局长 张三.

    "会长 邹国栋", without a body, is how letters are signed.
    """
    divided = _before_name(text, words)
    return divided is not text and text.text[: divided.text.index("\n")].strip() not in words.sets["words.posts"]


def _parted_from_post(whole: Span, words: Vocabulary) -> Span:
    """Return the entry with a division between a family name alone and its post: "Mr. Darko Director, Ministry of X".

    Where no body follows, both are the name: "Ms. Ada Judge, Attaché".
    """
    for piece, following in pairwise(divide(whole)):
        text = _cut(whole, piece)
        before, name = names.honorific(trimmed(text, _EDGES), words)
        alone, _, post = name.text.partition(" ")
        followed = is_body(_cut(whole, following).strip(_EDGES), words)
        if alone and followed and names.is_spoken(before) and is_bare_post(name.cut(len(alone) + 1), words):
            start = piece.start + text.text.rindex(post)
            return whole.without(start - 1, start, GONE)
    return whole


def _parted_from_title(whole: Span, pieces: Sequence[Piece], words: Vocabulary) -> Span:
    """Return the entry with a division before the name that a title runs into: "Third Secretary in Vienna Ada Reed"."""
    for piece in pieces:
        text = whole.cut(piece.start, piece.end)
        tokens = list(re.finditer(r"\S+", text.text))
        last = [fold(token.group().strip(_EDGES)) for token in tokens[-_RUSSIAN_NAME:]]
        # "Судья Суда Республики Казахстан Ахметов Болат Серикович": a whole Russian name has three words.
        russian = "\u0430" <= last[-1][:1] <= "\u044f" and names.has_patronymic(last, words) if last else False
        sizes = (_RUSSIAN_NAME,) if russian else (4, 3, 2)
        for size in sizes if is_post(text.strip(_EDGES), words) else ():
            if len(tokens) > size and _ends_in_name(text, tokens, size, words):
                start = piece.start + tokens[_addressed_from(text, tokens, size, words)].start()
                return whole.without(start - 1, start, GONE)
    return whole


def _addressed_from(text: Span, tokens: Sequence[re.Match[str]], size: int, words: Vocabulary) -> int:
    """Return at which word the address begins that stands before the name at the end: "советник д-р Орлов О.И."."""
    at = len(tokens) - size
    while at > 1:
        word = text.cut(*tokens[at - 1].span())
        address = names.is_spoken(word) or words.pattern("honorifics.titles").fullmatch(word.folded)
        governed = fold(tokens[at - 2].group()) in words.sets["words.small"]  # "Chief Inspector of Police"
        if not address or governed or word.folded in words.sets["words.posts"] | words.sets["words.bodies"]:
            break
        at -= 1
    return at


_RUSSIAN_NAME = 3


def _ends_in_name(text: Span, tokens: Sequence[re.Match[str]], size: int, words: Vocabulary) -> bool:
    """Tell whether the last words are a name: capitals that no small word governs, none a post, a body or a State."""
    before, said = fold(tokens[-size - 1].group()), [token.group().strip(_EDGES) for token in tokens[-size:]]
    known = words.sets["words.posts"] | words.sets["words.bodies"]
    spelled = all(word[:1].isupper() and fold(word) not in known for word in said)
    governed = before in words.sets["words.small"] or any(m.state for m in countries.find(said[0]))
    return spelled and not governed


def _before_name(whole: Span, words: Vocabulary) -> Span:
    """Return the entry with a division between a Chinese post and the name behind it: 某部某局局长 张三."""
    if not HAN.search(whole.text):
        return whole
    for match in _behind_post(words.phrases["words.posts"], words.phrases["honorifics.after"]).finditer(whole.text):
        if names.likeness(whole.cut(match.start(1), match.end(1)), words) >= 0.6:
            return join((whole.cut(0, match.start(1)), whole.cut(match.start(1))), "\n")
    # With a word of address any words may be the post: 某部某员张三先生.
    for start, end in han.scan(whole.text, words):
        before = whole.text[:start]
        if _TITLE_BEFORE.search(before) and not _SENT.search(before) and _ENTRY_GOES_ON.match(whole.text, end):
            return join((whole.cut(0, start), whole.cut(start)), "\n")
    return whole


def _before_verb(whole: Span, words: Vocabulary) -> Span:
    """Return the entry with a division before a Chinese verb behind a post, without it where that says no more.

    "某部处长将率团出席会议" says who leads, "某部处长出席会议" nothing that is not known.
    """
    at = 0
    while found := han.verb(whole.text, at, words):
        start, end = found
        leads = words.has("joins.leads", whole.folded[start:end]) or words.has(
            "roles.observer", whole.folded[start:end]
        )
        parted = whole.without(start, start, GONE)
        whole = parted if leads else blank(parted, start + 1, end + 1)
        at = end + 1
    return whole


_TITLE_BEFORE = re.compile(r"(?:^|[\s\x00])[\u3400-\u9fff]{3,40}$")
# A sentence sends who is named: "现指派张三先生".
_SENT = re.compile(
    r"(?:^|[，。；：])(?:现|特|兹|谨|拟|将|我|贵|本|方|团|馆|国|处)*(?:指派|委派|选派|派|提名|推荐|指定|任命|委任|选定)\s?$"
)
# Not a sentence.
_ENTRY_GOES_ON = re.compile(r"$|[\s\x00(（]")


@cache
def _behind_post(posts: tuple[str, ...], after: tuple[str, ...]) -> re.Pattern[str]:
    ends, said = ("|".join(word for word in some if HAN.match(word)) for some in (posts, after))
    name = rf"([\u3400-\u9fff]{{2,4}}?(?:{said})?)(?=$|[\s\x00，,；;（(])"
    # Without a body before it, a post has a blank behind it: "主任 白玉珂".
    return re.compile(rf"(?:(?<=[\u3400-\u9fff])(?:{ends})\s*|(?:^|(?<=[\s\x00，,]))(?:{ends})\s+){name}")


def _uninverted(whole: Span, pieces: list[Piece], words: Vocabulary) -> list[Piece]:
    """Return the stretches with "REED, Ada" as one: capitals, a comma, then words that are no post and no body."""
    if len(pieces) < 2 or pieces[1].lead != ",":
        return pieces
    family, given = (whole.cut(piece.start, piece.end).strip(_EDGES) for piece in pieces[:2])
    plain = 0 < len(given.text.split()) < 4 and not is_post(given, words) and not is_body(given, words)
    spelled = re.fullmatch(r"[^\W\d_](?:[^\W\d_]|['’.\s-])*", given.text)
    titled = all(token[0].isupper() and not names.capitals(token) for token in given.text.split())
    heads = [token for token in family.text.split() if fold(token) not in words.sets["names.particles"]]
    one = names.capitals(family.text) and len(heads) < 3 and not is_body(family, words)
    if not (one and plain and spelled and titled):
        return pieces
    return [Piece(pieces[0].start, pieces[1].end, pieces[0].lead), *pieces[2:]]


def is_name_before_post(line: Span, words: Vocabulary) -> bool:
    """Tell a line with a Chinese name and a post behind a blank (张三 某部处长), or anything (张三先生 某部)."""
    start, end = next(iter(han.scan(line.text, words)), (1, 1))
    if not start and line.text[end : end + 1].isspace():
        return True
    name, post = cut_name(line, words) if HAN.match(line.text) else (Span(), Span())
    return han.title_before(post.text, words) > 0 and names.likeness(name, words) >= 0.6


def ends_in_full_name(line: Span, words: Vocabulary) -> bool:
    """Tell a Russian line of a post and the whole name behind it, with no comma: "Начальник отдела МВД Белов П.С."."""
    full = _RUSSIAN.search(line.text)
    if full is None or not full.start() or len(divide(line)) > 1 or not is_post(line, words):
        return False
    return full["initials"] is not None or names.has_patronymic(line.cut(full.start()).folded.split(), words)


_WORD = r"[А-ЯЁ][А-ЯЁа-яё]+(?:-[А-ЯЁ][А-ЯЁа-яё]+)?"
_INITIALS = r"[А-ЯЁ]\.\s?[А-ЯЁ]\."
_RUSSIAN = re.compile(
    rf"(?<=\s)(?:{_WORD}\s{_WORD}\s{_WORD}|(?P<initials>{_WORD}\s{_INITIALS}|{_INITIALS}\s?{_WORD}))$"
)


def is_inverted(line: Span, words: Vocabulary) -> bool:
    """Tell a line that begins with a family name, a comma and the given names: "REED, Ada (Ms.), Judge"."""
    family, comma, _ = line.text[:_PART].partition(",")
    if not comma or not names.capitals(family):
        return False
    whole, _, _ = _told(line, words, (_without_brackets, without_roles))
    pieces = divide(whole)
    joined = _uninverted(whole, pieces, words)
    if not 1 < len(joined) < len(pieces):
        return False
    addressed = _ADDRESSED.search(line.cut(pieces[1].start).text)
    spoken = addressed is not None and names.is_spoken(Span(addressed.group(1)))
    return spoken or _is_post_piece(joined[1], whole, words)


# "Ada (Ms.)", "Ada, Ms.".
_ADDRESSED = re.compile(r"^[^,(]+[,(]\s*([^\W\d_]+)\.?\)?(?=,)")


class _Besides(Struct, frozen=True):
    """What the lines told besides name, position and organization."""

    line: int
    used: frozenset[int]
    contacts: tuple[Contact, ...]
    role: Role | None
    said: Span


def _person(whole: Span, pieces: Sequence[Piece], at: int, words: Vocabulary, told: _Besides) -> Candidate:
    piece = pieces[at]
    text = trimmed(_cut(whole, piece), _EDGES)
    before, rest = names.honorific(text, words)
    name, extra = cut_name(rest, words)
    lead = [] if at and _announces(whole, pieces[at - 1], piece, words) else pieces[:at]
    lead = [one for one in lead if not _leads_in(_cut(whole, one).strip(_EDGES).folded, words)]
    behind = _closed(pieces[at + 1 :])
    position, organization = _around(whole, _closed(lead), behind, words)
    honours = _honours(whole, behind, words)
    if honours:
        position, organization = _around(whole, _closed(lead), behind[honours:], words)
    elif _LETTERS.fullmatch(position.text) and is_post(organization, words) and not is_body(organization, words):
        position, organization = organization, position  # "X, EACC, Investigator"
    if extra:
        organization = organization or position
        position, organization = (extra, organization) if not is_body(extra, words) else (position, extra)
    if not organization:
        position, organization = at_blank(position, words) or _with_body_in_brackets(position, words)
    role, said = told.role, told.said
    if place(position, words) is Role.INTERPRETER and not organization:
        # Who is nothing else interprets for the delegation.
        role, said, position = role or Role.INTERPRETER, said or position, Span()
    return Candidate(
        name=_closed_up(names.tail(name, words)), line=told.line, honorific=before, role=role,
        said_role=said, position=position, organization=organization, contacts=told.contacts,
        score=names.likeness(name if extra and HAN.match(name.text) else text, words), used=told.used,
        unlike=tidy(whole, behind[:honours]),
    )  # fmt: skip


def _honours(whole: Span, behind: Sequence[Piece], words: Vocabulary) -> int:
    """Return how many stretches behind a name are letters and no body: post and body follow them, or a post others.

    "X, OGW, Solicitor-General, State Law Office", "X, MBS, HSC, Director"; in "X, EACC, Director" they are the body.
    """
    said = [_cut(whole, piece).strip(_EDGES) for piece in behind]
    count = next((at for at, text in enumerate(said) if not _LETTERS.fullmatch(text.text)), len(said))
    posted = count < len(said) and is_post(said[count], words) and not is_body(said[count], words)
    return count if count and posted and (count > 1 or len(said) > count + 1) else 0


_LETTERS = re.compile(r"[A-Z]{3,6}")


def _around(whole: Span, before: Sequence[Piece], behind: Sequence[Piece], words: Vocabulary) -> tuple[Span, Span]:
    """Return position and organization of a name with a body before it and, behind it, what the person is there."""
    if not (before and behind and is_body(_cut(whole, before[0]).strip(_EDGES), words)):
        return details(whole, [*before, *behind], words)
    position, part = details(whole, behind, words)
    return position, join([said for said in (tidy(whole, before), part) if said], ", ")


def _with_body_in_brackets(position: Span, words: Vocabulary) -> tuple[Span, Span]:
    """Return a post and the body that brackets behind it name: "Director (Ministry of Justice)"."""
    match = re.search(r"\s*[(（]([^()（）]+)[)）]$", position.text)
    inner = position.cut(match.start(1), match.end(1)).strip() if match else Span()
    if _COMMON_WORD.fullmatch(inner.text) and not any(m.body for m in countries.find(inner.text)):
        return position, Span()  # "Deputy Commissioner (Operations)"
    return (
        (position.cut(0, match.start()), inner)
        if match and match.start() and _begins_with_body(inner, words)
        else (position, Span())
    )


def _begins_with_body(text: Span, words: Vocabulary) -> bool:
    """Tell a body with what a comma parts from it: "Ministry of Justice, Geneva"; a Chinese one also before a State."""
    comma, gap = re.search("[,，،]", text.text), text.text.find(" ")
    if is_body(text, words) or (comma and is_body(text.cut(0, comma.start()).strip(), words)):
        return True
    placed = HAN.match(text.text) and gap > 0 and countries.find(text.text[gap:])
    return bool(placed) and is_body(text.cut(0, gap), words)


# In other scripts, and in capitals, one word may be a body.
_COMMON_WORD = re.compile(r"[A-ZÀ-Þa-zß-ÿ][a-zß-ÿ]+")


def at_blank(text: Span, words: Vocabulary) -> tuple[Span, Span] | None:
    """Return post and body of a Chinese text in which a blank parts them: "某部某局 处长", "处长 某部某局"."""
    ends = tuple(words.sets["words.posts"])
    for gap in re.finditer(r"[ \u3000]+", text.text) if HAN.match(text.text) else ():
        before, after = text.cut(0, gap.start()), text.cut(gap.end())
        for post, body in ((after, before), (before, after)):
            plain = len(post.text.split()) == 1 and post.text.endswith(ends) and not is_body(post, words)
            if plain and is_body(body, words):
                return post, body
    return None


def _closed_up(name: Span) -> Span:
    """Return a name without what stands at its edges; brackets only where they do not belong together: "X (hijo)"."""
    stripped = trimmed(name, _EDGES + "()")
    return trimmed(name, _EDGES) if "(" in stripped.text and ")" not in stripped.text else stripped


def trimmed(name: Span, edges: str) -> Span:
    """Return a stretch without what stands at its edges; the full stop of a last initial stays: "Petrov A.S."."""
    initial = _LAST_INITIAL.search(name.text)
    return (name.cut(0, initial.end()) if initial else name).strip(edges.replace(".", "") if initial else edges)


_LAST_INITIAL = re.compile(r"[\s.-][A-ZÀ-ÞА-Я]\.(?=\W*$)")


def _announces(whole: Span, before: Piece, name: Piece, words: Vocabulary) -> bool:
    """Tell whether what stands before a name and a colon announces it: "The following person joins us: Mr. X"."""
    folded = whole.cut(before.start, before.end).folded
    keys = ("joins.named", "joins.led_by", "change.add", "change.remove")
    colon = name.lead in (":", "：") or whole.text[before.end : name.start].strip()[:1] in (":", "：")
    return colon and any(words.has(key, folded) for key in keys)


def _leads_in(folded: str, words: Vocabulary) -> bool:
    """Tell words before a name that only lead to it: "in addition, Mr. X", "кроме того, г-н X"."""
    return folded in words.sets["change.adverbs"] or words.pattern("change.add").fullmatch(folded) is not None


def _closed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the stretches beside a name; a colon among them divides nothing ("Section Head: Organised Crime")."""
    out: list[Piece] = []
    for piece in pieces:
        if out and piece.lead in (":", "："):
            out[-1] = Piece(out[-1].start, piece.end, out[-1].lead)
        else:
            out.append(piece)
    return out


# ---------------------------------------------------------------- dividing


def divide(whole: Span) -> list[Piece]:
    """Return the stretches between dividers that stand outside brackets; empty ones are left out."""
    return [*_divided(whole.text)]


@remembered.of_word
def _divided(whole: str) -> tuple[Piece, ...]:
    brackets = [match.span() for match in _BRACKETS.finditer(whole)]
    pieces, start, lead = [], 0, ""
    tight = [*_TIGHT.finditer(whole)]
    dividers = [*_DIVIDER.finditer(whole), *(tight if len(tight) > 1 else ())]
    for match in sorted(dividers, key=lambda match: match.start()):
        if any(first <= match.start() < last for first, last in brackets):
            continue
        if whole[start : match.start()].strip(_EDGES):
            pieces.append(Piece(start, match.start(), lead))
        start, lead = match.end(), match.group().strip() or "\n"
    if whole[start:].strip(_EDGES):
        pieces.append(Piece(start, len(whole), lead))
    return tuple(pieces)


def _with_generations(whole: Span, pieces: Sequence[Piece], words: Vocabulary) -> list[Piece]:
    """Return the stretches with "Jr." joined to the name before its comma."""
    out: list[Piece] = []
    for piece in pieces:
        if out and piece.lead == "," and generations.is_one(whole.text[piece.start : piece.end], words):
            out[-1] = Piece(out[-1].start, piece.end, out[-1].lead)
        else:
            out.append(piece)
    return out


def name_part(text: Span) -> Span:
    """Return what stands before the first divider of a line, brackets at its end left out."""
    text = text if len(text.text) <= _PART else text.cut(0, _PART)
    pieces = divide(text)
    part = text.cut(pieces[0].start, pieces[0].end) if pieces else text
    opened = _BRACKETS.match(part.text.lstrip())
    if opened and len(opened.group()) < len(part.text.strip()):
        part = part.cut(len(part.text) - len(part.text.lstrip()) + opened.end()).strip()  # "[head] Mr. X"
    bracket = next(
        (each for each in _OPENS_BRACKET.finditer(part.text) if not _is_retired(part.text, each.end() - 1)), None
    )
    return part.cut(0, bracket.start()) if bracket and bracket.start() else part


_OPENS_BRACKET = re.compile(r"\s*[(（\[]")


def _without_brackets(whole: Span, words: Vocabulary) -> tuple[Span, Role | None, Span]:
    """Return the entry without brackets that say a role or are empty now; those behind a name become a line."""
    role, said = None, Span()
    for match in _BRACKETS.finditer(whole.text):
        inner = whole.cut(match.start(1), match.end(1)).strip(_EDGES)
        found = _bracketed_place(whole, match, words)
        if generations.is_one(inner.text, words) or _is_retired(whole.text, match.start()):
            continue
        if found:
            role, said = role or found, said or inner
        repeated = GONE in match.group(1) and names.likeness(inner.strip(_EDGES), words) >= 0.5
        gender = inner.folded in words.sets["honorifics.gender"]
        address = gender or _is_address(whole, match.start(), inner, words)
        spelled = _is_spelled(whole.cut(0, match.start()), inner, words)
        leads = not whole.text[: match.start()].strip() and len(match.group()) < len(whole.text.strip())
        ignored = words.starts("labels.ignore", inner.folded) and digits(inner) >= DIGITS
        if found or not inner or repeated or address or spelled or leads or ignored:
            whole = blank(whole, match.start(), match.end())
        elif _opens_details(whole, match, words):
            whole = whole.without(match.start(), match.start() + 1, "\n").without(match.end() - 1, match.end(), "\n")
    return whole, role, said


def _bracketed_place(whole: Span, bracket: re.Match[str], words: Vocabulary) -> Role | None:
    """Return the role that a bracket says; behind a post "(Security)" is what the post is about."""
    inner = whole.cut(bracket.start(1), bracket.end(1)).strip(_EDGES)
    found = place(inner, words)
    if found is not Role.OTHER or is_role(inner, words):
        return found
    last = re.split(_DIVIDER, whole.text[: bracket.start()])[-1]
    before = whole.cut(bracket.start() - len(last), bracket.start()).strip(_EDGES)
    return None if is_post(before, words) else found


def _is_retired(text: str, at: int) -> bool:
    """Tell the bracket of a rank that is held no more, with the name behind it: "Maj. (Retd.) Zahid Awan"."""
    bracket = names.RETIRED.match(text, at)
    return bracket is not None and _NAMED.match(text, bracket.end()) is not None


_NAMED = re.compile(r"\s+[^\W\d_]")


def spelled_twice(text: Span, words: Vocabulary) -> bool:
    """Tell a line that begins with a name and has it once more in Latin letters in a bracket."""
    match = _BRACKETS.search(text.text)
    return match is not None and _is_spelled(text.cut(0, match.start()), text.cut(match.start(1), match.end(1)), words)


def _is_spelled(before: Span, inner: Span, words: Vocabulary) -> bool:
    """Tell a bracket that has the name right before it once more, in Latin letters: "阮文海 (Nguyen Van Hai)"."""
    last = re.split(_DIVIDER, before.text)[-1]
    other = (
        _OTHER_SCRIPT.search(last) is not None
        and names.likeness(before.cut(len(before.text) - len(last)), words) >= 0.35
    )
    return other and _spells(names.honorific(inner, words)[1].text, words)


def _spells(text: str, words: Vocabulary) -> bool:
    """Tell a name in Latin letters: words with capitals, small ones only where names have them ("Tofig oglu")."""
    tokens = text.replace(",", " ").split()
    small = words.sets["names.particles"] | words.sets["names.of_father"]
    said = words.sets["words.posts"] | words.sets["words.bodies"]
    big = [token for token in tokens if _SPELLED.fullmatch(token)]
    others = [token for token in tokens if token not in big]
    return (
        len(big) > 1
        and len(tokens) <= _NAMES
        and all(fold(token) in small for token in others)
        and not any(fold(token) in said for token in tokens)
    )


# Words of one name, particles included.
_NAMES = 7
_OTHER_SCRIPT = re.compile(r"[\u0400-\u04ff\u0600-\u06ff\u3400-\u9fff]")
_SPELLED = re.compile(r"(?:[A-ZÀ-Þ]|(?:al|el|as|ash|ad|an|ar|at|az)[-’'][A-ZÀ-Þ])[^\W\d_]*(?:['’ʻ-][^\W\d_]+)*\.?")


def _is_address(whole: Span, at: int, inner: Span, words: Vocabulary) -> bool:
    """Tell a bracket that addresses somebody: "X (Mr.)"; behind a post it may tell of it: "Director (Legal)".

    What no list of words knows may be a role: "X (Rapp.)".
    """
    known = all(any(form in words.sets[key] for key in _ADDRESSES for form in (token, token.strip("."), f"{token}."))
                for token in inner.folded.split())  # fmt: skip
    behind = known and not is_post(inner, words) and _is_behind_name(whole, at, words)
    return names.is_address(inner.text, words) and (names.is_spoken(inner) or behind)


_ADDRESSES = tuple(f"honorifics.{key}" for key in ("titles", "ranks", "after", "behind"))


def _is_behind_name(whole: Span, at: int, words: Vocabulary) -> bool:
    before = whole.cut(0, at)
    last = re.split(_DIVIDER, before.text)[-1]
    name = before.cut(len(before.text) - len(last)).strip(_EDGES)
    return names.likeness(name, words) >= 0.35 and not _is_all_post(name, words)


def _is_all_post(text: Span, words: Vocabulary) -> bool:
    """Tell a stretch of nothing but words of posts, which capitals make look like a name: "Deputy Commissioner"."""
    known = words.sets["words.posts"] | words.sets["words.modifiers"]
    return is_post(text, words) and all(token.strip(".,") in known for token in text.folded.split())


def _opens_details(whole: Span, match: re.Match[str], words: Vocabulary) -> bool:
    """Tell whether a bracket stands right behind a name, so that it holds what the person is."""
    said = match.group(1)
    abbreviation = re.fullmatch(r"[A-ZÀ-ÝА-Я]{2,8}", said)
    return _is_behind_name(whole, match.start(), words) and said.strip() != "" and not abbreviation


Without = Callable[[Span, Vocabulary], tuple[Span, Role | None, Span]]


def _told(whole: Span, words: Vocabulary, ways: Sequence[Without]) -> tuple[Span, Role | None, Span]:
    """Return the text without what each way takes out, and the first role told."""
    first: tuple[Role | None, Span] = (None, Span())
    for without in ways:
        whole, role, said = without(whole, words)
        first = first if first[0] else (role, said)
    return whole, *first


def cell_role(cell: Span, words: Vocabulary) -> tuple[Span, Role | None, Span]:
    """Return a cell of a table without the role that it tells besides: "Federal Police (Head of Delegation)"."""
    return _told(cell, words, (_without_capacities, _without_role_brackets, without_roles))


def _without_role_brackets(whole: Span, words: Vocabulary) -> tuple[Span, Role | None, Span]:
    role, said = None, Span()
    for match in _BRACKETS.finditer(whole.text):
        inner = whole.cut(match.start(1), match.end(1))
        found = _bracketed_place(whole, match, words)
        if found:
            role, said = role or found, said or inner
            whole = blank(whole, match.start(), match.end())
    return whole, role, said


class Capacity(Struct, frozen=True):
    """Where a stretch says in which capacity somebody attends: "as Head of Delegation", "в качестве эксперта"."""

    start: int
    end: int
    role: Role


def capacities(text: Span, words: Vocabulary) -> Iterator[Capacity]:
    """Return the stretches that say a role behind a word like "as", in order."""
    for match in words.pattern("joins.capacity").finditer(text.folded):
        divider = _DIVIDER.search(text.text, match.end())
        end = min(divider.start() if divider else len(text.text), match.end() + _CAPACITY)
        said = text.folded[match.end() : end]
        following = words.pattern("joins.and").search(said)
        verbs = (words.pattern(key).search(said) for key in ("joins.named", "change.add"))
        verb = min((match.end() + found.start() for found in verbs if found), default=end)
        ends = dict.fromkeys((end, match.end() + following.start() if following else end, verb))
        spans = ((until, place(text.cut(match.end(), until), words)) for until in ends)
        found = next(((until, role) for until, role in spans if role), None)
        if found:
            yield Capacity(match.start(), *found)


# Characters: no role is said in more.
_CAPACITY = 300


def _without_capacities(whole: Span, words: Vocabulary) -> tuple[Span, Role | None, Span]:
    """Return the entry without the stretches that say in which capacity the person attends."""
    role, said = None, Span()
    for found in capacities(whole, words):
        role, said = role or found.role, said or whole.cut(found.start, found.end)
        whole = blank(whole, found.start, found.end)
    return whole, role, said


# "Delegate 2": the number of somebody in a role.
_COUNTED = re.compile(r"\s+(?:no\.?\s*|n°\s*|№\s*|#)?\d{1,2}$")


@remembered.of_text
def place(span: Span, words: Vocabulary) -> Role | None:
    """Return the role that a whole span says: a phrase about the delegation or a bare word ("head", "Miembro").

    In two languages it is said twice: "Expert / Expert".
    """
    halves = [half for half in span.text.split("/") if half.strip(_EDGES)]
    if len(halves) > 1:
        said = {place(Span(half, (None,) * len(half)), words) for half in halves}
        if len(said) == 1 and (role := said.pop()):
            return role
    folded = _COUNTED.sub("", span.strip(_EDGES + "()").folded)
    found = words.places.get(folded) or words.squeezed.get(folded.replace(" ", ""))
    if found:
        return found
    if HAN.search(folded) or folded in words.sets["words.posts"]:
        return None
    for role, pattern in words.roles:
        match = pattern.search(folded)
        if match and len(match.group()) >= 0.5 * len(folded):
            return role
    return None


def places(span: Span, words: Vocabulary) -> frozenset[Role]:
    """Return the roles that the halves of a span say, but that of a plain member: "Head of delegation / Alternate"."""
    halves = (span.cut(match.start(), match.end()) for match in re.finditer(r"[^/]+", span.text))
    said = frozenset(place(half, words) for half in halves)
    return frozenset(role for role in said if role) - {Role.DELEGATE}


def first_place(text: Span, words: Vocabulary) -> Span:
    """Return the longest beginning of a text that is a place in a delegation; an empty one where none is."""
    ends = [match.start() for match in re.finditer(r"[\s,;:：]|$", text.text)]
    end = next((end for end in reversed(ends) if text.cut(0, end).folded in words.places), 0)
    return text.cut(0, end)


@remembered.of_text
def is_role(text: Span, words: Vocabulary) -> bool:
    """Tell whether a stretch is nothing but a phrase about the delegation: "Head of Delegation"."""
    folded = text.strip(_EDGES + "()").folded
    return any(said.fullmatch(folded) for _, said in words.roles)


def without_roles(whole: Span, words: Vocabulary) -> tuple[Span, Role | None, Span]:
    """Return the entry without the stretches that only say a role, and without clauses that say who leads."""
    role, said = None, Span()
    pieces, written = divide(whole), whole
    for index, piece in enumerate(pieces):
        text = whole.cut(piece.start, piece.end)
        found = _role_of(text, index, pieces, whole, words)
        # What is left of a clause that said a role: "..., who will act" before "as head of delegation".
        clause = words.starts("joins.stops", text.strip(_EDGES).folded) and len(text.text) < _CLAUSE
        ignored = index > 0 and (_is_ignored(pieces, index, written, words) or _leads_another(text, words))
        ignored = ignored or (index > 1 and index == len(pieces) - 1 and asks_only(text, words))
        if not found and index and (is_after(text, words) or clause or ignored):
            whole = blank(whole, piece.start, piece.end)
        if found:
            other = said and piece.lead == "/" and pieces[index - 1].end <= piece.start and role is not found
            role, said = role or found, join((said, text.strip()), " / ") if other else said or text
            whole = blank(whole, piece.start, piece.end)
    return whole, role, said


def is_after(text: Span, words: Vocabulary) -> bool:
    """Tell whether a stretch is a degree or a word of address behind a name ("BA", "P.N."); 大使 is a post there."""
    folded = text.strip(_EDGES).folded
    if folded in words.sets["words.posts"]:
        return False
    known = words.sets["honorifics.after"] | words.sets["honorifics.behind"]
    return any(said in known for said in (folded, folded + ".", folded.replace(".", "")))


def asks_only(text: Span, words: Vocabulary) -> bool:
    """Tell what says of somebody that they are whom to ask, and nothing else: "Contact person", "point focal"."""
    said = text.strip(_EDGES + "()*|_").folded
    asks = phrases.of(lambda words: words.contact.asks, whole=True).match(said)
    whole = asks is not None and asks.end() == len(said)
    return bool(said) and (words.labels.get(said) == "contacts" or whole)


def _is_ignored(pieces: Sequence[Piece], index: int, whole: Span, words: Vocabulary) -> bool:
    """Tell what nobody asks for: "Passport No. EP0418827", "Date of birth: 12/09/1964"."""
    piece = pieces[index]
    value = index > 1 and piece.lead in (":", "：")
    follows = index + 1 < len(pieces) and pieces[index + 1].lead in (":", "：")
    first, last = pieces[index - 1 if value else index], pieces[index + 1 if follows and not value else index]
    said = whole.cut(first.start, last.end).strip(_EDGES)
    return words.starts("labels.ignore", said.folded) and any(char.isdigit() for char in said.text)


def leading(text: Span, words: Vocabulary) -> re.Match[str] | None:
    """Return the words that say that somebody leads the delegation, or leads; not those of "will lead a workshop"."""
    for match in words.pattern("joins.leads").finditer(text.folded):
        behind = re.split(r"[,;:.()،؛]", text.folded[match.end() : match.end() + _CLAUSE], maxsplit=1)[0]
        said = match.group() + behind
        if words.has("joins.led", said) or HAN.search(said) or not behind.strip() or words.starts("joins.and", behind):
            return match
    return None


def led_by(text: Span, words: Vocabulary) -> list[re.Match[str]]:
    """Return the words that lead to who leads the delegation: "led by", "la delegación estará a cargo del"."""
    charged = (
        match for match in words.pattern("joins.charge").finditer(text.folded)
        if _is_of_delegation(text.folded[: match.start()], text.folded[match.end() :], words)
    )  # fmt: skip
    return sorted((*words.pattern("joins.led_by").finditer(text.folded), *charged), key=re.Match[str].start)


def _is_of_delegation(before: str, behind: str, words: Vocabulary) -> bool:
    """Tell whether the delegation is what stands in somebody's charge: the subject of the clause, or its last word.

    "The report was prepared under the direction of", "la logística de la delegación estará a cargo de" are others.
    """
    clauses = [clause for part in re.split(r"[,;:.]", before) if (clause := part.strip())]
    if not clauses:
        return not behind.strip() or words.has("joins.led", behind)
    clause = clauses[-1] if len(clauses[-1].split()) > _PARTICIPLE else " ".join(clauses[-2:])
    begun = max((match.end() for match in words.pattern("joins.that").finditer(clause)), default=0)
    clause = clause[begun:].strip()
    return any(
        led.end() == len(clause) or len(clause[: led.start()].split()) <= 1
        for led in words.pattern("joins.led").finditer(clause)
    )


# Words: "placed", "qui sera placée" go on with the clause before.
_PARTICIPLE = 3


def _leads_another(text: Span, words: Vocabulary) -> bool:
    """Tell a clause behind somebody with another subject: "will attend, and Ms. Pinto will lead the delegation"."""
    verb = words.pattern("joins.leads").search(text.folded)
    found = names.scan(text.cut(0, verb.start()), words) if verb else ()
    return any(names.plain_address(names.honorific(text.cut(*spot), words)[0], words) for spot in found)


# Characters: the words between a relative pronoun and the role that it leads to.
_CLAUSE = 40

# In the place of a title these are a rank or a post, not a role ("Conseiller", "Expert").
_POSTS_TOO = frozenset({Role.ADVISER, Role.EXPERT, Role.OBSERVER, Role.INTERPRETER, Role.OTHER})


def _cut(whole: Span, piece: Piece) -> Span:
    return whole.cut(piece.start, piece.end)


def _is_post_piece(piece: Piece, whole: Span, words: Vocabulary) -> bool:
    return is_post(_cut(whole, piece).strip(_EDGES), words)


def _role_of(text: Span, index: int, pieces: Sequence[Piece], whole: Span, words: Vocabulary) -> Role | None:
    folded = text.strip(_EDGES).folded
    if index and _leads_another(text, words):
        return None
    if leading(text, words) and len(folded) < 80 and names.likeness(text, words) < 0.5:
        return Role.HEAD
    found = place(text, words)
    last = index == len(pieces) - 1 and index > 2
    if found and last and pieces[index].lead in _COLUMNS and not is_body(_cut(whole, pieces[1]).strip(_EDGES), words):
        return found  # behind post and body, where nobody has a second post
    if found is Role.OBSERVER and index > 1 and any(_is_post_piece(piece, whole, words) for piece in pieces[1:index]):
        return found  # behind a post it is none
    exact = any(said.search(folded) for _, said in words.roles)
    if not found or exact or _leads_name(index, pieces):
        return found
    if index == 1 and pieces[1].lead == GONE:  # parted by a gap as columns are, the post below
        posted = len(pieces) > 2 and _is_post_piece(pieces[2], whole, words)
        return found if posted or found in (Role.ALTERNATE, Role.DELEGATE) else None
    if index == 0 and len(pieces) > 2 and pieces[1].lead in _DASHES and _is_post_piece(pieces[2], whole, words):
        return found  # "советник - X, старший прокурор": whose post stands behind the name
    if folded in words.sets["words.posts"]:
        told = index > 1 or (len(pieces) > 2 and _says_role(pieces[2], whole, words))
        return found if found in _BARE and told else None
    # "徐丽华，观察员，参赞": before a post, what is none is a place in the delegation.
    before_post = index == 1 and len(pieces) > 2 and _is_post_piece(pieces[2], whole, words)
    return found if found not in _POSTS_TOO or (before_post and not is_post(text.strip(_EDGES), words)) else None


def _says_role(following: Piece, whole: Span, words: Vocabulary) -> bool:
    """Tell by what follows it that a word of posts is the role: a post or a line, neither naming a body.

    "National" begins posts and bodies: "Chairman, National Drugs Control Board".
    """
    body = is_body(_cut(whole, following).strip(_EDGES), words)
    return not body and (following.lead == "\n" or _is_post_piece(following, whole, words))


_DASHES = ("-", "–", "—", "―")
# What parts columns.
_COLUMNS = (*_DASHES, "|", "/")
# Behind a title these are a place in the delegation also as a bare word ("Director / Ministry / Head").
_BARE = frozenset({Role.HEAD, Role.DEPUTY_HEAD, Role.DELEGATE, Role.ALTERNATE})


def _leads_name(index: int, pieces: Sequence[Piece]) -> bool:
    """Tell whether a stretch is a label before the name: "Interpreter: Mr. X", or parted from it by a gap."""
    return index == 0 and len(pieces) > 1 and pieces[1].lead in (":", "：", GONE)


# ---------------------------------------------------------------- the name


def _name_piece(whole: Span, pieces: Sequence[Piece], words: Vocabulary, least: float) -> int | None:
    """Return which stretch is the name: the likeliest, of equals the first."""
    scores = [_name_score(whole, piece, words) for piece in pieces]
    best = max(scores, default=0.0)
    return scores.index(best) if best >= least else None


def _name_score(whole: Span, piece: Piece, words: Vocabulary) -> float:
    text = trimmed(_cut(whole, piece), _EDGES)
    before, rest = names.honorific(text, words)
    name, extra = cut_name(rest, words)
    if extra and name:
        return min(0.75, names.likeness(join((before, name)), words))
    return names.likeness(text, words) - (0.0 if piece.start == 0 else 0.04)


def cut_name(rest: Span, words: Vocabulary) -> tuple[Span, Span]:
    """Return a name and what follows it without a divider: "Jane ROE Director of X", الدكتور ... نائب وزير."""
    tokens = list(re.finditer(r"\S+", rest.text))
    surname = bool(tokens) and tokens[0].group() in words.sets["names.compounds"]  # "欧阳 修文"
    han = len(tokens) > 1 and not surname and HAN.match(rest.text)
    if han and names.likeness(rest.cut(0, tokens[0].end()), words) >= 0.6:
        addressed = is_after(rest.cut(*tokens[1].span()), words)  # "戴莉 女士"
        return rest.cut(0, tokens[0].end()), rest.cut(tokens[1].end() if addressed else tokens[1].start()).strip(_EDGES)
    for index, token in enumerate(tokens):
        if index < 2 and not (index == 1 and names.capitals(tokens[0].group())):
            continue
        said = fold(token.group().strip(".,()"))
        follows = said in words.sets["words.posts"] or said in words.sets["words.bodies"]
        if follows and not names.capitals(token.group()) and said not in words.sets["names.particles"]:
            before = [match.group() for match in tokens[:index]]
            led = names.particles_at_end(before, words)
            if led and (led == index - 1 or _is_family(rest.cut(token.start()), words)):
                continue  # "Rui da Guarda": a particle ends no name, and nobody has a first name alone
            return rest.cut(0, tokens[index - led].start()), rest.cut(token.start()).strip(_EDGES)
    return rest, Span()


def _is_family(behind: Span, words: Vocabulary) -> bool:
    """Tell words behind the particle of a name that go on with it: one, and others only if families have them."""
    first, *more = behind.strip(_EDGES).text.split()
    return first[:1].isupper() and fold(first) not in words.sets["words.posts"] and all(map(known.is_family, more))


# ---------------------------------------------------------------- position and organization


def details(whole: Span, pieces: Sequence[Piece], words: Vocabulary) -> tuple[Span, Span]:
    """Return position and organization: the first divider parts them, double titles stay whole."""
    if not pieces:
        return Span(), Span()
    pieces = _from_body(whole, pieces, words)
    first = whole.cut(pieces[0].start, pieces[0].end).strip(_EDGES)
    # "Rat", "Secretaria": a word for both is somebody's post where it stands alone.
    lone = len(pieces) == 1 and first.folded in words.sets["words.posts"] and not first.text.endswith("ía")
    if is_body(first, words) and not lone and not _is_post_before_body(whole, pieces, words):
        return _body_first(whole, pieces, words)
    end = _before_line_of_body(whole, pieces, words)
    while end < len(pieces) and _is_double(whole, pieces, end, words):
        end += 1
    return _without_article(tidy(whole, pieces[:end]), words), tidy(whole, pieces[end:])


def _without_article(position: Span, words: Vocabulary) -> Span:
    """Return a post without the article that a sentence puts before it: "M. X, le Premier Conseiller"."""
    article = _SMALL_ARTICLE.match(position.text)
    bare = position.cut(article.end()) if article else position
    return bare if article and is_post(bare, words) else position


_SMALL_ARTICLE = re.compile(r"(?:(?:the|le|la|les|el|los|las|il|lo|der|die|das|o|a)\s+|l['’]\s?)(?=[^\W\d_])")


def _from_body(whole: Span, pieces: Sequence[Piece], words: Vocabulary) -> Sequence[Piece]:
    """Return the stretches, the first without the "of the" before a body: "Mr. X, of the Border Guard".

    A post behind the body, with all that follows, goes before it.
    """
    first, *others = pieces
    origin = _ORIGIN.match(whole.text, first.start, first.end)
    if not origin or not is_body(whole.cut(origin.end(), first.end).strip(_EDGES), words):
        return pieces
    body = Piece(origin.end(), first.end, first.lead)
    behind = whole.cut(others[0].start, others[-1].end).strip(_EDGES) if others else Span()
    if is_post(behind, words) and not is_body(behind, words):
        return [Piece(others[0].start, others[-1].end, others[0].lead), body]
    return [body, *others]


_ORIGIN = re.compile(
    r"\s*(?:(?:from|of|at)\s+(?:the\s+)?|(?:du|des|de la|del|de los|de las|da|do|vom|von der|из|от|من)\s+|de l['’])",
    re.IGNORECASE,
)


def _before_line_of_body(whole: Span, pieces: Sequence[Piece], words: Vocabulary) -> int:
    """Return how many stretches the position takes: a whole line, commas included, where a body has the next one."""
    line = next((i for i, piece in enumerate(pieces) if i and piece.lead == "\n"), 0)
    if line < 2 or not is_body(whole.cut(pieces[line].start, pieces[line].end).strip(_EDGES), words):
        return 1
    within = [whole.cut(piece.start, piece.end).strip(_EDGES) for piece in pieces[1:line]]
    return 1 if any(is_body(text, words) for text in within) else line


def _body_first(whole: Span, pieces: Sequence[Piece], words: Vocabulary) -> tuple[Span, Span]:
    """Return position and organization where the body comes first: "Home Office / Head of Unit", or alone."""
    last = whole.cut(pieces[-1].start, pieces[-1].end).strip(_EDGES)
    plain = is_post(last, words) and not is_body(last, words)
    if len(pieces) > 1 and pieces[-1].lead in ("\n", *_COLUMNS) and plain:
        return last, tidy(whole, pieces[:-1])
    if len(pieces) == 2 and pieces[-1].lead in (",", "，", "、", "،") and _is_whole_post(last, words):
        return last, tidy(whole, pieces[:-1])
    return Span(), tidy(whole, pieces)


def _is_whole_post(span: Span, words: Vocabulary) -> bool:
    """Tell a post behind a body and a comma that is neither a place in a delegation nor the post of an office."""
    if span.folded in words.places or is_body(span, words):
        return False
    if HAN.match(span.text):
        return span.text.endswith(tuple(words.sets["words.posts"]))
    address, name = names.honorific(span, words)
    if (address and len(name.text.split()) > 1) or any(known.is_given(token) for token in span.text.split()[1:]):
        return False  # "Prosecutor Ola Moe" is another person
    offices = words.sets["words.bodies"] - words.sets["words.posts"]
    return is_post(span, words) and offices.isdisjoint(token.strip(".,'’s") for token in span.folded.split())


def _is_post_before_body(whole: Span, pieces: Sequence[Piece], words: Vocabulary) -> bool:
    """Tell a post whose word is a body's too ("Secretaria de Primera", "Secretaría") by the body behind it."""
    first, *rest = (whole.cut(piece.start, piece.end).strip(_EDGES) for piece in pieces)
    said = first.folded.split()[0]
    twofold = said in words.sets["words.posts"] and said in words.sets["words.bodies"]
    # "Secretaria Ejecutiva, Secretaría de la Mujer": the accent parts who from what.
    written = first.text.casefold().split()[0]
    if twofold and rest and written.isascii() and _ACUTE.search(first.text.casefold()) and not is_post(rest[0], words):
        return True  # "Secretaria Técnica", by one who writes accents
    return twofold and any(is_body(text, words) and text.text.casefold().split()[0] != written for text in rest)


_ACUTE = re.compile("[áéíóúñ]")


def _is_double(whole: Span, pieces: Sequence[Piece], at: int, words: Vocabulary) -> bool:
    """Tell a stretch that goes on with a second title: "Ambassador, Permanent Representative", "Attaché, Consul"."""
    before, this = (_cut(whole, piece).strip(_EDGES) for piece in pieces[at - 1 : at + 1])
    title = before.folded in words.sets["words.ambassador"] or before.folded in words.sets["words.double"]
    mission = HAN.search(this.text) is not None and is_body(this, words)  # 常驻代表团 begins like 常驻代表
    if title and words.starts("words.double", this.folded) and not mission:
        return True
    return pieces[at].lead in (",", "،", "，") and is_post(before, words) and is_bare_post(this, words)


def is_bare_post(span: Span, words: Vocabulary) -> bool:
    """Tell a stretch that is one word of posts and can be no body: "Adviser", "Consul"."""
    known = words.sets["words.posts"] - words.sets["words.modifiers"] - words.sets["words.bodies"]
    return span.folded in known and not is_body(span, words)


def is_body(span: Span, words: Vocabulary) -> bool:
    """Tell whether a stretch names a body rather than a post: by its first words, in English by its last."""
    folded = span.folded
    tokens = [token.strip("().,:'\"") for token in folded.split()]
    if not tokens:
        return False
    posts = words.sets["words.posts"]
    if (tokens[0] in posts or _is_inflected(folded, posts)) and not words.starts("words.bodies", folded):
        return False
    if folded in words.sets["words.ambassador"]:
        return False  # "Secretaria de Segunda"
    if HAN.search(folded):
        return folded not in words.sets["words.posts"] and folded.endswith(tuple(words.sets["words.bodies"]))
    if words.starts("words.bodies", folded):
        return not _is_post_after_all(tokens, words)
    head = _before_small(tokens, words)
    if head and (head[-1] in words.sets["words.bodies"] or tokens[-1] in words.sets["words.bodies"]):
        return True
    # "Human Rights Commission Togo": behind what it is may stand whose.
    if len(head) < 2 or not words.sets["words.bodies"] & set(head[1:]):
        return False
    state = next((found for found in countries.find(span.text) if found.state and found.end == len(span.text)), None)
    return state is not None and state.start > 0 and is_body(span.cut(0, state.start), words)


def _is_post_after_all(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Tell posts that begin like a body: "National Coordinator", "Section Head: ...", "Police Attaché".

    "Federal Attorney General Office" ends in what it is.
    """
    head = _before_small(tokens, words)
    if len(head) == len(tokens) > 2 and tokens[-1] in _OFFICES:
        return False
    persons = words.sets["words.posts"] - words.sets["words.modifiers"] - words.sets["words.bodies"] | {"head"}
    return len(head) > 1 and (head[-1] in persons or head[1] in persons)


# What ends the name of a body that begins with whose it is.
_OFFICES = frozenset({"office", "chambers", "secretariat"})


def _before_small(tokens: Sequence[str], words: Vocabulary) -> list[str]:
    """Return the words before the first "of", "for": the head of an English phrase is the last of them."""
    head: list[str] = []
    for token in tokens:
        if token in words.sets["words.small"]:
            break
        head.append(token)
    return head


def is_delegation(span: Span, words: Vocabulary) -> bool:
    """Tell a heading from a body: "Delegation of Ghana", 加纳代表团; no mission: "Permanent Delegation", 常驻代表团."""
    if not calls_delegation(span, words):
        return False
    # "Ghanaian Delegation", not "Observer delegation of the Ghanaian Red Cross".
    whose = span.text if _begins_with_led(span.folded, words) else " ".join(_before_small(span.folded.split(), words))
    return any(found.state for found in countries.find(whose))


def calls_delegation(span: Span, words: Vocabulary) -> bool:
    """Tell what may be a delegation and no body: "Delegation of X", "Parliamentary Delegation"."""
    if _begins_with_led(span.folded, words):
        return True
    head = _before_small(span.folded.split(), words)
    return bool(head) and words.places.get(head[-1]) is Role.DELEGATE and not words.starts("words.abroad", span.folded)


def _begins_with_led(folded: str, words: Vocabulary) -> bool:
    return words.starts("joins.led", folded) or (folded.endswith("代表团") and "常驻" not in folded)


def is_post(span: Span, words: Vocabulary) -> bool:
    """Tell whether a stretch begins like a functional title, an article before it left out; in Russian in any case."""
    folded = _ARTICLE.sub("", span.folded)
    first = re.match(r"[^\s,]*", folded)
    said = first.group().strip(".:") if first else ""
    posts = words.sets["words.posts"]
    if not said or said in posts or said.partition("-")[0] in posts or folded in posts:
        return bool(said)
    return _is_inflected(folded, posts)


def _is_inflected(folded: str, posts: frozenset[str]) -> bool:
    return "\u0430" <= folded[:1] <= "\u044f" and inflected.is_post(folded, posts)


def ends_in_post(span: Span, words: Vocabulary) -> bool:
    """Tell whether a stretch ends in a post behind its body, as in Chinese: 某部某局局长."""
    return HAN.match(span.text) is not None and span.text.endswith(tuple(words.sets["words.posts"]))


_ARTICLE = re.compile(r"^(?:(?:the|le|la|les|el|los|las|der|die|das)\s+|l')")


def lines_of(span: Span) -> list[Span]:
    """Return the lines of a span."""
    out, start = [], 0
    for match in re.finditer("\n", span.text):
        out.append(span.cut(start, match.start()))
        start = match.end()
    return [*out, span.cut(start)]


def tidy(whole: Span, pieces: Sequence[Piece]) -> Span:
    """Return the stretches as written, line breaks folded to a blank, what was taken out between them left out."""
    if not pieces:
        return Span()
    span = whole.cut(pieces[0].start, pieces[-1].end)
    out, start = [], 0
    for match in re.finditer(rf"[\s,;:–-]*{GONE}[\s{GONE}]*|\s*\n\s*", span.text):
        out.append(span.cut(start, match.start()))
        start = match.end()
    out.append(span.cut(start))
    kept = join([piece for piece in out if piece.text.strip(_EDGES)])
    kept = unquoted(kept.strip(" \t\n,;:·-–—―/|،，؛；：、。•\x00"))
    return kept.strip(".") if _STOP.search(kept.text) else kept


def unquoted(said: Span) -> Span:
    """Return a stretch without the quotation mark at an end whose other one stands elsewhere."""
    for opened, closed in _QUOTES:
        bare = said.text.rstrip(" .")
        more = said.text.count(opened) % 2 if opened == closed else said.text.count(opened) - said.text.count(closed)
        if (more < 0 or (more and opened == closed)) and bare.endswith(closed):
            said = said.cut(0, len(bare) - 1).strip(" ,;:")
        elif more > 0 and said.text.startswith(opened):
            said = said.cut(1).strip(" ,;:")
    return said


_QUOTES = (("«", "»"), ("“", "”"), ("„", "“"), ('"', '"'), ("《", "》"), ("「", "」"))


# A full stop that ends the sentence ("... внутренних дел."), not an abbreviation ("a.i.", "Ltd.").
_STOP = re.compile(r"(?:^|[\s(])(?:[^\s.]{4,}|[^\s.\x00-\x7f]{3})\.$")

"""What a careful reader would stop at in one person's fields: each a review item, never a change."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from parsers.characters import HAN
from parsers.extract import countries, names
from parsers.extract.people import bare, boxes, contacts, entry, outsiders
from parsers.extract.people.candidate import Candidate, Contact
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, confidence, fold
from parsers.record import Delegate, Reason, ReviewItem, Role

# Below this an OCR engine is more often wrong than a clerk is (November 2026, own pages).
_LOW = 0.75

# Longer titles than this are sentences, or two lines that belong to two people.
_WORDS = 15


def of_fields(person: Candidate, at: int, words: Vocabulary) -> tuple[ReviewItem, ...]:
    """Return what speaks against the fields of the person at a place in the list, one item for each field."""
    path = f"/delegates/{at}"
    items = [
        *_name(person, path, words), *_position(person, path, words), *_organization(person, path, words),
        *_damaged(person, path, words), *_divided(person, path), *_unread_role(person, path, words),
        *_pending(person, path, words), *_unread(person, path, words),
    ]  # fmt: skip
    return tuple({(item.path, item.reason): item for item in items}.values())


def _name(person: Candidate, path: str, words: Vocabulary) -> Iterator[ReviewItem]:
    named = person.way != "table" and any(bears_name(contact, person) for contact in person.contacts)
    if person.score < 0.5 and not named:
        yield ReviewItem(path, Reason.OTHER, f"{person.name.text} may not be a person who attends. Check the letter.")
    elif _is_odd_name(person, words):
        detail = f"{person.name.text} does not look like the name of one person. Check the letter."
        yield ReviewItem(f"{path}/name", Reason.OTHER, detail)
    elif len(person.name.text.split()) > 2 and names.may_be_family(person.name):
        last = person.name.text.split()[-1]
        detail = f"{last} was read as the family name of {person.name.text}, and may be a degree: check it."
        yield ReviewItem(f"{path}/name", Reason.OTHER, detail)


def of_addresses(people: Sequence[Delegate], words: Vocabulary, writer: str = "") -> tuple[ReviewItem, ...]:
    """Return an item for each name that may begin with a title that nobody knows: "Prefecto Ada Moe".

    `writer` is the name by which who wrote sends mail, which begins with none.

    It has a word before two others, and no word of address, as more than half of the list have, or as others have
    while two names begin with that word.
    """
    bare = [
        at for at, person in enumerate(people)
        if not person.honorific and _has_more(person.name, words) and fold(person.name) != fold(writer)
    ]  # fmt: skip
    addressed = sum(bool(person.honorific) for person in people)
    firsts = Counter(fold(people[at].name).split()[0] for at in bare)
    return tuple(
        ReviewItem(f"/delegates/{at}/name", Reason.OTHER, f"{first} may be a title before the name {rest}: check it.")
        for at in bare
        for first, rest in (people[at].name.split(None, 1),)
        if addressed and (2 * addressed > len(people) > _PAIR or firsts[fold(first)] > 1)
    )


# One of two shows no habit.
_PAIR = 2


def _has_more(name: str, words: Vocabulary) -> bool:
    """Tell a name of more than two words; neither a patronymic counts nor, of an Arabic name, the third of three."""
    tokens = fold(name).split()
    usual = 2 + bool(_ARABIC.match(name)) + names.has_patronymic(tokens, words)
    return len(tokens) > usual and not HAN.search(name)


_ARABIC = re.compile(r"[\u0600-\u06ff]")


def bears_name(contact: Contact, person: Candidate) -> bool:
    """Tell an e-mail address that is a word of the name with another or its initial: "o.price", "PriceOwen".

    One with more in it, or with the family name alone, may be an assistant's or a relative's.
    """
    local = re.sub(r"[._-]", "", fold(contact.value.partition("@")[0])) if contact.kind == "emails" else ""
    tokens = {token for word in person.name.folded.split() if (token := re.sub(r"\W", "", word))}
    spelled = sorted(tokens | {token[0] for token in tokens}, key=len, reverse=True)
    parts = re.findall("|".join(map(re.escape, spelled)), local) if spelled else []
    whole = {part for part in parts if len(part) > 2}
    others = {token[0] for token in tokens - whole}
    initials = [part for part in parts if part not in whole]  # or short words: "annika.af.berg"
    known = "".join(parts) == local and (others | tokens).issuperset(initials)
    return known and bool(whole) and len(whole) + len(initials) > 1


def _is_odd_name(person: Candidate, words: Vocabulary) -> bool:
    """Tell a name with a digit, a State, a word of address, a post's or a body's, too many words or two alphabets.

    A post may be all that is said of somebody: "Ms. Moe Judge".
    """
    text = person.name.text
    if any(char.isdigit() for char in text) or len(text.split()) > 7 or _is_in_two_alphabets(text):
        return True
    if _SHORTENED.search(text):
        return True  # "Ada MOE (LEG)"
    if not person.honorific and names.is_spoken(names.honorific(person.name, words)[0]):
        return True  # several people in one cell: "Ms. A Mr. B"
    if not person.honorific and any(m.state and not m.adjective for m in countries.find(text)):
        return True
    plain = [token.strip(".,") for token in person.name.folded.split()]
    known = words.sets["words.posts"] | words.sets["words.bodies"]
    if len(plain) == 2 and plain[-1] in words.sets["words.posts"] and not (person.position or person.organization):
        return True  # "Ms. Moe Judge"
    return len(plain) > 2 and any(token in known and token not in words.sets["names.surnames"] for token in plain)


_SHORTENED = re.compile(r"\([A-ZÀ-ÞА-Я]{2,}\)$")


def _is_in_two_alphabets(name: str) -> bool:
    """Tell words of which OCR took one for Latin: "Banob Олег" for "Валов Олег". Numbers of kings are Latin."""
    plain = unicodedata.normalize("NFKC", name)
    words = [word for word in re.findall(r"[^\W\d_]{2,}", plain) if not HAN.search(word)]
    letters = "".join(word for word in words if not re.fullmatch("[IVX]+", word))
    return len({bool(_LATIN.match(char)) for char in letters if unicodedata.category(char) != "Lm"}) > 1


_LATIN = re.compile("[A-Za-zÀ-ɏḀ-ỿ]")


def _position(person: Candidate, path: str, words: Vocabulary) -> Iterator[ReviewItem]:
    span = person.position
    if entry.digits(span) >= entry.DIGITS:
        yield _numbered(f"{path}/position", span)
    elif _names_somebody(span, words) or _joins_somebody(span, words):
        yield _somebody(f"{path}/position", span)
    elif outsiders.said(span, words) or outsiders.said(span, words, "joins.companions") or _liaises(person, words):
        yield _accompanying(person, path, span)
    elif len(span.text.split()) > _WORDS or (words.has("joins.stops", span.folded) and not HAN.search(span.text)):
        detail = f"{span.text} was read as the position of {person.name.text}: it may be more than that."
        yield ReviewItem(f"{path}/position", Reason.OTHER, detail)
    elif _is_unlike_post(person, words):
        detail = f"{span.text} was read as the position of {person.name.text} and may be a place or a body: check it."
        yield ReviewItem(f"{path}/position", Reason.OTHER, detail)


def _liaises(person: Candidate, words: Vocabulary) -> bool:
    """Tell somebody with a post of liaison who can be reached: whom to ask, or one of the delegation."""
    return bool(person.contacts) and words.has("joins.focal", person.position.folded)


def _is_unlike_post(person: Candidate, words: Vocabulary) -> bool:
    """Tell words with capitals behind a name, none that of a known post: "Ministry of Justice | Ms. X, Nairobi".

    Where a body follows them, they can be nothing but a post.
    """
    span = person.position
    followed = bool(person.organization) and person.organization.number > person.name.number
    if not _FEW_WORDS.fullmatch(span.text) or names.capitals(span.text) or followed:
        return False
    known = ("words.posts", "words.modifiers", "honorifics.ranks", "honorifics.titles", "words.ambassador")
    tokens = (span.folded, *span.folded.split())
    said = [form for word in tokens for form in (word, f"{word}.", word.removeprefix("ال"))]
    return not any(form in words.sets[key] for key in known for form in said)


_FEW_WORDS = re.compile(
    r"[A-ZÀ-Þ][^\W\d_]+(?: [A-ZÀ-Þ][^\W\d_]+){0,3}"
    r"|[А-ЯЁ][^\W\d_]+(?: [^\W\d_]+){0,3}|[\u0621-\u064a]{3,}(?: [\u0621-\u064a]{3,}){0,3}"
)


def _organization(person: Candidate, path: str, words: Vocabulary) -> Iterator[ReviewItem]:
    span = person.organization
    if entry.digits(span) >= entry.DIGITS:
        yield _numbered(f"{path}/organization", span)
    elif _names_somebody(span, words) or _joins_somebody(span, words):
        yield _somebody(f"{path}/organization", span)
    elif span.text[:1].islower() and words.starts("joins.brings", span.folded):
        detail = f"{span.text} was read as the body of {person.name.text} and may be others who attend: check the list."
        yield ReviewItem(f"{path}/organization", Reason.OTHER, detail)
    elif outsiders.said(span, words, "joins.companions"):
        yield _accompanying(person, path, span)
    elif words.has("joins.stops", span.folded) and not HAN.search(span.text):
        detail = f"{span.text} was read as the body of {person.name.text}: it may be more than that."
        yield ReviewItem(f"{path}/organization", Reason.OTHER, detail)
    elif span.folded in words.sets["words.posts"] | words.sets["words.modifiers"] and not entry.is_body(span, words):
        detail = f"{span.text} was read as the body of {person.name.text} and is a post: check both."
        yield ReviewItem(f"{path}/organization", Reason.OTHER, detail)
    elif entry.is_delegation(span, words) or (_is_headed(person) and entry.calls_delegation(span, words)):
        detail = f"{span.text} was read as the body of {person.name.text} and may be the delegation: check it."
        yield ReviewItem(f"{path}/organization", Reason.OTHER, detail)
    elif 0 < span.number < person.name.number and span.folded in words.sets["words.sectors"]:
        detail = f"{span.text} stands above {person.name.text} and may be a group rather than their body: check it."
        yield ReviewItem(f"{path}/organization", Reason.OTHER, detail)
    elif _is_abroad(person, words) or _is_of_heading_above(person):
        detail = f"{span.text} stands above {person.name.text}, {person.position.text}, who may be of another body."
        yield ReviewItem(f"{path}/organization", Reason.OTHER, detail)
    elif person.guessed:
        detail = f"{span.text} stands above {person.name.text} and was taken for the body: check it."
        yield ReviewItem(f"{path}/organization", Reason.OTHER, detail)


def _is_headed(person: Candidate) -> bool:
    """Tell an organization above a list; in a table it is called one: "Delegation of the European Union"."""
    return person.way != "table" and person.organization.number < person.name.number


def _is_abroad(person: Candidate, words: Vocabulary) -> bool:
    """Tell somebody with a diplomat's rank below the name of a body that sends none: a mission's, at a list's end."""
    headed = bool(person.organization) and person.organization.number < person.name.number
    rank = next(iter(re.split(r"[,;/]", person.position.folded))).strip()
    diplomat = rank in words.sets["words.ambassador"] or words.starts("words.double", person.position.folded)
    diplomat = diplomat or words.has("words.abroad", person.position.folded)  # "Secretary of the Embassy"
    return headed and diplomat and not words.has("words.abroad", person.organization.folded)


def _is_of_heading_above(person: Candidate) -> bool:
    """Tell an interpreter below a heading of their own, above which stands the body of others."""
    places = person.organization.number, person.said_role.number, person.name.number
    said = bool(person.organization and person.said_role) and person.way != "table"
    return said and person.role in (Role.INTERPRETER, Role.OTHER) and places[0] < places[1] < places[2]


def _accompanying(person: Candidate, path: str, said: Span) -> ReviewItem:
    detail = f"{person.name.text} may accompany the delegation only ({said.text}): check whether they attend."
    return ReviewItem(path, Reason.OTHER, detail)


def _unread_role(person: Candidate, path: str, words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item where a place in the delegation was not understood, or a post or a body holds words about one."""
    if person.said_role and person.role is None:
        detail = f"{person.said_role.text} stands where the role of {person.name.text} is said: see which it is."
        yield ReviewItem(f"{path}/role", Reason.OTHER, detail)
    elif len(entry.places(person.said_role, words)) > 1:
        detail = f"{person.said_role.text} is more than one role of {person.name.text}: see which it is."
        yield ReviewItem(f"{path}/role", Reason.OTHER, detail)
    post, body = _behind_comma(person.position), _behind_comma(person.organization)
    placed = post.folded in words.places and not (person.role or words.starts("words.double", post.folded))
    for said, told in (("post", post if placed else Span()), ("body", body if _is_post(body, words) else Span())):
        if told:
            detail = f"{told.text} stands behind the {said} of {person.name.text} and may be the role: check it."
            yield ReviewItem(f"{path}/role", Reason.OTHER, detail)
    for field, span in (("position", person.position), ("organization", person.organization)):
        inside = [span.cut(match.start(1), match.end(1)) for match in _BRACKETS.finditer(span.text)]
        known = not HAN.search(span.text) and any(phrases.search(span.folded) for _, phrases in words.roles)
        # Whose place is said elsewhere has it from there: "Head of delegation | Deputy Head of Unit".
        known = known and person.role in (None, Role.DELEGATE)
        if known or any(_holds_place(text, words) for text in inside):
            detail = f"{span.text} was read as the {field} of {person.name.text} and may tell a role: check it."
            yield ReviewItem(f"{path}/{field}", Reason.OTHER, detail)


def _holds_place(text: Span, words: Vocabulary) -> bool:
    """Tell whether brackets hold a place in a delegation; "(Internal Security)" behind a post is none."""
    return text.folded.strip() in words.places or bool(words.places_in(text.folded) - {Role.OTHER})


def _behind_comma(span: Span) -> Span:
    """Return what stands behind the last comma; an empty span where none is."""
    at = max(span.text.rfind(mark) for mark in ",،，") + 1
    return span.cut(at).strip() if at else Span()


def _is_post(span: Span, words: Vocabulary) -> bool:
    """Tell one word for a post or a place in a delegation, in small letters where a capital makes it a body."""
    known = span.folded in words.places or span.folded in words.sets["words.posts"]
    return known and (span.text[:1].islower() or not entry.is_body(span, words))


_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]")


def _pending(person: Candidate, path: str, words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item where the letter says that it is open yet whether somebody comes, or what they are."""
    fields = (person.name, person.position, person.organization)
    if person.pending or any(words.has("joins.pending", span.folded) for span in fields):
        detail = f"The letter says of {person.name.text} that something is to be confirmed: see whether they attend."
        yield ReviewItem(path, Reason.OTHER, detail)


def _unread(person: Candidate, path: str, words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item for words beside somebody that may be the post or body that they lack, or another person."""
    span = person.unread
    lacks = not person.position or not person.organization
    if person.unlike or (span and (lacks or _names_somebody(span, words) or _begins_with_name(span, words))):
        span = person.unlike or span
        detail = f"{span.text} stands beside {person.name.text} and was not understood: see what it says."
        yield ReviewItem(path, Reason.OTHER, detail)


def _names_somebody(span: Span, words: Vocabulary) -> bool:
    """Tell whether a word of address and a name stand in a field: two people were read as one."""
    found = (span.cut(start, end) for start, end in names.scan(span, words))
    return any(names.plain_address(names.honorific(name, words)[0], words) for name in found)


def _joins_somebody(span: Span, words: Vocabulary) -> bool:
    """Tell whether a second name, without a word of address, is joined on: "High Court, and Lars Moe, Police".

    Behind "and" it is one by its form or a known given name; also by capitals behind a comma and "with", for what
    follows "accompanied by" is nothing else: "High Court, with Jon Roe".
    """
    for key in ("joins.beside", "joins.brings"):
        for match in words.pattern(key).finditer(span.folded):
            before = span.text[: match.start()].rstrip()
            apart = not before or before.endswith((",", ";", "،", "，")) or " " in match.group()
            said, led = _stretch(span.cut(match.end()), words), apart and key == "joins.brings"
            # Chinese has no capitals: behind "and" much of a body would be a name.
            if (led or not HAN.search(said.text)) and bare.is_name(said, words, led=led):
                return True
    return False


def _stretch(text: Span, words: Vocabulary) -> Span:
    """Return a text up to its first divider or small word: "Lars Moe" of "Lars Moe from the Police"."""
    part = entry.name_part(text.strip())
    tokens = re.finditer(r"\S+", part.text)
    ends = (token.start() for token in tokens if token.start() and fold(token.group()) in words.sets["words.small"])
    return part.cut(0, next(ends, len(part.text))).strip(" .,;")


def _begins_with_name(span: Span, words: Vocabulary) -> bool:
    """Tell a second Chinese name, which has no word of address: the cell has "王芳 李明"."""
    first = span.cut(0, len(re.split(r"[\s、，,]", span.text, maxsplit=1)[0]))
    return HAN.match(first.text) is not None and names.likeness(first, words) >= 0.6


def _damaged(person: Candidate, path: str, words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item for a field that was cut wrongly: half a bracket, a check box, a label, an end that is open."""
    for field, span in (("name", person.name), ("position", person.position), ("organization", person.organization)):
        text = span.text
        short = len(text) < _SHORTEST and bool(text) and not HAN.search(text)
        halved = text.count("(") != text.count(")") or text.count("（") != text.count("）")
        if (
            halved
            or short
            or boxes.BOX.search(text)
            or text.endswith(_OPEN_ENDS)
            or _ELIDED_END.search(text)
            or _ODD_MARK.search(text)
            or (" " in text and any(text.split()[-1] in words.sets[key] for key in ("joins.and", "joins.or")))
            or (field != "name" and span.folded.partition(" ")[0] in words.sets["joins.turns"])
            or (field != "name" and _is_half(span, words))
            or _SHORT_MARK.search(text)
            or (field != "name" and text.startswith(("(", "（", "[")))
            or (field != "name" and (_heads_others(span, words) or words.starts("joins.pair", span.folded)))
            or (field == "organization" and (_ends_in_remark(span, words) or _holds_label(span, words)))
            or _MARKED.search(text)
            or entry.label_of(span, words)
            or (field != "name" and contacts.begins_with_label(span.folded, words))
            or (field != "name" and _places_another(span, words))
        ):
            yield ReviewItem(
                f"{path}/{field}", Reason.OTHER, f"{text} was read as the {field}: it looks cut, check it."
            )


def _divided(person: Candidate, path: str) -> Iterator[ReviewItem]:
    """Yield an item for a field that goes on behind a telephone or an address, where the next person may begin."""
    reached = [mark.place.number for contact in person.contacts for mark in contact.span.words]
    for field, span in (("name", person.name), ("position", person.position), ("organization", person.organization)):
        numbers = [mark.place.number for mark in span.words]
        if numbers and any(min(numbers) < number < max(numbers) for number in reached):
            yield _somebody(f"{path}/{field}", span)


# Letters; no name, post or body is shorter in scripts with an alphabet.
_SHORTEST = 2
# A word behind a dash that may say something of the person, as a mark does: "Ministerio de Justicia - retirado".
_MARKED = re.compile(r"\s[-–—]\s+[^\W\d_A-ZÀ-ÞА-Я]+$")
# A line of a form that goes on with no body: "Ministry of Justice Arrival: 13 April".
_INNER_LABEL = re.compile(r"[^\W\d_]\s?:\s")
# A short word behind a dash that may be a role: "High Court - Alt."
_SHORT_MARK = re.compile(r"\s[-–—]\s+[^\W\d_]{2,6}\.$")


def _is_half(span: Span, words: Vocabulary) -> bool:
    """Tell words that a small one ends, as the rest stands in another cell or line: "Adviser for" | "Legal Affairs"."""
    *before, last = span.text.split() or ("",)
    return bool(before) and last == last.lower() and fold(last) in words.sets["words.small"]


def _holds_label(span: Span, words: Vocabulary) -> bool:
    """Tell a body that goes on with a label, known or by its colon, or with where letters go: "..., P.O. Box 12"."""
    begun = (match.start() for match in re.finditer(r"(?<=\s)\w", span.folded))
    known = any(contacts.begins_with_label(span.folded[at:], words) for at in begun)
    return known or bool(_INNER_LABEL.search(span.text) or _POST_BOX.search(span.folded))


_POST_BOX = re.compile(r"\bbox \d|\bb\.? ?p\.? \d|а/я \d")


def _places_another(span: Span, words: Vocabulary) -> bool:
    """Tell a field with a role and a colon, behind which the next person stands: "Interpreter: Ana Lima"."""
    return any(entry.place(span.cut(*label.span(1)), words) for label in _LABELLED.finditer(span.text))


_LABELLED = re.compile(r"(?:^|[\s,;，、；])([^\W\d_][^:：,;，、；]{1,30})\s?[:：]")


def _ends_in_remark(body: Span, words: Vocabulary) -> bool:
    """Tell a body with something in small letters behind its last comma that is none: "High Court, speaks French"."""
    last = body.cut(body.text.rfind(",") + 1).strip()
    if len(last.text) == len(body.text) or not _SMALL_BEGUN.match(last.text):
        return False
    begun = last.folded.split()[0].partition("'")[2] or last.folded.split()[0]
    kept = begun in words.sets["words.small"] or words.starts("joins.and", last.folded)
    return not kept and not entry.is_body(last, words) and not entry.is_post(last, words)


_SMALL_BEGUN = re.compile(r"[a-zà-ÿ]{2}")


def _heads_others(span: Span, words: Vocabulary) -> bool:
    """Tell a field that goes on with the heading of the next people: "High Court Observers from civil society"."""
    before = ""
    for token in span.text.split():
        said = fold(token).strip(".,:")
        several = said in words.places and any(said[:-size] in words.places for size in (1, 2))
        several = several and (said.endswith("s") or not said.isascii())
        if before and several and token[:1].isupper() and before[-1:].isalnum():
            small = fold(before) in words.sets["words.small"] or fold(before) in words.sets["words.modifiers"]
            if not small and words.places[said] is not Role.DELEGATE:
                return True
        before = token
    return False


_ODD_MARK = re.compile(r"[{}<>|=~\\]|\s\+\s")
# An elided word, whose verb or noun is gone: "Ministère de la Justice, n'".
_ELIDED_END = re.compile(r"(?:^|[\s,])(?:[cdjlmnst]|qu)['’]$", re.IGNORECASE)
_OPEN_ENDS = (",", ";", ":", "(", "-", "–", "—", "&")


def _numbered(path: str, span: Span) -> ReviewItem:
    detail = f"{span.text} holds numbers, of a telephone, a day or a room perhaps: check it."
    return ReviewItem(path, Reason.OTHER, detail)


def _somebody(path: str, span: Span) -> ReviewItem:
    return ReviewItem(path, Reason.READINGS_DIFFER, f"{span.text} may name another person who attends: check the list.")


def _assumed(person: Candidate, at: int) -> Iterator[ReviewItem]:
    """Yield an item for a contact that only stands beside the person, unless it is an address that bears the name."""
    said = [contact for contact in person.contacts if contact.assumed and not bears_name(contact, person)]
    if said:
        detail = f"{said[0].span.text} stands beside {person.name.text} and nothing says that it is theirs: check it."
        yield ReviewItem(f"/delegates/{at}/{said[0].kind}", Reason.OTHER, detail)


def of_reading(person: Candidate, at: int) -> tuple[ReviewItem, ...]:
    """Return review items for contacts that are broken and for fields that OCR read with low confidence."""
    items = [*_assumed(person, at)]
    items += [item for field, span in person.spans for item in poorly_read(f"/delegates/{at}/{field}", span)]
    for contact in person.contacts:
        if contact.valid and contact.sure:
            continue
        reason = Reason.EMAIL_INVALID if contact.kind == "emails" else Reason.PHONE_INVALID
        detail = f"{contact.span.text} was read as {contact.value or 'nothing'}: check it against the letter."
        items.append(ReviewItem(f"/delegates/{at}/{contact.kind}", reason, detail))
    return tuple({(item.path, item.reason): item for item in items}.values())


def poorly_read(path: str, span: Span) -> Iterator[ReviewItem]:
    """Yield an item for the words of a field that OCR read with low confidence."""
    low = confidence(span)
    if low < _LOW:
        detail = f"Read as {span.text} with confidence {low:.2f}: compare it with the page."
        yield ReviewItem(path, Reason.LOW_OCR_CONFIDENCE, detail)

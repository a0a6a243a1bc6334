"""What one line is about: somebody, a role, a field of a form, or others than who comes."""

import re

from parsers.characters import HAN
from parsers.extract import emails, names, phrases, remembered, zones
from parsers.extract.people import entry, fields, outsiders, purposes
from parsers.extract.people.rows import END, Row
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, fold

# Two words with capitals look like a name so much, and so much does one that stands alone.
NAMED, SURE = 0.35, 0.7
# Characters: what is longer is a sentence.
HEADING = 80
SENTENCE_END = re.compile(r"[.!?。؟][\"»”)]?$")


@remembered.of_text
def opens_with_person(text: Span, words: Vocabulary) -> bool:
    """Tell whether a line begins with a name and the word of address that belongs to it."""
    part = entry.name_part(text)
    if HAN.match(part.text):
        told = entry.is_name_before_post(part, words)
        return told or names.likeness(part, words) >= 0.9 or _goes_on_with_post(text, part, words)
    return bool(names.honorific(part, words)[0]) and names.likeness(part, words) >= 0.7


def _goes_on_with_post(text: Span, part: Span, words: Vocabulary) -> bool:
    """Tell a Chinese name from other words by the post behind it: 张三，处长，某部."""
    begun = text.cut(0, HEADING)
    pieces = entry.divide(begun)
    said = begun.cut(pieces[1].start, pieces[1].end).strip() if len(pieces) > 2 else Span()
    return said.text in words.phrases["words.posts"] and names.likeness(part, words) >= 0.6


def begins_with_person(text: Span, words: Vocabulary, likeness: float = SURE) -> bool:
    """Tell a line that begins with somebody's name, with a word of address or without one.

    What looks less like a name than `likeness`, or is a post or a body, is none by itself.
    """
    name = entry.name_part(text)
    plain = not entry.is_post(name, words) and not entry.is_body(name, words)
    return opens_with_person(text, words) or (plain and names.likeness(name, words) >= likeness)


def names_somebody(text: Span, words: Vocabulary) -> bool:
    """Tell a line with somebody's name at its beginning, or behind the label of a form."""
    if is_labelled(text, words):
        return names.likeness(entry.name_part(text.cut(text.text.find(":") + 1)), words) >= _LABELLED
    return begins_with_person(text, words)


# A name behind a label looks like one so much.
_LABELLED = 0.5


def has_own_address(name: Span, text: Span) -> bool:
    """Tell a text with an address that bears the name: "Anna Berg, Police Lawyer, berg@x.org", "Ola Moe, o.moe@y"."""
    said = [word.strip(".,") for word in name.folded.split()]
    forms = {form for word in said if word for form in (word, word[0])}
    for address in emails.find(text.text):
        local = address.value.partition("@")[0]
        parts = re.split(r"[._-]", local)
        if any(word in local for word in said if len(word) > _BORNE) or (parts[1:] and forms.issuperset(parts)):
            return True
    return False


# Letters; a shorter word may stand in any address by chance.
_BORNE = 3


def labels_person(text: Span, words: Vocabulary) -> bool:
    """Tell a line with somebody behind a label: "Interpreter: Ms. X"; no label of a form, which may hold a name."""
    pieces = entry.divide(text) if len(text.text) <= END and (":" in text.text or "：" in text.text) else []
    if len(pieces) < 2 or pieces[1].lead not in (":", "：") or fields.label(text.text[: pieces[0].end], words):
        return False
    return opens_with_person(text.cut(pieces[1].start).strip(), words)


def leads_to_name(text: Span, words: Vocabulary) -> bool:
    """Tell a line with a post at its beginning and a name at its end, behind a colon; behind a dash a sure name."""
    pieces = entry.divide(text) if len(text.text) <= END and _LEADS.search(text.text) else []
    if len(pieces) < 2 or not _LEADS.fullmatch(pieces[-1].lead):
        return False
    before, name = text.cut(0, pieces[-2].end), text.cut(pieces[-1].start, pieces[-1].end).strip()
    least = NAMED if pieces[-1].lead in (":", "：") else _TOLD
    return (
        entry.is_post(before, words) and not fields.label(before.text, words) and names.likeness(name, words) >= least
    )


_LEADS = re.compile("[:：–—-]")


def _is_place_kept(text: Span, words: Vocabulary) -> bool:
    """Tell a line about somebody not yet named: "Expert: to be confirmed"."""
    label, colon, said = text.text.partition(":" if ":" in text.text else "：")
    if not colon or len(label) > 60 or fields.label(label, words):
        return False
    return words.starts("joins.nobody", text.cut(len(text.text) - len(said)).strip().folded)


def is_labelled(text: Span, words: Vocabulary) -> bool:
    """Tell a line of a form ("Phone: ..."), which goes on with nothing."""
    label, colon, _ = text.text.partition(":" if ":" in text.text else "：")
    return bool(colon) and len(label) < 40 and fields.label(label, words) is not None


def is_only_role(text: Span, words: Vocabulary) -> bool:
    """Tell a line that is nothing but a role, or a place in the delegation."""
    return entry.is_role(text, words) or text.strip(" :：.").folded in words.places


def asks_for(text: Span, words: Vocabulary) -> bool:
    """Tell a line that names whom to ask: "Contact: Ms. X"; a "Liaison Officer: Mr. X" may attend."""
    label, colon, _ = text.text.partition(":" if ":" in text.text else "：")
    asks = bool(colon) and entry.asks_only(text.cut(0, len(label)), words)
    posted = any(token in words.sets["words.posts"] for token in fold(label).split())
    return asks and not posted and bool(names.honorific(text.cut(len(label) + 1).strip(), words)[0])


def is_prose(row: Row, words: Vocabulary) -> bool:
    """Tell a line of running text: long, no item of a list, nobody's name at its beginning."""
    long = not row.marked and len(row.text.text) > 110 and len(row.text.text.split()) > 14
    return long and not opens_with_person(row.text, words) and not is_entry(row.text, words)


def is_entry(text: Span, words: Vocabulary) -> bool:
    """Tell a name, a post behind a dash and no verb: "ЗИМИН Олег Ильич – начальник отдела ...", however long it is."""
    pieces = entry.divide(text)
    dashed = len(pieces) > 1 and pieces[1].lead in ("-", "–", "—")
    if not dashed or words.has("joins.stops", text.folded):
        return False
    name, post = (text.cut(piece.start, piece.end).strip() for piece in pieces[:2])
    return names.likeness(name, words) >= _TOLD and entry.is_post(post, words)


# As much as capitals or a patronymic tell a name.
_TOLD = 0.6


def is_of_others(text: Span, words: Vocabulary) -> bool:
    """Tell a whole sentence that cannot go on with a person: "We thank ...", or one about who does not attend."""
    tokens = text.folded.split()
    if len(tokens) < _FEWEST:
        return False
    if _ARABIC.match(text.text):  # it has no capitals, and sentences often no full stop
        return tokens[0] in words.sets["joins.opens"]
    if not text.text.endswith(".") or not text.text[:1].isupper():
        return False
    if is_labelled(text, words) or entry.is_post(text, words) or entry.is_body(text, words):
        return False
    return tokens[0] in words.sets["joins.opens"] or bool(outsiders.said(text, words))


_ARABIC = re.compile(r"[\u0600-\u06ff]")
# Words of a whole sentence.
_FEWEST = 5


def begins_on_others(text: Span, words: Vocabulary) -> bool:
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


def is_apart(row: Row, above: Row, words: Vocabulary) -> bool:
    """Tell a line that says nothing of the person above it: place and date, or a sentence of its own."""
    text = row.text.text
    if zones.is_place_and_date(text) or 0 in outsiders.said(row.text, words) or _is_place_kept(row.text, words):
        return True
    han = HAN.search(text) is not None
    if not han and begins_on_others(row.text, words):
        return True
    if len(_ADDRESS_OF.findall(text)) > 1:
        return True  # the addresses of several people
    if asks_for(row.text, words) or labels_person(row.text, words):
        return True
    told = entry.is_post(row.text, words) or entry.is_body(row.text.strip(" :："), words)
    if row.colon and len(text) < HEADING and not told and not is_labelled(row.text, words):
        return True  # heads what follows, whatever it says
    stays = purposes.says("remove", row.text.folded, words) or outsiders.said(row.text, words)
    if stays and names.honorific(row.text, words)[0]:
        return True  # who cannot come, or does not attend
    if is_of_others(row.text, words):
        return True
    if any(char in text for char in "@+") or is_labelled(row.text, words) or not (han or text[:1].isupper()):
        return False
    if han:
        return text.endswith("。") and not any(post in text for post in words.phrases["words.posts"] if HAN.match(post))
    whole = len(text.split()) > 3 and text.endswith((".", ":")) and above.text.text.endswith((".", ";", "!"))
    detail = entry.is_post(row.text, words) or entry.is_body(row.text, words)
    return whole and (not detail or bool(outsiders.said(row.text, words)))


# An address with the name of whose it is behind it: "a.lima@x.org (A. Lima)".
_ADDRESS_OF = re.compile(r"@[^\s(]+\s*\(")

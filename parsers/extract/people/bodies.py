"""Lines that name a body, alone or before somebody of it."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from parsers.characters import HAN
from parsers.extract import names, phrases
from parsers.extract.people import entry, fields, outsiders, purposes
from parsers.extract.people.rows import END, Row
from parsers.extract.people.topic import HEADING, opens_with_person
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, join

FROM = re.compile(
    r"^(?:on behalf of|on the part of|(?:au titre|au nom|de la part|du côté) (?:de|du|des|d['’])"
    r"|(?:por parte|en representación|a nombre|en nombre|por) (?:de|del)|со стороны|в лице|عن جانب"
    r"|for|from|de|du|des|del|pour|par|por|para|от|من|عن|aus|für|vom|von|da|do|pelo|pela)\s*(?<=[\s'’])"
    r"(?:(?:the|la|le|les|l'|el|los|las|il|der|dem|das|die|o|a)\s+|l'\s*)?",
    re.IGNORECASE,
)


def of_heading(text: Span) -> Span:
    """Return the body that a heading names, without "From the" and a letter before that: "B. From the Mission"."""
    counted = _COUNTED.match(text.text)
    text = text.cut(counted.end()) if counted and FROM.match(text.text[counted.end() :]) else text
    match = FROM.match(text.text)
    return text.strip(" :：").cut(match.end()) if match else text.strip(" :：")


_COUNTED = re.compile(r"\(?(?:[^\W\d_]|[IVX]{1,4}|\d{1,2})[.)]\s+")


def is_bare_body(text: Span, words: Vocabulary) -> bool:
    """Tell a line that is nothing but a body that a list of words knows."""
    body = text.strip(" :：.")
    return len(entry.divide(body)) == 1 and entry.is_body(body, words) and not opens_with_person(body, words)


def is_bare(text: Span, words: Vocabulary) -> bool:
    """Tell a line that may be nothing but the name of a body that no list of words knows."""
    alone = len(entry.divide(text)) == 1 and not opens_with_person(text, words)
    return alone and not entry.is_post(text, words) and not entry.place(text, words)


def may_be_body(row: Row, words: Vocabulary) -> bool:
    """Tell whether a heading that no list of words knows can only be a name: "Kestrel Watch:".

    Behind "from" a word with a capital is enough: "от Генеральной прокуратуры:".
    """
    text = of_heading(row.text)
    if not (row.colon or (row.bold and not text.text.isupper())) or len(text.text) < 4 or "," in text.text:
        return False
    if fields.label(text.text, words) or fields.is_nobody(text, words):
        return False
    if outsiders.said(text, words) or any(words.has(key, text.folded) for key in ("joins.named", "joins.stops")):
        return False
    lower = words.sets["words.small"] | words.sets["names.particles"]
    tokens = [token for token in text.text.split() if token.casefold() not in lower]
    if row.colon and FROM.match(row.text.text) and not any(char.isdigit() for char in text.text):
        tokens = tokens[:1]
    return bool(tokens) and all(token[:1].isupper() for token in tokens if token[:1].isalpha())


def names_body(row: Row, words: Vocabulary) -> bool:
    """Tell a line without a mark of a list that names a body, or several, and the town where it sits."""
    text = row.text.strip(" :：")
    plain = not row.marked and len(text.text) < _LONGEST_BODY and not opens_with_person(text, words)
    told = outsiders.said(text, words) or tells(text, words)
    told = told or entry.place(text, words) is not None or entry.is_delegation(text, words)
    told = told or phrases.of(lambda words: words.zones.annex).match(text.folded) is not None
    pieces = [text.cut(piece.start, piece.end).strip() for piece in entry.divide(text)]
    seat = len(pieces) > 1 and _TOWN.fullmatch(pieces[-1].text) and not entry.is_post(pieces[-1], words)
    return plain and not told and all(entry.is_body(of_heading(one), words) for one in pieces[: -1 if seat else None])


# Where a body sits, behind its name: "Permanent Mission of X to the United Nations, Vienna".
_TOWN = re.compile(r"(?![\u3400-\u9fffa-z])[^\W\d_]{3,}")
# Characters.
_LONGEST_BODY = 130


def begins_with_body(row: Row, words: Vocabulary) -> bool:
    """Tell a line that names a body, its place too: "Embassy of Ghana, Berne"."""
    first = next((row.text.cut(piece.start, piece.end) for piece in entry.divide(row.text)), Span())
    return names_body(row, words) or (not opens_with_person(row.text, words) and entry.is_body(first, words))


def is_plain_body(text: Span, words: Vocabulary) -> bool:
    """Tell the name of a body from a sentence that announces people, and from one about whom to ask."""
    told = HAN.search(text.text) is not None or tells(text, words)
    return not told and len(entry.divide(text)) == 1 and not outsiders.said(text, words)


def tells(text: Span, words: Vocabulary) -> bool:
    """Tell whether a text has words that announce people, or tell what they do."""
    folded = purposes.blanked(text.folded, words)
    return any(words.has(key, folded) for key in _TELLS)


_TELLS = ("joins.named", "joins.stops", "change.add", "change.remove")


def ends_in_verb(text: Span, words: Vocabulary) -> bool:
    """Tell a line that ends in what announces people: "Our organization will be represented by", "The Police sends"."""
    places = (said.start() for said in re.finditer(r"(?<=[\s'’])\S", text.folded))
    said = (words.pattern("joins.named").match(text.folded, at) for at in places)
    return any(verb is not None and verb.end() == len(text.text) for verb in said)


def body_label(label: Span, words: Vocabulary) -> Span | None:
    """Return the body that a label before a person names: "Ministry of Justice", "For the Ministry of Justice"."""
    body = of_heading(label)
    first, *others = [body.cut(piece.start, piece.end).strip() for piece in entry.divide(body)] or [body]
    # "Director, Ministry of Justice", "Ministry of Justice, Director": the post of who follows is in the label.
    posts = entry.is_post(first, words) or any(other.folded in words.sets["words.posts"] for other in others)
    known = entry.is_body(body, words) and not posts
    known = known and not fields.label(label.text, words) and not entry.place(label, words)
    known = known and not tells(label, words)
    # "Contact of the delegation"; in Chinese such words stand in bodies: 咨询委员会.
    asks = None if HAN.search(label.text) else next(outsiders.asked(label, words), None)
    known = known and not (asks and not asks.start())
    # A verb may begin the words before a colon: "wishes to amend its delegation". Bodies begin big, or with their noun;
    # letters that are none of ASCII's show no verb by that.
    noun = (
        body.text[:1] != body.text[:1].lower() or not body.text.isascii() or words.starts("words.bodies", body.folded)
    )
    return body if known and noun else None


def led_by_body(row: Row, words: Vocabulary) -> Row:
    """Return a line that names a body, and behind a colon or dash somebody of it, as the line about that person.

    So does a comma in an item that begins with "for": "- For the Ministry of Justice, Ms. X".
    """
    colon = re.search(r"\s?[:：]\s*", row.text.text[:HEADING]) or _dash_before_person(row.text, words)
    comma = _comma_before_person(row, words)
    if comma and (colon is None or comma.start() < colon.start()):
        colon = comma
    if colon is None:
        return row
    label, post = _without_post(row.text.cut(0, colon.start()), words)
    body = body_label(label, words)
    guessed = body is None
    sure = comma or (":" not in colon.group() and "：" not in colon.group())
    if body is None and sure and FROM.match(label.text) and of_heading(label).text[:1].isupper():
        body = of_heading(label)
    post_alone = body and entry.is_post(body, words) and not words.starts("words.bodies", body.folded)
    if body is None or (guessed and (entry.place(body, words) or post_alone)):
        return row
    person = _without_article(row.text.cut(colon.end()))
    named = bool(names.scan(person, words)) or names.likeness(entry.name_part(person), words) >= SHOWN
    if (colon is not comma and re.search(r"[:：]", person.text)) or (post and len(entry.divide(person)) > 1):
        return row  # the next body's people follow, or somebody with a post of their own
    person = join((person.strip(" .;"), post), ", ") if post else person
    return replace(row, text=person, body=body, guessed=guessed) if named else row


# A name with a word of address or capitals looks like one so much.
SHOWN = 0.5


def _without_article(person: Span) -> Span:
    article = re.match(r"(?:(?:the|le|la|el|o|a|il)\s|l['’])", person.text, re.IGNORECASE)
    return person.cut(article.end() if article else 0)


def _comma_before_person(row: Row, words: Vocabulary) -> re.Match[str] | None:
    """Return the comma before a name with a word of address in an item that begins with "for", "from"."""
    if not row.marked or not FROM.match(row.text.text):
        return None
    commas = re.finditer(r"\s*[,،]\s+", row.text.text[:END])
    return next((one for one in commas if opens_with_person(_without_article(row.text.cut(one.end())), words)), None)


def _dash_before_person(text: Span, words: Vocabulary) -> re.Match[str] | None:
    """Return the dash before a name with a word of address: "Ministry of Justice - Mr. X"."""
    dash = re.search(r"\s[-–—]\s+", text.text[:HEADING])
    return dash if dash and opens_with_person(text.cut(dash.end()), words) else None


def _without_post(label: Span, words: Vocabulary) -> tuple[Span, Span]:
    """Return a label without the post that ends it, and that: "Ministry of Justice, Director" before a name."""
    pieces = entry.divide(label)
    last = label.cut(pieces[-1].start, pieces[-1].end).strip() if len(pieces) > 1 else Span()
    if not last or last.folded not in words.sets["words.posts"]:
        return label, Span()
    return label.cut(0, pieces[-2].end), last


def with_whole_bodies(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
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

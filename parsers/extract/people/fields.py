"""A person whose fields have names: columns of a table, lines of a form."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from parsers.characters import HAN
from parsers.extract import countries, dates, names, phrases
from parsers.extract.people import boxes, contacts, entry
from parsers.extract.people.candidate import Candidate
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, fold, join, struck
from parsers.languages import Language, Phrases
from parsers.record import Change, Role

_AROUND = " \t\n:：.*·|_-–—"
_CHECKED = re.compile(r"(?:☒|☑|■|✔|✓|✗|\[\s?[xX✓]\s?\]|\(\s?[xX]\s?\))[^\S\n]*([^☒☑■☐□\[\n]+)")
_BOX = re.compile(r"[☐□☒☑■]|\[\s?[xX ]?\s?\]")

Fields = Mapping[str, Span]


def label(text: str, words: Vocabulary) -> str | None:
    """Return the field that a heading or label names, None for other words.

    "Nom / Name" and "Position (in English)" are looked at by their parts, "Name of the institution" without what says
    nothing of its field; telephone and e-mail in one are `contacts`.
    """
    folded = re.sub(r"\s+", " ", fold(text)).strip(_AROUND)
    if not folded or len(folded) > 60:
        return None
    bare = re.sub(r"\s*\(.*?\)\s*", " ", folded).strip(_AROUND)
    plain = " ".join(words.pattern("joins.in_labels").sub(" ", bare).split())
    # A scan loses blanks, or takes them for stops: "Tél.portable", "Correo.electrónico".
    spelled = (folded, folded.rstrip("."), folded + ".", bare, _STOP.sub(". ", folded), _STOP.sub(" ", folded))
    for said in (*spelled, plain):
        if said in words.labels:
            return words.labels[said]
    if "/" in folded and all(names.is_address(part, words) for part in folded.split("/")):
        return "honorific"
    # A heading in two languages may have a line for each; a wrapped one is found as a whole above.
    broken = re.sub(r"[^\S\n]+", " ", fold(text)).strip(_AROUND)
    found = [
        words.labels.get(part.strip(_AROUND))
        for part in re.split(r"\s*[/,;|\n&]\s*|\s+(?:and|et|y|и|und|or|ou|o|или|oder|أو)\s+|\s+و(?=ال)", broken)
    ]
    return _agreed([key for key in found if key], len(found))


_STOP = re.compile(r"(?<=[^\W\d_])\.(?=[^\W\d_])")


def _agreed(found: list[str], parts: int) -> str | None:
    if not found or len(found) * 2 < parts:
        return None
    if len(set(found)) == 1:
        return found[0]
    if set(found) <= {"email", "phone", "fax", "contacts"}:
        return "contacts"
    if set(found) <= {"position", "title"}:
        return "position"
    if set(found) <= {"position", "organization", "title"}:
        return "both"
    return "name" if set(found) <= {"name", "family", "given"} else found[0]


def person(fields: Fields, labels: Fields, words: Vocabulary, region: str | None) -> Candidate | None:
    """Return the person of one row or form; None where nobody is named yet ("to be confirmed") or ever.

    `labels` are the headings as written: those of contacts tell telephone from fax.
    """
    fields = {key: _once(value) for key, value in fields.items()}
    inverted = _inverted(fields, labels, words)
    fields = {**fields, **inverted}
    name = inverted["name"] if inverted else _name(fields)
    asked = is_contact(name, words) or is_contact(fields.get("role", Span()), words)
    if not name or is_nobody(name, words) or asked:
        return None
    read = None if inverted else entry.read([name], name.number, words, region, least=0.1)
    found = read or Candidate(name, name.number)
    found = _with_columns(found, fields, words)
    found = _with_details(found, fields, words)
    reached = [
        contact
        for key in ("email", "phone", "fax", "contacts")
        if fields.get(key)
        for contact in contacts.take(_labelled(labels.get(key, Span()), fields[key], words), words, region)[1]
    ]
    beside = contacts.take(fields.get("beside", Span()), words, region)[1]
    reached += [replace(contact, assumed=True) for contact in beside]
    found = _with_doubts(found, fields, words, region)
    return replace(
        found, contacts=found.contacts + tuple(reached), change=_change(fields, words), score=max(found.score, 0.7),
        headed=_order(labels.get("name", Span()), words),
        used=frozenset(mark.place.number for span in fields.values() for mark in span.words),
    )  # fmt: skip


def is_contact(role: Span, words: Vocabulary) -> bool:
    """Tell a cell that says of somebody that they are whom to ask, and nothing else."""
    return entry.asks_only(role, words) and entry.place(role, words) is None


def _order(heading: Span, words: Vocabulary) -> bool | None:
    """Return whether a heading asks for the family name first ("Nom et prénom") or last; None where it does not say."""
    apart = rf"[,/;|\n&]|\s(?:{words.pattern('joins.and').pattern})\s"
    heads = [label(part, words) for part in re.split(apart, heading.folded)]
    if heads.count("family") != 1 or ("given" not in heads and (len(heads) < 2 or "/" in heading.text)):
        return None  # "Nom / Name" is one heading in two languages
    return heads.index("family") < (heads.index("given") if "given" in heads else 1)


def _inverted(fields: Fields, labels: Fields, words: Vocabulary) -> dict[str, Span]:
    """Return the names and the word of address of a cell "Family, Given" below a heading that says so."""
    heads = [label(part, words) for part in re.split(r"[,/;\n]", labels.get("name", Span()).text)]
    cell = fields.get("name", Span())
    match = _INVERTED.fullmatch(cell.text)
    said = {key for key in heads if key}
    degree = names.tail(_flat(cell), words).text != _flat(cell).text  # "Ana Pinto, MSc"
    if match is None or degree or heads[0] != "family" or not said <= {"family", "given", "name"}:
        return {}
    family = cell.cut(0, match.end(1)).strip()
    before, given = names.honorific(cell.cut(match.start(2)).strip(), words)
    divided = {"name": join((family, given), ", "), "family": family, "given": given}
    return divided | ({"honorific": before} if before else {})


_INVERTED = re.compile(r"\s*([^,;\d]+?)\s*,\s*([^,;\d]+?)\s*")


def _once(value: Span) -> Span:
    """Return a value that two languages say alike as it stands in the first: "Expert / Expert"."""
    halves = _HALVES.split(value.folded)
    alike = len(halves) > 1 and len({half.strip() for half in halves}) == 1 and halves[0].strip()
    return value.cut(0, len(halves[0])) if alike else value


_HALVES = re.compile(r"\s*[/|\n]\s*")


def may_be_rank(said: Span, words: Vocabulary) -> bool:
    """Tell whether a short text that is no post and no body can be what stands before a name: "OPC1"."""
    known = entry.is_post(said, words) or entry.is_body(said, words) or entry.place(said, words)
    return len(said.text.split()) <= _RANK and not known and not is_nobody(said, words)


# Words; longer ranks begin with words that are known.
_RANK = 2


def _labelled(heading: Span, cell: Span, words: Vocabulary) -> Span:
    """Return a cell behind the heading that says what its numbers are, unless the cell itself does: "fax 1 2345"."""
    own = any(words.has(f"labels.{kind}", cell.folded) for kind in ("phone", "fax", "email"))
    return cell if own else join((heading, cell), ": ")


def kind_of(key: str, value: Span) -> str:
    """Return the field of a value: a number under a body's label is among the contacts ("Office: +1 202 555 0100")."""
    return "contacts" if key == "organization" and _NUMBER.fullmatch(value.text.strip()) else key


# Digits of a telephone number and what people write between them.
_NUMBER = re.compile(r"[+(]?(?:\d[\s./()-]{0,3}){6,}(?:\(?ext\.? ?\d+\)?)?")


def _name(fields: Fields) -> Span:
    """Return the name; family and given names in the order of the document."""
    family, given = fields.get("family", Span()), fields.get("given", Span())
    if fields.get("name") and not family:
        return _one_line(fields["name"]) if fields.keys() & {"position", "organization"} else fields["name"]
    given = given or fields.get("name", Span())
    halves = [half for half in (family, given) if half]
    return join(sorted(halves, key=lambda half: half.number))


def _one_line(name: Span) -> Span:
    """Return a name that a narrow column broke on one line; brackets and roles keep their lines."""
    lines = entry.lines_of(name)
    head, *rest = lines
    while rest and re.fullmatch(r"[^\W\d_][\w'’. -]*", rest[0].text) and len(rest[0].text.split()) < 4:
        head, rest = join((head, rest[0])), rest[1:]
    return join((head, *rest), "\n")


def is_nobody(name: Span, words: Vocabulary) -> bool:
    """Tell a place kept free ("To be confirmed", "N.N.", "vacant"), a State ("Sri Lanka") or us ("Dear UNODC")."""
    shown = name.strip(" \t\n:*|_-–—()")
    folded = shown.folded
    if not any(char.isalpha() for char in folded) or ((" " in folded or HAN.match(folded)) and _is_state(shown.text)):
        return True
    if any(ours.end() == len(folded) and shown.text[ours.start() :].isupper() for ours in _our_names(folded)):
        return True
    match = words.pattern("joins.nobody").search(folded)
    return match is not None and (match.start() == 0 or names.likeness(name, words) < 0.5)


def _our_names(folded: str) -> list[re.Match[str]]:
    return phrases.of(lambda words: words.zones.our_names).finditer(folded)


def is_no_name(value: Span, words: Vocabulary, *, second: bool) -> bool:
    """Tell what stands in the place of a name that somebody has not: "-", and of a `second` one a "none" too.

    "No" is a family name, and "N." an initial.
    """
    said = value.strip().folded
    plain = second and len(said) > 1 and said in words.sets["joins.no"]
    return plain or not any(char.isalpha() for char in said)


def _is_state(text: str) -> bool:
    return any(m.state and not m.adjective and m.end - m.start == len(text) for m in countries.find(text))


def _with_columns(found: Candidate, fields: Fields, words: Vocabulary) -> Candidate:
    """Return the person with what columns of their own say about the name and the role."""
    if fields.get("honorific"):
        found = replace(found, honorific=found.honorific or boxes.ticked_address(fields["honorific"], words))
    if fields.get("family") and (fields.get("given") or fields.get("name")):
        family = fields["family"]
        given = fields.get("given") or fields["name"]
        before, family_name = names.honorific(family, words)
        found = replace(found, family=family_name if before else family, given=given)
    role = _role(fields.get("role", Span()), words)
    if role:
        return replace(found, role=role, said_role=fields["role"])
    if not found.role and _says_something(fields.get("role", Span()), words):
        found = replace(found, said_role=fields["role"])  # somebody has to look which it is
    # Who is the head may stand among the remarks, alone or as a capacity: "travels with the head" says another's.
    remark = _flat(fields.get("change", Span()))
    role = words.places.get(remark.strip(" .;").folded) or _beside_change(remark, words)
    return replace(found, role=role, said_role=remark) if role else found


def _beside_change(remark: Span, words: Vocabulary) -> Role | None:
    """Return the place that a remark says beside nothing but a change: "new, head", "nouveau, en qualité d'expert"."""
    before, _, last = remark.folded.rpartition(",")
    place = words.places.get(last.strip(" .;"))
    if place and words.pattern("change.add").fullmatch(before.strip()):
        return place
    said = next(entry.capacities(remark, words), None)
    if said is None or remark.text[said.end :].strip(" .;"):
        return None
    new = words.pattern("change.add").fullmatch(remark.folded[: said.start].strip(" ,;"))
    return said.role if new else None


def _with_doubts(found: Candidate, fields: Fields, words: Vocabulary, region: str | None) -> Candidate:
    """Return the person with a remark that nobody understood as unlike them, and as pending where a cell says so.

    "Standby", "on leave" or "subject to funding" may say that somebody does not come.
    """
    remark = _flat(contacts.take(fields.get("change", Span()), words, region)[0])
    said = (remark.folded, _flat(fields.get("role", Span())).folded)
    if any(words.has(f"joins.{key}", one) for one in said for key in ("pending", "perhaps")):
        return replace(found, pending=True)
    known = not remark or _change(fields, words) or _is_understood(remark, found, words)
    return found if known else replace(found, unlike=remark)


def _is_understood(remark: Span, found: Candidate, words: Vocabulary) -> bool:
    """Tell a remark that says a place in the delegation, an answer, a need or that somebody comes, or has no words."""
    said = remark.strip(_AROUND).folded
    told = found.said_role.folded == remark.folded or words.has("change.unchanged", said)
    answered = said in words.sets["joins.yes"] or said in words.sets["joins.no"]
    if not answered and words.has("joins.refused", said):
        return False  # "visa refused", "if a visa is granted" speak of a need that is not met
    # "Arrival: 14 April" tells nothing of whether somebody comes, "not arriving" does.
    rest = words.pattern("joins.harmless").sub("", said)
    plain = rest != said and all(word in dates.month_names()[0] for word in _WORD.findall(rest))
    return told or plain or answered or not _WORD.search(said) or phrases.of(_needs).search(f"{said} ") is not None


# Letters; a single one may be a mark.
_WORD = re.compile(r"[^\W\d_]{2,}|[\u3400-\u9fff]")


def _needs(words: Language) -> Phrases:
    topics = words.requests.topics
    return (*topics.visa, *topics.accommodation, *topics.interpretation)


def _says_something(role: Span, words: Vocabulary) -> bool:
    """Tell a cell of roles with words of which none is known, but for "yes" and "no"."""
    said = role.strip(_AROUND).folded
    keys = ("joins.yes", "joins.no", "change.unchanged")
    # Of boxes only a ticked one says anything.
    box = _BOX.search(role.text) is not None and _CHECKED.search(role.text) is None and not boxes.ticked(role)
    plain = any(said in words.sets[key] for key in keys) or box
    return any(char.isalpha() for char in said) and not plain and not is_nobody(role, words)


def _role(text: Span, words: Vocabulary) -> Role | None:
    if not text:
        return None
    if ticked := boxes.ticked(text):
        return entry.place(ticked, words)
    checked = _CHECKED.search(text.text)
    if checked:
        return entry.place(text.cut(checked.start(1), checked.end(1)), words)
    if _BOX.search(text.text):
        return None
    said = _flat(text)
    return entry.place(said, words) or entry.place(join(entry.lines_of(text), "/"), words) or _qualified(said, words)


def _qualified(text: Span, words: Vocabulary) -> Role | None:
    """Return the place that one of a few words in a cell of roles says: "Legal adviser", "conseiller juridique"."""
    tokens = text.folded.split()
    if len(tokens) > _QUALIFIED or words.sets["words.small"] & set(tokens):
        return None
    said = text.folded
    if HAN.match(said):  # 法律顾问 has no blank
        said = next((said[at:] for at in range(1, len(said)) if said[at:] in words.places), "")
    found = words.places_in(said)
    # What an adviser may advise on: "not", "former" and "needs" say another thing.
    known = {token for token in tokens if token in words.places}.union(*(words.sets[f"words.{key}"] for key in _KNOWN))
    plain = bool(HAN.match(said)) or known.issuperset(tokens)
    return found.pop() if plain and len(found) == 1 and found <= _QUALIFIABLE else None


_KNOWN = ("modifiers", "fields")
# Words: "senior legal adviser"; more are a post.
_QUALIFIED = 3
_QUALIFIABLE = {Role.ADVISER, Role.EXPERT, Role.INTERPRETER}


def _with_details(found: Candidate, fields: Fields, words: Vocabulary) -> Candidate:
    """Return the person with position and organization; a cell that holds both is divided."""
    position, organization = fields.get("position", Span()), fields.get("organization", Span())
    text = fields.get("both") or position
    if entry.is_role(_flat(text), words):
        text = _flat(text)
    # "Role: Member", "Post: Deputy Head": whose role is told has a post called so.
    posted = bool(fields.get("role") and found.role) and entry.place(_flat(text), words) not in (None, found.role)
    posted = posted and not entry.is_role(_flat(text), words)
    text, role, said = (text, None, Span()) if posted else entry.cell_role(text, words)
    if text and not organization:
        position, organization = entry.at_blank(text, words) or entry.details(text, entry.divide(text), words)
    else:
        position = _whole(text)
        organization, also, there = entry.cell_role(organization, words)
        organization, role, said = _whole(organization), role or also, said if role else there
    found = replace(found, role=role, said_role=said) if role and not found.role else found
    if position and found.position and position.folded not in found.position.folded:
        found = replace(found, unread=found.position)
    return replace(
        found, position=_flat(position) or found.position, organization=_flat(organization) or found.organization
    )


def _whole(cell: Span) -> Span:
    """Return a cell without the gaps that were left where something was taken out."""
    return entry.tidy(cell, entry.divide(cell))


def _flat(span: Span) -> Span:
    return join(entry.lines_of(span), " ").strip(" \t,;")


def _change(fields: Fields, words: Vocabulary) -> Change | None:
    said = fields.get("change", Span()).folded
    if said and words.has("change.unchanged", said):
        return None
    if any(struck(span) for key, span in fields.items() if key in ("name", "family")):
        return Change.REMOVE
    if words.has("change.remove", said):
        return Change.REMOVE
    return Change.ADD if words.has("change.add", said) else None


def is_unchanged(fields: Fields, words: Vocabulary) -> bool:
    """Tell whether a row of a marked-up table says that nothing changes; "not confirmed" does not."""
    said = fields.get("change", Span()).folded
    return words.has("change.unchanged", said) and not words.has("joins.pending", said)

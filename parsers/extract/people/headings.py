"""What the headings say for the lines below them."""

import re
from collections.abc import Sequence
from itertools import groupby

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from parsers.characters import HAN
from parsers.extract import han, names, phrases
from parsers.extract.people import bodies, change, entry, marks, outsiders, sections, sentences, topic
from parsers.extract.people.rows import Row
from parsers.extract.people.topic import HEADING, SENTENCE_END, is_labelled, is_only_role, opens_with_person
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, fold
from parsers.record import Change, Role


class _Above(Struct, frozen=True):
    """What the headings so far say for the lines below them.

    `inside` is the indent of a heading that is a mark of a list itself, with deeper ones below: it holds for those,
    and `outer`, where it stands deeper itself, for the others. `block` is the paragraph in which a body heads some of
    the lines.
    """

    role: Role | None = None
    said_role: Span = Span()
    body: Span = Span()
    guessed: bool = False
    change: Change | None = None
    outside: bool = False
    inside: float | None = None
    outer: "_Above | None" = None
    block: int | None = None

    def below(self) -> dict[str, object]:
        """Return what holds for a line below, by field of `Row`."""
        said = msgspec.structs.asdict(self)
        return {key: value for key, value in said.items() if key not in ("inside", "outer", "block")}

    def until(self, block: int) -> "_Above":
        """Return what holds for a line of a paragraph: a body inside another one heads nobody in it."""
        ended = self.block is not None and self.block != block
        return replace(self, body=Span(), guessed=False, block=None) if ended else self

    def at(self, indent: float) -> "_Above":
        """Return what holds for a line of a list that stands so deep."""
        above = self
        while above.inside is not None and indent <= above.inside:
            outer = above.outer or _Above()
            above = replace(above, body=outer.body, guessed=outer.guessed, inside=outer.inside, outer=outer.outer)
        return above


def headed(rows: Sequence[Row], words: Vocabulary, titles: Sequence[str] = ()) -> list[Row]:
    """Return the rows with what the headings above them say; headings themselves are marked as such.

    `titles` are those of the meetings that may be answered: no line that begins with one names a body.
    """
    out: list[Row] = []
    above = _Above()
    known = [fold(title) for title in titles]
    leading = _leading(rows, words)
    rows = sections.with_broken_headings(marks.with_lines_below(marks.with_marks(rows, words), words), words)
    rows = [replace(row, first=row.first or row.number in leading) for row in _itemised(rows)]
    rows = _with_details_below(bodies.with_whole_bodies(rows, words), words)
    over = sections.bodies_over(rows, words)
    # Beside the title of a meeting another line may be that of another.
    beside = any(_begins_with(head.body, known) for head in over.values())
    for index, row in enumerate(rows):
        above = (above.at(row.indent) if row.marked else above).until(row.block)
        below, announced = _heading(rows, index, above, words), _announced(row, words)
        head = over.get(row.number)
        if below and below.body and _begins_with(below.body, known):
            below = _Above(change=above.change)
        if head and _begins_with(head.body, known):
            below = _Above(change=above.change)
        elif head:
            guessed = head.guessed or (beside and _is_event(head.body))
            below = replace(above, body=head.body, guessed=guessed, outside=False, block=head.block)
        if below and announced and below.role is None:
            below = replace(below, role=announced.role, said_role=announced.said_role)
            below = replace(below, change=announced.change or below.change)
        ends = topic.is_prose(row, words) or _heads_anew(rows, index, words)
        above = below or announced or (_Above() if ends else above)
        said = {} if below or topic.is_prose(row, words) else above.below()
        told = replace(row, heading=below is not None, **said)
        out.append(told if told.heading else _turned(bodies.led_by_body(told, words), words))
    return out


def _begins_with(body: Span, titles: Sequence[str]) -> bool:
    return any(body.folded.startswith(title) for title in titles)


def _is_event(body: Span) -> bool:
    return phrases.of(lambda words: words.invitation.events).search(body.folded) is not None


def _heading(rows: Sequence[Row], index: int, above: _Above, words: Vocabulary) -> _Above | None:
    """Return what holds below a line that is a heading, None for another line."""
    row = rows[index]
    if heads_outsiders(row, words):
        return _Above(outside=True)
    heads = _may_head(row, words) or _heads_next_block(rows, index, above, words)
    found = entry.place(row.text, words) if heads and not _ends_item(rows, index) else None
    turned = change_of(row, words)
    if found or turned:
        said = row.text if found else Span()
        return replace(above, role=found, said_role=said, change=turned or above.change, outside=False)
    if not sections.is_body_heading(rows, index, words):
        return None
    body = bodies.of_heading(row.text)
    if entry.is_delegation(body, words) or _NUMBERED.search(body.text):
        return _Above(change=above.change)
    known = entry.is_body(body, words) and not outsiders.said(body, words)  # "Police contact points"
    if known or row.marked:
        # Of a number above paragraphs without one, the next number ends it.
        within = sections.heads_deeper(rows, index) or (
            sections.heads_paragraph(rows, index, words) and not rows[index + 1].marked
        )
        inside = row.indent if row.marked and within else None
        outer = above if inside is not None and above.inside is not None else None
        return _Above(body=body, guessed=not known, change=above.change, inside=inside, outer=outer)
    return _Above(body=body if bodies.may_be_body(row, words) else Span(), guessed=True, change=above.change)


# The number of a note or an invitation, which no body has: "关于CU 2009/33 (A)号照会：".
_NUMBERED = re.compile(r"\d/\d")


def _announced(row: Row, words: Vocabulary) -> _Above | None:
    """Return what a sentence says of those below its colon.

    "Kindly add, as adviser of the delegation:" gives a place, "the following persons are withdrawn:" a change.
    """
    if not row.text.text.endswith((":", "：")):
        return None
    placed, turned = _place_announced(row, words), change_announced(row, words)
    gone = turned if turned is Change.REMOVE else None  # who is announced comes
    return replace(placed or _Above(), change=gone) if placed or turned else None


def change_announced(row: Row, words: Vocabulary) -> Change | None:
    """Return what the last sentence of a line that ends in a colon does with those below: "Please withdraw:".

    It names nobody itself, nor a delegation that attends.
    """
    if not row.text.text.endswith((":", "：")):
        return None
    said = sentences.sentences(row.text, words)[-1]
    goes = min((cue.start for cue in change.cues(said.folded, words) if cue.kind == "remove"), default=0)
    if names_anybody(said, words) or _tells_of_earlier(said.folded[goes:]):
        return None
    told = change.of_heading(said.folded, words)
    return None if told is Change.REMOVE and _names_delegation(said.folded[:goes]) else told


def _names_delegation(before: str) -> bool:
    """Tell whether who attends is named before something is said to be withdrawn, in whatever clause.

    "The delegation consists of the following, whose visas have lapsed:"; Chinese announces by the same words who goes.
    """
    return not HAN.search(before) and phrases.of(lambda words: words.intent.nominate).search(before) is not None


def _tells_of_earlier(behind: str) -> bool:
    """Tell whether what an earlier note said is taken back: "We withdraw the list in our note of 3 May:".

    One that goes on from an earlier note takes off those below: "Further to our note, the following have withdrawn:".
    """
    return phrases.of(lambda words: words.intent.earlier).search(behind) is not None


def names_anybody(text: Span, words: Vocabulary) -> bool:
    """Tell a text that names somebody by a word of address, or in Chinese."""
    return bool(names.scan(text, words) or han.told(text.text, words))


def _place_announced(row: Row, words: Vocabulary) -> _Above | None:
    told = [match.end() for match in words.pattern("joins.capacity").finditer(row.text.folded)]
    said = row.text.cut(told[-1]).strip(" :：") if told else Span()
    place = entry.first_place(said, words)
    role, rest = words.places.get(place.folded), said.cut(len(place.text))
    # Who leads is one of those named, and seldom the first below.
    if role is None or role in (Role.HEAD, Role.DEPUTY_HEAD) or names.scan(row.text, words):
        return None
    if role is Role.OBSERVER and observes_others(row.text, words):
        return None
    alone = len(rest.text) < _PLACED and not words.has("joins.and", rest.folded)
    return _Above(role=role, said_role=place) if alone else None


def observes_others(sentence: Span, words: Vocabulary) -> bool:
    """Tell a sentence whose observers may be of organizations, before those words or right behind: "of civil society".

    One that such a body writes says it of itself.
    """
    observed = (
        *words.pattern("roles.observer").finditer(sentence.folded),
        *words.pattern("joins.observes").finditer(sentence.folded),
    )
    said = sentence.folded[: max((match.end() for match in observed), default=0) + _BEHIND]
    others = phrases.of(lambda words: words.sender.ngo + words.sender.igo)
    return words.has("joins.watchers", said) or others.search(said) is not None


# Characters: "from the".
_BEHIND = 40
# Characters: "of the delegation, the following persons" goes on behind a place.
_PLACED = 45


def heads_outsiders(row: Row, words: Vocabulary) -> bool:
    """Tell a heading above people who come along and do not attend: "Accompanying:", "Spouses"."""
    text = row.text.strip(" :：.*")
    if row.marked or len(text.text) > HEADING or not (row.first or row.colon) or SENTENCE_END.search(row.text.text):
        return False
    return (
        words.starts("joins.outside", text.folded)
        and names.likeness(text, words) < 0.5
        and not _names_after_colon(row.text, words)
    )


def _ends_item(rows: Sequence[Row], index: int) -> bool:
    """Tell the last line of an item of a list, whose next item begins below: it is about the item's person."""
    row, following = rows[index], rows[index + 1] if index + 1 < len(rows) else None
    above = rows[index - 1] if index else None
    inside = above is not None and above.block == row.block and not above.heading and not row.marked and not row.first
    listed = any(other.marked for other in rows[max(0, index - 6) : index] if other.block == row.block)
    return inside and listed and not row.colon and (following is None or following.marked or following.first)


def _may_head(row: Row, words: Vocabulary) -> bool:
    """Tell a heading from the last line about the person above it: "Head of Delegation"."""
    shouted = row.text.text.isupper()
    named = names.likeness(entry.name_part(row.text), words) >= 0.5 or _names_after_colon(row.text, words)
    if row.marked:
        return not named and row.text.strip(" :：.").folded in words.places
    return not named and (row.first or row.colon or row.bold or shouted)


def _heads_anew(rows: Sequence[Row], index: int, words: Vocabulary) -> bool:
    """Tell a heading that nobody understands above the next people of a list: what was said above it is over."""
    row, following = rows[index], rows[index + 1] if index + 1 < len(rows) else None
    heads = row.colon and not row.marked and len(row.text.text) < HEADING and not is_labelled(row.text, words)
    return heads and following is not None and following.marked


def _heads_next_block(rows: Sequence[Row], index: int, above: _Above, words: Vocabulary) -> bool:
    """Tell a heading that the page has glued to the block before it: where headings tell roles, no last line does."""
    row, following = rows[index], rows[index + 1] if index + 1 < len(rows) else None
    if above.role is None or following is None or not following.first or row.block == following.block:
        return False
    alone = not row.marked and row.text.strip(" :：.").folded in words.places
    return alone and opens_with_person(following.text, words)


def _names_after_colon(text: Span, words: Vocabulary) -> bool:
    pieces = entry.divide(text)
    return len(pieces) > 1 and any(
        names.likeness(text.cut(piece.start, piece.end), words) >= 0.5 for piece in pieces[1:2]
    )


def change_of(row: Row, words: Vocabulary) -> Change | None:
    """Return what a heading does with the people below it: "Additional delegates:", "Withdrawn"."""
    folded = row.text.strip(" :.：").folded
    if row.below or len(folded) > 60 or names.likeness(row.text.strip(" :："), words) > 0.5:
        return None
    if row.marked and (not row.colon or names_anybody(row.text, words)):
        return None  # an item of a list: "1. Mr. X is withdrawn and replaced by:"
    if _names_after_colon(row.text, words):
        return None  # 撤回：张三，处长
    if SENTENCE_END.search(row.text.text):
        return None
    office = entry.is_body(row.text, words) and not words.has("joins.led", folded)
    if not row.colon and (office or entry.is_post(row.text, words)):
        return None  # "New York Police", "Additional Secretary"
    told = row.colon or row.bold or len(folded) < 30
    return change.of_heading(folded, words) if told or (row.first and change.is_mixed(folded, words)) else None


def _turned(row: Row, words: Vocabulary) -> Row:
    """Return a line whose label says that somebody goes or comes, "Withdrawn: Mr. X", as that of the person."""
    turned = change_labelled(row, words)
    return row if turned is None else replace(row, text=_behind_label(row), change=turned)


def change_labelled(row: Row, words: Vocabulary) -> Change | None:
    """Return what the label of a line does with the one person behind it; None without such a label."""
    person = _behind_label(row)
    label = row.text.text[:HEADING].replace("：", ":").partition(":")[0]
    turned = change.of_label(fold(label).strip(), words) if person else None
    named = turned and names.likeness(entry.name_part(person), words) >= bodies.SHOWN
    return turned if named and len(names.scan(person, words)) < _SEVERAL else None


_SEVERAL = 2


def _behind_label(row: Row) -> Span:
    """Return what stands behind the first colon of a line, an empty span without one."""
    label, colon, _ = row.text.text[:HEADING].replace("：", ":").partition(":")
    return row.text.cut(len(label) + 1).strip() if colon else Span()


def _leading(rows: Sequence[Row], words: Vocabulary) -> frozenset[int]:
    """Return the lines that are nothing but a role, in the blocks where one stands above the first name."""
    out: set[int] = set()
    for _, block in groupby(rows, key=lambda row: row.block):
        lines = list(block)
        roles = [
            row.number for at, row in enumerate(lines)
            if not row.marked and is_only_role(row.text, words) and not _is_post_of_above(lines, at, words)
        ]  # fmt: skip
        named = (
            row.number for row in lines if topic.names_somebody(row.text, words) or topic.is_entry(row.text, words)
        )
        if roles and roles[0] < next(named, roles[0]):
            out.update(roles)
    return frozenset(out)


def _is_post_of_above(lines: Sequence[Row], at: int, words: Vocabulary) -> bool:
    """Tell a word that is a post too, below nothing but somebody's name: "Mr. X" / "Adviser" / "Ministry of Y".

    Above somebody else it heads them.
    """
    text, above = lines[at].text, lines[at - 1] if at else None
    if above is None or lines[at].colon or text.folded not in words.sets["words.posts"]:
        return False
    alone = len(entry.divide(above.text)) == 1 and opens_with_person(above.text, words)
    following = lines[at + 1] if at + 1 < len(lines) else None
    return alone and not (following is not None and topic.names_somebody(following.text, words))


def _itemised(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with those marked that semicolons make items of a list: all of a block but the last end so."""
    out: list[Row] = []
    for _, block in groupby(rows, key=lambda row: row.block):
        lines = list(block)
        begun = 1 if lines[0].colon else 0
        items = lines[begun:]
        listed = len(items) > 1 and all(row.text.text.endswith((";", "；", "؛")) for row in items[:-1])
        if listed and not any(row.marked for row in lines):
            items = [replace(row, marked=True) for row in items]
        out += [*lines[:begun], *items]
    return out


def _with_details_below(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """Return the rows, those of a deeper list below a mark that is nothing but a name as its lines: "- X" / "o Judge".

    Where one of them may name somebody, all stay as they are.
    """
    out = list(rows)
    for index, row in enumerate(rows):
        if not (
            row.marked and out[index].marked and sections.heads_deeper(rows, index) and _is_only_name(row.text, words)
        ):
            continue
        below = index + 1
        while below < len(rows) and rows[below].marked and rows[below].indent > row.indent:
            below += 1
        details = rows[index + 1 : below]
        told = any(_tells_of_person(one.text, words) for one in details)
        named = (topic.names_somebody(one.text, words) or names.scan(one.text, words) for one in details)
        if told and not any(named):
            out[index + 1 : below] = [
                replace(one, marked=False, first=False, block=row.block, counted=None) for one in details
            ]
    return out


def _is_only_name(text: Span, words: Vocabulary) -> bool:
    alone = len(entry.divide(text)) == 1 and not entry.is_post(text, words) and not entry.is_body(text, words)
    return alone and names.likeness(text, words) >= topic.NAMED and entry.place(text, words) is None


def _tells_of_person(text: Span, words: Vocabulary) -> bool:
    told = entry.is_post(text, words) or entry.is_body(text, words) or entry.place(text, words) is not None
    return told or entry.reaches(text)

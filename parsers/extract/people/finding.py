"""From a letter to its delegates: the cascade, then everybody once, then what else the letter says about them."""

import re
from collections.abc import Sequence
from itertools import count

from parsers.document import Block, Table
from parsers.extract import countries, names, phrases
from parsers.extract.letter import Letter, Passage, Setting, Zone
from parsers.extract.people import (
    Found,
    cascade,
    change,
    doubts,
    entry,
    fullnames,
    gaps,
    headings,
    languages,
    merge,
    oversights,
    particulars,
    reserves,
    seats,
    sentences,
    shared,
)
from parsers.extract.people.candidate import Candidate
from parsers.extract.people.delegates import Frame, delegate, shown_orders, unsure
from parsers.extract.people.lines import lines
from parsers.extract.people.margins import Limits, limits
from parsers.extract.people.merge import Merged
from parsers.extract.people.reading import Reading
from parsers.extract.people.rows import Row
from parsers.extract.people.vocabulary import Vocabulary, vocabulary
from parsers.extract.span import Span, fold
from parsers.extract.zones import length
from parsers.record import Change, Intent, Reason, ReviewItem, Role


def found(letter: Letter, setting: Setting) -> Found:
    """Return the people and the review items of a letter; nobody where it names no delegation."""
    if setting.intent not in (Intent.NOMINATE, Intent.AMEND):
        return Found()
    words = vocabulary()
    seen, rows = cascade.candidates(letter, setting, words)
    own = merge.without_translated(seen, rows)
    chosen, doubtful = languages.authentic(own, rows, letter.language, words)
    covering = _covering(letter, words)
    beside = _beside(chosen, covering, setting, words)
    everybody = merge.without_corrected(merge.once((*chosen, *beside), words), words)
    if setting.intent is Intent.NOMINATE:
        # Whom a whole list has struck out, or has below "withdrawn", is none of its people.
        everybody = [merged for merged in everybody if merged.person.change is not Change.REMOVE]
    everybody = fullnames.completed(everybody, rows, words)
    everybody = merge.told(shared.roles(everybody, rows, words), (*rows, *covering), words, setting.country)
    everybody = particulars.of_only(everybody, rows, words, setting.country)
    people = shared.reached(shared.bodies(shared.placed(everybody, words), words))
    listed, signed = oversights.without_signer(people, rows, words)
    if setting.intent is Intent.NOMINATE:
        listed, named = oversights.without_spoken_of(listed, words)
        signed = (*signed, *named)
    apart = [merged.person.name.text for merged in people if merged not in listed]
    people, of_either = seats.dialled(listed, letter, setting.country)
    custom = names.Custom(setting.sender.iso3, letter.language)
    orders = shown_orders([merged.person for merged in people], words, custom)
    amends = setting.intent is Intent.AMEND
    watching = _watching(people, rows, words)
    spoken = [one for one in watching if setting.sender.iso3 and _is_of_others(one, setting.sender.iso3, words)]
    common = Role.OBSERVER if len(spoken) < len(watching) else None
    frame = Frame(words, custom, amends, common, orders)
    out, review = [], [*doubtful, *signed, *of_either]
    for at, merged in enumerate(people):
        made, items = delegate(merged, at, frame)
        out.append(made)
        review += items
    if spoken and not common:
        detail = f'"{spoken[0].text[:_LONGEST]}" may say that others attend as observers: see whether the delegates do.'
        review.append(ReviewItem("/delegates", Reason.OTHER, detail))
    review += doubts.of_addresses(out, words, letter.writer_name)
    review += reserves.of_list(people, out, rows, words, letter.language)
    layout = unsure(people, review)
    if len({merged.person.way == "sentence" for merged in people}) > 1:
        # Whom a sentence besides the list names may only help or receive the others.
        review, layout = [*review, *layout], ()
    review += _from_cover(people, beside)
    besides = [*apart, *([setting.contact.name] if setting.contact.name else [])]
    cells, writer = _in_tables(letter, words), letter.writer_name
    missed = (
        oversights.of_letter(
            people, rows, cells, words, besides=besides, writer=writer, language=letter.language, amends=amends
        )
        if out
        else ()
    )
    incomplete = gaps.of_list(len(out), seen, rows, words, amends=amends)
    review += (*gaps.of_tables(people, letter, words), *gaps.of_page(people, seen, letter, words))
    return Found(tuple(out), (*review, *incomplete, *missed), layout)


def announced_gone(letter: Letter) -> Span:
    """Return the sentence that says of those below it that they go, an empty span without any."""
    words = vocabulary()
    blocks = [passage for passage in letter.within(Zone.BODY) if isinstance(passage.item, Block)]
    ahead = [block for block in blocks if any(line.text.rstrip().endswith((":", "：")) for line in block.lines)]
    heads = (row for row in _lines(ahead, words, limits(blocks)) if not row.marked)
    gone = next((row.text for row in heads if headings.change_announced(row, words) is Change.REMOVE), Span())
    return sentences.sentences(gone, words)[-1] if gone else gone


def labelled_gone(letter: Letter) -> Span:
    """Return the first line whose label says that somebody goes, an empty span where none says that another comes."""
    words = vocabulary()
    blocks = [p for p in letter.within(Zone.BODY) if isinstance(p.item, Block)]
    labels = {change.of_label(fold(label).strip(), words) for p in blocks for label in _LABELS.findall(p.text)}
    if not {Change.ADD, Change.REMOVE} <= labels:
        return Span()
    rows = _lines(blocks, words)
    told = [(row.text, headings.change_labelled(row, words)) for row in rows]
    comes = [text.text.partition(":")[2].strip() for text, turned in told if turned is Change.ADD]
    # Who arrives and departs is one: "Arrivée : M. X" / "Départ : M. X".
    gone = (text for text, turned in told if turned is Change.REMOVE and not any(_is_same(text, one) for one in comes))
    return next(gone, Span()) if comes else Span()


# What stands before the first colon of a line, without its number or bullet.
_LABELS = re.compile(r"(?m)^[^\w\n]*+\d{0,3}+[^\w\n]*+([^:：\n]{1,60})[:：]")


def _is_same(line: Span, person: str) -> bool:
    """Tell whether a labelled line names somebody too, up to what divides the name from more."""
    said = merge.key(re.split("[,،，(]", line.text.partition(":")[2])[0])
    return said == merge.key(re.split("[,،，(]", person)[0])


def _in_tables(letter: Letter, words: Vocabulary) -> list[Row]:
    """Return the lines of all tables."""
    passages = [passage for passage in letter.within(Zone.BODY) if isinstance(passage.item, Table)]
    return _lines(passages, words)


def _covering(letter: Letter, words: Vocabulary) -> list[Row]:
    """Return the lines of the covering mail and around the courtesy, whose sentences may tell more about people."""
    passages: Sequence[Passage] = [
        *(passage for passage in letter.covering if passage.zone is Zone.BODY), *letter.within(Zone.CLOSING),
    ]  # fmt: skip
    return _lines(passages, words)


def _lines(passages: Sequence[Passage], words: Vocabulary, reach: Limits | None = None) -> list[Row]:
    places, reach = count(-1_000_000), reach or limits(passages)
    return [row for passage in passages for row in lines(passage, reach, places, (0, 0), words)]


def _beside(
    chosen: Sequence[Candidate], covering: Sequence[Row], setting: Setting, words: Vocabulary
) -> tuple[Candidate, ...]:
    """Return whom sentences of the covering mail name besides: "Mr. X will lead; the other names are attached"."""
    if setting.intent is not Intent.NOMINATE or not chosen:
        return ()
    found = sentences.read(Reading(tuple(covering), (), words, setting.country))
    known = [merge.key(one.name.text) for one in chosen]
    # In another script they may be the same people.
    scripts = {languages.script(one.name.text) for one in chosen}
    return tuple(
        one for one in found
        if one.honorific and entry.is_post(one.position, words) and languages.script(one.name.text) in scripts
        and not any(merge.key(one.name.text) & other for other in known)
    )  # fmt: skip


def _from_cover(people: Sequence[Merged], beside: Sequence[Candidate]) -> list[ReviewItem]:
    """Return an item for each person whom only the covering mail names."""
    named = {one.name.text for one in beside}
    detail = "{} is named in the mail and not in the list that it brings: see whether they attend."
    return [
        ReviewItem(f"/delegates/{at}", Reason.OTHER, detail.format(merged.person.name.text))
        for at, merged in enumerate(people)
        if merged.person.name.text in named
    ]


def _watching(people: Sequence[Merged], rows: Sequence[Row], words: Vocabulary) -> list[Span]:
    """Return the sentences outside the lines of a body's people that say that it attends as an observer."""
    if any(merged.person.role for merged in people):
        return []
    listed = {merged.person.line for merged in people}
    told = (
        row for row in rows
        if length(row.text.text) > _SENTENCE or row.colon or (row.number not in listed and _has_verb(row))
    )  # fmt: skip
    said = [one for row in told for one in sentences.sentences(row.text, words)]
    # "Наблюдателями от Комитета будут:" above all of them; in a sentence besides the list it is of others.
    first = min((merged.person.line for merged in people), default=0)
    above = [row.text for row in rows if row.number < first and row.colon][-1:]
    found = [one for one in said if words.has("roles.observer", one.folded)]
    return [*found, *(one for one in above if words.has("joins.observes", one.folded))]


def _is_of_others(sentence: Span, iso3: str, words: Vocabulary) -> bool:
    """Tell a sentence on observers that is not of the State itself: "The African Union attends as an observer"."""
    states = [found.state.iso3 for found in countries.find(sentence.text) if found.state]
    itself = iso3 in states or words.has("joins.led", sentence.folded) or words.starts("joins.several", sentence.folded)
    other = bool(states) or not words.sets["words.bodies"].isdisjoint(re.findall(r"\w+", sentence.folded))
    return headings.observes_others(sentence, words) or (other and not itself and not names.scan(sentence, words))


def _has_verb(row: Row) -> bool:
    """Tell a sentence that says that somebody takes part, however short: "Ghana attends as observer."."""
    return not row.marked and phrases.of(lambda words: words.requests.attends).search(row.text.folded + " ") is not None


# Characters: what is longer is a sentence; of a sentence that is shown.
_SENTENCE, _LONGEST = 40, 100

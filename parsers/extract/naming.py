"""Whom a message names, and what that makes of it: its words and its people must not contradict each other."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Table
from parsers.extract import choice, countries, intent, people, phrases, zones
from parsers.extract.intent import Answer
from parsers.extract.letter import Letter, Setting, Zone, in_one_run
from parsers.extract.names import honorific, plain_address, scan
from parsers.extract.people import Found, change, chinese, clauses, merge
from parsers.extract.people.sentences import sentences, titled
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.second import Reading
from parsers.extract.span import Span, evidence, fold
from parsers.record import Change, Delegate, Evidence, Intent, Reason, ReviewItem, Role

# Acts that name nobody: whoever stands in such a message does not attend.
_NAMES_NOBODY = (Intent.DECLINE, Intent.ACKNOWLEDGE, Intent.INQUIRE)


class Naming(Struct, frozen=True):
    """What a message does and whom it names, as far as both agree."""

    act: Answer
    found: Found


def find(letter: Letter, setting: Setting, act: Answer, again: Reading, *, unread: bool) -> Naming:
    """Return act and people; `unread` says that a part that could not be read may hold the names.

    `again` is the second reading of the letter, asked where words alone do not tell.

    On a scan a line that was not read says less than what the letter does without people.
    """
    gone = people.announced_gone(letter) if act.intent is not Intent.AMEND else Span()
    if gone:
        taken = people.find(letter, replace(setting, intent=Intent.AMEND))
        changes = {person.change for person in taken.delegates}
        if changes == {Change.REMOVE} or (changes and act.intent is Intent.DECLINE):
            return Naming(_taken_off(act, gone), _untold(act, taken))
        if Change.REMOVE in changes:
            act = replace(act, review=(*act.review, _BESIDE))
    if act.intent is Intent.NOMINATE and (label := people.labelled_gone(letter)):
        # "Out: Mr. X" / "In: Ms. Y": labels alone say a change.
        doubts = (*act.review, _BESIDE) if act.evidence else act.review
        act = replace(act, intent=Intent.AMEND, evidence=evidence("intent", label), review=doubts)
        return Naming(act, _untold(act, people.find(letter, replace(setting, intent=Intent.AMEND))))
    if act.intent in _NAMES_NOBODY:
        return _against(letter, setting, act, again)
    found = people.find(letter, setting)
    if act.intent is Intent.AMEND and (words := _whole_list(letter, found)):
        act = replace(act, intent=Intent.NOMINATE, evidence=words)
        found = people.find(letter, replace(setting, intent=Intent.NOMINATE))
    if _is_list_beside(letter, act, found):
        found = people.find(letter, replace(setting, intent=Intent.NOMINATE))
        return Naming(replace(act, intent=Intent.NOMINATE, review=(*act.review, _BESIDE)), found)
    if words := _nobody_left(letter, setting, act, found):
        return Naming(replace(act, intent=Intent.DECLINE, evidence=words, review=(*act.review, _TAKEN_OFF)), Found())
    if found.delegates:
        return Naming(_doubted(letter, act, found), _untold(act, found))
    if unread and act.evidence and not letter.scanned:
        return Naming(act, found)
    other = intent.without_people(letter)
    if act.evidence and letter.scanned:
        if other.intent is Intent.DECLINE and other.evidence:
            doubtful = _undecided(other, "its scan may name people who could not be read")
            return Naming(doubtful, Found(review=found.review))
        detail = "The scan says that people are named, and no name on it could be read: enter them by hand."
        doubt = ReviewItem("/delegates", Reason.LOW_OCR_CONFIDENCE, detail)
        return Naming(replace(act, review=(*act.review, _UNNAMED)), Found(review=(*found.review, doubt)))
    if not other.evidence and (both := _by_second(letter, setting, act, again)):
        return both
    review = found.review if _has_names(letter) or not other.evidence else ()
    if not other.evidence and act.intent is Intent.AMEND and act.evidence and not _questions(letter):
        return Naming(act, Found(review=found.review))  # words of change ask nothing, whoever was not understood
    named = _has_names(letter) or _has_subjects(letter) or again.attending
    if other.intent is Intent.DECLINE and act.intent in (Intent.NOMINATE, Intent.AMEND) and act.evidence and named:
        attends = "says that people attend" if act.intent is Intent.NOMINATE else "speaks of people who change"
        other = _undecided(other, f"{attends}, and none of them was understood")
    return Naming(other, Found(review=review or _unasked(letter, setting, other)))


def _taken_off(act: Answer, gone: Span) -> Answer:
    """Return the change that a list makes below a sentence that says that those below go: "will not attend:".

    Where known words say that people attend, or that the State stays away, or the sentence has parts, it may mean
    something else: "the following nominations; those of 2008 have lapsed:". A person sees to it.
    """
    other = (bool(act.evidence) and act.intent in (Intent.NOMINATE, Intent.DECLINE)) or _PARTED.search(gone.text)
    doubts = (*act.review, _BESIDE) if other else act.review
    return replace(act, intent=Intent.AMEND, evidence=evidence("intent", gone), review=doubts)


_PARTED = re.compile("[;；؛]")


def _undecided(act: Answer, but: str) -> Answer:
    """Return the act of a message that declines with an item on what else it does."""
    detail = f"The message seems to decline, and {but}: see whether one person declines or all do."
    return replace(act, review=(*act.review, ReviewItem("/intent", Reason.OTHER, detail)))


def _questions(letter: Letter) -> bool:
    return any(mark in p.text for p in letter.within(Zone.BODY) for mark in "?？؟")


def _whole_list(letter: Letter, found: Found) -> tuple[Evidence, ...]:
    """Return the words that make a change a whole new list: it takes nobody off, and the earlier list's place."""
    only_adds = found.delegates and all(person.change is not Change.REMOVE for person in found.delegates)
    return intent.replaces_list(letter) if only_adds else ()


def _is_list_beside(letter: Letter, act: Answer, found: Found) -> bool:
    """Tell a whole list beside which a sentence only says of somebody that they do not come.

    No words say a change or recall what was told before, and who comes stands in a table or in lines of a list, not in
    a sentence that says so: "Mr. X cannot attend. Ms. Y will attend".
    """
    coming = [person.name for person in found.delegates if person.change is not Change.REMOVE]
    if act.intent is not Intent.AMEND or Intent.AMEND in act.said or not coming:
        return False
    words = vocabulary()
    passages = letter.within(Zone.BODY)
    text = fold(in_one_run(passages).text.replace("\n", " "))
    if phrases.of(lambda words: words.intent.earlier + words.intent.recalled, letter.language).search(text):
        return False
    plain = (p.run for p in passages if not isinstance(p.item, Table))
    lines = (line for text in plain if not _ENTRY.match(text.text) for line in sentences(text, words))
    told = [line.text for line in lines if any(words.has(key, line.folded) for key in _TELLS)]
    return not any(name in sentence for sentence in told for name in coming)


# What begins an entry of a list.
_ENTRY = re.compile(r"\s*(?:\(?\d{1,2}\s?[.)/-]|[-–—•*·]\s)")
# Words by which a sentence says who comes.
_TELLS = ("joins.named", "change.comes", "change.add", "change.replaced_by", "change.in_place")

_UNNAMED = ReviewItem(
    "/intent",
    Reason.LOW_OCR_CONFIDENCE,
    "The scan speaks of a delegation and names nobody who could be read: see whether it only acknowledges or asks.",
)

_BESIDE = ReviewItem(
    "/intent",
    Reason.OTHER,
    "The message has a list and says of somebody that they do not come: confirm that the list is whole.",
)


def _nobody_left(letter: Letter, setting: Setting, act: Answer, found: Found) -> tuple[Evidence, ...]:
    """Return the words by which a State declines in a message that takes people off and names nobody who comes.

    They stand in a sentence or a last clause about the State that sends it and this meeting, which names nobody: "Ms. X
    has fallen ill. Ghana will not be represented", not "at the side event".
    """
    if act.intent is not Intent.AMEND or any(person.change is not Change.REMOVE for person in found.delegates):
        return ()
    words = vocabulary()
    for passage in letter.within(Zone.BODY) if Intent.DECLINE in act.said else ():
        for sentence in map(_last_clause, sentences(passage.run, words)):
            # "Please cancel the participation of:" goes on with people.
            announces = sentence.text.rstrip().endswith((":", "："))
            said = None if announces else intent.declining(sentence, letter.language)
            states = {one.state.iso3 for one in countries.find(sentence.text) if one.state}
            own = states and states <= {setting.sender.iso3 or next(iter(states))}
            named = scan(sentence, words) or clauses.subjects(sentence, words)
            if said and own and not named and _is_all(sentence, said, letter.language):
                return evidence("intent", said)
        if (said := intent.of_state(passage.run, letter.language, setting.sender.iso3)) and Intent.DECLINE in act.said:
            return evidence("intent", said)
    return ()


def _last_clause(sentence: Span) -> Span:
    """Return what a sentence says behind the last comma after its last name; all of it where it names nobody."""
    spots = (*scan(sentence, vocabulary()), *clauses.subjects(sentence, vocabulary()))
    named = max((end for _, end in spots), default=0)
    comma = max(sentence.text.rfind(mark) for mark in ",;،؛，；")
    return sentence.cut(comma + 1) if 0 < named <= comma else sentence


def _is_all(sentence: Span, said: Span, language: str) -> bool:
    """Tell whether little stands behind words in a sentence, and no event but the meeting: "at the meeting"."""
    rest = sentence.cut(sentence.text.find(said.text) + len(said.text))
    event = phrases.of(lambda words: words.invitation.events, language).search(rest.folded)
    return len(rest.text.split()) <= (_EVENT if event else _TIME)


# Words behind those that decline: "this time"; "at the meeting".
_TIME, _EVENT = 2, 4


_TAKEN_OFF = ReviewItem(
    "/intent",
    Reason.OTHER,
    "The message says of somebody that they do not come, and then that nobody does: confirm it.",
)


def _against(letter: Letter, setting: Setting, act: Answer, again: Reading) -> Naming:
    """Return a nomination where a list stands in a message that seems to name nobody; else the act as it is.

    People in running text may be whom to ask or who wrote: they are told to a person, and not entered, unless two
    readings see several.
    """
    found = people.find(letter, replace(setting, intent=Intent.NOMINATE))
    named = [person for person in found.delegates if person.honorific and person.name != setting.contact.name]
    if not named or (act.intent is Intent.DECLINE and Intent.NOMINATE not in act.said):
        if review := _unasked(letter, setting, act) or _of_some(letter, setting, act) or _quoted(letter, setting, act):
            return Naming(act, Found(review=review))
        held = [one.name for one in found.delegates if one.position or one.organization]
        others = [name for name in held if name not in (setting.contact.name, letter.writer_name)]
        if act.intent is Intent.DECLINE and others:
            return Naming(_undecided(act, f"it names {', '.join(others[:3])} with a post"), Found())
        if both := _unaddressed(letter, setting, act, again):
            return both
        return _held(act, found, others)
    listed = any(isinstance(p.item, Table) for p in letter.within(Zone.BODY)) or _see_several(again, named)
    if act.intent is not Intent.DECLINE and not listed:
        return _spoken_of(act, named[0])
    return _nominated(act, found, _CONFIRM.format(_VERBS[act.intent]))


_CONFIRM = "The message seems to {}, and yet it names people: confirm them."


def _held(act: Answer, found: Found, others: Sequence[str]) -> Naming:
    """Return a nomination of people with post and body, as a form has them; of one with either an item only.

    `others` are those with a post or a body who neither wrote nor are to be asked.
    """
    people = [one for one in found.delegates if one.name in others]
    if people and all(one.position and one.organization for one in found.delegates):
        return _nominated(act, found, _CONFIRM.format(_VERBS[act.intent]))
    return _spoken_of(act, people[0]) if people else Naming(act, Found())


def _unaddressed(letter: Letter, setting: Setting, act: Answer, again: Reading) -> Naming | None:
    """Return what people without words of address make of a message that seems to name nobody; None without any."""
    both = _by_second(letter, setting, act, again) if act.intent is not Intent.DECLINE else None
    if both is None or len(both.found.delegates) > 1:
        return both
    (person,) = both.found.delegates
    return None if person.name == setting.contact.name else _spoken_of(act, person)


def _spoken_of(act: Answer, person: Delegate) -> Naming:
    """Return the act as it is, with somebody whom it names told to a person and not entered."""
    detail = f"The message seems to {_VERBS[act.intent]}, and yet it names {person.name}: read it."
    return Naming(act, Found(review=(ReviewItem("/delegates", Reason.OTHER, detail),)))


def _see_several(again: Reading, named: Sequence[Delegate]) -> bool:
    """Tell a list from one who is spoken of: several have a post or body, and a second reading sees one of them too."""
    held = [person for person in named if person.position or person.organization]
    return len(held) > 1 and _are_among(again.attending, held)


def _are_among(seen: Sequence[str], people: Sequence[Delegate]) -> bool:
    """Tell whether a name that was seen may be that of one of the people."""
    keys = [merge.key(name) for name in seen]
    return any(merge.key(person.name) & key for person in people for key in keys)


def _nominated(act: Answer, found: Found, detail: str) -> Naming:
    """Return a nomination that a person confirms."""
    doubt = ReviewItem("/intent", Reason.OTHER, detail)
    return Naming(replace(act, intent=Intent.NOMINATE, review=(*act.review, doubt)), found)


def _by_second(letter: Letter, setting: Setting, act: Answer, again: Reading) -> Naming | None:
    """Return a nomination where two readings see people who attend, and no known words announce them.

    One is enough where the message says that somebody attends, or none of its words say what it does, and all have
    words of address. The words of nominations are never all known. None where anybody found wrote the message, or
    somebody without a word of address has neither post nor body, as who is greeted or signs. A person confirms it.
    """
    seen = again.attending
    said = act.intent is Intent.NOMINATE and (bool(act.evidence) or not act.said)
    if not (seen or said):
        return None
    found = people.find(letter, replace(setting, intent=Intent.NOMINATE, announced=True))
    addressed = said and found.delegates and all(person.honorific for person in found.delegates)
    if not (addressed or _are_among(seen, found.delegates)):
        return None
    wrote = merge.key(letter.writer_name)
    told = [bool(person.position or person.organization) for person in found.delegates]
    if any(merge.key(person.name) <= wrote for person in found.delegates) or not (any if addressed else all)(told):
        return None
    detail = (
        "No words of the message were understood to say who attends, and yet it names people: confirm that they do."
    )
    if act.intent is Intent.AMEND and act.said.count(Intent.AMEND) == 1 and Intent.DECLINE not in act.said:
        found = people.find(letter, replace(setting, intent=Intent.AMEND, announced=True))
        return Naming(replace(act, review=(*act.review, ReviewItem("/intent", Reason.OTHER, detail))), found)
    return _nominated(act, found, detail)


def _of_some(letter: Letter, setting: Setting, act: Answer) -> tuple[ReviewItem, ...]:
    """Return the doubt about a decline that names somebody: who cannot come may be one of several."""
    words = vocabulary()
    for passage in letter.within(Zone.BODY) if act.intent is Intent.DECLINE else ():
        text = passage.run
        for start, end in scan(text, words):
            address, name = honorific(text.cut(start, end), words)
            if plain_address(address, words) and name.text != setting.contact.name:
                detail = f"The message seems to decline, and names {name.text}: see whether anybody else attends."
                return (ReviewItem("/intent", Reason.OTHER, detail),)
        for start, end in clauses.subjects(text, words):
            name = text.cut(start, end)
            if name.text != setting.contact.name and fold(name.text) not in fold(setting.sender.name or ""):
                detail = f"The message seems to decline, and names {name.text}: see whether anybody else attends."
                return (ReviewItem("/intent", Reason.OTHER, detail),)
    return ()


def _quoted(letter: Letter, setting: Setting, act: Answer) -> tuple[ReviewItem, ...]:
    """Return the doubt about a message that seems to name nobody, and quotes a note of somebody else that does."""
    quoted = letter.within(Zone.QUOTED)
    text = fold(in_one_run(quoted).text.replace("\n", " "))
    says = phrases.of(lambda words: words.intent.nominate).search(text)
    if not says or act.intent not in _VERBS or choice.is_ours(text, setting.meetings):
        return ()
    if any(address.lower() in zones.writer(quoted) for address in setting.home):
        return ()
    words = vocabulary()
    said = (titled(sentence, words) for passage in quoted for sentence in sentences(passage.run, words))
    name = next((name for name in said if name), None)
    detail = f"The message seems to {_VERBS[act.intent]}, and quotes a mail that names {name}: see whether it answers."
    return (ReviewItem("/delegates", Reason.OTHER, detail),) if name else ()


def _unasked(letter: Letter, setting: Setting, act: Answer) -> tuple[ReviewItem, ...]:
    """Return the doubt about somebody with a post, or in somebody's place, in a message that seems to name nobody."""
    if act.intent not in _VERBS:
        return ()
    words = vocabulary()
    for passage in letter.within(Zone.BODY):
        text = passage.run
        for sentence in sentences(text, words):
            placed = change.swaps(sentence.folded, words) or words.has("change.in_place", sentence.folded)
            if placed and (chinese.is_one(sentence) or scan(sentence, words)):
                detail = (
                    f"The message seems to {_VERBS[act.intent]}, and speaks of somebody in somebody's place: read it."
                )
                return (ReviewItem("/intent", Reason.OTHER, detail),)
            name = titled(sentence, words)
            if name and name != setting.contact.name:
                detail = f"The message seems to {_VERBS[act.intent]}, and yet it names {name}: read it."
                return (ReviewItem("/delegates", Reason.OTHER, detail),)
    return ()


_VERBS = {
    Intent.DECLINE: "decline",
    Intent.ACKNOWLEDGE: "acknowledge receipt only",
    Intent.INQUIRE: "ask something only",
}


def _may_add(letter: Letter, text: str, found: Found) -> bool:
    """Tell whether people named in a message that goes on from an earlier one may only join those named there."""
    whole = phrases.of(lambda words: words.intent.whole, letter.language).search(text)
    led = any(person.role is Role.HEAD for person in found.delegates)
    begun = intent.continues(text, letter.language)
    first = text.find(fold(found.delegates[0].name))
    beside = intent.besides(text, letter.language)
    if beside is not None and not whole and not 0 <= first < beside.start() - _SENTENCE:
        return True
    return begun is not None and not (led or whole) and not 0 <= first < begun


# Characters: somebody with post and body, who comes "besides those named in our note".
_SENTENCE = 200

_MAY_ADD = ReviewItem(
    "/intent",
    Reason.OTHER,
    "The message goes on from an earlier one of its sender: confirm that it names all and adds nobody to a list.",
)


def _doubted(letter: Letter, act: Answer, found: Found) -> Answer:
    """Return the act with an item where an amendment may as well be the whole list, or a list an amendment.

    It is one for sure where it takes somebody off or tells of an earlier note, and calls itself no whole list.
    """
    text = fold(in_one_run(letter.within(Zone.BODY)).text.replace("\n", " "))
    if act.intent is Intent.NOMINATE and _may_add(letter, text, found):
        return replace(act, review=(*act.review, _MAY_ADD))
    if act.intent is not Intent.AMEND:
        return act
    only_adds = all(person.change is not Change.REMOVE for person in found.delegates)
    if only_adds and Intent.DECLINE in act.said and Intent.AMEND not in act.said:
        return replace(act, review=(*act.review, _NOBODY_GOES))
    if Intent.NOMINATE not in act.said:
        return act
    # Where one person who cannot come makes it an amendment, no words say a change.
    names_first = Intent.AMEND in act.said and act.said.index(Intent.NOMINATE) < act.said.index(Intent.AMEND)
    told = phrases.of(lambda words: words.intent.earlier, letter.language).finditer(text)
    earlier = any(not _INVITATION.match(text, one.end()) for one in told)
    whole = phrases.of(lambda words: words.intent.whole, letter.language).search(text)
    if not (only_adds and whole) and (earlier or not (only_adds or names_first)):
        return act
    detail = "The message names a delegation and speaks of a change: confirm that it changes what was told before."
    return replace(act, review=(*act.review, ReviewItem("/intent", Reason.OTHER, detail)))


_NOBODY_GOES = ReviewItem(
    "/delegates", Reason.OTHER, "The letter says that somebody does not come, and nobody was found who goes: read it."
)
# "With reference to its note verbale CU 2009/33": what the secretariat sent is no earlier answer.
_INVITATION = re.compile(r"[^.;,]{0,40}\bcu\s?\d")


def _untold(act: Answer, found: Found) -> Found:
    """Return the people with an item for each whom a change adds without a word on them, or takes off too."""
    detail = "The letter adds or corrects {}, and nothing else was read of them: see what it changes."
    items = [
        ReviewItem(f"/delegates/{at}", Reason.OTHER, detail.format(one.name))
        for at, one in enumerate(found.delegates if act.intent is Intent.AMEND else ())
        if one.change is Change.ADD and one.role is Role.DELEGATE
        and not (one.position or one.organization or one.emails or one.phones)
    ]  # fmt: skip
    gone = {one.name for one in found.delegates if one.change is Change.REMOVE}
    both = "The letter seems to take {} off and to add them: see what it changes."
    items += [
        ReviewItem(f"/delegates/{at}", Reason.OTHER, both.format(one.name))
        for at, one in enumerate(found.delegates)
        if one.change is Change.ADD and one.name in gone
    ]
    return replace(found, review=(*found.review, *items))


def _has_subjects(letter: Letter) -> bool:
    return any(clauses.subjects(p.run, vocabulary()) for p in letter.within(Zone.BODY))


def _has_names(letter: Letter) -> bool:
    words = vocabulary()
    return any(isinstance(p.item, Table) or scan(p.run, words) for p in letter.within(Zone.BODY))

"""What a message does, by what its text does and not by its courtesies."""

import re
from collections.abc import Callable
from itertools import count

from msgspec import Struct

from parsers.document import Message, Table
from parsers.extract import choice, countries, meeting, phrases, speech, zones
from parsers.extract import sender as senders
from parsers.extract.letter import Letter, Zone, in_one_run
from parsers.extract.names import scan
from parsers.extract.people import clauses, entry, purposes, tables
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.span import Span, evidence, fold
from parsers.languages import Language
from parsers.record import Evidence, Intent, Meeting, Reason, ReviewItem

_NOTICES = ("message/delivery-status", "message/disposition-notification")
_ANSWERED_BY_MACHINE = ("x-autoreply", "x-autorespond", "x-autoreply-from", "x-auto-response")
_LISTS = ("list-id", "list-unsubscribe", "list-post")
# Characters: a clause may run so far from what is not done to the "not", where the verb comes last.
_CLAUSE = 60
_BULK = ("bulk", "junk", "list")


class Answer(Struct, frozen=True):
    """The intent, the words that show it, and what a person has to look at.

    `said` has every intent that some words of the message show, in the order of the text. `machine` says
    that the headers alone settle it: no part that could not be read would change it.
    """

    intent: Intent
    evidence: tuple[Evidence, ...] = ()
    review: tuple[ReviewItem, ...] = ()
    machine: bool = False
    said: tuple[Intent, ...] = ()


def find(message: Message, letter: Letter, meetings: tuple[Meeting, ...]) -> Answer:
    """Return what a message does; `unrelated` where a machine wrote it or it is about no meeting."""
    if _by_machine(message):
        return Answer(Intent.UNRELATED, machine=True)
    if not letter.passages:
        return _nothing_read(message)
    text = _text(letter)
    related = _is_related(letter, text, meetings)
    if (
        _is_postmaster(message)
        and not _names(letter)
        and not meeting.references("\n".join((text, letter.subject)).upper(), meetings)
    ):
        return Answer(Intent.UNRELATED, machine=True)
    if related and (paper := _of_another_meeting(letter, text, meetings)):
        detail = f'"{paper}" speaks of the papers of another meeting: confirm that this answers no invitation.'
        return Answer(Intent.UNRELATED, review=(ReviewItem("/intent", Reason.OTHER, detail),))
    if _is_mass_mail(message) and not _is_courteous(text):
        return Answer(Intent.UNRELATED, machine=True)
    if not related:
        return Answer(Intent.UNRELATED, review=_of_no_meeting(letter, text))
    if sold := _sold_by_nobody(letter, text):
        detail = f'"{sold}" is what offers and frauds say, and no State or known body writes: confirm that it is one.'
        return Answer(Intent.UNRELATED, review=(ReviewItem("/intent", Reason.OTHER, detail),))
    return _act(letter, text, nobody=False)


def without_people(letter: Letter) -> Answer:
    """Return what a message does that names nobody, whatever it says about names."""
    return _act(letter, _text(letter), nobody=True)


def _nothing_read(message: Message) -> Answer:
    """Return `unrelated`, with a review item where there was something to read."""
    if not message.parts:
        return Answer(Intent.UNRELATED)
    if any(part.document is not None and part.document.text.strip() for part in message.parts):
        detail = "All that could be read was taken for our own invitation or a passport: open it in the mailbox."
        return Answer(Intent.UNRELATED, (), (ReviewItem("/intent", Reason.OTHER, detail),))
    detail = "Nothing of this message could be read: open it in the mailbox."
    return Answer(Intent.UNRELATED, (), (ReviewItem("/intent", Reason.NO_TEXT, detail),))


def _by_machine(message: Message) -> bool:
    """Tell whether the headers say that no person answers (RFC 3834, RFC 3464, RFC 8098)."""
    headers = message.headers
    if any(part.media_type in _NOTICES for part in message.parts):
        return True
    if any(value.strip().lower().partition(";")[0] not in ("", "no") for value in headers.values("auto-submitted")):
        return True
    if any(headers.values(name) for name in _ANSWERED_BY_MACHINE):
        return True
    if "auto_reply" in _precedence(message):
        return True
    if headers.sender and headers.sender.address.partition("@")[0] in ("mailer-daemon", ""):
        return True
    subject = fold(headers.subject).strip()
    machine = phrases.of(lambda words: words.intent.automatic + words.intent.undelivered, whole=True)
    return machine.match(subject) is not None


def _is_postmaster(message: Message) -> bool:
    """Tell the address of a mail server, by which a person may write too (RFC 2142)."""
    sender = message.headers.sender
    return sender is not None and sender.address.partition("@")[0].lower() == "postmaster"


def _names(letter: Letter) -> bool:
    return any(scan(passage.run, vocabulary()) for passage in letter.within(Zone.BODY))


def _precedence(message: Message) -> tuple[str, ...]:
    headers = message.headers
    return tuple(v.strip().lower() for v in (*headers.values("precedence"), *headers.values("x-precedence")))


def _is_mass_mail(message: Message) -> bool:
    return any(message.headers.values(name) for name in _LISTS) or any(one in _BULK for one in _precedence(message))


def _text(letter: Letter) -> str:
    """Return what the author says: letter, annexes and subject, folded."""
    own = zones.own([p for p in letter.passages if p.zone not in (Zone.LETTERHEAD, Zone.SIGNATURE)])
    return fold(speech.unbroken(own))[:15_000]


def _is_courteous(text: str) -> bool:
    return phrases.of(lambda words: words.zones.compliments).search(text) is not None


def _is_circular(text: str) -> bool:
    """Tell what is written to all missions, of holidays or of who has left, if no meeting is spoken of."""
    return phrases.of(lambda words: words.intent.circular).search(text) is not None


def _is_related(letter: Letter, text: str, meetings: tuple[Meeting, ...]) -> bool:
    """Tell whether a message is about an invitation: it names one, greets as a note does, or speaks of a meeting."""
    quoted = in_one_run(p for p in (*letter.passages, *letter.covering) if p.zone is Zone.QUOTED)
    passages = (fold(p.text) for p in (*letter.passages, *letter.covering) if p.zone is not Zone.RUNNING)
    everything = "\n".join((text, fold(letter.subject), *passages))
    if meeting.references(everything.upper(), meetings):
        return True
    if choice.is_ours(quoted.folded, meetings):
        return True
    said = "\n".join((text, fold(letter.subject)))
    about = _count(said, lambda words: words.intent.about)
    if not about and _is_circular(said):
        return False
    if _is_courteous(text):
        return True
    sold = _count(text, lambda words: words.intent.solicitation)
    # Who writes once more may say no more than that somebody joins.
    told = about > 0 and _amends(text, letter.language) is not None
    if (about >= 2 or told) and about > sold:
        return True
    return not sold and _answers(letter, text, about) and _is_of_a_state(letter)


def _answers(letter: Letter, text: str, about: int) -> bool:
    """Tell whether a message says by name who comes; about a meeting any answer and any name will do."""
    acts = {intent for intent, says in _ORDER if says(text, letter.language) is not None} - {Intent.INQUIRE}
    if about and acts:
        return True
    return (about > 0 or bool(acts & {Intent.AMEND, Intent.NOMINATE})) and _names(letter)


def _is_of_a_state(letter: Letter) -> bool:
    """Tell whether the letter itself says for which State it speaks; an address alone is not enough."""
    who = senders.find(letter)
    return who.sender.iso3 is not None and bool(who.evidence)


def _of_no_meeting(letter: Letter, text: str) -> tuple[ReviewItem, ...]:
    """Return the doubt about a message that says by name who comes, and neither for whom nor to which meeting.

    A table of people says it in a document of its own; what the mail around it says counts as well.
    """
    everything = "\n".join((text, fold(speech.unbroken(zones.own(letter.covering)))))
    about = _count(everything, lambda words: words.intent.about)
    sold = _count(everything, lambda words: words.intent.solicitation)
    says = _nominates(everything, letter.language) is not None or about > 1 or _lists_people(letter)
    if not says or not _names(letter) or (sold and sold >= about and not _is_of_a_state(letter)):
        return ()
    detail = "The message seems to say who attends, and it was not understood for whom or which: read it."
    return (ReviewItem("/intent", Reason.OTHER, detail),)


def _lists_people(letter: Letter) -> bool:
    """Tell whether a table says of people which post or body is theirs: plans of leave and bills name people too."""
    words = vocabulary()
    grids = (tables.grid(p, count(), words) for p in letter.within(Zone.BODY) if isinstance(p.item, Table))
    people = [person for grid in grids for person in tables.people(grid, words, None)]
    known = [one for one in people if entry.is_post(one.position, words) or entry.is_body(one.organization, words)]
    return 2 * len(known) > len(people)


def _sold_by_nobody(letter: Letter, text: str) -> str | None:
    """Return words that sell or cheat in a message whose text names neither a State nor a body that sends it."""
    everything = "\n".join((text, fold(letter.subject)))
    found = phrases.of(lambda words: words.intent.solicitation).search(everything)
    return found.group() if found and not senders.find(letter).evidence else None


def _of_another_meeting(letter: Letter, text: str, meetings: tuple[Meeting, ...]) -> str | None:
    """Return the words on the report or the record of another meeting in a message that names no invitation of ours."""
    found = phrases.of(lambda words: words.intent.others).search(text)
    if found is None or _count(text, lambda words: words.meeting.invitation):
        return None
    ours = meeting.find(letter, meetings)
    return found.group() if ours.meeting.reference is None else None


def _count(text: str, choose: Callable[[Language], tuple[str, ...]]) -> int:
    """Return how many different words of a list a text has."""
    return len({match.group() for match in phrases.of(choose).finditer(text)})


def _act(letter: Letter, text: str, *, nobody: bool) -> Answer:
    said = {intent: says(text, letter.language) for intent, says in _ORDER}
    order = sorted((at, intent) for intent, at in said.items() if at is not None)
    everything = tuple(intent for _, intent in order)
    adds = _adds_first(text, letter.language, said[Intent.NOMINATE])
    joins = not adds and said[Intent.AMEND] is None and _joins_earlier(text, letter.language)
    if not nobody and said[Intent.AMEND] is None and (adds or joins):
        # Who "will also come" is added to those who were named before, in another letter.
        said[Intent.AMEND], everything = said[Intent.NOMINATE] or 0, (*everything, Intent.NOMINATE, Intent.AMEND)
    if nobody:
        said = {intent: at for intent, at in said.items() if intent not in (Intent.NOMINATE, Intent.AMEND)}
    elif _before(said[Intent.NOMINATE], said[Intent.DECLINE]) and not _in_one_clause(text, said):
        # The delegation is named first: who will not take part is one person, a spouse or a guard.
        said[Intent.DECLINE] = None
    if not nobody and said[Intent.AMEND] is None and said[Intent.DECLINE] is not None and _of_one(letter):
        said[Intent.AMEND] = said[Intent.DECLINE]
    for intent, at in said.items():
        if at is not None:
            doubt = _doubt(intent, text, letter.language, joins=joins)
            doubt += _asked(intent, text, at)
            return Answer(intent, _evidence(letter, intent), doubt, said=everything)
    if nobody:
        detail = "The message names nobody and its purpose was not understood: read it."
        return Answer(Intent.INQUIRE, (), (ReviewItem("/intent", Reason.OTHER, detail),))
    # Nothing said: a bare list, or a note that OCR damaged; the people decide.
    return Answer(Intent.NOMINATE, said=everything)


def _doubt(intent: Intent, text: str, code: str, *, joins: bool) -> tuple[ReviewItem, ...]:
    """Return what a person has to see about an act of which a message says only a part."""
    receipt = phrases.of(lambda words: words.intent.acknowledge + words.intent.promise, code)
    if intent is Intent.ACKNOWLEDGE and receipt.search(text) is None:
        detail = "The message thanks for the invitation and says no more that was understood: read it."
    elif intent is Intent.AMEND and joins:
        detail = "The message goes on from an earlier one: see whether its people join those named then, or are all."
    else:
        return ()
    return (ReviewItem("/intent", Reason.OTHER, detail),)


def _asked(intent: Intent, text: str, at: int) -> tuple[ReviewItem, ...]:
    """Return the doubt about a change or a refusal told in a question, which may ask for it or ask about it."""
    titles = vocabulary().sets["honorifics.titles"]
    ends = _ENDS.finditer(text, at)
    end = next((mark for mark in ends if text[: mark.end()].rsplit(maxsplit=1)[-1] not in titles), None)
    if intent not in (Intent.AMEND, Intent.DECLINE) or end is None or end.group() not in "?؟？":
        return ()
    detail = "The message tells a change or a refusal in a question: see whether it only asks about it."
    return (ReviewItem("/intent", Reason.OTHER, detail),)


# What ends a sentence: a full stop behind an initial does not.
_ENDS = re.compile(r"[!?؟？。;；؛]|(?<!\b[^\W\d_])\.(?=\s|$)")


def _adds_first(text: str, code: str, named: int | None) -> bool:
    """Tell whether the first that a message says of people is that they come too."""
    promised = phrases.of(lambda words: words.intent.promise, code).finditer(text)
    found = phrases.of(lambda words: words.intent.also, code).finditer(text)
    also = next((m for m in found if not any(p.start() <= m.start() and m.end() <= p.end() for p in promised)), None)
    return also is not None and (named is None or also.start() <= named + _CLAUSE)


def _joins_earlier(text: str, code: str) -> bool:
    """Tell whether the first that a message says that goes on from an earlier one is that somebody joins."""
    begun = continues(text, code)
    if begun is None:
        return False
    # Behind a colon stands the list itself.
    said = re.split("[:：]", text[begun : begun + _JOINING])[0]
    joins = phrases.of(lambda words: words.intent.joining, code).search(said)
    return joins is not None and phrases.of(lambda words: words.intent.whole, code).search(text) is None


# Characters: number and day of the earlier note, the title of the meeting, a person with post and body.
_JOINING = 260


def continues(text: str, code: str) -> int | None:
    """Return where words end by which a message goes on from an earlier one of its sender, None without any."""
    found = phrases.of(lambda words: words.intent.continues, code).finditer(text)
    return next((match.end() for match in found if not _OUR_NOTE.match(text, match.end())), None)


def besides(text: str, code: str) -> re.Match[str] | None:
    """Return words that name people beside those of an earlier message: "apart from those named in our note".

    Those whom its own annex names are none of them.
    """
    annex = phrases.of(lambda words: words.zones.annex)
    found = phrases.of(lambda words: words.intent.besides, code).finditer(text)
    return next((match for match in found if not annex.search(match.group())), None)


# "Further to its note verbale No. CU 2009/33": the note of the one who is addressed, the invitation.
_OUR_NOTE = re.compile(r"[\W_]*(?:(?:verbale?|nos?|nr|n|numero|ref|рег|رقم)\b[\W_]*)*cu\b")


def _in_one_clause(text: str, said: dict[Intent, int | None]) -> bool:
    """Tell whether the words that name are those of the declining: "to take part we shall not be able"."""
    named, declined = said[Intent.NOMINATE], said[Intent.DECLINE]
    assert named is not None
    assert declined is not None
    between = text[named:declined]
    return len(between) < _CLAUSE and not re.search(r"[.;:!?،,。；：]", between)


def _of_one(letter: Letter) -> bool:
    """Tell whether who cannot come is one person by name: then somebody is withdrawn, and the rest attends.

    A bare name behind "that" is one where the message goes on from an earlier one.
    """
    goes_on = continues(_text(letter), letter.language) is not None
    for passage in letter.within(Zone.BODY):
        span = passage.run
        declined = phrases.of(lambda words: words.intent.decline, letter.language).finditer(span.folded)
        if declined:
            first, *others = declined
            iso3 = senders.find(letter).sender.iso3
            start = max(0, first.start() - 160)
            recalled = phrases.of(lambda words: words.intent.recalled, letter.language)
            among = phrases.of(lambda words: words.intent.among)
            # Whom an earlier note named, or who is named as one of several, stays away with the others.
            said = span.folded[start : first.end()]
            before = span.cut(start, first.end())
            named = scan(before, vocabulary()) or (goes_on and clauses.subjects(before, vocabulary()))
            all_stay = any(_of_delegation(span, first.end(), other) for other in others)
            all_stay = all_stay or any(_stays_away(span, one, iso3) for one in declined)
            told = all_stay or recalled.search(said) or among.search(said)
            return not told and bool(named)
    return False


def _stays_away(span: Span, declined: re.Match[str], iso3: str | None) -> bool:
    """Tell words that decline this meeting in a clause that its sender's State begins, or that says that nobody comes.

    "Ms. X is ill, and Ghana will not attend"; "Ms. X, Ministry of Justice of Ghana, will not attend" is about one.
    """
    words = vocabulary()
    rest = re.split(r"[.;。；](?=\s|$)", _INVITED.sub("", span.folded[declined.end() :]))[0]
    about = phrases.of(lambda words: words.intent.about).search(rest)
    if (len(rest.split()) > _TIME and about is None) or words.has("change.in_place", rest):
        return False
    start = max(0, declined.start() - _SUBJECT)
    before = span.cut(start, declined.start())
    marks = [*_CLAUSES.finditer(before.folded), *words.pattern("joins.and").finditer(before.folded)]
    marks += words.pattern("joins.clauses").finditer(before.folded)
    begun = max((mark.end() for mark in marks), default=0 if start == 0 else len(before.text))
    subject, whole = before.cut(begun), span.cut(start + begun, declined.end())
    if scan(subject, words):
        return False
    bare = _ARTICLES.sub("", subject.text)
    first = next((one for one in countries.find(bare) if one.start == 0 and not one.adjective), None)
    sends = first is not None and first.state is not None and first.state.iso3 == (iso3 or first.state.iso3)
    state = first is not None and sends and len(bare) - first.end <= _ADVERB
    return state or words.has("joins.sides", subject.folded) or words.has("change.nobody", whole.folded)


_INVITED = re.compile(r"\(?\bcu\s?\d{4}/\d+(?:\s?\([a-z]\))?\)?")
# Words: "this time".
_TIME = 2
# Characters: a long name of a State; an adverb behind it.
_SUBJECT, _ADVERB = 80, 30
_CLAUSES = re.compile(r"(?:[,;:،؛，；：]|(?<=[^\W\d_]{3})\.)\s?|。")
# What stands before the name of a State.
_ARTICLES = re.compile(r"^[\s,]*(?:(?:the|la|el|le|les|los|die|der|das|a|o|as|os)\s+|l['’])?", re.IGNORECASE)


def _of_delegation(span: Span, behind: int, declined: re.Match[str]) -> bool:
    """Tell words behind those on one person by which the delegation stays away: "and no delegation will be sent"."""
    clause = span.cut(max(behind, span.text.rfind(",", 0, declined.start())), declined.end())
    words = vocabulary()
    member = any(words.has(f"roles.{role}", clause.folded) for role in ("head", "deputy_head", "delegate"))
    return words.has("joins.led", clause.folded) and not member and not scan(clause, words)


def _before(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one < other


def _says(choose: Callable[[Language], tuple[str, ...]]) -> Callable[[str, str], int | None]:
    """Return what tells where in a text something is said, None where it is not."""

    def says(text: str, code: str) -> int | None:
        match = phrases.of(choose, code).search(text)
        return match.start() if match else None

    return says


def _amends(text: str, code: str) -> int | None:
    """Tell where a change is told that has happened, not one that may; what an office is for changes nothing."""
    text = purposes.blanked(text, vocabulary())
    found = phrases.of(lambda words: words.intent.amend, code).finditer(text)
    other = [match.span() for match in phrases.of(lambda words: words.intent.no_change, code).finditer(text)]
    ends = ((match, match.start() + len(match.group().rstrip())) for match in found)
    told = (
        match for match, last in ends
        if not _INVITATION.match(text, match.end()) and not any(start < last <= end for start, end in other)
    )  # fmt: skip
    return next((match.start() for match in told if not _may_be(text, match.start(), code)), None)


# "إلحاقا بالدعوة": what follows the invitation itself changes nothing.
_INVITATION = re.compile(r"(?:ال)?دعو[ةه]")


def _declines(text: str, code: str) -> int | None:
    """Tell where a message declines; that a spouse or a driver takes no part declines nothing."""
    found = phrases.of(lambda words: words.intent.decline, code).finditer(text)
    return next((match.start() for match in found if not _of_companion(text, match.start(), code)), None)


def of_state(span: Span, code: str, iso3: str | None) -> Span:
    """Return the words that decline for the State that sends it in a clause of its own, an empty span where none do."""
    found = phrases.of(lambda words: words.intent.decline, code).finditer(span.folded)
    match = next((match for match in found if _stays_away(span, match, iso3)), None)
    return span.cut(match.start(), match.end()) if match else Span()


def declining(sentence: Span, code: str) -> Span:
    """Return the words of a sentence that decline, an empty span where none do."""
    match = phrases.of(lambda words: words.intent.decline, code).search(sentence.folded)
    return sentence.cut(match.start(), match.end()) if match else Span()


def _of_companion(text: str, at: int, code: str) -> bool:
    """Tell whether the sentence at a place is about somebody who only travels with a delegation."""
    start = max(_ended(text, mark, max(0, at - 160), at) for mark in ".;:!。；：") + 1
    end = min((place for mark in ".;!。；" if (place := text.find(mark, at)) >= 0), default=len(text))
    companions = phrases.of(lambda words: words.people["joins"]["companions"], code, whole=True)
    return companions.search(text[max(start, at - 160) : min(end, at + 80)]) is not None


def _ended(text: str, mark: str, first: int, at: int) -> int:
    """Return the last place of a mark before another; the full stop of a word of address ("Sra.") ends nothing."""
    titles = vocabulary().sets["honorifics.titles"]
    found = text.rfind(mark, first, at)
    while found >= 0 and mark == "." and text[first : found + 1].rsplit(maxsplit=1)[-1] in titles:
        found = text.rfind(mark, first, found)
    return found


def replaces_list(letter: Letter) -> tuple[Evidence, ...]:
    """Return the words that say that this list takes the place of an earlier one; none where nothing does."""
    for passage in letter.within(Zone.BODY, Zone.CLOSING):
        span = passage.run
        for match in phrases.of(lambda words: words.intent.instead, letter.language).finditer(span.folded):
            if not _may_be(span.folded, match.start(), letter.language):
                return evidence("intent", span.cut(match.start(), match.end()))
    return ()


def _may_be(text: str, at: int, code: str) -> bool:
    """Tell whether what stands at a place hangs on a condition in its sentence: "should a name be added"."""
    start = max([text.rfind(mark, max(0, at - 200), at) for mark in ".;。؛!"] + [at - 201]) + 1
    said = phrases.of(lambda words: words.intent.conditional, code).search(text[max(0, start) : at + 40])
    return said is not None and max(0, start) + said.start() <= at


def _nominates(text: str, code: str) -> int | None:
    """Tell where people are named; where names are only promised, or recalled from an earlier note, nobody is."""
    promised = phrases.of(lambda words: words.intent.promise, code).finditer(text)
    recalled = phrases.of(lambda words: words.intent.recalled, code).finditer(text)
    found = (
        match.start() for match in phrases.of(_naming, code).finditer(text)
        if not any(p.start() <= match.start() and match.end() <= p.end() for p in promised)
        and not any(p.start() <= match.start() < p.end() for p in recalled)
    )  # fmt: skip
    return next(found, None)


def _naming(words: Language) -> tuple[str, ...]:
    """Return the words that name people; who says who leads a delegation names it."""
    joins = words.people["joins"]
    return words.intent.nominate + joins["leads"] + joins["led_by"]


def _inquires(text: str, code: str) -> int | None:
    """Tell where anything is asked but to confirm receipt; whoever may be asked is no question."""
    rest = phrases.of(lambda words: words.intent.receipt_only + words.intent.courtesy, code).sub(" ", text)
    asked = _says(lambda words: words.intent.inquire)(rest, code)
    return asked if asked is not None else _questioned(rest)


def _questioned(text: str) -> int | None:
    """Return where a question of several words stands; the notices below a mail ask whether to print it.

    One that is answered behind its mark is a label of a form: "Visa required? No".
    """
    answers = phrases.of(lambda words: words.intent.answers, whole=True)
    for mark in _QUESTION.finditer(text):
        behind = _FILLED.match(text, mark.end())
        answer = answers.match(text, behind.end()) if behind else None
        if answer and _OVER.match(text, answer.end()):
            continue
        asked = _BEFORE.search(text, max(0, mark.start() - _LONG), mark.start())
        if asked and (len(text[asked.start() : mark.end()].split()) > 3 or asked.group()[:1] >= "\u3400"):
            return asked.start()
    return None


# What may stand between a label and what is filled in.
_FILLED = re.compile(r"[ \t]*[:：\[(]?[ \t]*")
# What stands behind all that is filled in: "None of our officials speaks English" goes on.
_OVER = re.compile(r"[ \t]*(?:[^\w \t]|\Z)")
# What ends with a mark, and characters of it.
_QUESTION, _BEFORE, _LONG = re.compile("[?؟？]"), re.compile(r"[^.!?؟？。;]+\Z"), 300


def against(text: str, code: str) -> int | None:
    """Tell where a text that brings a list tells a change to it, or says that somebody does not or also comes."""
    also = _says(lambda words: words.intent.also + words.intent.against)
    said = (says(text, code) for says in (_amends, _declines, also))
    return min((at for at in said if at is not None), default=None)


_ORDER: tuple[tuple[Intent, Callable[[str, str], int | None]], ...] = (
    (Intent.AMEND, _amends),
    (Intent.DECLINE, _declines),
    (Intent.NOMINATE, _nominates),
    (Intent.INQUIRE, _inquires),
    (Intent.ACKNOWLEDGE, _says(lambda words: words.intent.acknowledge + words.intent.promise + words.intent.thanks)),
)

_LISTS_OF: dict[Intent, Callable[[Language], tuple[str, ...]]] = {
    Intent.AMEND: lambda words: words.intent.amend,
    Intent.DECLINE: lambda words: words.intent.decline,
    Intent.NOMINATE: _naming,
    Intent.INQUIRE: lambda words: words.intent.inquire,
    Intent.ACKNOWLEDGE: lambda words: words.intent.acknowledge + words.intent.promise + words.intent.thanks,
}


def _evidence(letter: Letter, intent: Intent) -> tuple[Evidence, ...]:
    for passage in letter.within(Zone.BODY, Zone.CLOSING):
        span = passage.run
        match = phrases.of(_LISTS_OF[intent], letter.language).search(span.folded)
        if match:
            return evidence("intent", span.cut(match.start(), match.end()))
    return ()

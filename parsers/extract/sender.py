"""Who answers: the name behind "Embassy, Mission, Ministry of" before any other, and never the host."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Block
from parsers.extract import choice, countries, domains, names, organ, phrases
from parsers.extract.countries import Mention
from parsers.extract.letter import LONGEST, Letter, Passage, Zone, in_one_run
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.phrases import Finder
from parsers.extract.span import Span, confidence, evidence, fold, join
from parsers.languages import LANGUAGES, State, language
from parsers.record import Channel, Evidence, Kind, Reason, ReviewItem, Sender

# A State's style before its short name, where the formal name is not known in that language.
_POLITY = re.compile(
    r"\W*(?:republi|kingdom|reino|royaume|estado|etat|state|regno|reich|respublika|республик|королевств)"
)
_FAR = 70
_TITLE = 80
_HAN_OFFICE = re.compile(r"(?:秘书处|总部|总秘书处|代表处|执行委员会|委员会)")
# "Секретариат Лиги ...", with what it is of: "Секретариат Исполнительного комитета Лиги ...".
_CYRILLIC_OFFICE = re.compile(
    r"\b(?:[а-яё]+(?:ый|ий|ой)\s)?(?:секретариат|комитет|исполком|комиссия|бюро|аппарат)\s"
    r"(?:(?:[а-яё]+(?:ого|его|ой|ей)\s)?(?:комитета|комиссии|совета|секретариата)\s)?$",
    re.IGNORECASE,
)
# Chinese has no blanks: the office follows the State's name, its host stands behind "posted at".
_HAN_POSTED = re.compile(
    r"(?:常?驻|大?使馆|代表团|政府|总领事馆|国务院|最高人?民?(?:法院|检察院)|全国人|[\u3400-\u9fff]{1,5}?(?<![东南西北中内全总])部(?![分门队]))"
)
# A sentence that begins with a name of several words in capitals, small words between them.
_SUBJECT = re.compile(
    r"(?:^|[.!?]\s)(?:(?:The|La|Le|El|Los|Les|L['’])\s?)?"
    r"((?:[A-ZÀ-Þ][\w'’-]{1,30})(?:\s(?:[A-ZÀ-Þ][\w'’-]{1,30}|of|for|against|and|de|des|du|del|la|pour|contra|contre|y|et)){1,9})"
)
_SENTENCE = re.compile(r"[.!?。]\s|\n\n")
_RUNNING = frozenset(("body", "subject"))
_TRANSMITS = frozenset(("covering", "name"))
_HOSTS = frozenset(("AUT", "CHE", "USA", "BEL", "FRA", "ITA", "DEU", "NLD", "KEN", "GBR"))


class Answer(Struct, frozen=True):
    """The sender, where it was read, and what a person has to look at.

    `iso2` is its country's code, `channel` the organ by which a State writes, None where that cannot be told.
    """

    sender: Sender
    iso2: str | None = None
    evidence: tuple[Evidence, ...] = ()
    review: tuple[ReviewItem, ...] = ()
    confidence: float = 1.0
    channel: Channel | None = None


class Source(Struct, frozen=True):
    """A text that may say who sends; `rank` is how far it is believed, 0 least."""

    span: Span
    rank: int
    kind: str


class Claim(Struct, frozen=True):
    """A name that a source gives; `bound` where an office's name holds it."""

    source: Source
    mention: Mention
    bound: bool


def find(letter: Letter) -> Answer:
    """Return who answers; kind `unknown` and a review item where it cannot be told."""
    sources = tuple(_sources(letter))
    claims = [claim for source in sources for claim in _claims(source)]
    bound = [claim for claim in claims if claim.bound and claim.source.rank >= 2]
    plain = [claim for claim in claims if claim.source.rank >= 2 and not claim.mention.adjective]
    free = next(iter(plain), None)
    # "the Austrian authorities" are the host's, where anybody else is named.
    strong = next((claim for claim in bound if not _is_of_host(claim)), next(iter(bound), None))
    if strong and strong.mention.adjective and strong.source.kind == "body":
        # "The names of the Danish delegates" is said by the office that signs.
        strong = next((claim for claim in bound if _signs(claim, strong.mention.state)), strong)
    signed = next((claim for claim in bound if claim.source.kind not in _RUNNING), None)
    others = [claim for claim in claims if strong and _names_another(claim, strong)]
    if strong and others:
        free_of_office = next((claim for claim in others if not claim.bound), None)
        another = free_of_office or (signed if signed in others else others[0])
        writer = strong if _writes(strong, another, signed, letter) else another
        return _asked(_with_organ(_answer(writer, ()), writer, sources), another, strong)
    body = _organization(letter, sources)
    if body and free and body.review and not (_observes(letter) and _is_of_address_below(free, body)):
        body = None  # an office that does not say what it is may be of the State that the letter speaks for
    if body and (strong is None or (strong.source.rank < body.confidence * 10 and body.sender.kind is Kind.NGO)):
        return body
    chosen = strong or free
    if chosen:
        answer = _answer(chosen, claims)
        state = chosen.mention.state
        doubts = answer.review or _joint(letter, chosen, claims, sources) or _elsewhere(letter, state, sources)
        doubts = doubts or _governed(chosen)
        doubts = doubts or (_of_body(state, sources) if state and not chosen.bound else ())
        return _with_organ(replace(answer, review=doubts), chosen, sources)
    return _weak(letter, claims, sources)


def _signs(claim: Claim, state: State | None) -> bool:
    """Tell whether a signature names an office of a State by its noun: "Embassy of Denmark"."""
    signed = claim.source.kind in ("signature", "closing") and not claim.mention.adjective
    return signed and claim.mention.state == state


def _is_of_host(claim: Claim) -> bool:
    state = claim.mention.state
    return claim.source.kind == "body" and claim.mention.adjective and state is not None and state.iso3 in _HOSTS


def _observes(letter: Letter) -> bool:
    """Tell whether a letter says that its people attend as observers, which States seldom do."""
    said = vocabulary().pattern("roles.observer")
    return any(said.search(passage.run.folded) for passage in letter.within(Zone.BODY))


def _is_of_address_below(claim: Claim, body: Answer) -> bool:
    """Tell a State that ends an address below the name of a body, which may sit anywhere: "1401 Oslo, Norway"."""
    text, mention = claim.source.span.text, claim.mention
    line, after = text[: mention.start].rpartition("\n")[2], text[mention.end :].partition("\n")[0]
    address = _ADDRESS.search(line) is not None and not after.strip(" .")
    return address and claim.source.kind == "letterhead" and 0 <= text.find(body.sender.name or "\n") < mention.start


# A number of a house or a post code, then the town.
_ADDRESS = re.compile(r"\d[^\n]*,\s*$")


def _names_another(claim: Claim, hosts: Claim) -> bool:
    """Tell whether a claim names another State than a host, of whom an office stands in running text only."""
    mine, other = claim.mention.state, hosts.mention.state
    told = hosts.source.kind == "body" and other is not None and other.iso3 in _HOSTS
    if not told or mine is None or mine == other:
        return False
    return claim.bound or (not claim.mention.adjective and mine.iso3 not in _HOSTS)


def _writes(hosts: Claim, other: Claim, signed: Claim | None, letter: Letter) -> bool:
    """Tell whether a host writes itself, and speaks of another's office: by signature, address, what the offices do."""
    told = signed.mention.state if signed else domains.of(letter.writer_address)
    if not other.bound or told in (hosts.mention.state, other.mention.state):
        return other.bound and told == hosts.mention.state
    return _does(hosts) or not _does(other)


def _does(claim: Claim) -> bool:
    """Tell whether a name, or the office behind it, goes on with what senders do: "of Ghana has the honour"."""
    after = re.split(r"[.;:!?\n]", claim.source.span.folded[claim.mention.end :][:_FAR])[0]
    found = phrases.of(lambda words: words.sender.does, whole=True).search(after)
    return found is not None and found.start() < _CLOSE


# Characters: the office of an adjective ("the Ghanaian delegation will").
_CLOSE = 25


def _asked(answer: Answer, claim: Claim, hosts: Claim) -> Answer:
    """Return the answer, looked at: another State is named, and the text speaks of a host's office, often of visas."""
    mine, other = claim.mention.state, hosts.mention.state
    assert mine
    assert other
    detail = f"The text speaks of an office of {other.name}, and the letter names {mine.name}: confirm who answers."
    return replace(answer, review=(ReviewItem("/sender", Reason.SENDER_CONFLICT, detail),))


def _answer(claim: Claim, claims: Sequence[Claim]) -> Answer:
    span = _written(claim)
    review = _conflicts(claim, claims)
    sure = confidence(span)
    return Answer(
        _sender(claim.mention, span.text), _iso2(claim.mention), evidence("sender.name", span), tuple(review), sure
    )


def _with_organ(answer: Answer, claim: Claim, sources: Sequence[Source]) -> Answer:
    """Return a State's answer with the organ that writes, its words as evidence."""
    if claim.mention.state is None:
        return answer
    span = claim.source.span
    first = organ.around(span, claim.mention) if claim.source.kind in _RUNNING else span
    others = [source.span for source in sources if source is not claim.source and source.kind not in _RUNNING]
    found = organ.find((first, *others), [source.span for source in sources if source.kind in _TRANSMITS])
    if found is None:
        return answer
    return replace(answer, channel=found[0], evidence=answer.evidence + evidence("channel", found[1]))


def _written(claim: Claim) -> Span:
    """Return a claim's name as it stands in its source."""
    return claim.source.span.cut(*_bounds(claim))


def _bounds(claim: Claim) -> tuple[int, int]:
    """Return where a claim's name stands; a body's with its office: behind it in Chinese, before it in Russian."""
    mention, text = claim.mention, claim.source.span.text
    if mention.body is None:
        return mention.start, mention.end
    behind = _HAN_OFFICE.match(text, mention.end)
    before = _CYRILLIC_OFFICE.search(text[: mention.start])
    return before.start() if before else mention.start, behind.end() if behind else mention.end


def _sender(mention: Mention, written: str) -> Sender:
    if mention.state:
        return Sender(mention.state.name, Kind(mention.state.kind), mention.state.iso3)
    assert mention.body is not None
    names = mention.body.names
    return Sender(_spelled(written, names), Kind(mention.body.kind), None, names[0])


def _spelled(written: str, names: Sequence[str]) -> str:
    """Return a body's name as written, in normal case where a letterhead has capitals."""
    written = " ".join(written.split())
    if written.isupper() and len(written) > 8:
        return next((name for name in names if fold(name) == fold(written)), written)
    return written


def _iso2(mention: Mention) -> str | None:
    return mention.state.iso2 if mention.state else None


def _conflicts(claim: Claim, claims: Sequence[Claim]) -> list[ReviewItem]:
    """Return an item where another State's letter is in the message, or signature, mail or address are its."""
    mine = claim.mention.state
    heads = [one.mention.state for one in claims if one.bound and one.source.kind == "letterhead"]
    for other in claims:
        state = other.mention.state
        if not (other.bound and state and mine) or state.iso3 == mine.iso3:
            continue
        if other.source.kind == "courtesy":
            detail = f"Letters of {mine.name} and of {state.name} are in this message: enter the second one by hand."
            return [ReviewItem("/sender", Reason.SEVERAL_SENDERS, detail)]
        # A letterhead of both is one of two senders (`_joint`).
        headed = other.source.kind == "letterhead" and mine not in heads and state.iso3 not in _HOSTS
        headed = headed and not _sits(other)
        if headed or other.source.kind in ("signature", "closing", "covering", "name"):
            detail = (
                f"The letter is from {mine.name}, the {other.source.kind} speaks for {state.name}: "
                "ask the sender for whom it answers."
            )
            return [ReviewItem("/sender", Reason.SENDER_CONFLICT, detail)]
    return []


def _sits(claim: Claim) -> bool:
    """Tell a State that a letterhead names as where an office is, or to whom it is accredited."""
    folded, mention = claim.source.span.folded, claim.mention
    return _is_hosted(folded, mention) or _hosting(folded[: mention.start].rpartition("\n")[2])


def _joint(letter: Letter, claim: Claim, claims: Sequence[Claim], sources: Sequence[Source]) -> tuple[ReviewItem, ...]:
    """Return an item where two States write one letter: a letterhead or labels of both, or "Kenya and Uganda will"."""
    mine = claim.mention.state
    heads = [one.mention.state for one in claims if one.bound and one.source.kind == "letterhead"]
    beside = [state for state in heads if mine in heads and state and state.iso3 not in _HOSTS]
    for state in (*beside, *_paired(sources, mine), *_labelled(letter), *_opening(letter)):
        if mine and state != mine:
            detail = f"{mine.name} and {state.name} answer in one letter: see who of them sends whom, and enter both."
            return (ReviewItem("/sender", Reason.SEVERAL_SENDERS, detail),)
    return ()


def _labelled(letter: Letter) -> tuple[State, ...]:
    """Return the States by which lines of a list are labelled or headed: "Estonia: Mr. X", "Delegation of Latvia"."""
    lines = (line for p in letter.within(Zone.BODY) if isinstance(p.item, Block) for line in p.spans)
    found = tuple(dict.fromkeys(state for line in lines if (state := _label(line.text)) is not None))
    return found if len(found) > 1 else ()


def _label(line: str) -> State | None:
    """Return the State that is all of a line or of what stands before its colon, but for a word for a delegation."""
    head = re.split("[:：]", line.strip(), maxsplit=1)[0]
    mentions = [one for one in countries.find(head) if one.state and not one.adjective] if len(head) <= _TITLE else []
    if len(mentions) != 1:
        return None
    rest = fold(head[: mentions[0].start] + head[mentions[0].end :]).strip(" .-–—•*()0123456789")
    sent = vocabulary().has("joins.led", rest) and len(rest.split()) <= _LABEL
    return mentions[0].state if not rest or sent else None


# Words beside the name of a State in a label: "Members of the delegation of".
_LABEL = 5


def _opening(letter: Letter) -> Iterator[State]:
    """Yield the States whose offices are lines of their own at the beginning of a letter, hosts left out."""
    own = [p for p in letter.passages if p.zone in (Zone.LETTERHEAD, Zone.BODY)][:1]
    lines = (line for p in own if isinstance(p.item, Block) for line in p.spans)
    for line in takewhile(lambda line: len(line.text) <= _TITLE and not line.text.rstrip().endswith((",", ":")), lines):
        claims = list(_claims(Source(line, 6, "letterhead")))
        held = [one.mention.state for one in claims if one.bound and _is_bound(line.folded, one.mention)]
        yield from (state for state in held[:1] if state and state.iso3 not in _HOSTS)


def _paired(sources: Sequence[Source], mine: State | None) -> Iterator[State]:
    """Yield the States that "and" joins with one, as its office's owners, where both act or one writes for both."""
    for source in sources:
        folded = fold(source.span.text)
        for one, other in pairwise(mention for mention in countries.find(source.span.text) if mention.state):
            pair = [state for state in (one.state, other.state) if state]
            joined = _joins(folded[one.end : other.start])
            both = joined and (_is_bound(folded, one) or _do(folded[other.end :]) or _is_for(folded[: one.start]))
            if mine in pair and both:
                yield from pair


def _do(after: str) -> bool:
    """Tell whether a text begins with what several senders do, but for their offices: "(and Swedish) missions will"."""
    found = phrases.of(lambda words: words.sender.do, whole=True).search(re.split(r"[.;:!?\n]", after[:_FAR])[0] + " ")
    seated = phrases.of(lambda words: words.sender.hosts, whole=True).match(after.lstrip())  # "to the United Nations"
    if found is None:
        return False
    offices = seated and "," not in after[: found.start()]
    return found.start() < (_FAR if offices else _CLOSE)


def _is_for(before: str) -> bool:
    """Tell whether a text ends in words for those who are written for: "on behalf of the Governments of"."""
    near = before[-_FAR:]
    found = phrases.of(lambda words: words.sender.on_behalf, whole=True).finditer(near)
    return any(len(near[match.end() :].split()) <= _LABEL and "." not in near[match.end() :] for match in found)


def _joins(between: str) -> bool:
    """Tell whether no more than "and" stands between two names, with "of the" and the like."""
    said = phrases.of(lambda words: tuple(words.people["joins"]["and"]), whole=True).search(between)
    return said is not None and len(between) < _CLOSE and not re.search(r"[.,;:!?\n]", between)


def _elsewhere(letter: Letter, mine: State | None, sources: Sequence[Source]) -> tuple[ReviewItem, ...]:
    """Return an item where the letter was sent from another State's domain, or asks to be answered there.

    Of an address that anybody in that State may have, only where nothing names the State: a mission may sit there.
    """
    for address in (letter.writer_address, *letter.reply_to) if mine else ():
        named, owner = domains.named(address), domains.owner(address)
        if named is None and owner and (owner.official or not _is_spoken_of(owner.state, sources)):
            named = owner.state
        if mine and named and named != mine:
            detail = f"The letter is from {mine.name}, the address {address} is of {named.name}: confirm who answers."
            return (ReviewItem("/sender", Reason.SENDER_CONFLICT, detail),)
    return ()


def _of_body(state: State, sources: Sequence[Source]) -> tuple[ReviewItem, ...]:
    """Return an item where no office of a State is named, and a body is that may be its own: "Bar Association of X"."""
    for source in sources:
        if name := _acting_body(source) if source.kind == "body" else _possible_body(source):
            detail = (
                f"No office of {state.name} is named, and {name.text} may be a body of its own: confirm who answers."
            )
            return (ReviewItem("/sender", Reason.SENDER_UNKNOWN, detail),)
    return ()


def _possible_body(source: Source) -> Span | None:
    lines = _names(source.span) if source.kind != "subject" else ()
    return next((line for line in lines if _is_body(line)), None)


def _is_spoken_of(state: State, sources: Sequence[Source]) -> bool:
    return any(mention.state == state for source in sources for mention in countries.find(source.span.text))


def _sources(letter: Letter) -> Iterator[Source]:
    """Yield the texts that may say who sends, the most trustworthy first."""
    own = [p for p in letter.passages if p.zone in (Zone.LETTERHEAD, Zone.BODY, Zone.CLOSING)]
    first = own[0].part if own else ""
    for passage in own:
        subject = _subject(passage.run)
        if subject:
            yield Source(subject, 9, "courtesy")
    head = [p for p in own if p.zone is Zone.LETTERHEAD and p.part == first]
    if head:
        yield Source(join((p.ruled for p in head), "\n"), 7, "letterhead")
    elif title := _title(own):
        yield Source(title, 6, "letterhead")
    for passage in own[:6]:
        if passage.zone is Zone.BODY:
            yield Source(_without_people(passage), 5, "body")
    signed = [p for p in letter.passages if p.zone in (Zone.SIGNATURE, Zone.CLOSING) and not _is_addressee(p)]
    if not signed and own and (last := _foot(own[-1])):
        yield Source(last, 4, "signature")
    for passage in signed:
        yield Source(passage.ruled, 4, "signature" if passage.zone is Zone.SIGNATURE else "closing")
    for passage in letter.covering:
        if passage.zone in (Zone.BODY, Zone.SIGNATURE, Zone.LETTERHEAD):
            yield Source(passage.ruled, 3, "covering")
    yield Source(Span(letter.writer_name), 2, "name")
    yield Source(Span(letter.subject), 2, "subject")


def _without_people(passage: Passage) -> Span:
    """Return the text of a passage without the lines of a list of people, who may be with any State's mission."""
    if not isinstance(passage.item, Block):
        return passage.run
    lines = passage.spans
    kept = [line for line in lines if not _is_listed(line)]
    return passage.run if len(kept) == len(lines) else join(kept, " ").cut(0, LONGEST)


def _is_listed(line: Span) -> bool:
    """Tell a line that begins with a number or a dash and then with a word of address."""
    marker = _MARKER.match(line.text)
    return marker is not None and bool(names.honorific(line.cut(marker.end()), vocabulary())[0].text)


_MARKER = re.compile(r"\s*(?:[-–—•*·]|\(?\w{1,3}[.)])\s*")


def _title(own: Sequence[Passage]) -> Span | None:
    """Return the first line of a letter without a courtesy, which is its letterhead unless it greets."""
    line = next((line for passage in own[:1] if isinstance(passage.item, Block) for line in passage.spans), None)
    greets = phrases.of(lambda words: words.zones.salutations, whole=True)
    if line is None or len(line.text) > _TITLE or line.text.rstrip().endswith((",", ":", "：", "，")):
        return None
    return None if greets.match(line.folded) else _shouted(own[0]) or line


def _shouted(passage: Passage) -> Span | None:
    """Return the lines in capitals that a letter begins with: a name may take several."""
    lines = list(takewhile(lambda line: line.text.isupper() and len(line.text) <= _TITLE, passage.spans))
    return join(lines, "\n") if lines else None


def _foot(passage: Passage) -> Span | None:
    """Return the last lines of a letter that ends without a courtesy, where they are short: who writes, and when."""
    lines = passage.spans if isinstance(passage.item, Block) else []
    short = 0 < len(lines) <= _FOOT and all(len(line.text) < _TITLE and not _is_listed(line) for line in lines)
    short = short and not any(line.text.endswith(".") and len(line.text.split()) > _FOOT_WORDS for line in lines)
    return passage.ruled if short and not any(line.text.endswith((":", "：", ";")) for line in lines) else None


# Lines at the foot of a letter: name, office, day, telephone; more words before a full stop are a sentence.
_FOOT, _FOOT_WORDS = 4, 8


def _is_addressee(passage: Passage) -> bool:
    found = phrases.of(lambda words: words.zones.our_names).finditer(fold(passage.text))
    # "Secretaria" alone is somebody's post too.
    return any(" " in match.group() or match.group() >= "\u3400" for match in found)


def _subject(span: Span) -> Span | None:
    """Return the words before a courtesy in its sentence, which name the sender."""
    folded = span.folded
    match = phrases.of(lambda words: words.zones.compliments).search(folded)
    if match is None or choice.is_ours(folded, ()):
        return None
    starts = [m.end() for m in _SENTENCE.finditer(folded, 0, match.start())]
    start = max([s for s in starts if match.start() - s > 15] or [0])
    return span.cut(max(start, match.start() - 300), match.end())


def _claims(source: Source) -> Iterator[Claim]:
    """Yield the names in a source that can be the sender's, those that an office's name holds first."""
    text = source.span.text
    mentions = countries.find(text)
    folded = fold(text)
    free: list[Claim] = []
    ending = {mention.end: mention for mention in mentions}
    for mention in mentions:
        near = (ending.get(mention.start - gap) for gap in range(1, _APART_BY + 1))
        seat = any(_is_seat(one, mention, folded) for one in near if one is not None)
        bound = (_is_bound(folded, mention) and not seat) or (mention.body is not None and _is_subject(folded, mention))
        if mention.body and source.kind == "body" and not bound:
            continue
        if bound:
            yield Claim(source, mention, True)
        elif mention.state and not mention.adjective and _says_who(source.kind, folded, mention):
            free.append(Claim(source, mention, False))
        elif not _is_hosted(folded, mention) and source.kind not in ("body", "subject"):
            bound = source.rank >= 7 and (mention.body is not None or _is_alone(text, mention))
            free.append(Claim(source, mention, bound))
    # The first name of a courtesy or a letterhead stands for the sender even without an office.
    yield from free


def _is_subject(folded: str, mention: Mention) -> bool:
    """Tell whether a sentence begins with a body's name and goes on with what it does: "The League will send"."""
    before = folded[: mention.start]
    before = before[: _office_before(before)]
    opens = re.search(r"(?:^|[.!?。：:]|\n)\s*(?:the\s|la\s|le\s|el\s|l')?$", before[-20:])
    goes_on = phrases.of(lambda words: words.sender.does, whole=True).search(folded[mention.end : mention.end + 40])
    return opens is not None and goes_on is not None


def _office_before(folded: str) -> int | None:
    """Return where the office of a body begins whose name stands behind a text: "The General Secretariat of the"."""
    if office := _CYRILLIC_OFFICE.search(folded):
        return office.start()
    found = phrases.of(lambda words: words.sender.secretariats).finditer(folded)
    return next((match.start() for match in found if match.end() == len(folded)), None)


def _says_who(kind: str, folded: str, mention: Mention) -> bool:
    """Tell whether a text or a subject lets a State be the sender without naming an office of it."""
    return (kind == "subject" and _heads_subject(folded, mention)) or (kind == "body" and _acts(folded, mention))


def _heads_subject(folded: str, mention: Mention) -> bool:
    """Tell whether a subject begins with a State and a division: "Fiji - names", "Re: Fiji: delegation"."""
    before, after = folded[: mention.start], folded[mention.end :]
    return bool(re.fullmatch(r"\W*(?:(?:re|fw|fwd|aw|tr|rv)\s?:\s*)*", before) and re.match(r"\s?[-–—:|/]\s", after))


def _acts(folded: str, mention: Mention) -> bool:
    """Tell whether a clause says what a State does, or what is done for it: "and Fiji will not be represented".

    In Arabic the verb stands first.
    """
    before, after = folded[: mention.start][-40:], folded[mention.end : mention.end + _FAR]
    after = _ASIDE.sub("", after)
    opens = re.search(
        r"(?:^|[.!?。：:,;]|\n|\b(?:and|that|et|que|y|и|что))\s*(?:the|la|le|el|l')?\s*(?:republic of )?$", before
    )
    said = phrases.of(lambda words: words.sender.does, whole=True)
    does = said.match(after.lstrip())
    first = re.split(r"[.!?،:\n]", before)[-1].lstrip()
    if _ARABIC.match(first) and (verb := said.match(first)) and verb.end() == len(first):
        return True
    named = phrases.of(lambda words: words.sender.on_behalf, whole=True).finditer(before)
    return bool(opens and does) or any(len(before) - match.end() < 25 for match in named)


# ", unfortunately," between a State and what it does.
_ASIDE = re.compile(r"^\s*,[^,.;:!?\n]{1,40},\s*")
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def _is_alone(text: str, mention: Mention) -> bool:
    """Tell whether a State's name is a line of its own ("RÉPUBLIQUE DU NIGER")."""
    before = text[: mention.start].rpartition("\n")[2]
    after = text[mention.end :].partition("\n")[0]
    if mention.state is None or mention.adjective:
        return False
    return len(before + after) <= 4 or (_POLITY.match(fold(before)) is not None and len(after) <= 4)


def _offices() -> Finder:
    return phrases.of(lambda words: words.sender.offices, whole=True)


def _is_bound(folded: str, mention: Mention) -> bool:
    """Tell whether an office's name holds a State's: "Embassy of X", "X Embassy", "Government of the X"."""
    before = folded[max(0, mention.start - _FAR) : mention.start]
    if before.endswith("驻"):
        return False
    if _HAN_POSTED.match(folded, mention.end):
        return True
    last = None
    for last in _offices().finditer(before):  # noqa: B007
        pass
    if last and not _hosting(before[last.end() :]) and not re.search(r"[.;:!?]\s", before[last.end() :]):
        return True
    after = folded[mention.end : mention.end + 40]
    match = _offices().search(after)
    joined = match is not None and not re.search(r"[.,;:!?\n()]", after[: match.start()])
    return (
        joined
        and (mention.adjective or (match is not None and match.start() <= 12))
        and not _hosting_before(folded, mention)
    )


def _is_seat(whose: Mention, seat: Mention, folded: str) -> bool:
    """Tell a State right behind another's name that an office before it holds: "Embassy of X, Austria" sits there."""
    named = whose.state and seat.state and whose.state != seat.state and not (whose.adjective or seat.adjective)
    between = folded[whose.end : seat.start]
    before = folded[max(0, whose.start - _FAR) : whose.start]
    held = any(not _hosting(before[office.end() :]) for office in _offices().finditer(before))
    # Behind a comma another State may write too: "Missions of X, Y and Z".
    host = seat.state is not None and seat.state.iso3 in _HOSTS
    apart = between == " " or (host and _APART.fullmatch(between) is not None)
    return bool(named) and apart and held


# A comma, a dash or a bracket with a blank on either side: three characters.
_APART, _APART_BY = re.compile(r" ?[,(\-–—] ?"), 3


def _hosting_before(folded: str, mention: Mention) -> bool:
    return (
        re.search(r"\b(?:in|at|to the|to|from)\s$", folded[: mention.start][-8:]) is not None and not mention.adjective
    )


def _hosting(between: str) -> bool:
    return phrases.of(lambda words: words.sender.hosts, whole=True).search(between) is not None


def _is_hosted(folded: str, mention: Mention) -> bool:
    """Tell whether a State is named as a place or as whom one is accredited to: "to the Republic of Austria"."""
    before = folded[max(0, mention.start - 45) : mention.start]
    if mention.state and mention.state.iso3 in _HOSTS and (re.search(r"\d|,\s*$", before[-25:]) or _hosting(before)):
        return True
    return re.search(r"\b(?:accredited to|to|aupres|pres|ante|bei|при|в)\s(?:\w+\s){0,2}$", before) is not None


def _organization(letter: Letter, sources: Sequence[Source]) -> Answer | None:
    """Return a body that is neither State nor known: named by its letterhead, its signature or its own words."""
    said = fold(in_one_run(p for p in letter.passages if p.zone is not Zone.QUOTED).text)
    is_ngo = phrases.of(lambda words: words.sender.ngo).search(said) is not None
    for source in sources:
        if source.kind not in ("letterhead", "courtesy", "signature", "body", "covering", "name"):
            continue
        name = _body_name(source, is_ngo=is_ngo)
        if name:
            is_igo = not is_ngo and phrases.of(lambda words: words.sender.igo).search(said) is not None
            kind = Kind.IGO if is_igo or (source.kind == "courtesy" and not is_ngo) else Kind.NGO
            detail = f"{name.text} is no State and no known body, and does not say what it is: confirm its kind."
            known = is_ngo or is_igo
            doubts = (
                _named_once(name, f"{said} {letter.writer_name} {letter.subject}")
                if known
                else (ReviewItem("/sender/kind", Reason.OTHER, detail),)
            )
            return Answer(Sender(name.text, kind), None, evidence("sender.name", name), doubts, source.rank / 10)
    return None


def _named_once(name: Span, text: str) -> tuple[ReviewItem, ...]:
    """Return an item for a body that no list knows and a message names once: what it is called may be cut wrongly."""
    if re.sub(r"\W", "", fold(text)).count(re.sub(r"\W", "", name.folded)) > 1:
        return ()
    return (ReviewItem("/sender/name", Reason.OTHER, f"{name.text} is named once only: see whether that is its name."),)


def _governed(claim: Claim) -> tuple[ReviewItem, ...]:
    """Return an item for a known body before whose name another noun stands that governs it: "Centre of the League"."""
    if claim.mention.body is None:
        return ()
    start, _ = _bounds(claim)
    line = claim.source.span.text[:start].rpartition("\n")[2]
    before = _governs().search(line)
    own = phrases.of(lambda words: words.sender.missions + words.contact.offices)
    if before is None or own.search(fold(line)):
        return ()
    detail = f"{_written(claim).text} stands behind {before.group(1)}, which may be who writes: see which body answers."
    return (ReviewItem("/sender/name", Reason.OTHER, detail),)


@cache
def _governs() -> re.Pattern[str]:
    """Return what finds a noun with "of the" behind it; in Russian, where the case says so, any but a preposition."""
    of = phrases.leading(word for code in LANGUAGES for word in language(code).sender.governs)
    noun = rf"[A-ZÀ-Þ][^\W\d_]{{3,}}(?=(?:\s[^\W\d_]+)?\s(?:{of})$)"
    return re.compile(rf"(?<![^\W\d_])({noun}|[А-ЯЁа-яё-]{{4,}}(?=\s$))")


def _body_name(source: Source, *, is_ngo: bool) -> Span | None:
    """Return the name of an association in a source: a line that is a name, or what "on behalf of" names."""
    if source.kind == "body":
        return _acting_body(source) if is_ngo else None
    # A body that is named behind what is done ("has the honour to inform that the Forum") is better than none.
    for line in (*_names(source.span), *_lines(source.span)):
        if not _is_body(line) or _is_of_person(line) or (countries.find(line.text) and not is_ngo):
            continue
        if is_ngo or source.kind in ("letterhead", "signature"):
            return _without_brackets(line)
    return None


def _names(span: Span) -> Iterator[Span]:
    """Yield the lines that are no person's, each up to what somebody does in it: "The Forum will be represented by"."""
    for line in _lines(span):
        does = phrases.of(lambda words: words.sender.does, whole=True).search(line.folded)
        if not _is_of_person(line):
            yield line.cut(0, does.start()).strip() if does else line


def _acting_body(source: Source) -> Span | None:
    return _on_behalf(source.span) or _acting(source.span)


def _is_body(line: Span) -> bool:
    """Tell a line that is the name of a body and of no office."""
    folded = line.folded
    return bool(
        len(folded) <= 120 and not _offices().search(folded) and _noun(folded) and "@" not in folded and _is_name(line)
    )


def _is_name(line: Span) -> bool:
    """Tell whether a line is more than a word for a body ("Secretariat") and not our own name.

    One word of ours behind another body is that body's: "Nordic Council Secretariat".
    """
    found = phrases.of(lambda words: words.zones.our_names).search(line.folded)
    theirs = found and " " not in found.group() and _noun(line.folded[: found.start()])
    ours = found is not None and not theirs
    return not ours and (len(line.text.split()) > 1 or (not line.text.isascii() and len(line.text) > 3))


def _is_of_person(line: Span) -> bool:
    """Tell a line about a person from the name of a body: "Commissioner of Police", "1) Mr. X, Federal Bureau"."""
    words = vocabulary()
    first = re.match(r"[^\W\d_]*", line.folded)
    person = words.sets["words.posts"] - words.sets["words.modifiers"] - words.sets["words.bodies"]
    listed = re.match(r"\(?\d{1,2}\s?[.)]", line.text) is not None
    last = (line.folded.split() or [""])[-1].strip(".,;:")
    return listed or last in person or (first is not None and first.group() in person)


def _noun(folded: str) -> bool:
    return phrases.of(lambda words: words.sender.bodies).search(folded) is not None


def _lines(span: Span) -> Iterator[Span]:
    for match in re.finditer(r"[^\n,]+", span.text):
        yield span.cut(match.start(), match.end())


def _on_behalf(span: Span) -> Span | None:
    folded = span.folded
    match = phrases.of(lambda words: words.sender.on_behalf, whole=True).search(folded)
    if match is None:
        return None
    end = re.search(r"[,;.(，；（。]|\s(?:to|i|we|and|who|that)\s", folded[match.end() + 1 :])
    name = span.cut(match.end(), match.end() + 1 + end.start() if end else match.end() + 120)
    article = phrases.of(lambda words: words.sender.articles, whole=True).match(name.folded)
    name = name.cut(article.end()) if article and len(name.text) > article.end() + 3 else name
    return name if name.text and len(name.text) < 120 and _noun(name.folded) else None


def _acting(span: Span) -> Span | None:
    """Return the body that a sentence begins with and that wishes, sends or registers: "The X Alliance wishes to"."""
    for match in _SUBJECT.finditer(span.text[:2000]):
        name = span.cut(match.start(1), match.end(1))
        rest = phrases.of(lambda words: words.sender.does, whole=True).search(
            span.folded[match.end() : match.end() + 120]
        )
        if rest and _noun(name.folded) and not _offices().search(name.folded) and _is_name(name):
            return name
    return None


def _without_brackets(span: Span) -> Span:
    """Return a name without its abbreviation in brackets and without an article before it."""
    cut = re.search(r"\s*[(（][^()（）]{1,30}[)）]", span.text)
    return span.cut(0, cut.start()) if cut and cut.start() > 3 else span.strip(" .,;:-")


def _weak(letter: Letter, claims: Sequence[Claim], sources: Sequence[Source]) -> Answer:
    """Return the State that a damaged letterhead or the address resembles, always with a review item."""
    near = _fuzzy(sources)
    if near:
        return near
    state = domains.of(letter.writer_address)
    owner = domains.owner(letter.writer_address)
    if owner and owner.official and (said := _only_named(sources, owner.state)):
        return Answer(
            _sender(said[1], ""), owner.state.iso2, evidence("sender.name", said[0].cut(said[1].start, said[1].end))
        )
    if state:
        detail = f"Only the address {letter.writer_address} tells the sender: confirm that {state.name} answers."
        return _unsure(state, Reason.SENDER_UNKNOWN, detail)
    if claims and claims[0].mention.state:
        state = claims[0].mention.state
        return _unsure(state, Reason.SENDER_UNKNOWN, f"{state.name} is only mentioned: confirm who answers.")
    detail = "The message does not say who answers: ask the sender, or enter the State by hand."
    return Answer(Sender(), None, (), (ReviewItem("/sender", Reason.SENDER_UNKNOWN, detail),), 0.0)


def _only_named(sources: Sequence[Source], state: State) -> tuple[Span, Mention] | None:
    """Return where a message first names a State, None where it names another one or a body beside."""
    named = [(one.span, mention) for one in sources for mention in countries.find(one.span.text)]
    return named[0] if named and all(mention.state == state for _, mention in named) else None


def _unsure(state: State, reason: Reason, detail: str) -> Answer:
    return Answer(
        Sender(state.name, Kind(state.kind), state.iso3), state.iso2, (), (ReviewItem("/sender", reason, detail),), 0.5
    )


def _fuzzy(sources: Sequence[Source]) -> Answer | None:
    for source in sources:
        if source.rank < 7:
            continue
        best: tuple[State, float] | None = None
        tokens = source.span.text.split()
        for width in (1, 2, 3, 4):
            for at in range(min(len(tokens), 60) - width + 1):
                near = countries.nearest(" ".join(tokens[at : at + width]))
                if near and (best is None or near[1] > best[1]):
                    best = near
        if best:
            detail = f"The {source.kind} is damaged and resembles {best[0].name}: confirm who answers."
            return _unsure(best[0], Reason.FUZZY_MATCH, detail)
    return None

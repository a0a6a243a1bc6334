"""The people of a Chinese sentence: post before the name, brackets behind it, the verb at the end of the clause."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from msgspec.structs import replace

from parsers.characters import HAN
from parsers.extract import han
from parsers.extract.people import change, entry
from parsers.extract.people.candidate import Candidate
from parsers.extract.people.reading import Reading
from parsers.extract.people.rows import Row
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span
from parsers.record import Change, Role

_BRACKET = re.compile(rf"\s*{han.BRACKET.pattern}")
# What ends the words before a title: a clause, or who is named.
_CLAUSE = re.compile(r".*[，,；;：:。、]", re.DOTALL)
_LEADS = re.compile(
    r".*(?:派出|派遣|委派|指派|选派|增派|加派|改派|另派|派|改由|将由|现由|由|邀请|确认|任命|指定|推荐|包括|新增|增加|增补"
    r"|接替|代替|替代|取代|替换|顶替|接任"
    r"|(?:通知|告知|知会|奉告|函告|敬告|通报)(?:(?:贵|联合国[^，。]{0,16}?)(?:办公室|秘书处|组织|机构|使馆|[处方办署国馆团司会]))?"
    r"|(?:人员|成员|还|另)有|(?:团长|成员|团员|代表)[为是系])",
    re.DOTALL,
)
_JOINS = re.compile(
    r"(?:以及|除|原定|原拟派?|原派|现任|时任|新任|分别是|分别|和|及|与|并|另|还|将|也|亦|拟|偕|率|[为是系有的]|\s)+"
)
_JOIN = re.compile(r"\s*(?:[、，,]|以及|和|及|与)\s*")
# How a clause goes on from somebody to what they are: "，现任司法部处长".
_IS = re.compile(r"\s*[，,]?\s*(?:现任|现系|现为|系|为|是|任)?\s*(?=[\u3400-\u9fff])")
# What a correction says of somebody: "某女士的职务应更正为司长，而非副司长".
_CORRECTED = re.compile(r"\s*的?(?:职务|职衔|头衔|职称)(?:应)?(?:更正为|改为|应为|为|系|是)[:：]?\s*")
_CORRECTED_POST = re.compile(r"(?:职务|职衔|头衔|职称)(?:应)?(?:更正为|改为|应为|为|系|是)[:：]?\s*")
_PLACE = re.compile(r"(?<!不)(?:[为任是系]|担任|作为|将任|兼任)\s*([\u3400-\u9fff]{2,8})")
_PLACE_BEFORE = re.compile(r"([\u3400-\u9fff]{2,8}?)(?:改由|现由|将由|由|[为是系有]|包括|[：:])?\s*$")


def is_one(sentence: Span) -> bool:
    """Tell a sentence in Chinese, whatever addresses, numbers and names in Latin letters stand in it."""
    plain = _LATIN.sub("a", _REACHED.sub("", sentence.text))
    return len(HAN.findall(plain)) * 2 > len(plain)


# A word in Latin letters is no longer than one character.
_LATIN = re.compile(r"[A-Za-zÀ-ɏ'’.-]+ ?")
_REACHED = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,255}|[\d+() -]{6,30}")


def titled(line: Span, words: Vocabulary) -> int:
    """Return how many people a Chinese line names with a post before them or in brackets; 0 in another language."""
    if not is_one(line):
        return 0
    spots = han.told(line.text, words)
    return sum(
        han.title_before(line.text[max(0, start - _LONGEST) : start], words) > 0
        or _BRACKET.match(line.text, end) is not None
        for start, end in spots
    )


def says_who_comes(line: Span, words: Vocabulary) -> bool:
    """Tell a Chinese line about one person between words that send and come: 代表团由张三女士（处长）率领."""
    if not is_one(line) or (comes := _COMES.search(line.text)) is None:
        return False
    return any(comes.start() <= start and end <= comes.end() for start, end in han.told(line.text, words))


_COMES = re.compile(
    "(?:由[^。；;]{2,80}?(?:率领|率团|带队|任团长|为团长|担任团长)"
    "|(?:^|[，。；：])[现特兹谨拟将我贵本方团馆国处]*(?:派|提名|推荐|任命)[^。；;]{2,80}?(?:出席|参加|与会|参会|赴会|列席))"
)


def people(
    sentence: Span, row: Row, spots: Sequence[tuple[int, int]], cues: Sequence[change.Cue], reading: Reading
) -> list[Candidate]:
    """Return who is named at the spots of a sentence, in their order."""
    out: list[Candidate] = []
    words = reading.words
    floors = _floors(sentence, spots, words)
    titles = [_title(sentence, start, floor, words) for (start, _), floor in zip(spots, floors, strict=True)]
    untils = [*titles[1:], len(sentence.text)][: len(spots)]
    role: Role | None = None
    outside = _outside(sentence, spots, titles, words)
    gone = _replaced(spots, cues, sentence) if any(cue.kind == "instead_of" for cue in cues) else None
    for i, ((start, end), floor, title, until) in enumerate(zip(spots, floors, titles, untils, strict=True)):
        listed = bool(floor) and _JOIN.fullmatch(sentence.text, floor, title) is not None
        role = role if listed else _role_before(sentence.cut(0, title), words)
        found = _person(sentence, (title, start, end, until), row, reading)
        turned = _change(start, spots, cues, sentence, gone)
        if i in outside or _stays(sentence.cut(end, _end(sentence.text, end)), words):
            continue
        if found is not None and (reading.changes or turned is not Change.REMOVE):
            change_of = turned if reading.changes else None
            own = found.role if listed else None  # 代表为甲先生和翻译乙女士
            out.append(replace(found, role=own or role or found.role, change=change_of, way="sentence"))
    return out


def _stays(clause: Span, words: Vocabulary) -> bool:
    """Tell that nothing changes for somebody: "其余代表团成员甲、乙不变"."""
    return words.has("change.unchanged", clause.folded)


def _outside(sentence: Span, spots: Sequence[tuple[int, int]], titles: Sequence[int], words: Vocabulary) -> set[int]:
    """Return which of the named only write, are to be asked, are thanked, or come along with somebody.

    "甲大使和乙公使谨此确认", "甲负责联络", "感谢贵处处长甲先生", "甲的夫人乙女士".
    """
    text, out = sentence.text, set[int]()
    for i in range(len(spots) - 1, -1, -1):
        start, end = spots[i]
        joined = i + 1 in out and _AND.fullmatch(text, end, titles[i + 1]) is not None
        said = text[max(0, start - _LONGEST) : start]
        tail = said[_last_mark(said) :]
        # The word stands right before the name, or is the first of what was taken for it.
        beside = any(match.end() >= len(tail) for match in _OF_SOMEBODY.finditer(tail + text[start:end]))
        if joined or beside or _is_thanked(said[_last_mark(said) :], words) or _SIGNS.match(text, end):
            out.add(i)
    return out


def _last_mark(text: str) -> int:
    """Return where the last clause of a text begins."""
    return max(text.rfind(mark) for mark in "，,；;。：:、") + 1


# Whose spouse, driver or child stands before the name.
_OF_SOMEBODY = re.compile(
    "(?:的|之|其)(?:夫人|配偶|妻子|丈夫|爱人|家属|司机|警卫|保镖|妻|夫|女儿|儿子|子女)(?=[\u3400-\u9fff]{2})"
)
_SIGNS = re.compile(
    "谨此|谨|兹|负责[^，。；]{0,8}(?:联络|联系|会务|协调)(?!，?(?:并|也|亦|同时|且)[^，；。不未]{0,6}(?:出席|参加|与会|参会)(?!代表|人员|者|的))"
)


def _is_thanked(clause: str, words: Vocabulary) -> bool:
    """Tell that somebody of the office that is thanked follows: "感谢贵处处长" before a name."""
    begun = max((match.end() for match in _THANKED.finditer(clause)), default=-1)
    office = clause[begun:]
    spoken_of = "感谢" in clause or clause.lstrip().startswith("贵")
    plain = begun >= 0 and spoken_of and not _ACTS.search(office)
    return plain and (not office or han.title_before(office, words) > 0 or han.ends_in_body(office, words))


_THANKED = re.compile("感谢|贵[处国方司团署]")
# What is done with somebody who is no part of the office that is thanked.
_ACTS = re.compile("[派由将请告知应荐提报确名选定举任推为送是系]")
_AND = re.compile(r"\s*(?:、|以及|和|及|与)\s*")


def _floors(sentence: Span, spots: Sequence[tuple[int, int]], words: Vocabulary) -> list[int]:
    """Return where what is said before each name may begin: behind the one before it, its post and its brackets."""
    ends = [han.title_behind(sentence.text, end, words) for _, end in spots[:-1]]
    brackets = [(_BRACKET.match(sentence.text, end), end) for end in ends]
    return [0, *(bracket.end() if bracket else end for bracket, end in brackets)][: len(spots)]


def _title(sentence: Span, start: int, floor: int, words: Vocabulary) -> int:
    """Return where post and body before a name begin, either of which may be missing; `start` where both are."""
    text = sentence.text[floor:start]
    post = han.title_before(text, words)
    if not post and not han.ends_in_body(text, words):
        return start
    at = 0
    for pattern in (_CLAUSE, _LEADS):
        match = pattern.match(text, at, len(text) - post)
        at = match.end() if match else at
    joined = _JOINS.match(text, at, len(text) - post)
    at = joined.end() if joined else at
    return floor + at if len(text) - at <= _LONGEST else start


# Characters; no post with its body is longer.
_LONGEST = 40


def _person(sentence: Span, place: tuple[int, int, int, int], row: Row, reading: Reading) -> Candidate | None:
    begin, start, end, until = place
    words = reading.words
    name, title = sentence.cut(start, end), sentence.cut(begin, start)
    role = None
    place_in = entry.place(title, words) if title else None
    if title and "原" in title.text and (former := _FORMER.search(title.text)):
        title = Span() if entry.place(title.cut(former.end()), words) else title
    if place_in and (place_in is Role.INTERPRETER or title.text not in words.phrases["words.posts"]):
        role, title = place_in, Span()
    body = Span() if han.title_before(title.text, words) else title
    if body or not title:
        behind = han.title_behind(sentence.text, end, words)
        title, end = sentence.cut(end, behind), behind
    bracket = _BRACKET.match(sentence.text, end)
    rest = sentence.cut(bracket.end() if bracket else end, until)
    told = (
        _without_gender(sentence.cut(bracket.start(1), bracket.end(1)), words)
        if bracket
        else Span()
        if title
        else _said_behind(rest, words)
    )
    # What the clause behind the name told is not read again.
    beyond = rest.cut(rest.text.find(told.text) + len(told.text)) if told and not bracket else rest
    contacts = beyond if re.search(r"@|\d{5}", beyond.text) else Span()
    if rest.text.startswith("的"):  # "张三的电子邮箱应为 ..."
        reached = _REACHED.search(rest.text)
        contacts = rest.cut(reached.start(), reached.end()) if reached else Span()
        post = _CORRECTED_POST.search(rest.text)
        told = rest.cut(post.end(), _end(rest.text, post.end())) if post else Span()
    found = entry.read([name, told, contacts], row.number, words, reading.region, least=0.3)
    if found is None:
        return None
    role = role or found.role or _role_behind(rest, words)
    position = title or found.position
    return replace(found, role=role, position=position, organization=found.organization or body or row.body)


# "中国代表团原成员": whom an earlier list had.
_FORMER = re.compile(r"原(?:定|拟|派)?")


def _without_gender(told: Span, words: Vocabulary) -> Span:
    """Return what brackets tell without the gender: （男，司法部司长）."""
    pieces = [told.cut(piece.start, piece.end) for piece in entry.divide(told)]
    if pieces and pieces[0].text in words.phrases["honorifics.gender"]:
        return told.cut(len(pieces[0].text)).strip("，,、 ")
    return told


def _said_behind(rest: Span, words: Vocabulary) -> Span:
    """Return the post that a clause behind a name tells: "，司法部处长", "现任司法部副处长"."""
    opened = _CORRECTED.match(rest.text) or _IS.match(rest.text)
    if opened is None or not opened.group().strip():
        return Span()
    end = _end(rest.text, opened.end())
    said = rest.cut(opened.end(), end)
    attends = han.verb(said.text, 0, words)
    said = said.cut(0, attends[0]) if attends else said
    if not han.title_before(said.text, words) or entry.place(said, words):
        return Span()
    # "，司长，劳动部；": a body in a clause of its own.
    body = rest.cut(end + 1, _end(rest.text, end + 1)) if rest.text[end : end + 1] in ("，", ",") else Span()
    whole = bool(body) and not attends and han.ends_in_body(body.text, words) and not _SAYS.search(body.text)
    return rest.cut(opened.end(), rest.text.find(body.text, end) + len(body.text)) if whole else said


# What a clause says of somebody or asks that is no body: "请联系外交部", "来自劳动部".
_SAYS = re.compile("[请由于为]|访问|代表|前往|来自|隶属|任职|^(?:[在至从将原现同]|会后)")


def _end(text: str, at: int) -> int:
    end = re.compile(r"[，,；;。（(]").search(text, at)
    return end.start() if end else len(text)


def _role_before(before: Span, words: Vocabulary) -> Role | None:
    """Return the role that the words right before a person give: "团长由", "成员包括", "团长："."""
    match = _PLACE_BEFORE.search(before.text)
    said = match.group(1) if match else ""
    for at in range(len(said) - 1):
        found = entry.place(before.cut(match.start(1) + at, match.end(1)), words) if match else None
        if found:
            return found
    return None


def _role_behind(rest: Span, words: Vocabulary) -> Role | None:
    """Return the role that the clause behind a person gives: "率团", "为副团长", "以观察员身份"."""
    clause = rest.cut(0, _end(rest.text, 1))
    denied = re.search("不(?:再)?作为[^，。；]{2,8}?而", clause.text)
    clause = clause.cut(denied.end()) if denied else clause
    match = _PLACE.search(clause.text)
    for size in range(len(match.group(1)), 1, -1) if match else ():
        found = entry.place(clause.cut(match.start(1), match.start(1) + size), words) if match else None
        if found:
            return found
    if words.has("joins.leads", clause.folded):
        return Role.HEAD
    return next((role for role, said in words.roles if said.search(clause.folded)), None)


def _change(
    start: int, spots: Sequence[tuple[int, int]], cues: Sequence[change.Cue], sentence: Span, gone: set[int] | None
) -> Change | None:
    """Return what a sentence does with somebody; `gone` are those whom words like 接替 replace, None without any."""
    starts = [at for at, _ in spots]
    if gone is None:
        before = [cue for cue in cues if cue.end <= start]
        # "甲已退休，乙将出席": what is said of one clause's subject is not of the next one's.
        apart = bool(before) and before[-1].kind == "remove" and "，" in sentence.text[before[-1].end - 1 : start]
        subject = apart and any(at < before[-1].start for at in starts)
        end = next(end for at, end in spots if at == start)
        off = any(cue.start >= end and cue.kind == "remove" for cue in cues)
        sent = _SENT.search(sentence.text[:start]) is not None and not off
        comes = apart and (sent or _comes(sentence.text, end))
        said = change.Sentence(starts, cues)
        return Change.ADD if subject or comes else change.of(start, said, change.told(said))
    return Change.REMOVE if start in gone else Change.ADD


# "撤回甲的提名，指派某部乙": what begins the clause of somebody who comes.
_SENT = re.compile("[，；](?:并|现|特|另|拟)?(?:指派|委派|选派|提名|推荐|派)[^，。；]{0,25}$")


def _replaced(spots: Sequence[tuple[int, int]], cues: Sequence[change.Cue], sentence: Span) -> set[int]:
    """Return where those are named who go, those named together together.

    "由甲接替": 甲 comes; "甲接替乙": 乙 goes.
    """
    gone, floor = set[int](), 0
    instead = [cue for cue in cues if cue.kind == "instead_of"]
    for takes, following in zip_longest(instead, instead[1:]):
        assert takes is not None
        before = _rows([spot for spot in spots if floor <= spot[0] < takes.start], sentence)
        behind = [spot for spot in spots if spot[0] >= takes.end]
        direct = bool(behind) and not re.search("[，。；、]", sentence.text[takes.end : behind[0][0]])
        if direct:
            row = _rows(behind, sentence)[0]
            if following is not None and (row := [spot for spot in row if spot[0] < following.start]):
                # "甲接替乙、丙接替丁": the row runs up to the next word for it, so 丙 comes.
                runs_on = not _APART.search(sentence.text[row[-1][1] : following.start])
                row = row[: max(1, len(row) // 2)] if runs_on else row
            gone |= {at for at, _ in row}
        elif len(before) > 1:
            gone |= {at for row in before[:-1] if not _comes(sentence.text, row[-1][1]) for at, _ in row}
        elif before and any(cue.kind == "remove" and before[0][0][0] < cue.start < takes.start for cue in cues):
            gone |= {at for at, _ in before[0]}
        floor = takes.end
    return gone


def _comes(text: str, end: int) -> bool:
    """Tell whether the clause behind a name says that they attend: "率团出席会议"."""
    clause = text[end : _end(text, end)]
    comes = re.search("出席|率团|参加|与会|仍任|担任|任团长", clause) is not None
    return comes and not re.search("[不未无]|因故", clause)


def _rows(spots: Sequence[tuple[int, int]], sentence: Span) -> list[list[tuple[int, int]]]:
    """Return names in groups, those that nothing but titles and an "and" parts together."""
    rows: list[list[tuple[int, int]]] = []
    for spot in spots:
        between = sentence.text[rows[-1][-1][1] : spot[0]] if rows else ""
        if rows and _TOGETHER.match(between) and not _APART.search(between):
            rows[-1].append(spot)
        else:
            rows.append([spot])
    return rows


_TOGETHER = re.compile(rf"\s*(?:{han.BRACKET.pattern})?\s*(?:、|以及|和|及|与)")
_APART = re.compile("[，。；]")

"""Where Chinese names stand in running text, which parts no words: by a surname and what stands on both sides of it."""

import re
from collections.abc import Iterator

from parsers import characters
from parsers.characters import HAN
from parsers.extract import countries
from parsers.extract.people.vocabulary import Vocabulary

# What parts people and clauses.
_PARTS = '、，,；;。.：:（()）！？!?"“”《》'
# Words that may stand right before a name or a title, and are never a part of it.
_BEFORE = re.compile(
    r"(?:[和及与由派为是的率偕将并同有系因]|以及|委派|指派|选派|派出|派遣|改派|另派|加派|增派|包括|邀请|代表|代替|替代|接替|取代|替换|以)$"
)
# Words behind which somebody is named first, so that an "and" begins the name.
_LEADS = re.compile(r"(?:^|[：:]|[派由为是率偕]|委派|指派|选派|包括|邀请)\s*$")
# Words that may stand right behind a name that nothing else ends.
_BEHIND = re.compile(
    r"$|[和及与、，,；;。.：:（(）)\s]|以及|并|等|将|率|出席|参加|与会|参会|赴会|列席|担任|任|为|现任|现系|系|拟|也|亦|已|因|无法|不能|不再|不克"
    r"|代替|接替|替代|取代|替换|同志|[一二两三四五六七八九十\d]{1,2}(?:人|名|位)|退休|离任|卸任|调离|离职|调任|组成|陪同|随行|负责|改为|改由|更换|换为|赴|前往|前来|一行|届时|作为"
    r"|随团|随同|同行|同往|一同|一并|一道|带队|出任|兼任|到会|参团|协助|主持|代表(?!团)"
)
# Surnames that are words of the language first: without a word of address they begin no name.
_WORDS = frozenset("和应于从向都全别空相年通连原言区户双冠占敬代利国公东南关计水明平成项干强时广权益能司法经终须满")

# Verbs that begin with a surname.
_VERB = re.compile("包括|包含|计有|来自|安排")


_JOIN = re.compile("、|以及|和|及|与")
_JOINED = re.compile(f"(?:{_JOIN.pattern})$")


def scan(text: str, words: Vocabulary) -> list[tuple[int, int]]:
    """Return the names that a word of address follows (张三先生), that word included."""
    return list(_addressed(text, words)) if HAN.search(text) else []


def told(text: str, words: Vocabulary) -> list[tuple[int, int]]:
    """Return the names of a sentence about people, as `scan` does, and those that a post, brackets or a list tells.

    A post right before it (处长张三) or behind it (张三处长), a post in brackets (张三（处长）), or several of them in
    a row (由张三、李四组成).
    """
    spots = scan(text, words)
    if len(text) > _LONGEST:
        return spots
    taken = {at for start, end in spots for at in range(start, end)}
    ways = (
        _in_letters, _behind_title, _before_title, _before_bracket, _before_clause, _before_detail, _in_row,
        _before_change, _sent,
    )  # fmt: skip
    for found in (way(text, words) for way in ways):
        for start, end in found:
            if taken.isdisjoint(range(start, end)):
                spots.append((start, end))
                taken.update(range(start, end))
    # Who is named once is meant by the same characters elsewhere: 派张三、李四出席，由张三任团长.
    for name in {words.chinese.address.sub("", text[start:end]) for start, end in spots} - {""}:
        for start in characters.places(name, text) if len(name) > 1 else ():
            spot = (start, start + len(name))
            if taken.isdisjoint(range(*spot)):
                spots.append(spot)
                taken.update(range(*spot))
    return sorted(spots)


# Characters: no sentence is longer.
_LONGEST = 3_000


def title_before(text: str, words: Vocabulary) -> int:
    """Return the length of the post or the place in a delegation that a text ends with; 0 for none."""
    tail = text[-_TITLE:]
    found = (title for title in words.chinese.titles.finditer(tail) if title.end() == len(tail))
    return next((len(title.group()) for title in found), 0)


# Characters: no single post is longer.
_TITLE = 12


def verb(text: str, at: int, words: Vocabulary) -> tuple[int, int] | None:
    """Return where a clause from a place on says behind a post, or behind nothing, that somebody attends."""
    for found in _ATTENDS.finditer(text, at):
        before = text[max(0, found.start() - _TITLE) : found.start()]
        if title_before(before, words) or (found.start() and before.rstrip()[-1:] in "，,"):
            return found.span()
    return None


# No body behind it: "出席会议", not "参加会议人员登记处处长".
_ATTENDS = re.compile(
    r"(?:将|拟|会|也|亦|届时|准备|一同|一并|随团)*(?:率[^，,；;。\n]{0,6})?(?:出席|参加|列席|与会|参会|赴会|到会)"
    r"(?:会议|本次会议|此次会议|该会议|上述会议|该会|工作组会议)?(?=$|[\s\x00，,；;。)）])"
)


def _addressed(text: str, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield names before a word of address: of several beginnings the one behind a title, else behind a border."""
    ended = 0
    for address in words.chinese.address.finditer(text):
        begins = [
            start for start in range(max(ended, address.start() - 4), address.start() - 1)
            if words.chinese.begins.fullmatch(text, start, address.start())
            and not text[start : address.start()].endswith((*words.chinese.bodies, "的", "之"))
        ]  # fmt: skip
        # "（处长）和李明先生": an "and" that may be a surname; behind "派" it is one.
        begins = [
            start for start in begins
            if text[start] not in "和与及" or start + 1 not in begins or _LEADS.search(text[max(0, start - 3) : start])
        ]  # fmt: skip
        if not any(_is_bordered(text, start, words) for start in begins):
            foreign = _foreign(text, ended, address.start(), words)
            begins = foreign if not begins or (foreign and foreign[0] < begins[0]) else begins
        if begins and not _WRITTEN.match(text, address.end()):
            yield (
                max(begins, key=lambda start: (_border(text[max(0, start - _TITLE) : start], words), -start)),
                address.end(),
            )
            ended = address.end()


def _foreign(text: str, floor: int, end: int, words: Vocabulary) -> list[int]:
    """Return where a name begins that no surname does: one written by its sound, or right behind a title.

    "增加：阿利耶夫先生", in which 利 could be a surname; "司长其其格女士".
    """
    sounds = range(max(floor, end - _SOUNDS), end - 1)
    pointed = [start for start in sounds if _POINTED.fullmatch(text, start, end) and _is_bordered(text, start, words)]
    if pointed:
        titles = {start: title_before(text[max(0, start - _TITLE) : start], words) for start in pointed}
        return [max(pointed, key=lambda start: (titles[start], -start))]
    spelled = [start for start in sounds if text[start] != "·" and words.chinese.foreign.fullmatch(text, start, end)]
    if spelled:
        return [start for start in spelled if _is_bordered(text, start, words)][:1] or spelled[:1]
    starts = (start for start in range(max(floor, end - _FOREIGN), end - 1) if _ALL_HAN.fullmatch(text, start, end))
    return [start for start in starts if title_before(text[max(0, start - _TITLE) : start], words)][-1:]


def _is_bordered(text: str, start: int, words: Vocabulary) -> bool:
    """Tell whether a name may begin at a place: behind a border, or behind a word of change: 增加阿利耶夫先生."""
    before = text[max(0, start - _TITLE) : start]
    changes = (words.phrases[f"change.{key}"] for key in ("add", "remove", "replaced_by", "instead_of"))
    return _border(before, words) > 0 or any(before.endswith(said) for kind in changes for said in kind)


# Characters of a name written by its sound, points between its words included.
_SOUNDS = 16
# A point stands between the words of such a name only, whatever characters they are written with: 阿依古丽·买买提.
_POINTED = re.compile(r"[\u3400-\u9fff]{1,8}(?:[·・•][\u3400-\u9fff]{1,8}){1,3}")
# Characters of a name of another language behind a title, and what such a name is written in.
_FOREIGN = 6
_ALL_HAN = re.compile(r"[\u3400-\u9fff]+")
# Who wrote what is answered does not attend: 马丁先生来函.
_WRITTEN = re.compile("来函|来信|来电|来照|签署|签发")


def _border(before: str, words: Vocabulary) -> int:
    """Return how surely a name may begin behind a text: 2 behind a title, 1 behind what parts people, else 0."""
    if title_before(before, words):
        return 2
    before = before.rstrip()
    return 1 if not before or before[-1] in _PARTS or _BEFORE.search(before[-3:]) else 0


def _behind_title(text: str, words: Vocabulary) -> Iterator[tuple[int, int]]:
    for title in words.chinese.titles.finditer(text):
        if end := _bare(text, title.end(), words):
            yield title.end(), end


def title_behind(text: str, at: int, words: Vocabulary) -> int:
    """Return where the post ends that stands at a place, with nothing but a clause behind it; `at` for none."""
    title = words.chinese.posts.match(text, at)
    return title.end() if title and _BEHIND.match(text, title.end()) else at


def _before_title(text: str, words: Vocabulary) -> Iterator[tuple[int, int]]:
    for title in words.chinese.posts.finditer(text):
        if title_behind(text, title.start(), words) == title.start() or _WRITTEN.match(text, title.end()):
            continue
        begins = (at for at in range(max(0, title.start() - 4), title.start() - 1))
        yield from ((at, title.start()) for at in begins if _stands_alone(text, at, title.start(), words))


def _stands_alone(text: str, start: int, end: int, words: Vocabulary) -> bool:
    """Tell a name with a border or a body before it, and that is no word with which posts begin (常务, 古巴)."""
    said, before = text[start:end], text[max(0, start - _TITLE) : start]
    head = words.chinese.heads.match(said)
    if head is None or head.group() in _WORDS or not words.chinese.begins.fullmatch(said):
        return False
    if said.endswith(words.chinese.bodies) or _POST_BEGINS.search(said) or countries.find(said):
        return False
    return _border(before, words) > 0 or ends_in_body(before, words)


def ends_in_body(text: str, words: Vocabulary) -> bool:
    """Tell whether a text ends with the name of a body (司法部)."""
    return text.endswith(words.chinese.bodies) or (text[-1:] in _BODIES and len(text) > 2)


# Bodies of one character end many a name too, so they tell only where something else shows the name.
_BODIES = frozenset("部局司厅处署院会团馆委")


_POST_BEGINS = re.compile(
    "高级|常务|常任|常驻|商务|商法|文化|金融|安全|安保|农业|农村|和平|高等|高教|时任|华侨|党组|党委|劳动|项目|于任|任期|常设"
)


def _before_bracket(text: str, words: Vocabulary) -> Iterator[tuple[int, int]]:
    for bracket in BRACKET.finditer(text):
        if not _tells_post(bracket.group(1), words):
            continue
        yield from (
            (start, bracket.start())
            for start in range(max(0, bracket.start() - 4), bracket.start() - 1)
            if _is_bordered(text, start, words) and _bare(text, start, words) == bracket.start()
        )


def _before_clause(text: str, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield the names that open a clause of which the next tells their post: "；张三，外交部参赞，任团员"."""
    for mark in _OPENS.finditer(text):
        end = _bare(text, mark.end(), words)
        told = _TOLD.match(text, end) if end else None
        if told and title_before(told.group(1).rstrip(), words):
            yield mark.end(), end


_OPENS = re.compile(r"[：:；;]\s*")
_TOLD = re.compile(r"\s*[，,]\s*([^，,；;。：:]{2,40})(?=[，,；;。]|\s*$)")
# What stands in brackets behind a name, which may hold brackets itself: （副司长（国际合作），司法部）.
BRACKET = re.compile(r"[（(]((?:[^（()）]|[（(][^（()）]{0,40}[)）]){1,60})[)）]")
_INNER = re.compile(r"[（(][^（()）]*[)）]")


def _tells_post(told: str, words: Vocabulary) -> bool:
    """Tell whether one of the parts of what brackets tell is a post."""
    return any(title_before(each.strip(), words) > 0 for each in re.split(r"[，,；;]", _INNER.sub("", told)))


def _in_letters(text: str, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield the names in Latin letters that a word of address or a post in brackets follows: Ada Moe女士（处长）."""
    for name in _LATIN.finditer(text):
        address = words.chinese.address.match(text, name.end())
        bracket = BRACKET.match(text, name.end())
        if address and not _WRITTEN.match(text, address.end()):
            yield name.start(), address.end()
        elif bracket and _tells_post(bracket.group(1), words):
            yield name.span()


def in_letters(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words in Latin letters stand in a Chinese text as one of several people does: 为Ada Moe、张三."""
    for name in _LATIN.finditer(text):
        before, behind = text[max(0, name.start() - 2) : name.start()].rstrip(), text[name.end() :].lstrip()
        if _ONE_OF_SEVERAL_BEFORE.search(before) or _ONE_OF_SEVERAL_BEHIND.match(behind):
            yield name.span()


_ONE_OF_SEVERAL_BEFORE = re.compile("[\u3400-\u9fff）]、$|[\u3400-\u9fff）][和及与]$|[派由]$")
_ONE_OF_SEVERAL_BEHIND = re.compile("(?:、|和|及|与|以及|女士|先生|将|出席|参加)(?=[\u3400-\u9fffA-Z（])")
# Two to seven words in Latin letters, of which the first and the last begin with a capital; no blank behind them.
_LATIN = re.compile(
    r"(?<![A-Za-zÀ-ɏ@.'’-])(?=[A-ZÀ-Þ])[A-Za-zÀ-ɏ'’.-]+(?: [A-Za-zÀ-ɏ'’.-]+){0,5} (?=[A-ZÀ-ÞĀ-Ż])[A-Za-zÀ-ɏ'’-]{2,}"
    r"(?= ?[、\u3400-\u9fff（(])"
)


def _before_detail(text: str, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield the names whose detail is told anew: 张三的电子邮箱应为."""
    for detail in _DETAIL.finditer(text):
        begins = (at for at in range(max(0, detail.start() - 4), detail.start() - 1))
        yield from (
            (at, detail.start()) for at in begins
            if words.chinese.begins.fullmatch(text, at, detail.start())
            and text[at] not in _WORDS and _border(text[max(0, at - _TITLE) : at], words)
        )  # fmt: skip


_DETAIL = re.compile("的(?:职务|职衔|职称|头衔|单位|电子邮箱|电子邮件|电邮|邮箱|联系电话|电话|手机)")


def _before_change(text: str, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield the names that begin a clause and go on with why somebody stays away: 张三因故不能与会."""
    for said in _STAYS_AWAY.finditer(text):
        begins = (at for at in range(max(0, said.start() - 4), said.start() - 1))
        yield from (
            (at, said.start()) for at in begins
            if (not text[:at].rstrip() or text[:at].rstrip()[-1] in _PARTS)
            and _stands_alone(text, at, said.start(), words)
        )  # fmt: skip


_STAYS_AWAY = re.compile(
    r"(?:因[^，,。；;]{0,10}?，?)?(?:不能|无法|不克|不再|未能|不便)(?:出席|参加|与会|参会|赴会|前往|成行)"
    r"|(?:已|将|即将)?(?:退休|离任|卸任|调离|离职|调任)"
    r"|(?:因[^，,。；;]{0,10}?，?)?(?:已|将|现)?(?:取消|放弃|退出)(?:出席|参加|与会|参会|赴会|参团|行程|代表团)"
)


def _sent(text: str, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield who is sent or takes over, between those words: 改由张三参加."""
    for sent in _SENDS.finditer(text):
        ends = (at for at in range(sent.end() + 2, min(len(text), sent.end() + 4)) if _GOES.match(text, at))
        yield from ((sent.end(), at) for at in ends if _stands_alone(text, sent.end(), at, words))


_SENDS = re.compile("(?:改由|将由|现由|由|改派|另派|加派|增派|委派|指派|选派|派)")
_GOES = re.compile("(?:代为|届时|将|随团)?(?:出席|参加|与会|赴会|参会|接替|代替|前往|率团|率领)")


def _in_row(text: str, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield several names one behind the other, with what leads to them before and a verb or the end behind."""
    for start in range(len(text)):
        # Behind a join a row has begun already.
        if not _JOINED.search(text[max(0, start - 2) : start]) and _border(text[max(0, start - _TITLE) : start], words):
            names = _row_from(text, start, words)
            if len(names) > 1:
                yield from names
                return


def _row_from(text: str, start: int, words: Vocabulary) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    while end := _bare(text, start, words):
        found.append((start, end))
        join = _JOIN.match(text, end)
        if join is None:
            return found
        start = join.end()
    return []


def _bare(text: str, start: int, words: Vocabulary) -> int:
    """Return where a name without a word of address ends that begins at a place; 0 where none does."""
    spelled = words.chinese.foreign.match(text, start)
    if spelled and "·" in spelled.group()[1:-1] and _BEHIND.match(text, spelled.end()):
        return spelled.end()
    head = words.chinese.heads.match(text, start)
    if head is None or head.group() in _WORDS or _VERB.match(text, start):
        return 0
    ends = (end for end in (head.end() + 1, head.end() + 2) if HAN.match(text[end - 1 : end]))
    return next((end for end in ends if _BEHIND.match(text, end) and not title_before(text[start:end], words)), 0)

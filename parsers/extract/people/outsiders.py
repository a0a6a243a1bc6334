"""Words that say of somebody that they come along and do not attend: "driver", "spouse", "focal point".

Who drives is no delegate; who is of a "Driver and Vehicle Licensing Agency", or a "driver licensing expert", may be.
"""

import re
from collections.abc import Iterator

from parsers.extract import names, phrases, remembered
from parsers.extract.people import entry
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span

# What a stretch ends at that says what one person is.
_BORDER = re.compile(r"[\n\x00,;:()|/]|\s-\s")
# Behind these words stands whose driver somebody is, or of what office; before them what is said of the office.
_GENITIVE = frozenset(
    ["of", "for", "to", "at", "from", "by", "with", "the", "de", "du", "des", "del", "la", "los", "las", "da", "do",
     "dos", "der", "von", "für"]
)  # fmt: skip

# Whose they are, or what an office is for: "Director of the Bureau for Women and Children".
_CHILDREN = "and children"


@remembered.of_text
def said(text: Span, words: Vocabulary, key: str = "joins.excluded") -> tuple[int, ...]:
    """Return where words of a table stand that say so; those inside a body or a longer post are none."""
    found = words.pattern(key).finditer(text.folded)
    none = (_is_of_office, _is_post_of_one)
    return tuple(match.start() for match in found if not any(inside(text, match, words) for inside in none))


def asked(text: Span, words: Vocabulary) -> Iterator[re.Match[str]]:
    """Yield the words by which a text says whom to ask; the "contact details" of delegates are none, nor is a post."""
    none = phrases.of(lambda words: words.contact.not_contact)
    asks = phrases.of(lambda words: words.contact.asks).finditer(text.folded)
    return (match for match in asks if not (none.search(match.group()) or _is_post_of_one(text, match, words)))


def _is_post_of_one(text: Span, match: re.Match[str], words: Vocabulary) -> bool:
    """Tell words for whom to ask that are a post behind a name: "Ms. X, National Focal Point, Bureau".

    A body follows, or the next item of a list. Whoever is to be asked can be reached, and is told so in a sentence; in
    a list all may have an address.
    """
    posts = words.pattern("joins.focal").finditer(text.folded)
    if (post := next((one for one in posts if one.start() <= match.start() < one.end()), None)) is None:
        return False
    divided = _BEFORE_POST.search(text.folded[: post.start()])
    if divided is None or phrases.of(lambda words: words.contact.leads).match(divided["said"]):
        return False
    spots = names.scan(text, words)
    until = min((start for start, _ in spots if start >= post.end()), default=len(text.text))
    told = text.cut(post.start(), until)
    verb = any(words.has(key, told.folded) for key in ("joins.stops", "joins.reached_on"))
    reached = _REACHES.search(told.text) and not _REACHES.search(text.text[: post.start()])
    if verb or reached or not any(end <= divided.start() for _, end in spots):
        return False
    behind = text.cut(max(post.end(), match.end()), until)
    goes_on = _REST_OF_POST.match(behind.folded)
    rest = behind.cut(goes_on.end() if goes_on else 0).strip()
    return _ENDS_ITEM.match(rest.text) is not None or entry.is_body(rest.strip(" ,،，)-–—"), words)


# What parts a post from the name before it, and a longer one from the body behind it.
_BEFORE_POST = re.compile(r"(?:[,،，(]|\s[-–—]\s)\s*(?P<said>[^,،，;:()\n]*)$")
_REST_OF_POST = re.compile(r"[^,،，.;:()@\d\n]{0,60}?(?=\s[-–—•*]\s|[,،，.;:()@\d\n]|$)")
_ENDS_ITEM = re.compile(r"[.;)]*(?:\n|\s*(?:\(?\d{1,2}[.)]|[-–•*]|and|et|y|e|und|и)?\s*$)")
_REACHES = re.compile(r"@|\d{5}|\+\d|\x00")


def _is_of_office(text: Span, match: re.Match[str], words: Vocabulary) -> bool:
    start = max((border.end() for border in _BORDER.finditer(text.folded, 0, match.start())), default=0)
    before = text.cut(start, match.start())
    if match.group() == _CHILDREN:
        posted = entry.is_post(before, words) and not _GENITIVE.isdisjoint(before.folded.split())
        return posted or _names_office(before, text.text[match.start() :], words)
    if match.group() not in words.sets["joins.companions"]:
        return False
    end = _BORDER.search(text.folded, match.end())
    behind = text.folded[match.end() : end.start() if end else len(text.text)].split()
    return _is_governed(before, words) or _goes_on(behind, words)


def _names_office(before: Span, children: str, words: Vocabulary) -> bool:
    """Tell a body that lists whose it is: "Ministry of Women, Youth and Children", "Gender and Children's Affairs".

    "Ms. X, Wife and Children" does not.
    """
    known = words.has("joins.companions", before.folded) or bool(names.honorific(before, words)[0])
    return not known and before.text[:1].isupper() and _CAPITAL.match(children) is not None


_CAPITAL = re.compile(r"and Children\b")


def _is_governed(before: Span, words: Vocabulary) -> bool:
    """Tell whether a post stands before a word and leads to it: "Director of Driver Training"."""
    tokens = before.folded.split()
    joined = words.has("joins.and", before.folded)
    return bool(tokens) and tokens[-1] in _GENITIVE and entry.is_post(before, words) and not joined


def _goes_on(behind: list[str], words: Vocabulary) -> bool:
    """Tell whether a word goes on as a longer post or body in English: "driver licensing expert"."""
    office = next((at for at, token in enumerate(behind) if token.strip(".") in _GENITIVE), len(behind))
    head = [token.strip(".'\"") for token in behind[:office]]
    ends = words.sets["words.bodies"]
    if not words.sets["joins.and"] & set(head):
        ends = ends | words.sets["words.posts"]
    return len(head) > 1 and head[-1] in ends and head[0] not in words.sets["honorifics.titles"]

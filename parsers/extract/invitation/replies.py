"""Where replies go, and what they have to name."""

import re
from functools import cache

from parsers import languages
from parsers.extract import phrases
from parsers.extract.invitation.notice import HAN, Notice, words
from parsers.extract.people import contacts
from parsers.extract.people.candidate import Contact
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.phrases import Finder
from parsers.extract.span import Span
from parsers.proposal import Wanted

# The country whose local numbers need no code in our letters.
_REGION = "AT"


Found = tuple[str, str, Span]


def addresses(letter: Notice) -> tuple[list[Found], list[Found]]:
    """Return where replies go, and every address and number of the letter; the former are among the latter.

    They stand in the sentences that ask for a reply; where none there has any, all of the letter are taken.
    """
    replies = words(lambda words: words.replies)
    every = [one for line, *_ in letter.rows for one in _contacts(line)]
    to = [
        one
        for sentence in letter.sentences
        if replies.search(sentence.folded)
        for one in _contacts(sentence)
    ]  # fmt: skip
    every += [one for one in to if one[1] not in {each[1] for each in every}]
    mails = [one for one in every if one[0] in ("emails", "faxes")]
    return (to or mails), every


def _contacts(span: Span) -> list[Found]:
    if not re.search(r"@|\d\D{0,4}\d\D{0,4}\d\D{0,4}\d|\(at\)", span.text):
        return []
    _, found = contacts.take(span, vocabulary(), _REGION)
    return [(_kind(one, span), one.value, one.span) for one in found if one.valid and one.value]


def _kind(one: Contact, span: Span) -> str:
    """Return what a number is; "by fax at +43 1" has a word between."""
    at = span.text.find(one.span.text)
    fax = phrases.finder(vocabulary().phrases["labels.fax"], whole=True)
    return "faxes" if one.kind == "phones" and fax.search(span.folded[max(0, at - 16) : at]) else one.kind


@cache
def _wanted_words() -> tuple[tuple[Wanted, Finder], ...]:
    listed = [languages.language(code).invitation.wanted for code in languages.LANGUAGES]
    words = {kind: dict.fromkeys(word for one in listed for word in one.get(kind, ())) for kind in Wanted}
    # Chinese does not divide words.
    return tuple(
        (kind, phrases.finder(tuple(word for word in words[kind] if bool(HAN.search(word)) is han), whole=not han))
        for kind in Wanted
        for han in (False, True)
    )


def wanted(letter: Notice) -> list[tuple[Wanted, Span]]:
    """Return what a sentence that asks for a reply wants named, with that sentence."""
    replies = words(lambda words: words.replies)
    out: list[tuple[Wanted, Span]] = []
    for sentence in letter.sentences:
        if not replies.search(sentence.folded):
            continue
        bare = contacts.take(sentence, vocabulary(), _REGION)[0]
        out += [(kind, sentence) for kind, finder in _wanted_words() if finder.search(bare.folded)]
    return sorted(out, key=lambda one: list(Wanted).index(one[0]))

"""Whom a clause is about that says so without a word of address: "informs that Ada Moe will not be able to attend"."""

import re
from functools import cache

from parsers.extract import countries, phrases
from parsers.extract.people import entry
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, fold

# What parts the clauses of a sentence.
COMMA = re.compile(r"[,;،؛]")
_NAME = r"(?=[^\W\d_a-zß-ÿа-яё])[^\W\d_]+(?:[-'’][^\W\d_]+)*"


@cache
def _subject(that: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{phrases.leading(that)})({_NAME}(?:\s{_NAME}){{1,3}})(?=\s[a-zß-ÿа-яё(]|,)")


def subjects(sentence: Span, words: Vocabulary) -> list[tuple[int, int]]:
    """Return where names of several words stand right behind "that", with the clause going on in small letters.

    No State, body, office or post is one.
    """
    found = (match.span(1) for match in _subject(words.phrases["joins.that"]).finditer(sentence.text))
    return [spot for spot in found if _may_be_person(sentence.text[slice(*spot)], words)]


def _may_be_person(said: str, words: Vocabulary) -> bool:
    keys = ("words.posts", "words.bodies", "words.modifiers", "words.fields", "words.small")
    known = any(token in words.sets[key] or token in words.places for token in fold(said).split() for key in keys)
    return not (known or countries.find(said) or words.starts("honorifics.titles", fold(said)))


def ending_join(rest: Span, words: Vocabulary) -> re.Match[str] | None:
    """Return the "and", with what comes before the next name, that a stretch ends with."""
    return re.search(
        rf"(?<![\s,;])[\s,;]*(?:{words.pattern('joins.and').pattern})\s*(?:de|d'|by|par|por|the|le|la|el)?\s*$",
        rest.folded,
    )


def told_again(rest: Span, words: Vocabulary) -> int | None:
    """Return the comma behind a name from which the sentence goes on about its bearer: "Mr. X, he will be replaced".

    None where it does not.
    """
    for comma in COMMA.finditer(rest.folded):
        said = rest.cut(comma.end()).strip()
        who = next((way for way in words.sets["joins.pronouns"] if said.folded.startswith(f"{way} ")), None)
        behind = said.cut(len(who)).strip() if who else Span()
        # "El" is an article too: "Sr. X, el Director"; "он же глава делегации" goes on with what he is.
        if who is not None and not entry.is_post(behind, words) and not entry.place(behind, words):
            return comma.start()
    return None

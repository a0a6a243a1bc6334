"""Lists which names are given and which are family names: `./run.sh names`, or python -m tests.letters.known_names.

The names are those with which Faker (MIT licence) fills forms in the languages of some sixty countries. A name is kept
as one kind where four countries or more list it so for each that lists it otherwise; and two at least, unless its
language has one country only. Small words of a name, short
family names that are given names elsewhere, and other scripts than Latin and Cyrillic are left out.
"""

import pkgutil
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module, resources
from pathlib import Path

from faker.providers import person

from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.span import fold

_KINDS = {"given_names.txt": "first", "family_names.txt": "last"}
_WORD = re.compile(r"[a-zа-яіїєґћђљњџѓќѕјў\u00df-\u0259'’.-]{3,}")
_TIMES = 4

Lists = dict[str, set[str]]


def listed(kind: str) -> Lists:
    """Return each word of the names of a kind, folded, with the countries that list it."""
    found: Lists = {}
    for module in pkgutil.iter_modules(person.__path__):
        provider = import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            if kind in attribute and "name" in attribute:
                for word in _words(getattr(provider, attribute)):
                    found.setdefault(word, set()).add(module.name)
    return found


def _words(names: object) -> Iterator[str]:
    if not isinstance(names, Iterable) or isinstance(names, str):
        return
    for name in names:
        text = " ".join(name) if isinstance(name, tuple) else name
        yield from (word for word in map(fold, text.split()) if _WORD.fullmatch(word))


def known(own: Lists, other: Lists) -> list[str]:
    """Return the words that are of one kind and not of the other, in order."""
    countries = {country for names in (own, other) for listing in names.values() for country in listing}
    languages = Counter(country.partition("_")[0] for country in countries)
    sets = vocabulary().sets
    small = sets["names.particles"] | sets["names.lineage"] | sets["names.surnames"]
    return sorted(
        word for word, listing in own.items()
        if word not in small and len(listing) >= _TIMES * len(other.get(word, ()))
        and (len(listing) > 1 or languages[min(listing).partition("_")[0]] == 1)
    )  # fmt: skip


def lists() -> dict[str, str]:
    """Return the text of each list by its file's name in parsers/languages."""
    by_kind = {kind: listed(kind) for kind in _KINDS.values()}
    return {
        name: "\n".join(known(by_kind[kind], *(names for other, names in by_kind.items() if other != kind))) + "\n"
        for name, kind in _KINDS.items()
    }


def main() -> None:
    """Write both lists anew."""
    for name, text in lists().items():
        Path(str(resources.files("parsers.languages").joinpath(name))).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

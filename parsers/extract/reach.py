"""Whether somebody is reached where they may be: with the sender, where missions sit, in a State the letter names."""

from collections.abc import Iterator

from parsers import languages
from parsers.extract import countries, domains
from parsers.extract.letter import Letter, in_one_run
from parsers.record import Reason, Response, ReviewItem


def of(letter: Letter, record: Response, iso2: str | None) -> tuple[ReviewItem, ...]:
    """Return an item for each delegate with a number or an office's address of a State that the letter does not name.

    `iso2` is the sender's ISO 3166-1 alpha-2 code, None where it is no State: then nothing is odd.
    """
    if iso2 is None:
        return ()
    odd = [item for at, one in enumerate(record.delegates) for item in _odd(at, (*one.phones, *one.faxes), iso2)]
    odd += [item for at, one in enumerate(record.delegates) for item in _foreign(at, one.emails, iso2)]
    named = _named(letter) if odd else frozenset()
    return tuple(item for regions, item in odd if not named.intersection(regions))


def _odd(at: int, numbers: tuple[str, ...], iso2: str) -> Iterator[tuple[tuple[str, ...], ReviewItem]]:
    """Yield the regions of each number that is neither the sender's nor of a host of missions, and the item for it."""
    hosts = {languages.domains().codes.get(code, code).upper() for code in languages.domains().hosts}
    for number in numbers:
        regions = _regions(number)
        state = next((state for code in regions if (state := countries.by_code(code))), None)
        # A territory's numbers are of people of the State that it belongs to.
        if state and not (hosts | {iso2}).intersection(regions):
            detail = f"{number} is a number of {state.name}, with which the letter has nothing to do: check it."
            yield regions, ReviewItem(f"/delegates/{at}/phones", Reason.OTHER, detail)


def _foreign(at: int, addresses: tuple[str, ...], iso2: str) -> Iterator[tuple[tuple[str, ...], ReviewItem]]:
    """Yield the State of each address that only an office of another one than the sender has, and the item for it."""
    for address in addresses:
        owner = domains.owner(address)
        if owner and owner.official and owner.state.iso2 != iso2:
            detail = f"{address} is of {owner.state.name}, with which the letter has nothing to do: check it."
            yield (owner.state.iso2,), ReviewItem(f"/delegates/{at}/emails", Reason.OTHER, detail)


def _regions(number: str) -> tuple[str, ...]:
    """Return the ISO 3166-1 alpha-2 codes of all that share a number's country code, the largest first.

    A code is shared by neighbours and by territories: +7, +1, +44, +262.
    """
    from phonenumbers import NumberParseException, parse, region_codes_for_country_code

    try:
        code = parse(number, None).country_code
    except NumberParseException:
        return ()
    return tuple(region_codes_for_country_code(code or 0))


def _named(letter: Letter) -> frozenset[str]:
    """Return the codes of the States that a letter names anywhere: an embassy there, a course, a home."""
    text = in_one_run((*letter.passages, *letter.covering)).text
    return frozenset(mention.state.iso2 for mention in countries.find(text) if mention.state)

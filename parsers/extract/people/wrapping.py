"""Whether a line goes on with the one above it, by what both say."""

import re
from collections.abc import Sequence

from parsers.characters import HAN
from parsers.extract import countries, names, phrases, speech, zones
from parsers.extract.people import change, entry, fields, outsiders, topic
from parsers.extract.people.rows import END
from parsers.extract.people.topic import is_labelled, opens_with_person
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, fold, join


def begins_anew(above: Span, text: Span, words: Vocabulary) -> bool:
    """Tell a line that goes on with nothing above it: of a form, the next person's, or the body below a post."""
    if parts_name(above, text, words):
        return False
    if is_labelled(text, words) and (is_labelled(above, words) or above.text.endswith((":", "："))):
        return True
    if words.starts("words.openings", text.folded) and (_is_finished_post(above, words) or _ENDED.search(above.text)):
        return True
    if text.text.endswith((":", "：")) and text.strip(" :：").folded in words.places:
        return True  # "Members:" above its list
    pieces = entry.divide(text) if "：" in text.text or ":" in text.text else ()
    if len(pieces) > 1 and pieces[1].lead in (":", "：") and entry.place(text.cut(0, pieces[0].end), words):
        return True
    if _is_reached_above(above) and _tells_of_another(text, words):
        return True
    if topic.leads_to_name(text, words) or (topic.labels_person(text, words) and not _is_clause(above, words)):
        return True
    if _is_post_of(above, text, words):
        return True
    if not opens_with_person(text, words) or _is_clause(above, words):
        return False
    return opens_with_person(above, words) or HAN.match(text.text) is not None


def _is_post_of(above: Span, text: Span, words: Vocabulary) -> bool:
    """Tell a line that begins as a post does below one that is nothing but a whole name: "Mr. Owen Price" / "Judge"."""
    if not text.text[:1].isupper() or len(above.text) > topic.HEADING:
        return False
    if not opens_with_person(above, words) or len(entry.divide(above)) > 1:
        return False
    _, name = names.honorific(above, words)
    return len(name.text.split()) > 1 and entry.is_post(text, words) and not names.honorific(text, words)[0]


def _is_reached_above(above: Span) -> bool:
    """Tell a line that ends in how somebody is reached: an address, or the digits of a number."""
    last = above.text.split()[-1].rstrip(".;)")
    return "@" in last.strip("@") or (len(last) > 1 and last.isdigit())


def _tells_of_another(text: Span, words: Vocabulary) -> bool:
    """Tell a line that begins with a name which an address in it bears: "Anna Berg, Judge, a.berg@x.org"."""
    name = entry.name_part(text)
    several = len(name.text) < len(text.text) and names.likeness(name, words) >= topic.NAMED
    return several and topic.has_own_address(name, text)


def parts_name(above: Span, text: Span, words: Vocabulary) -> bool:
    """Tell a family name alone above the given name and the father's: "Белова" / "Анна Петровна, советник"."""
    family = _FAMILY.fullmatch(names.honorific(above, words)[1].text)
    given = entry.name_part(text)
    tokens = given.folded.split()
    if family is None or names.honorific(text, words)[0] or not 1 < len(tokens) < _GIVEN:
        return False
    said = fold(family.group())
    known = any(said in words.sets[key] for key in ("words.posts", "words.bodies", "words.modifiers", "words.sectors"))
    known = (
        known or said in words.places or fields.label(said, words) is not None or bool(countries.find(family.group()))
    )
    titled = all(token[0].isupper() for token in given.text.split()[:2])
    return titled and not known and _is_fathers(tokens, words)


def _is_fathers(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Tell a given name with the father's behind it and nothing else."""
    if len(tokens) > 2:
        return tokens[2] in words.sets["names.of_father"]
    return tokens[1] not in words.sets["names.of_father"] and names.has_patronymic(tokens, words)


_FAMILY = re.compile(r"(?=[^\W\d_a-zа-яё])[^\W\d_]{2,}(?:-[^\W\d_]+)?")
# Words: "Эльчин Тофик оглы".
_GIVEN = 4


# The end of a sentence, no abbreviation.
_ENDED = re.compile(r"(?:[^\W\d_]{4}|\))\.$|。$")


def _is_clause(text: Span, words: Vocabulary) -> bool:
    """Tell a line of running prose: it has a verb, or ends in "and"."""
    if words.has("joins.stops", text.folded) or change.swaps(text.folded, words):
        return True
    return re.search(rf"(?:{words.pattern('joins.and').pattern})$", text.folded[-END:]) is not None


def _is_finished_post(text: Span, words: Vocabulary) -> bool:
    """Tell a line that is a post and does not break off: "Deputy Director of Criminal Cases", not "..., Federal"."""
    last = text.folded.split()[-1].strip(".,;:()")
    open_end = goes_on(text) or text.text.endswith((",", "-", "(")) or last in words.sets["words.modifiers"]
    return entry.is_post(text, words) and not open_end and (last not in words.sets["words.bodies"] or len(last) > 8)


_OPEN_END = re.compile(r"(?:[(&]|\s[-–—])$")


def goes_on(text: Span) -> bool:
    """Tell whether a line cannot end where it does: "Ministry of"."""
    return zones.leads_on(text.text[-END:]) or _OPEN_END.search(text.text[-END:]) is not None


def goes_on_in(above: Span, text: Span, words: Vocabulary) -> bool:
    """Tell whether a line goes on in the next one: it breaks off, or it is a long piece of a sentence."""
    if parts_name(above, text, words):
        return True
    if above.text.endswith(",") and text.text[:1].islower() and 0 in outsiders.said(text, words):
        return True  # "Sra. Ana Vega, Jueza," / "firmó la lista."
    if goes_on(above) or _breaks_name(above, text, words) or _breaks_clause(above, text, words):
        return True
    if speech.goes_on(above.text, text.text) and not is_labelled(text, words):
        courteous = phrases.of(lambda words: words.zones.compliments + words.zones.openings).search(above.folded)
        if courteous or _is_clause(above, words):
            return True
    # Of running prose, whose sentences end inside its lines, what ends with a comma goes on whatever follows.
    prose = above.text.endswith(",") and _INSIDE.search(above.text)
    if len(above.text) < 50 or not (prose or text.text[:1].islower()) or _STOPPED.search(above.text):
        return False
    return any(words.has(key, above.folded) for key in ("joins.stops", "joins.named"))


def is_of_sentence(above: Span, text: Span, words: Vocabulary) -> bool:
    """Tell a line that goes on with the sentence of prose above it, whatever letter it begins with.

    A line that begins like a name may be the first of a list.
    """
    prose = len(above.text) >= _PROSE and not _STOPPED.search(above.text) and not opens_with_person(above, words)
    if not prose or not any(words.has(key, above.folded) for key in ("joins.stops", "joins.named")):
        return False
    begins = names.likeness(entry.name_part(text), words) < topic.NAMED or words.has("joins.stops", text.folded)
    return begins and not fields.label(text.text, words)


def _breaks_name(above: Span, text: Span, words: Vocabulary) -> bool:
    """Tell a line that ends behind somebody's first name, with the next beginning with another: "Mr. Owen", "Price"."""
    if text.text[:1].islower() or not text.text[:1].isalpha() or names.honorific(text, words)[0]:
        return False
    end = above.cut(max(0, len(above.text) - _ADDRESSED))
    for token in re.finditer(r"(?<![^\s(])\S+", end.text):
        address, name = names.honorific(end.cut(token.start()), words)
        if address and name:
            alone = re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)?", name.text) is not None and not name.text[0].islower()
            known = any(name.folded in words.sets[key] for key in ("words.posts", "words.bodies", "words.modifiers"))
            if alone and not known and len(above.text) > _ADDRESSED and not names.capitals(name.text):
                return True
    return False


def _breaks_clause(above: Span, text: Span, words: Vocabulary) -> bool:
    """Tell a line of running prose that ends with no sign, inside somebody's name: "... by Ms. Ana Pinto", "Vega, "."""
    begun = re.match(r"[^\W\d_][^\W_]*(?:[-'’][^\W_]+)*(?=,)", text.text)
    prose = len(above.text) >= _PROSE and above.text[-1].isalpha() and not opens_with_person(above, words)
    if begun is None or not prose or not _is_clause(above, words) or fields.label(text.text, words):
        return False
    word = fold(begun.group())
    known = any(word in words.sets[key] for key in ("words.posts", "words.bodies", "words.modifiers"))
    last = above.cut(max(0, len(above.text) - _PROSE))
    return not known and any(end == len(last.text) for _, end in names.scan(last, words))


# Characters: a line of a list is shorter, or begins with somebody's name.
_PROSE = 50
# Characters: no word of address with a first name is longer.
_ADDRESSED = 45
_INSIDE = re.compile(r"[^\W\d_]{3,}\. +[^\W\d_]")
_STOPPED = re.compile(r"[.:;!?]$")


def ends(text: Span, words: Vocabulary) -> bool:
    """Tell a line that ends in a whole body, post or name, behind which a role heads who follows: not "Principal"."""
    pieces = entry.divide(text)
    last = text.cut(pieces[-1].start, pieces[-1].end).strip() if pieces else text
    return not goes_on(text) and (
        entry.is_body(last, words) or _is_finished_post(last, words) or opens_with_person(last, words)
    )


def is_whole(text: Span, words: Vocabulary) -> bool:
    """Tell whether a line ends in a role, so that no room on it says nothing: "Jefa de la Delegación"."""
    text = text.cut(max(0, len(text.text) - END))
    pieces = entry.divide(text)
    return len(pieces) > 1 and entry.is_role(text.cut(pieces[-1].start, pieces[-1].end), words)


def joined(before: Span, after: Span) -> Span:
    """Return two halves of a wrapped line as one; a hyphen at the break stays, the break goes."""
    broken = re.search(r"[^\W\d_]-$|@\S*[.-]$|@\S*$", before.text) is not None or after.text.startswith("@")
    glued = broken and _is_glued(before, after)
    han = "\u3400" <= before.text[-1] <= "\u9fff" and "\u3400" <= after.text[0] <= "\u9fff"
    return join((before, after), "" if glued or han else " ")


def _is_glued(before: Span, after: Span) -> bool:
    """Tell whether a break stands inside a word: behind a hyphen, or inside an e-mail address."""
    last = before.text.split()[-1]
    if after.text.startswith("@"):
        return True
    if "@" in last and not before.text.endswith(("-", ".")):
        # A host has a full stop: one without goes on.
        return after.text.startswith(".") or ("." not in last.partition("@")[2] and "." in after.text.split()[0])
    return after.text[:1].isalnum()

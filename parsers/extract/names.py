"""Names as people write them: what stands before, where the family name is, what is a name at all."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import takewhile
from types import MappingProxyType

from msgspec import Struct

from parsers import languages
from parsers.characters import HAN
from parsers.extract import countries, generations, han, known, remembered
from parsers.extract.people import inflected
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, fold

_TOKEN = re.compile(r"\S+")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,7}|[^\W\d_]-[^\W\d_]\.|(?:[^\W\d_]\.){1,6}[^\W\d_]|[A-ZА-Я]")
_ABBREVIATED = re.compile(r"[^\W\d_]{2,}\.(?:-?[^\W\d_]+\.?)*")
# Whole words that end a sentence ("Oslo."); abbreviations end in a consonant, or leave vowels out ("Comdte.").
_WHOLE = re.compile(r"(?:^|[^aeiouy.])[aeiouy]+[^aeiouy.]{1,2}[aeiouy]\.$")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,6}(?:[·•・.][\u3400-\u9fff]{1,8})+")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LETTERS = re.compile(r"[^\W\d_]")
_PREFIX = re.compile(r"^(?:Mc|Mac|De|Di|[OoDdLl]['’]|[Dd](?:e|a)ll['’])(?=[^\W\d_a-z]{2})")
# What Romance names begin with before their capital: d'Almeida, dell'Orto.
_ELIDED = re.compile(r"^(?:[dl]|d[ea]ll|sant)['’](?=[^\W\d_])")
# A force behind a rank ("General PNP"), a directorate ("DG Justice"): no name of three letters has only consonants.
_FORCE = re.compile(r"[B-DF-HJ-NP-TV-XZ]{3,5}|DG")
# A rank that is held no more: "Maj. (Retd.)".
RETIRED = re.compile(r"\((?:retd?|rtd|retired|r|er|ar)\.?\)", re.IGNORECASE)
_BEHIND = re.compile(rf"\.?\s*/?\s*(?i:{RETIRED.pattern}\s*)?")
# Arabic writers part all that stands before a name from it with a slash: "عميد شرطة/ سالم".
_SLASHED = re.compile(r"([\u0600-\u06ff.]+(?: [\u0600-\u06ff.]+){0,3})\s?/\s*(?=[\u0600-\u06ff])")
# What a name of the Pacific may begin with before its capital: ʻAna.
_OKINA = "'’‘ʻʼ`"
_DIVISION = re.compile(r"[,;:()]")
# No name is longer, with all words of address before it: what lies behind is not looked at for one.
_LONGEST = 300


class Split(Struct, frozen=True):
    """A name in its two halves. `sure` says that the document or the script tells which is which."""

    given: str
    family: str
    sure: bool = True
    first: bool | None = None


class Custom(Struct, frozen=True):
    """How names are written where the letter comes from; `first` tells of the order that its own list shows.

    `weak` says that no more than half of its names show it. `headed` tells of the order that the heading of the names
    asks for. True is the family name first.
    """

    country: str | None = None
    language: str = ""
    first: bool | None = None
    weak: bool = False
    headed: bool | None = None


_ANY = Custom()


# ---------------------------------------------------------------- what stands before a name


def honorific(span: Span, words: Vocabulary) -> tuple[Span, Span]:
    """Return the words of address, ranks and degrees before a name, and the rest of the span.

    An Arabic "and" that is joined to the first of them is in neither.
    """
    before, rest = _addressed(span, words)
    return before.cut(_glued(before, 0, words)), rest


def _addressed(span: Span, words: Vocabulary) -> tuple[Span, Span]:
    start = span if len(span.text) <= _LONGEST else Span(span.text[:_LONGEST])
    slashed = _SLASHED.match(start.text)
    if slashed:
        return span.cut(_behind_verb(slashed.group(1), words), slashed.end(1)), span.cut(slashed.end())
    end = _end_of_address(start, words)
    before = span.cut(0, end).strip("/,:")
    return before, span.cut(end).strip("/,")


@remembered.of_text
def _end_of_address(start: Span, words: Vocabulary) -> int:
    end = 0
    while length := _address(start, end, words):
        said, here = start.cut(0, end), start.cut(end, end + length).strip()
        if _INITIAL.fullmatch(here.text) and _is_initial(said.folded, here.folded, start.text[end + length :]):
            break
        if said.folded.startswith("ال") and here.folded in _GIVEN_TOO:
            break  # Behind a rank with the article a second one has it too: "المقدم رائد العبادي" is called so.
        if said.folded == _ALSO_A_NAME and here.folded == _SHEIKH:
            break
        end += length
        article = _ARTICLE_BETWEEN.match(start.text, end)
        if article and is_spoken(here) and _address(start, article.end(), words):
            end = article.end()
    return end


def _behind_verb(said: str, words: Vocabulary) -> int:
    """Return where the words of address begin before a slash, behind a verb: "تضاف إلى الوفد الفاضلة/"."""
    folded = fold(said)
    if not any(words.starts(key, folded) for key in ("change.add", "change.remove", "joins.named")):
        return 0
    found = words.pattern("honorifics.titles").search(folded)
    return found.start() if found else 0


# "M. le Colonel Sarr".
_ARTICLE_BETWEEN = re.compile(r"(?:(?:le|la)\s+|l['’])(?=\w)", re.IGNORECASE)


def _is_initial(said: str, letter: str, rest: str) -> bool:
    """Tell a letter that begins a name from "M." and "D." for Monsieur and Don, behind words of address or none.

    "Mr. D. M. Okoro", "Hon. M. A. Khan" and "Col. D. Moe" begin with initials; "S.E. M. A. Sarr" and "Sr. D. Luis Paz"
    do not.
    """
    name = _END_OF_NAME.split(rest, 1)[0].split()
    followed = name[:1] != [] and _INITIAL.fullmatch(name[0]) is not None
    if letter.startswith("d") and followed:
        return True
    if not said:
        return False
    if _BEFORE_DON.search(said) if letter.startswith("d") else _BEFORE_MONSIEUR.search(said):
        return False
    return followed or len(name) == 1 or any(token.strip(".") in _SPOKEN for token in said.split())


# "Dª", "D.ª" is Doña; folded it would be the "da" of Portuguese names.
_DONA = re.compile(r"D\.?ª\.?\s+(?=[^\W\d_])")
_BEFORE_DON = re.compile(r"(?:^|\s)(?:sr|sra|senor|senora|excm[oa]|ilm[oa]|exm[oa])\.?\s*$")
_END_OF_NAME = re.compile(r"[,;:()]|\s[-–—]\s")
_BEFORE_MONSIEUR = re.compile(r"(?:^|\s)(?:s\.\s?e\.?|se|son excellence|s\.a\.(?:[sr]\.)?)\s*$")


def _address(span: Span, at: int, words: Vocabulary) -> int:
    """Return the length of one word of address at a place, white space behind it included; 0 for none."""
    text = span.text
    folded = span.folded
    rank = words.pattern("honorifics.ranks").match(folded, at)
    if rank and (end := _behind_unit(text, rank, words)):
        return end - at
    for match in (words.pattern("honorifics.titles").match(folded, at), rank):
        if match and _is_address(text, match, words):
            return _skip(text, match.end()) - at
    if match := _DONA.match(text, at):
        return match.end() - at
    token = _TOKEN.match(text, at)
    force = token and at and _FORCE.fullmatch(token.group()) and len(text[token.end() :].split()) > 1
    if token and (force or _is_compound_rank(text, token, words) or _looks_like_rank(text, token, words)):
        return _skip(text, token.end()) - at
    return 0


def _behind_unit(text: str, rank: re.Match[str], words: Vocabulary) -> int:
    """Return where a name begins behind a rank and the service or grade that is a part of it; 0 where none does.

    "Capitaine de gendarmerie Luc Moe" has a rank, "Chef de division Luc Moe" a post.
    """
    unit = words.pattern("honorifics.units").match(rank.string, _skip(text, rank.end()))
    if unit is None or rank.group() in _HEADS:
        return 0
    end = _skip(text, unit.end())
    corps = _CORPS.match(text, end)
    end = corps.end() if corps else end
    name = _DIVISION.split(text[end:], 1)[0].split()[:3]
    # "Segundo" is a given name too.
    held = (words.sets["words.posts"] | words.sets["words.bodies"]) - words.sets["words.ordinals"]
    known = any(fold(word.strip(".,")) in held for word in name)
    begins = len(name) > 1 and name[0][0].isalpha() and not name[0][0].islower()
    # "وكيل أول النيابة الإدارية": behind a unit with the article a word with it goes on with that.
    begins = begins and not (unit.group().startswith(_THE) and name[0].startswith(_THE))
    return end if end > unit.end() and begins and not known else 0


# Letters of a force between that and a name: "General de Brigada P.N. Luis Moe".
_CORPS = re.compile(r"(?:[A-Z]\.){2,4}\s+(?=[^\W\d_]{2,}\s+[^\W\d_]{2,})")
# Ranks that are words for posts too where something follows with "of".
_HEADS = frozenset({
    "chief", "chef", "chefe", "jefe", "jefa", "officer", "officier", "oficial", "magistrat", "procureur", "procurador",
    "procuradora", "delegado", "delegada", "intendant", "intendente",
})  # fmt: skip


def unbracketed(span: Span, words: Vocabulary) -> Span:
    """Return a text without brackets around a word of address behind another one: "Dr. (Mrs.) Moe"."""
    titles = words.pattern("honorifics.titles")
    for match in reversed(list(_IN_BRACKETS.finditer(span.text))):
        if titles.fullmatch(fold(match.group(1))) and titles.fullmatch(fold(match.group(2))):
            span = span.without(match.end(2), match.end(2) + 1, "").without(match.start(2) - 1, match.start(2), "")
    return span


_IN_BRACKETS = re.compile(r"(?<!\w)([^\W\d_][\w.'’]{0,12})\s+\(([^\W\d_][\w.'’]{0,12})\)(?=\s+[^\W\d_])")


def closed(span: Span, words: Vocabulary) -> Span:
    """Return a text without the blank, in Latin letters the slash too, between a word of address and its name.

    "السيد / سامي" is "السيد/ سامي". What parts fields parts them still: "X / المستشار / وزارة", "Mr. / Ms.".
    """
    if "/" not in span.text:
        return span
    known = words.sets["words.bodies"] | words.sets["words.posts"]
    for match in reversed(list(_APART.finditer(span.text))):
        before, following = span.text[max(0, match.start() - _NEAR) : match.start()], match.group(1)
        tokens = before.split()
        said = next((said for size in (1, 2) if _is_said(said := " ".join(tokens[-size:]), words)), None)
        if said is None or fold(following) in known or _is_said(following, words):
            continue
        if not before.removesuffix(said).rstrip().endswith("/"):
            gap = "/ " if _ARABIC_LETTER.match(following) else " "
            span = span.without(match.start(), match.start(1), gap)
    return span


# Characters: no two words of address are longer.
_NEAR = 60
_APART = re.compile(r"(?<=\S)\s+/\s*([^\W\d_][^\s,،/:]*)")
_ARABIC_LETTER = re.compile(r"[\u0600-\u06ff]")


def _is_said(text: str, words: Vocabulary) -> bool:
    """Tell a text that ends in a word of address and is nothing else, an Arabic "and" before it left out."""
    said = text.removeprefix("و") if text.startswith("وال") else text
    last = fold(said.rpartition(" ")[2])
    known = words.sets["honorifics.titles"] | words.sets["honorifics.ranks"]
    return (last in known or f"{last}." in known) and is_address(said, words)


def _skip(text: str, end: int) -> int:
    match = _BEHIND.match(text, end)
    return match.end() if match else end


def _is_address(text: str, match: re.Match[str], words: Vocabulary) -> bool:
    end = _skip(text, match.end())
    rest = text[end:].lstrip(_OKINA)
    if not _LETTERS.match(rest) or rest[0] in ",;":
        return False
    said = match.group()
    following = fold(rest.split()[0])
    # "Procuradora de la Niñez", "Fiscal de Sala" are posts; "Judge de Leon" is somebody, for English has no "de".
    word = rest.split()[0]
    told = word != "of" and word in _OF and said not in _english_posts()
    special = following in words.sets["words.modifiers"] and following not in words.sets["honorifics.ranks"]
    told = told or (special and fold(rest).split()[1:2] != [] and fold(rest).split()[1] in _OF)
    if "ía" in text[match.start() : match.end()].lower():
        return False  # "Comisaría General", whose accent folding loses: a body
    if said in words.sets["words.posts"] and told:
        return False  # "Fiscal de Sala", "Fiscal Especial de la Niñez": posts
    if said in words.sets["honorifics.ranks"] and following in _OF and _ACRONYM.match(rest):
        return False  # "Inspector Jefe de la UCRIF Central"
    if "\u0600" <= said[0] <= "\u06ff":
        return end > match.end()
    shown = text[match.start() : match.end()]
    if len(said) <= 2 and shown.endswith(".") and end == match.end():
        return False  # "D.Berg": the initial of a name, not a Don
    if len(said) <= 3 and said.isalpha() and said not in _OPEN_SHORT:
        # "HE Mr. X" is an Excellency, "HE Wei" is a surname, "Se" and "He" are neither.
        return shown.isupper() and (said not in _SURNAMES_TOO or _address_follows(rest, words))
    return True


_OPEN_SHORT = frozenset(
    {
        "mr", "mrs", "ms", "mx", "dr", "pr", "me", "mme", "sr", "sra", "lic", "ing", "dra", "hon", "rev", "mgr", "don",
        "adv", "daw", "lt", "col", "gen", "maj", "sir", "bot", "amb", "mag", "ato", "brig",
    }
)  # fmt: skip
_SURNAMES_TOO = frozenset({"he", "se", "di", "sc", "hr"})


@cache
def _english_posts() -> frozenset[str]:
    return frozenset(fold(post) for post in languages.language("en").people["words"]["posts"])


_ACRONYM = re.compile(r"(?:de|del|do|da|of|du|des)\s(?:la\s|las\s|los\s|the\s)?[A-Z]{3,8}\b(?!\s+[A-Z]{2})")
_OF = frozenset({"de", "del", "do", "da", "of", "du", "des"})


def is_whole_word(token: str) -> bool:
    """Tell a whole word before a full stop ("Oslo.") from an abbreviation ("Insp."); Arabic has no long ones."""
    arabic = len(token) > 3 and token[:-1].isalpha() and _ARABIC.match(token) is not None
    return arabic or (len(token) > 4 and _WHOLE.search(fold(token)) is not None)


def is_plain_word(token: str, words: Vocabulary) -> bool:
    """Tell a short word before a full stop ("pull out.") from an abbreviation of something ("dipl.", "insp.")."""
    word = fold(token).strip(".")
    plain = len(word) > 2 and word.isalpha() and token[:1].islower() and _VOWEL.search(word) is not None
    shortened = (known for key in _SHORTENED for known in words.sets[key])
    return plain and word not in _NO_RANK and not any(known.startswith(word) for known in shortened)


_VOWEL = re.compile("[aeiouyаеиоуыэюя]")


# What letters shorten before a name or in a post.
_SHORTENED = ("honorifics.titles", "honorifics.ranks", "words.posts", "words.bodies", "words.modifiers")


def _address_follows(rest: str, words: Vocabulary) -> bool:
    return words.starts("honorifics.titles", fold(rest))


# Abbreviations that stand before numbers and addresses, never before a name.
_NO_RANK = frozenset(
    {"no", "nos", "nr", "ref", "tel", "fax", "art", "arts", "para", "paras", "vol", "cf", "sec", "ext", "str"}
)


def _is_compound_rank(text: str, token: re.Match[str], words: Vocabulary) -> bool:
    """Tell words of ranks with hyphens between them, before a name: "Sous-lieutenant X", "Colonel-Major X"."""
    if "-" not in token.group():
        return False
    parts = fold(token.group()).split("-")
    known = len(parts) > 1 and words.sets["honorifics.ranks"].issuperset(parts)
    return known and text[token.end() :].lstrip()[:1].isupper()


def _looks_like_rank(text: str, token: re.Match[str], words: Vocabulary) -> bool:
    """Tell an unknown rank by its form: "Obstlt. X", or "PSSUPT Jose RIZALDO" with capitals at both ends."""
    said = token.group()
    if not (said.isupper() or _ABBREVIATED.fullmatch(said)):
        return False
    rest = _DIVISION.split(text[token.end() :], 1)[0].split()[:6]
    if len(rest) < 1 or not rest[0][:1].isupper():
        return False
    short = fold(said).strip(".")
    if short in _NO_RANK or short in words.sets["names.shortened"] or fold(said) in words.sets["words.small"]:
        return False
    if re.fullmatch(r"[A-Z]{2,4}\d", said):
        return len(rest) > 1  # "OPP1 NIYONZIMA Jean": a rank with its grade
    if _ABBREVIATED.fullmatch(said) and not _INITIAL.fullmatch(said) and not _WHOLE.search(fold(said)):
        return said[:1].isupper() and fold(said) not in words.sets["names.particles"]
    plain = [word for word in rest if not _INITIAL.fullmatch(word)]
    between = [word for word in plain if fold(word) not in words.sets["names.particles"]]
    shouted = len(said) > 1 and said.isupper() and said.isalpha() and len(between) >= 2
    return shouted and not capitals(between[0]) and any(capitals(word) for word in between[1:])


def tail(span: Span, words: Vocabulary) -> Span:
    """Return a name without degrees and words of address behind it ("BA", "P.N.", 女士)."""
    while len(span.text) <= _LONGEST:
        match = _behind(words).search(span.folded)
        if match is None or match.start() == 0 or _is_word(span.text[match.start() :].strip(" ,"), words):
            break
        if may_be_family(span):
            break
        span = span.cut(0, match.start())
    return span


@cache
def _of_behind(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[\s,]*(?:{'|'.join(patterns)})\s*$")


def _behind(words: Vocabulary) -> re.Pattern[str]:
    """Return what finds a degree or a word of address at the end of a folded name: "Ada Reed, BA", "REED Ada Ms."."""
    return _of_behind(tuple(words.pattern(f"honorifics.{key}").pattern for key in ("after", "behind")))


def may_be_family(span: Span) -> bool:
    """Tell a name whose last word reads like a degree and may be the family name: "Moussa BA", "Amadou Lamine BA".

    A degree stands behind a comma, or behind a family name in capitals.
    """
    *others, last = span.text.split() or [""]
    apart = bool(others) and not others[-1].endswith(",")
    return last in ("BA", "MA") and apart and not any(capitals(other) for other in others)


def _is_word(said: str, words: Vocabulary) -> bool:
    """Tell a name ("Pedro Mba") from a degree, which has capitals only ("MBA")."""
    return said.istitle() and said.isalpha() and said.upper() in words.phrases["honorifics.after"]


# ---------------------------------------------------------------- what is a name at all


@remembered.of_word
def capitals(token: str) -> bool:
    """Tell whether a word is written in capitals, "McDONALD" and "N'DIAYE" included."""
    if "." in token and _INITIAL.fullmatch(token):
        return False
    letters = "".join(_LETTERS.findall(_PREFIX.sub("", token).rstrip("ªº"))) if len(token) > 1 else ""
    return len(letters) >= 2 and letters.upper() == letters and letters.lower() != letters


@remembered.of_text
def likeness(span: Span, words: Vocabulary) -> float:
    """Return how much a span looks like one person's name with what stands before it, 0 to 1."""
    if len(span.text) > _LONGEST:
        return 0.0
    before, rest = honorific(span, words)
    name = generations.cut(tail(rest, words), words)
    bonus = _bonus(before, name, words) if before or len(name.text) < len(rest.text) else 0.0
    if HAN.search(name.text):
        return min(1.0, _han_likeness(name.text, words) + bonus)
    tokens = parted(name.text.replace(",", " ")).split()
    if not tokens or len(tokens) > 8 or _NO_NAME.search(name.text) or not _LETTERS.search(name.text):
        return 0.0
    inside = {fold(token.strip(".")) for token in tokens[1:]} & _INSIDE
    if inside and not (before and inside == {_ALSO_A_NAME}):
        return 0.0  # "Участвуют г-жа X": a word stands before the person
    if _ARABIC.search(name.text):
        return _arabic_likeness(tokens, words, bonus)
    label = len(tokens[0]) > _SHORT_LABEL and any(fold(tokens[0]) in words.sets[f"labels.{key}"] for key in _LABELS)
    if label:
        return 0.0  # "Адрес Анны Павловны"
    if len(tokens) > 1 and tokens[0].casefold() in _NEVER and tokens[0].islower():
        return 0.0  # "Monsieur le Secrétaire", "the Secretary": an office is addressed
    return _spelled_likeness(tokens, words, bonus, addressed=is_spoken(before))


_NO_NAME = re.compile(r"[\d@:;!?№#]")
# What tells how somebody is reached, and what nobody asks for, begins no name.
_LABELS = ("email", "phone", "fax", "contacts", "ignore")
# Characters: shorter ones are names too ("Mel", "Пол").
_SHORT_LABEL = 4


def parted(name: str) -> str:
    """Return a name with a blank behind initials that are glued to the next word: "G.Berg"."""
    return _GLUED_INITIAL.sub(" ", name)


_GLUED_INITIAL = re.compile(r"(?<=\b[^\W\d_]\.)(?=[^\W\d_]{2})")


# What is said right before a name and never inside one.
_INSIDE = frozenset(map(fold,
    ("mr", "mrs", "ms", "mme", "mlle", "monsieur", "madame", "sr", "sra", "srta", "herr", "frau", "г-н", "г-жа", "г-на",
     "г-жу", "госпожа", "господин", "السيد", "السيدة", "الآنسة", "سعادة", "معالي", "سمو", "فضيلة", "سيادة", "الدكتور",
     "الدكتورة", "الأستاذ", "الأستاذة", "المهندسة", "المستشارة", "السفيرة", "القاضية"),
))  # fmt: skip
# "Mr." and a name: "العقيد طارق السيد حجازي".
_ALSO_A_NAME = "السيد"
# What is only said to people; "Justice", "Attorney" and "Captain" begin the names of bodies too.
_SPOKEN = frozenset(
    {
        "mr", "mrs", "ms", "mx", "miss", "dr", "m", "mme", "mlle", "monsieur", "madame", "mademoiselle", "sr", "sra",
        "srta", "senor", "senora", "senhor", "senhora", "don", "dona", "herr", "frau",
        "г-н", "г-жа", "госпожа", "господин",
    }
)  # fmt: skip


def is_spoken(before: Span) -> bool:
    """Tell whether words before a name are said to people only: "Mr.", not a rank or a post."""
    return any(token.strip(".") in _SPOKEN for token in before.folded.split())


def _is_in_body(plain: Sequence[str], shouted: Sequence[bool], words: Vocabulary, *, addressed: bool) -> bool:
    """Tell whether a word is one of a body; in capitals of its own, or behind "Mr.", it is a surname (CAMARA)."""
    mixed = any(shouted) and not all(shouted)
    return any(
        _unelided(fold(token.strip(".,()\"'"))) in words.sets["words.bodies"]
        and not (mixed and shown)
        and not addressed
        for token, shown in zip(plain, shouted, strict=True)
    )


def _unelided(folded: str) -> str:
    """Return a word without the article or preposition that is joined to it: "l'ambassade"."""
    return _BEFORE_VOWEL.sub("", folded)


_BEFORE_VOWEL = re.compile(r"^[ld]'(?=[^\W\d_]{3})")


def _is_office_of_state(tokens: Sequence[str], folded: Sequence[str], words: Vocabulary) -> bool:
    """Tell the letters of a Russian body, or of several, before their State: "МВД России", "ВНИИ МВД России"."""
    letters = list(takewhile(lambda token: _CYRILLIC.match(token) is not None and capitals(token), tokens))
    known = (
        said in words.sets["words.bodies"] or _CONSONANTS.fullmatch(token) is not None
        for token, said in zip(letters, folded, strict=False)
    )  # fmt: skip
    return any(known) and bool(countries.find(" ".join(tokens[len(letters) :])))


_CONSONANTS = re.compile("[БВГДЖЗЙКЛМНПРСТФХЦЧШЩ]{2,5}")


def _bonus(before: Span, name: Span, words: Vocabulary) -> float:
    """Return what words of address add; ranks that are posts too add little before one word ("Fiscal Provincial")."""
    posts = words.sets["words.posts"]
    only_posts = bool(before) and all(token.strip(".") in posts for token in before.folded.split())
    return 0.1 if only_posts and len(name.text.split()) == 1 else 0.4


def _han_likeness(name: str, words: Vocabulary) -> float:
    if not _HAN_NAME.fullmatch(name.replace(" ", "")):
        return 0.0
    ends = tuple(words.sets["words.posts"] | words.sets["words.bodies"])
    if (len(name) > 2 and name.endswith(ends)) or name in words.sets["words.posts"] or name in words.places:
        return 0.1
    surnames = words.sets["names.surnames"]
    known = name[0] in surnames or name[:2] in words.sets["names.compounds"] or "·" in name
    if len(name) > 2 and name[0] in "派由请邀" and name[0] not in surnames and name[1] in surnames:
        return 0.0  # "派李琼女士": a verb before a name
    # "和陆明哲" is an "and" before a name.
    known = known and not (name[0] in "和与及" and len(name) > 2 and name[1] in surnames)
    return 0.6 if known else 0.2


# A first name in the west of North Africa; a sheikh is no "Mr.".
_SHEIKH = fold("الشيخ")
# First names that are posts as well.
_GIVEN_TOO = frozenset(map(fold, ("امين", "امينه", "امينة", "رائد", "عميد", "نقيب")))


# First names that are particles of other names: "Ben Moe", "Mohamed Ben Salah".
_GIVEN_PARTICLES = frozenset({"Ben", "Ole", "Mac"})


def _arabic_likeness(tokens: list[str], words: Vocabulary, bonus: float) -> float:
    first = fold(tokens[0])
    # "بوزارة": "in the Ministry", one word.
    inside = first[1:] in words.sets["words.bodies"] and first[0] in "بلكو"
    # Word by word, for a verb with its "and" before it may be a name: فيصل.
    announced = {first, f"{first} {fold(tokens[1])}" if tokens[1:] else ""} & words.sets["joins.named"] and not bonus
    announced = announced and not may_be_given(first)
    if (
        inside
        or announced
        or first in words.sets["words.bodies"]
        or any(fold(token) in words.sets["words.small"] for token in tokens)
    ):
        return 0.0
    if first in words.sets["words.posts"] and not (bonus and first in _GIVEN_TOO):
        return 0.0
    return (0.4 if 2 <= len(tokens) <= 6 else 0.1) + bonus


def _spelled_likeness(tokens: list[str], words: Vocabulary, bonus: float, *, addressed: bool) -> float:
    folded = [fold(token.strip(".,()\"'")) for token in tokens]
    particles = words.sets["names.particles"]
    plain = [
        token for at, (token, said) in enumerate(zip(tokens, folded, strict=True))
        if (said not in particles or (not at and token in _GIVEN_PARTICLES)) and not joins_families(token)
    ]  # fmt: skip
    if not plain or any(not _begins_big(token) for token in plain if _LETTERS.match(token)):
        return 0.0
    if _FORCE.fullmatch(plain[0]) and not addressed:
        return 0.0  # "SPF Justice"
    shouted = [capitals(token) for token in plain]
    if _is_in_body(plain, shouted, words, addressed=addressed) or _is_office_of_state(tokens, folded, words):
        return 0.0
    if not any(shouted) and _GOVERNED.search(folded[0]) and _holds_body(folded[1:], words):
        return 0.0  # "судья Верховного Суда"
    ends = ((folded[0], tokens[0]), (folded[-1], tokens[-1]))
    small = words.sets["words.small"]
    if any(
        said in small
        and said not in particles
        # "В Вену": without a full stop a Russian letter that begins is no initial.
        and not (_INITIAL.fullmatch(token) and (at or len(token) > 1 or not _CYRILLIC.match(token)))
        # "Li Na": a small word of one language is a name of another, unless a title may begin so ("Na Reunião").
        and not (said in words.sets["names.surnames"] and token[0].isupper() and (at or addressed))
        for at, (token, said) in enumerate(zip(tokens, folded, strict=True))
    ):
        return 0.0
    posts = [said in words.sets["words.posts"] and not capitals(token) for said, token in ends]
    if any(posts) and not (addressed and not posts[0] and _is_family_too(tokens, folded, words)):
        return 0.0
    if any(shouted) and not all(shouted):
        return min(1.0, 0.6 + bonus)
    if _patronymic(folded, words) or (len(plain) > 1 and any(_INITIAL.fullmatch(token) for token in plain)):
        return min(1.0, 0.6 + bonus)
    if not bonus and len(plain) == 2 and _shows_cyrillic_family(plain, words):
        return 0.5  # more than two words with capitals are, less than a name that a patronymic shows
    return (0.35 if 2 <= len(plain) <= 5 else 0.15) + bonus


def by_ending(name: str, words: Vocabulary) -> Split | None:
    """Return the family and the given name of two words of which one alone ends as family names do; None of others."""
    return _by_ending(name.split(), words)


def _shows_cyrillic_family(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Tell two words in Cyrillic letters of which one alone ends as family names do: "Левон Мартиросян".

    Such an ending is also that of several people, and of an adjective where the other word is no given name: "Список
    Экспертов", "Чешская Республика".
    """
    found = by_ending(" ".join(tokens), words)
    if found is None or not all(_CYRILLIC.match(token) for token in tokens):
        return False
    family = fold(found.family)
    several = family.endswith(_OF_SEVERAL) and (family[:-2] in words.sets["words.posts"] or family[:-2] in words.places)
    return not several and (known.is_given(found.given) or not _ADJECTIVE.search(family))


_OF_SEVERAL = ("ов", "ев")
_ADJECTIVE = re.compile(r"[сц]к(?:ий|ая|ого|ой)$")


def _is_family_too(tokens: Sequence[str], folded: Sequence[str], words: Vocabulary) -> bool:
    """Tell a first name with an English post behind it: "Ms. Ada Judge" has it as her family name.

    A family name alone, with a post behind it, is written in capitals: "Ms. MOE Judge".
    """
    alone = len(tokens) == 2 and not capitals(tokens[0]) and folded[0] not in words.sets["words.modifiers"]
    return alone and folded[1] in _english_posts()


def _begins_big(token: str) -> bool:
    return _ELIDED.sub("", token.lstrip(_OKINA))[:1].isupper()


def has_patronymic(folded: Sequence[str], words: Vocabulary) -> bool:
    """Tell a name, by its folded words, with the father's in it: "иван петрович белов"."""
    return _patronymic(folded, words) is not None


def _patronymic(folded: Sequence[str], words: Vocabulary) -> int | None:
    """Return which of the words is a patronymic: never the first, and of two the first, for Савич is a family name."""
    ends = tuple(words.sets["names.patronymics"])
    for index in range(1, len(folded)):
        said = folded[index]
        joined = said.rpartition("-")[2] in words.sets["names.of_father"]
        if joined or (said.endswith(ends) and len(said) > 4) or said in words.sets["names.patronymics"]:
            return index
    return None


# ---------------------------------------------------------------- family and given names


def split(name: str, words: Vocabulary, custom: Custom = _ANY, emails: Sequence[str] = ()) -> Split:
    """Return the family and the given names of a name as written, in normal case."""
    found = _split(name.strip(), words, custom, emails)
    return Split(normal(found.given, words), normal(found.family, words), found.sure, found.first)


def _split(name: str, words: Vocabulary, custom: Custom, emails: Sequence[str]) -> Split:
    name = generations.without(name, words)
    if HAN.search(name):
        return _split_han(name, words)
    if "," in name:
        family, _, given = name.partition(",")
        return Split(given.strip(), family.strip(), first=True)
    tokens = parted(name).split()
    if len(tokens) < 2:
        return Split("", name)
    if _ARABIC.search(name):
        return _by_lineage(tokens, words, custom) or _last(tokens, words, "names.compounds", least=0)
    emails = [email for email in emails if _tells(email, tokens, words, custom)]
    return (
        _by_two_families(tokens)
        or _by_capitals(tokens, words)
        or _by_patronymic(tokens, words)
        or _by_particle(tokens, words)
        or _by_lineage(tokens, words, custom)
        or _by_initials(tokens, words)
        or _by_mail(tokens, emails, words)
        or _by_inner_particle(tokens, words)
        or _agreed(tokens, _as_headed(tokens, _by_custom(tokens, words, custom), custom), emails)
    )


def _split_han(name: str, words: Vocabulary) -> Split:
    joined = name.replace(" ", "")
    for dot in "·•・":
        if dot in joined:
            given, _, family = joined.rpartition(dot)
            return Split(given, family, first=False)
    double = joined[:2] in words.sets["names.compounds"]
    sounds = words.chinese.foreign.fullmatch(joined) is not None
    if sounds and not double and (len(joined) > _CHINESE or not words.chinese.heads.match(joined)):
        return Split("", joined)  # 阿利耶夫, one name of another language
    heads = words.chinese.heads
    if len(joined) > _CHINESE and not double and not (heads.match(joined) and heads.match(joined, 1)):
        return Split("", joined, sure=False)  # 格日勒图: no Chinese name has three given characters
    length = 2 if double and len(joined) > 2 else 1
    return Split(joined[length:], joined[:length], first=True)


# Characters: a family name of one and two given ones.
_CHINESE = 3


def _by_capitals(tokens: list[str], words: Vocabulary) -> Split | None:
    """Return the split that capitals show: the family name is written in them, its particles perhaps not."""
    particles = words.sets["names.particles"]
    shouted = [capitals(token) for token in tokens]
    counted = [shown for token, shown in zip(tokens, shouted, strict=True) if fold(token) not in particles]
    if all(counted) or not any(counted):
        return None
    start = shouted.index(True)
    end = len(tokens) - shouted[::-1].index(True)
    if any(
        not shown and fold(token) not in particles
        for token, shown in list(zip(tokens, shouted, strict=True))[start:end]
    ):
        return None
    while start > 0 and _is_before_family(tokens[start - 1], words) and not _INITIAL.fullmatch(tokens[start - 1]):
        start -= 1
    first = None if start == 0 and end == len(tokens) else start == 0
    return Split(" ".join(tokens[:start] + tokens[end:]), " ".join(tokens[start:end]), first=first)


def _by_patronymic(tokens: list[str], words: Vocabulary) -> Split | None:
    """Return the split that a patronymic shows: it belongs to the given names and follows the first of them."""
    at = _patronymic([fold(token) for token in tokens], words)
    if at is None or len(tokens) < 3:
        return None
    if at == len(tokens) - 1 and fold(tokens[at]) in words.sets["names.of_father"]:
        return _before_father(tokens, words)
    if at == len(tokens) - 1:
        return Split(" ".join(tokens[1:]), tokens[0], first=True)
    return Split(" ".join(tokens[: at + 1]), " ".join(tokens[at + 1 :]), first=False)


def _before_father(tokens: list[str], words: Vocabulary) -> Split:
    """Return the split of a name that ends in the father's with its word: either of the two before may be the family's.

    "Aliyev Eldar Tofig oglu", "Eldar Aliyev Tofig oglu".
    """
    pair = _by_ending(tokens[:2], words) if len(tokens) > 3 else None
    first = pair is None or pair.family == tokens[0]
    given = tokens[1:] if first else [tokens[0], *tokens[2:]]
    return Split(" ".join(given), tokens[0] if first else tokens[1], sure=pair is not None)


def _by_two_families(tokens: list[str]) -> Split | None:
    """Return the split of a name with another, as by marriage or birth: both are family names ("Gueye épouse Sarr")."""
    at = next((i for i, token in enumerate(tokens[:-1]) if joins_families(token)), 0)
    if not at:
        return None
    start, end = at - 1, at + 2
    while start and capitals(tokens[start]) and capitals(tokens[start - 1]):
        start -= 1
    while end < len(tokens) and (start or capitals(tokens[end])):
        end += 1
    return Split(" ".join(tokens[:start] + tokens[end:]), " ".join(tokens[start:end]), first=start == 0)


def joins_families(token: str) -> bool:
    """Tell a word between two family names: "épouse", "dit"; "Nee" without its accent is a name."""
    said = token.strip(".").casefold()
    return said in _BETWEEN_FAMILIES or token == "nee"  # noqa: S105 - a word of a name


_BETWEEN_FAMILIES = frozenset(
    {"dit", "dite", "alias", "épouse", "épse", "née", "veuve", "vve", "viuda", "vda", "geb", "geborene"}
)


def _by_particle(tokens: list[str], words: Vocabulary) -> Split | None:
    """Return the split of a name that begins with a small particle, so with the family name: "da Silva Ana"."""
    family = _first(tokens, words)
    small = family > 1 and tokens[0].islower() and len(tokens) > family
    return (
        Split(" ".join(tokens[family:]), " ".join(tokens[:family]), len(tokens) == family + 1, True) if small else None
    )


def _by_lineage(tokens: list[str], words: Vocabulary, custom: Custom) -> Split | None:
    """Return the split of a name with a word for "child of" that begins the family name: "Ada Mint Cheikh Moe".

    Which of two begins it, nothing shows.
    """
    begins = words.sets["names.lineage"] | (_MALAY if custom.country in _CHINESE_TOO else frozenset())
    begins |= _SAHEL if custom.country in _OF_SAHEL else frozenset()
    # "Ada AG Moe" has initials, and "Tan Bin Hock" is Chinese.
    at = [
        i for i, token in enumerate(tokens)
        if 0 < i < len(tokens) - 1 and fold(token) in begins and (not capitals(token) or capitals(tokens[-1]))
        and (token.islower() or fold(token) not in _MALAY)
    ]  # fmt: skip
    return Split(" ".join(tokens[: at[0]]), " ".join(tokens[at[0] :]), len(at) == 1, first=False) if at else None


# What begins the family name where Malay is written; elsewhere it stands inside given names: "Ali bin Said Al Kindi".
_MALAY = frozenset({"bin", "anak"})
# And where Hassaniya and Tuareg names are; "Per Mint Berg" has two given names.
_SAHEL = frozenset({"mint", "ag"})
_OF_SAHEL = frozenset({"MRT", "MLI", "NER", "DZA", "LBY", "BFA"})


def _by_inner_particle(tokens: list[str], words: Vocabulary) -> Split | None:
    """Return the split that a small particle between the first and the last word shows: "Hans von Stein"."""
    small = [token.islower() and fold(token) in words.sets["names.particles"] for token in tokens]
    inside = len(tokens) > 2 and not small[0] and not small[-1] and all(small[1:-1])
    return Split(tokens[0], " ".join(tokens[1:]), first=False) if inside else None


def _by_initials(tokens: list[str], words: Vocabulary) -> Split | None:
    # "de la O" is a family name.
    led = [False, *(token.islower() and fold(token) in words.sets["names.particles"] for token in tokens)]
    initials = [_INITIAL.fullmatch(token) is not None and not led[at] for at, token in enumerate(tokens)]
    if not any(initials) or all(initials):
        return None
    surname = len(tokens) == 2 and fold(tokens[-1]).strip(".") in words.sets["names.surnames"]
    if initials[-1] and not initials[0] and not surname:
        start = initials.index(True)
        family = _first(tokens, words) if "\u0400" <= tokens[0][0] <= "\u04ff" else start
        sure = start == _first(tokens, words)  # else one of the words before the initials may be a given name
        return Split(" ".join(tokens[family:]), " ".join(tokens[:family]), sure, first=True)
    if all(initials[: initials.index(False)]) and initials[0]:
        rest = tokens[initials.index(False) :]
        if len(rest) == 1 or fold(rest[0]) in words.sets["names.particles"]:
            return Split(" ".join(tokens[: initials.index(False)]), " ".join(rest), first=False)
    return None


def _is_small(token: str, words: Vocabulary) -> bool:
    return len(token) > 1 and token.islower() and _is_before_family(token, words)


def _by_mail(tokens: list[str], emails: Sequence[str], words: Vocabulary) -> Split | None:
    """Return the split that the person's address shows: "minhha.tran", "j.zammitcutajar" end in the family name.

    An address may leave out the small particles before it: "j.berg" for Jan van den Berg.
    """
    for email in emails:
        pieces = _pieces(email)
        found = _by_pieces(tokens, pieces) if len(pieces) > 1 else _by_initial_and_name(tokens, "".join(pieces))
        if found:
            start = len(tokens) - len(found.family.split())
            shown = found.family == " ".join(tokens[start:])
            # "e" and "y" join two families, and lead none.
            while shown and start > 1 and _is_small(tokens[start - 1], words):
                start -= 1
            led = Split(" ".join(tokens[:start]), " ".join(tokens[start:]), found.sure, found.first)
            return led if shown else found
    return None


def _tells(email: str, tokens: list[str], words: Vocabulary, custom: Custom) -> bool:
    """Tell whether an address shows where the family name begins.

    It does not where people have two and the last alone stands there, nor with both names whole ("voros.akos") where
    people write the family name first, as who has a Chinese one does ("tran.minhha").
    """
    if any("-" in token for token in tokens) and _HYPHENED.search(email.partition("@")[0]):
        return False  # "Moe Anne-Marie, moe.anne-marie@"
    if len(tokens) > 2:
        family = fold(tokens[0]) in words.sets["names.surnames"] and _pieces(email)[:1] == [fold(tokens[0])]
        return custom.country not in _LAST_OF_TWO and not family
    whole = sorted(_pieces(email)) == sorted(map(fold, tokens))
    return not (whole and fold(custom.country or "").upper() in words.phrases["names.family_first"])


def _pieces(email: str) -> list[str]:
    """Return the words of an address before its @; two with a hyphen behind a full stop are one family name."""
    local = re.sub(r"\d+", "", fold(email.partition("@")[0]))
    local = _HYPHENED.sub(r"\1\2", local)
    return [piece for piece in re.split(r"[._-]", local) if piece]


# "ada.moe-lee".
_HYPHENED = re.compile(r"(?<=[._])([^\W_]+)-([^\W_]+)$")


def _agreed(tokens: list[str], found: Split, emails: Sequence[str]) -> Split:
    """Return the split unless the person's address ends in another word of the name; then it is not sure.

    The address alone does not tell: "m.menon" may be of Menon Abdoulaye and of Menon Dlamini.
    """
    families = {*map(fold, found.family.split()), re.sub(r"\W", "", fold(found.family))}
    for said in (pieces[-1] for email in emails if len(pieces := _pieces(email)) > 1):
        if said in families:
            return found
        if said in (fold(tokens[0]), _without_marked(tokens[0])):
            return Split(" ".join(tokens[1:]), tokens[0], sure=False)
        if start := _tail_that_is(tokens, said):
            return Split(" ".join(tokens[:start]), " ".join(tokens[start:]), sure=False)
        if said in map(fold, tokens):
            return Split(found.given, found.family, sure=False)
    return found


def _without_marked(token: str) -> str:
    """Return a word as addresses have it that leave out what they cannot write: "Traoré" is "traor"."""
    return "".join(char for char in token.lower() if "a" <= char <= "z")


def _as_headed(tokens: list[str], found: Split, custom: Custom) -> Split:
    """Return the split, not sure where the heading of the names asks for the other order.

    Many write names as they are used to, whatever a form asks for.
    """
    if custom.headed is None or custom.headed == found.family.startswith(tokens[0]):
        return found
    return Split(found.given, found.family, sure=False)


def _by_pieces(tokens: list[str], pieces: Sequence[str]) -> Split | None:
    """Return the split that "given.family" shows."""
    first, last = pieces[0], pieces[-1]
    if fold(tokens[0]) == last and fold(tokens[-1]) != last:
        if fold(tokens[-1]) == first and len(tokens) == 2:
            # Both names whole: "voros.akos" may be of Ákos Vörös, for some addresses begin with the family name too.
            return Split(tokens[1], tokens[0], sure=False)
        shown = fold(tokens[-1]).startswith(first) or len(tokens) > 2
        return Split(" ".join(tokens[1:]), tokens[0], first=True) if shown else None
    if not fold(tokens[0]).startswith(first):
        return None
    start = _tail_that_is(tokens, last)
    return _from(tokens, start) if start else None


def _by_initial_and_name(tokens: list[str], local: str) -> Split | None:
    """Return the split that an initial and the family name in one word show: "abidegain" for Ana Bidegain."""
    start = _tail_that_is(tokens, local[1:]) if fold(tokens[0])[:1] == local[:1] and len(local) > 4 else None
    return _from(tokens, start) if start else None


def _tail_that_is(tokens: Sequence[str], said: str) -> int | None:
    """Return from which word on the last words of a name, written in one, are what an address says."""
    for start in range(1, len(tokens)):
        if re.sub(r"\W", "", fold("".join(tokens[start:]))) == said:
            return start
    return None


def _from(tokens: Sequence[str], start: int) -> Split:
    # "kampofo" may be of Kofi K. Ampofo.
    start += len(list(takewhile(_INITIAL.fullmatch, tokens[start:-1])))
    return Split(" ".join(tokens[:start]), " ".join(tokens[start:]), first=False)


def _by_custom(tokens: list[str], words: Vocabulary, custom: Custom) -> Split:
    """Return the split that the list's other names or the country's custom suggest; not sure where they clash."""
    surname = fold(tokens[0]) in words.sets["names.surnames"]
    eastern = fold(custom.country or "").upper() in words.phrases["names.family_first"]
    cyrillic = "\u0400" <= tokens[0][0] <= "\u04ff"
    shown = _by_ending(tokens, words)
    if shown:
        return shown
    told = known.family_first(tokens, words)
    first = custom.first
    if first is None and told is None and _only_first_ends(tokens, words):
        return Split(" ".join(tokens[1:]), tokens[0], sure=False)
    if first is None or (custom.weak and told is not None):
        first = cyrillic or (surname and eastern) if told is None else told
    chinese = surname and len(tokens) == 3 and custom.country in _CHINESE_TOO
    vietnamese = surname and len(tokens) > 2 and fold(tokens[1]) in _VIETNAMESE
    chinese = chinese or vietnamese
    first = first or chinese
    # "Nguyen Thi Lindberg": no Vietnamese name has two syllables, so that it may be another's family name.
    married = vietnamese and not eastern and len(_SYLLABLE.findall(fold(tokens[-1]))) > 1
    usual = custom.first is not None or told is not None or not (eastern or cyrillic or custom.country in _EITHER_ORDER)
    # What few names show says nothing of others where people write theirs in either order.
    either = eastern or custom.country in _EITHER_ORDER
    weak = told is None and (either or (custom.weak and custom.first is True))
    turned = not first and told is None and known.is_given(tokens[-1]) and (surname or not known.is_given(tokens[0]))
    agreed = (None in (told, custom.first) or told == custom.first) and not turned
    sure = ((usual and not weak) or (surname and eastern) or chinese) and agreed and not married
    double = custom.country in words.phrases["names.double_family"] or custom.language == "es"
    if first:
        family, shows = _first_families(tokens, words) if double else (_first(tokens, words), True)
        return Split(" ".join(tokens[family:]), " ".join(tokens[:family]), sure and shows, first=told)
    if double:
        found = _two_families(tokens, words)
        return Split(found.given, found.family, found.sure and agreed, first=told)
    found = _last(tokens, words)
    if known.has_two_families(tokens, words):
        # "Anna Berg Lund": a middle name that is a family's may be one of two family names.
        return Split(found.given, found.family, sure=False, first=told)
    # "Ana Pereira da Silva": whether what stands before the particle is a given name, nothing shows.
    inner = len(found.given.split()) > 1 and fold(found.family.split()[0]) in words.sets["names.particles"]
    return Split(found.given, found.family, sure and not inner and not _may_have_two(found, custom), first=told)


def _may_have_two(found: Split, custom: Custom) -> bool:
    """Tell a name of three words whose second is no known given name, where many have two family names."""
    _, *middle = found.given.split()
    usual = custom.language == "fr" or custom.country in _OFTEN_TWO
    return usual and len(middle) == 1 and not known.is_given(middle[0]) and not _INITIAL.fullmatch(middle[0])


# Besides where French is written, and Spanish and Portuguese, of which much more is known.
_OFTEN_TWO = frozenset({"MLT"})


def _first(tokens: list[str], words: Vocabulary) -> int:
    """Return how many words a family name has that stands first: its particles with it, but Le and Do are whole."""
    alone = words.sets["names.particles"] - words.sets["names.surnames"]
    return 1 + sum(1 for _ in takewhile(lambda token: fold(token) in alone, tokens))


def _first_families(tokens: list[str], words: Vocabulary) -> tuple[int, bool]:
    """Return how many words two family names have that stand first, and whether the words show it.

    "García López María José"; of three words the second may be either: "García López Ana", "García Ana Inés".
    """
    heads = _heads(tokens, words)
    if len(heads) < _THREE:
        return _first(tokens, words), True
    second = tokens[heads[1]]
    if known.is_given(second):
        return heads[1] - _leading(tokens, heads[1], words), len(heads) == _THREE
    return heads[2] - _leading(tokens, heads[2], words), known.is_family(second)


def _heads(tokens: Sequence[str], words: Vocabulary) -> list[int]:
    """Return where the words of a name stand that no particle leads to: "García", "Torre" and "Ana"."""
    particles = words.sets["names.particles"]
    return [
        at for at, token in enumerate(tokens)
        if fold(token) not in particles or (fold(token) in words.sets["names.surnames"] and not at)
    ]  # fmt: skip


def _leading(tokens: Sequence[str], at: int, words: Vocabulary) -> int:
    """Return how many particles lead to a word of a name."""
    before = reversed(tokens[:at])
    return sum(1 for _ in takewhile(lambda token: fold(token) in words.sets["names.particles"], before))


_THREE = 3


def _by_ending(tokens: list[str], words: Vocabulary) -> Split | None:
    """Return the split of two words of which one alone ends as family names do: Левон Мартиросян."""
    ends = tuple(words.sets["names.family_endings"])
    family = [token for token in tokens if len(token) > 4 and fold(token).endswith(ends)]
    if len(tokens) != 2 or len(family) != 1:
        return None
    given = tokens[1] if family[0] == tokens[0] else tokens[0]
    return Split(given, family[0], first=family[0] == tokens[0])


def _only_first_ends(tokens: list[str], words: Vocabulary) -> bool:
    """Tell a name of which the first word alone ends as long family names do: "Beridze Ana Maria"."""
    ends = tuple(words.sets["names.latin_endings"])
    family = [len(token) > _GIVEN and fold(token).endswith(ends) for token in tokens]
    return family[0] and not any(family[1:])


# Letters; given names that end so are not longer: "Bryan", "Genova".
_GIVEN = 6


# Countries whose people write their names in either order when they write Latin letters.
_EITHER_ORDER = frozenset({
    "JPN", "HUN", "KHM", "MNG", "SGP", "MYS", "IND", "LKA", "RWA", "BDI", "COD", "COG", "CMR", "GAB", "CAF", "MDG",
    "BFA", "BEN", "CIV", "DZA", "GIN", "MLI", "NER", "SEN", "TCD", "TGO",
})  # fmt: skip


# Where of two family names the last alone stands in addresses, so that those do not show where the first begins.
_LAST_OF_TWO = frozenset({"PRT", "BRA", "AGO", "MOZ", "CPV", "GNB", "STP", "TLS"})

# Middle names of Viet Nam, which stand between a family name and a given one.
_VIETNAMESE = frozenset({"thi", "van"})
_SYLLABLE = re.compile("[aeiouy]+")

# Where people of Chinese descent keep the order of their names: "Chong Siew Ping", but "Gopalan Letchumanan".
_CHINESE_TOO = frozenset({"MYS", "SGP", "BRN"})


def _two_families(tokens: list[str], words: Vocabulary) -> Split:
    """Return the split of a Spanish name: two family names; with three words it may be one or two."""
    particles = words.sets["names.particles"]
    heads = [i for i, token in enumerate(tokens) if i == 0 or fold(tokens[i - 1]) not in particles]
    devoted = len(heads) > 2 and _is_devotion(tokens[: heads[2]], words)
    heads = heads[:1] + heads[2:] if devoted else heads
    if len(heads) < 3:
        found = _last(tokens, words)
        return Split(found.given, found.family, True, first=None)
    given = known.given([tokens[at] for at in heads])
    start = heads[-2 if given is None else given]
    sure = len(heads) > 3 or devoted or tokens[heads[-1]] in _AND or given is not None
    return Split(" ".join(tokens[:start]), " ".join(tokens[start:]), sure, first=None)


# Between two family names: "Vega y Pinto", "Puig i Moll", "Castro e Moura".
_AND = frozenset({"y", "i", "e"})


def _is_devotion(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Tell a given name with what Mary is called by: "María del Carmen", "Mª de los Ángeles"."""
    return fold(tokens[0]).strip(".") in _MARY and len(tokens) > 2 and fold(tokens[-1]) in words.sets["names.devotions"]


_MARY = frozenset({"maria", "ma", "mª"})


def _is_before_family(token: str, words: Vocabulary, particles: str = "names.particles") -> bool:
    """Tell a particle of the name behind it; "Эльдар оглы" has one of the name before it."""
    before = fold(token) in words.sets[particles] or fold(token) in words.sets["names.lineage"]
    return before and fold(token) not in words.sets["names.of_father"]


def _last(tokens: list[str], words: Vocabulary, particles: str = "names.particles", least: int = 1) -> Split:
    """Return the split of a name whose last word is the family's; that does not begin before the word `least`."""
    start = len(tokens) - 1
    if start > least and fold(tokens[start]) in words.sets["names.attached"]:
        start -= 1
    while start > least and _is_before_family(tokens[start - 1], words, particles):
        start -= 1
    return Split(" ".join(tokens[:start]), " ".join(tokens[start:]), first=None)


def normal(name: str, words: Vocabulary) -> str:
    """Return a name in normal case: what is in capitals gets small letters, particles in it wholly."""
    # The Turkish I beside İ is no i; small letters of İ alone leave a dot that combines with what follows.
    turkish = name.replace("I", "ı").replace("İ", "i") if "İ" in name else name
    tokens = zip(name.split(), turkish.split(), strict=True)
    return " ".join(
        _normal(token, words) if token == other else _normal_turkish(token, other) for token, other in tokens
    )


def _normal_turkish(token: str, small: str) -> str:
    """Return a Turkish word in normal case, of which `small` has the small forms of both letters I."""
    if not capitals(token):
        return token
    return re.sub(r"[^\W\d_]+", lambda match: token[match.start()] + match.group()[1:].lower(), small)


def _normal(token: str, words: Vocabulary) -> str:
    if not capitals(token):
        return token
    if fold(token) in _LOWERED:
        return token.lower()
    small = re.sub(r"[^\W\d_]+", lambda match: match.group()[:1] + match.group()[1:].lower(), token)
    return _WITHIN.sub(lambda match: match.group().lower(), small)


# Behind an apostrophe inside a name (Ng'andu, Sa'id), not behind a short word that it cuts (D'Arcy, Dell'Acqua).
_WITHIN = re.compile(
    r"(?<=[^\W\d_]{2}['’ʼ])(?<!\bdell.)(?<!\bdall.)(?<!\bnell.)(?<!\bsant.)(?<!\ball.)[^\W\d_]", re.IGNORECASE
)
_LOWERED = frozenset(
    {
        "de",
        "del",
        "la",
        "las",
        "los",
        "van",
        "der",
        "den",
        "von",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "des",
        "di",
        "wa",
        "y",
    }
)


class Order(Struct, frozen=True):
    """Whether the family name comes `first` in a list; `weak` says that no more than half of its names show it."""

    first: bool
    weak: bool


def shown_order(
    names: Sequence[str],
    words: Vocabulary,
    custom: Custom = _ANY,
    emails: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Order | None:
    """Return the order of family and given names in a list, as the names tell that show it; None if they differ.

    `emails` are the addresses of each name's bearer. Initials at the end of few names of many show nothing: "Sarita
    K.C." may be a family name too. Names in Chinese show nothing of those in letters.
    """
    names = [name for name in names if not HAN.search(name)]
    initials = [name for name in names if _INITIAL.fullmatch(name.split()[-1])] if all(names) else []
    telling = [name for name in names if 2 * len(initials) >= len(names) or name not in initials]
    splits = (_split(name, words, custom, emails.get(name, ())) for name in telling)
    shown = [found.first for found in splits if found.first is not None]
    if not shown or max(shown.count(True), shown.count(False)) < 0.75 * len(shown):
        return None
    return Order(shown.count(True) > shown.count(False), 2 * len(shown) <= len(names))


def is_address(text: str, words: Vocabulary) -> bool:
    """Tell whether a text is nothing but words of address ("Mr.", "S.E. Mme", "Dr")."""
    letters = text.strip(" ./")
    filled = Span(letters + ". Xxx", (None,) * (len(letters) + 5))
    return honorific(filled, words)[1].text in ("Xxx", ". Xxx")


def plain_address(before: Span, words: Vocabulary) -> bool:
    """Tell whether words before a name hold one that only people have ("Mr."), not just a rank or a post."""
    ranks = (words.sets["words.posts"], words.sets["honorifics.ranks"])
    tokens = filter(None, (token.strip(".") for token in before.folded.split()))
    return not all(any(token in known or f"{token}." in known for known in ranks) for token in tokens)


# ---------------------------------------------------------------- names in running text


def scan(
    span: Span, words: Vocabulary, openings: Sequence[int] = (), titled: Sequence[int] = ()
) -> tuple[tuple[int, int], ...]:
    """Return where people are named in running text, words of address included, as (start, end).

    Where nothing stands before a name its form must tell it; at the `openings` ("represented by", ...) two words with
    capitals are enough, and behind a title with capitals there and where `titled` ones may begin.
    """
    return _scanned(span, words, tuple(openings), tuple(titled))


@remembered.of_text
def _scanned(
    span: Span, words: Vocabulary, openings: tuple[int, ...], titled: tuple[int, ...]
) -> tuple[tuple[int, int], ...]:
    found = han.scan(span.text, words)
    inside = frozenset(openings)  # also behind an Arabic "and" that is joined to a name
    begun = {opening + more for opening in openings for more in (0, 1)}
    articles = (_ARTICLE.match(span.text, opening) for opening in (*openings, *titled))
    behind = begun.union(titled, (article.end() for article in articles if article))
    at = 0
    for token in _TOKEN.finditer(span.text):
        if token.start() < at or _is_governed(span, token, words):
            continue
        start = _glued(span, token.start(), words)
        if span.text[start : start + 1] == _WAW and start + 1 in inside:
            start += 1
        if span.folded[token.start() : token.end()] in _BRANCHES or _is_of_what(span, start, words):
            continue
        end = _name_at(span, start, words, open_here=start in begun)
        if not end and start in behind and (title := _title(span, start, words)):
            end = _name_at(span, title, words, open_here=True)
        if end:
            whose = _GENITIVE.search(span.text, start, end)
            found.append((start, whose.start() if whose else end))
            at = end
    return tuple(sorted(found))


# "Mr. Price's place".
_GENITIVE = re.compile(r"['’]s$")


# What a Russian rank or post is of, and no word of address by itself: "полковник юстиции", "министр юстиции".
_BRANCHES = frozenset({"юстиции", "полиции", "милиции", "внутреннеи", "службы", "таможеннои"})
_ARTICLE = re.compile(r"\s*(?:(?:the|le|la|el|der|die|o|a)\s+|l['’])", re.IGNORECASE)


def _is_governed(span: Span, token: re.Match[str], words: Vocabulary) -> bool:
    """Tell an Arabic post that another governs, or what qualifies one: مساعد الوزير, المدير العام."""
    if not _ARABIC.match(token.group()):
        return False
    said = fold(token.group())
    post = said in words.sets["words.posts"]
    ranked = said.startswith(_THE) and said in words.sets["honorifics.ranks"] - words.sets["honorifics.titles"]
    if not (post or ranked):
        return False
    before = fold(span.text[max(0, token.start() - _LONGEST) : token.start()]).split()
    last = before[-1].lstrip("و") if before else ""
    return bool(last) and (last in words.sets["words.posts"] or (ranked and last.startswith(_THE)))


_THE = "ال"
# The Arabic "and", joined to what follows it.
_WAW = "و"


def _is_of_what(span: Span, start: int, words: Vocabulary) -> bool:
    """Tell a rank that is what a body is of, before its State: "Ministère de la Justice Botswana"."""
    before = span.text[max(0, start - _LONGEST) : start].rstrip().rpartition(" ")[2]
    length = _address(span, start, words) if before in _GOVERN else 0
    if not length or is_spoken(span.cut(start, start + length)):
        return False
    rest = span.text[start + length : start + length + _STATE]
    state = next(iter(countries.find(rest)), None)
    return state is not None and state.start == 0 and not rest[state.end :].lstrip()[:1].isupper()


_GOVERN = frozenset({"of", "the", "de", "la", "du", "des", "del", "da", "do"})
# Characters: the longest name of a State.
_STATE = 60


def _glued(span: Span, at: int, words: Vocabulary) -> int:
    """Return where a name begins whose word of address has an Arabic "and" or "with" joined to it."""
    text = span.text
    for more in (2, 1):
        glued = text[at : at + more]
        if len(glued) == more and set(glued) <= set("وبلف") and _opens_address(text[at + more : at + _LONGEST], words):
            return at + more
    if _ARTICLE_ELIDED.match(text, at):
        return at + 2
    return at + 1 if text[at : at + 1] in '(«"“' else at


# "l'Ambassadeur X".
_ARTICLE_ELIDED = re.compile(r"l['’](?=[A-ZÀ-Þ])")


def _opens_address(text: str, words: Vocabulary) -> bool:
    folded = fold(text)
    return words.starts("honorifics.titles", folded) or words.starts("honorifics.ranks", folded)


def _name_at(span: Span, start: int, words: Vocabulary, *, open_here: bool) -> int:
    """Return where the name that begins at a place ends, 0 for none."""
    rest = span.part(start, start + _LONGEST)
    at = 0
    while length := _address(rest, at, words):
        at += length
    tokens = _name_tokens(rest, at, words)
    if at and words.has("honorifics.plural", rest.folded[:at]):
        # "los señores A y B": elsewhere the "y" may stand within a name.
        tokens = list(takewhile(lambda token: fold(token.group()) not in words.sets["joins.and"], tokens))
    if not tokens or (not at and _leads_in(fold(tokens[0].group()).strip(","), words)):
        return 0  # "Unfortunately Ada Moe", "Asistirán Ada MOE"
    if not at and _is_of_initials(tokens, span.text[max(0, start - _LONGEST) : start]):
        last = tokens[-1].group()
        return (
            start + tokens[-1].start() + len(last.rstrip(",;:" if _INITIAL.fullmatch(last.rstrip(",;:")) else ",;:."))
        )
    end = tokens[-1].start() + len(tokens[-1].group().rstrip(',;:.)»”"，；：،؛'))
    last = tokens[-1].group().rstrip(",;:")
    if _INITIAL.fullmatch(last):
        end = tokens[-1].start() + len(last)
    if at > 0:
        return start + end if likeness(rest.cut(0, end), words) >= 0.5 else 0
    return start + end if _is_bare_name(rest, tokens, end, words, open_here=open_here) else 0


def _leads_in(folded: str, words: Vocabulary) -> bool:
    """Tell an adverb or a verb before the first name of a sentence; short ones are names too ("Ira", "Van").

    So is what leads to whom another replaces: "Вместо Петрова И.И. примет участие ...".
    """
    if folded in words.sets["change.instead_of"]:
        return True
    return folded in words.sets["change.adverbs"] or (folded in words.sets["joins.named"] and not may_be_given(folded))


def may_be_given(verb: str) -> bool:
    """Tell a folded word that introduces people and may be a first name too: "Ira", "Van", "أسماء"."""
    return verb in _NAMES_TOO or (len(verb) <= _VERB and not _ARABIC.match(verb))


# Letters; "فيصل" is a name.
_VERB = 4
_NAMES_TOO = frozenset(map(fold, ("أسماء", "اعتماد")))


def _modifier(span: Span, at: int, words: Vocabulary) -> re.Match[str] | None:
    """Return the word that goes on with a post: "Fiscal Especial"; None at its beginning."""
    token = re.compile(r"[^\W\d_]+(?=\s)").match(span.folded, at) if at else None
    return token if token and token.group() in words.sets["words.modifiers"] else None


def _is_of_initials(tokens: Sequence[re.Match[str]], before: str) -> bool:
    """Tell a Russian name by its initials: "Иванов И.П.", "А. В. Петренко"; "им. А.С. Пушкина" names a body."""
    said = parted(" ".join(token.group().rstrip(",;:") for token in tokens)).split()
    plain = [token.rstrip(".") for token in said if not _INITIAL.fullmatch(token)]
    if len(plain) != 1 or len(plain) == len(said) or not re.fullmatch(r"[А-ЯЁ][а-яё-]*[а-яёА-ЯЁ]{2,}", plain[0]):
        return False
    return re.search(r"(?:^|\s)(?:им\.|имени)\s*$", before) is None


def _title(span: Span, at: int, words: Vocabulary) -> int:
    """Return where a title in capitals ends that stands before a name: "First Secretary Ada Reed"; 0 for none."""
    posts = words.pattern("words.posts")
    end = at
    while (match := posts.match(span.folded, end) or _modifier(span, end, words)) and span.text[end].isupper():
        end = _skip(span.text, match.end())
    return end if end > at and not _address(span, end, words) else 0


def _is_bare_name(span: Span, tokens: Sequence[re.Match[str]], end: int, words: Vocabulary, *, open_here: bool) -> bool:
    """Tell whether words without an address before them are a name: by capitals, a patronymic, or the place."""
    said = span.cut(0, end)
    if len(tokens) < 2 or fold(tokens[0].group()) in words.sets["words.modifiers"]:
        return False  # "Nacional de la DINAPEN"
    if "(" in said.text or _is_begun(span, end, words):
        return False
    if _ARABIC.search(said.text):
        named = not countries.find(said.text) and not any(_opens_address(t.group(), words) for t in tokens)
        return open_here and named and is_told(span, end, words) and likeness(said, words) >= _BARE
    if likeness(said, words) < (0.35 if open_here else 0.5):
        return False
    if _patronymic(fold(said.text).split(), words) is not None:
        return True
    shouted = [token.group() for token in tokens if capitals(token.group())]
    long = any(len(token.strip(",.;:")) > 3 for token in shouted)
    spelled = not _CYRILLIC.search(said.text) or is_told(span, end, words)
    # Few letters in capitals may be a body's: "represented by Ada LEE", "by Chenda LY, Judge".
    short = not shouted or known.is_given(tokens[0].group()) or is_told(span, end, words)
    return long or (open_here and spelled and short)


def is_told(span: Span, end: int, words: Vocabulary) -> bool:
    """Tell a place with what somebody is behind it: "возглавит Арутюнян Ваге, начальник отдела"."""
    said = _DETAIL.match(span.folded, end)
    posts = words.sets["words.posts"]
    if said is None or said.group(1) in posts:
        return said is not None
    return _CYRILLIC.match(said.group(1)) is not None and inflected.is_post(span.folded[said.start(1) :], posts)


_DETAIL = re.compile(r"\s?(?:,|\(|\s[-–—])\s?([^\W\d_]+(?:-[^\W\d_]+)?)")


# Two to six words are like an Arabic name so much.
_BARE = 0.4
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def _is_begun(span: Span, end: int, words: Vocabulary) -> bool:
    """Tell whether a bare name is only how a body begins: "UK Human Trafficking" before "Centre"."""
    following = _TOKEN.match(span.text, end + 1) if span.text[end : end + 1] == " " else None
    said = fold(following.group().strip(",;:.)")) if following else ""
    return said in words.sets["words.bodies"] or said in words.sets["words.posts"]


def _name_tokens(span: Span, at: int, words: Vocabulary) -> list[re.Match[str]]:
    """Return the words from a place that can be one name: to the first comma, verb or title."""
    out: list[re.Match[str]] = []
    text = span.text
    for token in _TOKEN.finditer(text, at):
        said = token.group()
        bare = said.strip(',;:.()«»“”"，；：،؛')
        # "Mr. Le Huu Phuoc": behind a word of address an article in capitals is a name.
        begins = not out and at > 0 and bare.lower() in _NEVER and bare[:1].isupper()
        if not bare or not (begins or _is_name_word(bare, words, first=not out)) or len(out) > 7:
            break
        # Behind an address and a first name "M." is an initial: between two people stands more than a blank.
        initial = said == "M." and at > 0 and len(out) == 1 and not capitals(out[0].group())
        anew = not initial and _begins_anew(span.folded[token.start() :], words)
        if out and (anew or (said[0] in "(（" and said[-1] not in ")）,")):
            break
        out.append(token)
        if said[-1] == "," and _follows_generation(text[token.end() :], words):
            continue
        if said[-1] in ",;:)»”،؛，；：" or (said[-1] == "." and not _INITIAL.fullmatch(said)):
            break
    while out and _leads_to_family(out[-1].group(), words):
        out.pop()
    return out


def particles_at_end(tokens: Sequence[str], words: Vocabulary) -> int:
    """Return how many small particles end the words of a name: two of "Rui de la"."""
    small = words.sets["names.particles"]
    return len(list(takewhile(lambda token: token.islower() and fold(token) in small, reversed(tokens))))


def _leads_to_family(token: str, words: Vocabulary) -> bool:
    return joins_families(token) or (_is_before_family(token, words) and not capitals(token))


def _follows_generation(rest: str, words: Vocabulary) -> bool:
    """Tell whether behind a comma "Jr." goes on with the name, and no "Sr. X" begins the next."""
    said, after = (*rest.split(None, 2), "", "")[:2]
    if not said.endswith(",") and fold(after.strip(".,;:")) in words.sets["words.posts"]:
        return False  # "старший прокурор"
    return generations.is_one(said, words) and (said.endswith(",") or not after[:1].isupper())


def _begins_anew(folded: str, words: Vocabulary) -> bool:
    """Tell whether the next person's address or a word of change begins here."""
    if _ARABIC.match(folded):
        # "على العنوان" ends a name; "على" alone is Ali as well.
        keys = ("joins.reached_on", *(f"change.{kind}" for kind in ("instead_of", "replaced_by", "remove", "add")))
        return any(words.starts(key, folded) for key in keys)
    if words.starts("honorifics.titles", folded):
        return True
    # In a sentence of capitals only: "NE FAIT PLUS PARTIE"; single words may be names.
    said = (words.pattern(f"change.{kind}").match(folded) for kind in ("instead_of", "replaced_by", "remove"))
    return any(match and " " in match.group() for match in said)


def _is_name_word(bare: str, words: Vocabulary, *, first: bool) -> bool:
    folded = fold(bare)
    if "\u0600" <= bare[0] <= "\u06ff":
        keys = ("words.small", "words.posts", "words.bodies", "joins.companions")
        stops = any(folded in words.sets[key] for key in keys) or _is_arabic_capacity(folded, words)
        glued = bare[0] in "وب" and _opens_address(bare[1:], words)
        verb = bare[0] in "وف" and len(bare) > _VERB and folded[1:] in words.sets["change.comes"]
        return not (glued or verb) and (first or not stops) and not words.starts("joins.stops", folded)
    if not first and (folded in words.sets["names.particles"] or folded in words.sets["names.generations"]):
        return True
    if not first and joins_families(bare):
        return True
    bare = bare.lstrip(_OKINA)
    if not _begins_big(bare) or not _LETTERS.match(bare) or any(char.isdigit() for char in bare):
        return False
    if capitals(bare):
        return True
    if folded in words.sets["words.posts"] or folded in _NEVER:
        return False
    return _unelided(folded) not in words.sets["words.bodies"] and not _is_of_body(folded, words)


def _is_arabic_capacity(folded: str, words: Vocabulary) -> bool:
    """Tell a word behind an Arabic name for what somebody comes as, mostly in the accusative: "سامي الخطيب مترجما"."""
    bare = folded.removesuffix("ا")
    return folded in words.places or (bare != folded and (bare in words.sets["words.posts"] or bare in words.places))


def _holds_body(folded: Sequence[str], words: Vocabulary) -> bool:
    return any(_is_of_body(word, words, least=_SHORT_BODY) for word in folded)


def _is_of_body(folded: str, words: Vocabulary, *, least: int | None = None) -> bool:
    """Tell a Russian word for a body in another case: "Представительства", "Комитета"; longer than `least` letters."""
    if not _CYRILLIC.match(folded):
        return False
    long = len(folded) > (_LONG_WORD if least is None else least)
    stems = (folded[: -len(end)] for end in _CASES if folded.endswith(end) and long)
    return any(f"{stem}{end}" in words.sets["words.bodies"] for stem in stems for end in ("", "о", "а", "я", "е"))


_CASES = ("а", "я", "у", "е", "и", "ы", "ом", "ои", "ем")
# Letters; shorter words are too like names, but behind an adjective in the same case.
_LONG_WORD, _SHORT_BODY = 6, 3
_GOVERNED = re.compile(f"[^\\W\\d_]{{3}}(?:ого|его|{fold('ой')}|{fold('ей')})$")


_NEVER = frozenset(
    {"the", "this", "they", "in", "at", "on", "for", "his", "her", "their", "it", "le", "la", "les", "el"}
)

"""Names without a word of address, told by nothing but how they look."""

from parsers.characters import HAN
from parsers.extract import countries, known, names
from parsers.extract.people import entry
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, fold


def is_name(said: Span, words: Vocabulary, *, led: bool = False) -> bool:
    """Tell a name by its form, a patronymic or a known given name; where words that lead to people stand before it
    (`led`), two words with capitals are one too.

    No post, body or State is one, nor one word alone.
    """
    tokens, like = said.text.split(), names.likeness(said, words)
    if HAN.search(said.text):
        return len(said.text) < _LONGEST_HAN and like >= _FORMED
    others = words.sets["words.posts"] | words.sets["words.bodies"] | words.sets["words.modifiers"]
    if not 1 < len(tokens) <= _TOKENS or any(fold(token).strip(".") in others for token in tokens):
        return False
    if entry.is_post(said, words) or entry.is_body(said, words):
        return False
    if any(found.state for found in countries.find(said.text)):
        return False
    named = led or names.has_patronymic(said.folded.split(), words) or any(known.is_given(token) for token in tokens)
    return like >= _FORMED or (like >= _CAPITALS and named)


# How much the form of a name, and two words with capitals, are like one.
_FORMED, _CAPITALS = 0.55, 0.35
# Words of a name; characters of a Chinese one, its word of address included.
_TOKENS, _LONGEST_HAN = 4, 6

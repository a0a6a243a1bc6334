"""Latin letters that look alike in print, put right where the word itself shows which one it is."""

import re

# No word of ours begins with an l before one of these; a capital I does.
_CAPITAL = re.compile(r"(?<![^\W_])l(?=[bcdfgjkmnpqrstvwxz][^\W\d_])")
# An elided article; in English only these follow a capital I.
_ARTICLE = re.compile(r"(?<![^\W_])[I1|](?=['’][^\W\d_])(?!['’](?:m|ll|ve|d|s)\b)")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# On a coarse fax the foot of a full stop hangs down: an address has no comma, but a list of them has.
_COMMA = re.compile(r"(?<=@)([\w-]+),(?=[a-z][\w-]*(?:\.[\w-]+)*[.,;:)>]?$)")
_COMMA_OF_INITIAL = re.compile(r"^([^\W\d_]),(?=[\w-]+(?:\.[\w-]+)*@)")
# An initial of a name, never the first letter of a longer word, which may well be a figure.
_NOUGHT = re.compile(r"^0(?=\.[a-z]{2})")
_INITIAL = re.compile(r"(?:^|(?<=[.@]))[1I](?=\.?[a-z]{2})|(?<=[a-z])I(?=[a-z.@])")


def mended(text: str) -> str:
    """Return a word with its l and I as they were meant; as long as it was."""
    if text.count("@") == 1:
        text = _COMMA_OF_INITIAL.sub(r"\1.", _COMMA.sub(r"\1.", text))
    if _ADDRESS.search(text):
        return _ADDRESS.sub(lambda found: _address(found[0]), text)
    return _CAPITAL.sub("I", _ARTICLE.sub("l", text))


def _address(text: str) -> str:
    """Return an address of small letters without a capital I; an initial is no figure."""
    text = _NOUGHT.sub("o", text)
    return _INITIAL.sub("l", text) if not any(char.isupper() and char != "I" for char in text) else text

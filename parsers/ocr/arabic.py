"""What Tesseract misreads in Arabic again and again, put right where the word itself shows it."""

import re

from msgspec.structs import replace

from parsers.document import Word

_LETTER = "\u0621-\u064a"
_DIGIT = "0-9\u0660-\u0669"
# Letters and digits of Persian and Urdu that stand for the same strokes.
_FORMS = str.maketrans("کیھەہۇ۰۱۲۳۴۵۶۷۸۹", "كيهههؤ٠١٢٣٤٥٦٧٨٩")
_NUMBER = re.compile(r"[\d/.+()،:-]*[\u0660-\u0669][\d/.+()،:-]*")
# The Arabic comma is taken for a quotation mark that nothing opened, or for a hamza where none can stand: after a
# consonant, except in the few words that end so, whatever is put before them.
_QUOTE = re.compile(rf"(?<=[{_LETTER}{_DIGIT}])\.?[»«]$")
_QUOTED_NUMBER = re.compile(rf"[»«]([{_DIGIT}]+)")
_ENDS_IN_HAMZA = "شي|في|جز|بد|عب|كف|مل|دف|بط|نش|مر|در|رز|بر"
_HAMZA = re.compile(rf"^(?![وفبكل]{{0,2}}(?:ال|لل)?(?:{_ENDS_IN_HAMZA})ء$)([{_LETTER}]+[^اوىيأؤئآء\W\d])ء$")
# The sign before a number comes out behind it, the dash behind the number of an item before it.
_SIGN = re.compile(rf"([{_DIGIT}]{{1,4}})\+")
_ITEM = re.compile(rf"[-–]([{_DIGIT}]{{1,2}})")


def mended(text: str) -> str:
    """Return a word with its comma, sign and dash where they belong; words of other scripts unchanged."""
    if text.isascii():
        return _in_order(text)
    if "«" not in text[:-1]:
        text = _QUOTE.sub("،", text)
    if found := _QUOTED_NUMBER.fullmatch(text):
        text = f"{found[1]}،"
    return _in_order(_HAMZA.sub(r"\1،", text))


def _in_order(text: str) -> str:
    if found := _SIGN.fullmatch(text):
        return f"+{found[1]}"
    if found := _ITEM.fullmatch(text):
        return f"{found[1]}-"
    return text


def in_arabic(word: Word) -> Word:
    """Return a word with Persian and Urdu forms of letters and digits as Arabic writes them."""
    return replace(word, text=mended(word.text.translate(_FORMS)))


def is_number(text: str) -> bool:
    """Tell a number in Arabic digits, such as a date or a telephone."""
    return _NUMBER.fullmatch(text) is not None

"""Bytes -> text, whatever charset the headers claim. Never raises."""

import codecs
import re
from itertools import pairwise

from parsers.document import Problem

# What senders write and what they mean: the superset that mail clients of the time really used.
_MEANT = {
    "ascii": "utf-8",
    "us-ascii": "utf-8",
    "ansi_x3.4-1968": "utf-8",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "windows-874": "cp874",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "iso2022_jp": "iso2022_jp_ext",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "koi8-r": "koi8_u",
    "iso-8859-8-i": "cp1255",
    "iso-8859-8": "cp1255",
    "unicode-1-1-utf-7": "utf-7",
}
# How programs call charsets that have another name: "x-mac-cyrillic", "win-1251", "dos-866".
_OWN_NAME = re.compile(r"^(?:x-)?((?:win|windows|dos|cp)-?(?=\d))?")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = re.compile(r"cp125\d|cp874|koi8|iso8859|latin|mac", re.IGNORECASE)
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
# Codecs that give text and are no charsets: of domain names, and of text that speaks to the interpreter.
_REFUSED = {"idna", "punycode", "unicode_escape", "raw_unicode_escape"}
_SAMPLE = 60_000
_MARKUP = re.compile(rb"<style\b[^<]*(?:<!--[^<]*)?|<[^<>]*>", re.IGNORECASE)

# The letters that make up most of a text, by the charsets that lie in the same bytes.
_CYRILLIC = ("cp1251", "koi8_u", "iso8859_5")
_ARABIC = ("cp1256", "iso8859_6")
_MIXED_UP = (_CYRILLIC, _ARABIC)
_COMMON = {**dict.fromkeys(_CYRILLIC, "оеаинтсрвлі"), **dict.fromkeys(_ARABIC, "اليمونرتبةدع")}
_LIKELY = 0.45
_FEW = 6
_LETTER = re.compile(r"[^\x00-\xbf\u2010-\u203a\u20ac\u2116]")
_LATIN = "a-zA-ZÀ-ɏḀ-ỿ"
_MIXED = re.compile(rf"[{_LATIN}](?=[^\W\d_{_LATIN}])|[^\W\d_{_LATIN}](?=[{_LATIN}])")
_OTHER_SCRIPT = re.compile(r"[^\x00-\u02ff\u1e00-\u1eff\u2000-\u21ff]")
_WESTERN_LETTERS = "àáâãäåæçèéêëìíîïñòóôõöøœùúûüÿß"
_NOT_WESTERN = re.compile(
    rf"[^\x00-\x7f\xa0{_WESTERN_LETTERS}{_WESTERN_LETTERS.upper()}ªº°§«»‹›‘’‚“”„–—…•·€£¿¡´©®™²½]"
    r"|[^\W\d_a-zA-Z]{3}"  # no three of them in a row
    r"|[a-zß-ÿ][À-Þ]"  # no capital behind a small letter
    r"|[ªº][^\W\d_]"
    r"|õ(?!e)|ã(?=[a-z])(?![eosni])"
    r"|\b(?=\w*ø)\w*[áíèù]"  # Czech names in the bytes of another charset
)
# What č and ć are in the bytes of another charset, where no Western language has that letter, and what tells Western.
_SLAVIC = re.compile(r"(?i:è[aeiouyk]|aè\b|[aeiou]æ(?:\b|[aeiou]))")
_ROMANCE = re.compile(r"(?i:[éàêçôîâëùû]|è[bcdfglmnprstv]+[aeiou])")
# Letters in a word of others, alone or two together, as Western languages have them, and marks of print.
_ACCENTED = re.compile(
    r"(?<=[a-zA-Z])[À-ÖØ-öø-ÿŒœ]{1,2}(?![^\x00-\x7f])|(?<![^\x00-\x7f])[À-ÖØ-öø-ÿŒœ]{1,2}(?=[a-zA-Z])"
    r"|[–—’‘“”«»…\xa0]"
)
# Charsets that write every letter in bytes of seven bits, and what begins their letters beyond ASCII.
_SEVEN_BITS = re.compile(r"iso2022|hz|utf-7")
_SHIFT = re.compile(rb"\x1b[$(]|\x0e|~\{")
# Those in which every line begins in ASCII (RFC 1468, 1843 and 2152).
_BY_LINE = re.compile(r"iso2022_jp|hz|utf-7")
# A byte that is no UTF-8, as the library marks it, alone among ASCII beside a letter; those that begin the letters and
# quotes of Latin writing in UTF-8 may be half of one.
_STRAY = re.compile(
    r"(?<![^\x00-\x7f])(?:(?<=[a-zA-Z])[\udcc0-\udcff]|[\udcc0-\udcff](?=[a-zA-Z]))(?![^\x00-\x7f])"
    r"(?<![\udcc2-\udcc5\udcca\udccb\udce1\udce2])"
)
# What tells UTF-8 in a line: letters and quotes of Latin writing, two letters of another script, those of three bytes.
_WRITTEN = re.compile(r"[\xc0-\u017f]|[^\W\d_\x00-\u02ff]{2}|[\u0800-\uffff]")
# What no text is written with: control characters but those of lines, pages, overstriking, escapes and the end of a
# file; and what was no letter of its charset. Noise has one in ten, and a text none or a few.
_NO_TEXT = re.compile(r"[\x01-\x07\x0e-\x19\x1c-\x1f\x7f\ufffd]")
_NOISE = 50
# A header or a body in UTF-8 that was cut or patched has a few bytes that are not; other charsets have many.
_SOUND = 4


def decode_bytes(data: bytes, claimed: str | None = None) -> str:
    """Return the text of `data`: by its byte order mark, else as UTF-8, as claimed, or as detected."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace").lstrip("\ufeff")
    codec = _codec(claimed)
    # A header that says ISO-8859-1 over UTF-8 text is common; the opposite never passes as UTF-8 by chance.
    if codec is None or _SINGLE_BYTE.search(codec):
        if _UTF8_SEQUENCE.search(data) or data.isascii():
            text = _strict(data, "utf-8") or _damaged_utf8(data, _SOUND)
            if text is not None:
                return text
        if codec == "cp1252" and _is_foreign(data):
            codec = None
    if codec is not None:
        codec = _settled(data, codec)
        text = _strict(data, codec)
        if text is not None:
            return text
        if codec == "utf-8":
            return _damaged_utf8(data, 1) or _by_lines(data)
        if not (_SINGLE_BYTE.search(codec) or _is_denied(data, codec)):
            return _marked(data, codec)
    return _detected(data)


def noise(text: str, name: str) -> tuple[Problem, ...]:
    """Return what is to be said of a file that was decoded and can be no text."""
    if len(_NO_TEXT.findall(text)) <= max(3, len(text) / _NOISE):
        return ()
    detail = f"{name} holds much that is no text: open it by hand or ask the sender for another copy."
    return (Problem("unreadable_part", detail),)


def decode_line(data: bytes, beside: str | None) -> str:
    """Return the text of a header line that names no charset."""
    return decode_bytes(data, charset_beside(data, beside))


def charset_beside(data: bytes, beside: str | None) -> str | None:
    """Return the charset of text that names none: that of the text `beside` it where it may be in it.

    Charsets of other scripts accept most bytes, and in them a Western letter is one of theirs inside a Latin word;
    UTF-8 never passes as that by chance, and letters that read as running text of another script are that.
    """
    if _strict(data, "utf-8") is not None:
        return None
    data = data if len(data) <= _SAMPLE else _whole_lines(data[:_SAMPLE])
    if _damaged_utf8(data, _SOUND) is not None:
        return None
    codec = _codec(beside)
    text = _strict(data, codec) if codec else None
    doubtful = text is None or _OTHER_SCRIPT.search(text)
    if doubtful and _is_accented(data):
        return "cp1252"
    found = _by_letters(data)
    return beside if found is None or (text is not None and found in _family(codec or "")) else found


def detected(beginning: bytes) -> str | None:
    """Return the charset of the beginning of a text that is neither ASCII nor UTF-8, None of any other."""
    lines = _whole_lines(beginning)
    utf_8 = _strict(lines, "utf-8") or _damaged_utf8(lines, _SOUND)
    return _likely(lines) if utf_8 is None and not lines.isascii() else None


def _whole_lines(beginning: bytes) -> bytes:
    """Return the beginning of a text without the line that it is cut in, where it has others."""
    return beginning[: beginning.rfind(b"\n") + 1] or beginning


def _codec(claimed: str | None) -> str | None:
    """Return the codec of a charset; None of what is unknown, and of what is a codec and no charset of texts."""
    name = (claimed or "").strip().strip("\"'").lower()
    name = _MEANT.get(name, name)
    if not name:
        return None
    try:
        found = _looked_up(name) or codecs.lookup(_OWN_NAME.sub(lambda own: "cp" if own[1] else "", name)).name
        b"a".decode(found, "replace")  # refused by codecs that turn text into text or bytes into bytes
    except (LookupError, ValueError):
        return None
    return None if found.replace("-", "_") in _REFUSED else _MEANT.get(found, found)


def _looked_up(name: str) -> str | None:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, ValueError):
        return None


def _is_denied(data: bytes, codec: str) -> bool:
    """Tell that bytes which are no text in `codec` are in another charset altogether, and not damaged.

    Only bytes beyond ASCII tell it: what is written in seven bits is UTF-8 too.
    """
    if data.isascii():
        return False
    unshifted = _SEVEN_BITS.match(codec) and not _SHIFT.search(data)
    return bool(unshifted) or _strict(data, "utf-8") is not None


def _marked(data: bytes, codec: str) -> str:
    """Return text with marks for what is none; in shifts that end with the line, no line loses the next one."""
    lines = data.splitlines(keepends=True) if _BY_LINE.match(codec) else [data]
    return "".join(line.decode(codec, "replace") for line in lines)


def _damaged_utf8(data: bytes, sound: int) -> str | None:
    """Return UTF-8 with marks for what is none, None where fewer than `sound` letters are right for each of these.

    What can only be a Western letter is read as that.
    """
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    good = sum(char > "\x7f" for char in text) - text.count("\ufffd")
    if good < max(sound * bad, 1):
        return None
    return text if _OTHER_SCRIPT.search(text.replace("\ufffd", "")) else _with_strays(data)


def _by_lines(data: bytes) -> str:
    """Return UTF-8 to which a gateway added lines in a charset of single bytes: each line in its own of the two.

    Text without a line of letters that are right in UTF-8 is in one charset, and so is all beside East Asian writing.
    """
    lines = [(line, _line_in_utf8(line)) for line in data.splitlines(keepends=True)]
    codec = _likely(b"".join(line for line, text in lines if text is None))
    if not _SINGLE_BYTE.search(codec) or all(text is None or text.isascii() for _, text in lines):
        return _detected(data)
    return "".join(line.decode(codec, "replace") if text is None else text for line, text in lines)


def _line_in_utf8(line: bytes) -> str | None:
    """Return a line that is UTF-8, None for others; letters alone that no name has are in it by chance."""
    text = _strict(line, "utf-8")
    if text is not None and not text.isascii():
        return text if _WRITTEN.search(text) else None
    return text if text is not None else _damaged_utf8(line, _SOUND)


def _with_strays(data: bytes) -> str:
    """Return UTF-8 in Latin letters with those that stand in it as single bytes, and marks for what is no letter."""
    text = _STRAY.sub(lambda byte: chr(ord(byte[0]) - 0xDC00), data.decode("utf-8", "surrogateescape"))
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _words(data: bytes) -> bytes:
    """Return the beginning without CSS and tags, which are ASCII and drown the letters that tell the charset."""
    return _MARKUP.sub(b" ", data[: 4 * _SAMPLE])[:_SAMPLE]


def _is_foreign(data: bytes) -> bool:
    """Tell text that can't be Western: more than a third of its letters beyond ASCII, and many or those of a script."""
    sample = _words(data)
    high = sum(byte >= 0xC0 for byte in sample)
    low = sum(65 <= byte <= 122 for byte in sample)
    return high * 2 > low and (high > 12 or _by_letters(data) is not None)


def _settled(data: bytes, codec: str) -> str:
    """Return the charset of text in Cyrillic or Arabic that claims to be in `codec`: senders mix them up."""
    claimed, family = codec.replace("-", "_"), _family(codec)
    if not family:
        return codec
    likely = {name: _likeness(_words(data), name) for name in family}
    best = max(family, key=lambda name: likely[name])
    return best if likely[best] > max(_LIKELY, likely[claimed] + 0.15) else codec


def _family(codec: str) -> tuple[str, ...]:
    """Return the charsets that senders mix up with this one, itself included."""
    return next((names for names in _MIXED_UP if codec.replace("-", "_") in names), ())


def _by_letters(data: bytes) -> str | None:
    """Return the charset of a script of its own in which bytes read as running text, None where there is none."""
    likely = {name: _likeness(_words(data), name) for name in _COMMON}
    best = max(likely, key=lambda name: likely[name])
    return best if likely[best] > _LIKELY else None


def _likeness(sample: bytes, codec: str) -> float:
    """Return the share of common letters among those beyond ASCII; what writers seldom do counts against it.

    That is capitals in words, the more so behind small letters, letters of another script, and Latin letters in one
    word with others. 0 where there are too few letters.
    """
    text = _strict(sample, codec) or ""
    letters = _LETTER.findall(text)
    if len(letters) < _FEW:
        return 0
    common = sum(letter.lower() in _COMMON[codec] for letter in letters)
    capitals = [a.islower() * 2 + a.isupper() * 0.15 for a, b in pairwise(text) if b.isupper()]
    strange = sum(ord(letter) >> 8 != ord(_COMMON[codec][0]) >> 8 for letter in letters)
    return (common - sum(capitals) - strange - len(_MIXED.findall(text))) / len(letters)


def _latin(data: bytes) -> str | None:
    """Return cp1252 of text in Western letters as Western languages use them, cp1250 where č and ć tell it, or None."""
    text = _strict(_words(data), "cp1252")
    if text is None or _NOT_WESTERN.search(text):
        return None
    return "cp1250" if len(_SLAVIC.findall(text)) > len(_ROMANCE.findall(text)) else "cp1252"


def _is_accented(data: bytes) -> bool:
    """Tell Western text whose letters beyond ASCII all stand in words of ASCII letters."""
    text = _strict(data, "cp1252") or ""
    return _latin(data) == "cp1252" and _ACCENTED.sub("", text).isascii()


def _detected(data: bytes) -> str:
    text = _strict(data, "utf-8")
    return data.decode(_likely(data), "replace") if text is None else text


def _likely(data: bytes) -> str:
    """Return the charset of text that is no UTF-8."""
    return _by_letters(data) or _latin(data) or _guessed(data)


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(_words(data), cp_isolation=list(_CANDIDATES)).best()
    return best.encoding if best else "cp1252"


_CANDIDATES = ("utf_8", "cp1252", "cp1251", "koi8_r", "cp1256", "gb18030", "cp1250", "cp1254", "big5", "cp949", "cp932")

"""Bytes -> text, whatever charset the headers claim. Never raises."""

import codecs
import re

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
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "koi8-r": "koi8_u",
    "iso-8859-8-i": "cp1255",
    "iso-8859-8": "cp1255",
    "unicode-1-1-utf-7": "utf-7",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = re.compile(r"cp125\d|cp874|koi8|iso8859|latin|mac", re.IGNORECASE)
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
# Not text: codecs that turn bytes into bytes, or text that speaks to the interpreter.
_REFUSED = {"base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "idna", "punycode", "unicode_escape",
            "raw_unicode_escape", "undefined", "mbcs", "oem"}  # fmt: skip
_SAMPLE = 60_000


def decode_bytes(data: bytes, claimed: str | None = None) -> str:
    """Return the text of `data`: by its byte order mark, else as UTF-8, as claimed, or as detected."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace").lstrip("\ufeff")
    codec = _codec(claimed)
    # A header that says ISO-8859-1 over UTF-8 text is common; the opposite never passes as UTF-8 by chance.
    if codec is None or _SINGLE_BYTE.search(codec):
        if _UTF8_SEQUENCE.search(data) or data.isascii():
            text = _strict(data, "utf-8")
            if text is not None:
                return text
        if codec in {"cp1252", None} and _mostly_high(data):
            codec = None
    if codec is not None:
        text = _strict(data, codec)
        if text is not None:
            return text
        if not _SINGLE_BYTE.search(codec) and codec != "utf-8":
            return data.decode(codec, "replace")
    return _detected(data)


def _codec(claimed: str | None) -> str | None:
    name = (claimed or "").strip().strip("\"'").lower()
    name = _MEANT.get(name, name)
    if not name:
        return None
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return None if found.replace("-", "_") in _REFUSED else _MEANT.get(found, found)


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, ValueError):
        return None


def _mostly_high(data: bytes) -> bool:
    """Tell text that can't be Western: more than a third of its letters beyond ASCII."""
    sample = data[:_SAMPLE]
    high = sum(byte >= 0xC0 for byte in sample)
    low = sum(65 <= byte <= 122 for byte in re.sub(rb"<[^>]*>", b"", sample))
    return high > 12 and high * 2 > low


def _detected(data: bytes) -> str:
    text = _strict(data, "utf-8")
    if text is not None:
        return text
    from charset_normalizer import from_bytes

    # Without CSS and tags, which are ASCII and drown the letters that tell the charset.
    sample = re.sub(rb"(?s)<style.*?</style>|<[^>]*>", b" ", data)[:_SAMPLE]
    best = from_bytes(sample, cp_isolation=list(_CANDIDATES)).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


_CANDIDATES = ("utf_8", "cp1252", "cp1251", "koi8_r", "cp1256", "gb18030", "cp1250", "cp1254", "big5", "cp949", "cp932")

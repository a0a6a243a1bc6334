"""What a file is, told by its bytes; what it says of itself decides only between kinds of text."""

import io
import re
import zipfile

_SIGNATURES = (
    (b"{\\rtf", "rtf"),
    (b"\x78\x9f\x3e\x22", "tnef"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
# The object identifier that a PKCS #7 structure begins with (1.2.840.113549.1.7).
_PKCS7 = bytes.fromhex("06092a864886f70d0107")
_MEMBERS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsx"),
    ("ppt/presentation.xml", "pptx"),
)
# What a file calls itself by the end of its name, else by its type.
_OFFICE = {
    **dict.fromkeys(("docx", "docm", "dotx", "dotm", "wordprocessingml.document"), "docx"),
    **dict.fromkeys(("xlsx", "xlsm", "xltx", "xlsb", "spreadsheetml.sheet"), "xlsx"),
    **dict.fromkeys(("pptx", "pptm", "ppsx", "presentationml.presentation"), "pptx"),
    **dict.fromkeys(("odt", "ott", "opendocument.text"), "odt"),
    **dict.fromkeys(("ods", "ots", "opendocument.spreadsheet"), "ods"),
    **dict.fromkeys(("doc", "dot", "msword"), "doc"),
    **dict.fromkeys(("xls", "xlt", "ms-excel"), "xls"),
    "pdf": "pdf",
}
# Programs save pages and texts under their names.
_OLD = {"doc", "xls"}
# The list of its parts that an archive has which is an office document, or was one.
_PARTS = {"[Content_Types].xml", "META-INF/manifest.xml"}
_TYPE = re.compile(r"application/(?:vnd\.)?(?:openxmlformats-officedocument\.|oasis\.)?")
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("__substg1.0_", "msg"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|body|table|div|p|head|meta)\b", re.IGNORECASE)
# What is drawn or laid out in XML: SVG, Word and Excel 2003, flat OpenDocument.
_XML = re.compile(rb"<svg[\s>/]|<\?mso-application\b|<w:wordDocument\b|<pkg:package\b|<office:document\b")
# Types of parts that stand for what lies elsewhere (RFC 2046, 5.2.2 and 5.2.3).
_ELSEWHERE = {"message/external-body": "external-body", "message/partial": "partial"}
_FIELD = re.compile(
    rb"(?:Return-Path|Received|From|Date|Subject|Message-ID|MIME-Version|To): ?[^\r\n]*\r?\n", re.IGNORECASE
)
# What pages that are saved with their pictures in one file begin with, whatever they are called, and say in their head.
_ENTITY = re.compile(
    rb"\s*MIME-Version: ?1\.0\r?\n(?:[^\r\n]+\r?\n)*?Content-Type: *(?:multipart|text|message)/", re.IGNORECASE
)
_PKCS7_TYPES = {"application/pkcs7-signature", "application/x-pkcs7-signature"}
# Nothing but armour: what is typed beside it is read as a text.
_PKCS7_TYPED = re.compile(rb"\s*-----BEGIN (PKCS7|CMS)-----[A-Za-z0-9+/=\s]+-----END \1-----\s*")
# A signature apart from what it signs (RFC 9580, 5.2 and 6.2), as text or as a packet.
_SIGNATURE = re.compile(rb"\s*-----BEGIN PGP SIGNATURE-----|[\x88-\x8a\xc2]")
# The part that announces an encrypted one (RFC 3156, 4), and the name of a file that is encrypted.
_ANNOUNCED = re.compile(rb"\s*Version: *1\s*")
_PUBLIC_KEY = {b"\x98", b"\x99", b"\x9a", b"\xc6"}
_PGP_TYPES = {"application/pgp-encrypted", "application/pgp-signature"}
_PGP_NAME = re.compile(r"\.(?:pgp|gpg|asc)$", re.IGNORECASE)
_TEXT_NAME = re.compile(r"\.(?:txt|csv|log|md|ics|vcf|asc|ini|xml|json)$", re.IGNORECASE)


def sniff(content: bytes, media_type: str = "", filename: str | None = None) -> str:
    """Return the kind of a file: "pdf", "docx", "text", ...; "unknown" where nothing fits.

    An archive of the parts of an office document is what it calls itself: what is wrong with it, its reader says.
    """
    if media_type in _ELSEWHERE:
        return _ELSEWHERE[media_type]
    return _kind(content, media_type, filename)


def misnamed(kind: str, media_type: str, filename: str | None) -> str:
    """Return the kind of document that a text, page or archive calls itself and is none, "" for other files."""
    claimed = _claimed(media_type, filename or "")
    return claimed if kind in {"zip", "text", "html"} and claimed not in _OLD else ""


def _claimed(media_type: str, filename: str) -> str:
    """Return the kind of office document that a file calls itself, "" for other files."""
    _, dot, end = filename.lower().rpartition(".")
    return _OFFICE.get(end if dot else _TYPE.sub("", media_type), "")


def _kind(content: bytes, media_type: str, filename: str | None) -> str:
    """Return the kind that the bytes tell."""
    head = content[:4096]
    if head.startswith(b"%PDF-"):
        return "pdf"
    if pgp := _pgp_kind(head, media_type, filename or ""):
        return pgp
    if content.startswith(b"PK\x03\x04") or content.startswith(b"PK\x05\x06"):
        return _zip_kind(content, _claimed(media_type, filename or ""))
    if content.startswith(_OLE):
        return _ole_kind(content)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS:
        return "heic"
    if (head[:1] == b"\x30" and _PKCS7 in head[:32]) or _PKCS7_TYPED.fullmatch(content):
        return "smime"
    for signature, kind in _SIGNATURES:
        if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(signature) if kind == "rtf" else head.startswith(signature):
            return kind
    # Something may stand before it, unless that is the beginning of a file that holds one.
    if b"%PDF-" in content[:1100] and not _is_message(head, media_type, (filename or "").lower()):
        return "pdf"
    return _text_kind(head, media_type, filename)


def is_message(content: bytes, filename: str) -> bool:
    """Tell whether a file is a message, by its beginning alone: no archive is looked into, so anybody may ask."""
    head = content[:4096]
    others = (b"%PDF-", b"PK\x03\x04", _OLE, *(signature for signature, _ in _SIGNATURES))
    return not head.startswith(others) and _is_message(head, "", filename.lower())


def _pgp_kind(head: bytes, media_type: str, filename: str) -> str:
    """Return "pgp" for what is encrypted, "signature" for one and for what announces the other, "" for other files."""
    if media_type == "application/pgp-encrypted" and _ANNOUNCED.fullmatch(head):
        return "signature"
    if media_type == "application/pgp-signature" and _SIGNATURE.match(head):
        return "signature"
    if media_type in _PKCS7_TYPES and head[:1] == b"\x30" and _PKCS7 not in head[:32]:  # too short to hold anything
        return "signature"
    if _PGP_NAME.search(filename) and head[:1] in _PUBLIC_KEY:
        return "signature"
    # Every packet begins with this bit (RFC 9580, 4.2), and so do letters beyond ASCII.
    binary = head[:1] >= b"\x80" and not _looks_typed(head)
    return "pgp" if binary and (_PGP_NAME.search(filename) or media_type in _PGP_TYPES) else ""


def _zip_kind(content: bytes, claimed: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist()[:5000])
            if "mimetype" in names:
                with archive.open("mimetype") as member:
                    return _opendocument(member.read(200))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError, NotImplementedError):
        # Cut off or repaired by hand: the reader of the format it claims says what is wrong with it.
        names = {name for name in (*dict(_MEMBERS), *_PARTS) if name.encode() in content}
    kind = claimed if names & _PARTS else ""
    return next((kind for name, kind in _MEMBERS if name in names), kind or _opendocument(content[:200]))


def _opendocument(declared: bytes) -> str:
    if b"opendocument.spreadsheet" in declared:
        return "ods"
    return "odt" if b"opendocument.text" in declared else "zip"


def _ole_kind(content: bytes) -> str:
    """Return what a compound file is by what it holds itself, not in files within it; of a damaged one by whatever."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as file:
            held = [path[0].casefold() for path in file.listdir(storages=True) if len(path) == 1]
    except Exception:  # olefile fails in many ways
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in content), "ole")
    return next((kind for name, kind in _STREAMS if any(one.startswith(name.casefold()) for one in held)), "ole")


def _text_kind(head: bytes, media_type: str, filename: str | None) -> str:
    name = (filename or "").lower()
    if _is_message(head, media_type, name):
        return "message"
    if media_type == "image/svg+xml" or name.endswith(".svg"):
        return "xml"
    if media_type == "text/html" or (media_type != "text/plain" and _HTML.search(head[:1024])):
        return "html"
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and _XML.search(head[:1024]):
        return "xml"
    if media_type.startswith("text/") or media_type.startswith("message/") or _TEXT_NAME.search(name):
        return "text"
    return "text" if head and _looks_typed(head) else "unknown"


def _is_message(head: bytes, media_type: str, name: str) -> bool:
    if media_type in {"text/rfc822-headers", "text/plain", "text/html"} and not name.endswith(".eml"):
        return False
    claimed = media_type == "message/rfc822" or name.endswith((".eml", ".mht")) or _ENTITY.match(head)
    return len(_FIELD.findall(head)) >= (1 if claimed else 3)


def _looks_typed(head: bytes) -> bool:
    return b"\x00" not in head and sum(byte < 32 and byte not in b"\t\r\n\f\x1b" for byte in head) == 0

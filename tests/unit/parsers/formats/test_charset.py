import pytest

from parsers.formats.charset import decode_bytes

RUSSIAN = "Постоянное представительство имеет честь сообщить состав делегации на совещание рабочей группы"


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "windows-1251"])
def test_the_claimed_charset_is_used(charset: str) -> None:
    assert decode_bytes(RUSSIAN.encode(charset), charset) == RUSSIAN


@pytest.mark.parametrize("claimed", [None, "", "x-unknown", "us-ascii", "base64", "iso-8859-1"])
def test_utf_8_is_known_whatever_is_claimed(claimed: str | None) -> None:
    assert decode_bytes(RUSSIAN.encode(), claimed) == RUSSIAN


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251"])
@pytest.mark.parametrize("claimed", [None, "iso-8859-1"])
def test_russian_without_its_charset_is_detected(charset: str, claimed: str | None) -> None:
    assert decode_bytes(RUSSIAN.encode(charset), claimed) == RUSSIAN


def test_what_is_called_latin_1_has_the_quotes_of_windows() -> None:
    assert decode_bytes(b"l\x92ambassade \x96 d\xe9l\xe9gation", "iso-8859-1") == "l’ambassade – délégation"


def test_what_is_called_gb2312_may_hold_rarer_characters() -> None:
    assert decode_bytes("朱镕基".encode("gb18030"), "gb2312") == "朱镕基"


def test_a_byte_order_mark_decides() -> None:
    assert decode_bytes("délégué".encode("utf-16"), "utf-8") == "délégué"


@pytest.mark.parametrize("claimed", [None, "utf-8", "gb2312", "cp1252"])
def test_no_bytes_ever_raise(claimed: str | None) -> None:
    assert decode_bytes(bytes(range(256)) * 3, claimed)

import base64

import pytest

from parsers.formats.charset import decode_bytes
from parsers.formats.message import split
from parsers.limits import Limits
from parsers.steps import Leaf, Opened

HEAD = (
    b"From: Mission <mission@vienna.example>\r\nTo: cop@conference.example\r\nSubject: Reply\r\nMIME-Version: 1.0\r\n"
)


def opened(raw: bytes, **limits: int) -> Opened:
    return split(raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), Limits(**limits))


def by_number(found: Opened) -> dict[str, Leaf]:
    return {leaf.number: leaf for leaf in found.leaves}


def multipart(kind: str, *parts: bytes, boundary: str = "b1") -> bytes:
    mark = f"--{boundary}\n".encode()
    body = b"".join(mark + part + b"\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n'.encode() + body + f"--{boundary}--\n".encode()


PLAIN = b"Content-Type: text/plain; charset=utf-8\n\nDear Secretariat, the delegation is below.\n"
RICH = b"Content-Type: text/html\n\n<p>Dear Secretariat, the delegation is below.</p>\n"
FILE = b'Content-Type: application/pdf\nContent-Disposition: attachment; filename="note.pdf"\n\n%PDF-1.4\n'


def test_a_message_of_one_part_has_the_number_1() -> None:
    found = opened(HEAD + b"\nGood morning\n")
    assert [(leaf.number, leaf.role, leaf.content.strip()) for leaf in found.leaves] == [("1", "body", b"Good morning")]


def test_parts_are_numbered_as_imap_numbers_them() -> None:
    inner = multipart("alternative", PLAIN, RICH, boundary="b2")
    found = opened(HEAD + multipart("mixed", inner, FILE))
    assert [leaf.number for leaf in found.leaves] == ["1.1", "1.2", "2"]


def test_of_two_alternatives_the_richer_is_the_body() -> None:
    found = by_number(opened(HEAD + multipart("alternative", PLAIN, RICH)))
    assert (found["1"].role, found["2"].role) == ("alternative", "body")


def test_an_empty_rich_alternative_does_not_win_over_a_full_plain_one() -> None:
    empty = b"Content-Type: text/html\n\n<html><head><style>p {color: red}</style></head><body></body></html>\n"
    found = by_number(opened(HEAD + multipart("alternative", PLAIN, empty)))
    assert (found["1"].role, found["2"].role) == ("body", "alternative")


def test_pictures_of_an_html_body_are_inline() -> None:
    logo = b"Content-Type: image/png\nContent-ID: <a>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
    found = by_number(opened(HEAD + multipart("related", RICH, logo)))
    assert (found["1"].role, found["2"].role) == ("body", "inline")


@pytest.mark.parametrize(("said", "told"), [("", (False, False)), ("; format=flowed; DelSp=Yes", (True, True))])
def test_the_headers_say_how_lines_were_wrapped(said: str, told: tuple[bool, bool]) -> None:
    (body,) = opened(HEAD + f"Content-Type: text/plain{said}\n\nDear Secretariat \n".encode()).leaves
    assert (body.flowed, body.unspaced) == told


def test_a_text_file_that_is_attached_is_no_body() -> None:
    attached = b'Content-Type: text/plain; name="list.txt"\nContent-Disposition: attachment\n\nnames\n'
    found = by_number(opened(HEAD + multipart("mixed", PLAIN, attached)))
    assert (found["1"].role, found["2"].role, found["2"].filename) == ("body", "attachment", "list.txt")


def test_a_nested_message_is_a_part_with_headers_and_parts_of_its_own() -> None:
    inner = b"From: Capital <desk@ministry.example>\nSubject: List\n" + multipart(
        "alternative", PLAIN, RICH, boundary="b3"
    )
    found = by_number(opened(HEAD + multipart("mixed", PLAIN, b"Content-Type: message/rfc822\n\n" + inner)))
    assert list(found) == ["1", "2", "2.1", "2.2"]
    assert found["2"].role == "message"
    assert found["2"].headers is not None
    assert found["2"].headers.subject == "List"
    assert found["2.2"].role == "body"


def test_a_nested_message_of_one_part_has_that_part_numbered_under_it() -> None:
    inner = b"From: Capital <desk@ministry.example>\nSubject: List\n\nnames\n"
    found = by_number(opened(HEAD + multipart("mixed", PLAIN, b"Content-Type: message/rfc822\n\n" + inner)))
    assert found["2.1"].content.strip() == b"names"


def test_a_delivery_status_is_one_part() -> None:
    status = b"Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nAction: failed\n"
    found = by_number(opened(HEAD + multipart("report", PLAIN, status)))
    assert list(found) == ["1", "2"]
    assert b"Action: failed" in found["2"].content


def test_file_names_are_read_in_every_coding() -> None:
    names = [
        b"=?koi8-r?B?8sXZwS5wZGY=?=",
        b'"nota n\xc2\xba 5.pdf"',
        b'"C:\\\\Documents\\\\note.pdf"',
        b'"../../etc/note.pdf"',
    ]
    parts = [
        b"Content-Type: application/pdf\nContent-Disposition: attachment; filename=" + n + b"\n\nx\n" for n in names
    ]
    parts.append(
        b"Content-Type: application/pdf\nContent-Disposition: attachment;\n filename*0*=iso-8859-1''d%E9l%E9;\n"
        b" filename*1*=gation.pdf\n\nx\n"
    )
    found = [leaf.filename for leaf in opened(HEAD + multipart("mixed", *parts)).leaves]
    assert found == ["Реыа.pdf", "nota nº 5.pdf", "note.pdf", "note.pdf", "délégation.pdf"]


@pytest.mark.parametrize(
    ("words", "charset", "beside"),
    [
        ("王芳", "gbk", "gb2312"),
        ("Орлов", "koi8-r", "koi8-r"),
        ("Г-жа Зайцева, советник", "windows-1251", "gb2312"),
        ("Mme Désirée Évrard", "windows-1252", "gb2312"),
        ("Mme Désirée Évrard", "utf-8", "gb2312"),
        ("名单", "utf-8", "gb2312"),
        ("Г-жа Зайцева, советник", "windows-1251", "iso-8859-1"),
        ("Г-жа Зайцева, советник", "koi8-r", "iso-8859-1"),
        ("Г-жа Зайцева, советник", "windows-1251", "windows-1256"),
        ("السيدة مريم بن علي، المستشارة", "windows-1256", "iso-8859-1"),
        ("Αικατερίνη Παπαδοπούλου, σύμβουλος", "iso-8859-7", "iso-8859-7"),
    ],
)
def test_a_file_that_names_no_charset_may_be_in_that_of_the_message(words: str, charset: str, beside: str) -> None:
    name = f'Content-Type: text/plain; name="{words}.txt"\n\n{words}\n'.encode(charset)
    body = f"Content-Type: text/plain; charset={beside}\n\nList\n".encode()
    leaf = opened(HEAD + multipart("mixed", body, name)).leaves[1]
    assert (leaf.filename, decode_bytes(leaf.content, leaf.charset).strip()) == (f"{words}.txt", words)


def test_a_tree_too_deep_says_what_was_not_read() -> None:
    body = PLAIN
    for level in range(8):
        body = multipart("mixed", body, boundary=f"level{level}")
    found = opened(HEAD + body, depth=3)
    assert [problem.reason for leaf in found.leaves for problem in leaf.problems] == ["too_large"]


def test_a_tree_without_end_never_raises() -> None:
    body = PLAIN
    for level in range(300):
        body = multipart("mixed", body, boundary=f"level{level}x")
    found = opened(HEAD + body)
    assert found.headers is not None
    assert found.headers.subject == "Reply"
    assert any(leaf.problems for leaf in found.leaves)


def test_too_many_parts_say_what_was_not_read() -> None:
    found = opened(HEAD + multipart("mixed", *[FILE] * 30), parts=10)
    assert len(found.leaves) == 10
    assert found.leaves[-1].problems[0].reason == "too_large"


def test_a_multipart_without_its_boundary_still_gives_its_text() -> None:
    found = opened(HEAD + b"Content-Type: multipart/mixed; boundary=gone\n\nDear Secretariat\n")
    assert any(b"Dear Secretariat" in leaf.content for leaf in found.leaves)


def test_broken_transfer_encodings_give_what_can_be_read() -> None:
    broken = b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nR29vZCBtb3JuaW5n!!!=\n"
    unknown = b"Content-Type: text/plain\nContent-Transfer-Encoding: x-odd\n\nplain words\n"
    found = by_number(opened(HEAD + multipart("mixed", broken, unknown)))
    assert found["1"].content.startswith(b"Good morning")
    assert b"plain words" in found["2"].content


def details(found: Opened) -> list[tuple[str, str]]:
    return [(leaf.number, problem.detail) for leaf in found.leaves for problem in leaf.problems]


def test_a_multipart_that_nothing_closes_breaks_off_in_its_last_part() -> None:
    text = b"Content-Type: text/plain; name=list.txt\n\n1. Ms. Anna BERG, "
    whole = HEAD + multipart("mixed", PLAIN, text)
    assert details(opened(whole)) == []
    ((number, detail),) = details(opened(whole.removesuffix(b"\n--b1--\n")))
    assert number == "2"
    assert "breaks off in part 2, list.txt," in detail


def test_what_breaks_off_is_told_once_for_all_that_it_lies_in() -> None:
    inner = multipart("alternative", PLAIN, RICH, boundary="b2")
    nested = b"Content-Type: message/rfc822\n\nSubject: inner\nMIME-Version: 1.0\n" + inner
    whole = HEAD + multipart("mixed", PLAIN, nested)
    cut = whole[: whole.rindex(b"below")]
    assert [number for number, _ in details(opened(cut))] == ["2.2"]


@pytest.mark.parametrize("head", [b"", b"Content-Type: message/rfc822\n\nSubject: inner\nMIME-Version: 1.0\n"])
@pytest.mark.parametrize("parts", [(), (FILE,)])
def test_nothing_breaks_off_in_a_multipart_that_an_enclosing_one_ends(head: bytes, parts: tuple[bytes, ...]) -> None:
    inner = head + multipart("alternative", PLAIN, RICH, boundary="b2").removesuffix(b"--b2--\n")
    whole = HEAD + multipart("mixed", PLAIN, inner, *parts)
    assert details(opened(whole)) == []
    assert len(details(opened(whole.removesuffix(b"--b1--\n")))) == 1


def test_an_encoded_message_breaks_off_for_itself() -> None:
    nested = b"From: a@b.example\nMIME-Version: 1.0\n" + multipart("mixed", PLAIN, boundary="b2")
    coded = base64.encodebytes(nested.removesuffix(b"--b2--\n"))
    part = b"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" + coded
    assert [number for number, _ in details(opened(HEAD + multipart("mixed", part, FILE)))] == ["1.1"]


@pytest.mark.parametrize("said", ["multipart/mixed", "multipart/mixed; boundary=gone"])
def test_a_multipart_that_nothing_divides_says_so(said: str) -> None:
    assert details(opened(HEAD + f"Content-Type: {said}\n\n".encode())) == []
    ((number, detail),) = details(opened(HEAD + f"Content-Type: {said}\n\nDear Secretariat\n".encode()))
    assert number == "1"
    assert "nothing divides them" in detail


DAMAGED = {
    "base64": [
        b"R29vZCBtb3JuaW5n%R29vZA==",
        b"R29vZCBtb3JuaW5",
        b"R29v\nsome noise %%\n" + b"R29v" * 9 + b"\nsome noise",
        b"R29vZ\n\nThis e-mail is confidential.",
        b"R29vZA==R29vZA==",
        b" %%%%",
        b"=",
        b"R29vZ",
        b"R29v\n_____\nList",
    ],
    "quoted-printable": [b"Bj=Fxrn"],
}
SOUND = {
    "base64": [b"R29vZCBtb3JuaW5n", b" R29v \n\t ZA==\n\n", b"", b"R29vZCBtb3JuaW4", b"R29vZA"],
    "quoted-printable": [
        b"Bj=C3=B8rn =\nand =c3=b8 = \nat the end =",
        b"",
        b"plain",
        b"a = b",
        b"a ==\nb",
        b"/?a=zz\n-=-=-",
    ],
}


@pytest.mark.parametrize(("coding", "body"), [(coding, body) for coding in DAMAGED for body in DAMAGED[coding]])
@pytest.mark.parametrize("kind", [b"text/plain", b"application/pdf; name=note.pdf"])
def test_a_part_whose_coding_is_damaged_says_so(coding: str, body: bytes, kind: bytes) -> None:
    part = b"Content-Type: " + kind + f"\nContent-Transfer-Encoding: {coding}\n\n".encode() + body + b"\n"
    ((number, detail),) = details(opened(HEAD + multipart("mixed", part, PLAIN)))
    assert number == "1"
    assert detail.startswith("The coding of part 1")


@pytest.mark.parametrize(("coding", "body"), [(coding, body) for coding in SOUND for body in SOUND[coding]])
def test_blanks_and_wrapped_lines_damage_no_coding(coding: str, body: bytes) -> None:
    part = f"Content-Type: text/plain\nContent-Transfer-Encoding: {coding}\n\n".encode() + body + b"\n"
    assert details(opened(HEAD + multipart("mixed", part, PLAIN))) == []


@pytest.mark.parametrize("coded", [b"R29v" * 9 + b"\n", b"R29v\nZA==\n", b"R29v" * 9 + b"\nZA\n"])
@pytest.mark.parametrize(
    "notice", [b"\n____\nThis e-mail is confidential.", b"\nNotice\nIt is secret.", b"-- \nIt is secret."]
)
def test_a_notice_behind_base64_belongs_to_a_text_and_damages_nothing(coded: bytes, notice: bytes) -> None:
    head = b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
    found = opened(HEAD + head + coded + notice)
    assert details(found) == []
    content = found.leaves[0].content
    assert content.startswith(b"Goo")
    assert content.endswith(b"\r\n" + notice.strip().replace(b"\n", b"\r\n"))
    picture = opened(HEAD + head.replace(b"text/plain", b"image/png") + coded + notice)
    assert picture.leaves[0].content in {b"Goo" * 9, b"Good", b"Goo" * 9 + b"d"}
    assert details(picture) == []


def test_words_that_are_called_base64_are_read_as_they_are() -> None:
    head = b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
    found = opened(HEAD + head + b"The Embassy of Norway\nwill send Ms. Anna BERG.\n")
    assert found.leaves[0].content.strip().endswith(b"Anna BERG.")
    assert details(found) == []
    assert details(opened(HEAD + head + b"Dear\nSir or Madam, we send\nMs. Anna BERG.\n"))


@pytest.mark.parametrize("coding", ["base64 ", "BASE64 (as usual)", "base64;"])
def test_what_stands_behind_the_name_of_a_coding_hides_it_not(coding: str) -> None:
    part = f"Content-Type: text/plain\nContent-Transfer-Encoding: {coding}\n\nR29vZCBtb3JuaW5n\n".encode()
    assert by_number(opened(HEAD + multipart("mixed", part, PLAIN)))["1"].content == b"Good morning"


@pytest.mark.parametrize("charset", ["idna", "undefined", "punycode", "hex", '"utf-8\0"', '"\xff"', "x" * 5000])
def test_no_name_of_a_charset_keeps_a_message_from_being_read(charset: str) -> None:
    part = f"Content-Type: text/plain; charset={charset}\n\n".encode("latin-1") + "Ms. Åse BERG\n".encode()
    named = b"Content-Type: application/pdf\nContent-Disposition: attachment; filename*=rot13''abc.pdf\n\n%PDF-1.4\n"
    sender = b"From: =?rot13?Q?Norway?= <mission@norway.example>\n"
    found = by_number(opened(sender + b"Date: Fri, 20 Mar 2009 10:00:00 +0100\nMIME-Version: 1.0\n" +
                             multipart("mixed", part, named)))  # fmt: skip
    assert found["1"].content.strip() == "Ms. Åse BERG".encode()
    assert found["2"].filename == "abc.pdf"


def test_noise_is_a_message_without_headers() -> None:
    found = split(bytes(range(256)) * 20, Limits())
    assert found.headers is not None
    assert found.headers.subject == ""
    assert [problem.reason for leaf in found.leaves for problem in leaf.problems] == ["unreadable_part"]


def test_words_without_headers_are_read_all_the_same_and_told() -> None:
    found = split(b"The Embassy of Norway will send Ms. Anna BERG.\n", Limits())
    assert b"Anna BERG" in found.leaves[0].content
    assert [problem.reason for leaf in found.leaves for problem in leaf.problems] == ["unreadable_part"]


def test_an_empty_message_has_an_empty_body() -> None:
    found = split(b"", Limits())
    assert found.headers is not None
    assert [leaf.content for leaf in found.leaves if not leaf.problems] == [b""]


def test_a_message_larger_than_the_limit_says_so() -> None:
    found = opened(HEAD + b"\n" + b"x" * 5000, message_bytes=1000)
    assert [problem.reason for leaf in found.leaves for problem in leaf.problems] == ["too_large"]
    assert "Open it in the mailbox" in found.leaves[-1].problems[0].detail


@pytest.mark.parametrize("charset", ["idna", "punycode", "rot13", "undefined"])
def test_a_charset_that_is_none_costs_no_message(charset: str) -> None:
    raw = b"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=%s\n\n\xc3\x85se" % charset.encode()
    assert by_number(opened(raw))["1"].content == b"\xc3\x85se"

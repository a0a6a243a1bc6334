"""Archives: what cannot be unpacked costs itself alone, and what breaks off is told."""

import io
import zipfile

import pytest

from parsers.errors import UnreadablePartError
from parsers.formats import decode
from parsers.limits import Limits
from parsers.steps import Leaf


def packed(*names: str, within: bytes = b"") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, f"Ms. Ida Berg, {name}")
        if within:
            archive.writestr("more.zip", within)
    return target.getvalue()


def unpacked(content: bytes) -> tuple[Leaf, ...]:
    return decode(Leaf("2", "application/zip", "attachment", content, "list.zip"), Limits()).leaves


def locked(content: bytes, *places: int) -> bytes:
    """Return an archive of which these files are said to be encrypted, in its directory and where each begins."""
    changed = bytearray(content)
    for sign, bits in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        starts = [at for at in range(len(content)) if content.startswith(sign, at)]
        for place in places:
            changed[starts[place] + bits] |= 1
    return bytes(changed)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (packed("a.txt", "b.txt").replace(b"Berg, b", b"Borg, b"), "unreadable_part"),
        (locked(packed("a.txt", "b.txt"), 1), "encrypted_part"),
    ],
)
def test_a_file_that_cannot_be_unpacked_costs_no_other(content: bytes, reason: str) -> None:
    first, second = unpacked(content)
    assert (first.filename, first.content, first.problems) == ("a.txt", b"Ms. Ida Berg, a.txt", ())
    assert (second.filename, second.content, [one.reason for one in second.problems]) == ("b.txt", b"", [reason])


def test_an_archive_of_which_all_is_encrypted_is_named_as_such() -> None:
    with pytest.raises(UnreadablePartError, match=r"list\.zip is protected by a password"):
        unpacked(locked(packed("a.txt", "b.txt"), 0, 1))


def test_an_archive_of_folders_alone_is_empty_and_not_encrypted() -> None:
    with pytest.raises(UnreadablePartError, match="nothing in it"):
        unpacked(packed("delegation/"))


def test_an_archive_that_breaks_off_is_not_taken_for_the_one_within_it() -> None:
    content = packed("a.txt", within=packed("b.txt"))
    assert [leaf.filename for leaf in unpacked(content)] == ["a.txt", "more.zip"]
    with pytest.raises(UnreadablePartError, match=r"list\.zip breaks off"):
        unpacked(content[: content.rindex(b"PK\1\2")])

import pytest

from parsers.extract import emails


def test_an_address_is_lower_case():
    assert [a.value for a in emails.find("Write to A.Moss@Ministry.example.")] == ["a.moss@ministry.example"]


@pytest.mark.parametrize(
    "broken", ["a.moss @ ministry.example", "a.moss(at)ministry.example", "a.moss@ministry .example"]
)
def test_an_address_with_blanks_is_mended_and_not_sure(broken):
    (address,) = emails.find(broken)
    assert (address.value, address.sure) == ("a.moss@ministry.example", False)


def test_chinese_before_an_address_is_no_part_of_it():
    assert [a.value for a in emails.find("邮箱wu@bureau.example。")] == ["wu@bureau.example"]


def test_what_cannot_be_an_address_is_kept_as_invalid():
    (address,) = emails.find("moss@ministry")
    assert not address.valid


@pytest.mark.parametrize("read", ["a.muñoz@ministry.example", "a.niñ.moss@ministry.example", "m.бell@ministry.example",
                                  "a.moss@ministry.gov.еs", "a.moss@ministry.gob.$c"])  # fmt: skip
def test_no_part_is_taken_for_an_address_that_holds_what_an_address_has_not(read):
    (address,) = emails.find(f"E-mail: {read}, telephone")
    assert (address.value, address.sure) == (read, False)


@pytest.mark.parametrize("beside", ["البريد{}", "tél. {}", "почта:{}", "({}).", "{}.\nÉtat", "{}/"])
def test_what_stands_beside_an_address_leaves_it_sure(beside):
    (address,) = emails.find(beside.format("a.moss@ministry.example"))
    assert (address.value, address.sure) == ("a.moss@ministry.example", True)


@pytest.mark.parametrize(
    ("ending", "sure"), [("ke", True), ("uk", True), ("eu", True), ("example", True), ("wk", False), ("w", False)]
)
def test_an_address_that_ends_as_none_does_is_kept_and_not_sure(ending: str, sure: bool) -> None:
    (address,) = emails.find(f"a.moss@ministry.gov.{ending}")
    assert (address.value, address.sure, address.valid) == (f"a.moss@ministry.gov.{ending}", sure, True)

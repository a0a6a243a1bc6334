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

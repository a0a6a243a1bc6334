import pytest

from parsers.extract import han
from parsers.extract.people.vocabulary import vocabulary


def named(text):
    return [text[start:end] for start, end in han.scan(text, vocabulary())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增加：阿利耶夫先生，内务部处长", ["阿利耶夫先生"]),
        ("增加：美兰达女士", ["美兰达女士"]),
        ("取消：奥马罗娃女士", ["奥马罗娃女士"]),
        ("增加古铁雷斯先生", ["古铁雷斯先生"]),
        ("增加：埃尔南德斯先生和德席尔瓦女士", ["埃尔南德斯先生", "德席尔瓦女士"]),
        ("取消：英格丽德·贝格女士", ["英格丽德·贝格女士"]),
        ("我国将派穆罕默德先生与会", ["穆罕默德先生"]),
        ("欢迎俄罗索夫先生", ["俄罗索夫先生"]),
    ],
)
def test_a_name_written_by_its_sound_is_whole_whatever_in_it_could_be_a_surname(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize("text", ["请加孙若兰女士", "公安部孙若兰女士", "我们希望孙若兰女士参加", "增加孙若兰女士"])
def test_a_chinese_name_begins_with_its_surname(text):
    assert named(text) == ["孙若兰女士"]


def test_a_point_inside_shows_a_name_behind_a_post():
    text = "代表团成员为：参赞卡洛斯·佩雷斯、三等秘书玛丽亚·洛佩斯。"
    assert [text[start:end] for start, end in han.told(text, vocabulary())] == ["卡洛斯·佩雷斯", "玛丽亚·洛佩斯"]

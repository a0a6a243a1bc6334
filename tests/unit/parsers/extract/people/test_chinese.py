"""People in Chinese sentences, which part no words: post before the name, brackets behind it, several in a row."""

# ruff: noqa: E501 a sentence stands on one line as it was typed
import pytest

from parsers.extract import han
from parsers.extract.people.vocabulary import vocabulary
from parsers.record import Change, Role
from tests.fixtures.drafts import named


def people(text):
    return [(d.name, d.role, d.position) for d in named(text, language="zh").delegates]


def changes(text):
    return [(d.name, d.role, d.position, d.change) for d in named(text, language="zh", amends=True).delegates]


D, H = Role.DELEGATE, Role.HEAD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("将派以下代表与会：公安部司长陆明哲先生、外交部条约法律司处长顾晓芸女士和司法部副处长邹伯涛先生。",
         [("陆明哲", D, "公安部司长"), ("顾晓芸", D, "外交部条约法律司处长"), ("邹伯涛", D, "司法部副处长")]),
        ("陆明哲（公安部司长）、顾晓芸（司法部处长）将出席会议。", [("陆明哲", D, "公安部司长"), ("顾晓芸", D, "司法部处长")]),
        ("代表团由陆明哲、顾晓芸和邹伯涛三人组成。", [("陆明哲", D, ""), ("顾晓芸", D, ""), ("邹伯涛", D, "")]),
        ("最高人民检察院检察官欧阳澄和最高人民法院法官司马静拟参加会议。",
         [("欧阳澄", D, "最高人民检察院检察官"), ("司马静", D, "最高人民法院法官")]),
        ("中方将由公安部禁毒局局长陆明哲率团出席，成员包括外交部条法司参赞顾晓芸和最高人民检察院检察官邹伯涛。",
         [("陆明哲", H, "公安部禁毒局局长"), ("顾晓芸", D, "外交部条法司参赞"), ("邹伯涛", D, "最高人民检察院检察官")]),
        ("兹委派司法部国际合作局局长孙若兰女士为团长，公安部刑侦局处长陆明哲先生为副团长，欧阳澄先生（最高人民法院法官）为成员。",
         [("孙若兰", H, "司法部国际合作局局长"), ("陆明哲", Role.DEPUTY_HEAD, "公安部刑侦局处长"), ("欧阳澄", D, "最高人民法院法官")]),
        ("公安部国际合作局副局长陆明哲将作为专家参加会议。", [("陆明哲", Role.EXPERT, "公安部国际合作局副局长")]),
        ("现确认公安部禁毒局参赞陆明哲先生以观察员身份出席会议。", [("陆明哲", Role.OBSERVER, "公安部禁毒局参赞")]),
        ("团长：外交部司长陆明哲；副团长：公安部局长顾晓芸；成员：司法部处长邹伯涛、孙若兰。",
         [("陆明哲", H, "外交部司长"), ("顾晓芸", Role.DEPUTY_HEAD, "公安部局长"), ("邹伯涛", D, "司法部处长"), ("孙若兰", D, "")]),
        ("谨通知：陆明哲，司法部司长，任团长；顾晓芸，外交部参赞，任团员。", [("陆明哲", H, "司法部司长"), ("顾晓芸", D, "外交部参赞")]),
        ("代表团成员包括：司法部局长陆明哲（团长），外交部参赞顾晓芸。", [("陆明哲", H, "司法部局长"), ("顾晓芸", D, "外交部参赞")]),
        ("谨通知贵处外交部副司长陆明哲先生将率团出席。", [("陆明哲", H, "外交部副司长")]),
        ("派陆明哲处长、孙兰副处长出席会议。", [("陆明哲", D, "处长"), ("孙兰", D, "副处长")]),
        ("现向贵处报名陆明哲先生、孙若兰女士出席会议。", [("陆明哲", D, ""), ("孙若兰", D, "")]),
        ("谨向贵署推荐司法部司长陆明哲先生担任代表团团长、公安部处长孙若兰女士为代表。",
         [("陆明哲", H, "司法部司长"), ("孙若兰", D, "公安部处长")]),
        ("中国常驻维也纳联合国代表团谨通知，陆明哲处长将率团出席会议，孙若兰女士负责会务，并参加会议。", [("陆明哲", H, "处长"), ("孙若兰", D, "")]),
        ("派和文明先生出席会议。", [("和文明", D, "")]),
        ("将派王贵国先生、陆明哲先生出席会议。", [("王贵国", D, ""), ("陆明哲", D, "")]),
        ("我部感谢贵处的邀请并指派司法部司长陆明哲先生率团出席会议。", [("陆明哲", H, "司法部司长")]),
        ("非常感谢，顾晓芸女士将代表中国出席会议。", [("顾晓芸", D, "")]),
        ("代表团由陆明哲先生、张会女士组成。", [("陆明哲", D, ""), ("张会", D, "")]),
        ("将派退休法官顾晓芸女士、司法部处长陆明哲先生出席会议。", [("顾晓芸", D, "退休法官"), ("陆明哲", D, "司法部处长")]),
        ("由顾晓芸女士（司法部司长）和陆明哲先生（公安部处长）出席会议。", [("顾晓芸", D, "司法部司长"), ("陆明哲", D, "公安部处长")]),
        ("大使陆明哲阁下和公使顾晓芸女士谨此确认司法部处长邹伯涛先生将出席会议。", [("邹伯涛", D, "司法部处长")]),
        ("陆明哲先生将不作为专家而作为观察员参加会议。", [("陆明哲", Role.OBSERVER, "")]),
        ("代表团团长为陆明哲（男，司法部司长），团员：顾晓芸（女，司法部处长）。",
         [("陆明哲", H, "司法部司长"), ("顾晓芸", D, "司法部处长")]),
        ("除团长陆明哲先生外，还包括顾问：清华大学教授顾晓芸女士。",
         [("陆明哲", H, ""), ("顾晓芸", Role.ADVISER, "清华大学教授")]),
        ("司法部国务秘书巴特尔先生及法律政策司司长其其格女士将参加会议。",
         [("巴特尔", D, "司法部国务秘书"), ("其其格", D, "法律政策司司长")]),
        ("驻维也纳代表团二等秘书陆明哲先生将出席上述会议。", [("陆明哲", D, "驻维也纳代表团二等秘书")]),
    ],
)  # fmt: skip
def test_who_comes_and_as_what(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("陆明哲先生因病不能与会，由顾晓芸女士（司法部处长）接替。",
         [("陆明哲", D, "", Change.REMOVE), ("顾晓芸", D, "司法部处长", Change.ADD)]),
        ("顾晓芸女士不再参加会议，由公安部处长陆明哲先生代替。",
         [("顾晓芸", D, "", Change.REMOVE), ("陆明哲", D, "公安部处长", Change.ADD)]),
        ("陆明哲先生和邹伯涛先生因故不能出席，由顾晓芸女士和孙若兰女士接替。",
         [("陆明哲", D, "", Change.REMOVE), ("邹伯涛", D, "", Change.REMOVE), ("顾晓芸", D, "", Change.ADD), ("孙若兰", D, "", Change.ADD)]),
        ("顾晓芸女士和孙若兰女士将接替陆明哲先生和邹伯涛先生。",
         [("顾晓芸", D, "", Change.ADD), ("孙若兰", D, "", Change.ADD), ("陆明哲", D, "", Change.REMOVE), ("邹伯涛", D, "", Change.REMOVE)]),
        ("处长顾晓芸女士接替处长陆明哲先生、处长孙若兰女士接替处长邹伯涛先生。",
         [("顾晓芸", D, "处长", Change.ADD), ("陆明哲", D, "处长", Change.REMOVE), ("孙若兰", D, "处长", Change.ADD), ("邹伯涛", D, "处长", Change.REMOVE)]),
        ("陆明哲先生由顾晓芸女士接替，邹伯涛先生由孙若兰女士接替。",
         [("陆明哲", D, "", Change.REMOVE), ("顾晓芸", D, "", Change.ADD), ("邹伯涛", D, "", Change.REMOVE), ("孙若兰", D, "", Change.ADD)]),
        ("公安部时任局长邹伯涛已退休，现任局长陆明哲将出席。",
         [("邹伯涛", D, "公安部时任局长", Change.REMOVE), ("陆明哲", D, "局长", Change.ADD)]),
        ("顾晓芸女士的职务应更正为外交部条法司司长，而非副司长。", [("顾晓芸", D, "外交部条法司司长", Change.ADD)]),
        ("陆明哲先生将不出席，其职务由副局长邹伯涛先生接替；其余代表团成员顾晓芸、孙若兰不变。",
         [("陆明哲", D, "", Change.REMOVE), ("邹伯涛", D, "副局长", Change.ADD)]),
        ("由公安部处长陆明哲先生接替顾晓芸女士。",
         [("陆明哲", D, "公安部处长", Change.ADD), ("顾晓芸", D, "", Change.REMOVE)]),
        ("原定出席会议的陆明哲先生因工作原因无法成行，现改派公安部处长顾晓芸女士。",
         [("陆明哲", D, "", Change.REMOVE), ("顾晓芸", D, "公安部处长", Change.ADD)]),
        ("代表团团长改由外交部司长陆明哲先生担任，并增派司法部处长孙若兰女士与会。",
         [("陆明哲", H, "外交部司长", Change.ADD), ("孙若兰", D, "司法部处长", Change.ADD)]),
        ("陆明哲先生近日离任回国，孙若兰女士将出席会议。", [("陆明哲", D, "", Change.REMOVE), ("孙若兰", D, "", Change.ADD)]),
        ("陆明哲司长离任，孙若兰司长将出席会议。", [("陆明哲", D, "司长", Change.REMOVE), ("孙若兰", D, "司长", Change.ADD)]),
        ("因陆明哲先生退休，孙若兰女士将出席会议。", [("陆明哲", D, "", Change.REMOVE), ("孙若兰", D, "", Change.ADD)]),
        ("陆明哲先生和孙若兰女士代替邹伯涛先生和顾晓芸女士，欧阳澄女士代替司马静先生。",
         [("陆明哲", D, "", Change.ADD), ("孙若兰", D, "", Change.ADD), ("邹伯涛", D, "", Change.REMOVE), ("顾晓芸", D, "", Change.REMOVE),
          ("欧阳澄", D, "", Change.ADD), ("司马静", D, "", Change.REMOVE)]),
        ("陆明哲先生由邹伯涛先生接替、孙若兰女士由顾晓芸女士接替。",
         [("陆明哲", D, "", Change.REMOVE), ("邹伯涛", D, "", Change.ADD), ("孙若兰", D, "", Change.REMOVE), ("顾晓芸", D, "", Change.ADD)]),
        ("陆明哲先生率团出席会议，孙若兰女士由邹伯涛先生接替。",
         [("陆明哲", H, "", Change.ADD), ("孙若兰", D, "", Change.REMOVE), ("邹伯涛", D, "", Change.ADD)]),
        ("原定团员陆明哲（司法部处长）因故不能与会，由孙若兰女士接替。",
         [("陆明哲", D, "司法部处长", Change.REMOVE), ("孙若兰", D, "", Change.ADD)]),
        ("陆明哲的电子邮箱应为lu@office.example，职务应为：研究主任。", [("陆明哲", D, "研究主任", Change.ADD)]),
        ("原成员陆明哲改为孙若兰女士（副处长，公安部）。", [("陆明哲", D, "", Change.REMOVE), ("孙若兰", D, "副处长", Change.ADD)]),
        ("二、增加翻译孙若兰女士；", [("孙若兰", Role.INTERPRETER, "", Change.ADD)]),
        ("代表团增加一名成员：国家禁毒委员会办公室副主任邹伯涛先生。",
         [("邹伯涛", D, "国家禁毒委员会办公室副主任", Change.ADD)]),
    ],
)  # fmt: skip
def test_who_goes_and_who_comes_instead(text, expected):
    assert changes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "请贵处将会议文件和代表团名单于四月一日前告知我方代表。",
        "各国代表和专家出席了会议，秘书处应于会后提供报告。",
        "中国政府代表国家和人民感谢专家组，高级检察官将参加。",
        "感谢贵处处长马丁先生的邀请，我方将另行通知代表团成员。",
        "贵处处长马丁先生来函收悉，代表团名单另告。",
        "将由常务副部长率团，由商务参赞陪同，高级检察官和公安部处长列席。",
        "请与贵处马丁处长联系。",
        "会议由司法部和公安部共同组成的工作组、专家组及秘书处主持，代表应于四月报到。",
    ],
)
def test_sentences_that_name_nobody_have_nobody(text):
    assert people(text) == []


@pytest.mark.parametrize("more", ["不参加会议。", "并安排与会代表住宿。", "并为参会代表办理手续。"])
def test_who_only_sees_to_the_meeting_does_not_attend(more):
    text = f"中国常驻代表团谨通知，陆明哲处长将率团出席会议，孙若兰女士负责会务，{more}"
    assert [name for name, *_ in people(text)] == ["陆明哲"]


def test_a_body_before_a_name_is_where_somebody_works():
    found = named("由司法部陆明哲处长率团，公安部孙若兰女士、外交部邹伯涛参赞陪同。", language="zh").delegates
    said = [(person.name, person.position, person.organization) for person in found]
    assert said == [("陆明哲", "处长", "司法部"), ("孙若兰", "", "公安部"), ("邹伯涛", "参赞", "外交部")]


def test_a_name_begins_behind_the_post_and_not_inside_it():
    text = "增派司法部处长孙若兰女士"
    (spot,) = han.scan(text, vocabulary())
    assert text[slice(*spot)] == "孙若兰女士"


def test_a_post_without_a_body_stands_before_a_name():
    found = named(
        "参会人员名单如下：", "（一）主任 白小梅\n（二）律师 司徒安（手机：+86 139 1082 6645）", language="zh"
    )
    assert [(d.name, d.position) for d in found.delegates] == [("白小梅", "主任"), ("司徒安", "律师")]


def test_a_post_and_a_name_alone_on_a_line_sign():
    found = named("参会人员名单如下：", "1. 白小梅，主任\n2. 司徒安，律师", "会长 邹大山", language="zh")
    assert [d.name for d in found.delegates] == ["白小梅", "司徒安"]


def test_a_line_that_begins_with_a_name_and_a_word_of_address_is_the_next_person():
    lines = ["团  长：", "    侯慕贤先生    司法部副局长", "团  员：", "    阿依古丽·买买提女士    公安部    电话：+86 10 6626 4417",
             "    覃志远先生    三等秘书    qin@mfa.example", "    柏小舟女士    司法部"]  # fmt: skip
    found = named("\n".join(lines), language="zh", iso3="CHN", region="CN").delegates
    assert [(d.name, d.emails, d.phones) for d in found] == [
        ("侯慕贤", (), ()), ("阿依古丽·买买提", (), ("+861066264417",)), ("覃志远", ("qin@mfa.example",), ()), ("柏小舟", (), ()),
    ]  # fmt: skip


def test_a_chinese_paragraph_that_was_wrapped_is_one_however_short_its_lines_are_in_characters():
    text = (
        "来函收悉。我局拟派沙建平处长、仇文慧副处长、司徒伟先生赴维也纳参加三月十九日至\n"
        "二十一日的会议，由沙建平任团长，司徒伟担任翻译。仇文慧的电子邮件是\nqiu.wh@nia.example。特此函告。"
    )
    found = named(text, language="zh", iso3="CHN", region="CN").delegates
    assert [(d.name, d.role, d.emails) for d in found] == [
        ("沙建平", Role.HEAD, ()), ("仇文慧", Role.DELEGATE, ("qiu.wh@nia.example",)), ("司徒伟", Role.INTERPRETER, ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("公安部处长张华先生\n最高人民检察院见习书办王强先生\n外交部二等秘书李静女士", [("张华", D), ("王强", D), ("李静", D)]),
        ("团长 张华先生 公安部处长\n团员 李静女士 外交部随员\n翻译 王强先生 外交部", [("张华", H), ("李静", D), ("王强", Role.INTERPRETER)]),
        ("团长　张华先生　公安部处长\n团员　李静女士　外交部随员\n　　　赵强先生　司法部干部", [("张华", H), ("李静", D), ("赵强", D)]),
    ],
)  # fmt: skip
def test_a_word_of_address_ends_the_name_of_the_next_person_whatever_stands_before_it(lines, expected):
    found = named("代表团名单如下：", lines, language="zh", iso3="CHN", region="CN").delegates
    assert [(d.name, d.role) for d in found] == expected
    assert all(d.position or d.organization for d in found)


def test_a_post_behind_a_name_and_before_an_address_is_read_once():
    (found,) = named(
        "增补：李琼女士，国家监察委员会副处长（liqiong@nsc-cn.example）。", language="zh", amends=True
    ).delegates
    assert (found.position, found.organization) == ("国家监察委员会副处长", "")
    assert found.emails == ("liqiong@nsc-cn.example",)


def test_a_verb_before_a_name_makes_the_line_one_to_look_at():
    assert named("派李琼女士，国家监察委员会副处长；王明先生，司法部处长。", language="zh").review


@pytest.mark.parametrize(
    ("line", "position"),
    [("1. 陆明哲女士，大使", "大使"), ("1. Owen Price，教授，某大学", "教授"), ("1. 陆明哲，参赞，外交部", "参赞")],
)
def test_a_post_that_is_an_address_too_is_a_post_behind_a_comma(line, position):
    assert [post for *_, post in people(f"代表团名单如下：\n{line}")] == [position]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("陆明哲先生，司法部处长出席会议；顾晓芸女士，外交部副处长参加会议。",
         [("陆明哲", D, "司法部处长"), ("顾晓芸", D, "外交部副处长")]),
        ("陆明哲先生，司法部处长将率团出席会议。", [("陆明哲", H, "司法部处长")]),
        ("确认陆明哲先生，会议筹备处处长，与参加会议人员登记处主任顾晓芸女士出席。",
         [("陆明哲", D, "会议筹备处处长"), ("顾晓芸", D, "参加会议人员登记处主任")]),
    ],
)  # fmt: skip
def test_the_verb_behind_a_post_is_no_part_of_it(text, expected):
    assert people(text) == expected


def test_the_verb_behind_a_post_in_a_list_is_no_part_of_it():
    found = named(
        "代表团名单：", "1. 陆明哲，司法部处长出席会议。\n2. 顾晓芸，外交部副处长将参加会议", language="zh"
    ).delegates
    assert [(d.name, d.position, d.organization) for d in found] == [
        ("陆明哲", "司法部处长", ""),
        ("顾晓芸", "外交部副处长", ""),
    ]


@pytest.mark.parametrize("verb", ["随团出席", "陪同前往", "一同与会", "随同出席"])
def test_who_comes_along_with_the_head_is_named_before_the_verb(verb):
    found = people(f"拟派局长陆明哲先生率团参加，主任科员顾晓芸{verb}。")
    assert [name for name, *_ in found] == ["陆明哲", "顾晓芸"]


@pytest.mark.parametrize(
    "text",
    [
        "陆明哲因故不能与会，由司法部处长顾晓芸接替；",
        "陆明哲已离任，由司法部处长顾晓芸接替。",
        "班机因故取消，陆明哲无法出席会议，改由司法部处长顾晓芸出席。",
    ],
)
def test_who_stays_away_may_begin_a_clause_without_post_or_address(text):
    assert [(name, change) for name, _, _, change in changes(text)] == [
        ("陆明哲", Change.REMOVE),
        ("顾晓芸", Change.ADD),
    ]


def test_chinese_goes_on_in_the_next_line_without_a_blank():
    text = "中方派团与会，秘书处代表将按照惯例以观察员身份列席会议，请贵办公室予以登记。秘书处将以观察员\n身份列席会议，人员如下："
    found = named(text, "1. 陆明哲先生，处长\n2. 顾晓芸女士，副处长", language="zh").delegates
    assert [d.role for d in found] == [Role.OBSERVER, Role.OBSERVER]


def test_a_bracket_may_stand_inside_the_bracket_behind_a_name():
    text = "兹派陆明哲（处长（条法），外交部）和顾晓芸女士（副司长（国际合作），司法部）出席会议。"
    assert [(name, post) for name, _, post in people(text)] == [
        ("陆明哲", "处长（条法）"), ("顾晓芸", "副司长（国际合作）"),
    ]  # fmt: skip


def test_an_observer_before_a_post_is_one_in_the_delegation():
    assert people("代表团名单如下：\n陆明哲女士，观察员，参赞，外交部") == [("陆明哲", Role.OBSERVER, "参赞")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("出席人员为Ada van der Moe女士（副司长（国际合作），司法部）、陆明哲女士（大使兼领事，外交部）。",
         [("Ada van der Moe", D, "副司长（国际合作）"), ("陆明哲", D, "大使兼领事")]),
        ("兹派陆明哲（副司长（国际合作））随行，Ada Stone女士（大使，司法部）出席。",
         [("陆明哲", D, "副司长（国际合作）"), ("Ada Stone", D, "大使")]),
        ("将派Ada Moe女士、Bo Lind先生（处长，司法部）及陆明哲处长出席会议。",
         [("Ada Moe", D, ""), ("Bo Lind", D, "处长"), ("陆明哲", D, "处长")]),
        ("某国将由Ada Moe（法律顾问（条法））和陆明哲女士（参赞，司法部）代表出席。",
         [("Ada Moe", D, "法律顾问（条法）"), ("陆明哲", D, "参赞")]),
        ("代表团由陆明哲女士（参赞兼领事，司法部）率领。", [("陆明哲", H, "参赞兼领事")]),
        ("代表团由Ada Moe女士（主任科员）率领。", [("Ada Moe", H, "主任科员")]),
        ("将派处长陆明哲女士出席Conference of the Parties和Working Group会议。", [("陆明哲", D, "处长")]),
    ],
)  # fmt: skip
def test_a_name_in_latin_letters_and_brackets_within_brackets_are_read_in_chinese(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    ["出席人员为Ada Moe、陆明哲女士（大使，司法部）。", "代表团将由司法部处长陆明哲和Ada Stone组成。"],
)
def test_a_bare_name_in_latin_letters_in_a_chinese_row_is_asked_about(text):
    assert any("Ada" in item.detail and "not taken" in item.detail for item in named(text, language="zh").review)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("届时由副秘书长萨比尔·伊马纳利耶夫先生和法律顾问诸葛雯女士出席。", [("萨比尔·伊马纳利耶夫", "delegate", "副秘书长"), ("诸葛雯", "delegate", "法律顾问")]),
        ("参会代表为司法部副司长陆明哲先生和翻译顾晓芸女士。", [("陆明哲", "delegate", "司法部副司长"), ("顾晓芸", "interpreter", "")]),
        ("届时，司法部副司长陆明哲先生将到会。", [("陆明哲", "delegate", "司法部副司长")]),
    ],
)  # fmt: skip
def test_a_title_before_a_name_that_is_written_by_its_sound_and_a_role_before_a_listed_one_are_read(text, expected):
    assert [(one.name, one.role, one.position) for one in named(text, language="zh").delegates] == expected


@pytest.mark.parametrize("cell", ["王芳 李明", "王芳、李明", "王芳\n李明"])
def test_a_second_name_in_a_cell_of_names_is_looked_at(cell):
    found = named([["单位", "姓名", "职务"], ["商务部", cell, "处长"], ["外交部", "赵海燕", "三等秘书"]], language="zh")
    assert any(item.path == "/delegates/0" and "李明" in item.detail for item in found.review)


@pytest.mark.parametrize("cell", ["欧阳 修文", "王 芳", "赵海燕（女）"])
def test_one_name_with_a_blank_in_it_is_one(cell):
    found = named([["单位", "姓名", "职务"], ["商务部", cell, "处长"], ["外交部", "李明", "三等秘书"]], language="zh")
    assert [d.name for d in found.delegates] == [cell.removesuffix("（女）"), "李明"]
    assert not found.review


@pytest.mark.parametrize(
    ("heading", "cell", "position", "body"),
    [
        ("单位及职务", "商务部统计局 处长", "处长", "商务部统计局"),
        ("单位及职务", "商务部 统计局 处长", "处长", "商务部 统计局"),
        ("职务及单位", "处长 商务部统计局", "处长", "商务部统计局"),
        ("单位及职务", "商务部统计局处长", "商务部统计局处长", ""),
        ("职务", "一等秘书 领事", "一等秘书 领事", ""),
    ],
)
def test_a_blank_parts_post_and_body_in_a_column_of_both(heading, cell, position, body):
    found = named([["姓名", heading], ["李明", cell], ["赵海燕", cell]], language="zh").delegates
    assert [(d.position, d.organization) for d in found] == [(position, body)] * 2


@pytest.mark.parametrize("said", ["为其候补", "其候补", "作为其候补"])
def test_who_stands_in_for_the_one_before_is_an_alternate(said):
    found = people(f"1. 陆明哲先生，司长\n2. 顾晓芸女士，处长，{said}")
    assert found == [("陆明哲", D, "司长"), ("顾晓芸", Role.ALTERNATE, "处长")]


def test_who_is_named_in_a_question_is_looked_at():
    found = named("谨通知由陆明哲先生出席会议。请问顾晓芸女士曾出席上届会议否？", language="zh")
    asked = [found.delegates[int(item.path.split("/")[2])].name for item in found.review if "question" in item.detail]
    assert asked == ["顾晓芸"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("谨通知增补陆明哲（司长，公安部）为代表团成员。", [("陆明哲", D, "司长", Change.ADD)]),
        ("谨通知增加陆明哲（司长，公安部）。", [("陆明哲", D, "司长", Change.ADD)]),
        ("顾晓芸因故不能与会，改由陆明哲（司长，公安部）参加；另增补邹伯涛（处长，司法部）为代表团成员。",
         [("顾晓芸", D, "", Change.REMOVE), ("陆明哲", D, "司长", Change.ADD), ("邹伯涛", D, "处长", Change.ADD)]),
        ("撤回：顾晓芸，处长，司法部\n增补：陆明哲，司长，公安部",
         [("顾晓芸", D, "处长", Change.REMOVE), ("陆明哲", D, "司长", Change.ADD)]),
        ("取消人员：顾晓芸，处长，司法部\n新增团员：陆明哲，司长，公安部",
         [("顾晓芸", D, "处长", Change.REMOVE), ("陆明哲", D, "司长", Change.ADD)]),
    ],
)  # fmt: skip
def test_who_is_named_behind_a_word_of_change_comes_or_goes(text, expected):
    assert changes(text) == expected


def test_blanks_part_name_body_and_post_in_a_line():
    text = "团长：马晓明 外交部国际司 副司长\n团员：周敏 公安部刑事侦查局 项目主任"
    assert [(one.name, one.position, one.organization) for one in named(text, language="zh").delegates] == [
        ("马晓明", "副司长", "外交部国际司"), ("周敏", "项目主任", "公安部刑事侦查局"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "现指派陆明哲先生（公安部司长）出席会议。",
        "我团提名陆明哲先生（公安部司长）参会。",
        "我方派公安部司长陆明哲先生（男）出席。",
        "现推荐陆明哲先生（公安部司长）。",
    ],
)
def test_the_verb_that_sends_somebody_is_no_post(text):
    assert people(text) == [("陆明哲", D, "公安部司长")]


def test_a_word_of_address_behind_a_blank_is_no_post():
    assert people("出席会议的人员为：\n顾晓芸 女士\n司法部处长") == [("顾晓芸", D, "司法部处长")]


@pytest.mark.parametrize("said", ["取消参会", "已取消行程", "退出代表团", "放弃出席", "因病取消参会"])
def test_who_gives_up_coming_goes(said):
    assert changes(f"一、陆明哲{said}。\n二、增加司法部处长顾晓芸女士。") == [
        ("陆明哲", D, "", Change.REMOVE), ("顾晓芸", D, "司法部处长", Change.ADD),
    ]  # fmt: skip


@pytest.mark.parametrize("whose", ["陆明哲司长的夫人", "陆明哲的司机", "陆明哲司长之女儿"])
def test_who_is_somebodys_spouse_or_driver_is_no_delegate(whose):
    text = f"代表团名单：陆明哲（司法部司长）、顾晓芸（司法部处长）出席会议。\n{whose}欧阳澄女士将自费随行。"
    assert [name for name, *_ in people(text)] == ["陆明哲", "顾晓芸"]


def test_what_is_said_of_a_family_name_with_its_word_of_address_is_the_persons_own():
    text = "提名陆明哲先生（司法部司长）和顾晓芸女士（司法部处长）出席会议。陆先生的电邮是 lu@moj.example。"
    assert [d.emails for d in named(text, language="zh").delegates] == [("lu@moj.example",), ()]
    two = "提名陆明哲先生（司法部司长）和陆晓芸先生（司法部处长）出席会议。陆先生的电邮是 lu@moj.example。"
    assert [d.emails for d in named(two, language="zh").delegates] == [(), ()]
    other = "提名陆明哲先生（司法部司长）和孙陆先生（司法部处长）出席会议。孙陆先生的电邮是 sun@moj.example。"
    assert [d.emails for d in named(other, language="zh").delegates] == [(), ("sun@moj.example",)]


@pytest.mark.parametrize("label", ["文号：MOJ-77/2009", "关于：工作组第一次会议（2009）", "发文字号：司外字41号"])
def test_a_label_of_a_letter_names_nobody(label):
    found = people(f"某某部\n{label}\n派陆明哲先生（司法部司长）出席会议。")
    assert [name for name, *_ in found] == ["陆明哲"]


def test_a_wrapped_courtesy_names_nobody():
    text = "某国外交部向联合国打击跨国有组织犯罪公约缔约方会议秘书处致意，并谨\n通知，下列代表将出席会议：\n\n陆明哲先生 —— 处长，司法部"
    assert [name for name, *_ in people(text)] == ["陆明哲"]

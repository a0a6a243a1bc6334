"""Answers in Chinese."""

from tests.letters import mail, paper
from tests.letters.gold import Case, Person
from tests.letters.sheet import Grid, Stamp, Text, head, letter


def cases() -> tuple[Case, ...]:
    """Return the messages of this file."""
    return (_china(),)


def _china() -> Case:
    people = (
        Person("司徒文博", "文博", "司徒", "", "head", "副司长", "外交部条约法律司"),
        Person("郑雪琴", "雪琴", "郑", "", "delegate", "处长", "公安部刑事侦查局"),
        Person("汤家骏", "家骏", "汤", "", "delegate", "二等秘书", "中国常驻维也纳代表团"),
    )
    roles = ("团长", "团员", "团员")
    sheet = letter(
        *head("中华人民共和国常驻维也纳联合国代表团", size=15),
        Text("(2009)维照字第087号", "right", size=12, before=22),
        Text("缔约方会议秘书处：", size=12.5, before=18),
        Text(
            "中华人民共和国常驻维也纳联合国代表团向缔约方会议秘书处致意，"
            "并就秘书处2009年3月4日CU 2009/33 (A)号照会谨通知如下："
            "中国将派代表团出席2009年4月14日至15日在维也纳举行的贩运人口议定书工作组第一次会议。代表团名单如下：",
            size=12.5, before=10,
        ),
        Grid(
            (("姓名", "职务", "单位", "团内身份"),
             *((p.name, p.position, p.organization, role) for p, role in zip(people, roles, strict=True))),
            (0.2, 0.2, 0.38, 0.22), size=12,
        ),
        Text("顺致崇高的敬意。", size=12.5, before=12),
        Text("二〇〇九年三月二十四日于维也纳", "right", size=12.5, before=26),
        Stamp("中国\n维也纳", x=0.72),
        font="chinese",
    )  # fmt: skip
    message = mail.addressed(
        mail.mixed(
            mail.text("请查收附件照会。\n", charset="gb2312"),
            mail.attachment(paper.scan(sheet, seed=14, skew=0.3), "照会087.pdf", "pdf"),
            boundary="Mission_14CN",
        ),
        sender=("中国常驻维也纳代表团", "mission@china-vienna.example"),
        subject="代表团名单",
        date="Tue, 24 Mar 2009 10:33:20 +0100",
        message_id="<2009032410332008@china-vienna.example>",
        charset="gb2312",
    )
    return Case(
        "14-china-scan-table", message, "zh", "nominate", ("China", "state", "CHN"),
        note=("(2009)维照字第087号", "2009-03-24"), people=people,
    )  # fmt: skip

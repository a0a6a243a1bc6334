"""Answers in Russian."""

from tests.letters import mail, paper
from tests.letters.gold import Case, Person
from tests.letters.sheet import Stamp, Text, head, letter


def cases() -> tuple[Case, ...]:
    """Return the messages of this file."""
    return (_armenia(),)


def _armenia() -> Case:
    people = (
        Person("Григорян Тигран Ашотович", "Тигран Ашотович", "Григорян", "", "head",
               "заместитель министра", "Министерство юстиции Республики Армения"),
        Person("Саакян Нарине Левоновна", "Нарине Левоновна", "Саакян", "", "delegate",
               "начальник управления", "Полиция Республики Армения"),
        Person("Мелконян Ваге Арамович", "Ваге Арамович", "Мелконян", "", "delegate",
               "первый секретарь", "Посольство Республики Армения"),
    )  # fmt: skip
    tails = (" – глава делегации", "", "")
    sheet = letter(
        *head("ПОСОЛЬСТВО РЕСПУБЛИКИ АРМЕНИЯ", "г. Вена"),
        Text("№ 31/0214-09", before=26),
        Text(
            "Посольство Республики Армения свидетельствует своё уважение Секретариату Конференции участников и, "
            "ссылаясь на ноту CU 2009/33 (A) от 4 марта 2009 года, имеет честь сообщить, что в первом совещании "
            "рабочей группы по Протоколу о торговле людьми 14–15 апреля 2009 года примет участие делегация Армении "
            "в следующем составе:",
            before=16,
        ),
        *(
            Text(f"{number}. {p.name}, {p.position}, {p.organization}{tail};", indent=14, before=10)
            for number, (p, tail) in enumerate(zip(people, tails, strict=True), start=1)
        ),
        Text(
            "Посольство пользуется этим случаем, чтобы возобновить Секретариату уверения в своём высоком уважении.",
            before=16,
        ),
        Text("Вена, 20 марта 2009 года", before=24),
        Stamp("АРМЕНИЯ\nВЕНА", x=0.6),
    )
    message = mail.addressed(
        mail.mixed(
            mail.text("Направляем скан ноты. Оригинал будет доставлен нарочным.\n", charset="windows-1251"),
            mail.attachment(paper.scan(sheet, seed=9, skew=0.4), "nota_31.pdf", "pdf"),
            boundary="Posolstvo_09AM",
        ),
        sender=("Посольство Армении", "embassy@armenia-vienna.example"),
        subject="Нота № 31/0214-09",
        date="Fri, 20 Mar 2009 14:10:02 +0100",
        message_id="<142.0320@armenia-vienna.example>",
        charset="windows-1251",
    )
    return Case(
        "09-armenia-scan-russian", message, "ru", "nominate", ("Armenia", "state", "ARM"),
        note=("31/0214-09", "2009-03-20"), people=people,
    )  # fmt: skip

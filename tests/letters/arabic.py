"""Answers in Arabic."""

from tests.letters import mail, paper
from tests.letters.gold import Case, Person
from tests.letters.sheet import Stamp, Text, head, letter


def cases() -> tuple[Case, ...]:
    """Return the messages of this file."""
    return _kuwait(), _libya()


def _kuwait() -> Case:
    people = (
        Person("فهد ناصر العجيل", "فهد ناصر", "العجيل", "السيد", "head", "مدير إدارة المنظمات", "وزارة الخارجية"),
        Person("مريم خالد الصانع", "مريم خالد", "الصانع", "السيدة", "delegate", "رئيسة قسم", "وزارة العدل"),
        Person("يوسف سالم الدويش", "يوسف سالم", "الدويش", "العقيد", "delegate", "ضابط بحث", "وزارة الداخلية"),
    )
    tails = (" (رئيس الوفد)", "", "")
    sheet = letter(
        *head("سفارة دولة الكويت", "فيينا", size=16),
        Text("الرقم: 264/2009", size=15, before=24),
        Text(
            "تهدي سفارة دولة الكويت أطيب تحياتها إلى أمانة مؤتمر الأطراف، وبالإشارة إلى المذكرة CU 2009/33 (A) "
            "المؤرخة 4 آذار/مارس 2009، تتشرف بإفادتها بأن وفد دولة الكويت إلى الاجتماع الأول للفريق العامل المعني "
            "ببروتوكول الاتجار بالأشخاص سيكون على النحو التالي:",
            size=16, before=16,
        ),
        *(
            Text(f"{number}- {p.titled}، {p.position}، {p.organization}{tail}", size=16, indent=12, before=12)
            for number, (p, tail) in enumerate(zip(people, tails, strict=True), start=1)
        ),
        Text("وتنتهز السفارة هذه المناسبة لتعرب للأمانة عن فائق التقدير والاحترام.", size=16, before=18),
        Text("فيينا، 23 آذار/مارس 2009", size=15, before=26),
        Stamp("دولة الكويت\nفيينا", x=0.35),
        rtl=True, font="arabic",
    )  # fmt: skip
    message = mail.addressed(
        mail.mixed(
            mail.text("مرفق طيه مذكرة السفارة.\n", charset="windows-1256"),
            mail.attachment(paper.scan(sheet, seed=10, skew=-0.4), "kuwait-264.pdf", "pdf"),
            boundary="Embassy_10KW",
        ),
        sender=("سفارة دولة الكويت", "embassy@kuwait-vienna.example"),
        subject="وفد دولة الكويت",
        date="Mon, 23 Mar 2009 13:05:44 +0100",
        message_id="<264.23032009@kuwait-vienna.example>",
        charset="windows-1256",
    )
    return Case(
        "10-kuwait-scan-arabic", message, "ar", "nominate", ("Kuwait", "state", "KWT"),
        note=("264/2009", "2009-03-23"), people=people,
    )  # fmt: skip


def _libya() -> Case:
    people = (
        Person("عبد السلام مفتاح الورفلي", "عبد السلام مفتاح", "الورفلي", "الأستاذ", "head",
               "مستشار", "إدارة القانون", ("a.warfalli@law-ly.example",)),
        Person("هدى الطاهر بن زايد", "هدى الطاهر", "بن زايد", "السيدة", "delegate",
               "سكرتير ثان", "البعثة الدائمة", ("huda@libya-vienna.example",)),
    )  # fmt: skip
    body = f"""رقم المذكرة: ل/55/2009

تهدي البعثة الدائمة لليبيا لدى الأمم المتحدة في فيينا أطيب تحياتها إلى أمانة مؤتمر الأطراف، وإشارة إلى مذكرتها
CU 2009/33 (A) تتشرف بأن تبلغها بأسماء أعضاء الوفد الليبي:

1. {people[0].titled}، {people[0].position}، {people[0].organization} - رئيس الوفد
البريد الإلكتروني: {people[0].emails[0]}
2. {people[1].titled}، {people[1].position}، {people[1].organization}
البريد الإلكتروني: {people[1].emails[0]}

وتغتنم البعثة الدائمة هذه الفرصة لتعرب للأمانة عن فائق تقديرها.

فيينا، 27 آذار/مارس 2009
"""
    message = mail.addressed(
        mail.text(body),
        sender=("البعثة الدائمة لليبيا", "mission@libya-vienna.example"),
        subject="أعضاء الوفد - CU 2009/33",
        date="Fri, 27 Mar 2009 12:44:00 +0100",
        message_id="<55.2703@libya-vienna.example>",
    )
    return Case(
        "25-libya-text-arabic", message, "ar", "nominate", ("Libya", "state", "LBY"),
        note=("ل/55/2009", "2009-03-27"), people=people,
    )  # fmt: skip

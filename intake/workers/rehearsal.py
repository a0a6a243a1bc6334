"""Letters of our own, read once where workers are forked from: what reading loads and compiles, every fork then has.

They are short, one in each language; what they say is of no consequence.
"""

import contextlib
import importlib
from email.message import EmailMessage
from email.policy import SMTP

# Readers of attachments that take long to load and start no threads.
_LIBRARIES = ("pdfplumber", "pypdfium2", "docx", "python_calamine", "lxml.html", "tinycss2", "PIL.Image")

_LETTERS = (
    ("Note verbale", "The Embassy of Norland has the honour to nominate: 1. Ms. Anna Berg, Judge, a@norland.example"),
    ("Note verbale", "L'Ambassade du Norland a l'honneur de désigner : 1. Mme Anna Berg, Juge, a@norland.example"),
    (
        "Nota verbal",
        "La Embajada de Norlandia tiene el honor de designar a: 1. Sra. Ana Berg, Jueza, ana@nor.example",
    ),
    ("Нота", "Посольство Норландии имеет честь сообщить состав делегации: 1. г-жа Анна Берг, судья, a@norland.example"),
    ("مذكرة", "تتشرف سفارة نورلاند بأن تبلغكم أسماء الوفد: 1. السيدة آنا بيرغ، قاضية، a@norland.example"),
    ("照会", "诺兰大使馆谨通知代表团名单如下：1. 安娜·贝里女士，法官，a@norland.example"),
)


def rehearse() -> None:
    """Load and compile what reading needs. Nothing that goes wrong here matters: a worker will tell."""
    from parsers import Meeting, parse

    for name in _LIBRARIES:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    for subject, text in _LETTERS:
        with contextlib.suppress(Exception):
            parse(_letter(subject, text), meetings=(Meeting("CU 2009/33", ("Working Group",)),))


def _letter(subject: str, text: str) -> bytes:
    letter = EmailMessage(policy=SMTP)
    letter["From"] = "Embassy <embassy@norland.example>"
    letter["Subject"] = subject
    letter["Date"] = "Mon, 02 Mar 2009 09:00:00 +0100"
    letter.set_content(f"{text}\n")
    return letter.as_bytes()

"""Answers in Spanish."""

from tests.letters import mail, paper, pdf
from tests.letters.gold import Case, Contact, Person
from tests.letters.sheet import Stamp, Text, head, letter


def cases() -> tuple[Case, ...]:
    """Return the messages of this file."""
    return _panama(), _honduras(), _guatemala(), _panama_again()


PANAMA = (
    Person("Rogelio Arosemena Cedeño", "Rogelio", "Arosemena Cedeño", "Lic.", "head",
           "Fiscal Superior", "Ministerio Público", ("rarosemena@ministeriopublico-pa.example",)),
    Person("Yadira Batista", "Yadira", "Batista", "Sra.", "delegate",
           "Directora de Asuntos Jurídicos", "Servicio Nacional de Migración", ("ybatista@migracion-pa.example",)),
)  # fmt: skip
PANAMA_CONTACT = Contact("Maritza Quintero", None, None, ("mquintero@panama-viena.example",), ("+4315873290",))


def _panama() -> Case:
    chief, member = PANAMA
    html = f"""<html><body style="font-family: Tahoma">
<p>Nota N&deg; MPV-2009-058</p>
<p>La Misi&oacute;n Permanente de Panam&aacute; ante las Naciones Unidas en Viena saluda muy atentamente a la
Secretar&iacute;a de la Conferencia de las Partes y, en relaci&oacute;n con la nota CU 2009/33 (A), tiene el honor
de comunicar que la delegaci&oacute;n paname&ntilde;a estar&aacute; integrada por:</p>
<ul>
<li>{chief.titled}, {chief.position}, {chief.organization} (Jefe de la delegaci&oacute;n), {chief.emails[0]}</li>
<li>{member.titled}, {member.position}, {member.organization}, {member.emails[0]}</li>
</ul>
<p>Para cualquier consulta s&iacute;rvanse dirigirse a la Sra. Maritza Quintero, tel&eacute;fono +43 1 587 32 90,
correo electr&oacute;nico mquintero@panama-viena.example.</p>
<p>La Misi&oacute;n Permanente aprovecha la oportunidad para reiterar a la Secretar&iacute;a las seguridades de su
m&aacute;s alta y distinguida consideraci&oacute;n.</p>
<p>Viena, 13 de marzo de 2009</p>
</body></html>"""
    message = mail.addressed(
        mail.text(html, kind="html", charset="iso-8859-1"),
        sender=("Misión Permanente de Panamá", "mision@panama-viena.example"),
        subject="Delegación de Panamá, CU 2009/33 (A)",
        date="Fri, 13 Mar 2009 12:31:45 +0100",
        message_id="<00b1$58$2009@panama-viena.example>",
        charset="iso-8859-1",
    )
    return Case(
        "03-panama-html", message, "es", "nominate", ("Panama", "state", "PAN"),
        note=("MPV-2009-058", "2009-03-13"), people=PANAMA, contact=PANAMA_CONTACT,
    )  # fmt: skip


def _panama_again() -> Case:
    chief, member = PANAMA
    sheet = letter(
        *head("REPÚBLICA DE PANAMÁ", "MISIÓN PERMANENTE ANTE LAS NACIONES UNIDAS EN VIENA"),
        Text("Nota N° MPV-2009-058", before=26),
        Text(
            "La Misión Permanente de Panamá ante las Naciones Unidas en Viena saluda muy atentamente a la Secretaría "
            "de la Conferencia de las Partes y, en relación con la nota CU 2009/33 (A), tiene el honor de comunicar "
            "que la delegación panameña estará integrada por:",
            before=16,
        ),
        Text(f"- {chief.titled}, {chief.position}, {chief.organization} (Jefe de la delegación), {chief.emails[0]}",
             indent=14, before=10),
        Text(f"- {member.titled}, {member.position}, {member.organization}, {member.emails[0]}", indent=14, before=8),
        Text(
            "Para cualquier consulta sírvanse dirigirse a la Sra. Maritza Quintero, teléfono +43 1 587 32 90, correo "
            "electrónico mquintero@panama-viena.example.",
            before=12,
        ),
        Text(
            "La Misión Permanente aprovecha la oportunidad para reiterar a la Secretaría las seguridades de su más "
            "alta y distinguida consideración.",
            before=14,
        ),
        Text("Viena, 13 de marzo de 2009", "right", before=24),
    )  # fmt: skip
    message = mail.addressed(
        mail.mixed(
            mail.text("Se remite copia firmada de la nota ya enviada.\n", charset="us-ascii"),
            mail.attachment(pdf.render(sheet), "MPV-2009-058.pdf", "pdf"),
            boundary="Mision_23PA",
        ),
        sender=("Cancillería, Panamá", "organismos@cancilleria-pa.example"),
        subject="Copia de la nota MPV-2009-058",
        date="Thu, 26 Mar 2009 09:12:27 -0500",
        message_id="<0326.091227@cancilleria-pa.example>",
        charset="iso-8859-1",
    )
    return Case(
        "23-panama-same-note-again", message, "es", "nominate", ("Panama", "state", "PAN"),
        note=("MPV-2009-058", "2009-03-13"), people=PANAMA, contact=PANAMA_CONTACT,
    )  # fmt: skip


def _honduras() -> Case:
    people = (
        Person("Xiomara Zelaya Funes", "Xiomara", "Zelaya Funes", "Abog.", "head",
               "Subsecretaria de Justicia", "Secretaría de Gobernación y Justicia"),
        Person("Wilmer Oseguera", "Wilmer", "Oseguera", "Sr.", "delegate",
               "Fiscal Especial de la Niñez", "Ministerio Público"),
    )  # fmt: skip
    sheet = letter(
        *head("EMBAJADA DE HONDURAS", "BERLÍN"),
        Text("Nota No. 077-EHA/2009", before=26),
        Text(
            "La Embajada de la República de Honduras saluda atentamente a la Secretaría de la Conferencia de las "
            "Partes y tiene el agrado de referirse a su nota CU 2009/33 (A), para informarle que la delegación de "
            "Honduras estará conformada por las siguientes personas:",
            before=16,
        ),
        Text(f"{people[0].titled}", indent=24, bold=True, before=14),
        Text(f"{people[0].position}, {people[0].organization}", indent=24, before=2),
        Text("Jefa de Delegación", indent=24, before=2),
        Text(f"{people[1].titled}", indent=24, bold=True, before=12),
        Text(f"{people[1].position}, {people[1].organization}", indent=24, before=2),
        Text("Delegado", indent=24, before=2),
        Text(
            "La Embajada aprovecha la oportunidad para reiterar a la Secretaría las muestras de su distinguida "
            "consideración.",
            before=16,
        ),
        Text("Berlín, 18 de marzo de 2009", "right", before=24),
        Stamp("HONDURAS\nEMBAJADA", x=0.3),
        font="sans",
    )
    message = mail.addressed(
        mail.mixed(
            mail.text("Adjunto nota escaneada.\n", charset="us-ascii"),
            mail.attachment(paper.scan(sheet, seed=8, skew=0.5), "Nota 077.pdf", "pdf"),
            boundary="Embajada_08HN",
        ),
        sender=("Embajada de Honduras", "embajada@honduras-berlin.example"),
        subject="Nota 077-EHA/2009",
        date="Wed, 18 Mar 2009 16:40:10 +0100",
        message_id="<077.20090318@honduras-berlin.example>",
    )
    return Case(
        "08-honduras-scan", message, "es", "nominate", ("Honduras", "state", "HND"),
        note=("077-EHA/2009", "2009-03-18"), people=people,
    )  # fmt: skip


def _guatemala() -> Case:
    body = """La Misión Permanente de Guatemala saluda atentamente a la Secretaría de la Conferencia de las Partes y
tiene el honor de acusar recibo de la nota CU 2009/33 (A), cuyo contenido ha sido trasladado a las
autoridades competentes. Los nombres de los delegados se comunicarán en su oportunidad.

La Misión Permanente aprovecha la ocasión para renovar a la Secretaría las seguridades de su más alta
consideración.
"""
    message = mail.addressed(
        mail.text(body, charset="iso-8859-1"),
        sender=("Misión de Guatemala en Viena", "mision@guatemala-viena.example"),
        subject="Acuse de recibo CU 2009/33 (A)",
        date="Mon, 09 Mar 2009 11:15:33 +0100",
        message_id="<111533.090309@guatemala-viena.example>",
        charset="iso-8859-1",
    )
    return Case(
        "17-guatemala-acknowledge", message, "es", "acknowledge", ("Guatemala", "state", "GTM"),
    )  # fmt: skip

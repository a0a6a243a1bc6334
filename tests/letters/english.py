"""Answers in English."""

from tests.letters import mail, office, paper
from tests.letters.gold import Case, Person
from tests.letters.sheet import Letter, Stamp, Text, head, letter, lines


def cases() -> tuple[Case, ...]:
    """Return the messages of this file."""
    return (
        _sri_lanka(), _malaysia(), _norway(), _tanzania(), _portugal(), _jamaica(), _maldives(), _botswana(),
        _replacement(), _mauritius(),
    )  # fmt: skip


NIRMALA = Person(
    "Nirmala WEERAKKODY", "Nirmala", "Weerakkody", "H.E. Mrs.", "head",
    "Ambassador, Permanent Representative", "Permanent Mission of Sri Lanka, Vienna",
    ("head@srilanka-vienna.example",),
)  # fmt: skip
ASELA = Person(
    "Asela BANDARANAYAKE", "Asela", "Bandaranayake", "Mr.", "delegate",
    "Senior State Counsel", "Attorney General's Department", ("asela.b@agd-lk.example",),
)  # fmt: skip
THARANGI = Person(
    "Tharangi GOONEWARDENA", "Tharangi", "Goonewardena", "Ms.", "delegate",
    "Deputy Controller", "Department of Immigration and Emigration",
    ("tharangi@immigration-lk.example",), ("+94112329000",),
)  # fmt: skip


def _sri_lanka() -> Case:
    people = (NIRMALA, ASELA, THARANGI)
    body = f"""PERMANENT MISSION OF SRI LANKA
TO THE UNITED NATIONS, VIENNA

Ref: PM/VIE/UN-114/2009

The Permanent Mission of Sri Lanka to the United Nations at Vienna presents its
compliments to the Secretariat of the Conference of the Parties and, with
reference to the invitation CU 2009/33 (A), has the honour to inform that the
following delegation will represent Sri Lanka at the first meeting of the
open-ended interim working group on the Trafficking in Persons Protocol:

1. {NIRMALA.titled}, {NIRMALA.position}, {NIRMALA.organization} (Head of Delegation)
   E-mail: {NIRMALA.emails[0]}

2. {ASELA.titled}, {ASELA.position}, {ASELA.organization}
   E-mail: {ASELA.emails[0]}

3. {THARANGI.titled}, {THARANGI.position}, {THARANGI.organization}
   Tel: +94 11 232 9000
   E-mail: {THARANGI.emails[0]}

The Permanent Mission of Sri Lanka avails itself of this opportunity to renew to
the Secretariat the assurances of its highest consideration.

Vienna, 11 March 2009
"""
    message = mail.addressed(
        mail.text(body, charset="us-ascii"),
        sender=("Sri Lanka Mission Vienna", "office@srilanka-vienna.example"),
        subject="CU 2009/33 (A) - Delegation of Sri Lanka",
        date="Wed, 11 Mar 2009 11:20:41 +0100",
        message_id="<20090311.1120.41@srilanka-vienna.example>",
    )
    return Case(
        "01-sri-lanka-text-list", message, "en", "nominate", ("Sri Lanka", "state", "LKA"),
        note=("PM/VIE/UN-114/2009", "2009-03-11"), people=people,
    )  # fmt: skip


def _malaysia() -> Case:
    people = (
        Person("Faridah binti Kassim", "Faridah", "binti Kassim", "Dato'", "head",
               "Deputy Secretary General", "Ministry of Home Affairs", ("faridah@moha-my.example",)),
        Person("Gopalan Letchumanan", "Gopalan", "Letchumanan", "Mr.", "delegate",
               "Head of Unit", "Attorney General's Chambers", ("gopalan@agc-my.example",)),
        Person("Chong Siew Ping", "Siew Ping", "Chong", "Ms.", "delegate",
               "Assistant Director", "Royal Malaysia Police", ("siewping@rmp-my.example",)),
        Person("Azlan Othman", "Azlan", "Othman", "Mr.", "delegate",
               "Second Secretary", "Embassy of Malaysia, Vienna", ("azlan@malaysia-vienna.example",)),
    )  # fmt: skip
    rows = "".join(
        f"<tr><td>{number}.</td><td>{p.titled}</td><td>{p.position}</td><td>{p.organization}</td>"
        f"<td><a href='mailto:{p.emails[0]}'>{p.emails[0]}</a></td></tr>\n"
        for number, p in enumerate(people, start=1)
    )
    html = f"""<html><head><style>td {{ border: 1px solid gray }}</style></head><body>
<p>Ref. No.: MWV 21/2009-C</p>
<p>The Permanent Mission of Malaysia to the United Nations in Vienna presents its compliments to the Secretariat
of the Conference of the Parties, and has the honour to refer to the latter's note CU 2009/33 (A) dated
4&nbsp;March 2009.</p>
<p>In this regard, the Permanent Mission has the honour to convey the composition of the Malaysian delegation,
to be headed by {people[0].titled}, as follows:</p>
<table>
<tr><th>No.</th><th>Name</th><th>Designation</th><th>Agency</th><th>E-mail</th></tr>
{rows}</table>
<p>The Permanent Mission of Malaysia avails itself of this opportunity to renew to the Secretariat the assurances
of its highest consideration.</p>
<p>Vienna, 16 March 2009</p>
<hr>
<p style="font-size:8pt">Tel. 01 505 00 42 &middot; mission@malaysia-vienna.example</p>
</body></html>"""
    plain = mail.text("This message is written in HTML.", charset="us-ascii")
    message = mail.addressed(
        mail.alternative(plain, mail.text(html, kind="html"), boundary="NextPart_000_04MY"),
        sender=("Permanent Mission of Malaysia", "mission@malaysia-vienna.example"),
        subject="Malaysian delegation to the working group on trafficking in persons, 14-15 April 2009",
        date="Mon, 16 Mar 2009 16:02:10 +0100",
        message_id="<000a01c9a64b$7b1f@malaysia-vienna.example>",
    )
    return Case(
        "04-malaysia-html-table", message, "en", "nominate", ("Malaysia", "state", "MYS"),
        note=("MWV 21/2009-C", "2009-03-16"), people=people,
    )  # fmt: skip


def _norway() -> Case:
    people = (
        Person("Ingrid Solbakken", "Ingrid", "Solbakken", "Ms.", "head",
               "Deputy Director General", "Ministry of Justice and the Police"),
        Person("Torbjorn Haugland", "Torbjorn", "Haugland", "Mr.", "delegate",
               "Senior Public Prosecutor", "Office of the Director of Public Prosecutions"),
        Person("Kari Anne Myhre", "Kari Anne", "Myhre", "Ms.", "delegate",
               "First Secretary", "Permanent Mission of Norway"),
    )  # fmt: skip
    sheet = letter(
        *head("ROYAL NORWEGIAN EMBASSY", "Vienna"),
        Text("Note No. 58/09", before=30),
        Text(
            "The Royal Norwegian Embassy presents its compliments to the Secretariat of the Conference of the Parties "
            "to the United Nations Convention against Transnational Organized Crime and, in reply to note CU 2009/33 "
            "(A) of 4 March 2009, has the honour to state that Norway will take part in the meeting of the working "
            "group on the Trafficking in Persons Protocol, to be held in Vienna on 14 and 15 April 2009.",
            before=18,
        ),
        Text("The Norwegian delegation will be composed of:", before=12),
        Text("Head of delegation:", bold=True, before=14),
        Text(f"{people[0].titled}, {people[0].position}, {people[0].organization}", indent=20),
        Text("Delegates:", bold=True, before=12),
        Text(f"{people[1].titled}, {people[1].position}, {people[1].organization}", indent=20),
        Text(f"{people[2].titled}, {people[2].position}, {people[2].organization}", indent=20),
        Text(
            "The Embassy avails itself of this opportunity to renew to the Secretariat the assurances of its highest "
            "consideration.",
            before=18,
        ),
        Text("Vienna, 17 March 2009", before=24),
        Stamp("NORWAY\nVIENNA", x=0.62),
        Text("Secretariat of the Conference of the Parties\nVienna", before=90, size=10),
    )
    message = mail.addressed(
        mail.mixed(
            mail.text("Please see the attached note. The original follows by post.\n", charset="us-ascii"),
            mail.attachment(paper.scan(sheet, seed=6, skew=0.7), "SKM_C45009031711080.pdf", "pdf"),
            boundary="Copier_06NO",
        ),
        sender=("Copier 2nd floor", "copier@norway-vienna.example"),
        subject="Note from Norway",
        date="Tue, 17 Mar 2009 11:09:00 +0100",
        message_id="<C450-09031711080@norway-vienna.example>",
    )
    return Case(
        "06-norway-scan", message, "en", "nominate", ("Norway", "state", "NOR"),
        note=("58/09", "2009-03-17"), people=people,
    )  # fmt: skip


def _tanzania() -> Case:
    people = (
        Person("Zawadi MWAKALINGA", "Zawadi", "Mwakalinga", "Hon.", "head",
               "Deputy Minister", "Ministry of Home Affairs"),
        Person("Baraka LUHENDE", "Baraka", "Luhende", "Mr.", "delegate",
               "Principal State Attorney", "Ministry of Constitutional Affairs"),
        Person("Rehema CHITANDA", "Rehema", "Chitanda", "Ms.", "delegate",
               "Senior Welfare Officer", "Department of Social Welfare"),
    )  # fmt: skip
    cover = (
        *head("EMBASSY OF THE UNITED REPUBLIC OF TANZANIA", "FACSIMILE TRANSMISSION", size=14),
        *lines(
            "TO: Secretariat of the Conference of the Parties, Vienna",
            "FROM: Mr. Yusuf Mgaza, Administrative Attache",
            "DATE: 19 March 2009",
            "PAGES: 2 (this one included)",
            "SUBJECT: Nomination of delegates",
            size=13, before=16,
        ),
    )  # fmt: skip
    note = (
        *head("EMBASSY OF THE UNITED REPUBLIC OF TANZANIA", size=14),
        Text("Ref. TZB/V.30/2009/17", size=13, before=22),
        Text(
            "The Embassy of the United Republic of Tanzania presents its compliments to the Secretariat of the "
            "Conference of the Parties and has the honour to acknowledge note CU 2009/33 (A). The Embassy further has "
            "the honour to submit the names of the Tanzanian delegation to the meeting of 14 and 15 April 2009:",
            size=13, before=16,
        ),
        *(
            Text(f"({mark}) {p.titled} - {p.position}, {p.organization}{tail}", size=13, indent=14, before=11)
            for mark, p, tail in zip("abc", people, (" - Head of Delegation", "", ""), strict=True)
        ),
        Text(
            "The Embassy avails itself of this opportunity to renew to the Secretariat the assurances of its highest "
            "consideration.",
            size=13, before=16,
        ),
        Text("19 March 2009", size=13, before=20),
    )  # fmt: skip
    data = paper.fax(Letter((cover, note)), seed=11, station="19-MAR-2009 14:52  FROM TANZANIA EMB  NO. 4930000017")
    message = mail.addressed(
        mail.mixed(
            mail.text("Fax received, 2 pages, from 4930000017.\n", charset="us-ascii"),
            mail.attachment(data, "fax00417.tif", "image/tiff"),
            boundary="FaxGateway_11TZ",
        ),
        sender=("Fax Gateway", "fax@faxgate.example"),
        subject="Fax from 4930000017 (2 pages)",
        date="Thu, 19 Mar 2009 14:55:12 +0100",
        message_id="<fax.00417.20090319145512@faxgate.example>",
    )
    return Case(
        "11-tanzania-fax", message, "en", "nominate", ("United Republic of Tanzania", "state", "TZA"),
        note=("TZB/V.30/2009/17", "2009-03-19"), people=people,
    )  # fmt: skip


def _portugal() -> Case:
    people = (
        Person("Leonor Vasques Pinhal", "Leonor", "Vasques Pinhal", "Dr.", "head",
               "Director of Legal Affairs", "Ministry of Justice",
               ("lpinhal@justica-pt.example",), ("+351213214000",)),
        Person("Duarte Esteves", "Duarte", "Esteves", "Mr.", "adviser",
               "Inspector", "Aliens and Borders Service",
               ("duarte.esteves@fronteiras-pt.example",), ("+351214236000",)),
    )  # fmt: skip

    def form(person: Person, role: str, phone: str) -> list[tuple[str, str]]:
        return [
            ("", f"Name: {person.titled}"),
            ("", f"Function: {person.position}"),
            ("", f"Institution: {person.organization}"),
            ("", f"Capacity: {role}"),
            ("", f"Telephone: {phone}"),
            ("", f"E-mail: {person.emails[0]}"),
            ("", ""),
        ]

    data = office.docx([
        ("head", "PERMANENT MISSION OF PORTUGAL"),
        ("head", "VIENNA"),
        ("", "No. ONUV-77/2009"),
        ("", "The Permanent Mission of Portugal presents its compliments to the Secretariat of the Conference of the "
             "Parties and, referring to its note verbale CU 2009/33 (A), has the honour to communicate the particulars "
             "of the members of the Portuguese delegation."),
        *form(people[0], "Head of delegation", "+351 21 321 4000"),
        *form(people[1], "Adviser", "+351 21 423 6000"),
        ("", "The Permanent Mission avails itself of this opportunity to renew to the Secretariat the assurances of "
             "its highest consideration."),
        ("", "Vienna, 20 March 2009"),
    ])  # fmt: skip
    kind = "vnd.openxmlformats-officedocument.wordprocessingml.document"
    message = mail.addressed(
        mail.mixed(
            mail.text("Dear colleagues,\n\nplease find our note attached.\n\nBest regards,\nTeresa\n"),
            mail.attachment(data, "Note 77 delegation.docx", kind),
            boundary="Mission_12PT",
        ),
        sender=("Missão Permanente de Portugal", "vienna@missao-pt.example"),
        subject="Portugal - nomination of delegates, CU 2009/33",
        date="Fri, 20 Mar 2009 09:41:37 +0100",
        message_id="<49C3566D.9020301@missao-pt.example>",
        charset="iso-8859-1",
    )
    return Case(
        "12-portugal-docx", message, "en", "nominate", ("Portugal", "state", "PRT"),
        note=("ONUV-77/2009", "2009-03-20"), people=people,
    )  # fmt: skip


def _jamaica() -> Case:
    people = (
        Person("Marva Dunkley-Ricketts", "Marva", "Dunkley-Ricketts", "Mrs.", "head",
               "Permanent Secretary", "Ministry of National Security", ("mdunkley@mns-jm.example",), ("+18769061234",)),
        Person("Errol Whylie", "Errol", "Whylie", "Supt.", "delegate",
               "Head, Anti-Trafficking Unit", "Jamaica Constabulary Force", ("ewhylie@jcf-jm.example",),
               ("+18769224321",)),
        Person("Simone Facey", "Simone", "Facey", "Ms.", "alternate",
               "Crown Counsel", "Office of the Director of Public Prosecutions", ("sfacey@dpp-jm.example",),
               ("+18769225555",)),
    )  # fmt: skip
    roles = ("Head of Delegation", "Delegate", "Alternate")
    rows = [
        ["JAMAICA - delegation to the working group on trafficking in persons, Vienna, 14-15 April 2009"],
        ["Reference: CU 2009/33 (A)"],
        [],
        ["Title", "First name", "Last name", "Position", "Organization", "Role", "Telephone", "E-mail"],
        *(
            [p.honorific, p.given, p.family, p.position, p.organization, role, p.phones[0], p.emails[0]]
            for p, role in zip(people, roles, strict=True)
        ),
    ]
    kind = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    body = """The Embassy of Jamaica presents its compliments to the Secretariat of the Conference of the
Parties and has the honour to forward herewith the list of the Jamaican delegation (Excel).

Note No. 9/03/2009, Berlin, 23 March 2009
"""
    message = mail.addressed(
        mail.mixed(
            mail.text(body, charset="us-ascii"),
            mail.attachment(office.xlsx("Delegation", rows, head=3), "Jamaica_delegation.xlsx", kind),
            boundary="Embassy_13JM",
        ),
        sender=("Embassy of Jamaica, Berlin", "registry@jamaica-berlin.example"),
        subject="Jamaica: list of delegation",
        date="Mon, 23 Mar 2009 10:17:55 +0100",
        message_id="<20090323101755.GA21877@jamaica-berlin.example>",
    )
    return Case(
        "13-jamaica-xlsx", message, "en", "nominate", ("Jamaica", "state", "JAM"),
        note=("9/03/2009", "2009-03-23"), people=people,
    )  # fmt: skip


def _maldives() -> Case:
    body = """Dear Sir or Madam,

The Permanent Mission of the Republic of Maldives refers to the invitation CU 2009/33 (A) to the
meeting of 14 and 15 April 2009 in Vienna. Before we can nominate anybody we kindly ask you to tell us:

- whether the Secretariat can cover the air fare of one expert from the capital, and
- how long the visa for Austria takes if it has to be issued abroad.

We would be grateful for an early answer.

Hawwa Shiuna
Third Secretary
Permanent Mission of the Republic of Maldives
Tel. +41 22 555 01 73
"""
    message = mail.addressed(
        mail.text(body, charset="us-ascii"),
        sender=("Hawwa Shiuna", "hawwa@maldives-mission.example"),
        subject="Question: visa and travel costs, CU 2009/33",
        date="Tue, 10 Mar 2009 15:31:08 +0100",
        message_id="<b7f1c2-0310@maldives-mission.example>",
    )
    return Case(
        "18-maldives-question", message, "en", "inquire", ("Maldives", "state", "MDV"),
    )  # fmt: skip


def _botswana() -> Case:
    people = (
        Person("Kagiso Ramotswa", "Kagiso", "Ramotswa", "Mr.", "head",
               "Deputy Permanent Secretary", "Ministry of Defence, Justice and Security"),
        Person("Lesedi Tshukudu", "Lesedi", "Tshukudu", "Ms.", "delegate",
               "Senior Prosecution Counsel", "Directorate of Public Prosecutions"),
    )  # fmt: skip
    inner_body = f"""Please transmit the following to the Secretariat in Vienna.

Note No. MFA 4/2009 (16)

The Ministry of Foreign Affairs of the Republic of Botswana presents its compliments to the Secretariat
of the Conference of the Parties and has the honour to inform, in answer to CU 2009/33 (A), that Botswana
will be represented at the working group by:

  a. {people[0].titled}, {people[0].position}, {people[0].organization}, who will lead the delegation;
  b. {people[1].titled}, {people[1].position}, {people[1].organization}.

The Ministry avails itself of this opportunity to renew to the Secretariat the assurances of its highest
consideration.

Gaborone, 24 March 2009
"""
    inner = mail.addressed(
        mail.text(inner_body, charset="us-ascii"),
        sender=("Registry MFA Botswana", "registry@mfa-bw.example"),
        subject="Delegation to Vienna",
        date="Tue, 24 Mar 2009 17:12:00 +0200",
        message_id="<0324.1712@mfa-bw.example>",
    )
    message = mail.addressed(
        mail.mixed(
            mail.text(
                "Forwarded from our capital for your action.\n\n"
                "Boitumelo Kgosi\nPermanent Mission of Botswana, Geneva\n",
                charset="us-ascii",
            ),
            mail.nested(inner),
            boundary="Forward_21BW",
        ),
        sender=("Boitumelo Kgosi", "bkgosi@botswana-geneva.example"),
        subject="FW: Delegation to Vienna",
        date="Wed, 25 Mar 2009 08:58:44 +0100",
        message_id="<25585.0325@botswana-geneva.example>",
    )
    return Case(
        "21-botswana-forwarded", message, "en", "nominate", ("Botswana", "state", "BWA"),
        note=("MFA 4/2009 (16)", "2009-03-24"), people=people,
    )  # fmt: skip


def _replacement() -> Case:
    out = Person("Asela BANDARANAYAKE", "Asela", "Bandaranayake", "Mr.", change="remove")
    new = Person(
        "Roshan DE MEL", "Roshan", "de Mel", "Mr.", "delegate", "State Counsel", "Attorney General's Department",
        ("roshan.demel@agd-lk.example",), change="add",
    )  # fmt: skip
    body = f"""Ref: PM/VIE/UN-139/2009

The Permanent Mission of Sri Lanka to the United Nations at Vienna presents its compliments to the Secretariat
of the Conference of the Parties and, further to its note PM/VIE/UN-114/2009 of 11 March 2009 concerning the
meeting CU 2009/33 (A), has the honour to inform of a change in the delegation of Sri Lanka.

{out.titled} will be replaced by {new.titled}, {new.position}, {new.organization} (e-mail: {new.emails[0]}).

The Permanent Mission of Sri Lanka avails itself of this opportunity to renew to the Secretariat the assurances
of its highest consideration.

Vienna, 2 April 2009
"""
    message = mail.addressed(
        mail.text(body, charset="us-ascii"),
        sender=("Sri Lanka Mission Vienna", "office@srilanka-vienna.example"),
        subject="CU 2009/33 (A) - change in the delegation of Sri Lanka",
        date="Thu, 02 Apr 2009 12:05:19 +0200",
        message_id="<20090402.1205.19@srilanka-vienna.example>",
    )
    return Case(
        "22-sri-lanka-replacement", message, "en", "amend", ("Sri Lanka", "state", "LKA"),
        note=("PM/VIE/UN-139/2009", "2009-04-02"), people=(out, new),
    )  # fmt: skip


def _mauritius() -> Case:
    from tests.letters import pdf

    sheet = letter(
        *head("MINISTRY OF FOREIGN AFFAIRS", "REPUBLIC OF MAURITIUS"),
        Text("The list of the delegation is confidential until it is opened with the password.", before=30),
    )
    body = """The Permanent Mission of the Republic of Mauritius presents its compliments to the Secretariat of the
Conference of the Parties and has the honour to transmit, with reference to CU 2009/33 (A), the list of the
delegation of Mauritius. The password of the file will be given by telephone.

Note No. 3140/09, 30 March 2009

The Permanent Mission avails itself of this opportunity to renew to the Secretariat the assurances of its
highest consideration.
"""
    message = mail.addressed(
        mail.mixed(
            mail.text(body, charset="us-ascii"),
            mail.attachment(pdf.render(sheet, password="lagoon"), "delegation-protected.pdf", "pdf"),
            boundary="Mission_24MU",
        ),
        sender=("Permanent Mission of Mauritius", "mission@mauritius-mission.example"),
        subject="Mauritius - delegation, CU 2009/33 (A)",
        date="Mon, 30 Mar 2009 13:44:02 +0200",
        message_id="<44C1.0330@mauritius-mission.example>",
    )
    return Case(
        "24-mauritius-encrypted-pdf", message, "en", "nominate", ("Mauritius", "state", "MUS"),
        note=("3140/09", "2009-03-30"), review=("encrypted_part",),
    )  # fmt: skip

"""Answers in French."""

from tests.letters import mail, paper, pdf
from tests.letters.gold import Case, Contact, Person
from tests.letters.sheet import Grid, Stamp, Text, head, letter


def cases() -> tuple[Case, ...]:
    """Return the messages of this file."""
    return _cameroun(), _tunisie(), _gabon(), _reseau(), _suisse()


def _cameroun() -> Case:
    people = (
        Person("Étienne NGOUMOU BILÉ", "Étienne", "Ngoumou Bilé", "M.", "head",
               "Directeur des affaires pénales et des grâces", "Ministère de la Justice",
               ("e.ngoumou@minjustice-cm.example",), ("+237222234567",)),
        Person("Solange MBARGA", "Solange", "Mbarga", "Mme", "delegate",
               "Sous-directrice de la protection de l'enfance", "Ministère des Affaires sociales",
               ("s.mbarga@minas-cm.example",)),
        Person("Hamadou YÉRIMA", "Hamadou", "Yérima", "M.", "delegate",
               "Commissaire divisionnaire", "Délégation générale à la sûreté nationale",
               ("h.yerima@dgsn-cm.example",)),
    )  # fmt: skip
    chief, *members = people
    sheet = letter(
        *head("RÉPUBLIQUE DU CAMEROUN", "MINISTÈRE DES RELATIONS EXTÉRIEURES"),
        Text("N° 01187/DIPL/D6/2009", before=24),
        Text("Yaoundé, le 12 mars 2009", "right"),
        Text(
            "Le Ministère des Relations extérieures de la République du Cameroun présente ses compliments au "
            "Secrétariat de la Conférence des Parties et, se référant à la note verbale CU 2009/33 (A) du 4 mars 2009, "
            "a l'honneur de lui faire connaître que la délégation camerounaise à la première réunion du groupe de "
            "travail sur la traite des personnes sera composée comme suit :",
            before=18,
        ),
        Text("Chef de délégation", bold=True, before=16),
        Text(f"{chief.titled}, {chief.position}, {chief.organization}", indent=16),
        Text(f"Tél. : +237 222 23 45 67 – Courriel : {chief.emails[0]}", indent=16, before=1),
        Text("Membres", bold=True, before=12),
        *(
            text
            for p in members
            for text in (
                Text(f"{p.titled}, {p.position}, {p.organization}", indent=16, before=6),
                Text(f"Courriel : {p.emails[0]}", indent=16, before=1),
            )
        ),
        Text(
            "Le Ministère saisit cette occasion pour renouveler au Secrétariat les assurances de sa haute "
            "considération.",
            before=18,
        ),
        Text("Secrétariat de la Conférence des Parties\nVienne", before=40, size=10),
        font="serif",
    )
    message = mail.addressed(
        mail.mixed(
            mail.text(
                "Bonjour,\n\nVeuillez trouver ci-joint la note du Ministère.\n\nCordialement\n", charset="iso-8859-1"
            ),
            mail.attachment(pdf.render(sheet), "Note_verbale_délégation.pdf", "pdf"),
            boundary="Ministere_02CM",
        ),
        sender=("Direction des Nations Unies, Yaoundé", "dnu@minrex-cm.example"),
        subject="Délégation du Cameroun – réunion des 14 et 15 avril 2009",
        date="Thu, 12 Mar 2009 16:48:23 +0100",
        message_id="<1236872903.49b92d07@minrex-cm.example>",
    )  # fmt: skip
    return Case(
        "02-cameroon-pdf-list", message, "fr", "nominate", ("Cameroon", "state", "CMR"),
        note=("01187/DIPL/D6/2009", "2009-03-12"), people=people,
    )  # fmt: skip


def _tunisie() -> Case:
    people = (
        Person("Mongi Ayari", "Mongi", "Ayari", "M.", "head", "Directeur général", "Ministère de l'Intérieur"),
        Person("Rym Chebbi", "Rym", "Chebbi", "Mme", "delegate", "Chef de service", "Ministère de l'Intérieur"),
        Person("Slim Haddad", "Slim", "Haddad", "M.", "expert", "Juge d'instruction", "Ministère de la Justice"),
        Person("Olfa Mzoughi", "Olfa", "Mzoughi", "Mme", "expert", "Magistrate", "Ministère de la Justice"),
    )  # fmt: skip
    roles = ("Chef de délégation", "Membre", "Expert", "Experte")
    rows = [("Organisme", "Nom et prénom", "Fonction", "Qualité")]
    before = ""
    for p, role in zip(people, roles, strict=True):
        rows.append(("^" if p.organization == before else p.organization, p.titled, p.position, role))
        before = p.organization
    sheet = letter(
        *head("MISSION PERMANENTE DE LA TUNISIE", "AUPRÈS DES NATIONS UNIES À VIENNE"),
        Text("Réf. : MPT/V/2009/065", before=24),
        Text(
            "La Mission permanente de la Tunisie présente ses compliments au Secrétariat de la Conférence des Parties "
            "et a l'honneur, en réponse à l'invitation CU 2009/33 (A), de lui communiquer la liste de la délégation "
            "tunisienne :",
            before=16,
        ),
        Grid(tuple(rows), (0.3, 0.24, 0.24, 0.22)),
        Text(
            "Pour tout renseignement, prière de s'adresser à Mme Leïla Bouzid, deuxième secrétaire, "
            "tél. +43 1 581 52 99, courriel leila.bouzid@tunisie-vienne.example.",
            before=12,
        ),
        Text(
            "La Mission permanente saisit cette occasion pour renouveler au Secrétariat les assurances de sa "
            "considération distinguée.",
            before=14,
        ),
        Text("Vienne, le 16 mars 2009", "right", before=24),
        font="sans",
    )
    message = mail.addressed(
        mail.mixed(
            mail.text("Note verbale MPT/V/2009/065 ci-jointe.\n"),
            mail.attachment(pdf.render(sheet), "MPT065.pdf", "pdf"),
            boundary="Mission_05TN",
        ),
        sender=("Mission permanente de la Tunisie", "mission@tunisie-vienne.example"),
        subject="Délégation tunisienne",
        date="Mon, 16 Mar 2009 17:30:00 +0100",
        message_id="<316.173000.65@tunisie-vienne.example>",
    )
    contact = Contact("Leïla Bouzid", "deuxième secrétaire", None, ("leila.bouzid@tunisie-vienne.example",),
                      ("+4315815299",))  # fmt: skip
    return Case(
        "05-tunisia-pdf-merged-table", message, "fr", "nominate", ("Tunisia", "state", "TUN"),
        note=("MPT/V/2009/065", "2009-03-16"), people=people, contact=contact,
    )  # fmt: skip


def _gabon() -> Case:
    people = (
        Person("Clarisse OBIANG NDONG", "Clarisse", "Obiang Ndong", "Mme", "head",
               "Conseiller du Ministre", "Ministère de la Famille"),
        Person("Fulbert MOUSSAVOU", "Fulbert", "Moussavou", "M.", "delegate",
               "Substitut du Procureur", "Tribunal de Libreville"),
    )  # fmt: skip
    sheet = letter(
        *head("AMBASSADE DE LA RÉPUBLIQUE GABONAISE"),
        Text("N° 212/AMBGAB/09", before=26),
        Text(
            "L'Ambassade de la République gabonaise présente ses compliments au Secrétariat de la Conférence des "
            "Parties et, comme suite à son invitation CU 2009/33 (A), a l'honneur de l'informer que le Gabon sera "
            "représenté à la réunion des 14 et 15 avril 2009 par :",
            before=18,
        ),
        Text(f"1. {people[0].titled}, {people[0].position}, {people[0].organization}, Chef de délégation",
             indent=14, before=14),
        Text(f"2. {people[1].titled}, {people[1].position}, {people[1].organization}, Membre", indent=14, before=8),
        Text(
            "L'Ambassade saisit cette occasion pour renouveler au Secrétariat les assurances de sa très haute "
            "considération.",
            before=18,
        ),
        Text("Bonn, le 18 mars 2009", "right", before=24),
        Stamp("GABON\nAMBASSADE", x=0.3),
    )  # fmt: skip
    message = mail.addressed(
        mail.mixed(
            mail.text("Document numérisé.\n"),
            mail.attachment(paper.scan(sheet, seed=7, skew=-0.9), "scan0007.pdf", "pdf"),
            boundary="Scan_07GA",
        ),
        sender=("Ambassade du Gabon", "ambassade@gabon-bonn.example"),
        subject="Note 212/AMBGAB/09",
        date="Wed, 18 Mar 2009 15:20:31 +0100",
        message_id="<scan0007.18032009@gabon-bonn.example>",
    )
    return Case(
        "07-gabon-scan", message, "fr", "nominate", ("Gabon", "state", "GAB"),
        note=("212/AMBGAB/09", "2009-03-18"), people=people,
    )  # fmt: skip


def _reseau() -> Case:
    person = Person("Aurélie Vantournhout", "Aurélie", "Vantournhout", "Mme", "observer",
                    "chargée de plaidoyer", "", ("aurelie@reseau-lumiere.example",))  # fmt: skip
    body = f"""Réseau Lumière contre la traite
Association internationale sans but lucratif

Bruxelles, le 24 mars 2009

Madame, Monsieur,

Nous vous remercions de votre invitation CU 2009/33 (A). Notre association souhaite participer, en qualité
d'observateur, à la réunion du groupe de travail sur la traite des personnes à Vienne les 14 et 15 avril 2009
et sera représentée par {person.titled}, {person.position} ({person.emails[0]}).

Nous vous prions d'agréer, Madame, Monsieur, l'expression de nos sentiments distingués.

Bérengère Colpaert
Présidente
"""
    message = mail.addressed(
        mail.text(body),
        sender=("Réseau Lumière contre la traite", "secretariat@reseau-lumiere.example"),
        subject="Participation à la réunion des 14 et 15 avril",
        date="Tue, 24 Mar 2009 18:02:11 +0100",
        message_id="<324.1802.rl@reseau-lumiere.example>",
    )
    return Case(
        "15-ngo-french-letter", message, "fr", "nominate", ("Réseau Lumière contre la traite", "ngo", None),
        note=(None, "2009-03-24"), people=(person,),
    )  # fmt: skip


def _suisse() -> Case:
    body = """Note n° 41/2009

La Mission permanente de la Suisse présente ses compliments au Secrétariat de la Conférence des Parties et a
l'honneur d'accuser réception de son invitation CU 2009/33 (A).

La Mission permanente a le regret de faire savoir au Secrétariat que la Suisse ne sera pas en mesure de
participer à la réunion des 14 et 15 avril 2009.

La Mission permanente saisit cette occasion pour renouveler au Secrétariat les assurances de sa haute
considération.

Vienne, le 13 mars 2009
"""
    message = mail.addressed(
        mail.text(body, charset="iso-8859-1"),
        sender=("Mission permanente de la Suisse", "mission@suisse-vienne.example"),
        subject="CU 2009/33 (A) : réponse de la Suisse",
        date="Fri, 13 Mar 2009 10:05:50 +0100",
        message_id="<49BA2E1E.41@suisse-vienne.example>",
        charset="iso-8859-1",
    )
    return Case(
        "16-switzerland-decline", message, "fr", "decline", ("Switzerland", "state", "CHE"),
        note=("41/2009", "2009-03-13"),
    )  # fmt: skip

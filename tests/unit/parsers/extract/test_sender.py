import pytest
from msgspec.structs import replace

from parsers.document import Address, Message
from parsers.extract import choice, countries, sender
from parsers.record import Channel, Kind, Reason
from tests.fixtures.written import mail, part, with_note


def _found(
    letterhead: str, body: str = "We have the honour to inform you that two persons will attend."
) -> sender.Answer:
    return sender.find(choice.choose(with_note("Attached.", f"{letterhead}\n\n{body}"), ()))


@pytest.mark.parametrize(
    ("letterhead", "iso3"),
    [
        ("Embassy of the Islamic Republic of Iran in Vienna, Austria", "IRN"),
        ("Permanent Mission of the Republic of Korea to the International Organizations in Vienna", "KOR"),
        ("Permanent Mission of the Democratic People's Republic of Korea", "PRK"),
        ("Misión Permanente de Guinea Ecuatorial", "GNQ"),
        ("Mission permanente de la République de Guinée", "GIN"),
        ("AMBASSADE DU GABON\nPRÈS LE ROYAUME D'ESPAGNE", "GAB"),
        ("Embassy of Nigeria", "NGA"),
        ("Ambassade du Niger", "NER"),
        ("Посольство Республики Беларусь в Австрийской Республике", "BLR"),
        ("Посольство Кыргызской Республики", "KGZ"),
        ("سفارة الجمهورية اليمنية", "YEM"),
        ("البعثة الدائمة للمملكة العربية السعودية", "SAU"),
        ("中华人民共和国常驻维也纳代表团", "CHN"),
        ("越南驻奥地利大使馆向贵处致意。", "VNM"),
        ("Ständige Vertretung der Bundesrepublik Deutschland", "DEU"),
        ("Royal Danish Embassy", "DNK"),
        ("Apostolic Nunciature", "VAT"),
        ("Commonwealth of Dominica\nMinistry of Foreign Affairs", "DMA"),
        ("República Dominicana\nMinisterio de Relaciones Exteriores", "DOM"),
        ("Embassy of Swaziland", "SWZ"),
        ("Embassy of Zaire", "COD"),
        ("Ambassade du Zaïre", "COD"),
        ("Permanent Mission of the Czech Republic", "CZE"),
    ],
)
def test_the_office_tells_the_state_and_never_the_host(letterhead: str, iso3: str) -> None:
    assert _found(letterhead).sender.iso3 == iso3


@pytest.mark.parametrize(
    ("letterhead", "observer", "name"),
    [
        ("Nordic River Council Secretariat (NRC)\nHavn 4, 140 Oslo, Norway", True, "Nordic River Council Secretariat"),
        ("Andean Forum of Prosecutors\nAv. Arequipa 123, Lima, Peru", True, "Andean Forum of Prosecutors"),
        ("Andean Forum of Prosecutors\nAv. Arequipa 123, Lima, Peru", False, "Peru"),
        ("Ministry of Justice\n4 Main Street, Kampala, Uganda", True, "Uganda"),
    ],
)  # fmt: skip
def test_where_an_observer_sits_is_not_for_whom_it_writes(letterhead: str, observer: bool, name: str) -> None:
    said = "as an observer" if observer else "by two persons"
    found = _found(letterhead, f"We have the honour to inform you that we shall attend {said} in Vienna.")
    assert found.sender.name == name
    assert name == "Uganda" or found.review


def test_the_courtesy_tells_the_sender_before_the_letterhead() -> None:
    found = _found("Republic of Austria", "The Embassy of Ghana presents its compliments to the Secretariat.")
    assert found.sender.name == "Ghana"


def test_a_body_keeps_its_name_without_its_abbreviation() -> None:
    found = _found("Organization of American States (OAS)")
    assert (found.sender.name, found.sender.kind, found.sender.iso3) == (
        "Organization of American States",
        Kind.IGO,
        None,
    )
    assert found.sender.known_as == "Organization of American States"


def test_an_organization_is_known_by_one_name_whichever_it_writes() -> None:
    found = _found("Organisation des États américains (OEA)")
    assert (found.sender.name, found.sender.known_as) == (
        "Organisation des États américains",
        "Organization of American States",
    )


def test_the_delegation_of_the_european_union_is_the_european_union() -> None:
    found = _found("", "The Delegation of the European Union presents its compliments to the Secretariat.")
    assert (found.sender.name, found.sender.kind) == ("European Union", Kind.IGO)


def test_an_association_is_named_by_its_letterhead() -> None:
    found = _found("Lantern Network against Bondage (LNB)", "Our non-governmental organization will send Ms. A. Moe.")
    assert (found.sender.name, found.sender.kind) == ("Lantern Network against Bondage", Kind.NGO)


def test_another_states_signature_is_a_conflict() -> None:
    text = "The Government of Ghana will send one expert.\n\nKind regards\nEmbassy of Togo"
    found = sender.find(choice.choose(mail(text), ()))
    assert [item.reason for item in found.review] == [Reason.SENDER_CONFLICT]


def test_an_address_alone_is_looked_at() -> None:
    found = sender.find(choice.choose(mail("Our delegation will attend.", address="protocol@foreign.gov.gh"), ()))
    assert (found.sender.iso3, [item.reason for item in found.review]) == ("GHA", [Reason.SENDER_UNKNOWN])


def test_an_address_of_a_government_whose_state_the_mail_names_and_no_other_is_enough() -> None:
    texts = {
        "Hello,\n\nplease add Mr. A. Moe to Ghana's delegation, and thank you.\n\nMr. B. Roe": [],
        "Hello,\n\nplease add Mr. A. Moe to the list beside those of Ghana and Togo.\n\nMr. B. Roe": [
            Reason.SENDER_UNKNOWN
        ],
    }
    for text, reasons in texts.items():
        found = sender.find(choice.choose(mail(text, address="protocol@foreign.gov.gh"), ()))
        assert (found.sender.iso3, [item.reason for item in found.review]) == ("GHA", reasons)


@pytest.mark.parametrize(
    "asks",
    [
        "La Misión Permanente de Chile solicita interpretación al español.",
        "The Permanent Mission of Chile asks for interpretation into Spanish.",
        "La Mission permanente du Chili demande une interprétation en français et en espagnol.",
        "Посольство Республики Чили просит перевод на французский и китайский языки.",
    ],
)
def test_a_language_is_no_other_state(asks: str) -> None:
    found = _found("Note", asks)
    assert (found.sender.iso3, found.review) == ("CHL", ())


def test_a_damaged_name_is_a_fuzzy_match() -> None:
    found = _found("Permanent M1ssion of Kyrgyzstnn")
    assert (found.sender.iso3, [item.reason for item in found.review]) == ("KGZ", [Reason.FUZZY_MATCH])


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("We regret that no expert can travel, and Fiji will therefore not be represented.", "FJI"),
        ("Por parte de la República de Cuba han sido designadas las siguientes personas.", "CUB"),
        ("Owing to its budget, Samoa is not in a position to send a delegation.", "WSM"),
        ("En raison de contraintes budgétaires, le Togo n'enverra pas de délégation.", "TGO"),
        ("Казахстан, к сожалению, не сможет направить своих представителей на совещание.", "KAZ"),
        ("تأسف تونس لعدم تمكنها من المشاركة في هذا الاجتماع.", "TUN"),
        ("Chile lamenta no poder participar en esta ocasión.", "CHL"),
    ],
)
def test_the_clause_in_which_a_state_acts_tells_the_sender_where_nothing_else_does(text: str, iso3: str) -> None:
    assert _found(text).sender.iso3 == iso3


def test_nobody_is_said_to_be_unknown() -> None:
    found = sender.find(choice.choose(mail("Two persons will attend."), ()))
    assert (found.sender.kind, [item.reason for item in found.review]) == (Kind.UNKNOWN, [Reason.SENDER_UNKNOWN])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dear all,\n\nThe League of Arab States will send Mr. A. Moe to the meeting.", "League of Arab States"),
        ("编号：7\n\n来函收悉。上海合作组织秘书处将派员出席会议。", "上海合作组织秘书处"),
    ],
)
def test_a_known_body_that_its_letter_speaks_of_as_sending_is_the_sender(text: str, name: str) -> None:
    found = sender.find(choice.choose(mail(text), ()))
    assert (found.sender.name, found.sender.kind) == (name, Kind.IGO)


@pytest.mark.parametrize("territory", ["Cook Islands", "Faroe Islands", "Cayman Islands"])
def test_islands_that_are_no_state_of_the_list_are_not_surely_iceland(territory: str) -> None:
    found = sender.find(choice.choose(mail(f"The Permanent Mission of the {territory} presents its compliments."), ()))
    assert found.sender.iso3 is None or [item.path for item in found.review] == ["/sender"]


def test_a_body_that_is_only_mentioned_is_not_the_sender() -> None:
    text = "Dear all,\n\nMr. A. Moe worked for the European Union and will attend.\n\nRegards\nEmbassy of Ghana"
    assert sender.find(choice.choose(mail(text), ())).sender.iso3 == "GHA"


def test_the_first_line_of_a_letter_without_a_courtesy_is_its_letterhead() -> None:
    found = sender.find(
        choice.choose(with_note("附件。", "南方儿童救助促进会\n\n秘书处：感谢邀请，与会人员如下。"), ())
    )
    assert (found.sender.name, found.sender.kind) == ("南方儿童救助促进会", Kind.NGO)
    assert [item.path for item in found.review] == ["/sender/kind"]


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Estonia has the honour to inform that Estonia and Latvia will be represented by:",
        "L'Ambassade d'Estonie a l'honneur d'informer que l'Estonie et la Lettonie seront représentées par :",
        "La Embajada de Estonia tiene el honor de informar que Estonia y Letonia estarán representadas por:",
        "Посольство Эстонии имеет честь сообщить, что Эстония и Латвия будут представлены:",
        "تتشرف سفارة إستونيا بالإبلاغ بأن إستونيا ولاتفيا سيمثلهما كل من:",
        "爱沙尼亚大使馆谨通知，爱沙尼亚和拉脱维亚将派下列人员出席：",
        "Die Botschaft von Estland beehrt sich mitzuteilen, dass Estland und Lettland vertreten werden durch:",
        "A Embaixada da Estônia tem a honra de informar que a Estônia e a Letônia serão representadas por:",
        "The Permanent Missions of Estonia and Latvia present their compliments to the Secretariat.",
        "Les Missions permanentes de l'Estonie et de la Lettonie présentent leurs compliments au Secrétariat.",
        "Las Misiones Permanentes de Estonia y Letonia saludan atentamente a la Secretaría.",
        "Постоянные представительства Эстонии и Латвии свидетельствуют свое уважение Секретариату.",
        "The Permanent Missions of Estonia and Latvia to the United Nations (Vienna) present their compliments.",
        "Les Missions permanentes d'Estonie et de Lettonie auprès des Nations Unies présentent leurs compliments.",
        "Постоянные представительства Эстонии и Латвии при Организации Объединенных Наций свидетельствуют уважение.",
    ],
)
def test_two_states_that_answer_in_one_sentence_are_looked_at(text: str) -> None:
    found = sender.find(choice.choose(mail(text), ()))
    assert [item.reason for item in found.review] == [Reason.SEVERAL_SENDERS]


def test_two_states_of_which_a_sentence_speaks_before_it_says_who_comes_do_not_answer_together() -> None:
    text = "The Embassy of Estonia refers to the work of Estonia and Latvia in justice, and the following will attend:"
    assert sender.find(choice.choose(mail(text), ())).review == ()


def test_so_is_a_letterhead_of_two_states() -> None:
    found = _found("Permanent Mission of Norway\nPermanent Mission of Sweden")
    assert [item.reason for item in found.review] == [Reason.SEVERAL_SENDERS]


@pytest.mark.parametrize(
    ("letterhead", "body"),
    [
        ("Embassy of Kenya to Austria and Hungary", "We have the honour to inform you that two persons will attend."),
        (
            "Embassy of Kenya",
            "Following the talks between Kenya and Uganda in March, the Embassy of Kenya names one person.",
        ),
        ("Permanent Mission of Trinidad and Tobago", "Trinidad and Tobago will be represented by one person."),
        ("Embassy of Kenya\nEmbassy of Kenya, Vienna, Austria", "The Kenyan and host authorities will meet."),
    ],
)
def test_two_states_of_which_one_does_not_answer_are_not(letterhead: str, body: str) -> None:
    assert _found(letterhead, body).review == ()


def test_letters_of_two_states_in_one_message_are_looked_at() -> None:
    def note(state: str) -> str:
        return f"The Embassy of {state} presents its compliments to the Secretariat and will send one expert."

    message = with_note("Two notes.", note("Ghana"))
    second = part(note("Togo"), "3", "attachment", "second.pdf")
    found = sender.find(choice.choose(Message(message.headers, (*message.parts, second)), ()))
    assert [item.reason for item in found.review] == [Reason.SEVERAL_SENDERS]


def test_one_state_that_greets_another_in_its_note_sends_alone() -> None:
    text = "The Embassy of Ghana presents its compliments to the Embassy of Togo and to the Secretariat."
    assert _found("", text).review == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Women Alliance, an NGO in consultative status, wishes to register two observers.",
        "We are a non-governmental organization. The Harbour Women Alliance will send two observers.",
    ],
)
def test_an_association_is_named_by_the_sentence_in_which_it_acts(text: str) -> None:
    found = sender.find(choice.choose(mail(f"Dear all,\n\n{text}"), ()))
    assert (found.sender.name, found.sender.kind) == ("Harbour Women Alliance", Kind.NGO)


# The organ that writes

RENEWS = "We have the honour to inform you that two persons will attend."


def _organ(found: sender.Answer) -> tuple[Channel | None, list[str]]:
    return found.channel, [one.text for one in found.evidence if one.field == "channel"]


@pytest.mark.parametrize(
    "text",
    [
        "The Permanent Mission of Brazil to the United Nations presents its compliments to the Office.",
        "L'Ambassade du Niger présente ses compliments au Secrétariat.",
        "La Misión Permanente de Guinea Ecuatorial saluda atentamente a la Oficina.",
        "Постоянное представительство Республики Беларусь свидетельствует свое уважение Управлению.",
        "تهدي البعثة الدائمة للمملكة العربية السعودية أطيب تحياتها إلى المكتب.",
        "越南驻奥地利大使馆向贵处致意。",
        "The Consulate General of Ghana presents its compliments to the Office.",
    ],
)
def test_an_embassy_a_mission_and_a_consulate_are_the_mission(text: str) -> None:
    assert _organ(_found("", text))[0] is Channel.MISSION


@pytest.mark.parametrize(
    ("letterhead", "body", "words"),
    [
        (
            "",
            "On behalf of the Ministry of Justice of Brazil I am pleased to nominate two experts.",
            "Ministry of Justice",
        ),
        ("", "The Ministry of Justice of Brazil regrets that Brazil will not participate.", "Ministry of Justice"),
        ("REPÚBLICA DOMINICANA\nMINISTERIO DE RELACIONES EXTERIORES", RENEWS, "MINISTERIO DE RELACIONES EXTERIORES"),
        ("Office of the Attorney General of the Federal Republic of Nigeria", RENEWS, "Office of the Attorney General"),
        ("", "Le Ministère de la Justice du Niger présente ses compliments au Secrétariat.", "Ministère de la Justice"),
        ("", "中华人民共和国外交部向联合国秘书处致意。", "外交部"),
        ("", "On behalf of the Maritime Authority of Samoa I regret that we cannot attend.", "Maritime Authority"),
        ("National Drug Control Commission of Malta", RENEWS, "National Drug Control Commission"),
        (
            "",
            "La Direction générale de la police du Niger présente ses compliments au Secrétariat.",
            "Direction générale de la police",
        ),
    ],
)
def test_an_office_of_the_capital_is_known_by_its_own_words(letterhead: str, body: str, words: str) -> None:
    assert _organ(_found(letterhead, body)) == (Channel.CAPITAL, [words])


def test_whom_a_ministry_greets_is_not_who_writes() -> None:
    text = "The Ministry of Justice of Ghana presents its compliments to the Permanent Mission of Austria."
    assert _organ(_found("", text))[0] is Channel.CAPITAL


def test_a_ministrys_letter_that_the_mission_hands_on_is_the_missions() -> None:
    covering = "The Permanent Mission of Ghana transmits herewith a letter."
    note = "Ministry of Justice of Ghana\n\nTwo persons will attend."
    assert _organ(sender.find(choice.choose(with_note(covering, note), ()))) == (Channel.MISSION, ["Permanent Mission"])


def test_a_government_and_an_organization_have_no_organ() -> None:
    assert _organ(_found("", "The Government of Ghana presents its compliments to the Office.")) == (None, [])
    assert _organ(_found("Organization of American States (OAS)")) == (None, [])


def test_an_abbreviation_in_a_number_sends_nothing() -> None:
    assert _found("Ref. 12/4/OSCE-09\nEmbassy of Ghana").sender.iso3 == "GHA"
    assert _found("Ref. 12/4/OSCE-09").sender.name is None


def test_an_association_is_named_by_the_foot_of_its_letter() -> None:
    text = (
        "敬启者：\n\n本会拟派两人出席CU 2009/33会议，名单另告，并感谢贵办邀请。\n\n晨光妇女儿童援助基金会\n2009年4月2日"
    )
    assert sender.find(choice.choose(mail(text), ())).sender.name == "晨光妇女儿童援助基金会"


def test_the_authorities_of_the_host_send_nothing_where_anybody_else_is_named() -> None:
    text = (
        "Dear Sir,\n\nwe ask how much time the Austrian authorities need for the visas of our officials.\n\n"
        "With regards,\n\nZubair Ahmed\nEmbassy of Pakistan"
    )
    assert sender.find(choice.choose(mail(text), ())).sender.iso3 == "PAK"


def test_the_host_of_a_mission_is_not_its_state_in_an_address() -> None:
    message = mail("Two persons will attend the meeting.", address="shi@chinamission-at.example")
    assert sender.find(choice.choose(message, ())).sender.iso3 == "CHN"


@pytest.mark.parametrize("host", ["francesca.example", "jordanlaw.example", "indiana.example"])
def test_an_address_that_only_begins_like_a_state_tells_none(host: str) -> None:
    message = mail("Two persons will attend the meeting.", address=f"office@{host}")
    assert sender.find(choice.choose(message, ())).sender.iso3 is None


def test_the_host_of_an_embassy_is_no_second_sender() -> None:
    text = (
        "中华人民共和国驻奥地利共和国大使馆向联合国毒品和犯罪问题办公室致意，并就CU 2009/33号照会谨通知参会名单如下："
    )
    found = sender.find(choice.choose(mail(text), ()))
    assert (found.sender.iso3, found.review) == ("CHN", ())


def test_the_embassy_that_a_letter_asks_about_visas_is_not_who_writes() -> None:
    text = (
        "Dear Sir,\n\nthere is no Embassy of Austria in our capital: where do our officials ask for visas?\n\n"
        "With regards,\n\nIsata Kanu\nFirst Secretary\nFreetown - Republic of Sierra Leone"
    )
    found = sender.find(choice.choose(mail(text), ()))
    assert (found.sender.iso3, [item.reason for item in found.review]) == ("SLE", [Reason.SENDER_CONFLICT])


def test_a_host_that_answers_itself_is_the_sender() -> None:
    text = "Dear Sir,\n\nThe Embassy of Italy will send two officials.\n\nCarla Neri\nEmbassy of Italy, Vienna"
    assert sender.find(choice.choose(mail(text), ())).sender.iso3 == "ITA"


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("Dear Sirs,\n\nplease register the UK delegation. We would sit beside the delegation of Ireland.", "GBR"),
        ("Dear Sirs,\n\nThe Embassy of Italy registers Mr. Carlo NERI, seconded to the Government of Albania.", "ITA"),
    ],
)  # fmt: skip
def test_a_host_that_names_an_office_of_another_state_is_the_sender(text: str, iso3: str) -> None:
    assert sender.find(choice.choose(mail(text), ())).sender.iso3 == iso3


def test_a_state_that_asks_for_visas_of_a_hosts_embassy_is_the_sender_and_looked_at() -> None:
    text = "Ghana will be represented by two officials. We would be grateful if the Embassy of Austria issued visas."
    found = sender.find(choice.choose(mail(text), ()))
    assert (found.sender.iso3, [item.reason for item in found.review]) == ("GHA", [Reason.SENDER_CONFLICT])


@pytest.mark.parametrize(
    ("text", "writer"),
    [
        ("We have asked the Embassy of Austria for visas. The Government of Ghana sends two officials.", "A. Mensah"),
        ("The Embassy of France has issued the visas. The delegation of Ghana will be:", "A. Mensah"),
        ("Further to the Embassy of Austria's notice, the Mission of Ghana has the honour to inform:", "A. Mensah"),
        ("The Embassy of Austria has issued the visas for the Ghanaian delegation.", "Embassy of Ghana"),
    ],
)  # fmt: skip
def test_an_office_of_another_state_that_answers_is_the_sender_and_looked_at(text: str, writer: str) -> None:
    found = sender.find(choice.choose(mail(f"Dear Sirs,\n\n{text}\n\nWith regards", name=writer), ()))
    assert (found.sender.iso3, [item.reason for item in found.review]) == ("GHA", [Reason.SENDER_CONFLICT])


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("I write from the Embassy of Italy. The Embassy of Ghana will book the rooms.", ""),
        ("The Embassy of Italy will send two officials.", "Re: Embassy of Ghana's note"),
    ],
)  # fmt: skip
def test_a_host_that_signs_is_the_sender_and_looked_at_whatever_other_office_it_speaks_of(
    text: str, subject: str
) -> None:
    letter = choice.choose(mail(f"Dear Sirs,\n\n{text}\n\nBest regards\nCarla Neri\nEmbassy of Italy", subject), ())
    found = sender.find(letter)
    assert (found.sender.iso3, [item.reason for item in found.review]) == ("ITA", [Reason.SENDER_CONFLICT])


def test_the_host_in_the_address_of_a_mission_does_not_sign() -> None:
    text = (
        "Dear Sirs,\n\nThe Embassy of Austria in Accra has issued the visas. Ghana will be represented by two "
        "officials.\n\nBest regards\nAma Mensah\nPermanent Mission\nRennweg 12\n1030 Vienna\nAustria"
    )
    found = sender.find(choice.choose(mail(text), ()))
    assert (found.sender.iso3, [item.reason for item in found.review]) == ("GHA", [Reason.SENDER_CONFLICT])


def test_the_address_tells_which_of_two_offices_writes() -> None:
    text = "Dear Sirs,\n\nThe Embassy of Austria will issue visas for the delegation of Ghana, who are:\n\nWith regards"
    found = sender.find(choice.choose(mail(text, address="office@justice.gov.gh"), ()))
    assert (found.sender.iso3, [item.reason for item in found.review]) == ("GHA", [Reason.SENDER_CONFLICT])


def _sent(state: str, address: str, reply_to: tuple[str, ...] = (), more: str = "") -> list[Reason]:
    body = f"The Embassy of {state} has the honour to inform you that two persons will attend. {more}"
    message = mail(body, address=address)
    answers = tuple(Address("", one) for one in reply_to)
    sent = replace(message, headers=replace(message.headers, reply_to=answers))
    return [item.reason for item in sender.find(choice.choose(sent, ())).review]


@pytest.mark.parametrize(
    ("state", "address"),
    [
        ("Kenya", "m@mfa.gov.tz"), ("Kenya", "m@state.gov"), ("the Republic of Korea", "m@mfa.gov.kp"),
        ("Guinea", "m@mae.gq"), ("Niger", "m@foreign.gov.ng"), ("Dominica", "m@mirex.gob.do"), ("Iraq", "m@gov.ir"),
        ("Kenya", "m@office.no"), ("Kenya", "m@ghanamission.example"), ("Kenya", "m@bmeia.gv.at"),
    ],
)  # fmt: skip
def test_a_letter_from_the_domain_of_another_state_is_looked_at(state: str, address: str) -> None:
    assert _sent(state, address) == [Reason.SENDER_CONFLICT]


def test_so_is_one_that_asks_to_be_answered_there() -> None:
    assert _sent("Kenya", "m@mfa.go.ke", ("m@mfa.gov.tz",)) == [Reason.SENDER_CONFLICT]


@pytest.mark.parametrize(
    ("state", "address"),
    [
        ("Kenya", "m@mfa.go.ke"), ("Kenya", "kenya@chello.at"), ("Kenya", "kenya@mail.ru"), ("Kenya", "scan@print.se"),
        ("Kenya", "kenya@mission.io"), ("Kenya", "m@kenyaembassy.se"), ("the Russian Federation", "m@mid.su"),
        ("the United Kingdom", "m@fcdo.gov.uk"), ("China", "m@gov.hk"),
    ],
)  # fmt: skip
def test_one_from_its_own_or_from_anybodys_domain_is_not(state: str, address: str) -> None:
    assert _sent(state, address) == []


def test_a_mission_may_have_a_provider_where_the_letter_says_that_it_sits() -> None:
    assert _sent("Kenya", "kenya@telia.se", more="Stockholm, Sweden, 3 April 2009") == []
    assert _sent("Kenya", "kenya@gov.se", more="Stockholm, Sweden, 3 April 2009") == [Reason.SENDER_CONFLICT]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Open Harbour International will be represented by Ms. Ann LEE.", "Open Harbour International"),
        ("Port Ouvert International sera représentée par Mme Ann LEE.", "Port Ouvert International"),
        ("Fundación Puerto Abierto estará representada por la Sra. Ann LEE.", "Fundación Puerto Abierto"),
    ],
)
def test_the_name_of_a_body_ends_before_what_it_does(text: str, name: str) -> None:
    assert sender.find(choice.choose(mail(text), ())).sender.name == name


@pytest.mark.parametrize("name", ["ICRC", "CICR", "МККК", "CIS", "СНГ", "IOM"])
def test_large_organizations_are_known_by_their_letters_too(name: str) -> None:
    assert _found(name).sender.kind is Kind.IGO


@pytest.mark.parametrize("foot", ["", "\n\nVienna, 3 April 2009"])
def test_the_office_of_somebody_in_the_list_tells_no_sender(foot: str) -> None:
    people = "1. Mr. Adam OTIENO, Director, Ministry\n\n2. Ms. Ruth MUTUA, Counsellor, Permanent Mission of Uganda"
    found = sender.find(choice.choose(mail(f"The delegation to the meeting will be:\n\n{people}{foot}"), ()))
    assert [item.reason for item in found.review] == [Reason.SENDER_UNKNOWN]


@pytest.mark.parametrize(
    "text",
    [
        "Lawyers' Forum of Kenya\n\nOur delegation to CU 2009/33 is below.\n\nAnna Berg\nLawyers' Forum of Kenya",
        "The Bar Association of Kenya hereby confirms that two persons will attend.\n\nBest regards,\nAnna Berg",
        "Kenya Red Cross Society\n\nWe nominate two persons.",
        "La Fédération des juristes sera représentée.\n\nAnne Berg\nFédération des juristes\nDakar, Sénégal",
        "El Instituto Andino participará en la reunión.\n\nAna Berg\nInstituto Andino\nLima, Perú",
    ],
)
def test_a_body_that_names_no_office_of_a_state_is_looked_at(text: str) -> None:
    found = sender.find(choice.choose(mail(text, "CU 2009/33"), ()))
    assert [item.reason for item in found.review] in ([Reason.SENDER_UNKNOWN], [Reason.OTHER])


@pytest.mark.parametrize(
    "text",
    [
        "Kenya will be represented by two persons at the session of the Working Group.",
        "Embassy of Kenya\n\nTwo persons will attend.\n\nAnna Berg\nNational Commission on Borders",
    ],
)
def test_a_state_that_speaks_for_itself_is_not(text: str) -> None:
    found = sender.find(choice.choose(mail(text, "CU 2009/33"), ()))
    assert (found.sender.name, found.review) == ("Kenya", ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Секретариат Шанхайской организации сотрудничества выражает признательность за приглашение.",
         "Секретариат Шанхайской организации сотрудничества"),
        ("Секретариат Исполнительного комитета Лиги арабских государств (ЛАГ) рассмотрел приглашение.",
         "Секретариат Исполнительного комитета Лиги арабских государств"),
        ("The Secretariat of the Caribbean Community will be represented by two persons.", "Caribbean Community"),
    ],
)  # fmt: skip
def test_a_known_body_is_named_with_the_office_that_governs_its_name(text: str, name: str) -> None:
    found = sender.find(choice.choose(with_note("Attached.", text), ())).sender
    assert (found.name, found.kind) == (name, Kind.IGO)


def test_a_letterhead_in_capitals_may_take_several_lines() -> None:
    head = "ИСПОЛНИТЕЛЬНЫЙ КОМИТЕТ\nСОДРУЖЕСТВА НЕЗАВИСИМЫХ ГОСУДАРСТВ\nг. Минск"
    assert (
        _found(head, "Примут участие два эксперта.").sender.name
        == "Исполнительный комитет Содружества Независимых Государств"
    )


@pytest.mark.parametrize("office", ["国务院扶贫办公室", "劳动部", "最高法院", "全国人大法工委"])
def test_a_chinese_office_right_behind_the_state_is_the_states(office: str) -> None:
    assert _found(f"越南{office}谨回复如下：", "出席会议的人员为：").sender.iso3 == "VNM"


@pytest.mark.parametrize(
    ("letterhead", "body", "iso3"),
    [
        ("BUNDESMINISTERIUM DES INNERN", "Es gibt die Mitglieder der österreichischen Delegation bekannt.", "AUT"),
        ("BUNDESMINISTERIUM FÜR JUSTIZ", "Das Ministerium teilt die Namen der deutschen Delegation mit.", "DEU"),
        ("Ministerium für Äußeres", "Das Ministerium teilt die Namen der liechtensteinischen Delegation mit.", "LIE"),
        ("وزارة الخارجية العراقية", "تتشرف الوزارة بإبلاغ الأمانة بأسماء أعضاء الوفد.", "IRQ"),
        ("Nota", "La delegación keniana estará integrada por dos personas.", "KEN"),
        ("Note", "Le Gouvernement fidjien sera représenté par deux personnes.", "FJI"),
        ("Нота", "Казахстанская сторона сообщает, что в совещании примут участие два человека.", "KAZ"),
        ("Нота", "Сообщаем состав российской делегации на совещании.", "RUS"),
        ("مذكرة", "تتشرف البعثة الجزائرية بإبلاغ الأمانة بأسماء أعضاء الوفد.", "DZA"),
        ("وزارة العدل التونسية", "تتشرف الوزارة بإبلاغ الأمانة بأسماء أعضاء الوفد.", "TUN"),
    ],
)  # fmt: skip
def test_an_adjective_names_the_state_in_any_of_its_forms(letterhead: str, body: str, iso3: str) -> None:
    assert _found(letterhead, body).sender.iso3 == iso3


@pytest.mark.parametrize(
    ("letterhead", "name"),
    [
        ("اتحاد المغرب العربي", "اتحاد المغرب العربي"),
        ("منظمة العمل العربية - القاهرة", "منظمة العمل العربية"),
        ("LAKE CHAD BASIN COMMISSION", "Lake Chad Basin Commission"),
        ("Commission de l'océan Indien", "Commission de l'océan Indien"),
        ("Autorité du bassin du Niger", "Autorité du bassin du Niger"),
    ],
)
def test_a_body_of_a_region_is_not_the_state_that_is_called_so(letterhead: str, name: str) -> None:
    found = _found(letterhead).sender
    assert (found.name, found.kind, found.iso3) == (name, Kind.IGO, None)


@pytest.mark.parametrize(
    "text",
    [
        "the shores of Lake Chad",
        "le golfe de Guinée",
        "the Indian Ocean",
        "la cuenca del Congo",
        "دول المغرب العربي",
        "бассейн озера Чад",
        "على ضفاف بحيرة تشاد",
    ],
)
def test_a_water_or_a_region_is_no_state(text: str) -> None:
    assert not [found for found in countries.find(text) if found.state]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Embajada Honduras Austria", False),
        ("Embassy of Honduras (Austria)", False),
        ("Ambassade Honduras, Autriche", False),
        ("Embassy of Togo", True),
        ("Embassy of Honduras, Embassy of Togo", True),
    ],
)
def test_where_an_embassy_sits_is_no_other_sender(name: str, asked: bool) -> None:
    text = "The Embassy of Honduras presents its compliments to the Secretariat and will send one expert."
    message = mail(text)
    sent = replace(message.headers, sender=Address(name, "mission@mail.example"))
    found = sender.find(choice.choose(replace(message, headers=sent), ()))
    assert (found.sender.iso3, bool(found.review)) == ("HND", asked)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Антикризисный центр Шанхайской организации сотрудничества выражает признательность.", True),
        ("Секретариат Шанхайской организации сотрудничества выражает признательность.", False),
        ("The Crisis Centre of the Caribbean Community presents its compliments to the Secretariat.", True),
        ("The Permanent Observer Mission of the Caribbean Community presents its compliments.", False),
    ],
)  # fmt: skip
def test_a_known_body_behind_another_noun_is_asked_about(text: str, asked: bool) -> None:
    found = sender.find(choice.choose(with_note("Attached.", text), ()))
    assert any(item.path.startswith("/sender") for item in found.review) is asked


@pytest.mark.parametrize(("signed", "asked"), [("Harbour Watch Alliance", False), ("Ada Moe", True)])
def test_a_body_that_no_list_knows_is_asked_about_where_one_text_alone_names_it(signed: str, asked: bool) -> None:
    text = f"HARBOUR WATCH ALLIANCE\n\nOur non-governmental organization will attend.\n\nYours sincerely,\n{signed}"
    found = sender.find(choice.choose(with_note("Attached.", text), ()))
    assert any(item.path == "/sender/name" for item in found.review) is asked


@pytest.mark.parametrize(
    "text",
    [
        "EMBASSY OF UGANDA\n\nThe Permanent Mission of Zambia presents its compliments and sends two people.",
        "REPUBLIC OF UGANDA\nMinistry of Trade\n\nThe Embassy of Zambia presents its compliments and names two.",
        "MISIÓN PERMANENTE DE PANAMÁ\n\nLa Misión Permanente de Honduras saluda a la Secretaría y designa a dos.",
        "ПОСОЛЬСТВО РЕСПУБЛИКИ БЕЛАРУСЬ\n\nПосольство Армении свидетельствует свое уважение и сообщает состав.",
    ],
)
def test_a_letterhead_of_another_state_is_looked_at(text: str) -> None:
    assert [item.reason for item in sender.find(choice.choose(mail(text), ())).review] == [Reason.SENDER_CONFLICT]


@pytest.mark.parametrize(
    "head",
    [
        "EMBASSY OF ZAMBIA\nTO THE REPUBLIC OF AUSTRIA",
        "EMBASSY OF ZAMBIA IN VIENNA\nalso accredited to Hungary and Slovakia",
        "EMBASSY OF ZAMBIA, BERLIN, GERMANY",
    ],
)
def test_a_state_in_whose_capital_an_office_sits_is_no_other_sender(head: str) -> None:
    text = f"{head}\n\nThe Embassy of Zambia presents its compliments and informs that two will attend."
    assert sender.find(choice.choose(mail(text), ())).review == ()


@pytest.mark.parametrize(
    "text",
    [
        "Permanent Mission of Estonia\nPermanent Mission of Latvia\n\nTwo people will attend.",
        "On behalf of the Governments of Estonia and Latvia we inform you that two people will attend the meeting.",
        "Embassy of Estonia\n\nThese will attend:\n\nEstonia: Mr. Jaan TAMM\nLatvia: Ms. Ilze OZOLA\n\n"
        "The Embassy avails itself of this opportunity to renew the assurances of its highest consideration.",
    ],
)
def test_a_letter_of_two_states_is_looked_at(text: str) -> None:
    found = sender.find(choice.choose(mail(text), ())).review
    assert {item.reason for item in found} <= {Reason.SEVERAL_SENDERS, Reason.SENDER_CONFLICT}
    assert found

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.annotate import actors
from etl.document import Document, Passage


def marks(*texts, kind="news", publisher=None, parts=None):
    document = Document("d", "d.txt", "0", "txt", kind=kind, publisher=publisher)
    parts = parts or ["body"] * len(texts)
    passages = [
        Passage(n, text, 0, len(text), part=part, furniture=part == "furniture")
        for n, (text, part) in enumerate(zip(texts, parts, strict=True))
    ]
    return actors.annotate(passages, document)


def ids(*texts, **options):
    return [mark.actor_id for found in marks(*texts, **options) for mark in found]


@pytest.mark.parametrize(
    ("text", "actor_id", "country"),
    [
        ("The GVN signed the plan.", "vn-government", "VN"),
        ("The RTG registered workers.", "th-government", "TH"),
        ("UNODC trains judges.", "unodc", None),
        ("The International Labour Organization said so.", "ilo", None),
        ("The International Labor Organization said so.", "ilo", None),
        ("Save the Children UK opened a shelter.", "save-the-children-uk", "GB"),
        ("The Royal Thai Police arrested two men.", "th-police", "TH"),
    ],
)
def test_known_names_and_acronyms(text, actor_id, country):
    (mark,) = marks(text)[0]
    assert (mark.actor_id, mark.country) == (actor_id, country)
    assert text[mark.start : mark.end] == mark.surface


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("Vietnam's Ministry of Public Security reported it.", "vn-mps"),
        ("The Chinese Ministry of Public Security reported it.", "cn-mps"),
        ("The Ministry of Public Security of the Lao PDR reported it.", "la-mps"),
        ("The Cambodian Interior Ministry denied it.", "kh-moi"),
        ("The Lao Women's Union runs a shelter.", "la-womens-union"),
    ],
)
def test_a_ministry_belongs_to_the_country_named_beside_it(text, actor_id):
    assert actor_id in ids(text)


def test_an_acronym_of_several_countries_follows_the_document():
    assert ids("Hanoi asked MPS for figures on Vietnamese victims.") == ["vn-mps"]
    assert ids("Vientiane asked MPS for figures on Lao victims.") == ["la-mps"]


def test_a_cable_means_the_ministry_of_its_own_country():
    assert "th-mol" in ids("The Ministry of Labor met us.", kind="cable", publisher="BANGKOK")


def test_a_ministry_is_named_by_all_that_it_has_charge_of():
    (mark,) = marks("The Ministry of Sports and Social Issues has drafted it.")[0]
    assert mark.name == "Ministry of Sports and Social Issues"


def test_an_unknown_ministry_gets_an_id_of_the_text():
    (mark,) = marks("Ghana's Ministry of Fisheries denied it.")[0]
    assert (mark.actor_id, mark.country) == ("text:gh:ministry-of-fisheries", "GH")


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of Humanitarian Affairs",
        "Ministry of Homeland Security",
        "Ministry of Borders and Fisheries",
    ],
)
def test_a_ministry_of_a_long_word_is_not_that_of_a_shorter_one_in_it(name):
    (mark,) = marks(f"Ghana's {name} denied it.")[0]
    assert mark.name == name


def test_an_acronym_explained_once_is_known_in_the_whole_document():
    found = marks(
        "The Blue Lantern Foundation (BLF) works in Nepal.", "BLF freed six girls.", "He knows BLF."
    )
    assert {mark.actor_id for row in found for mark in row} == {found[0][0].actor_id}
    assert found[1][0].surface == found[2][0].surface == "BLF"


def test_capitals_are_read_but_common_words_in_them_are_not():
    text = "THE MINISTRY OF LABOR AND SOCIAL WELFARE IN VIENTIANE ASKED LAO POLICE WHO KNEW."
    found = ids(text)
    assert "la-mlsw" in found
    assert "who" not in found


def test_governments_police_and_embassies_are_named_by_their_country():
    assert ids("Chinese authorities, Thai police and the Saudi embassy agreed.") == [
        "cn-government",
        "th-police",
        "text:sa:embassy",
    ]


@pytest.mark.parametrize(
    ("text", "publisher", "country"),
    [
        ("The GOL trains judges.", "MONROVIA", "LR"),
        ("The GOL trains judges.", "VIENTIANE", "LA"),
        ("The GOB trains judges in Bolivia.", "LA PAZ", "BO"),
        ("Women from Burma are at risk, and the GOB knows it.", "BANGKOK", "MM"),
        ("The GOAM of Armenia, with Georgia and Turkey.", "YEREVAN", "AM"),
        ("POLICE IN TURKEY FOUND THEM; THE GOT WAS TOLD.", "ANKARA", "TR"),
    ],
)
def test_a_government_by_its_letters_is_of_the_country_that_the_cable_speaks_of(
    text, publisher, country
):
    (mark,) = (
        mark for mark in marks(text, kind="cable", publisher=publisher)[0] if "GO" in mark.surface
    )
    assert (mark.country, mark.kind) == (country, "government")


@pytest.mark.parametrize(
    "text",
    [
        "THE WOMEN FROM TURKEY GOT NO HELP.",
        "The GOL trains judges in Chile.",
        "A report of the National Bureau of Investigation in Armenia.",
        "The Anti-Trafficking Unit of Armenia has ten men, and its Peace House two rooms.",
    ],
)
def test_letters_and_common_names_mean_no_body_of_a_country_not_spoken_of(text):
    found = marks(text, kind="cable")[0]
    assert not [mark for mark in found if mark.country not in (None, "AM")]


def test_a_country_that_pays_is_a_government():
    assert ids("The study is paid for by Norway.") == ["text:no:government"]


def test_furniture_and_header_have_no_marks():
    assert ids("UNICEF", "UNICEF", parts=["furniture", "header"]) == []


@given(st.text(max_size=300))
def test_marks_never_overlap_and_always_hold_their_words(text):
    found = marks(text)[0]
    for mark in found:
        assert text[mark.start : mark.end] == mark.surface
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("Riverlight, a local NGO, runs a shelter.", "text:zz:riverlight"),
        ("Women are met by an NGO, Long Road, at the airport.", "text:zz:long-road"),
        ("It went to Porte d'Or, an NGO in the north.", "text:zz:porte-d-or"),
        (
            "The Center to Combat Trafficking in Persons (CTP) opened a case.",
            "text:zz:center-to-combat-trafficking-in-persons",
        ),
        ("Aya Noor of the Weavers' Forum, a Dhaka-based NGO, said so.", "text:zz:weavers-forum"),
        ("The Equal Rights Centre took in ten.", "text:zz:equal-rights-centre"),
        ("Seva Sansthan, which runs a hotline, said so.", "text:zz:seva-sansthan"),
        ("CONAMI, the child welfare agency, has shelters.", "text:zz:conami"),
        ("NAPTIP opened a house.", "ng-naptip"),
    ],
)
def test_an_unknown_organisation_is_one_where_the_text_says_so(text, actor_id):
    assert actor_id in ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "Som Chai, an NGO worker in Mae Sot, said so.",
        "NGO Director Somsak said so.",
        "Mae Sot, the rights group said, was full.",
        "He manages the Transit Center for the Poor.",
    ],
)
def test_people_places_and_houses_are_no_organisations(text):
    assert ids(text) == []


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("THE SECRETARIAT FOR YOUTH IS TO TAKE THEM IN.", "SECRETARIAT FOR YOUTH"),
        ("A DEPARTMENT OF CIVIL WORKS WHICH BUILDS ROADS", "DEPARTMENT OF CIVIL WORKS"),
        ("It was built by the State Relief Fund.", "State Relief Fund"),
        ("The Labour ministry has two inspectors.", "Labour ministry"),
        ("A clerk of the Juvenile Brigade wrote.", "Juvenile Brigade"),
    ],
)
def test_a_name_ends_before_the_verb_and_may_be_of_any_public_body(text, surface):
    assert surface in [mark.surface for mark in marks(text)[0]]


def test_the_bureaus_that_cables_speak_of_by_their_letters_are_known():
    assert ids("With INL and PRM money the school was built.", kind="cable", publisher="HANOI") == [
        "us-inl",
        "us-prm",
    ]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Benin's Ministry of Social Action pays.", "Ministry of Social Action"),
        (
            "Chad's Ministry for the Promotion of Women, Children and the Family pays.",
            "Ministry for the Promotion of Women, Children and the Family",
        ),
        (
            "The National Service for Women and Family Welfare keeps a house in Peru.",
            "National Service for Women and Family Welfare",
        ),
        (
            "The Women and Children's Brigade of the National Police in Chad has six officers.",
            "Women and Children's Brigade of the National Police",
        ),
        (
            "The State Committee on Migration and Employment of Kazakhstan meets flights.",
            "State Committee on Migration and Employment",
        ),
        ("They are helped by Bread for the Young, an NGO.", "Bread for the Young"),
        ("A women's group in Lomé, the River Watch, said so.", "River Watch"),
        ("White Door is a foundation in Oslo.", "White Door"),
        (
            "Moe Lwin of the Green Valley Workers' Association said so.",
            "Green Valley Workers' Association",
        ),
        ("The Blue Hill Centre, in Quito, helps those who return.", "Blue Hill Centre"),
    ],
)
def test_a_name_is_marked_whole(text, surface):
    assert surface in [mark.surface for mark in marks(text)[0]]


def test_an_organisation_is_marked_wherever_its_name_comes_again():
    found = marks("She rang the NGO Open Window.", "Open Window has two houses.")
    assert [mark.surface for row in found for mark in row] == ["Open Window", "Open Window"]


def test_a_place_beside_an_unnamed_body_is_not_its_name():
    assert not ids("The hotline in Tel Aviv, an NGO, has two lines.")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Vietnamese men pass here. In Czechia the Ministry of the Interior decides.", "CZ"),
        ("Ghanaians and girls from Ghana came: the Labor Ministry of Chile counted 9.", "CL"),
        ("Police in Chile and Chile's courts act. Women from Ghana met the Labor Ministry.", "CL"),
        ("People sail for Yemen. Puntland's Ministry of Interior said so.", "SO"),
        ("Kenya is asked. The United Nations Information Service said so.", None),
        ("In Hungary the National Bureau of Investigation searched flats.", "HU"),
    ],
)
def test_a_body_is_of_the_country_that_acts_not_of_the_people_it_meets(text, country):
    assert marks(text)[0][-1].country == country


def test_a_department_that_pays_for_a_project_in_a_cable_is_that_of_its_writers():
    paid = "A project in Togo is paid for by the Department of Labor."
    assert "us-dol" in ids(paid, kind="cable", publisher="LOME")
    assert "us-dol" not in ids("The Department of Labor met us.", kind="cable", publisher="LOME")

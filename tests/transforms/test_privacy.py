"""Masks: personal data goes, everything that only looks like it stays."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.bundled import bundled_root
from transforms.privacy import EMAIL_MARK, PHONE_MARK, is_personal_url, mask
from transforms.values.text import clean_text

TRUTH = Path(__file__).parents[2] / "../shared/returns/limesurvey/truth"

EMAILS = [
    "jeanne.martin@ville.example",
    "JMARTIN@LAPOSTE.EXAMPLE",
    "j-martin+club@ville.asso.example",
    "jeanne.martin (at) ville.example",
    "jmartin[at]ville.example",
    "jmartin [arobase] ville.example",
    "jmartin (a) ville.example",
    "jmartin@ville point example",
    "jmartin (at) ville [dot] example",
    "j.martin@ville,asso,example",
    "j.martin chez ville.example",
    "jmartin7 chez ville.example",
    "mailto:jmartin@ville.example",
    "jmartin%40ville.example",
    "hélène@ville.example",
    "d'almeida@ville.example",
    "a.b @ville.fr",
    "a.b@ ville.fr",
    "jean @ville.fr",
    "jean @ ville . fr",
    "jean@ville .fr",
    "a.b[@]ville[.]fr",
    "jean[ @ ]ville[ . ]fr",
    "a.b(at)ville.fr",
    "jean (arobase) ville (point) fr",
    "a.b at ville point fr",
    "a.b AT ville DOT fr",
    "jean at ville point fr",
    "jean at ville.fr",
    "jean chez ville point fr",
    "jean_at_ville.fr",
    "a.b arobase ville point fr",
    "jean arrobase ville point asso point fr",
    '"jean dupont"@ville.fr',
    "“jean dupont”@ville.fr",
    "a.b&#64;ville.fr",
    "a.b&#x40;ville&#46;fr",
    "a.b&commat;ville.fr",
    "jean＠ville．fr",
    "jean.dupont <at> ville.fr",
    "jean.dupont -at- ville.fr",
    "jean*at*ville.fr",
    "jean.dupont@ville",
]
PHONES = [
    "06 39 98 12 34",
    "06.39.98.12.34",
    "06-39-98-12-34",
    "06/39/98/12/34",
    "06\u00a039\u202f98 12 34",
    "0639981234",
    "06 . 39 . 98 . 12 . 34",
    "06 39 98 1234",
    "0639 98 12 34",
    "06 399 812 34",
    "O6 39 98 12 34",
    "(06) 39 98 12 34",
    "+33 6 39 98 12 34",
    "+33(0)639981234",
    "+33 (0)6 39 98 12 34",
    "(+33) 6 39 98 12 34",
    "0033 6 39 98 12 34",
    "+33 639 981 234",
    "33639981234",
    "0262 12 34 56",
    "+32 2 555 12 12",
    "+352 621 123 456",
    "0032 2 555 12 12",
    "06–39–98–12–34",
    "06:39:98:12:34",
    "06,39,98,12,34",
    "06_39_98_12_34",
    "06 39 98\n12 34",
    "06 39\n98 12\n34",
    "06*39*98*12*34",
    "０６ ３９ ９８ １２ ３４",
    "٠٦ ٣٩ ٩٨ ١٢ ٣٤",
    "06 39 981 234",
    "063 998 1234",
    "33 6 39 98 12 34",
    "33(0)639981234",
    "06 39 98 12 34 / 35",
    "06 39 98 12 34/35",
    "06 39 98 12 34 / 56 78",
]
# What stands before and after the number is left as it is.
AROUND_PHONES = [
    "Pour toute commande : {}",
    "Dossier : {}",
    "contrat: {}",
    "réf. {}",
    "délibération n° {}",
    "SIRET : {}",
    "SIRET : 213 400 172 00019 / {}",
    "de 9h à 17h30 {}",
    "à 10h00/{}",
    "covid-19 {}",
    "le 01/09/2020 {}",
    "en 2020-2021 {}",
    "Saumur 49 {}",
    "{} 200 colis",
    "{} 24 agents",
    "{} et 20 bénévoles",
    "{}. Merci",
    "tél:{}",
    "<a href='tel:{}'>",
]
CERTAIN_PHONES = [
    "06 39 98 12 34",
    "0639981234",
    "06.39.98.12.34",
    "02 61 91 12 34",
    "+33 6 39 98 12 34",
    "0033639981234",
]
HARMLESS = [
    "Clic & Colle'ct 06480, Cyb@rdèche et Proxim@",
    "rendez-vous @ la mairie",
    "la page https://reseau.example/@ville",
    "code postal 06000, 13 001 et 97400",
    "12 000 €, 1 234 567,89 € et 10 200 000 €",
    "+50 000 000 habitants, +12 345 678 €",
    "du 01/09/2020 au 31/12/2020",
    "01/09/2020-31/12/2020",
    "01.02.2020 - 15.03.2020",
    "SIRET 213 400 172 00019, SIREN 213400172",
    "SIRET n° 0213400172",
    "convention n° 2020 118 045",
    "délibération n° 0412345678",
    "marché 21 45 002 07, lot 03 12 2020",
    "numéros 21 34 05 17 20 03 19",
    "ouvert de 09 00 - 12 30",
    "le 115, le 3939 et le 0 800 130 000",
    "08 00 13 00 00",
    "https://ville.example/article/0639981234",
    "06 à 08 € par mois",
    "loi n° 2020-290 du 23 mars 2020",
    "GLPI 9.5.6, Windows 10, TLS 1.3, 1.2.3.4, vue@3.2.1",
    "+50 000 000 et 01 000 000 €",
    "ISBN 978-2-07-036822-8, ISBN 978-0-306-40615-7, ISBN 0306406152",
    "de 2020-2021 à 2021-2022",
    "47.0612345678, -0.0780123456",
    "https://carte.example/@47.2612345678,-0.07,17z et https://carte.example/Saumur@47.26,-0.07,17z",
    "de 09.00-12.30 14.00-18.00, ou 09:00-12:30 14:00-17:30",
    "de 09 00 - 12 30, 13 30 - 18 00",
    "le 06/12/2020 09:00-12:30",
    "du 06/12/20-07/12/20",
    "10 05 2020 06 12 2021",
    "06/2020 1500 colis",
    "01033,01033,01033",
    "Nice 06000 06100 06200",
    "01255/77235/62915",
    "le 06/02/20 07.30 - 17:00",
    "départements 06,13,30,83,84",
    "01\n03\n02\n07\n05",
    "de 8h30 à 17h.En fin",
    "départements 01 07 26 38 42 69 73",
    "SIRET 06 12 34 56 78 00 19, SIREN 061 234 567",
    "TVA FR06 123 456 789, TVA FR 06 123 456 789",
    "IBAN FR76 1234 0612 3456 78",
    "00:1B:44:11:3A:B7, 06:12:34:56:78:90",
    "réf. 2021-06-12-34-56-78, réf. 06-12-34-56-78-90",
    "https://ville.example/2020/06/12/345678.html",
    "https://photos.example/photos/33612345678",
    "en 2020 chez ovh.com, hébergé chez ovh.com",
    "Proxim@ www.ville.example",
    "le compte @ville.officiel",
    '"Site internet": "@Ville.A.I"',
]


@pytest.mark.parametrize("address", EMAILS)
def test_an_email_address_is_masked_and_counted(address: str) -> None:
    masked = mask(f"Contact : {address}, merci.")
    assert masked.text == f"Contact : {EMAIL_MARK}, merci."
    assert masked.count == 1


@pytest.mark.parametrize("number", PHONES)
def test_a_telephone_number_is_masked_and_counted(number: str) -> None:
    masked = mask(f"Appeler le {number}, merci.")
    assert masked.text == f"Appeler le {PHONE_MARK}, merci."
    assert masked.count == 1


@pytest.mark.parametrize("number", CERTAIN_PHONES)
@pytest.mark.parametrize("around", AROUND_PHONES)
def test_a_number_is_masked_whatever_stands_around_it(around: str, number: str) -> None:
    masked = mask(around.format(number))
    assert (masked.text, masked.count) == (around.format(PHONE_MARK), 1)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Tél0639981234", f"Tél{PHONE_MARK}"),
        ("tel_0639981234", f"tel_{PHONE_MARK}"),
        ("tel+33639981234", f"tel{PHONE_MARK}"),
        ("0639981234Jean", f"{PHONE_MARK}Jean"),
        ("06 39 98 12 34 ou 35.", f"{PHONE_MARK}."),
        ("06 39 98 12 34 / 49400 Saumur", f"{PHONE_MARK} / 49400 Saumur"),
        ("06 39 98 12 34 / 01/09/2020", f"{PHONE_MARK} / 01/09/2020"),
        ("https://wa.me/33639981234", f"https://wa.me/{PHONE_MARK}"),
        ("wa.me/32470123456", f"wa.me/{PHONE_MARK}"),
        ("https://t.me/+33639981234", f"https://t.me/{PHONE_MARK}"),
        ("https://ville.example/contact/0639981234/", f"https://ville.example/contact/{PHONE_MARK}/"),
        ("voir https://ville.example/?m=a.b%40ville.example", f"voir https://ville.example/?m={EMAIL_MARK}"),
    ],
)
def test_a_number_or_address_is_masked_alone(text: str, masked: str) -> None:
    assert (mask(text).text, mask(text).count) == (masked, 1)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_personal_survives(text: str) -> None:
    assert mask(text) == mask(mask(text).text)
    assert (mask(text).text, mask(text).count) == (text, 0)


def test_every_number_of_a_row_of_numbers_is_counted() -> None:
    assert mask("06 39 98 12 34 / 06 39 98 43 21").text == f"{PHONE_MARK} / {PHONE_MARK}"
    assert mask("0639981234 0639984321 j.martin@ville.example").count == 3


def test_a_number_after_a_year_is_masked() -> None:
    assert mask("en 2020 06 39 98 12 34").text == f"en 2020 {PHONE_MARK}"


@pytest.mark.parametrize(
    ("url", "is_personal"),
    [
        ("https://ville.example/page?id=12", False),
        ("https://ville.example/article/0639981234", False),
        ("https://reseau.example/@ville", False),
        ("https://ville.example/?contact=j.martin@ville.example", True),
        ("https://ville.example/?contact=j.martin%40ville.example", True),
        ("https://ville.example/?tel=0639981234", True),
        ("https://jmartin:secret@ville.example/", True),
        ("https://ville.example/?contact=j.martin%2540ville.example", True),
        ("https://ville.example/?tel=06%2039%2098%2012%2034", True),
        ("https://ville.example/contact/0639981234/", True),
        ("https://ville.example/contact-0639981234", True),
        ("https://wa.me/33639981234", True),
        ("https://wa.me/32470123456", True),
        ("https://api.whatsapp.com/send?phone=33639981234", True),
        ("https://t.me/+33639981234", True),
        ("https://t.me/ville", False),
        ("tel:0639981234", True),
        ("tel:+33639981234", True),
        ("mailto:j.martin@ville.example", True),
        ("https://ville.example/2020/06/12/345678.html", False),
        ("https://ville.example/actualites/0639981234", False),
        ("https://ville.example/page-0639981234.html", False),
        ("https://photos.example/photos/33639981234", False),
    ],
)
def test_addresses_of_pages_that_carry_a_person(url: str, is_personal: bool) -> None:
    assert is_personal_url(url) is is_personal


def test_nothing_is_masked_in_the_bundled_returns() -> None:
    with (bundled_root() / "surveys/crise-2020/returns/2020/returns.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 205
    assert [cell for row in rows for cell in row.values() if mask(clean_text(cell)).count] == []
    assert [row["source_url"] for row in rows if is_personal_url(row["source_url"])] == []


def _truth(name: str) -> Iterator[dict[str, str]]:
    if not (TRUTH / name).is_file():
        pytest.skip("the returns to develop against are not beside this checkout")
    with (TRUTH / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def test_every_address_and_number_of_the_made_up_barometer_is_masked() -> None:
    personal = [row["text"] for row in _truth("personal_data.csv") if row["type"] in {"email", "phone"}]
    assert len(personal) > 400
    assert [text for text in personal if mask(clean_text(text)).text not in {EMAIL_MARK, PHONE_MARK}] == []


def test_no_look_alike_of_the_made_up_barometer_is_masked() -> None:
    # Those of a town hall are not told from those of a person: they are masked too.
    reachable = {"generic_email", "switchboard_phone"}
    texts = [row["text"] for row in _truth("lookalikes.csv") if row["kind"] not in reachable]
    assert len(texts) > 40
    assert [text for text in texts if mask(clean_text(text)).count] == []


@given(st.text() | st.text(alphabet="01236789 +.-/()[]@atchezO_", max_size=60))
def test_masking_is_idempotent(text: str) -> None:
    once = mask(text)
    again = mask(once.text)
    assert again.text == once.text
    assert again.count == 0


@given(st.text(), st.from_regex(r"\A0[1-79]([ .-]?)[0-9]{2}\1[0-9]{2}\1[0-9]{2}\1[0-9]{2}\Z"), st.text())
def test_a_number_between_any_words_never_gets_through(before: str, number: str, after: str) -> None:
    assert number not in mask(f"{before} tel : {number} . {after}").text


# Small letters of other alphabets may stand for an initial: `ā. Xa`.
_SMALL = st.characters(categories=["Ll"], max_codepoint=0xFF)
_OTHERWISE = st.characters(categories=["P", "Zs"], exclude_characters="@＠﹫%([{")


@given(st.text(alphabet=_SMALL | _OTHERWISE))
def test_a_text_without_digits_signs_or_capitals_stays(text: str) -> None:
    words = " ".join(word for word in text.split() if word.lower() not in {"at", "chez", "arobase", "arobas"})
    assert mask(words).text == words


@settings(deadline=None)
@given(
    st.sampled_from(["a", "0 ", "+1", "a.", "a@", "06 ", "(a)", "a chez ", "a_at_", "a at ", "06:", '"a', "a@b point "])
)
def test_a_pathological_text_is_masked_in_bounded_time(piece: str) -> None:
    # Unbounded patterns would not end on this length within the lifetime of the test.
    assert isinstance(mask(piece * (30_000 // len(piece))).text, str)

"""Whatever is generated in any spelling never survives, and plain words always do."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import iban as ibans

from transforms.privacy import mask

CARRIERS = ["Contact {} merci", "Le service ({}) répond.", "voir {}, puis la mairie", "{}", "Bonjour,\n{}\nà bientôt"]
carriers = st.sampled_from(CARRIERS)
words = st.text("abcdefghilmnoprstuv", min_size=3, max_size=9)
ATS = ["@", " @ ", " (at) ", "[at]", " arobase ", " AROBASE ", "(arobase)", "＠", "\u200b@"]
DOTS = [".", " point ", "[.]", " (point) ", "．"]
GAPS = ["", " ", ".", "-", "/", "\u00a0", "\u202f", " . ", "_"]
PIECES = ["Mme A ", "Jean ", "12 rue de la ", "http://a/", "FR76 ", "1 23 ", "[nom masqué] ", "zéro six ", "A.", "et "]
PIECES += ["contact : ", "(Jean ", "@a", "d'", "Jean-", "malade de ", "M. et Mme ", "\u200b", "\u202eab", "www.a.b/?k="]
PLAIN = ["la", "commune", "prête", "des", "tablettes", "aux", "foyers", "du", "canton", "depuis", "hier"]
SPOKEN = {"0": "zéro", "1": "un", "2": "deux", "3": "trois", "4": "quatre", "5": "cinq", "6": "six", "7": "sept"}


@given(words, words, words, st.sampled_from(ATS), st.sampled_from(DOTS), carriers)
def test_an_email_address_in_any_spelling_never_survives(
    first: str, last: str, domain: str, at: str, dot: str, carrier: str
) -> None:
    masked = mask(carrier.format(f"{first}.{last}{at}{domain}{dot}fr")).text
    assert f"{first}.{last}" not in masked
    assert "masqué" in masked


@given(
    st.from_regex(r"\A[1-7]\d{8}\Z"), st.sampled_from(GAPS), carriers, st.sampled_from(["0", "+33 ", "+33 (0)", "O"])
)
def test_a_telephone_in_any_spelling_never_survives(nine: str, gap: str, carrier: str, prefix: str) -> None:
    nine = "6" + nine[1:]
    number = prefix + nine[0] + gap + gap.join(nine[place : place + 2] for place in range(1, 9, 2))
    assert number not in mask(carrier.format(number)).text


@given(st.from_regex(r"\A[0-7]{9}\Z"), carriers)
def test_a_telephone_spelled_digit_by_digit_never_survives(digits: str, carrier: str) -> None:
    spoken = "zéro six " + " zéro ".join(SPOKEN[digit] for digit in digits[:4]).join(["zéro ", ""])
    assert spoken not in mask(carrier.format(spoken)).text


@given(st.from_regex(r"\A\d{10}[A-Z0-9]{11}\d{2}\Z"), st.sampled_from(["", " ", "-", "."]), carriers)
def test_an_iban_never_survives(bban: str, gap: str, carrier: str) -> None:
    code = f"FR{ibans.calc_check_digits('FR00' + bban)}{bban}"
    written = gap.join(code[place : place + 4] for place in range(0, len(code), 4))
    assert mask(carrier.format(written)).text == carrier.format("[IBAN masqué]")


@given(
    st.sampled_from("12"),
    st.integers(0, 99),
    st.integers(1, 12),
    st.integers(1, 95),
    st.integers(1, 999),
    st.integers(1, 999),
    st.sampled_from(["", " ", ".", "-"]),
    carriers,
)
def test_a_social_security_number_never_survives(
    sex: str, year: int, month: int, department: int, town: int, rank: int, gap: str, carrier: str
) -> None:
    parts = [sex, f"{year:02}", f"{month:02}", f"{department:02}", f"{town:03}", f"{rank:03}"]
    key = 97 - int("".join(parts)) % 97
    written = gap.join([*parts, f"{key:02}"])
    assert written not in mask(carrier.format(written)).text


@given(st.sampled_from(["Zoé Chauvin", "Mme Petit", "M. El Mansouri", "J.-P. Martin", "Aïcha Benali"]), carriers)
def test_a_name_never_survives_in_pieces(name: str, carrier: str) -> None:
    masked = mask(carrier.format(name)).text
    assert not [word for word in name.replace(".", " ").split() if len(word) > 3 and word in masked]


@given(st.lists(st.sampled_from(PLAIN), max_size=30))
def test_a_text_without_signs_digits_and_capitals_is_returned_unchanged(parts: list[str]) -> None:
    text = " ".join(parts)
    assert mask(text).text == text


@given(st.text(max_size=300) | st.text("Mme. Jean@()[]:,'0612éА\u200b\u202e-", max_size=120))
def test_masking_twice_changes_nothing(text: str) -> None:
    once = mask(text)
    assert mask(once.text).text == once.text


@settings(deadline=None, max_examples=20)
@given(st.sampled_from(PIECES))
def test_a_pathological_text_is_masked_in_bounded_time(piece: str) -> None:
    # What were not linear would not end on this length within the lifetime of the test.
    assert isinstance(mask(piece * (20_000 // len(piece))).text, str)


def test_a_megabyte_is_masked_to_its_last_word() -> None:
    text = "La commune prête des tablettes aux foyers. " * 24_000 + "Contact : zoe.petit@ville.example"
    assert mask(text).text == text.replace("zoe.petit@ville.example", "[courriel masqué]")

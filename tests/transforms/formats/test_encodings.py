"""Encodings, decided by evidence: small French files are where detectors fail."""

from pathlib import Path
from types import SimpleNamespace

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import UnreadableReturn
from transforms.formats.containers.encodings import decode, mojibake_warning

REFERENCE = Path(__file__).parents[3] / "data/reference/2021"
FRENCH = "nom;libellé\r\nSaint-Étienne;l’été à « Nîmes », ça coûte 12 €\r\n"


@pytest.mark.parametrize(
    ("written", "read", "reason"),
    [
        ("utf-8", "utf-8", "valid UTF-8"),
        ("utf-8-sig", "utf-8", "byte order mark EF BB BF"),
        ("utf-16", "utf-16-le", "byte order mark FF FE"),
        ("utf-16-le", "utf-16-le", "a zero byte in nearly every pair"),
        ("utf-16-be", "utf-16-be", "a zero byte in nearly every pair"),
        ("utf-32", "utf-32-le", "byte order mark FF FE 00 00"),
        ("cp1252", "cp1252", "byte 0xE9 at line 1 is not UTF-8"),
        ("mac_roman", "mac_roman", "as mac_roman"),
    ],
)
def test_each_encoding_is_recognised_and_says_why(written: str, read: str, reason: str) -> None:
    text, encoding, why = decode(FRENCH.encode(written), "f.csv")
    assert (text, encoding) == (FRENCH, read) and reason in why


def test_a_big_endian_mark_is_read() -> None:
    assert decode(b"\xfe\xff" + FRENCH.encode("utf-16-be"), "f.csv")[:2] == (FRENCH, "utf-16-be")


def test_ascii_is_utf_8() -> None:
    assert decode(b"a;b\n1;2\n", "f.csv") == ("a;b\n1;2\n", "utf-8", "ASCII alone, which is UTF-8")


@pytest.mark.parametrize("word", ["é", "élus", "déjà", "œuvre", "où", "çà et là", "Noël", "12 €", "l’eau", "n° 3"])
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_one_french_word_is_evidence_enough(word: str, encoding: str) -> None:
    assert decode(f"nom\n{word}\n".encode(encoding), "f.csv")[:2] == (f"nom\n{word}\n", encoding)


@pytest.mark.parametrize(("text", "encoding"), [("имя\nМосква\n", "cp1251"), ("東京都庁\n名前\n", "shift_jis")])
def test_text_that_is_not_french_is_refused_with_its_line(text: str, encoding: str) -> None:
    with pytest.raises(UnreadableReturn) as raised:
        decode(b"nom\n" + text.encode(encoding), "f.csv")
    fault = raised.value.faults[0]
    assert fault.where == "f.csv, line 2" and "neither UTF-8 nor French text" in fault.found and "UTF-8" in fault.remedy


@pytest.mark.parametrize(
    "word", ["créée", "Muñoz", "“oui”", "‘oui’", "a – b", "Île", "• un", "ÉLÈVES", "PRÉSENCE", "l’École"]
)
def test_rarer_signs_are_still_windows(word: str) -> None:
    assert decode(f"nom\n{word}\n".encode("cp1252"), "f.csv")[:2] == (f"nom\n{word}\n", "cp1252")


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"\xef\xbb\xbfa;b\n1;2\n\xe9;3\n", 3), (b"\xff\xfea\x00\n\x00b\x00\x00\xd8", 2)],
)
def test_a_mark_that_lies_is_told_with_its_line(content: bytes, line: int) -> None:
    with pytest.raises(UnreadableReturn) as raised:
        decode(content, "f.csv")
    assert raised.value.faults[0].where == f"f.csv, line {line}"


@given(st.text(st.characters(codec="utf-8"), max_size=80).filter(lambda text: "\x00" not in text))
def test_utf_8_is_never_taken_for_something_else(text: str) -> None:
    assert decode(("\ufeff" + text).encode(), "f.csv")[0] == text


@pytest.mark.parametrize("text", ["présence à Nîmes, « été »", "Ãlvaro", "São Tomé", "â"])
def test_sound_text_is_not_called_spoilt(text: str) -> None:
    assert mojibake_warning(text) is None


@pytest.mark.parametrize("text", ["é", "à", "ç", "’", "œ", "«"])
def test_text_misread_once_is_called_spoilt(text: str) -> None:
    assert mojibake_warning("a\n" + text.encode().decode("cp1252")) is not None
    assert "line 2" in str(mojibake_warning("a\r\n" + text.encode().decode("cp1252")))


@pytest.mark.parametrize("text", ["¿Cuál es su edad?\n¿Por qué?\n", "¿Sí?\n¡Qué día!\n", "¿Y la 1ª vez?\n"])
def test_spanish_is_windows(text: str) -> None:
    assert decode(text.encode("cp1252"), "f.csv")[:2] == (text, "cp1252")


@pytest.mark.parametrize("text", ["¡Hola!\n", "a;¡Gracias! ¡Adios!\n", "¡A la playa!\n", '"¡no!"\n'])
def test_an_exclamation_mark_that_opens_a_word_is_spanish(text: str) -> None:
    assert decode(text.encode("cp1252"), "f")[:2] == (text, "cp1252")


@pytest.mark.parametrize("text", ["n° 5\n", "45°\n", "30 °C\n", "20 °Celsius\n", "1°2\n", "n°siret\n", "(°)\n"])
@pytest.mark.parametrize("encoding", ["mac_roman", "cp1252"])
def test_a_degree_is_one_whatever_stands_beside_it(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "f")[:2] == (text, encoding)


@pytest.mark.parametrize("guess", ["cp1252", "mac_roman", "utf_8", "cp1251"])
def test_an_encoding_just_denied_is_no_hint(guess: str, monkeypatch: pytest.MonkeyPatch) -> None:
    best = SimpleNamespace(best=lambda: SimpleNamespace(encoding=guess))
    monkeypatch.setattr("charset_normalizer.from_bytes", lambda _: best)
    with pytest.raises(UnreadableReturn) as raised:
        decode("имя\nМосква\n".encode("cp1251"), "f.csv")
    assert ("perhaps" in raised.value.faults[0].found) == (guess == "cp1251")


_WORDS = [
    "Èze",
    "Évry",
    "À",
    "Çà",
    "été",
    "Été",
    "élève",
    "ÉLÈVE",
    "École",
    "œuvre",
    "Œuvre",
    "cœur",
    "Noël",
    "maïs",
    "L’école",
    "l’été",
    "L’ÉCOLE",
    "J’ai",
    "forêt",
    "Île",
    "août",
    "CONTRÔLE",
    "bientôt",
    "ambiguë",
    "façade",
    "FRANÇAIS",
    "où",
    "déjà",
    "à",
    "MÉDIATHÈQUE",
    "crèche",
    "drive…",
    "–",
    "2è",
    "1ère",
    "100€",
    "45m²",
    "n°5",
    "É",
    "È",
    "Ê",
    "señor",
    "¿Qué?",
    "España",
    "Straße",
    "Über",
    "Größe",
    "città",
    "São",
    "João",
    "½",
    "±",
    "×",
    "µg",
    "©",
    "5m³",
    "™",
    "•",
    "Coût",
    "COÛT",
    "Êtes",
    "Être",
    "Ôtez",
    "Çatalhöyük",
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("word", [*_WORDS, "« Citoyens »", "½ journée", "10 ± 2", "3 × 4", "Drive – aide", "12 €"])
def test_one_word_alone_in_windows_letters_is_read_so(word: str, end: str) -> None:
    text = f"titre{end}{word}{end}"
    assert decode(text.encode("cp1252"), "f.csv")[0] == text


def test_a_windows_file_of_signs_alone_is_read() -> None:
    text = "a;½;± 2;3 × 4;µg;©;m³\n"
    assert decode(text.encode("cp1252"), "f.csv")[:2] == (text, "cp1252")


@pytest.mark.parametrize("word", ["Èze", "Île", "Œuvre", "CONTRÔLE", "COÛT", "L’Île"])
def test_lines_that_end_as_on_old_macintoshes_settle_a_doubt(word: str) -> None:
    """`éze` and `Èze` are the same byte: alone in a file, nothing but its line ends tells the two."""
    text = f"titre\r{word}\r"
    assert decode(text.encode("mac_roman"), "f.csv")[:2] == (text, "mac_roman")


@pytest.mark.parametrize("word", ["Évry", "médiathèque", "l’été", "à", "Noël", "« oui »", "élève", "garçon"])
def test_a_macintosh_word_is_known_by_what_windows_would_make_of_it(word: str) -> None:
    assert decode(f"titre\n{word}\n".encode("mac_roman"), "f.csv")[0] == f"titre\n{word}\n"


def test_every_name_of_the_official_geography_is_read_as_written() -> None:
    """Alone in a file, all 8,000 with an accent; on a Macintosh, together."""
    tables = [pq.read_table(REFERENCE / f"{of}.parquet", columns=["name"]) for of in ("communes", "epci")]
    names = sorted({name for table in tables for name in table["name"].to_pylist() if not name.isascii()})
    assert len(names) > 8_000
    assert [name for name in names if decode(name.encode("cp1252"), "f")[0] != name] == []
    together = "\n".join(names)
    assert decode(together.encode("mac_roman", "replace"), "f")[1] == "mac_roman"

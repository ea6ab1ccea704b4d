"""What is told of an encoding: two in one file, DOS, Latin-9, and where the other would do as well."""

import pytest

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.encodings import decode, mojibake_warning
from transforms.formats.opening import open_content

ROWS = "Évry;l’été à « Nîmes »\r\n"


def fault(content: bytes) -> Fault:
    with pytest.raises(UnreadableReturn) as raised:
        decode(content, "f.csv")
    return raised.value.faults[0]


def warnings(content: bytes) -> tuple[str, ...]:
    return open_content(content, "f.csv").warnings


def test_one_byte_of_windows_among_utf_8_is_refused_with_its_line() -> None:
    told = fault((ROWS * 300).encode() + b"Cr\xe9y;x\r\n" + (ROWS * 300).encode())
    assert told.where == "f.csv, line 301" and "1 byte(s) that are not" in told.found and "line(s) 301" in told.found


def test_a_broken_byte_far_into_a_large_file_is_refused_with_its_line() -> None:
    many = (6 << 20) // len(ROWS.encode())
    told = fault((ROWS * many).encode() + b"Cr\xe9y;x\r\n")
    assert told.where == f"f.csv, line {many + 1}" and told.found.startswith("at least ")


@pytest.mark.parametrize("shift", range(8))
def test_no_character_is_cut_in_two_where_a_large_file_is_looked_at(shift: int) -> None:
    many = (1 << 20) // len(ROWS.encode())
    content = b"a" * shift + (ROWS * many).encode() + b"Cr\xe9y;x\r\n" + (ROWS * many).encode()
    assert "1 byte(s) that are not, at" in fault(content).found


def test_the_first_lines_of_many_are_told() -> None:
    told = fault(b"Cr\xe9y\n" * 9 + (ROWS * 9).encode())
    assert told.where == "f.csv, line 1" and "line(s) 1, 2, 3, 4, 5, …" in told.found


def test_a_file_cut_within_a_letter_is_refused() -> None:
    assert fault((ROWS + "é").encode()[:-1]).where == "f.csv, line 2"


@pytest.mark.parametrize("text", ["« l'été\u00a0»\n", "LIBERTÉ\u00a0! ÉGALITÉ… RÉALITÉ»\n", "été élève créé Ã©\n"])
def test_windows_bytes_that_chance_to_be_utf_8_are_windows(text: str) -> None:
    assert decode(text.encode("cp1252"), "f.csv")[:2] == (text, "cp1252")


def test_spoilt_letters_in_a_windows_file_are_told() -> None:
    assert any("spoilt" in told for told in warnings("a;b\né;é é\nx;Ã©\n".encode("cp1252")))


@pytest.mark.parametrize("encoding", ["cp850", "cp437"])
@pytest.mark.parametrize("word", ["élève", "Nîmes;école créée", "ça coûte cher à créer", "médiathèque"])
def test_text_of_dos_is_refused(word: str, encoding: str) -> None:
    told = fault(f"nom;b\r\n{word}\r\n".encode(encoding))
    assert told.where == "f.csv, line 2" and "as UTF-8" in told.remedy


@pytest.mark.parametrize("word", ["élève", "Nîmes;écoles", "ça coûte cher à créer", "Perú; España;Köln"])
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_the_same_words_of_windows_or_macintosh_are_none_of_dos(word: str, encoding: str) -> None:
    assert decode(f"nom;b\r\n{word}\r\n".encode(encoding), "f.csv")[0] == f"nom;b\r\n{word}\r\n"


def test_one_letter_that_may_be_of_dos_is_told_and_lines_of_a_macintosh_are_none() -> None:
    assert any("cp850 (DOS)" in told for told in warnings("nom;b\r\nÇa;1\r\n".encode("mac_roman")))
    text = "nom;b\rÇà;FRANÇAIS\r"
    assert decode(text.encode("mac_roman"), "f.csv")[:2] == (text, "mac_roman")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("l’école\n", "mac_roman"), ("qu’à\n", "mac_roman"), ("LIBERTÉ\u00a0!\n", "cp1252"), ("MARCHÉ’S\n", "cp1252")],
)
def test_a_word_that_chances_to_be_utf_8_is_not(text: str, encoding: str) -> None:
    assert text.encode(encoding).decode("utf-8")
    assert decode(text.encode(encoding), "f.csv")[:2] == (text, encoding)


@pytest.mark.parametrize("text", ["Հայաստան\n", "spɪk;ɡəʊ\n", "Kɔkɔ\n", "l’école aՀ\n"])
def test_other_alphabets_in_utf_8_stay(text: str) -> None:
    assert decode(text.encode(), "f.csv")[:2] == (text, "utf-8")


@pytest.mark.parametrize("text", ["Âge\n1\n", "Âge;Âme\n", "âge\n"])
def test_an_age_alone_is_windows(text: str) -> None:
    assert decode(text.encode("cp1252"), "f.csv")[:2] == (text, "cp1252")


@pytest.mark.parametrize("text", ["prix;nom\n12 €;été\n", "a;b\ncœur;élève\n", "a;b\nŒuvre;créé\n", "a;b\n12€;x\n"])
def test_latin_9_is_read_by_its_euro_and_ligatures(text: str) -> None:
    content = text.encode("iso8859-15")
    assert decode(content, "f.csv")[:2] == (text, "iso8859-15") and "ISO-8859-15" in warnings(content)[0]


@pytest.mark.parametrize("text", ["½ journée\n", "3½ h\n", "1 ¼\n", "été ½\n", "½journée\n", "drive…\n", "… ½ an\n"])
def test_fractions_of_windows_are_no_ligatures(text: str) -> None:
    assert decode(text.encode("cp1252"), "f.csv")[:2] == (text, "cp1252")


def test_letters_that_either_encoding_would_do_for_are_told_with_the_other() -> None:
    (told,) = warnings("nom;b\nAnnœullin;1\n".encode("cp1252"))
    assert "read as cp1252 (Windows)" in told and "line 2" in told and "mac_roman (Macintosh)" in told
    assert "save it as UTF-8" in told and "Ann" not in told


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_macintosh_word_that_windows_would_do_for_is_never_silently_another(end: str) -> None:
    content = open_content(f"nom;b{end}Petite-Île;1{end}".encode("mac_roman"), "f.csv")
    is_right = list(content.grids[0].rows())[1][0] == "Petite-Île"
    assert is_right == (end == "\r") and any("would do as well" in told for told in content.warnings)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-8"])
def test_a_plain_file_is_in_no_doubt(encoding: str) -> None:
    assert warnings(f"nom;b\n{ROWS * 3}".encode(encoding)) == ()


@pytest.mark.parametrize("misread", ["cp1252", "mac_roman", "cp850", "cp437"])
@pytest.mark.parametrize("letter", ["é", "è", "à", "ç", "ô"])
def test_utf_8_misread_and_saved_again_is_told_and_not_mended(misread: str, letter: str) -> None:
    spoilt = letter.encode().decode(misread)
    content = open_content(f"nom;b\nX{spoilt}x;1\n".encode(), "f.csv")
    assert list(content.grids[0].rows())[1][0] == f"X{spoilt}x"
    assert any("spoilt" in told and "line 2" in told for told in content.warnings)


@pytest.mark.parametrize("text", ["√2", "√ oui", "├──", "Äpfel, Ärzte", "‚Äpfel‘"])
def test_signs_that_a_person_types_are_not_spoilt(text: str) -> None:
    assert mojibake_warning(text) is None


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read_or_refused_where_cut(encoding: str) -> None:
    content = ("nom;b\r\n" + ROWS).encode(encoding)
    assert decode(content, "f.csv")[:2] == ("nom;b\r\n" + ROWS, encoding)
    with pytest.raises(UnreadableReturn):
        open_content(content[:-1], "f.csv")

"""What comes with returns and holds none is named, with what to send instead, and never read as returns."""

import io
import zipfile

import pytest

from transforms.errors import Fault, UnreadableReturn
from transforms.formats import read_return
from transforms.formats.dialects.names import DIALECTS, Dialect

TOKENS = "tid,firstname,lastname,email,emailstatus,token,language,validfrom,validuntil,invited,reminded,completed"


def refused(content: str | bytes, name: str) -> Fault:
    with pytest.raises(UnreadableReturn) as raised:
        read_return(io.BytesIO(content.encode() if isinstance(content, str) else content), name)
    return raised.value.faults[0]


def rows(content: str, name: str = "f.csv") -> int:
    return read_return(io.BytesIO(content.encode()), name).reading.rows


def zip_of(**members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("_", "."), text)
    return packed.getvalue()


@pytest.mark.parametrize(
    "header",
    [
        TOKENS,
        TOKENS + ', "attribute_1 <country>"',
        TOKENS.replace(",", ";"),
        "participant_id,firstname,lastname,email,language,blacklisted,owner_uid",
    ],
)
def test_a_list_of_participants_is_no_table_of_returns(header: str) -> None:
    separator = ";" if ";" in header else ","
    fault = refused(f"{header}\n" + separator.join("x" for _ in header.split(separator)) + "\n", "tokens.csv")
    assert "LimeSurvey's list of participants" in fault.found and "Export the responses instead" in fault.remedy


def test_returns_with_a_token_or_with_persons_are_read() -> None:
    assert rows("tid,token,commune\n1,a,Gex\n2,b,Nantua\n") == 2
    assert rows("firstname,lastname,email,completed\nA,B,c@d.fr,Y\n") == 1


SURVEY = "type,name,label::Français (fr)\nbegin_group,g,Groupe\nselect_one yn,q1,Ville ?\ntext,q2,Nom\nend_group,,\n"


@pytest.mark.parametrize(
    ("content", "sheet"),
    [
        (SURVEY, "survey sheet"),
        ("type;name;required\ntext;q1;yes\ninteger;q2;\n", "survey sheet"),
        ('survey,,,\n,type,name,label\n,select one yn,q,Q\n,,,\nchoices,,,\n,list name,name,label\n,yn,y,Y\n,yn,n,N\n',
         "survey sheet"),
        ("list_name,name,label\nyn,1,Oui\nyn,0,Non\n", "choices sheet"),
    ],
)  # fmt: skip
def test_a_sheet_of_a_form_saved_as_text_is_no_table_of_returns(content: str, sheet: str) -> None:
    fault = refused(content, "form.csv")
    assert fault.found.startswith(f"the {sheet} of an XLSForm") and "Export the data of the form" in fault.remedy


@pytest.mark.parametrize(
    "content",
    [
        "type,name,label\nécole,Gex,A\nmairie,Nantua,B\n",
        "type,name,label\nimage,a.png,A\nvideo,b.mp4,B\n",
        "type,name,label\ntext,a,A\nrencontre,b,B\natelier,c,C\n",
        "list,name,label\nyn,1,Oui\n",
    ],
)
def test_tables_that_only_look_like_a_form_are_read(content: str) -> None:
    assert rows(content) == content.count("\n") - 1


@pytest.mark.parametrize("text", ["<a><b>1</b></a>", "<a/>", '<x:a xmlns:x="urn:x"><x:b/></x:a>'])
def test_xml_of_no_known_tool_is_named(text: str) -> None:
    assert refused(text, "f.xml").found == "an XML document that is of no survey tool we know"
    packed = zip_of(one_xml=text, two_xml=text)
    assert refused(packed, "f.zip").found == "an archive of 2 XML document(s) that are of no survey tool we know"


def test_documents_beside_a_table_are_told_by_their_place() -> None:
    packed = io.BytesIO(zip_of(a_xml="<a/>", c_csv="a,b\n1,2\n", d_json='{"a": 1}'))
    told = read_return(packed, "f.zip").reading.warnings
    assert told[1:3] == (
        "f.zip > member 1: an XML document, not passed on",
        "f.zip > member 3: a JSON document, not passed on",
    )


def test_a_forced_dialect_reads_them_all_the_same() -> None:
    content = io.BytesIO(b"list_name,name,label\nyn,1,Oui\nyn,0,Non\n")
    assert read_return(content, "choices.csv", "generic").reading.rows == 2


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ('{"status": "Invalid session key"}', " (Invalid session key)"),
        ('{"id": 1, "result": {"status": "Error: Invalid survey ID"}, "error": null}', " (Error: Invalid survey ID)"),
        ('{"detail": "Authentication credentials were not provided."}',
         " (Authentication credentials were not provided)"),
        ('{"detail": "Jeanne Dupont"}', ""),
        ('{"error": "Jeanne Dupont"}', ""),
        ('{"error": {"code": 498, "message": "Invalid token.", "details": []}}', " (498, Invalid token)"),
        ('{"meta": {"httpStatus": "401 - Unauthorized", "error": {"errorMessage": "x"}, "requestId": "1"}}', " (401)"),
        ('{"errors": [{"message": "a"}, {"message": "b"}], "data": null}', ""),
        ('{"message": "Could not authenticate.", "code": 401.2}', " (401.2)"),
        ('{"success": false}', ""),
        ('"Invalid token"', " (Invalid token)"),
    ],
)  # fmt: skip
def test_an_answer_that_tells_an_error_is_no_configuration(answer: str, told: str) -> None:
    fault = refused(answer, "answer.json")
    assert fault.found == f"an answer of the tool that tells an error instead of data{told}"
    assert "token" in fault.remedy


@pytest.mark.parametrize("dialect", DIALECTS)
def test_an_error_is_one_whatever_the_dialect_that_is_forced(dialect: Dialect) -> None:
    with pytest.raises(UnreadableReturn, match=r"tells an error instead of data \(Invalid token\)"):
        read_return(io.BytesIO(b'{"detail": "Invalid token."}'), "f.json", dialect)


def test_a_survey_without_returns_is_no_error() -> None:
    forms: tuple[Dialect | None, ...] = (None, "limesurvey")
    for dialect in forms:
        found = read_return(io.BytesIO(b'{"status": "No Data, survey table does not exist."}'), "f.json", dialect)
        assert found.reading.rows == 0 and found.reading.dialect == "limesurvey"


@pytest.mark.parametrize(
    "document", ['{"status": "ok", "name": "x"}', '{"name": "x", "type": "y"}', '{"error": "x", "colonne": "y"}', "{}"]
)
def test_another_object_is_not_called_an_error(document: str) -> None:
    assert "an error" not in refused(document, "f.json").found


def test_records_beside_an_error_are_read() -> None:
    assert rows('{"data": [{"a": "1"}], "errors": [], "status": "ok"}', "f.json") == 1


@pytest.mark.parametrize("document", ["[1,2,3]", "[ 1.5e3, -2 ]\n", "[1]", '[null, "a"]', "[true]", '["a", "b"]'])
def test_a_list_of_values_is_json_without_records(document: str) -> None:
    assert "no records" in refused(document, "f.json").found


@pytest.mark.parametrize("content", ["[1],[2]\na,[b]\n", "[1];[2]\n[a];[b]\n", '"a"\n1\n'])
def test_headers_in_brackets_or_quotes_are_no_json(content: str) -> None:
    assert rows(content) == 1

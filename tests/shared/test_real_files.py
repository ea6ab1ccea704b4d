"""Every real file beside this checkout is read as it was counted by other means (expected.csv)."""

import csv
import io
from pathlib import Path

import pytest

from transforms.errors import UnreadableReturn
from transforms.formats import read_return

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "returns"
with (HERE / "expected.csv").open(encoding="utf-8", newline="") as file:
    EXPECTED = list(csv.DictReader(file))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder of real exports is not here")
@pytest.mark.parametrize("wanted", EXPECTED, ids=lambda wanted: wanted["file"])
def test_a_real_file_is_read_as_counted(wanted: dict[str, str]) -> None:
    content = (SHARED / wanted["file"]).read_bytes()
    if wanted["returns"] == "refused":
        with pytest.raises(UnreadableReturn):
            read_return(io.BytesIO(content), wanted["file"])
        return
    try:
        reading = read_return(io.BytesIO(content), wanted["file"]).reading
    except UnreadableReturn:
        assert wanted["returns"] == "*"
        return
    sizes = {role: ";".join(f"{t.rows}x{t.columns}" for t in reading.tables if t.role == role)
             for role in ("returns", "repeat")}  # fmt: skip
    found = {"container": reading.container, "dialect": reading.dialect, "returns": sizes["returns"] or "none"}
    assert {k: v for k, v in found.items() if wanted[k] != "*"} == {k: wanted[k] for k in found if wanted[k] != "*"}
    assert not wanted["repeats"] or sizes["repeat"] == wanted["repeats"]

"""Twenty random published cells of the bundled surveys, explained, and read again by hand out of the raw bytes."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
# Enough for both surveys together to be twenty; the script takes more.
EACH, SEED = 10, 47


def _load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("explained_cells", HERE / "explained_cells.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


SCRIPT = _load_script()
BY_HAND = sys.modules["cells_by_hand"]


@pytest.mark.parametrize("survey", SCRIPT.SURVEYS)
def test_explained_cells_stand_in_the_raw_bytes(survey: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INVENTAIRE_ROOT", str(tmp_path))
    SCRIPT.run_plainly(survey)
    compared = SCRIPT.compare(survey, EACH, SEED)
    assert (compared.cells, compared.wrong) == (EACH, [])
    assert compared.raw >= EACH
    assert compared.titles > EACH // 2


def test_the_reader_by_hand_counts_lines_as_a_person_does() -> None:
    content = b'\xef\xbb\xbfid;texte\n1;"deux\nlignes"\n2;une\n'
    assert BY_HAND.cell_by_hand(content, "texte", 2) == "deux\nlignes"
    assert BY_HAND.cell_by_hand(content, "texte", 4) == "une"
    with pytest.raises(LookupError):
        BY_HAND.cell_by_hand(content, "texte", 3)
    with pytest.raises(LookupError):
        BY_HAND.cell_by_hand(content, "texte (2)", 2)

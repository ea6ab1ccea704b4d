"""The real returns of the bundled survey whose true code is known: most resolved, none wrong."""

from pathlib import Path

import pandas as pd
import pytest

REPOSITORY = Path(__file__).parents[3]
RETURNS = (
    REPOSITORY / "data" / "surveys" / "crise-2020" / "returns",
    REPOSITORY / ".." / "shared" / "returns" / "crise-2020",
)
COLUMNS = {"authority_as_written": "name", "authority_kind": "kind", "departement_code": "departement"}


@pytest.fixture(scope="module")
def returns() -> pd.DataFrame:
    files = [file for folder in RETURNS for file in sorted(folder.rglob("returns.csv"))]
    if not files:
        pytest.skip("the returns of crise-2020 are neither bundled nor in ../shared")
    return pd.read_csv(files[0], dtype="str")


def test_returns_of_known_authorities_are_resolved_and_none_wrongly(ask, returns: pd.DataFrame) -> None:
    truth = pd.read_csv(Path(__file__).with_name("truth_part.csv"), dtype="str")
    asked = truth[["reference", "insee_or_siren"]].merge(returns, on="reference", validate="one_to_one")
    asked = asked.rename(columns=COLUMNS)
    assert len(asked) == 142
    found = ask(asked["name"], asked["kind"], asked["departement"])
    matched = found["status"] == "matched"
    wrong = matched & (found["authority_code"] != asked["insee_or_siren"])
    assert asked.loc[wrong, "name"].tolist() == []
    assert (found.loc[matched, "authority_kind"] == asked.loc[matched, "kind"]).all()
    assert matched.mean() >= 0.85

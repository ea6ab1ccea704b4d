"""Receipts: one small file per run, also of runs that published nothing.

They are for the people who run the pipeline; no reader of the data needs them.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flows.catalogue.faults import told
from flows.catalogue.fs import Fs, LocalFs, make_folder, replace_file
from flows.catalogue.layout import RUNS
from flows.catalogue.notation import plain_json, utc_text

_NAME = re.compile(r"\d{8}T\d{6}Z-[A-Za-z0-9._-]+\.json")


def write_receipt(root: Path, receipt: Mapping[str, Any], now: dt.datetime, *, fs: Fs | None = None) -> Path:
    """The new receipt's path; its name holds the moment and `receipt["run_id"]`, or a random one.

    Raises `CatalogueUnusable` where the disk refuses.
    """
    fs = fs or LocalFs()
    token = secrets.token_hex(4)
    run_id = re.sub(r"[^A-Za-z0-9._-]", "-", str(receipt.get("run_id") or token))
    with told(root):
        make_folder(fs, root.absolute() / RUNS)
        path = _free(fs, root.absolute() / RUNS, f"{utc_text(now).translate(_PLAIN)}-{run_id}")
        replace_file(fs, path, plain_json({"written_at": utc_text(now), **receipt}), token)
    return path


_PLAIN = str.maketrans("", "", "-:")


def _free(fs: Fs, folder: Path, stem: str) -> Path:
    """A run may write several receipts in one second; none replaces another."""
    path, turn = folder / f"{stem}.json", 1
    while fs.stat(path) is not None:
        turn += 1
        path = folder / f"{stem}.{turn}.json"
    return path


def read_receipts(root: Path, *, fs: Fs | None = None) -> list[dict[str, Any]]:
    """All receipts, newest first; none where there was no run. One that is damaged is left out."""
    fs, folder = fs or LocalFs(), root.absolute() / RUNS
    with told(root):
        if fs.stat(folder) is None:
            return []
        names = [name for name in fs.names(folder) if _NAME.fullmatch(name)]
        found = [_receipt(fs.read(folder / name)) for name in reversed(names)]
    return [receipt for receipt in found if receipt is not None]


def _receipt(data: bytes) -> dict[str, Any] | None:
    try:
        receipt = json.loads(data)
    except ValueError:
        return None
    return receipt if isinstance(receipt, dict) else None

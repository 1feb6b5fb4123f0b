"""The notebook: its cells run, and what they say is what the settlement of the example says."""

import json
from pathlib import Path

import pytest

from tests.api.notebook import NOTEBOOK, cells, run


def test_what_needs_no_data_frame_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(NOTEBOOK.parent)
    total, waiting, _, compared = run([cell for cell in cells() if not cell.needs])
    # The README shows this settlement: 13 lines not due yet, of 22 that are due.
    assert (total, waiting) == ("£22,725.00", (13, "£20,475.00"))
    assert list(compared) == ["time_and_task", "hourly_plus_bonus"]


def test_both_libraries_are_shown_and_nothing_is_stored_that_can_go_stale() -> None:
    assert [cell.needs for cell in cells() if cell.needs] == ["pandas", "polars", "pandas"]
    book = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert not any(cell.get("outputs") for cell in book["cells"])


def test_pages_name_it() -> None:
    root = Path(__file__).parents[2]
    assert "[docs/notebook.ipynb](docs/notebook.ipynb)" in (root / "README.md").read_text(encoding="utf-8")

"""A mapping of the extract that the page has, started for the scheme or added to: as ``pbr map`` does it."""

from pathlib import Path
from typing import Any

from pbr.api.extracts.mapping_started import start_mapping
from pbr.api.extracts.mapping_started_text import as_text
from pbr.in_browser.answers import Answer, NotReadError, problems_for_page
from pbr.in_browser.desk import EXTRACT, RECORDS, only_file


def begin_mapping(said: dict[str, Any]) -> Answer:
    """Start a mapping of the files on the desk, or add to the one that is there; give its text and what is to decide.

    Raises ``ProblemsFound`` with what is wrong with the files or with the mapping, and ``NotReadError`` where there is
    no file.
    """
    files = [path for folder in (EXTRACT, RECORDS) if Path(folder).is_dir() for path in sorted(Path(folder).iterdir())]
    if not files:
        raise NotReadError("records", "there is no file to map: open an extract first")
    before = only_file(said["add_to"]) if said.get("add_to") else None
    sheets = [sheet for sheet in said.get("sheets", ()) if sheet]
    started = start_mapping(Path(said["scheme"]), files, before, sheets)
    return {
        "text": started.text,
        "said": as_text(started, before),
        "to_decide": len(started.asked),
        "added_to": started.added_to,
        "warnings": problems_for_page(started.warnings),
    }

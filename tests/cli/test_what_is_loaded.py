"""A plain settlement waits for nothing that only other commands and options need."""

import json
from pathlib import Path

from pbr.worked_examples.own_source import ROOMS
from tests.cli.command import ESSEX, JUNE, extract, python
from tests.examples.made import EXAMPLES

RUN = """
import json, sys
from pbr.cli.entry import main
try:
    main()
except SystemExit as ended:
    sys.stderr.write(json.dumps([ended.code or 0, sorted(sys.modules)]))
"""
ELSEWHERE = (
    "jinja2", "pydantic", "python_calamine", "rich", "xlsxwriter", "yaml",
    "pbr.finance", "pbr.ledger", "pbr.mapping", "pbr.national_return", "pbr.problems.catalogue", "pbr.quality",
    "pbr.records.adjustments_file", "pbr.records.extract.since_last", "pbr.remittance",
)  # fmt: skip


READ_ANEW = ["pydantic", "yaml"]
"""What reads a scheme that was not checked before."""


def loaded(*said: str | Path, **known: str) -> list[str]:
    """What of that a command loads, in a process of its own."""
    done = python("-c", RUN, *said, **known)
    code, modules = json.loads(done.stderr[done.stderr.index("[0, [") :])
    assert code == 0
    return [name for name in ELSEWHERE if name in modules]


def test_a_settlement_that_is_printed_loads_nothing_of_them(tmp_path: Path) -> None:
    records = extract(tmp_path)
    kept = {"PBR_CACHE": "", "XDG_CACHE_HOME": str(tmp_path)}
    assert loaded("settle", ESSEX, records, *JUNE, **kept) == READ_ANEW
    assert loaded("settle", ESSEX, records, *JUNE, **kept) == []


def test_a_settlement_in_a_folder_loads_what_tells_providers_why_and_no_more(tmp_path: Path) -> None:
    found = loaded("settle", ESSEX, extract(tmp_path), *JUNE, "--out", tmp_path / "june")
    assert found == [*READ_ANEW, "pbr.remittance"]


def test_what_a_scheme_comes_to_depends_on_no_file_of_pbr_that_is_not_looked_at() -> None:
    checks = "from pathlib import Path; from pbr.worked_examples.checked_scheme import checked_by_name"
    done = python("-c", f"{checks}; checked_by_name(Path('{ESSEX}')); import sys; print(*sys.modules)")
    rooms = {name.split(".")[1] for name in done.stdout.split() if name.startswith("pbr.")}
    assert "engine" in rooms
    assert rooms <= set(ROOMS)


def test_what_a_mapping_and_a_ledger_need_is_seen() -> None:
    example = EXAMPLES / "from-a-case-system"
    given = (example / "august", example / "Provider references.csv", "--map", example / "mapping.yaml")
    found = loaded("settle", ESSEX, *given, "--ledger", example / "ledger")
    assert {"pbr.mapping", "pbr.ledger", "pbr.records.extract.since_last"} <= set(found)

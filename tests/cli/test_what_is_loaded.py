"""A plain settlement waits for nothing that only other commands and options need."""

import json
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

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
    "jinja2", "pbr.scheme.limits.limits_form", "pbr.scheme.reading.section_form", "python_calamine", "rich",
    "xlsxwriter", "yaml", "pbr.finance", "pbr.ledger", "pbr.mapping", "pbr.meeting", "pbr.national_return",
    "pbr.problems.catalogue", "pbr.quality", "pbr.records.papers.adjustments_file", "pbr.records.extract.since_last",
    "pbr.remittance", "pbr.engine.places_answered", "pbr.engine.pricing.shares_in_bands",
    "pbr.engine.facts.time_covered",
)  # fmt: skip


OF_A_SIMULATION = ("pbr.simulate.synthetic", "pbr.simulate.payoff", "pbr.simulate.backcast", "pbr.rng")
READ_ANEW = ["pbr.scheme.limits.limits_form", "pbr.scheme.reading.section_form", "yaml"]
"""What reads a scheme that was not checked before."""

OF_SOME_SCHEMES = (
    "pbr.engine.counting.added_up_records", "pbr.engine.payments.instalments_end", "pbr.engine.facts.looks",
    "pbr.engine.generated.part_source", "pbr.engine.counting.per_provider_window",
    "pbr.engine.counting.per_week_or_day", "pbr.engine.quantities.places", "pbr.engine.against_ledger.payer_lines",
    "pbr.engine.counting.scaling", "pbr.engine.facts.service_days", "pbr.engine.quantities.tier_reckoning",
    "pbr.engine.quantities.tiers", "pbr.calendar.calendar", "pbr.scheme.payments.added_up",
    "pbr.scheme.measuring.measures", "pbr.scheme.payments.parts", "pbr.scheme.measuring.scale",
    "pbr.scheme.measuring.exclusions", "pbr.scheme.records.holds", "pbr.scheme.reading.indices",
    "pbr.scheme.measuring.verdicts",
)  # fmt: skip
"""What only schemes have that look at other records, pay so many, have several payers, and so on."""
OF_SOME_SETTLEMENTS = (
    "pbr.api.settling.missing_prices", "pbr.api.settling.notice_warnings", "pbr.api.settling.settlement_folder",
    "pbr.cli.commands.simulate", "pbr.cli.lines_aside", "pbr.conditions.parser", "pbr.conditions.type_check",
    "pbr.engine.against_ledger.residual", "pbr.files.atomic", "pbr.problems.problems_json",
    "pbr.records.cells.cell_problems", "pbr.records.files.header_problems", "pbr.records.files.names_of_people",
    "pbr.records.opened.line_of_record", "pbr.reports.lines_csv", "pbr.reports.settlement_json",
    "pbr.settlement.reason_words", "pbr.simulate", "pydantic", "tempfile",
)  # fmt: skip
"""What only settlements need that are published, or printed in another form, or go on from a ledger."""
AT_MOST = 342
"""How many modules of pbr a printed settlement by a scheme that was checked before may load."""


def loaded(*said: str | Path, of: Sequence[str] = ELSEWHERE, **known: str) -> list[str]:
    """What of that a command loads, in a process of its own."""
    modules = all_loaded(*said, **known)
    return [name for name in of if name in modules]


def all_loaded(*said: str | Path, **known: str) -> list[str]:
    """Every module that a command loads, in a process of its own."""
    done = python("-c", RUN, *said, cwd=None, **known)
    code, modules = json.loads(done.stderr[done.stderr.index("[0, [") :])
    assert code == 0
    assert isinstance(modules, list)
    return modules


def test_a_settlement_that_is_printed_loads_nothing_of_them(tmp_path: Path) -> None:
    records = extract(tmp_path)
    kept = {"PBR_CACHE": "", "XDG_CACHE_HOME": str(tmp_path)}
    assert loaded("settle", ESSEX, records, *JUNE, **kept) == READ_ANEW
    assert loaded("settle", ESSEX, records, *JUNE, **kept) == []


def test_a_settlement_that_is_printed_loads_only_what_its_scheme_uses(tmp_path: Path) -> None:
    records = extract(tmp_path)
    kept = {"PBR_CACHE": "", "XDG_CACHE_HOME": str(tmp_path)}
    all_loaded("settle", ESSEX, records, *JUNE, **kept)
    found = all_loaded("settle", ESSEX, records, *JUNE, "--workers", "1", **kept)
    assert sorted({*OF_SOME_SCHEMES, *OF_SOME_SETTLEMENTS} & set(found)) == []
    ours = [name for name in found if name.split(".")[0] == "pbr"]
    assert len(ours) <= AT_MOST, "load late what this settlement does not use, in one place that says why"


def test_what_only_some_need_is_there() -> None:
    wanted = [name for name in (*OF_SOME_SCHEMES, *OF_SOME_SETTLEMENTS) if find_spec(name) is None]
    assert wanted == [], "it has another name now, and nothing looks that it is not loaded"


def test_the_command_that_is_named_is_the_only_one_loaded() -> None:
    found = all_loaded("rule", "PBR112")
    commands = [name for name in found if name.startswith("pbr.cli.commands.")]
    assert commands == ["pbr.cli.commands.rule"]
    assert "pydantic" not in found


@pytest.mark.parametrize("wanted", [(), ("--explain", "A")], ids=["settled", "explained"])
def test_a_settlement_loads_nothing_of_a_simulation_that_settles(tmp_path: Path, wanted: tuple[str, ...]) -> None:
    assert loaded("settle", ESSEX, extract(tmp_path), *JUNE, *wanted, of=OF_A_SIMULATION) == []


def test_help_loads_nothing_that_it_does_not_name() -> None:
    assert loaded("--help", of=(*ELSEWHERE, *OF_A_SIMULATION, "pydantic", "pbr.scheme", "pbr.engine", "yaml")) == []


@pytest.mark.parametrize("said", [("describe", ESSEX), ("validate", ESSEX), ("rule", "PBR112")], ids=lambda it: it[0])
def test_other_commands_load_nothing_that_they_do_not_need(said: tuple[str, Path]) -> None:
    needed = ["pbr.problems.catalogue"] if said[0] == "rule" else READ_ANEW
    assert loaded(*said, of=(*ELSEWHERE, *OF_A_SIMULATION)) == needed


def test_a_scheme_is_described_without_the_engine() -> None:
    assert loaded("describe", ESSEX, of=("pbr.engine",)) == []
    assert loaded("describe", ESSEX, "--python", of=("pbr.engine",)) == ["pbr.engine"]


def test_a_comparison_of_schemes_looked_at_before_needs_no_forms(tmp_path: Path) -> None:
    compared = ("simulate", extract(tmp_path), ESSEX, "--baseline", "block-contract")
    kept = {"PBR_CACHE": "", "XDG_CACHE_HOME": str(tmp_path / "caches")}
    wanted = ("pbr.scheme.limits.limits_form", "pbr.scheme.reading.section_form", "pbr.mapping", "pydantic")
    assert loaded(*compared, of=wanted, **kept) == [*wanted[:2], "pydantic"]
    assert loaded(*compared, of=wanted, **kept) == []


@pytest.mark.parametrize("command", ["describe", "validate"])
def test_a_scheme_that_was_looked_at_before_needs_no_forms(command: str, tmp_path: Path) -> None:
    kept = {"PBR_CACHE": "", "XDG_CACHE_HOME": str(tmp_path / "caches")}
    wanted = (*READ_ANEW, "pydantic")
    assert loaded(command, ESSEX, of=wanted, **kept) == list(wanted)
    assert loaded(command, ESSEX, of=wanted, **kept) == []


@pytest.mark.parametrize(
    ("path", "needed"),
    [
        ("examples/finance-files/bills.yaml", "pbr.finance"),
        ("examples/from-a-case-system/mapping.yaml", "pbr.mapping"),
        ("examples/compare/assumptions.yaml", "pbr.simulate.synthetic"),
    ],
)
def test_validate_loads_what_a_file_needs_where_it_is_such_a_one(path: str, needed: str) -> None:
    found = loaded("validate", EXAMPLES.parent / path, of=(*ELSEWHERE, *OF_A_SIMULATION))
    assert needed in found
    assert {"pbr.finance", "pbr.mapping", "pbr.simulate.synthetic"} & set(found) == {needed}


def test_a_settlement_in_a_folder_loads_what_tells_providers_why_and_no_more(tmp_path: Path) -> None:
    found = loaded("settle", ESSEX, extract(tmp_path), *JUNE, "--out", tmp_path / "june")
    assert found == [*READ_ANEW, "pbr.remittance"]


def test_what_a_scheme_comes_to_depends_on_no_file_of_pbr_that_is_not_looked_at() -> None:
    checks = "from pathlib import Path; from pbr.worked_examples.checked_scheme import checked_by_name"
    done = python("-c", f"{checks}; checked_by_name(Path('{ESSEX}')); import sys; print(*sys.modules)")
    rooms = {name.split(".")[1] for name in done.stdout.split() if name.startswith("pbr.")}
    assert "engine" in rooms
    assert rooms <= set(ROOMS)


@pytest.mark.parametrize(("asked", "told"), [((), []), (("--explain", "A"), ["pbr.explain"])], ids=["looked", "told"])
def test_a_look_at_a_ledger_loads_no_story_that_nobody_asks_for(asked: tuple[str, ...], told: list[str]) -> None:
    example = EXAMPLES / "two-months"
    given: tuple[str | Path, ...] = (example / "june", "--ledger", example / "ledger", *asked)
    assert loaded("settle", ESSEX, *given, of=("pbr.explain", "pbr.scheme.reference.every_phrase")) == told


def test_what_a_mapping_and_a_ledger_need_is_seen() -> None:
    example = EXAMPLES / "from-a-case-system"
    given = (example / "august", example / "Provider references.csv", "--map", example / "mapping.yaml")
    found = loaded("settle", ESSEX, *given, "--ledger", example / "ledger")
    assert {"pbr.mapping", "pbr.ledger", "pbr.records.extract.since_last"} <= set(found)

"""From Python: what every command does, with values given back and nothing printed.

Every function takes paths or names as the commands take them, and records in memory as well: tables by their names,
each the text of a CSV file or rows of text. What is wrong is raised as ``ProblemsFound``, with every problem, its place
and how to mend it. Money is in whole pence. ``docs/python.md`` shows each of them at work.

What is done against a ledger is in ``pbr.api.ledger``. Nothing here is loaded before it is asked for, so that whoever
wants one of them waits for that one alone.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pbr.api.checks.extract_check import ExtractCheck, check_extract
    from pbr.api.checks.validation import Checked, Coverage, validate
    from pbr.api.comparing.comparison import Compared, ComparisonRequest, compare
    from pbr.api.described.description import describe
    from pbr.api.described.explanation import explain
    from pbr.api.described.reason_words import reason_in_words
    from pbr.api.described.rule_of_code import rule
    from pbr.api.extracts.invented_records import sample
    from pbr.api.extracts.mapped_records import records_through
    from pbr.api.extracts.mapping_started import MappingStarted, start_mapping
    from pbr.api.extracts.national_return import Measure, ToldReturn, read_national_return
    from pbr.api.extracts.schema_of_records import RecordsSchema, SchemaForm, records_schema, write_records_schema
    from pbr.api.given.inputs import RecordsGiven, SchemeGiven
    from pbr.api.in_parts.part_key import PartKey, part_key
    from pbr.api.in_parts.parts import PartResult, PartsFinished, finish, run_terms, settle_part, tables_needed
    from pbr.api.judged.evidence import EvidenceFound, EvidenceWanted, SampleChecked, check_evidence
    from pbr.api.judged.fitness import Fitness, fit
    from pbr.api.judged.judging import Judgement, judge
    from pbr.api.meetings.person_meeting import PersonMeeting, person
    from pbr.api.meetings.provider_meeting import ProviderMeeting, provider
    from pbr.api.paid_out.direct_payments import PersonsListed, PersonsWanted, list_direct_payments
    from pbr.api.paid_out.finance_files import FinanceWanted, FinanceWritten, write_finance_files
    from pbr.api.paid_out.remittance import Remitted, StatementsWanted, remit, remit_wanted
    from pbr.api.paid_out.shipped_finance_shapes import finance_shape, finance_shapes
    from pbr.api.settling.line_by_line import LineByLine
    from pbr.api.settling.settlement import Settled, TotalLine, settle, settle_line_by_line
    from pbr.engine.run_terms import RunTerms
    from pbr.problems.catalogue.rule import Rule
    from pbr.problems.problem import Place, Problem, ProblemsFound
    from pbr.problems.problem_formats import all_as_text
    from pbr.sample.request import TABLE_NAMES, CannotBeSampledError, Rates, SampleWanted
    from pbr.settlement.line import Line, Status
    from pbr.simulate.breakdown import By
    from pbr.simulate.date_shift import Move
    from pbr.simulate.monte_carlo.monte_carlo import DrawsWanted
    from pbr.simulate.scenario.read_assumptions import load_assumptions
    from pbr.values.money import pounds
    from pbr.values.period import Period

__all__ = [
    "TABLE_NAMES",
    "By",
    "CannotBeSampledError",
    "Checked",
    "Compared",
    "ComparisonRequest",
    "Coverage",
    "DrawsWanted",
    "EvidenceFound",
    "EvidenceWanted",
    "ExtractCheck",
    "FinanceWanted",
    "FinanceWritten",
    "Fitness",
    "Judgement",
    "Line",
    "LineByLine",
    "MappingStarted",
    "Measure",
    "Move",
    "PartKey",
    "PartResult",
    "PartsFinished",
    "Period",
    "PersonMeeting",
    "PersonsListed",
    "PersonsWanted",
    "Place",
    "Problem",
    "ProblemsFound",
    "ProviderMeeting",
    "Rates",
    "RecordsGiven",
    "RecordsSchema",
    "Remitted",
    "Rule",
    "RunTerms",
    "SampleChecked",
    "SampleWanted",
    "SchemaForm",
    "SchemeGiven",
    "Settled",
    "StatementsWanted",
    "Status",
    "ToldReturn",
    "TotalLine",
    "all_as_text",
    "check_evidence",
    "check_extract",
    "compare",
    "describe",
    "explain",
    "finance_shape",
    "finance_shapes",
    "finish",
    "fit",
    "judge",
    "list_direct_payments",
    "load_assumptions",
    "part_key",
    "person",
    "pounds",
    "provider",
    "read_national_return",
    "reason_in_words",
    "records_schema",
    "records_through",
    "remit",
    "remit_wanted",
    "rule",
    "run_terms",
    "sample",
    "settle",
    "settle_line_by_line",
    "settle_part",
    "start_mapping",
    "tables_needed",
    "validate",
    "write_finance_files",
    "write_records_schema",
]

_HOMES = {
    "pbr.api.comparing.comparison": ("Compared", "ComparisonRequest", "compare"),
    "pbr.api.described.description": ("describe",),
    "pbr.api.paid_out.direct_payments": ("PersonsListed", "PersonsWanted", "list_direct_payments"),
    "pbr.api.judged.evidence": ("EvidenceFound", "EvidenceWanted", "SampleChecked", "check_evidence"),
    "pbr.api.described.explanation": ("explain",),
    "pbr.api.checks.extract_check": ("ExtractCheck", "check_extract"),
    "pbr.api.paid_out.finance_files": ("FinanceWanted", "FinanceWritten", "write_finance_files"),
    "pbr.api.judged.fitness": ("Fitness", "fit"),
    "pbr.api.paid_out.shipped_finance_shapes": ("finance_shape", "finance_shapes"),
    "pbr.api.given.inputs": ("RecordsGiven", "SchemeGiven"),
    "pbr.api.extracts.schema_of_records": ("RecordsSchema", "SchemaForm", "records_schema", "write_records_schema"),
    "pbr.api.described.rule_of_code": ("rule",),
    "pbr.api.extracts.invented_records": ("sample",),
    "pbr.api.judged.judging": ("Judgement", "judge"),
    "pbr.api.settling.line_by_line": ("LineByLine",),
    "pbr.api.extracts.mapped_records": ("records_through",),
    "pbr.api.extracts.mapping_started": ("MappingStarted", "start_mapping"),
    "pbr.api.extracts.national_return": ("Measure", "ToldReturn", "read_national_return"),
    "pbr.api.meetings.person_meeting": ("PersonMeeting", "person"),
    "pbr.api.meetings.provider_meeting": ("ProviderMeeting", "provider"),
    "pbr.api.paid_out.remittance": ("Remitted", "StatementsWanted", "remit", "remit_wanted"),
    "pbr.api.in_parts.part_key": ("PartKey", "part_key"),
    "pbr.api.in_parts.parts": ("PartResult", "PartsFinished", "finish", "run_terms", "settle_part", "tables_needed"),
    "pbr.engine.run_terms": ("RunTerms",),
    "pbr.api.settling.settlement": ("Settled", "TotalLine", "settle", "settle_line_by_line"),
    "pbr.api.checks.validation": ("Checked", "Coverage", "validate"),
    "pbr.problems.catalogue.rule": ("Rule",),
    "pbr.problems.problem": ("Place", "Problem", "ProblemsFound"),
    "pbr.problems.problem_formats": ("all_as_text",),
    "pbr.sample.request": ("TABLE_NAMES", "CannotBeSampledError", "Rates", "SampleWanted"),
    "pbr.settlement.line": ("Line", "Status"),
    "pbr.simulate.date_shift": ("Move",),
    "pbr.api.described.reason_words": ("reason_in_words",),
    "pbr.simulate.monte_carlo.monte_carlo": ("DrawsWanted",),
    "pbr.simulate.scenario.read_assumptions": ("load_assumptions",),
    "pbr.simulate.breakdown": ("By",),
    "pbr.values.money": ("pounds",),
    "pbr.values.period": ("Period",),
}
"""Where each name is at home."""


def names_at_home(module: str, homes: Mapping[str, tuple[str, ...]]) -> Callable[[str], Any]:
    """What loads a name of a module from its home when it is first asked for."""
    home_of = {name: home for home, names in homes.items() for name in names}

    def load(name: str) -> Any:
        if name not in home_of:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        return getattr(import_module(home_of[name]), name)

    return load


__getattr__ = names_at_home(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__

"""What is due on a file of plans as it is written: a sum agreed for each, and a bonus for no more support."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.run import Run
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.settlement.line import Status
from pbr.values.period import Period
from tests.engine.settled import scheme

COLUMNS = (
    *("plan_id", "person_id", "provider_id", "area", "plan_type", "started_on", "ended_on", "end_reason", "plan_value"),
    *("support_at_end", "reviewed_on"),
)
HEADING = ",".join(COLUMNS)
YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))


@dataclass(frozen=True, slots=True)
class Paid:
    """What is due in pence, or nothing where the file is refused; what was said, and how it was understood."""

    due: int | None
    said: tuple[Problem, ...]
    understood: tuple[str, ...] = ()
    held: int = 0

    @property
    def codes(self) -> list[str]:
        """The codes of what was said."""
        return [problem.code for problem in self.said]


@cache
def package_and_bonus() -> CompiledScheme:
    """The plan's own price by its first day, and £100.00 by the review that finds no need of support."""
    return scheme(
        """
payments:
  package: {assumed: made up, pay: plan_value, for each: plan, priced at: started_on, due: started_on}
  bonus:
    assumed: made up
    pay: £100.00
    for each: plan
    priced at: started_on
    when: support_at_end is "none"
    due: reviewed_on
"""
    )


def paid(
    rows: Sequence[str] | bytes, period: Period = YEAR, as_at: date = date(2026, 9, 30), hold_errors: bool = False
) -> Paid:
    """Settle plans given as the lines below the heading, or as the bytes of the whole file."""
    content = rows if isinstance(rows, bytes) else "\n".join([HEADING, *rows, ""]).encode()
    plan = package_and_bonus()
    with TemporaryDirectory() as folder:
        (Path(folder) / "plans.csv").write_bytes(content)
        try:
            extract = read_extract(Path(folder), plan.needs, hold_errors)
        except ProblemsFound as found:
            return Paid(None, tuple(found.problems))
    lines = Run(plan, as_known(extract, as_at), period, as_at).lines()
    due = sum(line.amount for line in lines if line.status is Status.DUE)
    return Paid(due, extract.warnings, extract.understood, len(extract.held_rows))

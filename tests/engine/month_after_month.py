"""Settlements one after another over rows of a test, with what was settled kept in memory as a ledger keeps it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.counting.scaling import brings_of
from pbr.engine.run import Run
from pbr.engine.settled_before.settled_so_far import RecordKey, SettledBefore
from pbr.records.extract.as_at import as_known
from pbr.settlement.ledger_reasons import Withdrawn
from pbr.settlement.line import Line
from pbr.settlement.obligation import EntryId, Obligation, Position, obligation_of
from tests.engine.rows import Tables
from tests.engine.settled import extract_of, period_of


@dataclass(slots=True)
class Kept:
    """What was settled, as the runs so far left it."""

    positions: dict[Obligation, Position] = field(default_factory=dict)
    runs: int = 0

    def providers(self) -> Collection[str]:
        """Every provider of whom anything was settled."""
        return {key.provider_id for key in self.positions}

    def of(self, provider_id: str) -> Sequence[Position]:
        """How every obligation to a provider stands."""
        return [one for key, one in self.positions.items() if key.provider_id == provider_id]

    def settle(
        self,
        plan: CompiledScheme,
        tables: Tables,
        period: str,
        as_at: str = "",
        withdrawn: Mapping[RecordKey, Withdrawn] | None = None,
        last_plans: Mapping[RecordKey, str] | None = None,
    ) -> list[Line]:
        """Settle a period, and keep what it settles; only the lines that move money or a pool are given."""
        return [line for line in self.run(plan, tables, period, as_at, withdrawn, last_plans) if self.keep(line)]

    def run(
        self,
        plan: CompiledScheme,
        tables: Tables,
        period: str,
        as_at: str = "",
        withdrawn: Mapping[RecordKey, Withdrawn] | None = None,
        last_plans: Mapping[RecordKey, str] | None = None,
    ) -> list[Line]:
        """Every line of a run over a period, before anything of it is kept."""
        over = period_of(period)
        day = date.fromisoformat(as_at) if as_at else over.last
        before = SettledBefore(self, withdrawn or {}, last_plans or {})
        run = Run(plan, as_known(extract_of(plan, tables), day), over, day, settled=before)
        lines = list(run.lines())
        assert run.unpriced == []
        self.runs += 1
        return lines

    def keep(self, line: Line) -> bool:
        """Keep a line of the last run, if it moves money or a pool."""
        key = obligation_of(line)
        last = self.positions.get(key)
        brings = brings_of(line, last)
        assert line.amount == line.due_to_date - line.settled_before
        assert line.settled_before == (last.settled if last else 0)
        if not line.amount and brings == (last.brings if last else None):
            return False
        entry = EntryId(self.runs, len(self.positions) + 1)
        self.positions[key] = Position(
            key, line.kind, line.record.plan, line.record.person, line.due_to_date, brings, line.service_to, entry,
            last.first if last else entry,
        )  # fmt: skip
        return True

    @property
    def total(self) -> int:
        """Everything settled, in pence."""
        return sum(one.settled for one in self.positions.values())


def moved(lines: Sequence[Line]) -> list[tuple[str, int]]:
    """What a run settles, line by line, in pence."""
    return [(line.line_id, line.amount) for line in lines]

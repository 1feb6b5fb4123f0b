"""What an entry is, by what was settled of its obligation before, and why it is not what the last one was."""

from collections.abc import Callable, Collection
from dataclasses import field
from datetime import date
from fractions import Fraction

from pbr.engine.counting.scaling import brings_of
from pbr.ledger.changed_figures import ChangedFigures
from pbr.ledger.changed_others import ChangedOthers
from pbr.ledger.changed_records import ChangedRecords
from pbr.ledger.entry import Because, Change, Entry
from pbr.records.extract.written_rows import RecordKey
from pbr.scheme.scheme import Scheme
from pbr.settlement.ledger_reasons import MovedToProvider, Withdrawn
from pbr.settlement.line import Line, LineKind
from pbr.settlement.obligation import EntryId, Position
from pbr.values.dataclass import dataclass

_CARRIED_ON = (Change.NEW, Change.LATE, Change.LIMIT, Change.POOL, Change.ADJUSTMENT, Change.OPENING)
"""What comes of a month that goes on, and needs no reason but that."""

Why = tuple[Because | None, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed since the last run, and which entries come of it.

    ``replacing`` has the records that a notice says are right instead of others; ``others`` those that changed and are
    counted with a line, None where there was no run before.
    """

    scheme: Scheme
    period_first: date
    records: Callable[[], ChangedRecords]
    figures: ChangedFigures
    replacing: Collection[RecordKey]
    others: ChangedOthers | None = None
    _pooled: set[str] = field(default_factory=set)
    """The payments of what the records of a provider earned together."""

    def __post_init__(self) -> None:
        pooled = (one.name for one in self.scheme.payments if one.scale is not None and one.kind is not None)
        self._pooled.update(pooled)

    def entry_of(self, line: Line, position: Position | None, entry: EntryId) -> Entry | None:
        """The entry of a line; None where it moves neither money nor what a record brings to a pool."""
        brings = brings_of(line, position)
        if not _moves(line, position, brings):
            return None
        change = self.change_of(line, position)
        because, of = self._why(line, position, change)
        first = None if position is None else position.first
        return Entry(entry, line, change, position and position.last, first, because, of, brings)

    def why(self, line: Line, position: Position | None) -> Why:
        """Why a line is not what was settled of it; nothing where it moves nothing."""
        if not _moves(line, position, brings_of(line, position)):
            return None, ""
        return self._why(line, position, self.change_of(line, position))

    def change_of(self, line: Line, position: Position | None) -> Change:
        """What an entry is, by what was settled of its obligation before."""
        if not line.amount:
            return Change.POOL
        if line.kind is LineKind.ADJUSTMENT:
            return Change.ADJUSTMENT
        if line.kind.is_limit or line.payment in self._pooled:
            return Change.LIMIT
        if position is None:
            return Change.LATE if line.due_on is not None and line.due_on < self.period_first else Change.NEW
        if not line.due_to_date:
            return Change.TAKEN_BACK
        return Change.MORE if _goes_on(line, position) else Change.CORRECTION

    def _others_changed(self, line: Line) -> bool:
        """Whether others changed that take from the same limit, so that its own record need not be why it moves."""
        payment = next((one for one in self.scheme.payments if one.name == line.payment), None)
        return self.others is not None and payment is not None and self.others.counted_with(line, payment)

    def _why(self, line: Line, position: Position | None, change: Change) -> Why:
        """The first of the reasons that is true; of what merely goes on, only what came instead of something else."""
        table, record_id, plan_id, *_ = line.record
        record, plan = (table, record_id), ("plans", plan_id)
        match line.reason:
            case Withdrawn(replaced_by=replaced_by):
                return Because.NOTICE, replaced_by
            case MovedToProvider(provider_id=provider_id):
                return Because.PROVIDER, provider_id
            case _:
                pass
        if record in self.replacing or plan in self.replacing:
            return Because.NOTICE, ""
        changed = self.records()
        if position is None:
            provider_before = changed.provider_before(plan if plan_id else record)
            if provider_before not in (None, line.provider_id):
                return Because.PROVIDER, provider_before or ""
        if change in _CARRIED_ON:
            return None, ""
        fields = (*changed.fields_of(record), *(changed.fields_of(plan) if plan != record else ()))
        if fields:
            named = ", ".join(dict.fromkeys(fields))
            return (Because.RECORD_AND_OTHERS if self._others_changed(line) else Because.RECORD), named
        figures = self.figures.of(line.payment)
        if figures:
            return Because.SCHEME, ", ".join(figures)
        by_its_day = change is Change.MORE or self._fell_due(line, position)
        return (Because.DAY if by_its_day else Because.OTHERS), ""

    def _fell_due(self, line: Line, position: Position | None) -> bool:
        """Whether nothing of it stood before, and its day came in this period."""
        return not (position and position.settled) and line.due_on is not None and line.due_on >= self.period_first


def _moves(line: Line, position: Position | None, brings: Fraction | None) -> bool:
    """Whether a line moves money, or what its record brings to a pool."""
    return bool(line.amount) or brings != (None if position is None else position.brings)


def _goes_on(line: Line, position: Position) -> bool:
    """Whether more of the same service has been given since: it ends later than what was settled, and comes to more."""
    if line.service_to is None or position.service_to is None:
        return False
    return line.service_to > position.service_to and abs(line.due_to_date) > abs(position.settled)

"""Which records have a place of a payment that is made at most so many times, as one more fact of each of them.

What follows such a payment asks for it. It is worked out as the payment's own lines have it (`places`), before any
record is settled, from the records as known on the day and with what other looks have found.
"""

from pbr.conditions.compiler import Layouts
from pbr.conditions.place import Place
from pbr.conditions.written_out import written_out
from pbr.engine.counting.payment_steps import compile_payment
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.facts.run_context import Settling
from pbr.engine.payments.put_back import holding, not_read_as_held
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.engine.payments.unmatched_records import compile_watched
from pbr.engine.quantities.places import give_places
from pbr.engine.verdicts.held_row_lines import where_held_below
from pbr.records.consistency.comparison import Answer, RecordsCompared
from pbr.records.table import Records
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Status
from pbr.settlement.reason import ForEach
from pbr.values.dataclass import dataclass

_HAS = {Status.DUE: True, Status.NOT_EARNED: False}


@dataclass(frozen=True, slots=True)
class PlacesAnswered:
    """Whether each record of a ``table`` has a place of a payment. ``scheme`` has that payment and no other."""

    table: str
    place: Place
    words: str
    scheme: Scheme

    @property
    def within_family(self) -> bool:
        """Whether it looks at nothing but the record's own family: places are given over all records."""
        return False

    @property
    def tables(self) -> frozenset[str]:
        """The table of the records that have the places."""
        return frozenset({self.table})

    @property
    def follows(self) -> int:
        """It is answered after looks at what is recorded, and after the places that it asks for itself."""
        return 1 + self.place.follows

    @property
    def rests_on(self) -> tuple[str, ...]:
        """What its answers rest on, written out: equal for two schemes by which they are the same."""
        (payment,) = self.scheme.payments
        holds = sorted(f"{hold.kind.name}: {written_out(hold.condition)}" for hold in self.scheme.holds)
        return (self.words, payment.due_text, payment.priced_at_text, *holds)

    def of(self, beside: RecordsCompared) -> list[Answer]:
        """One answer for each row of the table, in the order of the rows."""
        (payment,) = self.scheme.payments
        layouts = Layouts({name: table.layout for name, table in beside.tables.items()}, beside.as_at)
        over = Compiling(self.scheme, layouts)
        records = Records(
            {**beside.tables}, tuple(beside.held_rows), (),
            put_back=tuple(beside.put_back), still_settled=beside.still_settled,
        )  # fmt: skip
        functions = SchemeFunctions(over, {payment.name: compile_payment(payment, over)}, (), compile_watched(over))
        give = give_places(holding(functions, records).of_records(payment), records, _settling(over, records))
        earned = ForEach(payment.scope.text)
        statuses = (give(row, Status.DUE, earned)[0] for row in records.tables[self.table].rows)
        return [_HAS.get(status) for status in statuses]


def _settling(over: Compiling, records: Records) -> Settling:
    """A run over the whole of the scheme: places are the same whichever days of it are settled."""
    return Settling(
        over.scheme, over.layouts, over.made,
        period=over.scheme.runs, ongoing_until=over.as_at, held_below=where_held_below(not_read_as_held(records)),
    )  # fmt: skip

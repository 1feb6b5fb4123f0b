"""Against a ledger: the lines that move something or are told of, and what the others come to: the fourth ending.

Month after month, nearly every line is one of which the same is due as was settled before, or one that was decided as
nothing long ago. No line is made of those: they are met where they are decided, and counted. The first of each reason
is made all the same, since reasons are told in the order in which they are met.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from pbr.conditions.compiler import Layouts
from pbr.engine.facts.linked_records import Children
from pbr.engine.facts.row_refs import ref_of_fields
from pbr.engine.facts.run_context import Settling
from pbr.engine.generated.families_written import Missed
from pbr.engine.generated.family_walk import EndingInWalk, FamilyWalk, Paid, paid_in_order
from pbr.engine.generated.paid_alone import is_of_its_own
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.line_source import LineParts, LineSource
from pbr.engine.settled_before.settled_so_far import ProviderPositions
from pbr.engine.settled_before.stands import stands_by_itself
from pbr.generate.functions import functions_of
from pbr.generate.source import Source
from pbr.records.table import Records, Row
from pbr.settlement.line import Line, Payer, Status
from pbr.settlement.reason import Reason
from pbr.settlement.slot import ONLY, Slot
from pbr.settlement.totals import Group

_MOST_REMEMBERED = 50_000

Places = Sequence[int | None]
"""Where the obligation of each of some lines stands among a provider's positions; None where nothing was settled."""

_Settle = Callable[..., tuple[list[Line], Places]]
_Count = Callable[[], tuple[list[int], list[tuple[int, list[int | None]]]]]


class LinesThatMove:
    """The lines of families that move something or are told of.

    ``counted`` has the others, by what each has at stake: what stands as it was settled, of which nothing is, and what
    is decided as nothing since before the period.
    """

    def __init__(
        self,
        paid: Paid,
        tables: Sequence[str],
        settling: Settling,
        missed: Mapping[str, Missed | None],
        waited: Callable[[str], bool],
    ) -> None:
        """``tables`` are that of the heads and those below it; ``missed`` is told of a record that has no line.

        ``waited`` says of a record whether anything of it was not decided in the run before.
        """
        self.counted: dict[Group, list[int | None]] = {}
        self._tables, self._payments = tables, [steps.payment.name for steps in paid_in_order(paid)]
        self._met: dict[int, Reason] = {}
        self._stands: tuple[list[dict[str, int]], list[int], bytearray] = ([], [], bytearray())
        source, self._asked = source_of_moving(tables[0], tables[1:], paid, settling.layouts)
        settler: Callable[..., tuple[_Settle, _Count]] = functions_of(source)["settler"]
        self._settle, self._count = settler(
            settling.horizon,
            settling.period.first,
            settling.unpriced,
            [missed[name] for name in tables],
            self._met,
            self._meet,
            waited,
        )

    def _meet(self, reason: Reason) -> bool:
        """Take note of a reason that was not met before, of which a line is made."""
        if len(self._met) >= _MOST_REMEMBERED:
            self._met.clear()
        # Kept alive, so that no other can come to have its identity.
        self._met[id(reason)] = reason
        return False

    def begin(self, positions: ProviderPositions) -> None:
        """Turn to the next provider."""
        columns = positions.table.columns
        self._stands = ([columns.places_of(*what) for what in self._asked], columns.pence, positions.taken)

    def of_family(self, row: Row, children: Children) -> tuple[list[Line], Places]:
        """The lines of a record and of those that belong to it, but what stands as it was settled; each with its place.

        No two of them are of one obligation.
        """
        return self._settle(row, children, *self._stands)

    def count(self, provider_id: str, used: Counter[str]) -> None:
        """Count what no line was made of for a provider, and the records that had any use."""
        of_tables, of_payments = self._count()
        used.update(dict(zip(self._tables, of_tables, strict=True)))
        for payment, (many, unearned) in zip(self._payments, of_payments, strict=True):
            if many > len(unearned):
                self.counted[provider_id, payment, Status.SETTLED] = [None] * (many - len(unearned))
            if unearned:
                self.counted[provider_id, payment, Status.NOT_EARNED] = unearned


def less_settled_at(lines: Iterable[Line], places: Places, positions: ProviderPositions) -> list[Line]:
    """Lines that `LinesThatMove` made, as what they add to what was settled: where nothing was, most as they are."""
    made: list[Line] = []
    for line, place in zip(lines, places, strict=True):
        if place is not None:
            made.append(stands_by_itself(line, positions.take_at(place)))
        elif line.status is Status.EARLIER:
            made.append(stands_by_itself(line, None))
        else:
            made.append(line)
    return made


def lines_that_move(
    paid: Paid,
    records: Records,
    settling: Settling,
    missed: Callable[[str], Missed | None],
    waited: Callable[[str], bool],
) -> LinesThatMove | None:
    """What settles families to the lines that may move something; None where a line needs more than its own record.

    ``waited`` says of a record whether anything of it was not decided in the run before.
    """
    heads = [name for name, table in records.tables.items() if not table.kind.parent]
    below = [name for name, table in records.tables.items() if table.kind.parent]
    every = paid_in_order(paid)
    spread = Counter(part.spread.spread.kind.name for steps in every for part in steps.parts if part.spread is not None)
    if len(heads) != 1 or settling.held_below or any(many > 1 for many in spread.values()):
        return None
    if not all(map(is_of_its_own, every)) or any(len(table.kind.key) > 1 for table in records.tables.values()):
        return None
    tables = [*heads, *below]
    return LinesThatMove(paid, tables, settling, {name: missed(name) for name in tables}, waited)


def source_of_moving(
    head: str, below: Sequence[str], paid: Paid, layouts: Layouts
) -> tuple[Source, list[tuple[str, str, str, str]]]:
    """Write ``settler``, which makes two functions for a run: what settles a family, and what tells what was counted.

    With it goes what is paid of records, as payment, part, payer and slot.

    A run gives its days, where it notes what has no price, for each table what to do with a record that has no line,
    the reasons that were met, what notes another, and what says whether a record waited. A family is settled against
    the places of a provider's positions, by record for each of what is paid; what stands of each position in pence; and
    which of them were met.
    """
    source = Source()
    names = {table: f"below{at}" for at, table in enumerate(below, 1)}
    stood = {steps.payment.name: f"stood{at}" for at, steps in enumerate(paid_in_order(paid))}
    used = [f"used{at}" for at in range(len(below) + 1)]
    unearned = [f"un{name}" for name in stood.values()]
    counts = ", ".join([*used, *stood.values(), *unearned])
    nothing = [f"{' = '.join([*used, *stood.values()])} = 0", *(f"{name} = []" for name in unearned)]
    ending = _UnlessItStands(names, stood)
    walk = FamilyWalk(source, layouts, paid, ending, " + ".join(["len(made)", *stood.values()]))
    with source.under("def settler(horizon, period_begins, noted, missed, met, meet, waited)"):
        source.write("nothing = ()", f"{', '.join(f'missed{at}' for at in range(len(used)))}, = missed", *nothing)
        with source.under("def settle(row, children, places, pence, taken_at)"):
            source.write(f"nonlocal {counts}", "made, stands_at = [], []", "add, at = made.append, stands_at.append")
            for table, name in names.items():
                source.write(f"{name} = children[{source.bind_value(table, 'table')}]")
            walk.write(head, below)
            source.write("return made, stands_at")
        with source.under("def count()"):
            found = ", ".join(f"({one}, {other})" for one, other in zip(stood.values(), unearned, strict=True))
            source.write(f"nonlocal {counts}", f"found = [{', '.join(used)}], [{found}]", *nothing, "return found")
        source.write("return settle, count")
    return source, ending.asked


class _UnlessItStands(EndingInWalk):
    def __init__(self, below: Mapping[str, str], stood: Mapping[str, str]) -> None:
        super().__init__(below)
        self.stood = stood
        self.asked: list[tuple[str, str, str, str]] = []

    def write_factors(self, source: Source) -> None:
        """Factors are asked of what is made alone."""
        source.write("lacking = comes_to.lacking")

    def line(self, source: Source, steps: CompiledPayment, part: str) -> LineSource:
        """What writes a line of a payment, or of one of its parts."""
        return _LineUnlessItStands(source, steps, part, self)

    def write_line(self, source: Source, made: str) -> None:
        """Add a line where it was not counted."""
        with source.under("else"):
            source.write(f"add({made})", "at(place)")


class _LineUnlessItStands(LineSource):
    def __init__(self, source: Source, steps: CompiledPayment, part: str, ending: _UnlessItStands) -> None:
        super().__init__(source, steps.over.scheme, steps.payment, part, steps.unit)
        self._stood, self._asked = ending.stood[steps.payment.name], ending.asked

    def _made(self, line: LineParts) -> str:
        source = self.source
        slot = source.bound[line.slot] if line.slot else ONLY
        assert isinstance(slot, Slot)
        self._asked.append((self.payment.name, self.part, Payer.COUNCIL, slot.label))
        own_id = line.ref[1]
        source.write(f"place = places[{len(self._asked) - 1}].get({own_id})")
        # A reason that was not met before is noted by the way, and its line is made.
        is_met = f"(id({line.reason}) in met or meet({line.reason}))"
        # Where nothing is due to date nothing is as it was settled, or it is told in another way.
        with source.under(f"if to_date and place is not None and pence[place] == to_date and {is_met}"):
            source.write("taken_at[place] = True", f"{self._stood} += 1")
        if "not_earned" in source.bound and line.due_on != "None":
            before = f"{line.due_on} is not None and {line.due_on} < period_begins"
            untold = f"place is None and not waited({own_id}) and {is_met}"
            with source.under(f"elif {line.status} is not_earned and {before} and {untold}"):
                source.write(f"{self._stood} += 1", f"un{self._stood}.append({line.signed})")
        return super()._made(
            line._replace(
                record=ref_of_fields(source, line.ref), quantity="comes_to.quantity", unit_price="comes_to.unit_price"
            )
        )

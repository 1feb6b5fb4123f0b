"""A run against a ledger: the lines that move something, of all providers or of some that follow each other.

No line of a provider hangs on what another one's records came to but by what is counted over all records before any
is settled. So the providers may be settled some at a time, each time by a copy of one run that has all of the records.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from pbr.engine.facts.rows_noticed import RowsNoticed
from pbr.engine.limits.sums_under_limits import SumsUnderLimits
from pbr.engine.noticed.outside_run import Misdated
from pbr.engine.noticed.passed_over import RecordsMissed
from pbr.engine.run import Run
from pbr.settlement.limit_use import LimitUse
from pbr.settlement.line import Line
from pbr.settlement.missing_price import Unsettled
from pbr.settlement.notices import Notice
from pbr.settlement.quantity_use import QuantityUse
from pbr.settlement.totals import Group
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What the lines of some providers leave behind for what is said of the whole run. It can be sent.

    By table, ``used`` are the rows that had any use; ``missed`` and ``misdated`` tell of those that had none.
    ``counted`` has the lines that were not made, by what each has at stake.
    """

    used: Mapping[str, int]
    missed: RecordsMissed
    misdated: Misdated
    limits: SumsUnderLimits
    limit_uses: Sequence[LimitUse]
    quantity_uses: Sequence[QuantityUse]
    unpriced: Sequence[Unsettled]
    notices: Sequence[Notice]
    counted: Mapping[Group, Sequence[int | None]]


class RunAgainstLedger(Run):
    """One run of a compiled scheme against what was settled before."""

    def lines_that_move(self, waited: Callable[[str], bool]) -> Iterator[Line]:
        """Every line against a ledger that moves something or is told of, and may be others; ``counted`` has the rest.

        ``waited`` says of a record whether anything of it was not decided in the run before.
        """
        if self._residual is not None and self._payer_lines is None:
            self._moving = self._of_records.that_move(waited)
        return self.lines()

    def make_ready(self, waited: Callable[[str], bool]) -> None:
        """Work out what is worked out over all records before any is settled; copies of this run then have it."""
        if self._payer_lines is None:
            self._moving = self._of_records.that_move(waited)
        if self._moving is None:
            self._of_records.make_ready()

    def lines_of_providers(self, providers: Sequence[str]) -> Iterator[Line]:
        """The same as ``lines_that_move`` of some providers, by a copy of a run that was made ready.

        They are given in order and have no other between them; of one that is not the run's there is none. What is left
        behind (`left_behind`) is theirs alone.
        """
        gathered = self._gathered
        for of_all in (gathered.limit_uses, gathered.quantity_uses, self.unpriced, self._settling.notices):
            of_all.clear()
        self._of_records.families.begin_with(providers[0])
        mine = self.providers()
        pieces = (self._of_one(provider_id, self._less_settled) for provider_id in providers if provider_id in mine)
        lines = chain.from_iterable(chain.from_iterable(pieces))
        return lines if self._payer_lines is None else self._payer_lines.of_lines(lines)

    @property
    def counted(self) -> Mapping[Group, Sequence[int | None]]:
        """What each line has at stake that `lines_that_move` does not give; complete after those have gone by.

        They stand as they were settled, or are decided as nothing since before the period.
        """
        return {} if self._moving is None else self._moving.counted

    @property
    def left_behind(self) -> LeftBehind:
        """What the lines of some providers have left behind; complete after they have gone by."""
        of = self._gathered
        return LeftBehind(
            of.used, of.missed, of.misdated, of.limits, of.limit_uses, of.quantity_uses,
            self.unpriced, self._settling.notices, self.counted,
        )  # fmt: skip

    def take_over(self, left: LeftBehind) -> None:
        """Add what the lines of some providers left behind; of providers in order, and of all of them."""
        of = self._gathered
        of.used.update(left.used)
        of.missed.merge(left.missed)
        for key, rows in left.misdated.items():
            of.misdated.setdefault(key, RowsNoticed()).merge(rows)
        of.limits.merge(left.limits)
        of.limit_uses += left.limit_uses
        of.quantity_uses += left.quantity_uses
        self.unpriced.extend(left.unpriced)
        self._settling.notices.extend(left.notices)

    def end(self) -> None:
        """Take note of the providers that the contract is with and that have no lines; after all is taken over."""
        self._of_providers.note_floors_of_the_rest()

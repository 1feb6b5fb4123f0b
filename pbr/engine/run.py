"""A run: a compiled scheme over records, for a period, as at a day. Lines stream out in their final order.

Provider by provider: each plan with what belongs to it, then people, stays and standards, then the provider's own
windows, pools and limits. Within a record, payments come in the order of the scheme. The order depends on names and
keys alone, never on the order of the rows.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.facts.expected_rows import with_expected
from pbr.engine.noticed.run_summary import RunSummary
from pbr.engine.payments.put_back import not_read_as_held
from pbr.engine.provider_lines import ProviderLines
from pbr.engine.record_lines import RecordLines
from pbr.engine.run_terms import RunTerms, functions_for, settling_by
from pbr.engine.verdicts.held_row_lines import where_held_below
from pbr.records.dictionary import TableKind
from pbr.records.table import Records, Row
from pbr.settlement.line import Line
from pbr.settlement.notices import Notice
from pbr.settlement.written_lines import WrittenLines
from pbr.values.period import Period

if TYPE_CHECKING:
    from pbr.engine.against_ledger.lines_that_move import LinesThatMove
    from pbr.engine.against_ledger.payer_lines import PayerLines
    from pbr.engine.against_ledger.residual import Residual
    from pbr.engine.generated.families_written import Cells
    from pbr.engine.limits.borne_before import BorneBefore
    from pbr.engine.settled_before.records_now import SettleFamilyAlone
    from pbr.engine.settled_before.settled_so_far import SettledBefore
    from pbr.settlement.lines_together import LinesTogether, OfProvider, TellApart

Piece = TypeVar("Piece")
"""Lines of a provider that stand together, as values or as rows."""


class Run(RunSummary):
    """One run of a compiled scheme over all of its records."""

    def __init__(
        self,
        compiled: CompiledScheme,
        records: Records,
        period: Period,
        as_at: date,
        ongoing_until: date | None = None,
        settled: "SettledBefore | None" = None,
    ) -> None:
        """Bind a compiled scheme to records and a period, with what was known on ``as_at``.

        ``ongoing_until`` is the day up to which service that nobody has ended is counted: ``as_at`` if not given.
        With what was ``settled`` before, each line is what stands of it less that.
        """
        self._settling_first = partial(
            Run, compiled, records, period, as_at, ongoing_until, None if settled is None else settled.seen_first
        )
        records = with_expected(records, compiled.scheme, as_at)
        held_below = where_held_below(not_read_as_held(records))
        self._terms = RunTerms(compiled, period, as_at, ongoing_until or as_at, held_below)
        functions = functions_for(self._terms, records)
        settling = settling_by(self._terms, functions)
        self._of_records = RecordLines(functions, records, settling)
        super().__init__(functions, records, settling, self._of_records.gathered)
        self._of_providers = ProviderLines(functions, records, settling, self._of_records)
        self._settled_before = settled
        self._payer_lines: PayerLines | None = None
        self._residual: Residual | None = None
        self._moving: LinesThatMove | None = None
        if compiled.scheme.payers or settled is not None:
            self._go_on_from(settled)
            self._of_records.limits.settled = self._residual

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What somebody should look at, though nobody is paid by it; complete after the lines have gone by."""
        # All rows are gone through once more, which many a run is not asked for.
        self._of_records.see()
        return super().notices

    def lines(self) -> Iterator[Line]:
        """Every line, in order; where several pay, a line for each of them."""
        lines = self.whole_lines()
        return lines if self._payer_lines is None else self._payer_lines.of_lines(lines)

    def whole_lines(self) -> Iterator[Line]:
        """Every line, in order, as one whoever pays it."""
        limits = self._of_records.limits
        if any(limit.of_all for limit in limits.limits):
            # imported late: most schemes have no limit over all providers of a person
            from pbr.engine.limits.limits_of_all import OfAllProviders

            # What all providers of a person come to is known once all are settled: they are, once, and then again.
            first = self._settling_first()
            for _ in first._every_line():
                pass
            limits.know(OfAllProviders(first._of_records.limits.sums, self._borne_before()))
        return self._every_line()

    def lines_together(self, payments: Collection[str], by: "TellApart | None" = None) -> "Iterator[LinesTogether]":
        """Every line as `whole_lines` has them, or together with those that it is added up with.

        Those of these ``payments`` that are of records of one plan, and became the same, are together: with their sums,
        and without the record, days and reason of each. Which records are alike is found at once, and kept with them.
        """
        # imported late: what is settled to be paid has a line for each record
        from pbr.settlement.lines_together import alone

        of_records = self._of_records.together(payments, by) if self._residual is None else None
        return map(alone, self.whole_lines()) if of_records is None else self._every_line_together(of_records)

    def _every_line_together(self, of_records: "OfProvider") -> "Iterator[LinesTogether]":
        # imported late: what is settled to be paid has a line for each record
        from pbr.settlement.lines_together import alone

        def of_provider(provider_id: str) -> "Iterator[tuple[LinesTogether, ...] | list[Line]]":
            yield tuple(of_records(provider_id))
            yield from self._of_providers.of_windows_and_pools(provider_id)

        for piece in self._by_provider(self._of_providers.providers, of_provider):
            yield from piece if isinstance(piece, tuple) else map(alone, piece)

    def written(self, cells: "Cells") -> Iterator[WrittenLines | list[Line]] | None:
        """The same lines, those of records as rows; None where all are asked for as values (`lines`)."""
        if self._payer_lines is not None or self._residual is not None:
            return None
        made = self._of_records.written(cells)
        return None if made is None else self._every_piece(made)

    def _every_piece(self, made: Iterator[WrittenLines]) -> Iterator[WrittenLines | list[Line]]:
        with_records = self._of_records.families.providers()

        def of_provider(provider_id: str) -> Iterator[WrittenLines | list[Line]]:
            if provider_id in with_records:
                yield next(made)
            yield from self._of_providers.of_windows_and_pools(provider_id)

        return self._by_provider(self._of_providers.providers, of_provider)

    def lines_of(self, is_of: Callable[[TableKind, Row], bool]) -> Iterator[Line]:
        """The lines of rows that could not be read, and of the families whose head ``is_of``, as among all lines.

        What measures, places, tiers and looks go by is worked out over all records whichever are asked after. Raises
        ``ValueError`` where the lines of a family hang on those before it: with limits, and against a ledger.
        """
        if self._of_records.limits.limits or self._residual is not None:
            raise ValueError("what limits leave, or what was settled before, is known with all lines")
        families = self._of_records.families.headed_by(is_of)
        for provider_id in sorted(self._of_providers.providers):
            lines = list(self._of_providers.of_held_rows(provider_id))
            for kind, row, children in families.of(provider_id):
                lines += self._of_records.of_family(kind, row, children)
            yield from lines if self._payer_lines is None else self._payer_lines.of_lines(lines)

    def whole_lines_among(self, is_of: Callable[[TableKind, Row], bool]) -> Iterator[Line]:
        """Of the lines that `whole_lines` has, those of the families whose head ``is_of``, and of no family.

        Of a provider as a whole they are the same where all of its families are taken, or none is asked for what it
        comes to. Raises ``ValueError`` where all providers of a person bear a limit together, and against a ledger.
        """
        of_records = self._of_records
        if any(limit.of_all for limit in of_records.limits.limits) or self._residual is not None:
            raise ValueError("what limits over all providers leave, or what was settled, is known with all lines")
        of_records.families = of_records.families.headed_by(is_of)
        return self._every_line()

    def _borne_before(self) -> "BorneBefore":
        """What each provider bore of limits over all of them, as it was settled."""
        # imported late: most schemes have no such limit
        from pbr.engine.limits.borne_before import BorneBeforeRun, nobody_bore

        settled = self._settled_before
        return nobody_bore if settled is None else BorneBeforeRun(settled.seen_first.positions)

    def _every_line(self) -> Iterator[Line]:
        of_provider = self._settled if self._residual is None else self._less_settled
        for lines in self._by_provider(self.providers(), of_provider):
            yield from lines

    def providers(self) -> Collection[str]:
        """Every provider that may have a line, or of whom anything was settled before."""
        providers = self._of_providers.providers
        if self._residual is None:
            return providers
        return providers.union(self._residual.before.positions.providers())

    def _by_provider(
        self, providers: Iterable[str], of_provider: Callable[[str], Iterator[Piece]]
    ) -> Iterator[Piece | list[Line]]:
        """Provider by provider: what could not be read, what is settled, and what limits over all of that add."""
        for provider_id in sorted(providers):
            yield from self._of_one(provider_id, of_provider)
        self._of_providers.note_floors_of_the_rest()

    def _of_one(self, provider_id: str, of_provider: Callable[[str], Iterator[Piece]]) -> Iterator[Piece | list[Line]]:
        yield list(self._of_providers.of_held_rows(provider_id))
        yield from of_provider(provider_id)
        yield self._of_providers.of_limits(provider_id)

    def _settled(self, provider_id: str) -> Iterator[list[Line]]:
        """The lines of a provider but those that limits over all of them add."""
        yield from self._of_records.of_provider(provider_id)
        for lines in self._of_providers.of_windows_and_pools(provider_id):
            yield self._of_records.limited(lines, provider_id, "")

    def _less_settled(self, provider_id: str) -> Iterator[list[Line]]:
        """The same, each line less what was settled of it before, and what was settled and has no line any more."""
        # imported late: most settlements have no ledger
        from pbr.engine.less_settled import lines_less_settled

        if self._residual is None:
            raise ValueError("nothing was settled before")
        return lines_less_settled(provider_id, self._residual, self._moving, self._of_records, self._of_providers)

    def _go_on_from(self, settled: "SettledBefore | None") -> None:
        """Divide what is paid among those who pay, and take off what was settled before."""
        # imported late: most contracts have one payer, and most settlements no ledger
        from pbr.engine.against_ledger.payer_lines import PaidSoFar, SettledByPayers, payer_lines_of
        from pbr.engine.against_ledger.residual import Residual
        from pbr.engine.settled_before.records_now import RecordsNow

        paid = None if settled is None else PaidSoFar()
        self._payer_lines = payer_lines_of(self._terms.compiled.scheme, paid)
        if settled is None or paid is None:
            return
        if self._payer_lines is not None:
            settled = replace(settled, positions=SettledByPayers(settled.positions, paid))
        now = RecordsNow(self._records, self._settling, self._alone)
        self._residual = Residual(settled, self._settling, now, self._of_records.pools)

    def _alone(self) -> "SettleFamilyAlone":
        """What settles a family by itself, and leaves this run as it is."""
        settling = settling_by(self._terms, self._functions)
        return RecordLines(self._functions, self._records, settling).of_family

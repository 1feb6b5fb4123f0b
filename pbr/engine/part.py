"""A run in parts: some records settled by themselves, and what their providers as a whole come to, settled from all.

A part may be settled anywhere, in any order: in another process, or on another machine. What the parts have gathered is
added in the order of the records, and the run is finished from that. The lines of a provider are then those of its
rows that could not be read, those of its records part by part, and its own; they are the lines of `Run`, whatever the
parts were. A family (a plan with all that belongs to it) is never divided.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from pbr.engine.against_ledger.payer_lines import payer_lines_of
from pbr.engine.noticed.gathered import Gathered
from pbr.engine.noticed.run_summary import RunSummary
from pbr.engine.provider_lines import ProviderLines
from pbr.engine.record_lines import RecordLines
from pbr.engine.run_terms import RunTerms, functions_for, settling_by
from pbr.records.table import Records
from pbr.settlement.line import Line
from pbr.settlement.written_lines import WrittenLines

if TYPE_CHECKING:
    from pbr.engine.generated.families_apart import FamiliesApart
    from pbr.engine.generated.families_written import Cells
    from pbr.settlement.lines_together import LinesTogether


class PartOfRun:
    """Some records being settled: go through ``lines``, and ``gathered`` is whole."""

    def __init__(self, terms: RunTerms, records: Records) -> None:
        """Bind terms to records, among them every row that the scheme's framework expects of them."""
        functions = functions_for(terms, records)
        self._of_records = RecordLines(functions, records, settling_by(terms, functions))
        self.gathered = self._of_records.gathered
        self._payer_lines = payer_lines_of(terms.compiled.scheme)

    def lines(self) -> Iterator[tuple[str, list[Line]]]:
        """The lines of each family, with its provider, in order."""
        for provider_id in sorted(self.gathered.providers):
            for lines in self._of_records.of_provider(provider_id):
                yield provider_id, lines if self._payer_lines is None else list(self._payer_lines.of_lines(lines))
        self._of_records.see()

    def lines_together(self, payments: Collection[str]) -> "Iterator[LinesTogether]":
        """The same lines, those of these ``payments`` together as `Run.lines_together` has them; nothing is noticed."""
        # imported late: what is settled to be paid has a line for each record
        from pbr.settlement.lines_together import alone

        together = self._of_records.together(payments)
        if together is None or self._payer_lines is not None:
            yield from (alone(line) for _, lines in self.lines() for line in lines)
            return
        for provider_id in sorted(self.gathered.providers):
            yield from together(provider_id)

    def written(self, cells: "Cells", apart: "FamiliesApart | None" = None) -> Iterator[WrittenLines] | None:
        """The lines of each provider as rows, in order; None where they are asked for as values (`lines`).

        ``apart`` is told where each family begins.
        """
        written = None if self._payer_lines is not None else self._of_records.written(cells, apart)
        return None if written is None else self._and_seen(written)

    def _and_seen(self, written: Iterator[WrittenLines]) -> Iterator[WrittenLines]:
        yield from written
        self._of_records.see()


class FinishedRun(RunSummary):
    """A run whose records were settled in parts. ``providers`` are in the order in which their lines stand."""

    def __init__(self, terms: RunTerms, gathered: Iterable[Gathered], rest: Records) -> None:
        """Finish a run from what all its parts have gathered, in order; ``rest`` has no rows but those held unread."""
        functions = functions_for(terms, rest)
        settling = settling_by(terms, functions)
        of_records = RecordLines(functions, rest, settling)
        of_records.see()
        for one in gathered:
            of_records.gathered.merge(one)
        super().__init__(functions, rest, settling, of_records.gathered)
        self._of_records, self._of_providers = of_records, ProviderLines(functions, rest, settling, of_records)
        self._payer_lines = payer_lines_of(terms.compiled.scheme)
        if of_records.gathered.limits.of_all:
            # imported late: most schemes have no limit over all providers of a person
            from pbr.engine.limits.limits_of_all import OfAllProviders

            of_records.limits.know(OfAllProviders(of_records.gathered.limits))
        self.providers = tuple(sorted(self._of_providers.providers))

    def before_records(self, provider_id: str) -> list[Line]:
        """The lines of a provider that stand before those of its records: of rows that could not be read."""
        return list(self._of_providers.of_held_rows(provider_id))

    def after_records(self, provider_id: str) -> list[Line]:
        """The lines of a provider that stand after those of its records: of its windows, pools and limits.

        Each provider is asked for once.
        """
        made: list[Line] = []
        for lines in self._of_providers.of_windows_and_pools(provider_id):
            made += self._of_records.limited(lines, provider_id, "")
        made += self._of_providers.of_limits(provider_id)
        return made if self._payer_lines is None else list(self._payer_lines.of_lines(made))

    def end(self) -> None:
        """Take note of the providers that the contract is with and that have no lines; call it after all others."""
        self._of_providers.note_floors_of_the_rest()

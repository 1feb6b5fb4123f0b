"""Whether the entries of every run follow from those before, and the sums and balances of a run from its entries."""

import io
from collections.abc import Iterable, Iterator
from hashlib import sha256

from pbr.ledger.damage import does_not_add_up
from pbr.ledger.entries_csv import RecordedEntry
from pbr.ledger.entry import Change
from pbr.ledger.folder_names import LINES, PAYERS, REMITTANCES, TOTALS, name_of_run
from pbr.ledger.ledger import Ledger
from pbr.ledger.manifest import Manifest, RunKind
from pbr.ledger.manifest_json import MANIFEST
from pbr.ledger.position_csv import HEADER, row_texts
from pbr.ledger.positions import position_after
from pbr.ledger.remittances import carried_after, paid_of, remittances
from pbr.ledger.remittances_csv import write_remittances
from pbr.ledger.renamed_positions import names_now, under_new_names
from pbr.ledger.run_payers import payers_as_written
from pbr.ledger.verify_sums import are_totals_of, sums_of
from pbr.problems.problem import Problem
from pbr.scheme.reading.renamed import Renamed
from pbr.settlement.line import LineKind
from pbr.settlement.obligation import EntryId, Obligation, Position


def entries_that_do_not_add_up(ledger: Ledger) -> Iterator[Problem]:
    """Replay every run of a ledger whose files are all as they were written.

    Raises ``ProblemsFound`` where a run has no entries, remittances or totals.
    """
    stands = _Replayed()
    carried: dict[str, int] = {}
    for run in ledger.runs:
        number = run.manifest.run
        lines = ledger.folder / name_of_run(number) / LINES
        entries = ledger.entries_of(number)
        for said in (*stands.rename(run.manifest.renamed), *stands.take(run.manifest, entries)):
            yield does_not_add_up(lines, number, said)
        if stands.sha256() != run.manifest.position_sha256:
            yield does_not_add_up(lines, number, "its entries do not come to how it says that things stand")
        sums = sums_of(entries)
        if sums != run.manifest.sums:
            yield does_not_add_up(lines, number, "its entries do not come to its sums")
        if not are_totals_of(entries, ledger.file_of(number, TOTALS)):
            place = ledger.folder / name_of_run(number) / TOTALS
            yield does_not_add_up(place, number, "its totals are not those of its entries")
        has_payers = any(one.name == PAYERS for one in run.manifest.files)
        if has_payers and ledger.file_of(number, PAYERS) != payers_as_written(entries):
            place = ledger.folder / name_of_run(number) / PAYERS
            yield does_not_add_up(place, number, "what each payer bears is not what its entries come to")
        made = remittances(carried, sums)
        carried = carried_after(made)
        file = io.StringIO()
        write_remittances(file, made, run.manifest.scheme.name, number)
        if file.getvalue().encode() != ledger.file_of(number, REMITTANCES):
            place = ledger.folder / name_of_run(number) / REMITTANCES
            yield does_not_add_up(place, number, "what is paid and carried does not follow from its entries")
        if paid_of(made) != run.manifest.paid:
            place = ledger.folder / name_of_run(number) / MANIFEST
            yield does_not_add_up(place, number, "what it says is paid and carried is not what its remittances come to")


class _Replayed:
    """How things stand after the runs so far, with the rows of ``position.csv`` as they would be written."""

    def __init__(self) -> None:
        self._positions: dict[Obligation, Position] = {}
        self._rows: dict[str, dict[Obligation, bytes]] = {}
        self._of_provider: dict[str, bytes] = {}

    def take(self, of: Manifest, entries: list[RecordedEntry]) -> Iterator[str]:
        """Take in the entries of a run, and say what is wrong with each."""
        opens = of.kind is RunKind.OPENING
        moved: dict[Obligation, Position] = {}
        for number, entry in enumerate(entries, 1):
            before = self._positions.get(entry.obligation)
            if entry.obligation in moved:
                yield f"{entry.id} is the second entry of one obligation"
            if entry.id != EntryId(of.run, number):
                yield f"the entry at place {number} is called {entry.id}"
            yield from _wrong_in(entry, before)
            if not _may_be(entry, before, opens):
                yield f"{entry.id} cannot be called {entry.change.value}"
            moved[entry.obligation] = self._positions[entry.obligation] = position_after(before, entry)
        self._write(moved)

    def rename(self, renamed: Iterable[Renamed]) -> Iterator[str]:
        """Have what was settled go on under other names, and say so where two things go on as one."""
        now = names_now(renamed)
        if not now:
            return
        many = len(self._positions)
        self._positions = under_new_names(self._positions.values(), now)
        if len(self._positions) != many:
            yield "what was settled under two names goes on under one"
        self._rows.clear()
        self._write(self._positions)

    def _write(self, moved: dict[Obligation, Position]) -> None:
        for key, text in zip(moved, row_texts(moved.values()), strict=True):
            self._rows.setdefault(key.provider_id, {})[key] = f"{text}\n".encode()
        for provider in {key.provider_id for key in moved}:
            rows = self._rows[provider]
            # In order but for what came last, which is quick to put in its place.
            self._rows[provider] = {key: rows[key] for key in sorted(rows)}
            self._of_provider[provider] = b"".join(self._rows[provider].values())

    def sha256(self) -> str:
        """The hash of ``position.csv`` as it would be written."""
        digest = sha256(HEADER)
        for provider in sorted(self._of_provider):
            digest.update(self._of_provider[provider])
        return digest.hexdigest()


def _wrong_in(entry: RecordedEntry, before: Position | None) -> Iterator[str]:
    """What is wrong with an entry beside how its obligation stood before it."""
    settled = 0 if before is None else before.settled
    if entry.settled_before != settled:
        yield f"{entry.id} says that something else was settled before it"
    if entry.amount != entry.due_to_date - entry.settled_before:
        yield f"the amount of {entry.id} is not what is due to date less what was settled"
    named = (None, None) if before is None else (before.last, before.first)
    if (entry.corrects, entry.first_entry) != named:
        yield f"{entry.id} does not name the last and the first entry of its obligation"


def _may_be(entry: RecordedEntry, before: Position | None, opens: bool) -> bool:
    """Whether an entry can be what it says that it is, by its run and how its obligation stood."""
    if not entry.amount or entry.change is Change.POOL:
        return not entry.amount and entry.change is Change.POOL
    if opens or entry.change is Change.OPENING:
        return opens and entry.change is Change.OPENING
    if (entry.kind is LineKind.ADJUSTMENT) != (entry.change is Change.ADJUSTMENT):
        return False
    match entry.change:
        case Change.NEW | Change.LATE:
            return before is None
        case Change.TAKEN_BACK:
            return before is not None and not entry.due_to_date
        case Change.MORE | Change.CORRECTION:
            return before is not None and bool(entry.due_to_date)
        case _:
            return True

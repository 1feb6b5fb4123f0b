"""A small ledger written as a settlement writes one: entries, totals, remittances, inputs, and how things stand."""

import io
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from pbr.files.utf8_writer import new_file
from pbr.ledger.entries_csv import EntriesCsv, RecordedEntry, read_entries
from pbr.ledger.entry import Change, Entry
from pbr.ledger.input_copies import InputToKeep
from pbr.ledger.ledger import Ledger
from pbr.ledger.manifest import Manifest, RunKind, SchemeOfRun, SignOff
from pbr.ledger.opened_positions import opened_positions
from pbr.ledger.positions_after import PositionsAfter
from pbr.ledger.remittances import paid_of, remittances
from pbr.ledger.remittances_csv import write_remittances
from pbr.ledger.run_folder import files_of, hash_of, publish_run, run_built
from pbr.ledger.run_totals import RunTally, write_run_totals
from pbr.records.input_file import InputFile
from pbr.values.period import Period
from tests.ledger.hand_made import LINE, correction, entry

RUNS = Period(date(2026, 4, 1), date(2027, 3, 31))
SCHEME = f"scheme: {LINE.scheme}\n"
PERIODS = (
    Period(date(2026, 4, 1), date(2026, 5, 31)),
    Period(date(2026, 6, 1), date(2026, 6, 30)),
    Period(date(2026, 7, 1), date(2026, 7, 31)),
    Period(date(2026, 8, 1), date(2026, 8, 31)),
)
"""What each run settles, by its number: an opening two months, the others one each."""

FIRST = entry(1, 1, 157500)
OTHER = entry(1, 2, 1000, id="B", plan="B", provider="P2")
JUNE = (FIRST, OTHER)
BACK = correction(2, 1, -157500, 157500, FIRST.id, FIRST.id, change=Change.TAKEN_BACK)
JULY = (BACK, entry(2, 2, 5000, id="C", provider="P2"))


def recorded(entries: Sequence[Entry]) -> list[RecordedEntry]:
    file = io.StringIO()
    EntriesCsv(file).write(entries)
    return list(read_entries(io.StringIO(file.getvalue(), newline="")))


def _nothing() -> None:
    pass


@dataclass(frozen=True)
class Writing:
    """Writes a run of some entries, read from one file of plans."""

    folder: Path
    plans: str = "plan_id\nA\n"
    still_last: Callable[[], None] = _nothing
    then: Callable[[], None] = _nothing
    first: int | None = None
    """The number of the first run: 0 for an opening, 1 where nothing is said."""

    def run(self, entries: Sequence[Entry], ledger: Ledger | None = None) -> str:
        """Settle; the head of the run."""
        ledger = ledger or Ledger.open_or_new(self.folder)
        source = self.folder.parent / f"plans-{os.getpid()}.csv"
        source.write_text(self.plans, encoding="utf-8")
        used = InputFile("plans.csv", sha256(self.plans.encode()).hexdigest(), self.plans.count("\n") - 1)
        number, carried = ledger.next_run, ledger.carried()
        if self.first is not None and not ledger.runs:
            number = self.first
        tally = RunTally()
        for one in entries:
            tally.add(one)
        made = remittances(carried, tally.sums())
        with run_built(ledger.folder, number, ledger.head) as built, opened_positions(ledger) as standing:
            with new_file(built.aside / "lines.csv") as file:
                EntriesCsv(file).write(entries)
            with new_file(built.aside / "totals.csv") as file:
                write_run_totals(file, tally)
            with new_file(built.aside / "remittances.csv") as file:
                write_remittances(file, made, LINE.scheme, number)
            (built.aside / "scheme.yaml").write_text(SCHEME, encoding="utf-8")
            (built.aside / "missing").mkdir()
            (built.aside / "missing" / "plans.csv").write_text("plan_id\n", encoding="utf-8")
            with built.position.open("wb") as position:
                after = PositionsAfter(position, standing.positions)
                in_order = sorted(recorded(entries), key=lambda one: one.obligation.provider_id)
                for provider, own in groupby(in_order, lambda one: one.obligation.provider_id):
                    before = standing.positions.of(provider)
                    after.move(before, own)
                    after.write(provider, before)
                after.finish()
            manifest = Manifest(
                run=number,
                kind=RunKind.OPENING if number == 0 else RunKind.SETTLEMENT,
                why="",
                period=PERIODS[number],
                as_at=PERIODS[number].last,
                renamed=(),
                scheme=SchemeOfRun(LINE.scheme, RUNS, sha256(SCHEME.encode()).hexdigest()),
                inputs=(used,),
                settings=ledger.settings,
                said=SignOff(),
                sums=tally.sums(),
                paid=paid_of(made),
                position_sha256=hash_of(built.position),
                files=files_of(built.aside),
                previous=ledger.head,
                made_at=datetime(2026, 7, 1, tzinfo=UTC),
                made_by="pbr",
            )
            return publish_run(built, manifest, [InputToKeep(used, source)], self.still_last, self.then)

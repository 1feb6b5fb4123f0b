"""Histories by hand: every folder of ``tests/cases/ledger`` settled run by run, and each entry compared."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pbr.api.given.inputs import period_given
from pbr.api.ledger.opening import OpeningAsked, open_ledger
from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.settled_already import AlreadySettled
from pbr.api.ledger.settling import Committed, commit, preview
from pbr.api.ledger.started_run import RunAsked
from pbr.api.ledger.verification import verify_ledger
from pbr.ledger.ledger import Ledger
from pbr.problems.exit_codes import DONE, PROBLEMS, ROWS_HELD
from pbr.problems.problem import ProblemsFound
from pbr.records.record_id import full_name
from pbr.values.money import money_in_cell
from pbr.values.period import Period

HISTORIES = Path(__file__).parents[1] / "cases" / "ledger"
FOLDERS = sorted(path.parent for path in HISTORIES.glob("*/history.yaml"))
Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Playing:
    """A history, and the ledger that its runs are settled into."""

    folder: Path
    ledger: Path

    def open(self, said: Said) -> list[list[str]]:
        """Open the ledger as a history says."""
        check = said.get("check")
        asked = OpeningAsked(
            self.ledger, self.scheme(said), self.folder / said["records"],
            date.fromisoformat(said["settled to"]), check and self.folder / check, said.get("two people") == "yes",
        )  # fmt: skip
        return self.settled(open_ledger(asked))

    def settle(self, said: Said) -> tuple[int, list[list[str]]]:
        """Look at a run, which changes nothing, and settle it; its exit code and its entries."""
        period = self.period(said)
        asked = RunAsked(
            self.scheme(said), self.folder / said.get("records", said.get("period", "")), self.ledger,
            period, date.fromisoformat(said["as at"]) if "as at" in said else None,
            said.get("hold errors") == "yes", supplementary=said.get("supplementary", ""), committing=True,
        )  # fmt: skip
        previewed = preview(asked)
        proposal = "another" if said.get("proposal") == "another" else ""
        if said.get("proposal") == "the same" and not isinstance(previewed, AlreadySettled):
            proposal = previewed.written.proposal
        confirmed = money_in_cell(said["confirm"]) if "confirm" in said else None
        people = (said.get("prepared by", ""), said.get("approved by", ""))
        done = commit(asked, Confirmed(confirmed, proposal, *people))
        if isinstance(done, AlreadySettled):
            assert isinstance(previewed, AlreadySettled)
            assert said.get("already") == "yes"
            return DONE, []
        assert "already" not in said
        assert not isinstance(previewed, AlreadySettled)
        assert previewed.written.proposal == done.written.proposal
        return DONE if done.written.settlement.is_whole else ROWS_HELD, self.settled(done)

    def scheme(self, said: Said) -> Path:
        """The scheme of a run: a file of the history, or one that comes with pbr."""
        named = said.get("scheme", "scheme.yaml")
        return self.folder / named if named.endswith(".yaml") else Path(named)

    def period(self, said: Said) -> Period | None:
        """The period that a run of a history names."""
        return period_given(said["period"]) if "period" in said else None

    def settled(self, done: Committed) -> list[list[str]]:
        """The entries of a run, as they stand in its file."""
        with (self.ledger / f"{done.written.number:05}" / "lines.csv").open(encoding="utf-8", newline="") as file:
            return sorted(
                [
                    row["provider_id"], row["record_id"], full_name(row["payment"], row["part"]), row["slot"],
                    row["change"], row["amount"], row["corrects"], row["because"],
                ]
                for row in csv.DictReader(file)
            )  # fmt: skip

    def play(self, said: Said) -> tuple[str, list[list[str]]]:
        """One run of a history: its exit code, or the problems by which it is refused."""
        before = self.files()
        try:
            if "settled to" in said:
                return str(DONE), self.open(said)
            code, entries = self.settle(said)
            return str(code), entries
        except ProblemsFound as found:
            assert self.files() == before
            return f"{PROBLEMS} {' '.join(sorted({one.code for one in found.problems}))}", []

    def files(self) -> dict[Path, bytes]:
        """Every file of the ledger."""
        return {path: path.read_bytes() for path in self.ledger.rglob("*") if path.is_file()}

    def balances(self) -> list[list[str]]:
        """What the last run pays each provider and carries forward, as it stands in its file."""
        run = Ledger.open(self.ledger).runs[-1].manifest.run
        with (self.ledger / f"{run:05}" / "remittances.csv").open(encoding="utf-8", newline="") as file:
            return [[row["provider_id"], row["payable"], row["carried_forward"]] for row in csv.DictReader(file)]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_history_settles_as_it_does_by_hand(folder: Path, tmp_path: Path) -> None:
    # every cell is text: money and months are compared as they are written
    history = yaml.load((folder / "history.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    playing = Playing(folder, tmp_path / "ledger")
    for number, said in enumerate(history["runs"], start=1):
        code, entries = playing.play(said)
        wanted = (said.get("exit", "0"), sorted(said.get("entries") or []))
        assert (code, entries) == wanted, f"step {number}"
        if "balances" in said:
            assert playing.balances() == said["balances"], f"step {number}"
        if (playing.ledger / "inputs").exists():
            assert verify_ledger(playing.ledger).problems == (), f"step {number}"

"""Arithmetic done by hand, from the records and the scheme alone, agrees with the settlement."""

import csv
from collections import defaultdict
from dataclasses import fields
from pathlib import Path

import pytest

from tests.examples.by_hand import Counted, counted_measures, worked_lines, worked_totals
from tests.examples.made import ALL, EXAMPLES, Example, OfAReturn, Sampled

EVERY = pytest.mark.parametrize("example", ALL, ids=lambda example: example.name)


@EVERY
def test_lines_worked_by_hand_are_in_the_settlement(example: Example) -> None:
    settled = {line["line_id"]: line for line in _lines(example)}
    wrong = []
    for worked in worked_lines(example.folder / "worked-by-hand.md"):
        line = settled.get(worked.line_id)
        if line is None:
            wrong.append(f"{worked.line_id}: by hand {worked.status} {worked.amount}, not in the settlement")
            continue
        status = line["status"].replace("_", " ")
        amount = line["amount"] if status == "due" else line["at_stake"]
        if (status, amount) != (worked.status, _plain(worked.amount)):
            wrong.append(f"{worked.line_id}: by hand {worked.status} {worked.amount}, settled {status} {amount}")
    assert wrong == []


@EVERY
def test_every_status_of_the_settlement_is_worked_by_hand(example: Example) -> None:
    settled = {(line["payment"], line["status"].replace("_", " ")) for line in _lines(example)}
    by_id = {line["line_id"]: line["payment"] for line in _lines(example)}
    by_hand = {(by_id.get(line.line_id), line.status) for line in worked_lines(example.folder / "worked-by-hand.md")}
    assert settled - by_hand == set()


@EVERY
def test_a_provider_added_up_by_hand_is_due_that_much(example: Example) -> None:
    pence: dict[str, int] = defaultdict(int)
    for line in _lines(example):
        pence[line["provider_id"]] += int(line["amount"].replace(".", ""))
    totals = worked_totals(example.folder / "worked-by-hand.md")
    assert {provider: int(_plain(due).replace(".", "")) for provider, due in totals.items()} == {
        provider: pence[provider] for provider in totals
    }


@EVERY
def test_measures_counted_by_hand_are_in_the_settlement(example: Example) -> None:
    with (example.folder / "settlement" / "measures.csv").open(encoding="utf-8", newline="") as file:
        settled = {Counted(*(row[field.name] for field in fields(Counted))) for row in csv.DictReader(file)}
    by_hand = counted_measures(example.folder / "worked-by-hand.md")
    assert set(by_hand) - settled == set()
    assert {row.measure for row in by_hand} == {row.measure for row in settled}


@EVERY
def test_the_commands_in_the_readme_are_those_that_made_it(example: Example) -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    folder = Path("examples", example.name)
    commands = [example.settle((folder / "records").as_posix(), (folder / "settlement").as_posix())]
    if isinstance(example, Sampled):
        commands.append(example.sample((folder / "records").as_posix()))
    if isinstance(example, OfAReturn):
        returns = [path.as_posix() for path in sorted((folder / "return").iterdir())]
        commands.append(example.read(returns, (folder / "records").as_posix()))
    for words in commands:
        assert f"    pbr {' '.join(words)}\n" in readme


def _lines(example: Example) -> list[dict[str, str]]:
    with (example.folder / "settlement" / "lines.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _plain(pounds: str) -> str:
    """``£1,575.00`` as a settlement's files write it: ``1575.00``."""
    return pounds.replace("£", "").replace(",", "")

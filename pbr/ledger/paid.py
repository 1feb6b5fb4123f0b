"""Payments of runs: that somebody says a run was paid, each in a file of its own beside the runs, in a chain like them.

Whether the bank paid is not known here. A run is recorded as paid once, and what is recorded is never edited.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pbr.files.atomic import file_aside, in_plain_words
from pbr.files.interrupt_guard import not_interrupted, one_at_a_time
from pbr.files.made_sure import make_sure
from pbr.ledger.damage import file_damaged
from pbr.ledger.folder_names import PAID, built_for, name_of_run
from pbr.ledger.ledger import Ledger, RunRead
from pbr.ledger.recorded_cells import pence_in_cell
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.values.money import plain_pounds

CALLED = "record of a payment"


class Paid(NamedTuple):
    """That a run was paid: the head of the run, what was payable of it in pence, the day, and the payment's reference.

    ``previous`` is the SHA-256 of the file of the payment before, empty for the first.
    """

    number: int
    run: int
    head: str
    payable: int
    on: date
    reference: str
    previous: str


def paid_in(folder: Path) -> list[Paid]:
    """Every payment recorded in a ledger, in order. Raises ``ProblemsFound`` where one is not as it was written."""
    found: list[Paid] = []
    before = ""
    for number, path in enumerate(_files_in(folder), 1):
        written = path.read_bytes()
        paid = _read(written)
        if paid is None or paid.previous != before or paid.number != number or path != _place(folder, number):
            raise ProblemsFound([file_damaged(path, None, "is not as it was written, or does not follow the last")])
        before = sha256(written).hexdigest()
        found.append(paid)
    return found


def record_paid(ledger: Ledger, number: int, on: date, reference: str, then: Callable[[], None] = lambda: None) -> Paid:
    """Record that a run was paid. ``then`` is called as soon as it is.

    Raises ``ProblemsFound`` for a run that is not there, one that is recorded as paid already, and a day before its
    own.
    """
    run = ledger.run(number)
    place = Place(str(ledger.folder / name_of_run(number)))
    if on < run.manifest.as_at:
        message = f"run {number} is as at {run.manifest.as_at}, so it was not paid on {on}"
        raise ProblemsFound([Problem("PBR093", message, place, "mend the day")])
    with in_plain_words(ledger.folder, CALLED), _folder_of_payments(ledger.folder):
        with one_at_a_time([ledger.folder]):
            before = paid_in(ledger.folder)
            for paid in before:
                if paid.run == number:
                    message = f"run {number} is recorded as paid on {paid.on} already, with {paid.reference}"
                    raise ProblemsFound([Problem("PBR093", message, place, "a run is paid once")])
            last = _files_in(ledger.folder)[-1:]
            previous = sha256(last[0].read_bytes()).hexdigest() if last else ""
            made = Paid(len(before) + 1, number, run.head, run.manifest.paid.payable, on, reference, previous)
            place_of = _place(ledger.folder, made.number)
        with file_aside(place_of, CALLED) as aside:
            aside.write_bytes(_written(made))
            make_sure(aside)
            with one_at_a_time([ledger.folder]), not_interrupted():
                if place_of.exists():
                    message = "another payment was recorded at the same moment; nothing was recorded"
                    raise ProblemsFound([Problem("PBR093", message, Place(str(place_of)), "record it again")])
                os.rename(aside, place_of)  # noqa: PTH104 - as the last step of a run
                make_sure(place_of.parent)
                then()
    return made


def payments_that_do_not_follow(folder: Path, runs: Sequence[RunRead]) -> Iterator[Problem]:
    """What is wrong with the payments recorded in a ledger, beside its runs."""
    try:
        recorded = paid_in(folder)
    except ProblemsFound as found:
        yield from found.problems
        return
    heads = {run.manifest.run: (run.head, run.manifest.paid.payable) for run in runs}
    for paid in recorded:
        if heads.get(paid.run) != (paid.head, paid.payable):
            yield file_damaged(_place(folder, paid.number), None, f"is of another run {paid.run} than is there")


def _files_in(folder: Path) -> list[Path]:
    inside = folder / PAID
    return sorted(path for path in inside.iterdir() if built_for(path.name) is None) if inside.is_dir() else []


def _place(folder: Path, number: int) -> Path:
    return folder / PAID / f"{name_of_run(number)}.json"


@contextmanager
def _folder_of_payments(ledger: Path) -> Iterator[None]:
    """The folder of payments, made for its owner alone where there is none; where nothing came into it, it goes."""
    folder = ledger / PAID
    folder.mkdir(mode=0o700, exist_ok=True)
    make_sure(ledger)
    try:
        yield
    finally:
        with suppress(OSError):
            folder.rmdir()


def _written(paid: Paid) -> bytes:
    said = {**paid._asdict(), "payable": plain_pounds(paid.payable), "on": paid.on.isoformat()}
    # The last of a chain is followed by nothing that holds its hash, so each has a seal of its own.
    return _text({**said, "seal": sha256(_text(said)).hexdigest()})


def _text(said: Mapping[str, object]) -> bytes:
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode(errors="backslashreplace")


def _read(written: bytes) -> Paid | None:
    """A payment as it was written; None for anything else."""
    try:
        said = json.loads(written)
        said.pop("seal")
        paid = Paid(**{**said, "payable": pence_in_cell(said["payable"]), "on": date.fromisoformat(said["on"])})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return paid if _written(paid) == written else None

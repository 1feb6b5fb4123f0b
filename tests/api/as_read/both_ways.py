"""An extract settled as it is read and read whole: what is written, what is said, or what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pbr.api.as_read.into_folder import asked_as_read, settle_as_read_into_folder
from pbr.api.settling.prepare import prepare
from pbr.api.settling.settlement_folder import settle_into_folder
from pbr.problems.problem import Problem, ProblemsFound
from pbr.settlement.settlement import Settlement
from pbr.values.period import Period
from tests.thorough import everything

EVERY_WAY = ((1, 1), (2, 1), (7, 2), (40, 1))
"""In so many parts, by so many processes."""
WAYS = EVERY_WAY if everything() else ((2, 1), (7, 2))
"""In which ways each of many spoiled extracts is tried; a clean one is tried in every way."""


@dataclass(frozen=True)
class Outcome:
    """The bytes of every file, what was said, and why lines are in error; or the problems."""

    files: Mapping[str, bytes]
    warnings: tuple[Problem, ...]
    understood: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    lacking: frozenset[object] = frozenset()


def whole(
    scheme: Path,
    records: Path,
    out: Path,
    period: Period | None = None,
    as_at: date | None = None,
    *,
    hold_errors: bool = False,
) -> Outcome:
    """What comes of an extract that is read whole."""
    try:
        prepared = prepare(scheme, records, period, as_at, hold_errors=hold_errors, show_values=False)
        return _outcome(settle_into_folder(prepared, out, lambda aside: None), out)
    except ProblemsFound as found:
        return Outcome({}, (), (), tuple(found.problems))


def as_read(
    scheme: Path,
    records: Path,
    out: Path,
    parts: int | None,
    workers: int = 1,
    period: Period | None = None,
    as_at: date | None = None,
    *,
    hold_errors: bool = False,
) -> Outcome | None:
    """What comes of it in so many parts; None where it must be read whole."""
    asked = asked_as_read(scheme, records, period, as_at, show_values=False, hold_errors=hold_errors)
    if asked is None:
        return None
    try:
        settled = settle_as_read_into_folder(asked, out, lambda aside: None, lambda: None, workers, parts)
    except ProblemsFound as found:
        return Outcome({}, (), (), tuple(found.problems))
    assert [path.name for path in out.parent.iterdir() if path.name.startswith(".")] == []
    return None if settled is None else _outcome(settled, out)


def in_every_way(
    scheme: Path, records: Path, folder: Path, as_at: date, ways: Sequence[tuple[int, int]], *, hold_errors: bool
) -> tuple[Outcome, Outcome | None]:
    """What comes of it read whole, and in parts, which is the same in each of these ways."""
    at_once = whole(scheme, records, folder / "whole", as_at=as_at, hold_errors=hold_errors)
    first, *others = [
        as_read(scheme, records, folder / f"in-{of}-{by}", of, by, as_at=as_at, hold_errors=hold_errors)
        for of, by in ways
    ]
    assert others == [first] * len(others)
    return at_once, first


def _outcome(settlement: Settlement, out: Path) -> Outcome:
    files = {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}
    return Outcome(files, settlement.warnings, settlement.understood, lacking=frozenset(settlement.lacking))

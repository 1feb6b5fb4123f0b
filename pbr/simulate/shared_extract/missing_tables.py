"""Missing tables and columns: which schemes an extract cannot answer, and what it has not got for them."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pbr.engine.missing_price import Unpriced
from pbr.records.columns_kept import fields_to_find
from pbr.records.dictionary import TABLES
from pbr.records.header import match_header
from pbr.records.quotable_values import quotable
from pbr.simulate.schemes_compared import Candidate
from pbr.simulate.synthetic.tables import CAN_BE_INVENTED


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A scheme that cannot be compared over this extract, and why."""

    candidate: Candidate
    reasons: tuple[str, ...]
    unpriced: tuple[Unpriced, ...] = ()

    @property
    def can_be_invented(self) -> bool:
        """Whether a table it lacks is one that a file of assumptions can invent."""
        return any(reason == _no_file(table) for reason in self.reasons for table in CAN_BE_INVENTED)


def columns_in(path: Path) -> Mapping[str, frozenset[str]] | None:
    """Name the columns of every table in a folder; None for a single file, whose table only a scheme can say."""
    if not path.is_dir():
        return None
    return {name: _columns_of(path / kind.file, name) for name, kind in TABLES.items() if (path / kind.file).is_file()}


def _columns_of(file: Path, table: str) -> frozenset[str]:
    """Name the columns of a file; all of them where it cannot be read, since its reader will say why."""
    kind = TABLES[table]
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as opened:
            header = match_header(next(csv.reader(opened), []), kind, kind.file, (), quotable)
    except (OSError, csv.Error):
        return frozenset(kind.fields_by_name)
    return frozenset(header.positions or kind.fields_by_name)


def left_out_of(
    candidates: Sequence[Candidate],
    recorded: Mapping[str, frozenset[str]] | None,
    can_be_made: Mapping[str, frozenset[str]],
) -> tuple[LeftOut, ...]:
    """Give the schemes that the extract cannot answer, even with the tables that can be made for it."""
    lacking = ((one, _lacking(one, recorded, can_be_made)) for one in candidates)
    return tuple(LeftOut(one, reasons) for one, reasons in lacking if reasons)


def _lacking(
    candidate: Candidate,
    recorded: Mapping[str, frozenset[str]] | None,
    can_be_made: Mapping[str, frozenset[str]],
) -> tuple[str, ...]:
    """Say which tables and columns a scheme needs and the extract has not; nothing when all are there."""
    needs = candidate.plan.needs
    if recorded is None:
        names = " and ".join(TABLES[name].file for name in TABLES if name in needs)
        return () if len(needs) == 1 else (f"it needs {names}, and one file was given",)
    reasons: list[str] = []
    for name, needed in needs.items():
        kind = TABLES[name]
        columns = can_be_made.get(name) or recorded.get(name)
        if columns is None:
            reasons.append(_no_file(name))
            continue
        absent = [field for field in fields_to_find(kind, needed) if field not in columns]
        if absent:
            whose = f"invented {name} have" if name in can_be_made else f"{kind.file} has"
            reasons.append(f"{whose} no column {' or '.join(absent)}")
    return tuple(reasons)


def _no_file(table: str) -> str:
    return f"the extract has no {TABLES[table].file}"

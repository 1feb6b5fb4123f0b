"""Rows that belong to plans, scattered to parts that are ranges of persons: their own cells say nothing of a person.

They are scattered to ranges of plans first, as all that belongs to plans can be. Of which part each plan is stands in a
file for each range, so that no more of it is in memory at once than of the rows of a part.
"""

import pickle
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pbr.records.in_parts.clean_file import CleanFile
from pbr.records.in_parts.cuts import Cuts
from pbr.records.in_parts.not_clean import RowsWrongError
from pbr.records.in_parts.scatter import PLAN, ByRange, Piece, Scattered, Stretch, lines_of, scatter
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PartsOfPlans:
    """The parts of the plans of some stretches: a file, and from which byte to which each range of plans stands."""

    path: Path
    pieces: tuple[tuple[tuple[int, int], ...], ...]

    def of_range(self, number: int) -> Iterator[tuple[Sequence[bytes], Sequence[int]]]:
        """Plans of a range, some at a time, each with its part."""
        with self.path.open("rb") as file:
            for begins, _ in self.pieces[number]:
                file.seek(begins)
                yield pickle.load(file)


def note_parts_of_plans(stretches: Sequence[Stretch], persons: ByRange, plans: Cuts, path: Path) -> PartsOfPlans:
    """Note of which part each plan of some stretches is, by its person, for each range of plans by itself."""
    pieces: list[list[tuple[int, int]]] = [[] for _ in range(len(plans) + 1)]
    with path.open("xb") as file:
        for stretch in stretches:
            for _, lines, _ in lines_of(stretch):
                of_ranges: dict[int, tuple[list[bytes], list[int]]] = {}
                ids = map(bytes.strip, stretch.file.texts(PLAN, lines))
                parts = persons.parts_of(stretch.file.texts(persons.field, lines))
                for plan, part in zip(ids, parts, strict=True):
                    of_range = of_ranges.setdefault(bisect_right(plans, plan), ([], []))
                    of_range[0].append(plan)
                    of_range[1].append(part)
                for number, found in of_ranges.items():
                    begins = file.tell()
                    pickle.dump(found, file, pickle.HIGHEST_PROTOCOL)
                    pieces[number].append((begins, file.tell()))
    return PartsOfPlans(path, tuple(map(tuple, pieces)))


@dataclass(frozen=True, slots=True)
class _ByPlan:
    """The parts of plans as they were noted."""

    field: str
    parts: int
    noted: Mapping[bytes, int]

    def only_part(self, keys: Sequence[bytes]) -> int | None:
        """The part of all these keys; None where there are several."""
        found = {*self.parts_of(keys)}
        return found.pop() if len(found) == 1 else None

    def parts_of(self, keys: Sequence[bytes]) -> Iterable[int]:
        """The part of each of these keys."""
        try:
            return [self.noted[key.strip()] for key in keys]
        except KeyError:
            raise RowsWrongError from None


def scatter_below(
    noted: Sequence[PartsOfPlans],
    ranges: Mapping[int, Sequence[tuple[CleanFile, Piece]]],
    parts: int,
    folder: Path,
) -> Scattered:
    """Say where the rows of some ranges of plans stand by the parts of their plans; they are copied to ``folder``.

    Raises ``RowsWrongError`` where a row is of no plan that was noted.
    """
    found: Scattered = {}
    for number, pieces in ranges.items():
        by_plan = {
            plan: part
            for one in noted
            for plans, of in one.of_range(number)
            for plan, part in zip(plans, of, strict=True)
        }
        stretches = [Stretch(file, piece.begins, piece.ends, piece.path) for file, piece in pieces]
        for key, of_part in scatter(stretches, _ByPlan(PLAN, parts, by_plan), folder / f"below-{number}").items():
            found.setdefault(key, []).extend(of_part)
    return found

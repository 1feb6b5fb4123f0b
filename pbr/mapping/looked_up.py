"""Files that are looked up: what each key of a column is answered with."""

from pbr.mapping.headings import Headings
from pbr.mapping.mapping import LookedUp
from pbr.mapping.phrases import KEY_SIGN, key_known_as
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.files.csv_file import misfit
from pbr.records.files.grid import Grid
from pbr.records.files.invisible_characters import trimmed
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class LookUpAnswers:
    """What a file answers, by the key as it is known, and how many rows it has."""

    by_key: dict[str, str]
    rows: int


def answers_in(grid: Grid, wanted: LookedUp) -> LookUpAnswers:
    """Read what a file answers.

    Raises ``ProblemsFound`` where a column is not there, a row does not fit the headings, or a key has two answers. A
    row that has no key or gives nothing answers nothing.
    """
    headings = Headings(grid)
    by, gives = [headings.find(one) for one in wanted.by], headings.find(wanted.gives)
    if headings.problems:
        raise ProblemsFound(headings.problems)
    width, rows = len(grid.headings), 0
    found: dict[str, tuple[str, int]] = {}
    problems: list[Problem] = []
    for batch in grid.batches():
        for index in range(batch.count):
            row = batch.row(index)
            if not trimmed("".join(row)):
                continue
            rows += 1
            place = Place(grid.name, batch.row_of(index))
            if len(row) != width:
                problems.append(misfit(row, grid.headings, place))
                continue
            key, answer = key_known_as(KEY_SIGN.join(row[at] for at in by)), trimmed(row[gives])
            if not key or not answer:
                continue
            known, first = found.setdefault(key, (answer, place.line))
            if known != answer:
                problems.append(_two_answers(grid, wanted, place, first))
    if problems:
        raise ProblemsFound(problems)
    return LookUpAnswers({key: answer for key, (answer, _) in found.items()}, rows)


def _two_answers(grid: Grid, wanted: LookedUp, place: Place, first: int) -> Problem:
    by = " and ".join(one.text for one in wanted.by)
    message = f"this row and row {first} have the same {by}, and give another {wanted.gives.text}"
    remedy = "keep the one that is right; capitals and spaces make no difference"
    return Problem("PBR767", message, place, remedy, related=(("and here", Place(grid.name, first)),))

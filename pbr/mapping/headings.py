"""The headings of a file that a mapping names: where each stands, or what may have been meant."""

from pbr.problems.problem import Problem
from pbr.problems.suggest import did_you_mean
from pbr.records.files.grid import Grid
from pbr.records.files.header import letters_and_digits
from pbr.records.files.invisible_characters import trimmed
from pbr.records.files.names_of_people import heading_like_a_person
from pbr.records.files.quotable_values import quotable
from pbr.records.files.renamed_columns import other_heading
from pbr.source.yaml_nodes import Scalar
from pbr.values.units_in_words import with_more

_MOST_NAMED = 12


class Headings:
    """Finds the columns of a file by their headings, by letters and digits alone."""

    def __init__(self, grid: Grid) -> None:
        self._file = grid.name
        self._row = grid.heading_row
        self._headings = [trimmed(cell) for cell in grid.headings]
        self._known = [letters_and_digits(heading) or heading for heading in self._headings]
        self.problems: list[Problem] = []

    def find(self, wanted: Scalar) -> int:
        """Which column it is, counted from 0; nil, and a problem, where there is none or more than one."""
        exact = [at for at, heading in enumerate(self._headings) if heading == trimmed(wanted.text)]
        name = letters_and_digits(wanted.text) or wanted.text
        found = exact or [at for at, known in enumerate(self._known) if known == name]
        if len(found) == 1:
            return found[0]
        if not found:
            message = f"{self._file} has no column '{wanted.text}'"
            problem = Problem("PBR760", message, wanted.place, self._meant(wanted.text))
        else:
            columns = ", ".join(str(at + 1) for at in found)
            message = f"{self._file} has {len(found)} columns '{wanted.text}': {columns}"
            problem = Problem("PBR760", message, wanted.place, "name each column once in the export")
        if problem not in self.problems:
            self.problems.append(problem)
        return 0

    def near(self, field: str) -> str:
        """The heading that may be a field, as ``other_heading`` finds it; empty where none is."""
        shown = self.shown
        return next((one for one in shown if letters_and_digits(one) == letters_and_digits(field)), "") or (
            other_heading(field, shown)
        )

    @property
    def shown(self) -> list[str]:
        """The headings that may be shown: a row of records taken for headings is not."""
        return [one for one in map(quotable, self._headings) if one and not heading_like_a_person(one)]

    def _meant(self, wanted: str) -> str:
        shown = self.shown
        if meant := did_you_mean(wanted, shown):
            return meant
        if len(shown) < 2:
            return f"row {self._row} is read as its headings: say with headings in row: where they stand"
        return f"its headings in row {self._row} are: {with_more(shown, _MOST_NAMED)}"

"""A row of an extract that could not be read, and is held until it is mended."""

from pbr.problems.problem import Problem
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A row of an extract that could not be read, held under ``--hold-errors``.

    ``belongs_to`` is the id of the record above it (an outcome's plan), empty where there is none, where it cannot be
    read, and where no record has that id. ``person_id`` is empty where the row itself does not name the person, or not
    readably. ``part`` says which of several records of one row it is, where an extract is read through a mapping: its
    table, and the column in which it begins.
    """

    table: str
    file: str
    line: int
    record_id: str
    provider_id: str
    problems: tuple[Problem, ...]
    belongs_to: str = ""
    person_id: str = ""
    part: str = ""

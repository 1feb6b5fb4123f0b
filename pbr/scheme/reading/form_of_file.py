"""The form of a whole file that is no scheme: a mapping of an extract, or assumptions."""

from typing import TypeVar

from pydantic import ValidationError

from pbr.problems.problem import ProblemsFound
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Form, UnknownKey, nothing_inside, place_of, plain, problems_of

FormRead = TypeVar("FormRead", bound=Form)


def form_of_file(form: type[FormRead], reading: Reading, unknown_key: UnknownKey) -> FormRead:
    """Read a file's tree as the form that it should have.

    Raises ``ProblemsFound`` where it has another: what it means cannot be said then.
    """
    tree = reading.tree
    for path in nothing_inside(tree) if tree.entries else ():
        place = place_of(tree, path, at_key=True)
        reading.problem("PBR224", "there is nothing inside this", place, "write what belongs there, or take it out")
    try:
        read = form.model_validate(plain(tree))
    except ValidationError as error:
        for problem in problems_of(error, tree, unknown_key):
            reading.problem(problem.code, problem.message, problem.place, problem.help)
        raise ProblemsFound(reading.problems) from None
    if reading.problems:
        raise ProblemsFound(reading.problems)
    return read

"""A file of names (``id,name``) for a page that people meet over: read for it and kept nowhere else."""

from pathlib import Path

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.dictionary import Field, FieldType, TableKind
from pbr.records.papers.placed_rows import placed_rows
from pbr.source.file_name_length import refuse_long_names

NAMES = TableKind(
    name="names",
    one="name",
    article="a",
    meaning="What a person or a provider is called, for a meeting.",
    key=("id",),
    fields=(
        Field("id", "The person or the provider, as the records have it.", FieldType.TEXT, "S-0001", required=True),
        Field("name", "What they are called.", FieldType.TEXT, "", required=True),
    ),
)


def read_names(path: Path) -> dict[str, str]:
    """Read what each id is called. Raises ``ProblemsFound``, in which no name and no id ever is."""
    refuse_long_names(path)
    rows, _ = placed_rows(path, NAMES)
    names: dict[str, str] = {}
    first: dict[str, Place] = {}
    wrong: list[Problem] = []
    for row in rows:
        one, place = row.values["id"], row.place("id")
        if names.setdefault(one, row.values["name"]) != row.values["name"]:
            wrong.append(_two_names(place, first[one]))
        first.setdefault(one, place)
    if wrong:
        raise ProblemsFound(wrong)
    return names


def _two_names(place: Place, first: Place) -> Problem:
    return Problem(
        "PBR591",
        "an id of the names file has two names",
        place,
        "keep the one that is right",
        related=(("first here", first),),
    )

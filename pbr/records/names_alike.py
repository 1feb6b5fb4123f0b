"""Names that a reader would take for one, and that are read as several."""

from collections.abc import Iterable, Mapping

from pbr.problems.problem import Place, Problem
from pbr.records.hidden_characters import as_it_looks

NamesOfFile = tuple[str, Mapping[str, frozenset[str]]]
"""A file, and the names in it by field."""

_MOST_NAMED = 5


def names_alike(files: Iterable[NamesOfFile]) -> list[Problem]:
    """Warn of providers, areas and outcomes whose names differ only in capitals, spaces or forms of a letter.

    They are read as several, each with its own totals, which is seldom meant.
    """
    spellings: dict[tuple[str, str], set[str]] = {}
    file_of: dict[tuple[str, str], str] = {}
    for file, by_field in files:
        for field, names in by_field.items():
            for name in names:
                looks = (field, as_it_looks(name))
                spellings.setdefault(looks, set()).add(name)
                file_of.setdefault(looks, file)
    return [
        _alike(field, sorted(alike), file_of[field, looks])
        for (field, looks), alike in sorted(spellings.items())
        if len(alike) > 1
    ]


def _alike(field: str, names: list[str], file: str) -> Problem:
    place = Place(file, 1, field=field)
    if len({name.casefold() for name in names}) == 1:
        return Problem(
            "PBR710",
            f"{field} has {len(names)} spellings that differ only in capitals, read as {len(names)} {_called(field)}",
            place,
            "write each in one way",
            "warning",
        )
    shown = ", ".join(f'"{name}"' for name in names[:_MOST_NAMED])
    return Problem(
        "PBR726",
        f"{field} has {len(names)} spellings that look alike, read as {len(names)} {_called(field)}: {shown}",
        place,
        "write each in one way; spaces, capitals and forms of a letter are told apart",
        "warning",
    )


def _called(field: str) -> str:
    return "providers" if field == "provider_id" else f"codes of {field}"

"""Similar names (probable misspellings): those that a reader would take for one, and that are read as several."""

from collections.abc import Container, Iterable, Mapping

from pbr.problems.problem import Place, Problem
from pbr.records.cells.council_codes import COUNCIL_CODE_FIELDS
from pbr.records.files.lookalike_text import as_it_looks, bare_name, is_broken, without_noughts_before
from pbr.values.units_in_words import with_more

NamesOfFile = tuple[str, Mapping[str, frozenset[str]]]
"""A file, and the names in it by field."""

_MOST_NAMED = 5


def names_alike(files: Iterable[NamesOfFile], listed: Container[str]) -> list[Problem]:
    """Warn of names that differ only in capitals, spaces, accents, signs or encoding.

    They are read as several, each with its own totals, which is seldom meant. ``listed`` are the fields whose names a
    scheme lists: those are meant to be several, and each other one is an error of its own. In the fields of providers,
    areas, outcomes and the like noughts before a number make no other name either, and the names are shown. Any other
    text may be about a person, and is not.
    """
    spellings: dict[tuple[str, str], set[str]] = {}
    file_of: dict[tuple[str, str], str] = {}
    for file, by_field in files:
        for field, names in by_field.items():
            for name in names:
                looks = (field, name_meant(field, name))
                spellings.setdefault(looks, set()).add(name)
                file_of.setdefault(looks, file)
    return [
        _alike(field, sorted(alike), file_of[field, looks])
        for (field, looks), alike in sorted(spellings.items())
        if len(alike) > 1 and field not in listed
    ]


def name_meant(field: str, name: str) -> str:
    """Fold a name of a field to what a reader takes it for; names that are folded alike are likely to be one."""
    return bare_name(without_noughts_before(name) if field in COUNCIL_CODE_FIELDS else name)


def references_alike(field: str, odd: Iterable[str], references: Iterable[str | None], file: str) -> list[Problem]:
    """Warn of references that look like an ``odd`` one, which has spaces or unusual characters, and are read as others.

    They are about people, and are not shown. A row that names nobody has none.
    """
    looks: dict[str, set[str]] = {as_it_looks(reference): set() for reference in odd}
    for reference in filter(None, references) if looks else ():
        if (seen := as_it_looks(reference)) in looks:
            looks[seen].add(reference)
    alike = sum(len(same) for same in looks.values() if len(same) > 1)
    if not alike:
        return []
    return [
        Problem(
            "PBR726",
            f"{alike:,} references in {field} look like others, and are read as {alike:,} of them",
            Place(file, 1, field=field),
            "write each in one way; look for wide letters, unusual hyphens, and two spaces where others have one",
            "warning",
        )
    ]


def _shown(names: list[str]) -> str:
    """The first names, as a message ends with them."""
    quoted = [f'"{name}"' for name in names]
    return f": {with_more(quoted, _MOST_NAMED)}"


def _alike(field: str, names: list[str], file: str) -> Problem:
    shown = _shown(names) if field in COUNCIL_CODE_FIELDS else ""
    place = Place(file, 1, field=field)
    read_as = f"read as {len(names)} {_called(field)}"
    if len({name.casefold() for name in names}) == 1:
        return Problem(
            "PBR710",
            f"{field} has {len(names)} spellings that differ only in capitals, {read_as}{shown}",
            place,
            "write each in one way",
            "warning",
        )
    broken = sum(map(is_broken, names))
    if 0 < broken < len(names):
        which = "1 of them has" if broken == 1 else f"{broken} of them have"
        return Problem(
            "PBR856",
            f"{field} has {len(names)} spellings of one name, {read_as}: {which} letters broken by a wrong encoding",
            place,
            "export the file again as UTF-8, or write the name in one way: one letter has become two signs",
            "warning",
        )
    if len({*map(bare_name, names)}) > 1:
        return Problem(
            "PBR726",
            f"{field} has {len(names)} spellings that differ in noughts before a number, {read_as}{shown}",
            place,
            "write each in one way; a spreadsheet takes the noughts from a number that is not kept as text",
            "warning",
        )
    return Problem(
        "PBR726",
        f"{field} has {len(names)} spellings that look alike, {read_as}{shown}",
        place,
        "write each in one way; spaces, capitals, accents, points and hyphens are told apart",
        "warning",
    )


def _called(field: str) -> str:
    return "providers" if field == "provider_id" else f"codes of {field}"

"""The directory of providers, ``providers.csv``: the name and the references of each, for whoever pays it."""

import re
from pathlib import Path

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.dictionary import PROVIDERS
from pbr.records.papers.placed_rows import PlacedRow, placed_rows
from pbr.source.file_name_length import refuse_long_names
from pbr.values.dataclass import dataclass

PROVIDERS_FILE = PROVIDERS.file

AT_HOME = "GB"
"""The country of a provider whose row does not say it."""

_MAY_LACK = frozenset(field.name for field in PROVIDERS.fields if not field.required)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ProviderDetails:
    """Who a provider is, as its row says; what the row leaves blank is empty, but the country, which is ``GB``."""

    provider_id: str
    name: str
    supplier_number: str = ""
    site: str = ""
    email: str = ""
    vat_label: str = ""
    vat_number: str = ""
    endpoint: str = ""
    street: str = ""
    town: str = ""
    postcode: str = ""
    country: str = AT_HOME
    company_number: str = ""


def read_provider_directory(path: Path, show_values: bool = False) -> tuple[dict[str, ProviderDetails], list[Problem]]:
    """Read the providers by their ids, with what there is to warn of.

    ``path`` is the file, or a folder that has it as ``providers.csv``. Raises ``ProblemsFound`` for a file that is not
    there, cells that cannot be read or are blank and may not be, an id that two rows have, and a country that is not
    two letters. A row that says the same twice is read once, with a warning.
    """
    refuse_long_names(path)
    rows, warnings = placed_rows(path / PROVIDERS_FILE if path.is_dir() else path, PROVIDERS, show_values, _MAY_LACK)
    directory: dict[str, ProviderDetails] = {}
    first: dict[str, Place] = {}
    wrong: list[Problem] = []
    for row in rows:
        details = _details_of(row)
        place = row.place("provider_id")
        if not _COUNTRY.fullmatch(details.country):
            wrong.append(_no_country(row))
        if (before := directory.setdefault(details.provider_id, details)) != details:
            wrong.append(_unlike(details.provider_id, place, first[details.provider_id]))
        elif details.provider_id in first and before == details:
            warnings.append(_again(details.provider_id, place, first[details.provider_id]))
        first.setdefault(details.provider_id, place)
    if wrong:
        raise ProblemsFound([*wrong, *warnings])
    return directory, warnings


def _details_of(row: PlacedRow) -> ProviderDetails:
    said = {name: value for name, value in row.values.items() if value is not None}
    return ProviderDetails(**(said | {"country": said.get("country", AT_HOME).upper()}))


def _unlike(provider: str, place: Place, first: Place) -> Problem:
    return Problem(
        "PBR910",
        f"the provider {provider} has two rows that say different things",
        place,
        "keep the one that is right: each provider has one name and one number to be paid under",
        related=(("first here", first),),
    )


def _again(provider: str, place: Place, first: Place) -> Problem:
    return Problem(
        "PBR911",
        f"the provider {provider} has the same row twice, and it is read once",
        place,
        "take one of them out",
        "warning",
        related=(("first here", first),),
    )


def _no_country(row: PlacedRow) -> Problem:
    return Problem(
        "PBR912",
        "the country is not two letters",
        row.place("country"),
        "write GB, or the two letters of another country; leave it blank for GB",
    )

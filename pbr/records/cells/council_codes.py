"""Local codes that a council makes up: outcomes, standards, questions, areas and providers, and where they stand.

The dictionary lists the codes of every other field. Of these it cannot, so a scheme may: its ``framework``.
"""

from collections.abc import Container, Iterable
from dataclasses import replace

from pbr.records.dictionary import TABLES, Tables
from pbr.values.dataclass import dataclass

Holder = tuple[str, str]
"""A table and a field of it that holds a council's own codes."""


@dataclass(frozen=True, slots=True)
class CouncilCodes:
    """A kind of code that councils make up: what one is called, with its article, and the fields that hold it."""

    one: str
    article: str
    holders: tuple[Holder, ...]

    @property
    def heading(self) -> str:
        """As the framework of a scheme heads the list: ``of an outcome``."""
        return f"of {self.article} {self.one}"


OUTCOME_CODES = CouncilCodes("outcome", "an", (("outcomes", "outcome"),))
STANDARD_CODES = CouncilCodes("standard", "a", (("standards", "standard"),))
QUESTION_CODES = CouncilCodes("question", "a", (("answers", "question"),))
AREA_CODES = CouncilCodes("area", "an", (("plans", "area"), ("people", "area")))
PROVIDER_CODES = CouncilCodes(
    "provider",
    "a",
    tuple((name, "provider_id") for name, kind in TABLES.items() if "provider_id" in kind.fields_by_name),
)

COUNCIL_CODES: tuple[CouncilCodes, ...] = (
    OUTCOME_CODES,
    STANDARD_CODES,
    QUESTION_CODES,
    AREA_CODES,
    PROVIDER_CODES,
)
"""All of them, in the order in which a scheme lists them."""

COUNCIL_CODE_FIELDS = frozenset(field for codes in COUNCIL_CODES for _, field in codes.holders)
"""The fields that hold them. They are names that a council gives, and nobody's own."""


def held_by_tables(codes: CouncilCodes, tables: Tables) -> CouncilCodes:
    """The same kind of code, as tables of a council's own hold it too: each names the provider that is paid."""
    own = [name for name, kind in tables.items() if name not in TABLES and "provider_id" in kind.fields_by_name]
    if codes != PROVIDER_CODES or not own:
        return codes
    return replace(codes, holders=(*codes.holders, *((name, "provider_id") for name in own)))


@dataclass(frozen=True, slots=True)
class CodeList:
    """The codes that a scheme lists of one kind; any other in the records is an error. ``scheme`` is the lister."""

    of: CouncilCodes
    codes: tuple[str, ...]
    scheme: str

    def within(self, tables: Container[str]) -> "CodeList":
        """The same list for the fields of some tables alone."""
        holders = tuple(holder for holder in self.of.holders if holder[0] in tables)
        return replace(self, of=replace(self.of, holders=holders))


def codes_by_field(lists: Iterable[CodeList]) -> dict[str, frozenset[str]]:
    """Give the codes that are listed for each field, whatever its table."""
    found: dict[str, frozenset[str]] = {}
    for one in lists:
        for _, field in one.of.holders:
            found[field] = found.get(field, frozenset()).union(one.codes)
    return found


def folded(code: str) -> str:
    """A code without what people write in more than one way: capitals, spaces, hyphens and underscores."""
    return "".join(letter for letter in code.casefold() if letter not in " _-\t")

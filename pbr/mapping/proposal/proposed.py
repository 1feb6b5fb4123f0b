"""What is proposed of a mapping: tables, where each field comes from, codes, and what is left for a person to say."""

from pbr.mapping.proposal.needed import NeededField
from pbr.records.dictionary import TableKind
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A field is in the column with this heading."""

    text: str


@dataclass(frozen=True, slots=True)
class Joined:
    """An id is made of several columns."""

    parts: tuple[str, ...]
    sign: str


@dataclass(frozen=True, slots=True)
class FromOtherFile:
    """A field is what another file gives; ``gives`` is empty where that is for a person to say."""

    heading: str
    label: str
    by: str
    gives: str


Origin = Heading | Joined | FromOtherFile


@dataclass(frozen=True, slots=True)
class ProposedCode:
    """A phrase, in how many rows it stands, and its code: ``code`` where it is certain, ``offered`` where it is not."""

    phrase: str
    rows: int
    code: str
    offered: str


@dataclass(frozen=True, slots=True)
class ProposedField:
    """A field and its ``origin``, None where a person has to say it; ``offered`` are the likely columns then.

    ``same_always`` says that no column is like it, and that it may be the same in every row. ``unclaimed`` are
    columns of codes that nothing uses, where no heading is like it. ``order`` is the word for the order of its days,
    ``?`` where the column does not tell. ``notes`` are sentences for whoever decides.
    """

    needed: NeededField
    origin: Origin | None
    offered: tuple[str, ...] = ()
    same_always: bool = False
    unclaimed: tuple[str, ...] = ()
    codes: tuple[ProposedCode, ...] = ()
    order: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedTable:
    """A table, the label of its file (empty where a person has to say), and how its rows stand in it."""

    kind: TableKind
    label: str
    fields: tuple[ProposedField, ...]
    left_out: tuple[tuple[str, tuple[str, ...]], ...] = ()
    side_by_side: tuple[int, int] | None = None
    one_row_for_each: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedFile:
    """A file: its label, its name or a pattern of it, its sheet, and in which row its headings stand."""

    label: str
    pattern: str
    sheet: str
    heading_row: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A started mapping."""

    name: str
    scheme: str
    files: tuple[ProposedFile, ...]
    tables: tuple[ProposedTable, ...]

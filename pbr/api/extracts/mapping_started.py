"""A mapping started from an extract for a scheme, or added to: what ``pbr map`` does, without a terminal."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pbr.api.given.inputs import SchemeGiven, scheme_given
from pbr.api.given.types_given import must_be, must_be_path
from pbr.engine.fields_needed import needs_of
from pbr.mapping.mapping import BLANK
from pbr.mapping.proposal.add_to_mapping import Additions, additions_to
from pbr.mapping.proposal.extract_file import read_extract_file
from pbr.mapping.proposal.file_profile import FileProfile, profile_file
from pbr.mapping.proposal.files_wanted import FileToRead, files_first_read, files_known, paths_given
from pbr.mapping.proposal.known_mapping import KnownMapping, read_known
from pbr.mapping.proposal.lines_added import keeps_every_line, with_lines
from pbr.mapping.proposal.mapping_lines import mapping_text
from pbr.mapping.proposal.needed import NeededTable, needed_tables
from pbr.mapping.proposal.propose import propose
from pbr.mapping.proposal.publish_mapping import publish_mapping, refuse_where_it_cannot_be
from pbr.national_return.columns import is_a_return
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.scheme.load_by_name import load_by_name
from pbr.source.text_file import read_bytes
from pbr.values.dataclass import dataclass

__all__ = ["Asked", "FileSeen", "MappingStarted", "TableNeeded", "start_mapping"]

_MOST_ROWS_NAMED = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A question mark of a mapping: its line, and the word before it, a field or a phrase."""

    line: int
    of: str


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file of the extract: what it is called in the mapping, its records and columns, and rows that are none."""

    name: str
    label: str
    records: int
    columns: int
    no_records: int


@dataclass(frozen=True, slots=True)
class TableNeeded:
    """A table that the scheme needs, with the fields that must be found."""

    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MappingStarted:
    """A mapping as text, and what is to be known of it.

    ``asked`` is what a person has to decide. ``added_to`` says that there was one already; ``said`` is then what is
    new, one sentence each, and ``by_hand`` lines that somebody has to put in. ``written``: whether the file changed.
    """

    text: str
    needed: tuple[TableNeeded, ...]
    files: tuple[FileSeen, ...]
    asked: tuple[Asked, ...]
    added_to: bool
    said: tuple[str, ...]
    by_hand: tuple[str, ...]
    written: bool
    warnings: tuple[Problem, ...]


def start_mapping(
    scheme: SchemeGiven, extract: Sequence[str | Path], out: str | Path | None = None, sheets: Sequence[str] = ()
) -> MappingStarted:
    """Read files of an extract, and write a started mapping of them for a scheme to ``out``, or to nowhere.

    Where ``out`` is a mapping already, what is new is added to it, and no line of it is changed. ``sheets`` are those
    of workbooks that are read, where they have several. Raises ``ProblemsFound`` where a file or the mapping cannot be
    read, or they do not belong together; nothing is written then.
    """
    must_be(extract, Sequence, "an extract", "a list of the paths of its files")
    for each in (*extract, *([] if out is None else [out])):
        must_be_path(each, "a file", "the path of a file or folder")
    return _start(
        scheme_given(scheme), [Path(each) for each in extract], None if out is None else Path(out), tuple(sheets)
    )


def _start(scheme: Path, extracts: Sequence[Path], out: Path | None, sheets: Sequence[str]) -> MappingStarted:
    loaded = load_by_name(scheme)
    needs = needs_of(loaded)
    lists = tuple(listed.within(needs) for listed in loaded.framework.code_lists(loaded.name, loaded.tables))
    needed = needed_tables(needs, lists)
    if not needed:
        message = f"{loaded.name} reads no records, so there is nothing to map"
        raise ProblemsFound([Problem("PBR791", message, Place(loaded.file.name), "settle it without an extract")])
    if out is not None:
        refuse_where_it_cannot_be(out)
    before = read_bytes(out, str(out)) if out is not None and out.exists() else None
    known = read_known(before, str(out)) if before is not None else None
    if known is not None:
        _refuse_of_another_scheme(known, loaded.name)
    paths = paths_given(extracts, known)
    files = _files(files_known(paths, sheets, known, str(out)) if known else files_first_read(paths, sheets))
    proposal = propose(loaded.name, needed, files)
    text, added = mapping_text(proposal), None
    if known is not None:
        added = additions_to(known, needed, {each.label: each for each in files}, proposal)
        if added.problems:
            raise ProblemsFound(added.problems)
        text = _added(known, added, str(out))
    made = read_known(text.encode(), str(out) if out else "mapping.yaml")
    written = out is not None and text.encode() != before
    if out is not None and written:
        publish_mapping(out, text, before)
    return MappingStarted(
        text=text,
        needed=_needed(needed),
        files=tuple(map(_seen, files)),
        asked=tuple(Asked(at.place.line, of or BLANK) for of, at in made.undecided()),
        added_to=known is not None,
        said=tuple(added.said) if added else (),
        by_hand=tuple(added.by_hand) if added else (),
        written=written,
        warnings=(*(warning for each in files for warning in each.file.warnings), *_failed(files), *_returns(files)),
    )


def _files(wanted: Iterable[FileToRead]) -> list[FileProfile]:
    """Read the files. Raises ``ProblemsFound`` with what is wrong with any of them."""
    found: list[FileProfile] = []
    problems: list[Problem] = []
    for one in wanted:
        try:
            file = read_extract_file(one.path, one.sheet, one.heading_row)
            if one.label in {each.label for each in found}:
                message = f"two of the files given are '{one.label}' by the mapping"
                raise ProblemsFound([Problem("PBR787", message, Place(file.name), "give one month at a time")])
            found.append(profile_file(file, one.label))
        except ProblemsFound as wrong:
            problems += wrong.problems
    if problems:
        raise ProblemsFound(problems)
    return found


def _refuse_of_another_scheme(known: KnownMapping, scheme: str) -> None:
    wanted = known.form.for_ or ()
    if wanted and scheme not in [one.text for one in wanted]:
        message = f"the mapping is for {', '.join(one.text for one in wanted)}, and the scheme is {scheme}"
        how = "give the scheme that it is for, or write a mapping of its own for this one"
        raise ProblemsFound([Problem("PBR787", message, wanted[0].place, how)])


def _added(known: KnownMapping, added: Additions, mapping: str) -> str:
    """Put in what is new. Raises ``ProblemsFound`` rather than change or lose a line."""
    end = "\r\n" if any(line.endswith("\r\n") for line in known.lines) else "\n"
    lines = with_lines(known.lines, added.insertions, end)
    if not keeps_every_line(known.lines, lines):
        message, how = "the mapping cannot be added to without changing it", "add what is new by hand"
        raise ProblemsFound([Problem("PBR789", message, Place(mapping), how)])
    return "".join(lines)


def _needed(tables: Sequence[NeededTable]) -> tuple[TableNeeded, ...]:
    return tuple(
        TableNeeded(each.kind.name, tuple(one.name for one in each.fields if not one.optional)) for each in tables
    )


def _seen(file: FileProfile) -> FileSeen:
    many = len(file.file.rows) - len(file.records)
    return FileSeen(file.file.name, file.label, len(file.records), len(file.file.headings), many)


def _returns(files: Sequence[FileProfile]) -> list[Problem]:
    """Warn of a file that is the national return: it has a reader of its own, which follows a published method."""
    return [
        Problem(
            "PBR792",
            f"{each.file.name} has the columns of the client level data return, which no mapping can follow",
            Place(each.file.name, each.file.heading_row),
            f"pbr cld {each.file.name} --out records joins its rows to episodes; then settle or map those records",
            "warning",
        )
        for each in files
        if is_a_return(each.file.headings)
    ]


def _failed(files: Sequence[FileProfile]) -> list[Problem]:
    """Warn of formulas that failed: what stood there is gone, and whoever settles by the column is stopped."""
    return [
        Problem(
            "PBR790",
            f'"{column.heading}" has {len(column.failed)} formulas that failed, in row '
            + ", ".join(map(str, column.failed[:_MOST_ROWS_NAMED]))
            + (" and more" if len(column.failed) > _MOST_ROWS_NAMED else ""),
            Place(file.file.name, column.failed[0], column.at + 1, field=column.heading),
            "mend them in the workbook, and export it again",
            "warning",
        )
        for file in files
        for column in (*file.columns, *file.numbered)
        if column.failed
    ]

"""Which files of those given are read for a mapping, under which label, and which sheet and headings of each."""

from collections.abc import Sequence
from pathlib import Path

from pbr.mapping.given_files import files_given, is_called
from pbr.mapping.mapping_form import FileForm
from pbr.mapping.proposal.file_names import label_of
from pbr.mapping.proposal.known_mapping import KnownMapping
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.files.workbook_names import is_workbook
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file, or a sheet of a workbook, by its label; in which row its headings stand, 0 where that is to be found."""

    path: Path
    sheet: str
    heading_row: int
    label: str


def paths_given(extracts: Sequence[Path], known: KnownMapping | None) -> list[Path]:
    """The files given, and those of folders given; of a folder only what the mapping names, where there is one."""
    patterns = [form.name.text for form in known.form.files.values() if form.name] if known else ["*"]
    of_folders = [path for path in files_given(extracts) if path not in extracts]
    paths = [path for path in extracts if not path.is_dir()]
    paths += [path for path in of_folders if any(is_called(path.name, pattern) for pattern in patterns)]
    if not paths:
        message = "there is no file of records in what is given"
        raise ProblemsFound([Problem("PBR787", message, Place(str(extracts[0])), "name a CSV file or a workbook")])
    return paths


def files_first_read(paths: Sequence[Path], sheets: Sequence[str]) -> list[FileToRead]:
    """Give each file a label, and each sheet where several of a workbook are named."""
    found: list[FileToRead] = []
    for path in paths:
        own = sheets if is_workbook(path) and sheets else ("",)
        for sheet in own:
            taken = frozenset(each.label for each in found)
            called = Path(f"{sheet}{path.suffix}") if len(own) > 1 else path
            label = label_of(called, taken, alone=len(paths) == len(own) == 1)
            found.append(FileToRead(path, sheet, 0, label))
    return found


def files_known(paths: Sequence[Path], sheets: Sequence[str], known: KnownMapping, mapping: str) -> list[FileToRead]:
    """Give each file the labels that the mapping has for it: of a workbook one for each sheet that it names."""
    found: list[FileToRead] = []
    for path in paths:
        own = [
            FileToRead(path, form.sheet.text if form.sheet else "".join(sheets[:1]), _row_of(form), label)
            for label, form in known.form.files.items()
            if form.name is not None and is_called(path.name, form.name.text)
        ]
        if not own:
            names = ", ".join(form.name.text for form in known.form.files.values() if form.name)
            message = f"{path.name} is none of the files that the mapping is of: {names}"
            how = "write * in its name for what changes from month to month, or give the file that is meant"
            raise ProblemsFound([Problem("PBR787", message, Place(mapping), how)])
        # A CSV file has one table: the first label that it fits is its own.
        found += own if is_workbook(path) else own[:1]
    return found


def _row_of(form: FileForm) -> int:
    row = form.headings_in_row.text if form.headings_in_row else "1"
    return int(row) if row.isdecimal() else 1

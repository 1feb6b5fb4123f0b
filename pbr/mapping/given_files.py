"""Which of the files that are given is which of a mapping's, by their names."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from pbr.mapping.mapping import FileWanted
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.problems.suggest import did_you_mean
from pbr.records.files.record_names import ADJUSTMENTS_FILE, NOTICES_FILE
from pbr.source.file_name_length import refuse_long_names
from pbr.values.units_in_words import with_more

_MOST_NAMED = 5
_READ_BESIDE = (NOTICES_FILE, ADJUSTMENTS_FILE)
_TABLES = (".csv", ".xlsx", ".xlsm", ".xls", ".ods")


def files_given(given: Sequence[Path]) -> list[Path]:
    """The files to look among: those given, and those in the folders given; in the order of their names."""
    found: list[Path] = []
    for path in given:
        refuse_long_names(path)
        if path.is_dir():
            found += [each for each in path.iterdir() if each.is_file() and each.suffix.casefold() in _TABLES]
        else:
            found.append(path)
    every = [each for each in dict.fromkeys(found) if each.name not in _READ_BESIDE]
    return sorted(every, key=lambda each: (each.name, str(each)))


def matched(wanted: Iterable[FileWanted], files: Sequence[Path]) -> dict[str, Path]:
    """The file that each of a mapping's files is; raises ``ProblemsFound`` where there is none, or more than one."""
    problems: list[Problem] = []
    found: dict[str, Path] = {}
    for one in wanted:
        alike = [path for path in files if is_called(path.name, one.name.text)]
        if len(alike) == 1:
            found[one.label] = alike[0]
        elif not alike:
            remedy = did_you_mean(one.name.text, [path.name for path in files]) or _named(files)
            message = f"no file that is given is called '{one.name.text}', as {one.label} is"
            problems.append(Problem("PBR758", message, one.name.place, remedy))
        else:
            names = [path.name for path in alike]
            several = len({name.casefold() for name in names}) > 1
            called = names if several else map(str, alike)
            message = f"{len(alike)} files that are given may be {one.label}: {', '.join(called)}"
            remedy = "give one of them, or write more of its name" if several else "give one: they have one name"
            problems.append(Problem("PBR758", message, one.name.place, remedy))
    if problems:
        raise ProblemsFound(problems)
    return found


def is_called(name: str, pattern: str) -> bool:
    """Whether a file has a name, or one that fits a pattern with ``*``; capitals make no difference."""
    return fnmatchcase(name.casefold(), pattern.casefold().replace("[", "[[]"))


def not_read(files: Sequence[Path], read: Iterable[Path]) -> list[Problem]:
    """Warn of files that are given and that no file of the mapping is."""
    known = set(read)
    return [
        Problem(
            "PBR759",
            f"{path.name} is none of the mapping's files, and is not read",
            Place(path.name),
            "take it away if no one needs it, or name it under files",
            "warning",
        )
        for path in files
        if path not in known
    ]


def _named(files: Sequence[Path]) -> str:
    if not files:
        return "there is no CSV file or workbook among what is given"
    return f"given are: {with_more([path.name for path in files], _MOST_NAMED)}; write * for what changes"

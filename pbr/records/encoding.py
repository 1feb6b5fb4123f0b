"""The bytes of a file of records: which characters they stand for, and their SHA-256."""

import codecs
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from pbr.problems.problem import Place, Problem, ProblemsFound

_BLOCK = 1 << 20
_UTF_8_MARK = codecs.BOM_UTF8
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOT_WINDOWS_1252 = b"\x81\x8d\x8f\x90\x9d"


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file whose every byte has been looked at once: it can be opened in ``encoding`` and will not fail."""

    path: Path
    name: str
    encoding: str
    sha256: str
    warnings: tuple[Problem, ...]

    @contextmanager
    def opened(self) -> Iterator[TextIO]:
        """Open the file for reading as CSV, with its line ends as they are."""
        with self.path.open("rb", buffering=_BLOCK) as raw, TextIOWrapper(raw, self.encoding, newline="") as text:
            yield text


def examine(path: Path, name: str) -> TextFile:
    """Read a file's bytes once, to know its encoding and its hash before any of it is used.

    UTF-8 comes first, with or without a byte order mark, then Windows-1252, with a warning. ``name`` is what problems
    call the file. Raises ``ProblemsFound`` for a file that cannot be opened, is empty or is not text; one that cannot
    be opened is named by its path as it was given.
    """
    try:
        if path.exists() and not path.is_file():
            raise _refused("PBR002", f"{path} is not a file", "give a CSV file of that name", str(path))
        with path.open("rb", buffering=0) as raw:
            start = raw.read(4)
            _refuse_what_is_not_text(start, name)
            raw.seek(0)
            return _decide_encoding(path, name, start, iter(lambda: raw.read(_BLOCK), b""))
    except OSError as error:
        raise cannot_open(error, str(path)) from error


def cannot_open(error: OSError, name: str) -> ProblemsFound:
    """Say why the system did not open a file or folder of records; ``name`` is its path as it was given."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _refused("PBR001", f"there is no {name}", "check the spelling, and the folder you are in", name)
    if isinstance(error, PermissionError):
        return _refused("PBR003", f"you are not allowed to read {name}", "ask its owner, or copy it", name)
    return _refused("PBR004", f"{name} could not be read: {error.strerror or 'the system refused'}", "", name)


def _refuse_what_is_not_text(start: bytes, name: str) -> None:
    """Refuse what the first bytes show to be something other than a CSV file that can be read."""
    if not start:
        raise _refused("PBR607", f"{name} is empty", "export it again; it should at least name its columns", name)
    if start.startswith(b"PK\x03\x04"):
        raise _refused("PBR602", f"{name} is a workbook, not CSV", "open it and save the sheet as CSV UTF-8", name)
    if start.startswith(_UTF_16_MARKS):
        raise _refused("PBR603", f"{name} is written in UTF-16", "save it as CSV UTF-8", name)


def _decide_encoding(path: Path, name: str, start: bytes, blocks: Iterator[bytes]) -> TextFile:
    """Find the encoding that every block can be read in, and the hash of them all."""
    digest = hashlib.sha256()
    utf_8 = codecs.getincrementaldecoder("utf-8")()
    lines, first_not_utf_8, first_not_windows = 1, 0, 0
    for block in blocks:
        digest.update(block)
        if b"\0" in block:
            line = lines + block[: block.index(b"\0")].count(b"\n")
            raise _refused(
                "PBR606",
                f"line {line} holds a NUL character, which no text has",
                "save the file again as CSV UTF-8; UTF-16 without its mark looks like this too",
                name,
                line,
            )
        if not first_not_utf_8 and not (block.isascii() and not utf_8.getstate()[0]):
            try:
                utf_8.decode(block)
            except UnicodeDecodeError as error:
                first_not_utf_8 = lines + error.object[: error.start].count(b"\n")
        if not first_not_windows and (strange := [block.index(byte) for byte in _NOT_WINDOWS_1252 if byte in block]):
            first_not_windows = lines + block[: min(strange)].count(b"\n")
        lines += block.count(b"\n")
    if not first_not_utf_8 and utf_8.getstate()[0]:
        first_not_utf_8 = lines
    if not first_not_utf_8:
        encoding = "utf-8-sig" if start.startswith(_UTF_8_MARK) else "utf-8"
        return TextFile(path, name, encoding, digest.hexdigest(), ())
    if first_not_windows:
        raise _refused(
            "PBR604",
            "the file can be read neither as UTF-8 nor as Windows-1252",
            f"save it as CSV UTF-8; the first byte that is not UTF-8 is on line {first_not_utf_8}",
            name,
            first_not_windows,
        )
    warning = Problem(
        "PBR605",
        "the file is not UTF-8, and was read as Windows-1252",
        Place(name, first_not_utf_8),
        "save it as CSV UTF-8 to be sure of every £ sign and accent",
        "warning",
    )
    return TextFile(path, name, "windows-1252", digest.hexdigest(), (warning,))


def _refused(code: str, message: str, help_: str, name: str, line: int = 0) -> ProblemsFound:
    return ProblemsFound([Problem(code, message, Place(name, line), help_)])

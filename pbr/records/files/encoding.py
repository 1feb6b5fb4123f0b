"""The encoding (UTF-8, Windows-1252) of a file of records: what its bytes stand for, and their SHA-256 (checksum)."""

import codecs
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase, TextIOWrapper
from pathlib import Path
from typing import Any, TextIO

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.files.wrong_file_types import ENOUGH_TO_KNOW, what_it_is_instead
from pbr.source.file_name_length import refuse_long_names
from pbr.values.dataclass import dataclass

_BLOCK = 1 << 20
_NOT_WINDOWS_1252 = b"\x81\x8d\x8f\x90\x9d"
_LETTER_OF_UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LINE_END = re.compile(rb"[\r\n]")
# A row of records is a few hundred bytes; a line as long as this would be held whole in memory, several times over.
_LONGEST_LINE = 2_000_000


@dataclass(slots=True)
class TextFile:
    """A file whose every byte has been looked at once: it can be opened in ``encoding`` and will not fail.

    ``sha256`` is of the bytes as they were last read to their end: what is settled is what is hashed.
    """

    path: Path
    name: str
    encoding: str
    size: int
    warnings: tuple[Problem, ...]
    sha256: str = ""

    @contextmanager
    def opened(self) -> Iterator[TextIO]:
        """Open the file for reading as CSV, with its line ends as they are.

        Raises ``ProblemsFound`` where it is not the file that was looked at any more.
        """
        try:
            with (
                _Hashed(self.path) as raw,
                BufferedReader(raw, _BLOCK) as buffered,
                TextIOWrapper(buffered, self.encoding, newline="") as text,
            ):
                yield text
                if raw.at_end:
                    self._has_been_read(raw)
        except UnicodeDecodeError as error:
            raise ProblemsFound([changed_meanwhile(self.name)]) from error
        except OSError as error:
            raise cannot_open(error, str(self.path)) from error

    def _has_been_read(self, raw: "_Hashed") -> None:
        """Note the hash of what was read, which must be the same however often the file is gone through."""
        sha256 = raw.digest.hexdigest()
        if raw.count != self.size or sha256 != (self.sha256 or sha256):
            raise ProblemsFound([changed_meanwhile(self.name)])
        self.sha256 = sha256


class _Hashed(RawIOBase):
    """A file that is hashed as it is read: ``digest`` of the ``count`` bytes so far, ``at_end`` when that is all."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        self.digest = hashlib.sha256()
        self.count = 0
        self.at_end = False

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()

    def readinto(self, buffer: Any, /) -> int:
        """Read some bytes, and hash them."""
        count = self._file.readinto(buffer) or 0
        self.digest.update(memoryview(buffer)[:count])
        self.count += count
        self.at_end = self.at_end or not count
        return count


def changed_meanwhile(name: str) -> Problem:
    """Say that a file is not as it was when the reading of it began."""
    return Problem(
        "PBR635",
        f"{name} changed while it was read",
        Place(name),
        "wait until its export has finished, and settle again",
    )


def examine(path: Path, name: str) -> TextFile:
    """Read a file's bytes once, to know its encoding before any of it is used.

    UTF-8 comes first, with or without a byte order mark, then Windows-1252, with a warning. ``name`` is what problems
    call the file. Raises ``ProblemsFound`` for a file that cannot be opened, is empty or is not text; one that cannot
    be opened is named by its path as it was given.
    """
    refuse_long_names(path)
    try:
        if path.exists() and not path.is_file():
            raise _refused("PBR002", f"{path} is not a file", "give a CSV file of that name", str(path))
        with path.open("rb", buffering=0) as raw:
            start = raw.read(ENOUGH_TO_KNOW)
            if instead := what_it_is_instead(start, name):
                raise ProblemsFound([instead])
            raw.seek(0)
            return _decide_encoding(path, name, start, iter(lambda: raw.read(_BLOCK), b""))
    except OSError as error:
        raise cannot_open(error, str(path)) from error


def cannot_open(error: OSError, name: str) -> ProblemsFound:
    """Say why the system did not open a file or folder of records; ``name`` is its path as it was given."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        # imported late: nearly every file is there
        from pbr.source.names_beside import meant_beside

        remedy = meant_beside(Path(name)) or "check the spelling, and the folder you are in"
        return _refused("PBR001", f"there is no {name}", remedy, name)
    if isinstance(error, PermissionError):
        return _refused("PBR003", f"you are not allowed to read {name}", "ask its owner, or copy it", name)
    return _refused("PBR004", f"{name} could not be read: {error.strerror or 'the system refused'}", "", name)


def _decide_encoding(path: Path, name: str, start: bytes, blocks: Iterator[bytes]) -> TextFile:
    """Find the encoding that every block can be read in."""
    utf_8 = codecs.getincrementaldecoder("utf-8")()
    seen = _BytesSeen(path)
    for block in blocks:
        _refuse_what_no_text_has(block, name, seen)
        if not seen.not_utf_8 and not (block.isascii() and not utf_8.getstate()[0]):
            before = len(utf_8.getstate()[0])
            try:
                utf_8.decode(block)
            except UnicodeDecodeError as error:
                seen.not_utf_8 = seen.place_of(block, max(error.start - before, 0), name)
                seen.bad_byte = error.object[error.start]
        if not seen.letters_of_utf_8 and not block.isascii():
            seen.letters_of_utf_8 = _LETTER_OF_UTF_8.search(block) is not None
        if not seen.not_windows and (strange := [block.index(byte) for byte in _NOT_WINDOWS_1252 if byte in block]):
            seen.not_windows = seen.place_of(block, min(strange), name)
        seen.take(block)
    if not seen.not_utf_8 and utf_8.getstate()[0]:
        seen.not_utf_8, seen.bad_byte = Place(name, seen.lines, seen.since_line_end), utf_8.getstate()[0][0]
    if not seen.not_utf_8:
        encoding = "utf-8-sig" if start.startswith(codecs.BOM_UTF8) else "utf-8"
        return TextFile(path, name, encoding, seen.size, ())
    if seen.letters_of_utf_8:
        raise _refused(
            "PBR637",
            f"line {seen.not_utf_8.line} has a byte that is not UTF-8 (0x{seen.bad_byte:02X}, byte "
            f"{seen.not_utf_8.column} of the line), in a file that is UTF-8 elsewhere",
            "mend that letter, or export the file again; if two files were joined, save both as CSV UTF-8 first",
            name,
            seen.not_utf_8.line,
        )
    if seen.not_windows:
        raise _refused(
            "PBR604",
            "the file can be read neither as UTF-8 nor as Windows-1252",
            f"save it as CSV UTF-8; the first byte that is not UTF-8 is on line {seen.not_utf_8.line}",
            name,
            seen.not_windows.line,
        )
    warning = Problem(
        "PBR605",
        "the file is not UTF-8, and was read as Windows-1252",
        Place(name, seen.not_utf_8.line),
        "save it as CSV UTF-8 to be sure of every £ sign and accent",
        "warning",
    )
    return TextFile(path, name, "windows-1252", seen.size, (warning,))


@dataclass(slots=True)
class _BytesSeen:
    """What was seen of a file so far: where it stops being UTF-8 or Windows-1252, and how many bytes there were.

    ``letters_of_utf_8`` says whether anything was seen that is a letter in UTF-8 and hardly ever text otherwise.
    """

    path: Path
    not_utf_8: Place | None = None
    bad_byte: int = 0
    letters_of_utf_8: bool = False
    not_windows: Place | None = None
    since_line_end: int = 0
    size: int = 0

    @property
    def lines(self) -> int:
        """The line that the next byte is on: counted when somebody asks, for in most files nothing is amiss."""
        with self.path.open("rb") as file:
            return 1 + sum(file.read(min(_BLOCK, self.size - at)).count(b"\n") for at in range(0, self.size, _BLOCK))

    def place_of(self, block: bytes, at: int, name: str) -> Place:
        """Where a byte of the next block stands: its line, and which byte of the line it is."""
        last_end = block.rfind(b"\n", 0, at)
        byte = at - last_end if last_end >= 0 else self.since_line_end + at + 1
        return Place(name, self.lines + block.count(b"\n", 0, at), byte)

    def take(self, block: bytes) -> None:
        """Go past a block."""
        last_end = max(block.rfind(b"\n"), block.rfind(b"\r"))
        self.since_line_end = len(block) - last_end - 1 if last_end >= 0 else self.since_line_end + len(block)
        self.size += len(block)


def _refuse_what_no_text_has(block: bytes, name: str, seen: _BytesSeen) -> None:
    """Refuse a NUL character, and a line that no row of records could fill."""
    if b"\0" in block:
        line = seen.lines + block[: block.index(b"\0")].count(b"\n")
        raise _refused(
            "PBR606",
            f"line {line} holds a NUL character, which no text has",
            "save the file again as CSV UTF-8; UTF-16 without its mark looks like this too",
            name,
            line,
        )
    line_end = _LINE_END.search(block)
    if seen.since_line_end + (line_end.start() if line_end else len(block)) > _LONGEST_LINE:
        raise _refused(
            "PBR636",
            f"line {seen.lines} is longer than {_LONGEST_LINE:,} bytes",
            "the file is damaged, or its lines do not end as lines of text do; export it again",
            name,
            seen.lines,
        )


def _refused(code: str, message: str, help_: str, name: str, line: int = 0) -> ProblemsFound:
    return ProblemsFound([Problem(code, message, Place(name, line), help_)])

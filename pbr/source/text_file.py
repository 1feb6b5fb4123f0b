"""A file read as text, with everything that can be wrong with it said plainly."""

import unicodedata
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NoReturn

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.source.file_name_length import refuse_long_names

MOST_BYTES = 1_000_000
_MOST_NAMED = 3
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_bytes(path: Path, shown_as: str) -> bytes:
    """Read a file of at most a million bytes just as it is; ``shown_as`` is the name that problems give it.

    Raises ``ProblemsFound`` when there is no such file, or it is a folder, may not be read, or is too big.
    """
    try:
        refuse_long_names(path)
        about = path.stat()
        if S_ISDIR(about.st_mode):
            _refuse("PBR002", "this is a folder, and a file is wanted", shown_as, _in_folder(path))
        if not S_ISREG(about.st_mode):
            _refuse("PBR002", "this is not a file that can be read from start to end", shown_as)
        if about.st_size > MOST_BYTES:
            _too_big(shown_as)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        # imported late: nearly every file is there
        from pbr.source.names_beside import meant_beside

        remedy = meant_beside(path) or "check the spelling, and the folder you are in"
        _refuse("PBR001", "there is no such file", shown_as, remedy)
    except PermissionError:
        _refuse("PBR003", "you are not allowed to read this file", shown_as, "ask its owner, or copy it")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "its name cannot be used"
        _refuse("PBR004", f"the file could not be read: {reason[0].lower()}{reason[1:]}", shown_as)
    if len(content) > MOST_BYTES:
        _too_big(shown_as)
    return content


def _in_folder(folder: Path) -> str:
    """Say which file inside a folder may be meant: one in YAML, if there is any."""
    with suppress(OSError):
        inside = sorted(each.name for each in folder.iterdir() if each.suffix.lower() in (".yaml", ".yml", ".csv"))
        written = [name for name in inside if not name.lower().endswith(".csv")]
        if written:
            return f"name a file inside it: {', '.join(written[:_MOST_NAMED])}{' …' if written[_MOST_NAMED:] else ''}"
        if inside:
            return f"it holds tables ({inside[0]}), and what is wanted here is written in YAML; records stand elsewhere"
    return "name a file inside it"


def decode(content: bytes, shown_as: str) -> str:
    """Give bytes as text, UTF-8 with or without a byte order mark; raises ``ProblemsFound`` at the first other."""
    if content.startswith(_UTF_16):
        _refuse("PBR102", "the file is saved as UTF-16, and UTF-8 is wanted", shown_as, _SAVE_AS)
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        # As records are read: an accent is the same whether it is one character or follows its letter.
        return unicodedata.normalize("NFC", content.decode("utf-8"))
    except UnicodeDecodeError as error:
        _not_utf_8(content, error.start, shown_as)


_SAVE_AS = "save it again as UTF-8 (an editor's Save As has a choice of encoding)"


def _not_utf_8(content: bytes, at: int, shown_as: str) -> NoReturn:
    """Say where the first byte stands that is not UTF-8, and what it is in Windows-1252, the likeliest other."""
    if content.startswith(_WORKBOOKS):
        remedy = "name a file in YAML (.yaml), which is plain text"
        _refuse("PBR102", "this is a workbook or an archive, and no text", shown_as, remedy)
    # imported late: nearly every file is UTF-8
    from pbr.source.excerpts import LONGEST_LINE

    before = content[:at].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    meant = content[at : at + 1].decode("cp1252", errors="replace")
    message = f"the file is not saved as UTF-8: from here on it seems to be Windows-1252 ('{meant}')"
    place = Place(shown_as, len(before), len(before[-1]) + 1)
    rest = content[at : at + 60].splitlines()[0].decode("cp1252", errors="replace")
    excerpt = before[-1] + rest if len(before[-1]) < LONGEST_LINE else ""
    raise ProblemsFound([Problem("PBR102", message, place, _SAVE_AS, excerpt=excerpt)])


def _too_big(shown_as: str) -> NoReturn:
    message = f"the file has more than {MOST_BYTES:,} bytes; no scheme is that long"
    _refuse("PBR101", message, shown_as, "check that this is a scheme, and not a file of records")


def _refuse(code: str, message: str, shown_as: str, help_text: str = "") -> NoReturn:
    """Raise one problem of the file as a whole."""
    raise ProblemsFound([Problem(code, message, Place(shown_as), help_text)])

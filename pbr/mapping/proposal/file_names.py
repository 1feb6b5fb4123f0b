"""What the files of an extract are called in a mapping: a label of their own, and a pattern of their name."""

import re
from pathlib import Path

from pbr.mapping.phrases import known_as

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_OF_A_MONTH = re.compile(
    rf"(?<![a-z])(?:{_MONTH})(?![a-z])(?:[ _-]*[0-9]{{2,4}})?|[0-9]{{4}}[ _-]?[0-9]{{2}}(?:[ _-]?[0-9]{{2}})?"
    rf"|[0-9]{{1,2}}[ _-][0-9]{{1,2}}[ _-][0-9]{{2,4}}",
    re.IGNORECASE,
)
_SPECIAL = "*"
_LEAST_LETTERS = 3


def pattern_of(path: Path) -> str:
    """Give the name of a file with what changes from month to month as ``*``: ``Reablement Extract *.csv``.

    A name that is hardly more than its month stays as it is: ``*.csv`` would be any file.
    """
    stem = _OF_A_MONTH.sub(_SPECIAL, path.stem)
    return f"{stem}{path.suffix}" if sum(map(str.isalpha, stem)) >= _LEAST_LETTERS else path.name


def label_of(path: Path, taken: frozenset[str], *, alone: bool) -> str:
    """Give the label of a file: ``extract`` where it is alone, else its name in small letters."""
    words = re.findall(r"[a-z]+", _OF_A_MONTH.sub(" ", path.stem).casefold())
    label = "extract" if alone or not words else "_".join(words[:3])
    number = 2
    free = label
    while free in taken:
        free, number = f"{label}_{number}", number + 1
    return free


def matches(pattern: str, text: str) -> bool:
    """Whether a text, such as a file's name, is of a pattern, in which ``*`` stands for any text; in any capitals."""
    parts = map(re.escape, known_as(pattern).split(_SPECIAL))
    return re.fullmatch(".*".join(parts), known_as(text)) is not None

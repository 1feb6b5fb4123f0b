"""What a YAML file is meant to be, by the names at its edge: even a file that cannot be read as YAML has them."""

import re
from difflib import SequenceMatcher, get_close_matches
from enum import Enum, auto
from pathlib import Path

from pbr.scheme.reading.section_names import SECTIONS as _OF_SCHEMES
from pbr.simulate.scenario.section_names import SECTIONS

_SCHEME = _OF_SCHEMES - SECTIONS
"""Sections that only a scheme has. Some are common words, and are met in files of other programs too."""
_SURELY_SCHEME = frozenset(("payments", "leaves out"))
_HARDLY_ELSEWHERE = frozenset(("scheme", "runs", "rounding"))
"""Sections by which a file that has no other names than ours is taken for a scheme, however little is in it."""
_ASSUMPTIONS = SECTIONS - _OF_SCHEMES
"""Sections that only a file of assumptions has."""
_WORDS = _OF_SCHEMES | SECTIONS
_BESIDE_MAPPING = frozenset(("pbr", "tables", "files", "for"))
"""One of these stands beside the name of a mapping, which other programs may have too."""
_EITHER = frozenset(("prices", "sources"))

_FINANCE = frozenset(("finance", "rows", "codes", "balances"))
"""Sections of a finance mapping: with these it is one, whatever else is at its edge."""

_NAME = re.compile(rb"""^(?:\{[ \t]*)?["']?([^\s#"'{}\[\],:-][^#"'{}\[\],:\n]*?)["']?[ \t]*:(?=\s|$)""", re.MULTILINE)
_MARGIN = re.compile(rb"\A(?:[ \t]*(?:#[^\n]*|---[ \t]*|%[^\n]*)?\n)*( +)(?=[^\s#])")
"""The spaces that a file as a whole may be set in by."""
_FIRST_LINE = re.compile(rb"""["']?([A-Za-z]{2,4})["']?[ \t]*[:=]?[ \t]*["']?1(?:\.0)?["']?[ \t]*(?:#.*)?""")
_NOTHING = re.compile(rb"\A(?:\s|#[^\n]*(?:\n|\Z)|%[^\n]*(?:\n|\Z)|---|\.\.\.|\{\s*\}|null\b|~)*\Z")
_MARKS = re.compile(rb"\A(?:(?:\xef\xbb\xbf)+|\xff\xfe|\xfe\xff)|\0")
"""What UTF-8 may start with, and what UTF-16 puts between the letters of English."""
_BYTES_LOOKED_AT = 1_000_000
_ALIKE = 0.6
_NEARLY = 0.8


class YamlKind(Enum):
    """What a YAML file is for pbr."""

    SCHEME = auto()
    ASSUMPTIONS = auto()
    FINANCE_MAPPING = auto()
    MAPPING = auto()
    OTHER = auto()


def kind_of_file(path: Path) -> YamlKind:
    """Say what a file is meant to be. One that cannot be read counts as a scheme: the reading of it says why."""
    try:
        with path.open("rb") as opened:
            return kind_of(opened.read(_BYTES_LOOKED_AT))
    except OSError:
        return YamlKind.SCHEME


def kind_of(content: bytes) -> YamlKind:
    """Say what the bytes of a YAML file are meant to be, in whatever encoding.

    A file with nothing in it is a scheme that is not written yet, or was lost: it is no file of another program.
    Without the line ``pbr: 1`` a file is still one of ours when its first line is that with a slip in it, when it
    has sections as only ours have, or when it has hardly begun and holds nothing else than words of ours.
    """
    # An old Macintosh ended lines with carriage returns, and its files are refused in words when they are read.
    text = _MARKS.sub(b"", content).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if _NOTHING.match(text):
        return YamlKind.SCHEME
    if margin := _MARGIN.match(text):
        text = re.sub(rb"^" + margin[1], b"", text, flags=re.MULTILINE)
    names = {name.decode(errors="replace").lower() for name in _NAME.findall(text)}
    if "finance" in names and len(names & _FINANCE) > 1:
        return YamlKind.FINANCE_MAPPING
    schemes, assumptions = names & _SCHEME, names & _ASSUMPTIONS
    if "mapping" in names and names & _BESIDE_MAPPING and not names & _SURELY_SCHEME:
        return YamlKind.MAPPING
    if "pbr" in names or _says_pbr_with_a_slip(text):
        ours = bool(assumptions or names & {"prices"}) and not schemes
        return YamlKind.ASSUMPTIONS if ours else YamlKind.SCHEME
    if names & _SURELY_SCHEME or len(schemes | names & _EITHER) > 2:
        return YamlKind.SCHEME
    if assumptions and not schemes and len(assumptions | names & _EITHER) > 1:
        return YamlKind.ASSUMPTIONS
    return _kind_of_a_beginning(names)


def _kind_of_a_beginning(names: set[str]) -> YamlKind:
    """What a file is that has hardly begun: one of ours where every name at its edge is a word of ours, or nearly.

    Colour schemes of editors say ``scheme`` too, with names beside it that are none of ours.
    """
    ours = all(get_close_matches(name, _WORDS, n=1, cutoff=_NEARLY) for name in names)
    return YamlKind.SCHEME if ours and names & _HARDLY_ELSEWHERE else YamlKind.OTHER


def _says_pbr_with_a_slip(text: bytes) -> bool:
    """Whether the first line that says anything is nearly ``pbr: 1``."""
    lines = (line.strip() for line in text.splitlines())
    first = next((line for line in lines if line and not line.startswith((b"#", b"---"))), b"")
    found = _FIRST_LINE.fullmatch(first)
    return found is not None and SequenceMatcher(None, found[1].decode().lower(), "pbr").ratio() >= _ALIKE

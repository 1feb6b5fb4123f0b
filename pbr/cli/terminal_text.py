"""Text for the window it is printed in: lines too long for it fold between words, and nothing in it moves a cursor."""

import shutil
import sys
from textwrap import wrap

from pbr.problems.visible_text import visible

_HANGING = "    "


def for_the_window(text: str) -> str:
    """Give text as it is for a file or a pipe; for a terminal narrower than its lines, with those folded."""
    return folded(text, shutil.get_terminal_size().columns) if sys.stdout.isatty() else text


def folded(text: str, width: int) -> str:
    """Fold every line longer than the width between words, what follows set in a little further than its start."""
    return "".join(f"{part}\n" for line in text.splitlines() for part in _parts(line, width))


def harmless(text: str) -> str:
    r"""Write out what would command a terminal, and leave the ends of lines: ``\x1b``, and not an escape itself."""
    return "".join(f"{visible(line)}\n" for line in text.split("\n")[:-1]) + visible(text.rpartition("\n")[2])


def _parts(line: str, width: int) -> list[str]:
    if len(line) <= width:
        return [line]
    start = line[: len(line) - len(line.lstrip())]
    parts = wrap(
        line.strip(),
        width,
        initial_indent=start,
        subsequent_indent=start + _HANGING,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return parts or [line]

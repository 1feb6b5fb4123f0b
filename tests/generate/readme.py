"""``python -m tests.generate.readme``: the output in the README and the ledger's page, of the commands they show.

A comment ``<!-- run: COMMAND -->`` is followed by the command and what it printed; ``<!-- part of FILE: SECTION -->``
by that section of the file. A test makes them again, and fails where the README has drifted.
"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
_WITH_BLOCKS = ("ledger", "judging", "evidence", "review-meeting", "fitness")
PAGES = (README, *(ROOT / "docs" / f"{name}.md" for name in _WITH_BLOCKS))
_BLOCK = re.compile(
    r"(?P<mark><!-- (?P<kind>run|part of)[: ] ?(?P<what>.+?) -->\n)(?P<old>\n```.*?\n```\n)?", re.DOTALL
)


def made(text: str) -> str:
    """The text of a page with every block in it made again."""
    return _BLOCK.sub(lambda block: f"{block['mark']}{_block(block['kind'], block['what'])}", text)


def blocks(text: str) -> list[str]:
    """Every block of a page, from its comment to its end."""
    return [block[0] for block in _BLOCK.finditer(text)]


def _block(kind: str, what: str) -> str:
    if kind == "run":
        return f"\n```console\n$ {what}\n{run(what)}```\n"
    file, section = what.split(": ")
    return f"\n```yaml\n{part(ROOT / file, section)}```\n"


def run(command: str) -> str:
    """What a command of a page prints, both streams; ``| head -N`` and ``| tail -N`` are done here, without a shell."""
    words, _, cut = command.partition(" | ")
    arguments = shlex.split(words)
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    lines = (done.stdout + done.stderr).splitlines(keepends=True)
    match cut.split(" -"):
        case ["head", most]:
            lines = lines[: int(most)]
        case ["tail", most]:
            lines = lines[-int(most) :]
    return "".join(lines)


def part(file: Path, section: str) -> str:
    """A section of a scheme, from its name to the next."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    start = lines.index(f"{section}:\n")
    end = next((number for number in range(start + 1, len(lines)) if re.match(r"\S", lines[number])), len(lines))
    return "".join(lines[start:end]).rstrip() + "\n"


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(made(page.read_text(encoding="utf-8")), encoding="utf-8")

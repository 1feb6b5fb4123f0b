"""Writes docs/language.md from the phrases of the language and the prose in language.md.in.

Run ``python -m tests.generate.language_page`` after changing either; a test compares the page with what this would
write.
"""

import re
from pathlib import Path

from pbr.scheme.reference.every_phrase import PHRASES
from pbr.scheme.reference.phrase import Phrase
from tests.generate.language_examples import FRAME

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "language.md"
PROSE = HERE / "language.md.in"
TINY = HERE / "language_tiny.yaml"
SECTIONS = tuple(dict.fromkeys(phrase.section for phrase in PHRASES))

COLUMNS = ("| phrase | what it means | example | gives |", "|---|---|---|---|")
_ONE_LINE = re.compile(r"(?:payments:\n  (?P<payment>[a-z_]+):\n    )?(?P<line>[^\n]*[^\n:>])")
_PLACE = re.compile(r"\{\{([a-z ]+)\}\}")


def page() -> str:
    """The whole page as text. Raises ``KeyError`` where the prose names a section that there is not."""
    texts = {section: told(of_section(section)) for section in SECTIONS}
    texts["statuses by example"] = texts["statuses"]
    texts["statuses"] = "\n".join(f"- **{phrase.words}**: {phrase.meaning}" for phrase in of_section("statuses"))
    texts |= {"tiny": _text(TINY), "frame": _text(FRAME)}
    return _PLACE.sub(lambda named: texts[named[1]], PROSE.read_text(encoding="utf-8"))


def places() -> set[str]:
    """The sections that the prose has a place for."""
    return set(_PLACE.findall(PROSE.read_text(encoding="utf-8")))


def of_section(section: str) -> list[Phrase]:
    """The phrases of a section, in their order."""
    return [phrase for phrase in PHRASES if phrase.section == section]


def told(phrases: list[Phrase]) -> str:
    """The phrases of a section as Markdown: a table of those whose example is one line, then the others in full."""
    rows = [row for phrase in phrases if (row := short_entry(phrase))]
    blocks = [entry(phrase) for phrase in phrases if not short_entry(phrase)]
    return "\n\n".join((["\n".join((*COLUMNS, *rows))] if rows else []) + blocks)


def short_entry(phrase: Phrase) -> str:
    """One phrase as a row of a table; empty where its example takes more than a line of one payment."""
    found = _ONE_LINE.fullmatch(phrase.example)
    if not found:
        return ""
    payment = f"`{found['payment']}`: " if found["payment"] else ""
    return f"| `{phrase.words}` | {phrase.meaning} | {payment}`{found['line']}` | {gives(phrase, '<br>')} |"


def entry(phrase: Phrase) -> str:
    """One phrase as Markdown: its words, its meaning, its example and what that gives."""
    told = f"\n\nGives {gives(phrase, '; ')}." if phrase.gives else ""
    return f"**`{phrase.words}`** {phrase.meaning}\n\n```yaml\n{phrase.example}\n```{told}"


def gives(phrase: Phrase, between: str) -> str:
    """What an example gives, line by line."""
    return between.join(f"`{line}`" for line in phrase.gives.splitlines())


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").rstrip("\n")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

"""Stories told of small extracts, as one line of text each, so that wrapping does not matter to a test."""

from datetime import date
from pathlib import Path

from pbr.api.described.explanation import explanation_of
from pbr.api.settling.prepare import prepare
from pbr.values.dates import period_in_words

SCHEMES = Path(__file__).parents[2] / "schemes"


def story(
    scheme: str, tables: dict[str, str], wanted: str, *, period: str, as_at: str = "", hold_errors: bool = False
) -> str:
    """Write the tables into ``records/`` below this folder and tell the story of one id."""
    folder = Path("records")
    folder.mkdir(exist_ok=True)
    for table, text in tables.items():
        (folder / f"{table}.csv").write_text(text, encoding="utf-8")
    day = date.fromisoformat(as_at) if as_at else None
    prepared = prepare(SCHEMES / f"{scheme}.yaml", folder, period_in_words(period), day, hold_errors, False)
    told = explanation_of(prepared, wanted)
    assert all(len(line) <= 100 or " " not in line.strip() for line in told.splitlines())
    return " ".join(told.replace(str(SCHEMES), "schemes").split())


def place(scheme: str, text: str, after: str = "") -> str:
    """Where a text stands in a scheme, as a story says it: the first place after another text."""
    lines = (SCHEMES / f"{scheme}.yaml").read_text(encoding="utf-8").splitlines()
    start = next(at for at, line in enumerate(lines) if after in line)
    line = next(at for at, line in enumerate(lines) if at >= start and text in line)
    return f"schemes/{scheme}.yaml:{line + 1}"

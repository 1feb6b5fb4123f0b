"""Extracts in a case system's words, invented; people's names, notes and references in them are canaries."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

CANARIES = ("Zebedee", "Canary", "EP77", "CL88")
"""What may stand in nothing that is written or printed."""

HEADINGS = (
    *("Episode No", "Client Ref", "Client Name", "Supplier", "Start Date", "End Date", "Reason Ended"),
    *("Sequel to Short Term Support", "Date of Review", "Reviewed By", "Review Notes", "Service Type", "Hours"),
)
PEOPLE = ("Zebedee Canary", "Ottoline Canary", "Zebedee Marsh", "Canary Jones")
REASONS = ("Goals met", "Passed away", "Admitted to hospital")
SEQUELS = ("No services provided", "Community support - lower level", "Residential care")


def episode(number: int, **changed: str) -> dict[str, str]:
    """One row of an extract: a package of six weeks from a day in May, ended unless it is the fifth of five."""
    going_on = number % 5 == 4
    row = {
        "Episode No": f"EP77{number:04}",
        "Client Ref": f"CL88{number:04}",
        "Client Name": PEOPLE[number % 4],
        "Supplier": ("Sunrise Homecare Ltd", "Oak Care")[number % 2],
        "Start Date": f"{1 + number % 28:02}/05/2026",
        "End Date": "" if going_on else f"{1 + number % 28:02}/06/2026",
        "Reason Ended": "" if going_on else REASONS[number % 3],
        "Sequel to Short Term Support": "" if going_on else SEQUELS[number % 3],
        "Date of Review": "" if going_on else f"{1 + number % 28:02}/07/2026",
        "Reviewed By": PEOPLE[(number + 1) % 4],
        "Review Notes": f"Mrs Canary is well, and says so for the {number}th time",
        "Service Type": "Reablement",
        "Hours": f"{10 + number / 2}",
    }
    return {**row, **changed}


def text(rows: Iterable[Mapping[str, str]], headings: Sequence[str] = HEADINGS, *, below: str = "") -> str:
    """The rows as a CSV file; ``below`` is what a report adds under them."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(headings)
    writer.writerows([row.get(heading, "") for heading in headings] for row in rows)
    return made.getvalue() + below


def written(folder: Path, name: str, content: str) -> Path:
    """Write a file, and give its path."""
    path = folder / name
    path.write_text(content, encoding="utf-8", newline="")
    return path

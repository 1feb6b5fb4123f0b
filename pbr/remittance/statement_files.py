"""What a folder of statements holds, and which statements are of the same question."""

import json
from pathlib import Path

from pbr.files.publish_folder import FolderKind, Summary
from pbr.files.seal import SEAL

SUMMARY, INDEX = "statements.json", "statements.csv"

_ENDINGS = (".html", ".csv")


def statements_in(folder: Path) -> FolderKind:
    """The kind of a folder of statements, by what is in it: the files that its seal names are those that pbr wrote.

    They are called by the references of invoices, so no list of them is known beforehand.
    """
    return FolderKind("set of statements", (SUMMARY, INDEX, *_named(folder / SUMMARY)), SUMMARY, _asked_of_statements)


def _named(summary: Path) -> list[str]:
    try:
        said = json.loads(summary.read_text(encoding="utf-8"))
        return [name for name in said[SEAL] if Path(name).suffix in _ENDINGS]
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return []


def _asked_of_statements(summary: Summary) -> dict[str, object]:
    return {
        "what is paid out": summary.get("fingerprint"),
        "the provider": summary.get("only_provider"),
        "the payer": summary.get("only_payer"),
    }

"""An extract cut by hand into parts, each a range of providers and keys with whatever belongs to it."""

import csv
from collections import defaultdict
from pathlib import Path

Rows = list[dict[str, str]]
Tables = dict[str, Rows]
KEYS = {"plans": "plan_id", "outcomes": "plan_id", "visits": "plan_id", "people": "person_id", "stays": "stay_id"}
HEADS = ("plans", "people", "stays", "standards", "openings")


def tables_of(folder: Path) -> Tables:
    """The rows of each file of an extract, as text."""
    return {
        path.stem: list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) for path in folder.glob("*.csv")
    }


def cut(tables: Tables, parts: int) -> list[Tables]:
    """Cut tables into so many parts in the order of their lines; standards and openings stay together, in the last."""
    provider_of = {row["plan_id"]: row["provider_id"] for row in tables["plans"]}
    families: dict[tuple[str, int, str], Tables] = defaultdict(lambda: defaultdict(list))
    for name, rows in tables.items():
        for row in rows:
            if name in KEYS:
                key = row[KEYS[name]]
                head = "plans" if KEYS[name] == "plan_id" else name
                provider = provider_of[key] if head == "plans" else row["provider_id"]
                families[provider, HEADS.index(head), key][name].append(row)
    every = sorted(families)
    made: list[Tables] = []
    for part in range(parts):
        these: Tables = defaultdict(list)
        for family in every[len(every) * part // parts : len(every) * (part + 1) // parts]:
            for name, rows in families[family].items():
                these[name] += rows
        made.append(dict(these))
    for name in ("standards", "openings"):
        made[-1][name] = tables.get(name, [])
    return made

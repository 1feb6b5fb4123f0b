"""Shipped schemes with something deleted, repeated, replaced or moved, so that readers can be held to any of them."""

import copy
import random
from pathlib import Path
from typing import Any

import yaml

SCHEMES = sorted((Path(__file__).parents[2] / "schemes").glob("*.yaml"))

NASTY = [
    "", " ", "nil", "rest", "yes", "no", "0", "1/0", "-1", "£0", "-£5.00", "£999,999,999,999.99", "9" * 20,
    "100%", "0%", "150%", "1/6", "2026-02-30", "9999-12-31", "0001-01-01", "1900-01-01", "2199-12-31",
    "1900-01-01 to 2199-12-31", "2027-03-31 to 2026-04-01", "2026-13", "2199-12", "run", "month", "quarter", "year",
    "plan", "person", "provider", "outcome", "visit", "stay", "standard", "opening figure", "month per provider",
    "quarter per provider", "month per provider", "week of plan from started_on to ended_on",
    "day of stay from to_on to from_on", "week of outcome from agreed_on to due_on where payable",
    "day of plan from 1900-01-01 to 2199-12-31",
    "week of plan for 12 weeks from started_on",
    "week of plan for 6 months from later of started_on and agreed_on",
    "day of stay for 99999 days from from_on", "hour of visit's delivered_minutes",
    "hour of plan at weekly_hours from ended_on to started_on", "start of month", "end of quarter + 99999 weeks",
    "end of year - 4000 weeks", "each day", "each instalment", "later of started_on and ended_on", "as at",
    "started_on + 99999 months", "started_on + 1200 months", "started_on - 5000 weeks", "999 monthly from started_on",
    "12 monthly from referred_on until left_on",
    "12 monthly from as at", "up to 999 minutes", "by weight over outcome", "equally over visit", "by the day",
    "20% of plan_value", "1/3 of nil", "plan_value", "weekly_cost", "plan's plan_value", "person's referred_on",
    "not not not payable", "(" * 30, "not " * 40 + "payable", "ended_on when end_reason is known",
    "started_on is known",
    "plan_type is \"ongoing\"", "a and b", "\x00", "£1 per 999999999 people", "open", "not due £1.00", "1 of 1",
    "each line to the penny, half even", "from 2026-04-01", "below 50%", "from 50%", "otherwise", "*" * 50, "é" * 30,
]  # fmt: skip


_DAYS = [
    "started_on", "ended_on", "plan's started_on", "reviewed_on + 2200 weeks", "as at", "as at - 1200 months",
    "2199-12-31 + 99 weeks", "start of year", "end of month", "end of quarter + 6 weeks", "each day", "each instalment",
    "earlier of started_on and as at", "later of end of month and reviewed_on", "end of contract year",
    "later of each instalment and left_on and end of calendar year", "from_on", "referred_on", "visited_on",
]  # fmt: skip
_AMOUNTS = [
    "nil",
    "£10.00",
    "plan_value",
    "weekly_cost",
    "1/3 of plan_value",
    "0% of £999,999,999,999.99",
    "100% of £1.01",
]
_LIKELY: dict[Any, list[str]] = {
    "for each": [
        text for text in NASTY if "per provider" in text or " of " in text or text in ("plan", "stay", "visit")
    ],
    "priced at": _DAYS,
    "due": _DAYS,
    "dated by": _DAYS,
    "counted from": _DAYS,
    "pay": _AMOUNTS,
    "deduct": _AMOUNTS,
    "note": _AMOUNTS,
    "share": ["0%", "1/7", "rest", "99.999999%", "100%"],
    "over": [
        "run",
        "month",
        "quarter",
        "year",
        "contract year",
        "calendar year",
        "plan",
        "person",
        "provider",
        "person with each provider",
    ],
    "spread": ["equally over outcome", "equally over visit", "by weight over outcome where payable"],
    "instalments": ["999 monthly from started_on", "7 monthly from as at", "1 monthly from ended_on"],
    "runs": ["2026-04-01 to 2026-04-01", "1900-01-01 to 2199-12-31", "2026-06", "2199-12-01 to 2199-12-31"],
    "period": ["2026-04-01 to 2026-04-01", "1900-01-01 to 2199-12-31", "2026-06", "2199-12"],
    "as at": ["2026-04-01", "2199-12-31", "2027-03-31"],
    "started_on": ["1900-01-01", "2199-12-31", "2027-03-31", ""],
    "ended_on": ["1900-01-01", "2199-12-31", "2027-03-31", ""],
    "weight": ["0", "-1", "999999999999.999999", ""],
    "weekly_hours": ["0", "999999999999.999999", ""],
    "delivered_minutes": ["0", "999999999999.999999", ""],
}


class Mutator:
    """Changes a scheme at random, the same way for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._schemes = [yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) for path in SCHEMES]
        pieces = [piece for scheme in self._schemes for _, piece in _places(scheme)]
        self._branches = [piece for piece in pieces if not isinstance(piece, str)]
        self._texts = [*NASTY, *{piece for piece in pieces if isinstance(piece, str)}]
        self._after: dict[Any, list[str]] = {}
        for path, piece in (place for scheme in self._schemes for place in _places(scheme)):
            if path and isinstance(piece, str):
                self._after.setdefault(path[-1], []).append(piece)
        self._keys = sorted({key for piece in self._branches if isinstance(piece, dict) for key in piece})

    def scheme(self) -> str:
        """The text of a shipped scheme with one to three changes."""
        tree = copy.deepcopy(self._random.choice(self._schemes))
        for _ in range(self._random.randint(1, 3)):
            self._change(tree)
        return yaml.dump(tree, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)

    def _change(self, tree: Any) -> None:
        """Change one thing anywhere in the tree; half of the time outside its worked examples."""
        places = [path for path, _ in _places(tree) if path]
        if self._random.random() < 0.5:
            places = [path for path in places if path[0] != "examples"] or places
        *way, last = self._random.choice(places)
        parent = tree
        for step in way:
            parent = parent[step]
        match self._random.randrange(8):
            case 0:
                del parent[last]
            case 1 if isinstance(parent, dict):
                key = self._random.choice([*self._keys, *NASTY])
                parent[key] = copy.deepcopy(self._random.choice([parent[last], *self._branches]))
            case 2 if isinstance(parent, dict):
                renamed = {self._random.choice(self._keys) if key == last else key: one for key, one in parent.items()}
                parent.clear()
                parent.update(renamed)
            case 3:
                parent[last] = copy.deepcopy(
                    self._random.choice([{}, [], [parent[last]], {"a": parent[last]}, *self._branches])
                )
            case 4 if isinstance(parent[last], str) and parent[last]:
                text, at = parent[last], self._random.randrange(len(parent[last]))
                parent[last] = (
                    text[:at] + self._random.choice(["", "'", '"', " ", "(", ",", "0", "and"]) + text[at + 1 :]
                )
            case 5:
                parent[last] = self._random.choice(self._texts)
            case _:
                # What other schemes say in the same place is more often understood, and goes further.
                parent[last] = self._random.choice([*self._after.get(last, []), *_LIKELY.get(last, [])] or self._texts)


class _Plain(yaml.SafeDumper):
    """Writes everything out where it stands, because schemes take no values from elsewhere."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], Any]]:
    """Everything in a tree, with the keys and numbers that lead to it."""
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [(path, node), *(place for step, one in inside for place in _places(one, (*path, step)))]

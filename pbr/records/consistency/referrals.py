"""Plans and stays of somebody who was referred to the provider: its own customer."""

from datetime import date

from pbr.records.consistency.comparison import Answer, Beside, Comparison
from pbr.records.consistency.overlaps import ENDS


def first_referrals(beside: Beside) -> dict[tuple[str, str], date]:
    """The first day on which each person was referred to each provider."""
    layout = beside.tables["people"].layout
    person, provider, referred = (layout[name] for name in ("person_id", "provider_id", "referred_on"))
    first: dict[tuple[str, str], date] = {}
    for row in beside.tables["people"].rows:
        of = (row[person], row[provider])
        first[of] = min(row[referred], first.get(of, row[referred]))
    return first


def days_referred(beside: Beside, table: str) -> list[date | None]:
    """For each row of a table the day on which its person was first referred to its provider; None: never."""
    first, layout = first_referrals(beside), beside.tables[table].layout
    person, provider = layout["person_id"], layout["provider_id"]
    return [first.get((row[person], row[provider])) for row in beside.tables[table].rows]


def of_people_referred(beside: Beside, table: str) -> list[Answer]:
    """Which rows of a table began on or after the day their person was first referred to their provider."""
    began = beside.tables[table].layout[ENDS[table][0]]
    rows = beside.tables[table].rows
    return [
        referred is not None and referred <= row[began]
        for row, referred in zip(rows, days_referred(beside, table), strict=True)
    ]


_WORDS = "of a person referred to the provider"

COMPARISONS = (
    Comparison(
        "plans",
        _WORDS,
        "the person of the plan had been referred to its provider when it began",
        "the person of the plan had not been referred to its provider when it began",
        "The person was referred to the plan's provider, in `people.csv`, on or before the plan's first day.",
        {"plans": frozenset({"started_on"}), "people": frozenset({"referred_on"})},
        lambda beside: of_people_referred(beside, "plans"),
    ),
    Comparison(
        "stays",
        _WORDS,
        "the person of the stay had been referred to its provider when it began",
        "the person of the stay had not been referred to its provider when it began",
        "The person was referred to the stay's provider, in `people.csv`, on or before the stay's first day: an own "
        "customer of the provider. It makes no difference that the person has left since.",
        {"stays": frozenset({"from_on"}), "people": frozenset({"referred_on"})},
        lambda beside: of_people_referred(beside, "stays"),
    ),
)

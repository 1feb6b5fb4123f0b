"""Plans and stays of somebody who was referred to the provider: its own customer."""

from collections.abc import Iterator, Sequence
from datetime import date

from pbr.records.consistency.comparison import Answer, Comparison, RecordsCompared
from pbr.records.consistency.contradiction import Finding, many
from pbr.records.consistency.found_rows import FoundRows, LookedFor
from pbr.records.consistency.overlaps import ENDS


def first_referrals(beside: RecordsCompared) -> dict[tuple[str, str], date]:
    """The first day on which each person was referred to each provider."""
    layout = beside.tables["people"].layout
    person, provider, referred = (layout[name] for name in ("person_id", "provider_id", "referred_on"))
    first: dict[tuple[str, str], date] = {}
    for row in beside.tables["people"].rows:
        of = (row[person], row[provider])
        first[of] = min(row[referred], first.get(of, row[referred]))
    return first


def days_referred(beside: RecordsCompared, table: str) -> list[date | None]:
    """For each row of a table the day on which its person was first referred to its provider; None: never."""
    first, layout = first_referrals(beside), beside.tables[table].layout
    person, provider = layout["person_id"], layout["provider_id"]
    return [first.get((row[person], row[provider])) for row in beside.tables[table].rows]


def of_people_referred(beside: RecordsCompared, table: str) -> list[Answer]:
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


def _not_referred_in(table: str) -> LookedFor:
    """What is looked for in one table: those who were never referred, and those who were later."""
    one = table.removesuffix("s")
    help_ = f"mend the person or the provider, or add the referral; a scheme can take in {table} {_WORDS} alone"

    def look(beside: RecordsCompared) -> Sequence[FoundRows]:
        if not beside.has("people") or not beside.has(table, ENDS[table][0]):
            return ()
        referred, answers = days_referred(beside, table), of_people_referred(beside, table)
        never = tuple(at for at, day in enumerate(referred) if day is None)
        before = tuple(at for at, day in enumerate(referred) if day is not None and answers[at] is False)
        return (FoundRows(table, never), FoundRows(table, before)) if never or before else ()

    def tell(found: Sequence[FoundRows]) -> Iterator[tuple[int, Finding]]:
        never, before = found[0].rows, found[1].rows
        if never:
            message = (
                f"{many(never, f'{one} is', f'{table} are')} of somebody who was never referred to the provider named"
            )
            yield 0, Finding("PBR816", table, never, message, help_)
        if before:
            message = (
                f"{many(before, f'{one} begins', f'{table} begin')} before the person was referred to the provider"
            )
            yield 1, Finding("PBR817", table, before, message, help_)

    return LookedFor(look, tell)


PLANS_NOT_REFERRED = _not_referred_in("plans")
STAYS_NOT_REFERRED = _not_referred_in("stays")

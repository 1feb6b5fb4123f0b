"""The phrases of rankings: on which days, what each score weighs, how points come about, and who ties."""

from pbr.scheme.reference.phrase import Phrase

_RATES = (
    "prices:\n  own_rate:\n    by: provider_id\n    from 2026-04-01:\n      P1: £17.40\n      P2: £18.10\n"
    "    assumed: made up\n"
)
_ON = "    ranked: once, on 2026-04-01\n"
_PRICE = "    scores:\n      price: 100% on own_rate, lowest best in proportion\n"
_TIES = "    ties: share the rank"
_AWARD = f"{_RATES}rankings:\n  award:\n    assumed: made up\n"
# 17.40 of 18.10 is 96.132596..., cut off after four decimals
_GIVES = "award P1 2026-04-01: rank 1 with 100 points\naward P2 2026-04-01: rank 2 with 96.1325 points"
_MEASURED = (
    "rankings:\n  award:\n    assumed: made up\n    ranked: every 3 months from 2026-04-01\n    scores:\n"
    "      quality: 100% on kept, out of 100%\n    ties: share the rank\nexamples:\n  One:\n    as at: 2026-07-01\n"
    "    ranks:\n      award P1 2026-07-01: rank 1 with 50 points\n    lines:\n      A/package: £1,000.00\n"
    "      B/package: £1,000.00\n    total due: £2,000.00"
)
_SCORED = (
    "rankings:\n  award:\n    assumed: made up\n    ranked: once, on 2026-04-01\n    scores:\n"
    '      quality: 100% on score of "visited", {way}\n    ties: share the rank\nexamples:\n  One:\n    standards:\n'
    "      - {{standard: visited, provider_id: P1, from_on: 2026-04-01, to_on: 2026-04-01, "
    "assessed_on: 2026-04-01, score: 80}}\n"
    "      - {{standard: visited, provider_id: P2, from_on: 2026-04-01, to_on: 2026-04-01, "
    "assessed_on: 2026-04-01, score: 60}}\n"
    "    ranks:\n      award P1 2026-04-01: rank 1 with {first} points\n"
    "      award P2 2026-04-01: rank 2 with {second} points\n    total due: £0.00"
)


def _scored(words: str, meaning: str, way: str, first: str, second: str) -> Phrase:
    return Phrase(words, "rankings", meaning, _SCORED.format(way=way, first=first, second=second))


RANKINGS = (
    Phrase(
        "ranked",
        "rankings",
        "On which days providers are ranked: `once, on` a day, or `every 6 months from` a day.",
        f"{_AWARD}{_ON}{_PRICE}{_TIES}",
        _GIVES,
        ("rankings",),
    ),
    Phrase(
        "scores",
        "rankings",
        "What providers are scored on, each under a name with its weight. The weights come to 100%, and so do points.",
        f"{_AWARD}{_ON}    scores:\n      price: 60% on own_rate, lowest best in proportion\n"
        f"      again: 40% on own_rate, lowest best by place\n{_TIES}",
        # 57.679558... and half of 40
        "award P1 2026-04-01: rank 1 with 100 points\naward P2 2026-04-01: rank 2 with 77.6795 points",
        ("rankings",),
    ),
    Phrase(
        "ties",
        "rankings",
        "Who is first of those with as many points: they `share the rank`, or `most points for NAME first`, one of the "
        "scores, `, then NAME` another. Who shares rank 2 with another is followed by rank 4.",
        f"{_AWARD}{_ON}{_PRICE}    ties: most points for price first",
        _GIVES,
        ("rankings",),
    ),
    Phrase(
        "points",
        "rankings",
        "To how many decimals the points of each score are rounded, a half up. Without it they are exact.",
        f"{_AWARD}{_ON}{_PRICE}    points: to 2 decimals, half up\n{_TIES}",
        "award P2 2026-04-01: rank 2 with 96.13 points",
        ("rankings",),
    ),
    Phrase(
        "60% on PRICE, lowest best in proportion",
        "rankings",
        "The price of each provider on the day, of a price that differs by provider. The lowest gets all the points, "
        "and each other the part that the lowest is of its own; with `highest best` the part that its own is of it.",
        f"{_AWARD}{_ON}{_PRICE}{_TIES}",
        _GIVES,
    ),
    Phrase(
        "40% on MEASURE, out of 100%",
        "rankings",
        "The share that a measure comes to in the last window that is over before the day. Where it is a range, so are "
        "points and ranks.",
        _MEASURED,
    ),
    _scored(
        '40% on FIELD of "STANDARD", out of 100',
        "A number or money recorded of a standard for each provider, in the row that begins last, on the day or before "
        "it. The points are the part that it is of the most there can be.",
        "out of 100",
        "80",
        "60",
    ),
    _scored(
        "highest best by place",
        "The best of so many gets all the points, and each place below it one equal part less; who ties gets the mean. "
        "With `lowest best` the lowest is the best.",
        "highest best by place",
        "100",
        "50",
    ),
)
"""The words of a ranking, each with an example that is run."""

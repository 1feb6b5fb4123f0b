"""A warning that over a month or a quarter schemes pay for care of different months: by its start, or by a review."""

from collections.abc import Iterable, Iterator

from pbr.problems.problem import Place, Problem
from pbr.scheme.scheme import Scheme
from pbr.simulate.backcast.backcast import Backcast
from pbr.simulate.problem_of_schemes import Label, Part, of_schemes
from pbr.values.units_in_words import with_more

DAYS_IN_A_QUARTER = 92
_MOST_NAMED = 4


def paid_on_different_days(cast: Backcast, records: Place) -> list[Problem]:
    """Warn where a period of a quarter or less is compared under schemes that pay by different days.

    Over a longer one what falls outside at either end is little, and over the whole run nothing does.
    """
    if cast.whole_run or cast.period.days > DAYS_IN_A_QUARTER:
        return []
    paying = [result.candidate for result in cast.results if not result.wholly_outside]
    by_label = {one.label: days for one in paying if (days := _days_paid(one.scheme))}
    if len({frozenset(days) for days in by_label.values()}) < 2:
        return []
    parts: list[Part] = ["what falls due in one period is for care of different months: "]
    for at, (label, days) in enumerate(by_label.items()):
        parts += ["; " if at else "", Label(label), f" pays by {_listed(days)}"]
    remedy = "leave out --period, so that each scheme is settled over its whole run; or compare a year"
    return [of_schemes("PBR980", parts, records, remedy)]


def _days_paid(scheme: Scheme) -> tuple[str, ...]:
    """The days by which a scheme pays or takes off, as it writes them, each once and in its order."""
    return tuple(dict.fromkeys(_days_of(scheme)))


def _days_of(scheme: Scheme) -> Iterator[str]:
    for payment in scheme.payments:
        if payment.verb == "note":
            continue
        own = payment.due_text or ("each instalment" if payment.instalments and not payment.parts else "")
        yield from filter(None, (own, *(part.due_text for part in payment.parts)))


def _listed(days: Iterable[str]) -> str:
    return with_more([f"'{one}'" for one in days], _MOST_NAMED)

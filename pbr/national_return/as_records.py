"""Episodes as the tables of an extract have them: plans, and for each that is measured its sequel as an outcome."""

from collections.abc import Iterator, Sequence

from pbr.national_return.days import iso
from pbr.national_return.episodes import Episode
from pbr.national_return.event import GOES_ON
from pbr.national_return.outcomes import Outcome
from pbr.national_return.sequel import Counts, Sequel
from pbr.national_return.told_episodes import MeasureStanding, ToldEpisode
from pbr.national_return.what_followed import WINDOW

PLANS = (
    *("plan_id", "person_id", "provider_id", "plan_type", "started_on", "ended_on", "end_reason", "support_at_end"),
    *("reviewed_on", "verified_by"),
)
OUTCOMES = (*("outcome_id", "plan_id", "outcome", "kind", "payable", "result", "reviewed_on", "verified_by"),)
EPISODES = (*("plan_id", "provider_id", "started_on", "ended_on", "age_group", "measured", "sequel", "rule", "counts"),)
NO_PROVIDER = "not_given"
"""The provider of an episode of whose services none names one."""

_RESULTS = {
    Counts.NO_OR_LESS_SUPPORT: "achieved",
    Counts.MORE_SUPPORT: "not_achieved",
    Counts.NOT_COUNTED: "not_assessed",
    Counts.UNABLE_TO_CLASSIFY: "not_assessed",
}
_REDUCED = frozenset({Sequel.ONGOING_LOW_LEVEL, Sequel.OTHER_SHORT_TERM})
_IN_A_HOME = frozenset({Sequel.NURSING, Sequel.RESIDENTIAL, Sequel.SHORT_TERM_IN_A_HOME})
_END_REASONS = {
    Outcome.DECEASED: "died",
    Outcome.TO_HOSPITAL: "hospital",
    Outcome.MOVED: "moved",
    Outcome.DECLINED: "declined",
    Outcome.ENDED_AS_PLANNED: "completed",
    Outcome.ENDED_FOR_ANOTHER_REASON: "other",
}
"""Why an episode ended, where its outcome says so; of the others it says what follows, and the cell is blank."""


def plan_id(episode: Episode) -> str:
    """The reference of an episode: its person's, and the day it began."""
    return f"{episode.person}:{iso(episode.start)}"


def plan_rows(told: Sequence[ToldEpisode]) -> Iterator[tuple[str, ...]]:
    """The rows of ``plans.csv``: every episode."""
    for one in told:
        episode = one.episode
        support = _support(one)
        yield (
            plan_id(episode),
            episode.person,
            episode.provider or NO_PROVIDER,
            "reablement",
            iso(episode.start),
            _end(episode),
            _end_reason(one),
            support,
            _judged_on(episode) if support else "",
            "council" if support else "",
        )


def outcome_rows(told: Sequence[ToldEpisode]) -> Iterator[tuple[str, ...]]:
    """The rows of ``outcomes.csv``: the sequel of every episode that the measure looks at."""
    for one in told:
        if one.standing is MeasureStanding.MEASURED and one.followed is not None:
            plan, sequel = plan_id(one.episode), one.followed.sequel
            judged = _judged_on(one.episode)
            yield f"{plan}:sequel", plan, sequel.code, "improvement", "no", _RESULTS[sequel.counts], judged, "council"


def episode_rows(told: Sequence[ToldEpisode]) -> Iterator[tuple[str, ...]]:
    """The rows of ``episodes.tsv``: every episode, what followed, by which rule, and how it counts."""
    for one in told:
        sequel = one.followed.sequel if one.followed else None
        yield (
            plan_id(one.episode),
            one.episode.provider or NO_PROVIDER,
            iso(one.episode.start),
            _end(one.episode),
            one.ages.value,
            one.standing.value,
            sequel.value if sequel else "",
            one.followed.rule if one.followed else "",
            sequel.counts.value if sequel and one.standing is MeasureStanding.MEASURED else "",
        )


def _end(episode: Episode) -> str:
    return "" if episode.end == GOES_ON else iso(episode.end)


def _judged_on(episode: Episode) -> str:
    """The first day on which the sequel can be known: what begins up to then belongs to it."""
    return iso(episode.end + WINDOW)


def _support(one: ToldEpisode) -> str:
    """What the sequel says of the support at the end: blank where it says nothing of it."""
    sequel = one.followed.sequel if one.followed else None
    if sequel is None or sequel.counts in (Counts.NOT_COUNTED, Counts.UNABLE_TO_CLASSIFY):
        return ""
    if sequel in _IN_A_HOME:
        return "residential"
    if sequel in _REDUCED:
        return "reduced"
    return "none" if sequel.counts is Counts.NO_OR_LESS_SUPPORT else "same"


def _end_reason(one: ToldEpisode) -> str:
    if one.followed and one.followed.sequel is Sequel.DECEASED:
        return "died"
    outcome = one.episode.outcome
    return "" if one.episode.end == GOES_ON or outcome is None else _END_REASONS.get(outcome, "")

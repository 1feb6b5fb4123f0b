"""What the fields of the records are called in the headings of case systems, rosters and finance systems."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pbr.mapping.mapping import NUMBER

_WORD = re.compile(r"[a-z]+|[0-9]+")
_SMALL = frozenset({"of", "the", "for", "is", "was", "a", "an", "to", "and", "this"})
# Words that say the same in a heading; the first of each is what they are read as.
_SAME = (
    ("provider", "supplier", "agency", "vendor", "contractor", "organisation", "organization", "company"),
    ("plan", "episode", "package", "intervention"),
    ("person", "client", "customer", "citizen", "patient", "individual", "resident"),
    ("id", "ref", "reference", "no", "number", "key", "identifier"),
    ("date", "dt", "day"),
    ("start", "started", "starts", "begin", "began", "begins", "commenced", "commencement", "starting"),
    ("end", "ended", "ends", "ending", "finish", "finished", "ceased", "close", "closed", "closure", "terminated"),
    ("left", "leaving", "leaver", "departure"),
    ("review", "reviewed"),
    ("planned", "expected", "anticipated", "scheduled", "intended", "commissioned", "forecast"),
    ("actual", "delivered", "worked", "attended", "received"),
    ("agreed", "approved", "authorised", "agreement", "approval", "authorisation"),
    ("achieved", "achievement", "met", "attained"),
    ("hours", "hrs", "hr", "hour"),
    ("minutes", "mins", "min", "minute"),
    ("weekly", "week", "pw", "wk", "weeks", "wks"),
    ("reason", "cause", "why"),
    ("outcome", "goal", "objective", "aim"),
    ("referral", "referred"),
    ("visit", "visited", "call"),
    ("area", "locality", "district", "patch", "zone", "region", "neighbourhood"),
    ("verified", "confirmed", "validated"),
    ("disputed", "dispute", "challenged", "queried"),
    ("standard", "kpi", "indicator"),
    ("type", "kind", "category"),
    ("value", "price", "amount", "cost", "fee"),
    ("support", "sequel"),
)
_MEANS = {word: group[0] for group in _SAME for word in group}
_TOGETHER = (("service user", "person"), ("su", "person"), ("care plan", "plan"), ("per week", "weekly"))

ALIASES: dict[str, tuple[str, ...]] = {
    "plan_id": ("plan id", "plan", "service id", "case id", "event id"),
    "person_id": ("person id", "person", "pseudonym", "person pseudonym", "mosaic id", "las id"),
    "provider_id": ("provider id", "provider", "provider name", "provider code"),
    "area": ("area", "area name", "team area"),
    "plan_type": ("plan type", "service type", "type"),
    "rate": ("rate", "level", "band", "rate type", "rate band", "level need", "care level", "level care", "tier"),
    "agreed_on": ("agreed on", "agreed date", "plan agreed", "plan agreed date", "plan agreed on"),
    "started_on": (
        *("started on", "start date", "start", "service start", "service start date", "actual start date"),
        *("plan start", "plan start date", "actual start"),
    ),
    "planned_end_on": ("planned end on", "planned end date", "planned end", "target end date", "due end date"),
    "ended_on": (
        *("ended on", "end date", "end", "actual end date", "service end", "service end date", "actual end"),
        *("discharge date", "plan end", "plan end date", "last day"),
    ),
    "end_reason": ("end reason", "plan end reason", "discharge reason", "service end reason", "reason end service"),
    "plan_value": ("plan value", "value", "agreed value", "total value"),
    "weekly_hours": ("weekly hours", "planned weekly hours", "hours", "agreed weekly hours"),
    "hours_delivered": ("hours delivered", "actual hours", "total hours delivered", "total actual hours"),
    "support_at_end": (
        *("support at end", "support end", "sequel short term support", "sequel", "sequel st max", "sequel reablement"),
        *("support at end reablement", "ongoing support", "support needed at end", "outcome reablement"),
        *("support after reablement", "what happened next", "support at plan end"),
    ),
    "reviewed_on": ("reviewed on", "review date", "review", "final review date", "end review date"),
    "verified_by": ("verified by", "verified"),
    "outcome_id": ("outcome id",),
    "outcome": ("outcome", "outcome name", "outcome code", "agreed outcome", "outcome agreed", "outcome area"),
    "kind": (
        *("kind", "outcome type", "improvement or maintenance", "improve or maintain", "placement type", "stay type"),
    ),
    "payable": ("payable", "outcome payable", "eligible payment", "payable outcome"),
    "weight": ("weight", "weighting", "outcome weight", "outcome weighting"),
    "due_on": ("due on", "due date", "target date", "due", "outcome due date", "outcome target date"),
    "result": (
        *("result", "outcome result", "achieved", "outcome achieved", "outcome status", "review result"),
        *("outcome review result", "result at review"),
    ),
    "achieved_on": ("achieved on", "achieved date", "outcome achieved date", "outcome achieved on"),
    "disputed": ("disputed", "in dispute", "outcome disputed", "provider disputed"),
    "visit_id": ("visit id",),
    "visited_on": ("visited on", "visit date", "visit"),
    "planned_minutes": ("planned minutes", "planned duration", "minutes planned", "planned visit minutes"),
    "delivered_minutes": ("delivered minutes", "actual minutes", "actual duration", "minutes", "visit minutes"),
    "referred_on": ("referred on", "referral date", "referral"),
    "left_on": ("left on", "left date", "left"),
    "left_reason": ("left reason", "reason left"),
    "support_at_10_weeks": ("support at 10 weeks", "support 10 weeks", "10 weeks support", "10 weeks review support"),
    "support_at_52_weeks": ("support at 52 weeks", "support 52 weeks", "52 weeks support", "52 weeks review support"),
    "stay_id": ("stay id", "placement id", "admission id"),
    "from_on": ("from on", "from", "from date", "admission date", "admitted", "start date"),
    "to_on": ("to on", "date to", "discharge date", "discharged", "end date"),
    "weekly_cost": ("weekly cost", "weekly rate"),
    "standard": ("standard", "standard name", "standard code"),
    "assessed_on": ("assessed on", "assessed date", "assessment date", "judged on"),
    "met": ("met", "standard met", "achieved", "passed"),
    "score": ("score", "points", "result"),
    "name": ("name", "figure"),
    "value": ("value", "figure"),
}
"""By field, what its column may be called, beside the field's own name. Small words and their order say nothing."""


@lru_cache(maxsize=4_096)
def words_of(heading: str) -> frozenset[str]:
    """Give the words of a heading as they are read: ``Date of Review`` and ``Reviewed on`` have one in common."""
    text = heading.casefold().replace("_", " ").replace(NUMBER, " ")
    text = " ".join(_WORD.findall(text))
    for several, one in _TOGETHER:
        text = re.sub(rf"\b{several}\b", one, text)
    return frozenset(_MEANS.get(word, word) for word in text.split() if word not in _SMALL)


def exactly(field: str, heading: str) -> bool:
    """Whether a heading is one of the names of a field, and says nothing more."""
    words = words_of(heading)
    return bool(words) and words in _names_of(field)


def nearness(field: str, heading: str) -> float:
    """Give how much of a heading a name of the field has in common with it: from 0 to 1, where 1 is all of both.

    A heading that has no word of those that every name of the field has is not near: *Supplier* is none of *provider
    disputed*.
    """
    words = words_of(heading)
    if not words >= frozenset.intersection(*_names_of(field)):
        return 0
    return max((len(words & name) / len(words | name) for name in _names_of(field) if words | name), default=0)


def about_people(heading: str) -> bool:
    """Whether a heading says that people stand below it: who did something, a worker, a name in full."""
    words = words_of(heading)
    return bool(words & _OF_PEOPLE) or bool(_BY.search(heading.casefold()))


_BY = re.compile(r"\bby\b(?! when)")
_OF_PEOPLE = frozenset(
    {"worker", "manager", "officer", "surname", "forename", "carer", "practitioner", "coordinator", "therapist"}
    | {"nurse", "reviewer", "author", "staff", "name", "gp", "contact", "postcode", "address", "email", "phone", "dob"}
)


@lru_cache(maxsize=256)
def _names_of(field: str) -> frozenset[frozenset[str]]:
    return frozenset(map(words_of, _spoken(field)))


def _spoken(field: str) -> Iterable[str]:
    yield field.replace("_", " ")
    yield from ALIASES.get(field, ())

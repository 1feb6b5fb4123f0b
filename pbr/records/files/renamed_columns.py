"""Headings under which other systems keep a column: Supplier is a provider, Start date is when something started."""

from collections.abc import Iterable

from pbr.values.pattern import Pattern

_WORD = Pattern(r"[a-z]+|[0-9]+")
# Words of one meaning in the headings of case systems, finance systems and rosters; the first is the dictionary's.
_SAME = (
    ("provider", "supplier", "organisation", "organization", "agency", "vendor", "contractor", "company"),
    ("plan", "package", "episode", "service", "placement", "case"),
    ("person", "client", "customer", "user", "individual", "citizen", "resident", "nhs", "patient"),
    ("started", "start", "begin", "begins", "began", "begun", "commenced", "commencement", "starting"),
    ("ended", "end", "ends", "finish", "finished", "ceased", "close", "closed", "closure", "terminated"),
    ("from", "start", "begin", "admitted", "admission"),
    ("to", "end", "discharged", "discharge"),
    ("visited", "visit", "call"),
    ("referred", "referral"),
    ("reviewed", "review"),
    ("agreed", "agreement", "approved", "approval", "authorised"),
    ("achieved", "achievement"),
    ("assessed", "assessment"),
    ("left", "leaving", "leaver"),
    ("delivered", "actual", "worked", "attended"),
    ("planned", "commissioned", "scheduled", "contracted"),
    ("minutes", "mins", "min", "duration"),
    ("hours", "hrs", "hr"),
    ("weekly", "week", "pw"),
    ("value", "price", "amount", "cost"),
    ("cost", "price", "rate", "amount", "fee"),
    ("type", "kind", "category"),
    ("kind", "type", "category"),
    ("reason", "cause"),
    ("result", "finding", "status"),
    ("area", "locality", "district", "patch", "team", "zone", "region"),
    ("verified", "confirmed", "checked"),
    ("disputed", "dispute"),
)
SYNONYMS = frozenset(word for group in _SAME for word in group)
"""Every word that stands for a word of a field in the headings of other systems."""
_MEANINGS = {word: {group[0] for group in _SAME if word in group} for word in SYNONYMS}
# They say nothing of what a column holds: In dispute? is disputed, Date of review is when something was reviewed.
_SMALL = {"in", "of", "is", "the", "was"}
# Nor does how a day is written there: End date (dd/mm/yyyy).
_SMALL |= {"dd", "mm", "yy", "yyyy"}
# What a column holds, and not of what: any heading may end so.
_SORTS = {
    "id": {"id", "ref", "reference", "no", "number", "code", "key", "name"},
    "on": {"on", "date", "day", "dt"},
    "by": {"by"},
}


def other_heading(name: str, headings: Iterable[str]) -> str:
    """Give the heading that means the field ``name`` in other words, where exactly one does; empty otherwise."""
    meant = [heading for heading in headings if heading and _means(name, heading)]
    return meant[0] if len(meant) == 1 else ""


def _means(name: str, heading: str) -> bool:
    """Whether every word of a field's name stands in the heading, in some word of the same meaning."""
    *about, sort = name.split("_")
    if sort not in _SORTS:
        about, sort = name.split("_"), ""
    words = [word for word in _WORD.findall(heading.casefold()) if word not in _SMALL]
    others = [word for word in words if word not in _SORTS.get(sort, set())]
    # Supplier alone is a provider; Supplier postcode is something else.
    if sort and any(word in _SORTS[other] for other in _SORTS if other != sort for word in others):
        return False
    return len(others) == len(about) and all(
        any(word == each or each in _MEANINGS.get(word, set()) for word in others) for each in about
    )

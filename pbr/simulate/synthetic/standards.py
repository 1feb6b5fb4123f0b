"""Synthetic standards for each provider and quarter, met or not once they have been assessed; as stated, and made."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from pydantic import Field

from pbr.rng.keyed_chance import happens
from pbr.scheme.reading.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Text
from pbr.simulate.assumption import Invented
from pbr.simulate.synthetic.plans import PlanSeen
from pbr.simulate.synthetic.stated_rates import read_rate, read_seed, read_whole, stated_in
from pbr.source.yaml_nodes import Scalar
from pbr.values.dataclass import dataclass
from pbr.values.dates import period_in_words, quarter_of
from pbr.values.period import Period

_NAME = "invent.standards"
_DAYS = re.compile(r"([0-9]{1,3}) days?", re.ASCII)
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}", re.ASCII)


class StandardsForm(ProvenanceForm):
    """The standards that are invented where the extract holds none: their codes, and how many are met."""

    for_each_quarter: Text = Field(alias="for each quarter")
    met: Text
    over: Text | None = None
    assessed_after: Text | None = Field(None, alias="assessed after")
    seed: Text


@dataclass(frozen=True, slots=True)
class InventedStandards(Invented):
    """Some standards for each provider and quarter; ``value`` is the share met.

    ``over`` is the span whose quarters are judged; None: that of the provider's own plans. They are assessed
    ``days_after`` the last day of the quarter.
    """

    codes: tuple[str, ...]
    over: Period | None
    days_after: int
    seed: int


def read_standards(form: StandardsForm, reading: Reading) -> InventedStandards | None:
    """The standards to invent; None where anything is wrong, which ``reading`` is told."""
    place = reading.place("invent", "standards")
    provenance = read_provenance(form, place, reading)
    codes = _codes(form.for_each_quarter, reading)
    met = read_rate(form.met, _NAME, reading)
    over = _span(form.over, reading)
    after = form.assessed_after
    days = 0 if after is None else read_whole(after, _DAYS, "a number of days, such as 14 days", reading)
    seed = read_seed(form.seed, reading)
    if codes is None or met is None or days is None or seed is None or (over is None and form.over is not None):
        return None
    span = f" from {over}" if over else " of its plans"
    when = f"{days} days after" if days else "on the last day of"
    return InventedStandards(
        _NAME, met, provenance, place, "standards", stated_in(form),
        f"{_listed(codes)} for each provider and quarter{span}",
        f"{met.text} met, assessed {when} the quarter (seed {seed})", codes, over, days, seed,
    )  # fmt: skip


def _codes(text: Scalar, reading: Reading) -> tuple[str, ...] | None:
    codes = tuple(piece.strip() for piece in text.text.split(","))
    if len({*codes}) < len(codes) or not all(map(_CODE.fullmatch, codes)):
        remedy = "write the codes of the standards, each once, with commas between: safe_staffing, on_time"
        reading.problem("PBR952", f"'{text.text}' is not what belongs here", text.place, remedy)
        return None
    return codes


def _span(text: Scalar | None, reading: Reading) -> Period | None:
    span = period_in_words(text.text) if text else None
    if text is not None and span is None:
        remedy = "write the first day and the last: 2026-04-01 to 2027-03-31"
        reading.problem("PBR952", f"'{text.text}' is not a span of days", text.place, remedy)
    return span


def _listed(codes: Iterable[str]) -> str:
    *others, last = codes
    return f"{', '.join(others)} and {last}" if others else last


def standard_rows(
    assumed: InventedStandards, plans: Iterable[PlanSeen], taken: date | None
) -> Iterator[dict[str, str]]:
    """The standards of each provider in each quarter of the span stated, or of its own plans.

    A standard that would be assessed after the extract was taken is not assessed yet.
    """
    for provider, span in _spans(plans, taken).items():
        for quarter in _quarters(assumed.over or span):
            day = quarter.last + timedelta(days=assumed.days_after)
            assessed = taken is None or day <= taken
            for code in assumed.codes:
                met = happens(assumed.value.central, assumed.seed, "standards", provider, code, quarter.first)
                yield {
                    "standard": code,
                    "provider_id": provider,
                    "from_on": str(quarter.first),
                    "to_on": str(quarter.last),
                    "assessed_on": str(day) if assessed else "",
                    "met": ("yes" if met else "no") if assessed else "",
                }


def _spans(plans: Iterable[PlanSeen], taken: date | None) -> dict[str, Period]:
    """From the first day of each provider's plans to the last."""
    days: dict[str, list[date]] = defaultdict(list)
    for plan in plans:
        days[plan.provider_id] += [plan.started_on, plan.last_day(taken)]
    return {provider: Period(min(found), max(found)) for provider, found in days.items()}


def _quarters(span: Period) -> Iterator[Period]:
    """The calendar quarters in which a span has a day, each whole."""
    quarter = quarter_of(span.first)
    while quarter.first <= span.last:
        yield quarter
        quarter = quarter_of(quarter.last + timedelta(days=1))

"""Synthetic standards as a file states them: which, over which days, how many are met, and when they are assessed."""

import re
from collections.abc import Iterable

from pydantic import Field

from pbr.scheme.reading.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Text
from pbr.simulate.synthetic.standards import InventedStandards
from pbr.simulate.synthetic.stated_rates import read_rate, read_seed, read_whole, stated_in
from pbr.source.yaml_nodes import Scalar
from pbr.values.dates import period_in_words
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

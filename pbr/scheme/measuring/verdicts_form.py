"""Verdicts as they are written: ``when: every target is met in 3 of the last 4 quarters``, read."""

import re
from collections.abc import Mapping

from pbr.problems.suggest import did_you_mean
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.verdicts import VerdictRule
from pbr.scheme.reading.cycles import window_written
from pbr.scheme.reading.defined_names import check_name
from pbr.scheme.reading.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Text
from pbr.source.yaml_nodes import Scalar
from pbr.values.for_whom import Per
from pbr.values.pattern import Pattern
from pbr.values.window import Over

_RULE = Pattern(
    r"(?P<which>every target|any target|[a-z][a-z0-9_]*) is (?P<state>met|missed)"
    r"(?: in (?P<needed>each|any|[1-9][0-9]?) of the last (?P<last>[1-9][0-9]?) (?P<over>[a-z ]+))?",
    re.ASCII,
)
_WINDOWS: dict[str, Over] = {
    "months": "month",
    "quarters": "quarter",
    "contract quarters": "contract quarter",
    "contract years": "contract year",
    "calendar years": "year",
}
"""The windows of a verdict as they are written; ``cycles`` as the heading says."""
_REMEDY = (
    "write one rule, such as every target is met in 3 of the last 4 quarters; another rule, such as any target is "
    "missed, is a verdict of its own"
)
_BETWEEN_RULES = Pattern(r",? (?:and|or) |, ", re.ASCII)


class VerdictForm(ProvenanceForm):
    """A verdict: ``when`` its targets are met or missed."""

    when: Text


def read_verdicts(
    forms: Mapping[str, VerdictForm], measures: Mapping[str, Measure], reading: Reading
) -> tuple[VerdictRule, ...]:
    """Every verdict, in the order written."""
    rules = (_read_rule(name, form, measures, reading) for name, form in forms.items())
    return tuple(rule for rule in rules if rule is not None)


def _read_rule(name: str, form: VerdictForm, measures: Mapping[str, Measure], reading: Reading) -> VerdictRule | None:
    place = reading.place("verdicts", name)
    check_name(name, place, reading)
    provenance = read_provenance(form, place, reading)
    match = _RULE.fullmatch(form.when.text)
    if _are_several(form.when, reading):
        return None
    if match is None:
        reading.problem("PBR562", f"'{form.when.text}' is not a rule over targets", form.when.place, _REMEDY)
        return None
    judged = _measures(match, form.when, measures, reading)
    over = _over(match, form.when, judged, measures, reading)
    if not judged or over is None:
        return None
    last = int(match["last"] or 1)
    needed = {"each": last, "any": 1, None: 1}.get(match["needed"]) or int(match["needed"])
    if needed > last:
        message = f"{needed} of {last} windows cannot be"
        reading.problem("PBR562", message, form.when.at(*match.span("needed")), f"write at most {last}")
        return None
    every, met = match["which"] != "any target", match["state"] == "met"
    return VerdictRule(name, judged, every, met, needed, last, over, form.when.text, provenance, place)


def _are_several(text: Scalar, reading: Reading) -> bool:
    """Whether it is several rules in one, with a problem: what follows of them together is for people to say."""
    rules = _BETWEEN_RULES.split(text.text)
    if len(rules) < 2 or not all(_RULE.fullmatch(rule) for rule in rules):
        return False
    message = f"one verdict has one rule, and here are {len(rules)}"
    each = "; and ".join(f"when: {rule}" for rule in rules)
    reading.problem("PBR562", message, text.place, f"write a verdict for each: {each}")
    return True


def _measures(match: re.Match[str], text: Scalar, measures: Mapping[str, Measure], reading: Reading) -> tuple[str, ...]:
    """The measures whose targets a rule is about: one that it names, or all of providers that have a target."""
    which, place = match["which"], text.at(*match.span("which"))
    with_target = tuple(name for name, one in measures.items() if one.target is not None and one.per is Per.PROVIDER)
    if which in measures and measures[which].per is not Per.PROVIDER:
        message = f"'{which}' is taken per {measures[which].per}, and a verdict is of each provider"
        reading.problem("PBR574", message, place, "write per: provider in a measure of its own")
        return ()
    if which in measures and which not in with_target:
        message = f"'{which}' has no target to be {match['state']}"
        reading.problem("PBR563", message, place, "write target: in the measure, such as at least 52%")
        return ()
    if which in measures:
        return (which,)
    if " " not in which and not reading.is_written("measures", which):
        remedy = did_you_mean(which, with_target) or f"with a target: {', '.join(with_target) or 'none'}"
        reading.problem("PBR312", f"there is no measure called '{which}'", place, remedy)
    if " " not in which:
        return ()
    if not with_target and reading.is_sound("measures"):
        message = "no measure of this scheme has a target"
        reading.problem("PBR563", message, place, "write target: in a measure, such as at least 52%")
    return with_target


def _over(
    match: re.Match[str], text: Scalar, names: tuple[str, ...], measures: Mapping[str, Measure], reading: Reading
) -> Over | None:
    """The window of a rule, which is that of all its measures; None and a problem where it is not."""
    windows = {name: measures[name].over for name in names}
    written = match["over"]
    if written is None:
        over: Over | None = next(iter(windows.values()), None)
    else:
        place = text.at(*match.span("over"))
        singular = Scalar("cycle" if written == "cycles" else written, place, plain=False)
        over = window_written(singular, _WINDOWS, reading)
        if over is None and written != "cycles":
            remedy = did_you_mean(written, [*_WINDOWS, "cycles"]) or f"one of: {', '.join([*_WINDOWS, 'cycles'])}"
            reading.problem("PBR205", f"'{written}' are not windows", place, remedy)
    others = [name for name, own in windows.items() if over is not None and own != over]
    if others:
        message = f"this is about each {over}, and '{others[0]}' is measured over each {windows[others[0]]}"
        reading.problem("PBR564", message, text.place, "write a verdict of its own for each window")
        return None
    return over

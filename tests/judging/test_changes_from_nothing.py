"""What is said of a change from a baseline of nil, or below it: so many of its unit, and no share."""

from fractions import Fraction
from pathlib import Path

from pbr.api.judged.judging import judge
from pbr.api.settling.settlement import settle
from pbr.judging.judged import Judged
from pbr.remittance.plain_reasons import plain_reason
from pbr.reports.judging.league_words import figures_in_words
from pbr.settlement.change_measured import ChangeMeasured, Range
from pbr.settlement.reason_words import reason_in_words
from pbr.values.figure_unit import A_SHARE, FigureKind, FigureUnit

SCHEME = """\
pbr: 1
scheme: over_run
title: Minutes over what was planned
runs: 2026-04-01 to 2026-12-31
rounding: each line to the penny, half up
measures:
  over_run:
    assumed: for this test
    sum: delivered_minutes less planned_minutes
    for each: visit
    per: provider
    over: quarter
    dated by: visited_on
    compared with: the window before
    target: {target}
payments:
  shorter:
    assumed: for this test
    pay: £100.00
    for each: quarter per provider
    priced at: start of quarter
    due: end of quarter
    scaled by: over_run
    steps of the whole:
      below {step}: nil
      from {step}: 100%
examples:
  Without records:
    as at: 2026-04-01
    total due: £0.00
"""
# 10 minutes less than planned, then 5 less, then 15 more.
RECORDS = {
    "plans": [
        {"plan_id": "A", "person_id": "S1", "provider_id": "P1", "plan_type": "ongoing", "started_on": "2026-04-06"}
    ],
    "visits": [
        {"visit_id": name, "plan_id": "A", "visited_on": day, "planned_minutes": "60", "delivered_minutes": minutes}
        for name, day, minutes in (("V1", "2026-05-04", "50"), ("V2", "2026-08-03", "55"), ("V3", "2026-11-02", "75"))
    ],
}
MINUTES = FigureUnit(FigureKind.NUMBER, "minutes")


def written(tmp_path: Path, target: str, step: str) -> Path:
    path = tmp_path / "over_run.yaml"
    path.write_text(SCHEME.format(target=target, step=step), encoding="utf-8")
    return path


def said(judged: tuple[Judged, ...]) -> list[str]:
    return [figures_in_words(one) for one in judged if one.provider == "P1"]


def test_below_nil_the_difference_is_in_units_and_on_its_own_side(tmp_path: Path) -> None:
    judged = judge(written(tmp_path, "at most 20 minutes", "5 minutes more"), RECORDS, "2026-12-31").league.judged
    assert said(judged) == [
        "-10 minutes", "-5 minutes, 5 minutes more than -10 minutes", "15 minutes, 20 minutes more than -5 minutes",
    ]  # fmt: skip


def test_a_target_by_a_share_says_that_none_can_be_taken(tmp_path: Path) -> None:
    judged = judge(written(tmp_path, "at least 10% more", "10% more"), RECORDS, "2026-12-31").league.judged
    assert said(judged)[1] == "-5 minutes, 5 minutes more than -10 minutes, of which no share can be taken"


def test_a_line_says_so_and_what_there_would_have_to_be(tmp_path: Path) -> None:
    scheme = written(tmp_path, "at most 20 minutes", "10% more")
    lines = list(settle(scheme, RECORDS, "2026-04-01..2026-12-31").lines)
    told = [(reason_in_words(one.reason), plain_reason(one.reason, {}).next) for one in lines]
    assert told[1] == (
        "open: over_run is -5 minutes (1 record), compared with -10 minutes, of which no share can be taken",
        "It is decided when there is a figure above nought to compare with.",
    )
    assert told[0][1] == "It is decided when there is a figure to compare with."


def change(low: str, high: str, unit: FigureUnit, *ends: int) -> ChangeMeasured:
    least, most = map(Fraction, ends) if ends else (None, None)
    return ChangeMeasured(Range(Fraction(low), Fraction(high)), MINUTES, least, most, unit, "more", "fewer")


def test_the_words_of_a_change_from_nil() -> None:
    assert change("0", "0", MINUTES, 11, 11).words == "11 minutes more than 0 minutes"
    assert change("0", "0", MINUTES, 0, 0).words == "the same as 0 minutes"
    assert change("-5", "0", MINUTES, 1, 6).words == "from 1 minutes more to 6 minutes more than -5 to 0 minutes"
    assert change("0", "0", A_SHARE).words == "compared with 0 minutes, of which no share can be taken"
    assert change("0", "5", A_SHARE).words == "compared with 0 to 5 minutes"
    assert ChangeMeasured(None, MINUTES, None, None, MINUTES, "more", "fewer").words == "nothing to compare with"


def test_what_would_have_to_be_there() -> None:
    assert change("0", "0", A_SHARE).wanted == "a figure above nought"
    assert ChangeMeasured(None, MINUTES, None, None, A_SHARE, "more", "fewer").wanted == "a figure"


def test_what_may_not_be_there_is_not_known_yet() -> None:
    found = ChangeMeasured(Range(None, None), MINUTES, None, None, MINUTES, "more", "fewer")
    assert found.words == "compared with what is not known yet"

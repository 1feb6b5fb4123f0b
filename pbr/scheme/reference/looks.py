"""The phrases that look at other records: below one, of its person, or the person's others."""

from pbr.scheme.reference.phrase import Phrase


def _plan(plan_id: str, person: str, provider: str, kind: str, days: str) -> str:
    return f"      - {{plan_id: {plan_id}, person_id: {person}, provider_id: {provider}, plan_type: {kind}, {days}}}"


def _stay(stay_id: str, person: str) -> str:
    days = "from_on: 2026-06-03, to_on: 2026-06-09"
    whose = f"stay_id: {stay_id}, person_id: {person}, provider_id: P1"
    return f"      - {{{whose}, kind: nursing, {days}, weekly_cost: 900.00}}"


def _nursing(stay_id: str, person: str, first: str, last: str) -> str:
    whose = f"stay_id: {stay_id}, person_id: {person}, provider_id: P1"
    return f"      - {{{whose}, kind: nursing, from_on: {first}, to_on: {last}, weekly_cost: 900.00}}"


_SIX_WEEKS = "started_on: 2026-04-06, ended_on: 2026-05-17"

_CAME_BACK = f"""\
payments:
  package:
    for each: plan where plan_type is "reablement"
    when: >
      no other plan of the person where (started_on > this plan's ended_on
      and started_on <= this plan's ended_on + 12 weeks)
    due: ended_on + 12 weeks
examples:
  Back on the last day of the 12 weeks, and a day later:
    plans:
{_plan("A", "S1", "P1", "reablement", _SIX_WEEKS)}
{_plan("B", "S2", "P1", "reablement", _SIX_WEEKS)}
{_plan("C", "S1", "P2", "ongoing", "started_on: 2026-08-09")}
{_plan("D", "S2", "P2", "ongoing", "started_on: 2026-08-10")}
    as at: 2026-08-31
    lines:
      A/package: not earned £1,000.00
      B/package: £1,000.00
    total due: £1,000.00"""

_OWN = f"""\
payments:
  stay:
    when: >
      any referral of the person where (provider_id is this stay's provider_id
      and referred_on <= this stay's from_on)
examples:
  Referred in time, later, and to another provider:
    people:
      - {{person_id: S1, provider_id: P1, referred_on: 2026-06-03}}
      - {{person_id: S2, provider_id: P1, referred_on: 2026-06-04}}
      - {{person_id: S3, provider_id: P2, referred_on: 2026-04-06}}
    stays:
{_stay("R1", "S1")}
{_stay("R2", "S2")}
{_stay("R3", "S3")}
    as at: 2026-06-30
    lines:
      R1/stay/2026-06: -£900.00
      R2/stay/2026-06: not earned -£900.00
      R3/stay/2026-06: not earned -£900.00
    total due: -£900.00"""


_TIME = f"""\
payments:
  referral:
    when: at least 10 days of the 4 weeks from referred_on in stays of the person where (kind is "nursing")
    due: referred_on
examples:
  Ten days, and nine:
    people:
      - {{person_id: S1, provider_id: P1, referred_on: 2026-06-01}}
      - {{person_id: S2, provider_id: P1, referred_on: 2026-06-01}}
    stays:
{_nursing("R1", "S1", "2026-06-01", "2026-06-07")}
{_nursing("R2", "S1", "2026-06-07", "2026-06-10")}
{_nursing("R3", "S2", "2026-06-01", "2026-06-09")}
    as at: 2026-06-30
    lines:
      S1:P1:2026-06-01/referral: £30.00
      S2:P1:2026-06-01/referral: not earned £30.00
    total due: £30.00"""


_IN_A_ROW = f"""\
payments:
  referral:
    when: at least 10 days in a row of the 4 weeks from referred_on in stays of the person where (kind is "nursing")
    due: referred_on
examples:
  Ten days in a row, and eleven with a day between them:
    people:
      - {{person_id: S1, provider_id: P1, referred_on: 2026-06-01}}
      - {{person_id: S2, provider_id: P1, referred_on: 2026-06-01}}
    stays:
{_nursing("R1", "S1", "2026-06-01", "2026-06-07")}
{_nursing("R2", "S1", "2026-06-08", "2026-06-10")}
{_nursing("R3", "S2", "2026-06-01", "2026-06-05")}
{_nursing("R4", "S2", "2026-06-07", "2026-06-12")}
    as at: 2026-06-30
    lines:
      S1:P1:2026-06-01/referral: £30.00
      S2:P1:2026-06-01/referral: not earned £30.00
    total due: £30.00"""


def _when(words: str, meaning: str, payment: str, condition: str, gives: str) -> Phrase:
    return Phrase(words, "looks", meaning, f"payments:\n  {payment}:\n    when: {condition}", gives)


LOOKS = (
    _when(
        "any … where (…)",
        "One at least of the outcomes or visits of a plan fits; names in the brackets are theirs.",
        "package",
        'any outcome where (payable and result is "achieved")',
        "A/package: £1,000.00\nB/package: not earned £1,000.00",
    ),
    _when(
        "no … where (…)",
        "None of them fits. That every one is so is that there is one, and none that is not so.",
        "package",
        'any outcome where (payable) and no outcome where (payable and not result is "achieved")',
        "A/package: not earned £1,000.00\nB/package: not earned £1,000.00",
    ),
    _when(
        "at least 2 … where (…)",
        "So many of them fit, two or more, by their word for several: two of three goals met. Fewer is "
        "`not at least 2 …`. Of a person it is `at least 2 stays of the person where (…)`, and beside the record "
        "itself `at least 2 other plans of the person where (…)`. It is not known while those that may fit could make "
        "up the number.",
        "package",
        "at least 2 outcomes where (payable)",
        "A/package: £1,000.00\nB/package: not earned £1,000.00",
    ),
    _when(
        "any … of the person where (…)",
        "One at least of the plans, referrals or stays of the person fits, with whichever provider; and so `no … of "
        "the person where (…)`.",
        "referral",
        'any plan of the person where (plan_type is "reablement" and started_on >= this referral\'s referred_on)',
        "S1:P1:2026-04-06/referral: £30.00\nS2:P1:2026-05-31/referral: not earned £30.00",
    ),
    Phrase(
        "another … of the person where (…)",
        "looks",
        "One at least of the person's others fits, with whichever provider; and so `no other … of the person where "
        "(…)`. Of an outcome or visit they are the plans beside its own.",
        _CAME_BACK,
        "A/package: not earned £1,000.00\nB/package: £1,000.00",
    ),
    Phrase(
        "this stay's …",
        "looks",
        "In the brackets, a field of the record from which others are looked at, or of the plan that it belongs to: "
        "`this plan's ended_on`, `this referral's referred_on`.",
        _OWN,
        "R1/stay/2026-06: -£900.00\nR2/stay/2026-06: not earned -£900.00\nR3/stay/2026-06: not earned -£900.00",
    ),
    Phrase(
        "at least 13 weeks of the 16 weeks from … in … of the person where (…)",
        "looks",
        "Time added up: so many of the days that begin with a date of the record are days of the person's plans, "
        "referrals or stays that fit, with whichever provider. A day is counted once, however many records it is a day "
        "of; gaps are simply not counted. First and last days are both days of a record, and one that has not ended "
        "goes on to the day of settling; how long it goes on after that is not known yet, and so neither yes nor no. "
        "Less time than that is `not at least …`. Here S1 has 10 days, the 7th counted once, and S2 has 9.",
        _TIME,
        "S1:P1:2026-06-01/referral: £30.00\nS2:P1:2026-06-01/referral: not earned £30.00",
    ),
    Phrase(
        "at least 13 weeks in a row of the 26 weeks from … in … of the person where (…)",
        "looks",
        "The same without a day missing between them: one record that is long enough, or several that overlap or "
        "follow each other from one day to the next. Days before the first of the 26 weeks, or after the last, are not "
        "counted. `at least 13 weeks in a row from …` looks at all days from that one on; while a record that fits "
        "has not ended, it may come to be so. Here S1 has 10 days in a row, and S2 has 5 and 6.",
        _IN_A_ROW,
        "S1:P1:2026-06-01/referral: £30.00\nS2:P1:2026-06-01/referral: not earned £30.00",
    ),
)

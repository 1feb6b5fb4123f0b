"""The phrases that look at other records: below one, of its person, or the person's others."""

from pbr.scheme.reference.phrase import Phrase


def _plan(plan_id: str, person: str, provider: str, kind: str, days: str) -> str:
    return f"      - {{plan_id: {plan_id}, person_id: {person}, provider_id: {provider}, plan_type: {kind}, {days}}}"


def _stay(stay_id: str, person: str) -> str:
    days = "from_on: 2026-06-03, to_on: 2026-06-09"
    whose = f"stay_id: {stay_id}, person_id: {person}, provider_id: P1"
    return f"      - {{{whose}, kind: nursing, {days}, weekly_cost: 900.00}}"


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
)

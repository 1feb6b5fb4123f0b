"""The phrases that compare a record with others of its person or plan."""

from pbr.records.consistency import COMPARISONS
from pbr.records.dictionary import TABLES
from pbr.scheme.reference.phrase import Phrase

_PAYMENTS = {
    "plans": ("package", "A/package: £1,000.00\nB/package: £1,000.00"),
    "outcomes": ("bonus", "A1/bonus: £100.00\nA2/bonus: £100.00\nB1/bonus: open"),
    "visits": ("care", "V1/care: £9.30\nV2/care: £18.00"),
    "people": ("referral", "S1:P1:2026-04-06/referral: £30.00\nS2:P1:2026-05-31/referral: £30.00"),
    "stays": ("stay", "R1/stay/2026-06: -£1,400.00"),
    "standards": ("quality", "staffing:P1:2026-04-01/quality: £50.00\naccess:P1:2026-04-01/quality: £50.00"),
}
"""The frame's payment for each table, and what it gives: its records contradict each other in nothing."""

_WANTED = frozenset({"of a person referred to the provider"})
"""The words that say how a record should be; the others say what is wrong with it."""

_MOVED = """\
records:
  hold when:
    of a stay:
      in_two_at_once: overlaps another stay of the person
payments:
  stay:
    priced at: from_on
examples:
  Moved on 10 June, and both homes count the day:
    stays:
      - stay_id: R1
        person_id: S1
        provider_id: P1
        kind: residential
        from_on: 2026-06-01
        to_on: 2026-06-10
        weekly_cost: 700.00
      - stay_id: R2
        person_id: S1
        provider_id: P1
        kind: nursing
        from_on: 2026-06-10
        to_on: 2026-06-16
        weekly_cost: 700.00
      - stay_id: R3
        person_id: S2
        provider_id: P1
        kind: residential
        from_on: 2026-06-10
        to_on: 2026-06-16
        weekly_cost: 700.00
    lines:
      R1/stay/2026-06: held -£1,000.00
      R2/stay/2026-06: held -£700.00
      R3/stay/2026-06: -£700.00
    total due: -£700.00"""
_MOVED_GIVES = "R1/stay/2026-06: held -£1,000.00\nR2/stay/2026-06: held -£700.00\nR3/stay/2026-06: -£700.00"

_SHOWN_OTHERWISE = {"overlaps another stay of the person": (_MOVED, _MOVED_GIVES)}


def _phrase(words: str) -> Phrase:
    """What is said of one form of words, of every kind of record that it is said of."""
    of = [one for one in COMPARISONS.values() if one.words == words]
    kinds = [TABLES[one.table] for one in of]
    meanings = [f"Of {kind.article} {kind.one}: {one.meaning}" for one, kind in zip(of, kinds, strict=True)]
    if words in _SHOWN_OTHERWISE:
        example, gives = _SHOWN_OTHERWISE[words]
        return Phrase(words, "comparisons", " ".join(meanings), example, gives)
    payment, gives = _PAYMENTS[of[0].table]
    condition = words if words in _WANTED else f"not {words}"
    example = f"payments:\n  {payment}:\n    when: {condition}"
    return Phrase(words, "comparisons", " ".join(meanings), example, gives)


COMPARING = tuple(_phrase(words) for words in dict.fromkeys(one.words for one in COMPARISONS.values()))

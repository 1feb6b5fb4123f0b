"""Schemes with tables of their own, the good cases, and records for them in files."""

from pathlib import Path

CASES = Path(__file__).parents[1] / "cases" / "own-tables" / "good"
EQUIPMENT, RESPITE = CASES / "equipment-of-a-plan.yaml", CASES / "respite-of-a-person.yaml"

PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on,plan_value
A,S1,P1,ongoing,2026-06-01,900.00
B,S2,P2,ongoing,2026-06-01,100.00
"""
LOANS = """\
Loan ID,plan_id,kind,lent_on,returned_on,fault,carried,adapted
E1,A,bed,2026-06-02,,,12.5,
E2,A,hoist,2026-06-03,2026-06-20,grave,,
E3,B,bed,2026-06-04,2026-06-05,,2,yes
"""
"""By hand: of A £40.00, £65.50, 12.5 miles £5.63, two handled £4.00, the fault £5.00, a tenth of £900.00 £90.00, less
£11.13 over £100.00 for what is fitted and carried: £199.00. Of B £40.00, 2 miles £0.90, one handled £2.00: £42.90."""
NIGHTS = """\
respite_id,person_id,provider_id,from_on,to_on,nights,notice,by_choice,weekly_cost
R1,S1,P1,2026-06-01,2026-06-04,3,planned,yes,70.00
R2,S1,P2,2026-06-10,2026-06-14,4,short,no,35.00
"""
"""By hand: 3 nights £240.00 and the first of a person £10.00 and 4 days £40.00; 4 nights £380.00 and 5 days £25.00; the
plan A began on 1 June, while S1 was away: £25.00. B's person was never away."""


def records_in(folder: Path, **tables: str) -> Path:
    """The records as a folder, each table as a file."""
    place = folder / "records"
    place.mkdir(exist_ok=True)
    for name, text in tables.items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    return place

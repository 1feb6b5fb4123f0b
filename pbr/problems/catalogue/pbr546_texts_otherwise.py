"""PBR546: a text that a scheme asks for, and records that have it in another way."""

from pbr.problems.catalogue.rule import Rule

RULES_OF_TEXTS: tuple[Rule, ...] = (
    Rule(
        "PBR546",
        "A text that a scheme asks for is written in the records as in the scheme",
        "Texts are compared letter by letter. One that differs from the scheme's in capitals, spaces, hyphens, "
        "apostrophes, accents or noughts before a number is another text: a condition on it is not met, and a price "
        "takes its row 'otherwise'. Each text is told once for a column, with how many rows have it so, whatever they "
        "are paid. Where both are meant, the scheme names both, in one condition or one price. Codes that the "
        "dictionary or a framework lists need none of this. This is a warning.",
        'when: area is "wiltshire"\nplans.csv: PL-1,S-1,P1,WILTSHIRE,reablement,2026-05-04',
        'when: area is "wiltshire"\nplans.csv: PL-1,S-1,P1,wiltshire,reablement,2026-05-04',
    ),
)

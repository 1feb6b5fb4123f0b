"""PBR470: what is settled, and up to which day."""

from pbr.problems.catalogue.rule import Rule

RULES_WHOLE_RUN: tuple[Rule, ...] = (
    Rule(
        "PBR470",
        "Nothing is recorded after the run-off",
        "Without a period the whole run of a scheme is settled, and its run-off: the twelve months after the last day "
        "of the run. A fact recorded later reads as not known yet. Most often the year is mistyped. This is a warning, "
        "and only when neither --period nor --as-at says which day is meant.",
        "runs: 2026-04-01 to 2027-03-31\nended_on: 2099-12-31\npbr settle scheme.yaml records",
        "runs: 2026-04-01 to 2027-03-31\nended_on: 2026-12-31\npbr settle scheme.yaml records",
    ),
)

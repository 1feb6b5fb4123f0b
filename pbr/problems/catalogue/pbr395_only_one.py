"""PBR39x: payments of which only one is paid for a record."""

from pbr.problems.catalogue.rule import Rule

RULES_ONLY_ONE: tuple[Rule, ...] = (
    Rule(
        "PBR395",
        "'only one of' names two or more payments of the scheme, each once",
        "A name that no payment has would let both be paid, and nothing would say so.",
        "payments: night_rate, nigth_rate_for_two",
        "payments: night_rate, night_rate_for_two",
    ),
    Rule(
        "PBR396",
        "Payments of which only one is paid are each earned by one record of the same kind",
        "Whether both are earned is asked of a record. A sum for a provider's month has none, what is added up has "
        "several, a note pays nobody, and a plan and a visit are two records. What is paid 'at most' so much is not "
        "paid for every record that meets its conditions.",
        "only one of:\n  price:\n    payments: package, hourly      (for each: plan; for each: hour of visit ...)",
        "payments:\n  hourly:\n    when: not plan's has_a_package",
    ),
    Rule(
        "PBR397",
        "A payment does not ask after one that must not be earned beside it",
        "'only one of' says that neither goes before the other, and 'is not earned' that one does. The contract says "
        "one or the other.",
        "pair_rate:\n    when: night_rate is not earned\nonly one of:\n  rate:\n    payments: night_rate, pair_rate",
        "pair_rate:\n    when: night_rate is not earned",
    ),
    Rule(
        "PBR398",
        "Of payments of which only one is paid, each can be earned without the others",
        "Where every record that earns one earns another too, the first is never paid: each such record would be an "
        "error. What can be proved from the conditions is said before any record is read.",
        "night_rate:\n    when: at_night\npair_rate:\n    for each: visit      (each of them)",
        "night_rate:\n    when: at_night\npair_rate:\n    when: two_carers and not at_night",
    ),
    Rule(
        "PBR399",
        "No record earns two payments of which only one is paid",
        "The contract says two things of it, and which is meant is not for a program to choose. The record is named "
        "with both payments, nothing is published, and neither is paid until the scheme or the record says which it "
        "is. With --hold-errors all else is settled.",
        "at_night: yes, two_carers: yes      (night_rate when at_night; pair_rate when two_carers)",
        "night_rate:\n    when: at_night and not two_carers",
    ),
)

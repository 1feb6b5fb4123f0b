"""PBR34x: two amounts together, and payments that follow others."""

from pbr.problems.catalogue.rule import Rule

RULES_PAYMENTS_TOGETHER: tuple[Rule, ...] = (
    Rule(
        "PBR340",
        "Payments that follow others do not lead round in a ring",
        "A payment that is earned when another is, which is earned when the first is, is earned by nothing.",
        "bonus:\n    when: package is earned\npackage:\n    when: bonus is earned",
        'bonus:\n    when: package is earned\npackage:\n    when: end_reason is "completed"',
    ),
    Rule(
        "PBR341",
        "A payment follows one that its record, or the plan it belongs to, earns or does not",
        "What has a line for each part, instalment or month of a record, or one for several records together, is not "
        "earned by one record as a whole: the message says which line it is. Which "
        "standards come first where one is paid so many times and no more is not known while some may be missing. "
        "What earns a payment can be named under 'terms' and asked in both. A note and a "
        "deduction pay nobody. A payment is called by its name alone.",
        "when: weekly_price is earned      (which is for each: week of plan …)",
        "when: package is earned      (which is for each: plan)",
    ),
    Rule(
        "PBR342",
        "Whether a payment is earned is asked where payments are earned",
        "A term, a hold, a measure and 'where' are about records, and are read before any payment. What follows a "
        "payment says so in its own 'when', 'waits for' or 'not assessed when'.",
        "terms:\n  of a plan:\n    finished: package is earned",
        "payments:\n  bonus:\n    when: package is earned",
    ),
    Rule(
        "PBR343",
        "What a payment comes to is taken whole, once for each record",
        "It is one sum for the record that earned it. Taken for each of several hours, weeks or outcomes, or beside "
        "another amount, it would be taken more than once or nobody could say of what. In parts it is several "
        "payments, each with its own 'when' and 'due'. What a person was paid is not taken off what a provider is due.",
        "deduct: package\nfor each: outcome",
        "deduct: package\nfor each: plan",
    ),
    Rule(
        "PBR344",
        "What a payment comes to is priced on the day of that payment",
        "It is what was paid, at the price of that day. On another day it could be outside the run of the scheme, and "
        "what was paid would never be taken back.",
        "bonus_undone:\n    deduct: bonus      (priced at: ended_on)\n    priced at: found_on",
        "bonus_undone:\n    deduct: bonus      (priced at: ended_on)\n    priced at: ended_on",
    ),
    Rule(
        "PBR345",
        "What a payment comes to is not due before that payment",
        "It falls due on its own day or that of the payment it is of, whichever is later: nothing is taken back before "
        "it is due. An earlier of two days cannot stand among later ones.",
        "deduct: bonus\ndue: earlier of found_on and end_of_care_on",
        "deduct: bonus\ndue: found_on",
    ),
    Rule(
        "PBR346",
        "Two amounts are written so that there is one way to read them",
        "An amount is one thing, 'A less B', 'higher of A and B' or 'lower of A and B'. Whatever is more than one of "
        "them is in brackets, and so are two amounts of which a share is taken.",
        "pay: 50% of target less actual",
        "pay: 50% of (target less actual)",
    ),
    Rule(
        "PBR347",
        "The two amounts differ",
        "An amount less itself is nil, and the higher of an amount and itself is that amount: another one was meant.",
        "pay: target less target",
        "pay: target less actual",
    ),
    Rule(
        "PBR348",
        "A price and another payment are not called alike where it is paid",
        "Whoever reads 'deduct: bonus' takes it for what the payment 'bonus' came to. It is the price where there is "
        "one. A warning.",
        "prices:\n  bonus:\npayments:\n  bonus:\n  taken_back:\n    deduct: bonus",
        "prices:\n  bonus_price:\npayments:\n  bonus:\n  taken_back:\n    deduct: bonus",
    ),
)

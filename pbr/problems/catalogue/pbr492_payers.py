"""The rules about who pays, and who is paid (PBR492 to PBR499)."""

from pbr.problems.catalogue.rule import Rule

RULES_PAYERS: tuple[Rule, ...] = (
    Rule(
        "PBR492",
        "Who pays is said with shares, and one pays the rest",
        "A sum seldom divides to the penny. One payer pays the rest with the odd pennies, so that all of them together "
        "pay the whole. The other shares leave something for it, and none is a share of nothing.",
        "paid by: council 60%, health_board 40%",
        "paid by: council 60%, health_board rest",
    ),
    Rule(
        "PBR493",
        "Who pays is listed in the heading",
        "A payer that is misspelt would be a purse of its own that nobody fills.",
        "paid by: council 60%, health_bord rest",
        "payers:\n  council: Northshire Council\n  health_board: Northshire Health Board\n"
        "paid by: council 60%, health_board rest",
    ),
    Rule(
        "PBR494",
        "What a person is paid is paid apart",
        "A direct payment goes to a person, who is no supplier. It is in the settlement's total and in what its payer "
        "bears, and in no provider's statement, invoice or finance file; whoever pays providers from those pays "
        "persons as well, in another way. A comparison has it in what a scheme costs and in no provider's income.",
        "pbr finance ... (of a settlement with direct payments, and nothing else paid)",
        "pbr finance ..., and pbr direct-payments ..., which lists what each person is paid",
    ),
    Rule(
        "PBR495",
        "Where payers are listed, each payment has one",
        "What nobody is said to pay would be in no payer's total. A limit over payments that are paid by others takes "
        "or brings money of one of them, and nobody knows whose. What takes back a payment that is not paid as the "
        "heading says would go back to payers who never paid it.",
        "payments:\n  package:\n    pay: package_price",
        "payments:\n  package:\n    pay: package_price\n    paid by: council",
    ),
    Rule(
        "PBR496",
        "Nobody pays a note",
        "A note is shown and never paid.",
        "note: plan_value\npaid by: council",
        "note: plan_value",
    ),
    Rule(
        "PBR497",
        "A person is paid for a record that is about one",
        "A month of a provider, a standard and what a measure releases are nobody's in particular; a deduction and a "
        "note pay nobody. A limit is on the provider's money.",
        "pay: monthly_fee\nfor each: month per provider\nto: person",
        'pay: plan_value\nfor each: plan where choice is "direct_payment"\nto: person',
    ),
    Rule(
        "PBR498",
        "Whoever paid and was paid stays as it was settled",
        "What a payer settled stands with it until it is corrected: one that is not listed any more would be owed "
        "money, or owe it, in nobody's total. What was paid to a provider does not become a person's by a word.",
        "payers:\n  council: Northshire Council      (run 3 settled with a health_board too)",
        "payers:\n  council: Northshire Council\n  health_board: Northshire Health Board",
    ),
    Rule(
        "PBR499",
        "A sum that is in no payment has somebody who pays it",
        "An adjustment by hand, and what a ledger opens with, are of no payment. Where a scheme lists its payers, they "
        "are paid as the heading says for all.",
        "payments:\n  package:\n    paid by: health_board",
        "paid by: council      (in the heading)\npayments:\n  package:\n    paid by: health_board",
    ),
)

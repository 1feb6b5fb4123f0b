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
        "PBR495",
        "Where payers are listed, each payment has one",
        "What nobody is said to pay would be in no payer's total. A limit over payments that are paid by others takes "
        "or brings money of one of them, and nobody knows whose.",
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
        "PBR498",
        "Whoever paid stays in the list",
        "What a payer settled stands with it until it is corrected. A payer that is not listed any more would be owed "
        "money, or owe it, in nobody's total.",
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

"""PBR910 to PBR929: the directory of providers, and statements of what they are paid."""

from pbr.problems.catalogue.rule import Rule

RULES_PAYING_OUT: tuple[Rule, ...] = (
    Rule(
        "PBR910",
        "Each provider has one row in providers.csv",
        "Two rows of one provider with different names or numbers would let chance decide who is paid.",
        "provider_id,name,supplier_number\nP1,Elm Home Care Ltd,104477\nP1,Elm Home Care Ltd,104478",
        "provider_id,name,supplier_number\nP1,Elm Home Care Ltd,104477",
    ),
    Rule(
        "PBR911",
        "No row of providers.csv comes twice",
        "A row that says the same again is read once. This is a warning.",
        "provider_id,name\nP1,Elm Home Care Ltd\nP1,Elm Home Care Ltd",
        "provider_id,name\nP1,Elm Home Care Ltd",
    ),
    Rule(
        "PBR912",
        "A country is two letters",
        "Addresses and structured invoices have countries by their two letters (ISO 3166). A blank one is GB.",
        "provider_id,name,country\nP1,Elm Home Care Ltd,England",
        "provider_id,name,country\nP1,Elm Home Care Ltd,GB",
    ),
)

"""PBR59x: what people meet over, one person or one provider."""

from pbr.problems.catalogue.rule import Rule

RULES_MEETING: tuple[Rule, ...] = (
    Rule(
        "PBR590",
        "A person who is asked for has a record",
        "A page of nobody would look like a person of whom nothing is due. The id is as the records have it.",
        "pbr person s-0001 scheme.yaml records      (the records have S-0001)",
        "pbr person S-0001 scheme.yaml records",
    ),
    Rule(
        "PBR591",
        "An id of a names file has one name",
        "With two, a meeting could read one person's page under another's name. No message has an id or a name in it.",
        "id,name\nS-0001,the one name\nS-0001,another name",
        "id,name\nS-0001,the one name",
    ),
    Rule(
        "PBR592",
        "A provider that is asked for has a record, or is listed by the contract",
        "A page of nobody would look like a provider with nothing held and nothing missed.",
        "pbr provider p1 scheme.yaml records      (the records have P1)",
        "pbr provider P1 scheme.yaml records",
    ),
    Rule(
        "PBR593",
        "What is expected of a provider and month is one sum",
        "Two sums for one month would let chance decide what it is set against.",
        "provider_id,month,expected\nP1,2026-06,100.00\nP1,2026-06,120.00",
        "provider_id,month,expected\nP1,2026-06,220.00",
    ),
    Rule(
        "PBR594",
        "A month is written as 2026-06",
        "Any other text could be another month, or none.",
        "provider_id,month,expected\nP1,June,100.00",
        "provider_id,month,expected\nP1,2026-06,100.00",
    ),
    Rule(
        "PBR595",
        "Money is expected of a scheme that pays",
        "A scheme that only judges has no money to set beside what is expected.",
        "pbr judge reablement-targets.yaml records --expected expected.csv      (it has no payments)",
        "pbr judge hourly-plus-bonus records --expected expected.csv",
    ),
    Rule(
        "PBR596",
        "A person is looked for in a ledger that names persons as the records do",
        "Under pseudonyms nothing would be found, and a page would say that nothing is settled.",
        "pbr person S-0001 scheme.yaml records --ledger ledger      (its first run had --pseudonymise)",
        "pbr person S-0001 scheme.yaml records",
    ),
    Rule(
        "PBR597",
        "Money is expected of providers that are there",
        "Of a name that is written otherwise nothing would ever come due, beside all that was expected of it.",
        "Pl,2026-06,12000.00      (the records have P1)",
        "P1,2026-06,12000.00",
    ),
    Rule(
        "PBR598",
        "Something that is judged ends in the period that is asked for",
        "Papers of a month in which no quarter ends would name nobody as below, as if everybody had met everything. A "
        "window belongs to the period in which it ends, and a ranking to that of its day.",
        "pbr judge scheme.yaml records --period 2026-05      (its measures are over quarters)",
        "pbr judge scheme.yaml records --period 2026-04-01..2026-06-30",
    ),
)

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
    Rule(
        "PBR913",
        "What is paid out is a settlement in its folder, or a ledger",
        "The folder that pbr settle --out wrote has a settlement.json, and a ledger has the folders of its runs.",
        "pbr remit records --providers providers.csv --out statements",
        "pbr remit settlement --providers providers.csv --out statements",
    ),
    Rule(
        "PBR914",
        "Only a ledger has runs to choose from",
        "The folder of a settlement holds one settlement, and is in no run.",
        "pbr remit settlement --run 3 --providers providers.csv --out statements",
        "pbr remit ledger --run 3 --providers providers.csv --out statements",
    ),
    Rule(
        "PBR915",
        "The opening of a ledger is not paid out",
        "Run 0 is what was settled elsewhere before the ledger began: it was paid there.",
        "pbr remit ledger --run 0 --providers providers.csv --out statements",
        "pbr remit ledger --run 1 --providers providers.csv --out statements",
    ),
    Rule(
        "PBR916",
        "What is paid out is as pbr wrote it",
        "A settlement has the SHA-256 of each of its files. A file that was changed by hand would be paid as if "
        "pbr had worked it out.",
        "an amount changed in settlement/lines.csv",
        "pbr settle scheme.yaml records --out settlement",
    ),
    Rule(
        "PBR917",
        "Every provider that is paid has a row in providers.csv",
        "A statement without a name reaches nobody. The provider is named, and no statement is written. One that is "
        "paid nothing needs no row.",
        "provider_id,name\nP1,Elm Home Care Ltd",
        "provider_id,name\nP1,Elm Home Care Ltd\nP2,Ash and Oak Care CIC",
    ),
    Rule(
        "PBR918",
        "The provider that is asked for is in what is paid out",
        "An id is as the records have it, capitals and all. A statement of nothing would look like no work at all.",
        "pbr remit settlement --provider p1 --providers providers.csv --out statements",
        "pbr remit settlement --provider P1 --providers providers.csv --out statements",
    ),
    Rule(
        "PBR919",
        "The statements come to what the run comes to, to the penny",
        "They are read again as they were written and added up before any is published. Where they do not agree, "
        "what is paid out is not whole.",
        "remittances.csv: P1 420.00, the lines of P1: 419.99",
        "remittances.csv: P1 420.00, the lines of P1: 420.00",
    ),
    Rule(
        "PBR920",
        "A story kept to a provider has something of it",
        "With --provider only the lines of that provider are told.",
        "pbr settle scheme.yaml records --explain A0010 --provider P7",
        "pbr settle scheme.yaml records --explain A0010 --provider P1",
    ),
    Rule(
        "PBR921",
        "A letter is to one provider",
        "A person may be served by several providers, and each may read of its own lines only.",
        "pbr settle scheme.yaml records --explain S0009 --format html",
        "pbr settle scheme.yaml records --explain S0009 --format html --provider P1",
    ),
)

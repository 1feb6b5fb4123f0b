"""PBR930 to PBR949: finance mappings, finance files and structured invoices."""

from pbr.problems.catalogue.rule import Rule

RULES_FINANCE: tuple[Rule, ...] = (
    Rule(
        "PBR930",
        "A finance mapping is of version 1, and says all that a file needs",
        "What a mapping leaves open (signs, dates, where credits stand) the program would have to guess.",
        "title: Our ledger\nshape: assumed",
        "finance: 1\ntitle: Our ledger\nshape: assumed",
    ),
    Rule(
        "PBR931",
        "A finance mapping has the words of its language, and no others",
        "A word that is misspelt would be left out of the file without a sign.",
        "row for: each payment",
        "a row for: each payment",
    ),
    Rule(
        "PBR932",
        "A choice of a finance mapping is one of those that there are",
        "Signs, dates and credits are few, and each of them has a name.",
        "credits: minus",
        "credits: negative",
    ),
    Rule(
        "PBR933",
        "Every question mark of a finance mapping is filled in",
        "The shapes that come with pbr have a question mark where only a council knows its code.",
        'cost centre: "?"',
        'cost centre: "D0822"',
    ),
    Rule(
        "PBR934",
        "A name in braces is one that its row knows",
        "The rows of documents and totals know nothing of single lines.",
        'Cost: "{amnt}"',
        'Cost: "{amount}"',
    ),
    Rule(
        "PBR935",
        "Every payment has the same codes",
        "Money without a cost centre cannot be posted; the codes of otherwise: are for payments without their own.",
        'codes:\n  package: {centre: "D0822", subjective: "520040"}\n  bonus: {centre: "D0822"}',
        'codes:\n  package: {centre: "D0822", subjective: "520040"}\n  bonus: {centre: "D0822", subjective: "520041"}',
    ),
    Rule(
        "PBR936",
        "Whoever is paid has a supplier number in providers.csv",
        "A finance system pays suppliers by their numbers, and nobody is left out of a file in silence.",
        "provider_id,name,supplier_number\nP1,Elm Home Care Ltd,",
        "provider_id,name,supplier_number\nP1,Elm Home Care Ltd,104477",
    ),
    Rule(
        "PBR937",
        "The rows of a finance file have what is paid, under headings that fit",
        "A debit without a credit column would leave out what is taken back. Headings are of one kind of row.",
        'rows:\n  line:\n    Supplier: "{supplier}"',
        'rows:\n  line:\n    Supplier: "{supplier}"\n    Amount: "{amount}"',
    ),
    Rule(
        "PBR938",
        "A structured invoice says who pays and who is paid as its rules ask",
        "They ask for an electronic address of both, and a VAT number of whoever is exempt or zero rated.",
        "provider_id,name,supplier_number,vat_label,vat_number,endpoint\n"
        "P1,Elm Home Care Ltd,104477,Exempt,,9932:GB123456789",
        "provider_id,name,supplier_number,vat_label,vat_number,endpoint\n"
        "P1,Elm Home Care Ltd,104477,Exempt,GB123456789,9932:GB123456789",
    ),
    Rule(
        "PBR939",
        "The files of a run agree with it to the penny",
        "Every file is added up before any is published. What does not agree is a fault of pbr.",
        "the finance file comes to £704.00, and the run has £704.01",
        "the finance file comes to £704.01, and the run has £704.01",
    ),
    Rule(
        "PBR940",
        "A mapping has invoices: where structured invoices are asked for",
        "They name the council, what it wants quoted and when it pays.",
        "pbr finance ledger --map journal.yaml --providers providers.csv --out out --invoices",
        'invoices:\n  council: {name: Example County Council, endpoint: "9932:GB987654321"}\n  buyer reference: ASC\n'
        "  terms: Paid within 30 days",
    ),
    Rule(
        "PBR941",
        "Balances are left to the finance system where credits are apart",
        "It nets credit notes itself. With what is carried forward in the file as well it would be netted twice.",
        "credits: apart\nbalances: written",
        "credits: apart\nbalances: left to finance",
    ),
    Rule(
        "PBR942",
        "A shape that is asked for comes with pbr",
        "A council's own mapping is a file, and is given with --map.",
        "pbr finance-shape plain-jurnal",
        "pbr finance-shape plain-journal",
    ),
)

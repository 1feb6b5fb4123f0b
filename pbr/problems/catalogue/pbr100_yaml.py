"""PBR1xx: the form of a YAML file, before anything in it is given a meaning."""

from pbr.problems.catalogue.rule import Rule

RULES_YAML_FORM: tuple[Rule, ...] = (
    Rule(
        "PBR101",
        "A scheme has at most a million bytes",
        "No contract is that long. A file that is was named by mistake, or made to keep the reader busy.",
        "pbr validate plans.csv",
        "pbr validate schemes/essex-reablement-bonus.yaml",
    ),
    Rule(
        "PBR102",
        "A scheme is saved as UTF-8",
        "Other encodings write the pound sign and letters with accents as other bytes, so amounts and names would be "
        "read wrongly. UTF-8 is what editors save unless told otherwise; a byte order mark at its start is no problem.",
        "title: 5\\xa3 for each visit      (Windows-1252)",
        "title: 5£ for each visit         (UTF-8)",
    ),
    Rule(
        "PBR103",
        "A scheme has no hidden characters",
        "A control character, a no-break space, a soft hyphen or a mark of direction looks like nothing, or like a "
        "space. With one inside, two names that look alike differ, and a condition can read otherwise than it runs. "
        "They come in with text copied from a web page or a word processor.",
        "pay:\\xa0package_price      (a no-break space after the colon)",
        "pay: package_price",
    ),
    Rule(
        "PBR104",
        "A scheme is nested at most 32 levels deep",
        "The deepest scheme needs six or seven levels. Deeper ones cannot be followed by a reader, and very deep "
        "ones are made to break programs.",
        "a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        "a: 1",
    ),
    Rule(
        "PBR105",
        "A scheme has at most 30,000 values",
        "Records belong in CSV files. A scheme with more values than this holds records, or was made to keep the "
        "reader busy.",
        "examples:\n  All of last year:\n    plans:\n      - {plan_id: 1, ...}      (and 10,000 more)",
        "examples:\n  The case we argued about:\n    plans:\n      - {plan_id: A, person_id: S1, provider_id: P1}",
    ),
    Rule(
        "PBR106",
        "Every value is written where it applies",
        "YAML can name a value with & and use it elsewhere with *. A reader then has to hunt for what is paid, and a "
        "file of a few lines can be made to stand for millions of values.",
        "first: &price £75.00\nsecond: *price",
        "first: £75.00\nsecond: £75.00",
    ),
    Rule(
        "PBR107",
        "Nothing is merged in from elsewhere",
        "The YAML key << takes in all that stands under another name, and what it takes in can be overruled line by "
        "line. What a contract pays must stand in one place.",
        "bonus:\n  <<: package\n  pay: bonus_price",
        "bonus:\n  for each: plan\n  pay: bonus_price",
    ),
    Rule(
        "PBR108",
        "No tags",
        "A tag, which starts with !, makes YAML read a value as something else, even as a program's own object. A "
        "scheme's values have the type that their place gives them.",
        "price: !!float 15.00",
        "price: £15.00",
    ),
    Rule(
        "PBR109",
        "One file is one scheme",
        "A line of three dashes starts another document in the same file, and it would be easy to read only the first.",
        "pbr: 1\n---\npbr: 1",
        "pbr: 1",
    ),
    Rule(
        "PBR110",
        "A scheme has something in it",
        "An empty file, or one of comments only, pays nothing without saying so.",
        "# to be written",
        "pbr: 1\nscheme: essex_reablement_bonus",
    ),
    Rule(
        "PBR111",
        "A scheme starts with names and values",
        "A scheme is sections, each with its name and a colon. A list or plain text is some other file.",
        "- pbr: 1",
        "pbr: 1",
    ),
    Rule(
        "PBR112",
        "No name is written twice in one place",
        "YAML keeps the second and forgets the first without a word, and a payment would vanish from the contract.",
        "due: started_on\ndue: reviewed_on",
        "due: reviewed_on",
    ),
    Rule(
        "PBR113",
        "Every name has something after it",
        "Nothing after a colon could mean nil, unknown, or forgotten. A scheme says which: the value, or no line at "
        "all. What belongs to a name on the lines below it must be indented further than the name.",
        "payments:\npackage:\n  pay: package_price",
        "payments:\n  package:\n    pay: package_price",
    ),
    Rule(
        "PBR114",
        "Inside { } and [ ], text with a comma is in quotes",
        "There a comma ends a value, so £1,575.00 becomes £1 and something called 575.00. A condition with a comma is "
        "cut in two the same way.",
        "package_price: {from 2026-04-01: £1,575.00}",
        'package_price: {from 2026-04-01: "£1,575.00"}',
    ),
    Rule(
        "PBR115",
        "What stands before a colon is a name",
        "A list, a set of names or nothing at all before a colon cannot be looked up or spoken of.",
        "{improvement: standard}: £400.00",
        "improvement: £400.00",
    ),
    Rule(
        "PBR116",
        "Lines are indented with spaces, not tabs",
        "What belongs to what in YAML is shown by the column it starts in, and a tab has no fixed width.",
        "payments:\n\\x09package: ...      (a tab)",
        "payments:\n  package: ...",
    ),
    Rule(
        "PBR117",
        "Quotes open at the start of a text and close at its end",
        "Without its closing quote, text swallows the lines below it. When quotes stand around the first words only, "
        "YAML ends the text there.",
        'when: "none" is support_at_end',
        'when: support_at_end is "none"',
    ),
    Rule(
        "PBR118",
        "Lines that belong together start in the same column",
        "What belongs to what is shown by indenting alone. A line that is a space out would belong to something else.",
        "package:\n  pay: package_price\n for each: plan",
        "package:\n  pay: package_price\n  for each: plan",
    ),
    Rule(
        "PBR119",
        "Text with a colon and a space in it is in quotes",
        "To YAML a colon and a space end a name, wherever they stand in a line.",
        "title: Essex: a set price and a bonus",
        'title: "Essex: a set price and a bonus"',
    ),
    Rule(
        "PBR120",
        "Text that starts with a sign is in quotes",
        "YAML gives a meaning of its own to text that starts with @, %, `, >, | or *, and to a backslash in double "
        "quotes.",
        "title: @home reablement",
        'title: "@home reablement"',
    ),
    Rule(
        "PBR121",
        "A name is followed by a colon and a space",
        "Without them YAML takes the line for text that goes on from the line before, or goes on below.",
        "pay package_price\nfor each: plan",
        "pay: package_price\nfor each: plan",
    ),
    Rule(
        "PBR122",
        "Brackets are closed, with commas between what they hold",
        "Without its closing bracket, a list takes in the lines below it.",
        "plans:\n  - {plan_id: A, person_id: S1\n  - {plan_id: B, person_id: S2}",
        "plans:\n  - {plan_id: A, person_id: S1}\n  - {plan_id: B, person_id: S2}",
    ),
)

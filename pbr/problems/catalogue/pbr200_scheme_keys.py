"""PBR2xx: the sections and words of a scheme, and what may stand under each."""

from pbr.problems.catalogue.rule import Rule

RULES_SCHEME_FORM: tuple[Rule, ...] = (
    Rule(
        "PBR201",
        "Every word is one that its section takes",
        "A misspelt word would be passed over, and what it was to say would be left out of the contract. Words of "
        "the language are written with spaces, as in 'priced at'; names that a scheme chooses are written with "
        "underscores.",
        "priced_at: started_on",
        "priced at: started_on",
    ),
    Rule(
        "PBR202",
        "Nothing that must be said is left out",
        "The language has no values of its own to fall back on: which day's price, when it is due and what a part "
        "of a week or a month is worth decide what is paid, and they are said in every scheme.",
        "package:\n  pay: package_price\n  for each: plan\n  due: started_on",
        "package:\n  pay: package_price\n  for each: plan\n  priced at: started_on\n  due: started_on",
    ),
    Rule(
        "PBR203",
        "Each word is followed by the kind of thing it takes",
        "Some words take one value, some a list, and some names with what stands under each.",
        "leaves out: hospital stays",
        "leaves out:\n  - hospital stays",
    ),
    Rule(
        "PBR204",
        "Every figure and every rule says where it comes from",
        "A reader of a settlement may ask why this much was paid. The answer is a document, a figure borrowed from "
        "another document, or an assumption that says why; exactly one of them.",
        "package_price:\n  from 2026-04-01: £1,575.00",
        "package_price:\n  from 2026-04-01: £1,575.00\n  source: contract, schedule 2",
    ),
    Rule(
        "PBR205",
        "A choice is one of those there are",
        "Ways of rounding, windows and what a limit is over are a few words each, so that everybody reads them in "
        "the same way.",
        "rounding: nearest pound",
        "rounding: each line to the penny, half up",
    ),
    Rule(
        "PBR206",
        "A name is small letters, digits and underscores",
        "A reader can then see which words are names of this scheme and which are words of the language. Names "
        "become columns of results, and are at most 60 characters. A word that conditions are made of, such as "
        "'not', is no name; nor is a payment or a limit called 'adjustment' or 'opening', as a ledger calls lines of "
        "its own.",
        'Home support: plan_type is "ongoing"',
        'home_support: plan_type is "ongoing"',
    ),
    Rule(
        "PBR207",
        "A payment is for each of something that can be counted",
        "What is counted decides how many lines there are. Records, months, weeks and days of a record, hours, and the "
        "months and quarters of a provider can be counted. A provider's month has no record to ask, so it "
        "takes no condition.",
        "for each: week",
        "for each: week of plan from started_on to ended_on",
    ),
    Rule(
        "PBR208",
        "A part is spread over records that belong to the one paid for",
        "The balance of a plan can be shared out over the plan's outcomes, by their weights or equally. Anything "
        "else does not say how much each of them gets.",
        "spread: outcome",
        "spread: by weight over outcome where payable",
    ),
    Rule(
        "PBR209",
        "A payment has one verb",
        "It is paid, deducted or only noted. Two verbs would be two payments, and each has its own lines.",
        "pay: package_price\ndeduct: £50.00",
        "pay: package_price",
    ),
    Rule(
        "PBR210",
        "When it is due is said once",
        "A payment falls due on one day, or each of its parts does on its own. Without a day nothing would ever be "
        "paid.",
        "due: started_on\nin parts:\n  up_front:\n    share: 20%\n    due: started_on",
        "in parts:\n  up_front:\n    share: 20%\n    due: started_on",
    ),
    Rule(
        "PBR211",
        "Money is written with its pound sign",
        "£1,575.00, £15 and -£5.00 are money; 1575 could be anything. Commas stand between thousands only, and "
        "there are two decimal places or none.",
        "from 2026-04-01: 1575",
        "from 2026-04-01: £1,575.00",
    ),
    Rule(
        "PBR212",
        "A day is one of the calendar, year first",
        "Days are written like 2026-04-01, between 1900 and 2199. 01/04/2026 is April to one reader and January to "
        "another.",
        "from 01/04/2026: £75.00",
        "from 2026-04-01: £75.00",
    ),
    Rule(
        "PBR213",
        "A share is a percentage, a fraction, or a figure of the scheme",
        "0.2 could be a fifth or a fifth of a percent; 20% and 1/5 cannot be misread.",
        "share: 0.2",
        "share: 20%",
    ),
    Rule(
        "PBR214",
        "A period is a month, or one day to another",
        "Both days belong to it, and the earlier one comes first.",
        "runs: 2027-03-31 to 2026-04-01",
        "runs: 2026-04-01 to 2027-03-31",
    ),
    Rule(
        "PBR215",
        "Instalments say how many, and from which day",
        "They are counted from a day that the record gives, a month or so many days, weeks or months apart. A number "
        "before them divides one amount into so many; 'at most 13 times' behind the day pays it each time.",
        "instalments: monthly",
        "instalments: 12 monthly from referred_on",
    ),
    Rule(
        "PBR216",
        "Only months, weeks and days are cut short",
        "'cut short at' gives an earlier last day, and when it applies. A price for a whole plan has no last day to "
        "move.",
        "cut short at: ended_on",
        "cut short at: ended_on when stopped_short",
    ),
    Rule(
        "PBR217",
        "How time is rounded is said for minutes and hours of a record, and only there",
        "The difference between the minute and the next quarter of an hour is a large part of the price of short "
        "visits.",
        "rounded: to the hour",
        "rounded: up to 15 minutes",
    ),
    Rule(
        "PBR218",
        "A part of a week or of a month is counted by the day",
        "A week is seven days, and three days are three sevenths of one; a part of a month is its days over that "
        "month's own. A week or a month that is paid whole when it begins, or only once it is over, is an instalment.",
        "part weeks: rounded up",
        "part weeks: by the day",
    ),
    Rule(
        "PBR219",
        "A limit has one side",
        "A cap and a floor on the same payments are two limits, each with its own line.",
        "no_more:\n  no more than: £500.00\n  no less than: £0.00",
        "no_more:\n  no more than: £500.00",
    ),
    Rule(
        "PBR220",
        "A worked example is settled once",
        "It is as at a day of the scheme's run, or for a period; its lines are the ones of that settlement.",
        "as at: 2026-06-30\nperiod: 2026-06",
        "as at: 2026-06-30",
    ),
    Rule(
        "PBR221",
        "A line of a worked example is money due or a status",
        "An amount alone means that it is due. The other lines say what became of them, with what is at stake if "
        "that is known.",
        "A/bonus: unpaid",
        "A/bonus: open £250.00",
    ),
    Rule(
        "PBR222",
        "A scheme says which version of the language it is written in",
        "A later version may give a word another meaning, and an old contract must go on meaning what it meant.",
        "pbr: 2",
        "pbr: 1",
    ),
    Rule(
        "PBR223",
        "Every word is in the language already",
        "Some wordings of contracts are known to be needed and cannot be calculated yet. A scheme that uses one is "
        "refused, so that nobody takes it to have been applied.",
        "once per: person",
        "leaves out:\n  - that the bonus is paid once for each person",
    ),
    Rule(
        "PBR224",
        "What is written has something in it",
        "Empty brackets and empty quotes could mean nil, unknown or forgotten. In a record of a worked example, "
        "empty quotes are a blank cell.",
        'assumed: ""',
        "assumed: the amount was never published",
    ),
)

"""The phrases of the heading, and of what holds a payment."""

from pbr.scheme.reference.phrase import Phrase

_SCHEME = ("scheme",)

_TWO_PURSES = "payers:\n  council: Northshire Council\n  health_board: Northshire Health Board\n"

HEADING = (
    Phrase("pbr", "heading", "The version of the language. There is one: 1.", "pbr: 1", key_of=_SCHEME),
    Phrase(
        "scheme",
        "heading",
        "The scheme's name, which every line carries. Names are small letters, digits and underscores.",
        "scheme: northshire_reablement",
        key_of=_SCHEME,
    ),
    Phrase(
        "formerly",
        "heading",
        "What a scheme, a payment, a part or a limit was called when a ledger last settled it: what was settled goes "
        "on under the new name. Without a ledger it changes nothing.",
        "payments:\n  package:\n    formerly: set_price",
        "A/package: £1,000.00\nB/package: £1,000.00",
        ("scheme", "payments", "parts", "limits"),
    ),
    Phrase("title", "heading", "What people call it.", "title: Northshire reablement, 2026", key_of=_SCHEME),
    Phrase(
        "runs",
        "heading",
        "The days it is for, both included. A payment is taken in when the day that fixes its price is one of them; it "
        "still settles when it falls due after the end.",
        "runs: 2026-05-01 to 2026-05-31",
        "A/package: £1,000.00",
        _SCHEME,
    ),
    Phrase(
        "rounding",
        "heading",
        "How a line is brought to whole pence, once. There are four ways, below.",
        "rounding: each line to the penny, half up",
        key_of=_SCHEME,
    ),
    Phrase(
        "months",
        "heading",
        "Needed wherever months are added to a day. A month after 31 May is then 30 June.",
        "months: last day where shorter\npayments:\n  yearly:\n    instalments: 12 monthly from referred_on",
        "S1:P1:2026-04-06/yearly/01: £100.00\nS1:P1:2026-04-06/yearly/02: £100.00\n"
        "S1:P1:2026-04-06/yearly/03: £100.00\nS2:P1:2026-05-31/yearly/01: £100.00\nS2:P1:2026-05-31/yearly/02: £100.00",
        _SCHEME,
    ),
    Phrase(
        "cycle",
        "heading",
        "What a cycle is, where a payment, a day, a measure or a limit speaks of one: so many weeks, again and again, "
        "counted from a day that is not after the first of the run. Its windows are named by their first days.",
        "cycle: 4 weeks from 2026-03-30\npayments:\n  package:\n    due: end of cycle",
        "A/package: £1,000.00\nB/package: £1,000.00",
        _SCHEME,
    ),
    Phrase(
        "calendar",
        "heading",
        "Which days are bank holidays, for conditions and prices that ask; a run past the end of the list is refused.",
        "calendar:\n  bank holidays: England and Wales\n"
        "payments:\n  package:\n    when: started_on is not a bank holiday",
        "A/package: not earned\nB/package: £1,000.00",
        _SCHEME,
    ),
    Phrase(
        "bank holidays",
        "heading",
        "Whose count, from the dated lists that come with pbr: `England and Wales`, `Scotland` or `Northern Ireland`.",
        "calendar:\n  bank holidays: Scotland\npayments:\n  package:\n    when: started_on is a bank holiday",
        "A/package: £1,000.00\nB/package: not earned",
        ("calendar",),
    ),
    Phrase(
        "also",
        "heading",
        "Days that the contract counts as bank holidays though they are none, each with its reason. A holiday that is "
        "moved is on its new day only, unless it is written here.",
        "calendar:\n  bank holidays: England and Wales\n  also:\n    2026-06-01: the feast of the town, clause 7\n"
        "payments:\n  package:\n    when: started_on is a bank holiday",
        "A/package: £1,000.00\nB/package: £1,000.00",
        ("calendar",),
    ),
    Phrase(
        "payers",
        "heading",
        "Who pays, where it is not the council alone: each under a name of the scheme's own, with what it is called. "
        "Then every payment has somebody who pays it.",
        f"{_TWO_PURSES}paid by: council",
        "A/package: £1,000.00\nB/package: £1,000.00",
        _SCHEME,
    ),
    Phrase(
        "paid by",
        "heading",
        "Who pays how much, in the heading for all, and in a payment or a limit for what it is. One pays `rest`, and "
        "has the odd pennies: each other share is cut off at the penny. Each payer has a line of its own, whose name "
        "stands at the end of the line's id unless it is `council`; a payer alone needs no share.",
        f"{_TWO_PURSES}paid by: council 2/3, health_board rest",
        "A/package: £666.66\nA/package@health_board: £333.34\nB/package: £666.66\nB/package@health_board: £333.34",
        ("scheme", "payments", "limits"),
    ),
    Phrase(
        "sources",
        "heading",
        "The documents that figures and rules come from, each with a short name.",
        "sources:\n  contract: The contract with Northshire Care, signed in January 2026\n"
        "payments:\n  package:\n    source: contract, clause 4",
        key_of=_SCHEME,
    ),
    Phrase(
        "about",
        "heading",
        "What a reader should know first, in a paragraph.",
        "about: >\n  One set price for each package. Support after it is paid\n  by another contract.",
        key_of=_SCHEME,
    ),
    Phrase(
        "leaves out",
        "heading",
        "What the contract has and this file does not, so that nobody thinks it was forgotten.",
        "leaves out:\n  - travel between visits\n  - bank holidays",
        key_of=_SCHEME,
    ),
    Phrase(
        "records",
        "heading",
        "The section of what a council adds to the records, and of what holds a record.",
        "records:\n  hold when:\n    of a plan:\n      long_plan: planned_end_on > started_on + 8 weeks",
        "A/package: £1,000.00\nB/package: held £1,000.00",
        _SCHEME,
    ),
    Phrase(
        "framework",
        "heading",
        "The section that lists the codes a council made up: outcomes, standards, areas, providers.",
        "framework:\n  of an outcome:\n    assumed: made up\n    washing: I can wash myself\n"
        "    cooking: I can cook a meal for myself",
        key_of=_SCHEME,
    ),
    Phrase(
        "terms",
        "heading",
        "The section of the contract's own words: conditions with a name, used in the rest of the file.",
        'terms:\n  of a plan:\n    short_stay: plan_type is "reablement"\n'
        "payments:\n  package:\n    for each: plan where short_stay",
        "A/package: £1,000.00",
        _SCHEME,
    ),
    Phrase(
        "measures",
        "heading",
        "The section of what is counted for a provider: how many, out of how many.",
        "measures:\n  kept:\n    count: standard where met\n    out of: standard",
        "kept P1 2026-04-to-06: 1 of 2",
        _SCHEME,
    ),
    Phrase(
        "indices",
        "heading",
        "The section of dated series by which prices are uplifted, each saying where it comes from.",
        "indices:\n  wages:\n    from 2026-04-01: 100\n    from 2026-05-01: 104.2\n    assumed: made up\n"
        "prices:\n  set_price:\n    from 2026-04-01: £901.00\n    indexed by: wages\n    uplifted on: 2026-06-01\n"
        "    assumed: made up\npayments:\n  package:\n    pay: set_price",
        "A/package: £901.00\nB/package: £938.84",
        _SCHEME,
    ),
    Phrase(
        "verdicts",
        "heading",
        "The section of what follows for a provider from the targets that it met and missed. A scheme may have "
        "verdicts and no payments; it then needs no rounding.",
        "measures:\n  kept:\n    target: at least 80%\nverdicts:\n  named_as_poor:\n    assumed: made up\n"
        "    when: any target is missed",
        "named_as_poor P1: yes",
        _SCHEME,
    ),
    Phrase(
        "rankings",
        "heading",
        "The section of how providers are ranked by price and quality. It pays nothing, and a scheme may have rankings "
        "and no payments; it then needs no rounding.",
        "prices:\n  own_rate:\n    by: provider_id\n    from 2026-04-01:\n      P1: £17.40\n      P2: £18.10\n"
        "    assumed: made up\nrankings:\n  award:\n    assumed: made up\n    ranked: once, on 2026-04-01\n"
        "    scores:\n      price: 100% on own_rate, lowest best by place\n    ties: share the rank",
        "award P1 2026-04-01: rank 1 with 100 points\naward P2 2026-04-01: rank 2 with 50 points",
        _SCHEME,
    ),
    Phrase(
        "fitness",
        "heading",
        "The section of what its writers answer when they are asked whether payment by results suits the service. It "
        "changes no payment: pbr fit holds it against the scheme and the records.",
        "fitness:\n  there is a baseline: yes, the records of 2025-26",
        key_of=_SCHEME,
    ),
    Phrase(
        "prices",
        "heading",
        "The section of figures, each dated, and each saying where it comes from.",
        "prices:\n  set_price:\n    from 2026-04-01: £950.00\n    assumed: made up\n"
        "payments:\n  package:\n    pay: set_price",
        "A/package: £950.00\nB/package: £950.00",
        _SCHEME,
    ),
    Phrase(
        "payments",
        "heading",
        "The section of what is paid, taken off or noted, and for what.",
        "payments:\n  package:\n    pay: £900.00",
        "A/package: £900.00\nB/package: £900.00",
        _SCHEME,
    ),
    Phrase(
        "limits",
        "heading",
        "The section of caps and floors on what payments come to.",
        "limits:\n  cap:\n    assumed: made up\n    no more than: £1,500.00\n    of: package\n    over: provider",
        "A/package: £1,000.00\nB/package: £1,000.00\nP1/cap: -£500.00",
        _SCHEME,
    ),
    Phrase(
        "examples",
        "heading",
        "The section of worked examples: records, and the lines they must give. A scheme whose examples fail is not "
        "used.",
        "examples:\n  Two packages:\n    as at: 2026-06-30\n    lines:\n      A/package: £1,000.00\n"
        "      B/package: £1,000.00\n    total due: £2,000.00",
        key_of=_SCHEME,
    ),
)

HOLDS = (
    Phrase(
        "hold when",
        "holds",
        "Under each kind of record, named conditions that stop its money until somebody has looked. What "
        "belongs to the record is held too.",
        "records:\n  hold when:\n    of a plan:\n      very_long: planned_end_on > started_on + 8 weeks",
        "A/package: £1,000.00\nB/package: held £1,000.00",
        ("records",),
    ),
)

"""PBR440 to PBR446: the framework, a list of the codes that a council made up; and straight lines (PBR444)."""

from pbr.problems.catalogue.rule import Rule

RULES_FRAMEWORK: tuple[Rule, ...] = (
    Rule(
        "PBR440",
        "A framework lists outcomes, standards, areas and providers",
        "Those are the codes that councils make up. The codes of every other field are in the dictionary of records.",
        "framework:\n  of a plan:\n    assumed: made up\n    reablement: Help to do without help",
        "framework:\n  of an outcome:\n    assumed: made up\n    washing: I can wash myself",
    ),
    Rule(
        "PBR441",
        "A list holds codes that records can have",
        "A word of the language that is misspelt must not be taken for a code, and a code that no record can have "
        "would never be met. A code that is spelt like a word of the language stands under 'codes:'.",
        "  of a standard:\n    assumed: made up\n    one for eech: quarter per provider\n    staffing: Enough staff",
        "  of a standard:\n    assumed: made up\n    one for each: quarter per provider\n    staffing: Enough staff",
    ),
    Rule(
        "PBR442",
        "No two codes of a list differ only in how they are spaced",
        "People write daily_living and Daily living for the same thing, and then half of the results are elsewhere.",
        "    daily_living: I manage my day\n    Daily living: I manage my day",
        "    daily_living: I manage my day",
    ),
    Rule(
        "PBR443",
        "How many rows are expected is said of standards",
        "A standard is judged for each provider and month, quarter or year, so a row that is not there can be named. "
        "Outcomes differ from plan to plan.",
        "  of an outcome:\n    one for each: quarter per provider",
        "  of a standard:\n    one for each: quarter per provider",
    ),
    Rule(
        "PBR444",
        "A straight line runs between two points",
        "It begins where its step does, and ends where the next step begins, at another share than its first: along it "
        "every value of the measure releases a share of its own. The first step may be one where nothing is below "
        "nought.",
        "below 70%: nil\nfrom 70%: straight line from nil to 100%",
        "below 70%: nil\nfrom 70%: straight line from nil to 100%\nfrom 90%: 100%",
    ),
    Rule(
        "PBR445",
        "A measure rests on codes that are listed",
        "Where nothing says which standards are set, leaving out the row that was failed makes the others all of "
        "them; and a code that is misspelt falls out of the count. This is a warning of validate, and an error with "
        "--strict.",
        "measures:\n  kept:\n    count: standard where met",
        "framework:\n  of a standard:\n    assumed: made up\n    staffing: Enough staff\n"
        "measures:\n  kept:\n    count: standard where met",
    ),
    Rule(
        "PBR446",
        "A measure of standards that are expected is dated by their first day",
        "A row is expected for the month, quarter or year in which it begins. Dated by another day, a failed row that "
        "is there could count in another window, and the others of its own would read as all of them.",
        "framework:\n  of a standard:\n    one for each: quarter per provider\n"
        "measures:\n  kept:\n    count: standard where met\n    dated by: to_on",
        "framework:\n  of a standard:\n    one for each: quarter per provider\n"
        "measures:\n  kept:\n    count: standard where met\n    dated by: from_on",
    ),
)

"""PBR7xx: the cells of a record: dates, money, numbers and codes."""

from pbr.problems.catalogue.rule import Rule

RULES_CELLS: tuple[Rule, ...] = (
    Rule(
        "PBR701",
        "What every row must have is not blank",
        "A row without its reference, its provider or its first day cannot be settled, and must not be overlooked.",
        "plan_id,started_on\nPL-1,",
        "plan_id,started_on\nPL-1,2026-05-04",
    ),
    Rule(
        "PBR702",
        "A date is a real day, written year first or day first",
        "04/05/2026 is 4 May here and never 5 April. Each day is written with two digits for the day and the month. A "
        "year before 1900 or after 2199 stands for something other than a day, and no date yet is a blank cell.",
        "2026-02-30",
        "2026-02-28",
    ),
    Rule(
        "PBR703",
        "Money is written in pounds and pence",
        "A pound sign, commas between thousands and an accountant's brackets are all read. Anything else would have to "
        "be guessed.",
        "1,57.00",
        "1,575.00",
    ),
    Rule(
        "PBR704",
        "A number is written in digits",
        "At most twelve before the point and six after it. Marks such as - or n/a for what is not known are left "
        "blank.",
        "ten",
        "10",
    ),
    Rule(
        "PBR705",
        "Yes or no is written as yes or no",
        "y, n, true, false, 1 and 0 are read too, in capitals or small letters.",
        "perhaps",
        "yes",
    ),
    Rule(
        "PBR706",
        "A code is one of its field's codes",
        "A code that no scheme knows would match no condition, and the row would go unpaid without a word. Capitals, "
        "spaces and hyphens make no difference.",
        "end_reason\nfinished",
        "end_reason\ncompleted",
    ),
    Rule(
        "PBR707",
        "A reference has not been spoilt by a spreadsheet",
        "A spreadsheet that shows a long reference as 4.01E+09 saves it so, and its last digits are lost. #N/A is what "
        "it saves of a formula that failed.",
        "4.01E+09",
        "4010000123",
    ),
    Rule(
        "PBR708",
        "Prices, costs, hours, minutes and weights are not below nil",
        "A reversal is a correction of a row, not another row that takes something away.",
        "delivered_minutes\n-30",
        "delivered_minutes\n0",
    ),
    Rule(
        "PBR709",
        "Codes are better written exactly",
        "Capitals, spaces and hyphens are overlooked when codes are matched. How many cells needed that is said, so "
        "that "
        "a change of system does not pass unseen. This is a warning.",
        "Recovered - Early",
        "recovered_early",
    ),
    Rule(
        "PBR710",
        "A provider is written in one way",
        "References that differ in capitals are two providers, each with its own totals. That is seldom meant. This "
        "is a "
        "warning.",
        "provider_id\nP1\np1",
        "provider_id\nP1\nP1",
    ),
    Rule(
        "PBR711",
        "A row of a worked example has only fields of its table",
        "A misspelt field would be read as blank, and the example would show something other than it says.",
        "- {plan_id: A, stated_on: 2026-05-04}",
        "- {plan_id: A, started_on: 2026-05-04}",
    ),
)

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
        "04/05/2026 is 4 May here and never 5 April. Points for slashes, a year of two digits and other forms are "
        "named and not guessed at. A year before 1900 or after 2199 stands for something other than a day. Where a day "
        "is not known, or there is none yet, the cell is empty.",
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
        "A spreadsheet that shows a long reference as 4.01E+09 saves it so, and its last digits are lost. #N/A, "
        "#SPILL! or Err:502 is what it saves of a formula that failed, and =VLOOKUP(A2,B:C,2) a formula that was saved "
        "itself.",
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
    Rule(
        "PBR720",
        "A cell with nothing in it is blank",
        "NULL, None, N/A, #N/A, NaN, - and days such as 1900-01-01 are how programs write nothing. They are read as "
        "blank and counted by column, once for a file, and are never a code: None is not the finding none. This is a "
        "warning.",
        "support_at_end\nNone",
        "support_at_end\nnone            (or no_support)",
    ),
    Rule(
        "PBR721",
        "A mark for nothing does not stand where a blank is an answer",
        "Blank means that a dispute is off, a weight is 1, or service goes on. A mark may mean that nobody knows, and "
        "what is not known is not paid.",
        "disputed\n?",
        "disputed\nyes",
    ),
    Rule(
        "PBR722",
        "No name is a word that programs take for nothing",
        "A provider called None, NA or null is read here as it is written. Other programs drop its rows from their "
        "sums, or the word stood for nothing from the first. This is a warning.",
        "provider_id\nNA",
        "provider_id\nNAC",
    ),
    Rule(
        "PBR723",
        "References and names have no hidden characters inside",
        "A zero-width space, a no-break space or a byte order mark makes two references of one that look alike. At the "
        "ends of a cell they are taken off.",
        "Zoë\\u200bCare",
        "Zoë Care",
    ),
    Rule(
        "PBR724",
        "A column has its days in one order",
        "06/20/2026 has the month first. Where other cells of the column have the day first, two systems were mixed, "
        "and each such day is to be mended. Under --hold-errors the days of the file that could be read either way are "
        "held too.",
        "started_on\n20/06/2026\n06/21/2026",
        "started_on\n20/06/2026\n21/06/2026",
    ),
    Rule(
        "PBR725",
        "Dates have the day first, or the year",
        "Where cells of a column are no day with the day first, and none fails with the month first, the column has "
        "the month first. Then no day of it is believed, nor of a column beside it that could be read either way, but "
        "those that are the same day either way (06/06/2026): 06/07/2026 would be paid a month late.",
        "ended_on\n06/20/2026\n06/07/2026",
        "ended_on\n20/06/2026\n07/06/2026",
    ),
    Rule(
        "PBR726",
        "A name or reference is written in one way",
        "Names that differ in spaces, capitals, accents, points, hyphens, noughts before a number (P1, P01) or forms "
        "of a letter look alike and are read as several, each with its own totals. So do names with letters of another "
        "script that are drawn as Latin ones. Accents written as one character or two are the same, and names that a "
        "scheme lists apart are meant. This is a warning.",
        "provider_id\nZoë Care\nZoe Care.",
        "provider_id\nZoë Care\nZoë Care",
    ),
    Rule(
        "PBR727",
        "A review has its finding",
        "Some programs read the code none as an empty cell. Where many rows have the day of a review and no finding, "
        "and none has that code, it may have been lost on the way. This is a warning.",
        "support_at_end,reviewed_on\n,2026-06-15",
        "support_at_end,reviewed_on\nno_support,2026-06-15",
    ),
    Rule(
        "PBR728",
        "A figure is one that can be",
        "A week has 168 hours and a day 1,440 minutes, and a visit to which somebody came has a minute. Another figure "
        "stands in another unit: hours of a month, seconds, a workbook's part of a day.",
        "weekly_hours\n630",
        "weekly_hours\n10.5",
    ),
    Rule(
        "PBR729",
        "The figures of a column are in its unit",
        "Where the middle one of five figures or more is hardly ever met in the unit of a column (visits of three "
        "minutes, more than sixty hours a week, a stay at £10,000 a week), the whole column may stand in another. This "
        "is a warning. Under --hold-errors no figure of such a column is believed where some of them cannot be.",
        "delivered_minutes\n1\n1\n1\n2\n1",
        "delivered_minutes\n60\n60\n60\n120\n60",
    ),
    Rule(
        "PBR730",
        "The weekly hours of a plan are near those of others",
        "At least four times the nearest of all the rest, or a quarter of it at most, they have mostly lost a decimal "
        "point, or have one too far left. Asked where there are five rows or more, and five for each that is far. This "
        "is a warning.",
        "weekly_hours\n7\n10.5\n14\n10.5\n7\n105",
        "weekly_hours\n7\n10.5\n14\n10.5\n7\n10.5",
    ),
    Rule(
        "PBR731",
        "Weights are on one scale",
        "A blank weight counts as 1. Among weights such as 25 and 75 it is next to nothing, and so is its share of "
        "the payment. Asked where every other weight is 10 or more. This is a warning.",
        "weight\n25\n75\n\n",
        "weight\n25\n75\n50",
    ),
)

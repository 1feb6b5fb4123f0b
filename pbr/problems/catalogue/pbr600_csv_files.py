"""PBR6xx: the form of a CSV file of records."""

from pbr.problems.catalogue.rule import Rule

RULES_CSV_FORM: tuple[Rule, ...] = (
    Rule(
        "PBR601",
        "Every table a scheme needs has its file",
        "A table that is not there is not a table without rows. Settling without it would pay nothing for all of it.",
        "records/ holds plans.csv, and the scheme pays for visits",
        "records/ holds plans.csv and visits.csv",
    ),
    Rule(
        "PBR602",
        "Records are CSV, not a workbook",
        "A workbook may hold several sheets and formulas, and which of them was meant is not for a program to choose.",
        "plans.xlsx renamed plans.csv",
        "the sheet saved as CSV UTF-8",
    ),
    Rule(
        "PBR603",
        "Records are not saved as UTF-16",
        'Some systems call it "Unicode text". It is refused by name rather than read by guesswork.',
        "plans.csv saved as Unicode text",
        "plans.csv saved as CSV UTF-8",
    ),
    Rule(
        "PBR604",
        "Records are text in UTF-8 or Windows-1252",
        "A byte that neither encoding has means that the file was damaged or is something else. Reading on would put "
        "wrong characters into references.",
        "PL-\\x81",
        "PL-0001",
    ),
    Rule(
        "PBR605",
        "Records are better saved as UTF-8",
        "A file that is not UTF-8 is read as Windows-1252, which spreadsheets in Britain write. That is nearly always "
        "right, but it is a guess, so it is said. This is a warning.",
        "\\xa3900.00      (Windows-1252)",
        "£900.00         (UTF-8)",
    ),
    Rule(
        "PBR606",
        "Records have no NUL characters",
        "No text has them. They come from files that were damaged in copying, or saved as UTF-16 without its mark.",
        "PL-0001\\x00,S-0001",
        "PL-0001,S-0001",
    ),
    Rule(
        "PBR607",
        "A file of records is not empty",
        "An export that failed often leaves an empty file. Reading it as no rows would pay nothing.",
        "(nothing)",
        "plan_id,person_id,provider_id,plan_type,started_on",
    ),
    Rule(
        "PBR608",
        "A table has rows",
        "A header with nothing under it may be true, or an export that failed. It is said, so that no one takes a "
        "total of nothing for granted. This is a warning; for plans and people it is PBR622.",
        "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes",
        "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\nV-1,PL-1,2026-05-05,30,32",
    ),
    Rule(
        "PBR609",
        "Cells are separated by commas",
        "The separator is never guessed: a guess can be wrong for one file in a hundred, and then every column is.",
        "plan_id;person_id;provider_id",
        "plan_id,person_id,provider_id",
    ),
    Rule(
        "PBR610",
        "The first row names the columns",
        "Columns are found by name. A title or a blank row above the names hides them.",
        "Plans as at June\nplan_id,person_id,provider_id",
        "plan_id,person_id,provider_id",
    ),
    Rule(
        "PBR611",
        "Every column a scheme needs is there",
        "A column that is missing is not a column of blanks. So is the date on which a needed fact became known: "
        "without "
        "it, settling as at an earlier day would use what nobody knew then.",
        "plan_id,person_id,provider_id,plan_type,start",
        "plan_id,person_id,provider_id,plan_type,started_on",
    ),
    Rule(
        "PBR612",
        "No two columns have the same name",
        "Names are matched by letters and digits, so Plan ID and plan_id are one name. Which column was meant is not "
        "for "
        "a program to choose.",
        "plan_id,Plan ID,person_id",
        "plan_id,old_reference,person_id",
    ),
    Rule(
        "PBR613",
        "Columns have names that are known",
        "A column that is not in the dictionary of records is not read. It is said, in case its name is misspelt. This "
        "is a warning.",
        "plan_id,end_reson",
        "plan_id,end_reason",
    ),
    Rule(
        "PBR614",
        "No row is shorter than the header",
        "When a cell is missing, those after it stand in the wrong columns. A note below the table looks like this "
        "too.",
        "plan_id,person_id,provider_id\nPL-1,S-1",
        "plan_id,person_id,provider_id\nPL-1,S-1,P1",
    ),
    Rule(
        "PBR615",
        "No row is longer than the header",
        "A comma inside a cell splits it in two, unless the cell stands between quotation marks, and every cell "
        "after it "
        "is in the wrong column.",
        "plan_id,plan_value,rate\nPL-1,1,020.00,standard",
        'plan_id,plan_value,rate\nPL-1,"1,020.00",standard',
    ),
    Rule(
        "PBR616",
        "Every quotation mark is closed",
        "A mark that is never closed swallows all the rows after it into one cell.",
        'PL-1,"S-1,P1',
        'PL-1,"S-1",P1',
    ),
    Rule(
        "PBR617",
        "A comma or the end of the row follows a closing quotation mark",
        "Anything else means that the marks do not pair as they were meant to, and the cells cannot be told apart.",
        'PL-1,"north" west,P1',
        'PL-1,"north west",P1',
    ),
    Rule(
        "PBR618",
        "No cell is longer than 131,072 characters",
        "No reference, date or amount is that long. A quotation mark that is never closed swallows the rows after it.",
        'PL-1,"S-1,P1   (and a hundred thousand more characters)',
        'PL-1,"S-1",P1',
    ),
    Rule(
        "PBR619",
        "The CSV files of a folder have the names of tables",
        "A file of another name is not read. It is said, in case its name is misspelt. This is a warning.",
        "records/outcome.csv",
        "records/outcomes.csv",
    ),
    Rule(
        "PBR620",
        "One file is enough only for a scheme that needs one table",
        "A scheme that needs several tables reads them from a folder, each from the file of its name.",
        "pbr settle schemes/time-and-task.yaml records/visits.csv",
        "pbr settle schemes/time-and-task.yaml records/",
    ),
    Rule(
        "PBR621",
        "The first thousand problems of a file are listed",
        "A file with so many has one cause or two, which the first of them show.",
        "50,000 dates written month first",
        "50,000 dates written day first",
    ),
    Rule(
        "PBR622",
        "Plans and people have rows",
        "Every other record belongs to a plan or a person. Where a scheme needs them, a header with nothing under it "
        "is an export that failed, and a settlement of nothing would hide it.",
        "plan_id,person_id,provider_id,plan_type,started_on",
        "plan_id,person_id,provider_id,plan_type,started_on\nPL-1,S-1,P1,reablement,2026-05-04",
    ),
    Rule(
        "PBR623",
        "A column of days is written in one way",
        "Where some days have the year first and others have it last, two programs wrote the column. If every other "
        "could be read with the day or the month first, and no day of the file shows which, none of those is believed.",
        "started_on\n2026-06-20\n06/07/2026",
        "started_on\n2026-06-20\n2026-07-06",
    ),
    Rule(
        "PBR624",
        "No workbook has swapped days and months",
        "A workbook that expects the month first turns 06/07/2026 into 7 June, and leaves 20/06/2026 as text. Saved "
        "again, the column has days with the year first that could all be months, and days with the year last of which "
        "none could. The first are then not believed.",
        "started_on\n2026-06-07\n2026-06-08\n2026-06-09\n20/06/2026\n21/06/2026\n22/06/2026",
        "started_on\n06/07/2026\n06/08/2026\n06/09/2026\n20/06/2026\n21/06/2026\n22/06/2026",
    ),
    Rule(
        "PBR625",
        "The files of an extract have days in one order",
        "A file in which every day could be read either way is read day first. If another file of the extract has the "
        "month first, the same system may have written both. This is a warning.",
        "plans.csv: ended_on 06/20/2026      visits.csv: visited_on 06/07/2026",
        "plans.csv: ended_on 20/06/2026      visits.csv: visited_on 07/06/2026",
    ),
    Rule(
        "PBR630",
        "The header stands once, on the first line",
        "Files that were joined end to end keep each one's header. It names columns and is nobody's record.",
        "plan_id,person_id\nPL-1,S-1\nplan_id,person_id\nPL-2,S-2",
        "plan_id,person_id\nPL-1,S-1\nPL-2,S-2",
    ),
    Rule(
        "PBR631",
        "Records have no row of totals",
        "A report adds its rows up at the end. The sum is no record, and its money is in the rows already.",
        "PL-1,S-1,1020.00\nTotal,,1020.00",
        "PL-1,S-1,1020.00",
    ),
    Rule(
        "PBR632",
        "Records have no notes among them",
        "A row with one cell filled is a note that a report puts below its table, or a record that lost its cells.",
        "PL-1,S-1,P1\nSource: case system,,",
        "PL-1,S-1,P1",
    ),
    Rule(
        "PBR633",
        "A file of records is CSV whatever its name says",
        "A web page, JSON or PDF that is named .csv is known by its first bytes. A page is often the system's sign-in.",
        "<!DOCTYPE html>",
        "plan_id,person_id,provider_id,plan_type,started_on",
    ),
    Rule(
        "PBR634",
        "The first line names the columns and nothing more",
        "Where the line end after the names is lost, the first person's record stands behind them. None of it is shown "
        "or kept.",
        "plan_id,person_idPL-1,S-1\nPL-2,S-2",
        "plan_id,person_id\nPL-1,S-1\nPL-2,S-2",
    ),
    Rule(
        "PBR635",
        "A file does not change while it is read",
        "A settlement says by a hash which records it was made from. If an export is still being written, what was "
        "settled would not be what the hash is of.",
        "settling while plans.csv is being exported",
        "settling when the export has finished",
    ),
    Rule(
        "PBR636",
        "No line is longer than two million bytes",
        "A record is some hundred bytes. A file without line ends is damaged, and would have to be held whole in "
        "memory.",
        "300 MB without a line end",
        "a line for each record",
    ),
    Rule(
        "PBR637",
        "A UTF-8 file is UTF-8 throughout",
        "One byte of another encoding does not make the rest of the file something else. Read as Windows-1252, every "
        "accent of it would be two wrong letters.",
        "Zoë (UTF-8) ... Andr\\xe9",
        "Zoë ... André (both UTF-8)",
    ),
)

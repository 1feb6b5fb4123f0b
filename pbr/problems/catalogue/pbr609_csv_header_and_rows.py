"""PBR609 to PBR622: the form of a CSV file: separators, header, columns, row lengths and quotation marks."""

from pbr.problems.catalogue.rule import Rule

RULES_CSV_FORM: tuple[Rule, ...] = (
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
        "A file of another name is not read. It is said, in case its name is misspelt. notices.csv and "
        "adjustments.csv, which are read with a ledger, are told of too where there is none. This is a warning.",
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
)

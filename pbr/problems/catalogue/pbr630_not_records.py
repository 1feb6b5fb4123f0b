"""PBR630 to PBR639: rows and files that are no records: a header again, totals, notes, other file types, damage."""

from pbr.problems.catalogue.rule import Rule

RULES_NOT_RECORDS: tuple[Rule, ...] = (
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

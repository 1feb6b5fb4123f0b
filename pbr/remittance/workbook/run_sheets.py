"""The tables of a run's workbook: what each sheet is, and its columns."""

from pbr.reports.workbook.columns import Column, Kind
from pbr.reports.workbook.line_rows import WHAT_IS_WORKED_OUT
from pbr.reports.workbook.summary_rows import SUMS
from pbr.reports.workbook.table_in_sheets import Described

WHAT_MOVES = Described(
    "What moves",
    (
        "One row is what some entries of the run are: how many, and what they come to.",
        "What is settled before is in 'Entries' and in no sum here: an entry is only what this run adds or takes back.",
    ),
    (
        Column("Change"),
        Column("Means", Kind.SENTENCE),
        Column("Entries", Kind.COUNT, summed=True),
        Column("Amount", Kind.MONEY, summed=True),
    ),
)
PAID = Described(
    "Paid to providers",
    (
        "One row is one provider: brought forward and entries together are payable and carried forward together.",
        "Payable is never below nil, and carried forward never above it. Adds and Takes back are the entries that go "
        "up and down: a finance system books them apart.",
    ),
    (
        Column("Provider"),
        Column("Reference", room=22),
        Column("Brought forward", Kind.MONEY, summed=True),
        Column("New", Kind.MONEY, summed=True),
        Column("Late", Kind.MONEY, summed=True),
        Column("More", Kind.MONEY, summed=True),
        Column("Corrections", Kind.MONEY, summed=True),
        Column("Taken back", Kind.MONEY, summed=True),
        Column("Limits", Kind.MONEY, summed=True),
        Column("Adjustments", Kind.MONEY, summed=True),
        Column("Entries", Kind.MONEY, summed=True),
        Column("Payable", Kind.MONEY, summed=True),
        Column("Carried forward", Kind.MONEY, summed=True),
        Column("Adds", Kind.MONEY, summed=True),
        Column("Takes back", Kind.MONEY, summed=True),
    ),
)
BY_PAYMENT = Described(
    "By payment",
    (
        "One row is one provider, payment, status and change. A row without a change is of lines that move nothing.",
        "At stake is not payable now: do not add it to Amount. Sum not known counts lines that have more at stake than "
        "is known.",
    ),
    (
        Column("Provider"),
        Column("Payment"),
        Column("Status"),
        Column("Change"),
        *SUMS,
    ),
)
BY_PAYER = Described(
    "By payer",
    (
        "One row is one payer, provider and payment: what the payer bears of the run. What is brought and carried "
        "forward is of providers, and of no payer. A row without a provider is what persons are paid.",
    ),
    (
        Column("Paid by"),
        Column("Provider"),
        Column("Payment"),
        Column("Entries", Kind.COUNT, summed=True),
        Column("Amount", Kind.MONEY, summed=True),
    ),
)
ENTRIES = Described(
    "Entries",
    (
        "One row is one entry: what this run moves of one obligation. What moves nothing has no row.",
        "Due to date is what stands of it now, and Settled before what earlier runs settled; Amount is the difference, "
        "and what this run pays of it. Corrects is the entry before it of the same obligation.",
    ),
    (
        Column("Entry"),
        Column("Change"),
        *WHAT_IS_WORKED_OUT,
        Column("Due to date", Kind.MONEY, summed=True),
        Column("Settled before", Kind.MONEY, summed=True),
        Column("Amount", Kind.MONEY, summed=True),
        Column("At stake", Kind.MONEY, summed=True),
        Column("Corrects"),
        Column("First entry"),
        Column("What changed", Kind.SENTENCE),
        Column("Brings to a pool", Kind.PRICE),
        Column("Reason", Kind.SENTENCE),
        Column("Line"),
    ),
)
CORRECTIONS = Described(
    "Corrections",
    (
        "One row is one entry by which something else stands than was settled, or nothing any more.",
        "Corrects is the entry that it corrects, which is in an earlier run. Each is in 'Entries' too.",
    ),
    (
        Column("Entry"),
        Column("Corrects"),
        Column("Change"),
        Column("Provider"),
        Column("Record"),
        Column("Payment"),
        Column("Part"),
        Column("Slot"),
        Column("Settled before", Kind.MONEY, summed=True),
        Column("Stands now", Kind.MONEY, summed=True),
        Column("Difference", Kind.MONEY, summed=True),
        Column("What changed", Kind.SENTENCE),
        Column("Reason", Kind.SENTENCE),
    ),
)
HELD = Described(
    "Not decided",
    (
        "One row is something that is not decided and has money standing or at stake, a row of the extract that is "
        "held or put back, or one that is expected and not there.",
        "Settled is what was settled of it and stands meanwhile; Since run is the run since which it waits.",
    ),
    (
        Column("Held"),
        Column("Provider"),
        Column("Record"),
        Column("Payment"),
        Column("Part"),
        Column("Slot"),
        Column("At stake", Kind.MONEY, summed=True),
        Column("Settled", Kind.MONEY, summed=True),
        Column("Since run", Kind.COUNT),
        Column("Days", Kind.COUNT),
        Column("Table"),
        Column("File"),
        Column("Row", Kind.COUNT),
        Column("Code"),
        Column("Field"),
        Column("Why", Kind.SENTENCE),
    ),
)
NOT_EARNED = Described(
    "Not earned",
    (
        "One row is a line that is decided as nothing, and belongs in this run's statements.",
        "At stake is what would have been paid, and is blank where the sum is not known.",
    ),
    (
        Column("Provider"),
        Column("Record"),
        Column("Plan"),
        Column("Payment"),
        Column("Part"),
        Column("Slot"),
        Column("Due on", Kind.DAY),
        Column("At stake", Kind.MONEY, summed=True),
        Column("Why", Kind.SENTENCE),
        Column("Line"),
    ),
)
LATER = Described(
    "Falls due later",
    (
        "One row is a line that falls due after the period, and is settled by the run that holds its day.",
        "At stake is what would be paid as things are recorded; it is blank where the sum is not known.",
    ),
    NOT_EARNED.columns,
)
CHECKS = Described(
    "Checks",
    ("One row is a sum of amounts elsewhere in this workbook, and what it must be, so no difference is left.",),
    (
        Column("Amounts added up", Kind.SENTENCE),
        Column("Comes to", Kind.MONEY),
        Column("Must be", Kind.MONEY),
        Column("Difference", Kind.MONEY),
    ),
)

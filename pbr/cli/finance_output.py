"""What is printed once finance files are written: what each of them comes to."""

from pbr.api.paid_out.finance_files import FinanceWritten
from pbr.cli.printing import note, print_text, whatever_the_printing, whoever_stops_it
from pbr.problems.problem_formats import all_as_text
from pbr.problems.visible_text import visible
from pbr.values.money import pounds

_HEADINGS = ("File", "Rows", "Debit", "Credit", "Payable")


def show_control_totals(written: FinanceWritten, there: str) -> None:
    """Print the control totals, a line for each file, and of which payer they are; warnings go to standard error."""
    rows = [
        (one.file, f"{one.rows:,}", pounds(one.debit), pounds(one.credit), pounds(one.payable))
        for one in written.totals
    ]
    table = (_HEADINGS, *rows)
    wide, *others = (max(map(len, column)) for column in zip(*table, strict=True))
    lines = ["  ".join((file.ljust(wide), *map(str.rjust, cells, others))) for file, *cells in table]
    if written.run.payer:
        alone = f"What {visible(written.run.payer)} pays by itself: files of all payers together would pay it again."
        lines = [alone, "", *lines]
    with whoever_stops_it(there), whatever_the_printing(there):
        print_text("".join(f"{line}\n" for line in [*lines, "", there]))
    note(all_as_text(list(written.warnings)))

"""The README.txt of a sample, which says that nothing in it is real."""

from pbr.sample.probabilities_in_words import figures_listed
from pbr.sample.request import TABLE_NAMES, SampleWanted

FIRST_LINE = "INVENTED BY pbr sample: every row in this folder is made up."


def readme(wanted: SampleWanted, counts: dict[str, int]) -> str:
    """The whole text: what this is, how to make it again, what each table holds, and what it was drawn from."""
    figures = "\n".join(f"- {figure}" for figure in figures_listed())
    tables = "\n".join(f"- {table}.csv: {rows:,} {'row' if rows == 1 else 'rows'}" for table, rows in counts.items())
    return f"""{FIRST_LINE}

No person, provider, plan or visit here is real, and no council's records were used. Use it to try a
scheme, never as evidence of what happens.

Made with:
    {command(wanted)}

The same command with the same version of pbr writes the same bytes on any machine. The first plans stay the
same however many are asked for. The extract is as it would be on {wanted.last}: nothing later is in it, so plans
may be open and reviews still to come.

{tables}

How it hangs together
- A plan that ends by transfer is followed by a plan of the same person with another provider, and some
  completed plans by an ongoing plan with the same provider. A transfer on the last day, or in the last
  plan of the file, has no follower.
- people.csv has one row for each referral of a person to a provider; it tells what came of the first plan.
- visits.csv adds up to the weekly hours of the plan; hours_delivered was drawn by itself, as if from another system.
- A cell is blank when nothing is recorded, or not yet.

What it was drawn from
{figures}
"""


def command(wanted: SampleWanted) -> str:
    """The command that writes this sample again."""
    words = ["pbr sample FOLDER", f"--plans {wanted.plans}", f"--seed {wanted.seed}"]
    words += [f"--from {wanted.first}", f"--to {wanted.last}", f"--rates {wanted.rates}"]
    if wanted.tables != TABLE_NAMES:
        words.append(f"--tables {','.join(wanted.tables)}")
    return " ".join(words)

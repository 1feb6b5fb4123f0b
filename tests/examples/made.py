"""How each folder of ``examples/`` was made: the sample, its seed, and the settlement of it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.cli.command import pbr
from tests.examples.national_return import write_returns

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
SCHEMES = ROOT / "schemes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One folder of ``examples/``, named as its scheme file; its records were written by hand."""

    name: str
    period: str
    as_at: str
    providers: int = 3
    """How many providers it is of, at least."""

    @property
    def folder(self) -> Path:
        return EXAMPLES / self.name

    def settle(self, records: Path | str, out: Path | str) -> list[str]:
        """The command that makes the settlement."""
        words = ["settle", f"schemes/{self.name}.yaml", str(records)]
        return [*words, "--period", self.period, "--as-at", self.as_at, "--out", str(out)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampled(Example):
    """One whose records were made by ``pbr sample``."""

    seed: int
    tables: str
    first: str
    last: str
    rates: str = "standard"

    def sample(self, folder: Path | str) -> list[str]:
        """The command that makes the records."""
        words = ["sample", str(folder), "--plans", "200", "--seed", str(self.seed), "--tables", self.tables]
        words += ["--from", self.first, "--to", self.last]
        return words if self.rates == "standard" else [*words, "--rates", self.rates]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfAReturn(Example):
    """One whose records ``pbr cld`` made of an invented return."""

    year: str

    def read(self, returns: list[str], records: Path | str) -> list[str]:
        """The command that makes the records."""
        return ["cld", *returns, "--period", self.year, "--out", str(records)]


MADE = (
    Sampled(
        name="essex-reablement-bonus",
        seed=3,
        tables="plans",
        first="2026-04-01",
        last="2026-09-30",
        period="2026-08",
        as_at="2026-09-14",
    ),
    Sampled(
        name="wiltshire-payable-outcomes",
        seed=1,
        tables="plans,outcomes",
        first="2026-04-01",
        last="2026-09-30",
        period="2026-08",
        as_at="2026-09-14",
    ),
    Sampled(
        name="wiltshire-penalty-and-reward",
        seed=1,
        tables="plans,outcomes",
        first="2026-04-01",
        last="2026-09-30",
        period="2026-08",
        as_at="2026-09-14",
    ),
    Sampled(
        name="sutton-75-25-retention",
        seed=22,
        tables="plans,outcomes,standards",
        first="2026-04-01",
        last="2026-12-31",
        period="2026-10-01..2026-11-30",
        as_at="2026-11-30",
    ),
    Sampled(
        name="ipc-outcome-tariff",
        seed=1,
        tables="plans",
        first="2026-04-01",
        last="2026-09-30",
        period="2026-08",
        as_at="2026-09-14",
        rates="levels",
    ),
    Sampled(
        name="population-prime-provider",
        seed=2,
        tables="people,stays",
        first="2026-04-01",
        last="2027-04-30",
        period="2027-03-01..2027-04-30",
        as_at="2027-04-30",
    ),
    Sampled(
        name="population-prime-provider-at-risk",
        seed=11,
        tables="people",
        first="2026-04-01",
        last="2027-01-31",
        period="2026-11-01..2027-01-31",
        as_at="2027-01-31",
    ),
    Sampled(
        name="hourly-plus-bonus",
        seed=1,
        tables="plans,visits",
        first="2026-05-18",
        last="2026-07-05",
        period="2026-06",
        as_at="2026-07-05",
    ),
    Sampled(
        name="time-and-task",
        seed=4,
        tables="plans,visits",
        first="2026-05-29",
        last="2026-07-03",
        period="2026-06",
        as_at="2026-07-03",
    ),
)
WRITTEN = (
    Example(name="essex-six-weeks-before", period="2026-08", as_at="2026-08-31"),
    Example(name="bracknell-single-rate", period="2026-06", as_at="2026-07-05"),
    Example(name="essex-ranked-rates", period="2026-09-01..2026-10-31", as_at="2026-10-31", providers=4),
    Example(name="time-and-task-weekends", period="2026-06-01..2026-07-31", as_at="2026-07-31"),
    Example(name="ipc-set-sum-per-outcome", period="2026-06", as_at="2026-07-10"),
    Example(name="hourly-plus-bonus-per-outcome", period="2026-06", as_at="2026-07-05"),
    Example(name="wigan-best-offer", period="2026-06", as_at="2026-07-10"),
    Example(name="direct-payment", period="2026-06", as_at="2026-07-10"),
    Example(name="individual-service-fund", period="2026-06", as_at="2026-07-10"),
    Example(name="wirral-rapid-access", period="2026-06", as_at="2026-06-30"),
    Example(name="block-contract", period="2026-06", as_at="2026-06-30"),
    # The source says that one provider was commissioned.
    Example(name="hertfordshire-reablement", period="2026-07", as_at="2026-07-31", providers=1),
    Example(name="staffordshire-quality-reward", period="2026-04-01..2026-09-30", as_at="2026-09-30"),
    Example(name="sutton-ability-proved-once", period="2026-04-01..2026-08-31", as_at="2026-08-31"),
    Example(name="withheld-until-targets-are-met", period="2026-04-01..2026-08-31", as_at="2026-08-31"),
    Example(name="hourly-withheld-until-targets-are-met", period="2026-04-01..2026-08-31", as_at="2026-08-31"),
)
OF_A_RETURN = OfAReturn(
    name="reablement-outcomes-2a",
    period="2026-07-01..2027-04-30",
    as_at="2027-04-30",
    year="2026-04-01..2027-03-31",
)
ALL: tuple[Example, ...] = (*MADE, *WRITTEN, OF_A_RETURN)


def make(words: list[str]) -> None:
    """Run the command from the root of the project; what it says when it fails is the failure."""
    done = pbr(*words, cwd=ROOT)
    if done.returncode:
        raise AssertionError(f"pbr {' '.join(words)} ended with {done.returncode}:\n{done.stderr}")


def remake(example: Example) -> None:
    """Make a folder's settlement again, in its place, and the records before it where a sample made them."""
    example.folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(example.folder / "settlement", ignore_errors=True)
    if isinstance(example, Sampled):
        # A sample leaves one alone that may have been changed, as every one of a fresh clone may.
        shutil.rmtree(example.folder / "records", ignore_errors=True)
        make(example.sample(example.folder / "records"))
    if isinstance(example, OfAReturn):
        (example.folder / "return").mkdir(exist_ok=True)
        returns = [str(path) for path in write_returns(example.folder / "return")]
        shutil.rmtree(example.folder / "records", ignore_errors=True)
        make(example.read(returns, example.folder / "records"))
    make(example.settle(example.folder / "records", example.folder / "settlement"))

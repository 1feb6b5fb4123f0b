"""The manifest of a run: what it settled, from what, under which settings, and every file of it by its SHA-256."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from pbr.ledger.entry import Change
from pbr.records.input_file import InputFile
from pbr.scheme.reading.renamed import Renamed
from pbr.values.dataclass import dataclass
from pbr.values.period import Period

FORMAT = 1
"""The form in which this version of pbr writes ledgers, and the newest that it reads."""


class RunKind(StrEnum):
    """What a run is: what was settled elsewhere before, a period, or differences found for a period settled already."""

    OPENING = "opening"
    SETTLEMENT = "settlement"
    SUPPLEMENTARY = "supplementary"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Beyond which a commit asks for a confirmation: shares of what is new and of a table's rows, and pence."""

    down_share: Fraction = Fraction(10, 100)
    down_pence: int = 100_000
    rows_share: Fraction = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a ledger, made with its first run; each manifest has those of the one before.

    ``pseudonyms`` is the fingerprint of the key under which persons stand in it, empty where they have none.
    """

    bounds: Bounds = field(default_factory=Bounds)
    two_people: bool = False
    pseudonyms: str = ""


@dataclass(frozen=True, slots=True)
class SchemeOfRun:
    """The scheme that a run settled: its name, the days it runs, and the SHA-256 of its file."""

    name: str
    runs: Period
    sha256: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """What people said of a run: who prepared and approved it, the proposal, and the sum in pence that was confirmed.

    It records that they said so, and proves nothing.
    """

    prepared_by: str = ""
    approved_by: str = ""
    proposal: str = ""
    confirmed: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class ChangeSum:
    """How many entries of one change a provider has in a run, and what they come to in pence.

    ``credits`` is what those of them come to that go down: nil, or less.
    """

    provider_id: str
    change: Change
    entries: int
    pence: int
    credits: int


@dataclass(frozen=True, slots=True)
class PaidOfRun:
    """What the remittances of a run come to, in pence: the control totals of whatever is made of it to pay it out.

    ``invoices`` is what its entries add, ``credits`` what they take back (nil, or less); ``payable`` and
    ``carried_forward`` are as they are by provider.
    """

    invoices: int
    credits: int
    payable: int
    carried_forward: int


@dataclass(frozen=True, slots=True)
class RunFile:
    """A file of a run: its name within the run, ``missing/plans.csv``, its bytes and their SHA-256."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one run is and what it holds. ``previous`` is the SHA-256 of the manifest before, empty for the first.

    ``paid`` are the totals of its remittances. ``why`` is the reason of a
    supplementary run. ``renamed`` is what was settled before under other names. ``made_at`` is the only time in a
    ledger. ``mapping`` is the SHA-256 of the input through which the others were read, empty where none was.
    """

    run: int
    kind: RunKind
    why: str
    period: Period
    as_at: date
    scheme: SchemeOfRun
    renamed: tuple[Renamed, ...]
    inputs: tuple[InputFile, ...]
    settings: Settings
    said: SignOff
    sums: tuple[ChangeSum, ...]
    paid: PaidOfRun
    position_sha256: str
    files: tuple[RunFile, ...]
    previous: str
    made_at: datetime
    made_by: str
    mapping: str = ""

    @property
    def amount(self) -> int:
        """What the entries come to in pence."""
        return sum(one.pence for one in self.sums)

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return sum(one.entries for one in self.sums)

"""What records leave behind as they are settled: for their provider as a whole, for counts and for notices.

Nothing of it depends on which records were settled together: what two parts of the records of a run have gathered is
added, and is then what all of them would have gathered.
"""

from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING

from pbr.engine.facts.rows_noticed import RowsNoticed
from pbr.engine.limits.sums_under_limits import SumsUnderLimits
from pbr.engine.measuring.measures import Measurements
from pbr.engine.noticed.outside_run import Misdated
from pbr.engine.noticed.passed_over import RecordsMissed
from pbr.engine.noticed.seen_in_records import SeenInRecords
from pbr.settlement.limit_use import LimitUse
from pbr.settlement.missing_price import Unsettled
from pbr.settlement.quantity_use import QuantityUse
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from pbr.engine.counting.added_up_records import OfProviders
    from pbr.engine.counting.scaling import PoolSums


@dataclass(slots=True)
class Gathered:
    """Sums, counts and notices of some of the records of a run, in the order of the records.

    ``measurements`` are what measures count, ``pools`` what was earned together by payment, ``added_up`` what is added
    up by provider, ``limits`` what came under the limits over persons and providers, and ``limit_uses`` how much of
    which limit is used, and ``quantity_uses`` of which limit of quantity.

    By table, ``rows`` are the rows, ``dropped`` those wholly blank and ``used`` those that some
    payment or measure took. ``providers`` have a record of their own; ``unpriced`` had no price.
    """

    measurements: Measurements
    pools: "dict[str, PoolSums]" = field(default_factory=dict)
    added_up: "OfProviders" = field(default_factory=dict)
    limits: SumsUnderLimits = field(default_factory=SumsUnderLimits)
    limit_uses: list[LimitUse] = field(default_factory=list)
    quantity_uses: list[QuantityUse] = field(default_factory=list)
    rows: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    used: Counter[str] = field(default_factory=Counter)
    providers: set[str] = field(default_factory=set)
    missed: RecordsMissed = field(default_factory=RecordsMissed)
    misdated: Misdated = field(default_factory=dict)
    seen: SeenInRecords = field(default_factory=SeenInRecords)
    unpriced: list[Unsettled] = field(default_factory=list)

    def merge(self, other: "Gathered") -> None:
        """Add what records have gathered that come after these."""
        self.measurements.merge(other.measurements)
        if other.pools:
            self._merge_pools(other.pools)
        if other.added_up:
            self._merge_added_up(other.added_up)
        self.limits.merge(other.limits)
        self.limit_uses += other.limit_uses
        self.quantity_uses += other.quantity_uses
        self.rows.update(other.rows)
        self.dropped.update(other.dropped)
        self.used.update(other.used)
        self.providers |= other.providers
        self.missed.merge(other.missed)
        for key, rows in other.misdated.items():
            self.misdated.setdefault(key, RowsNoticed()).merge(rows)
        self.seen.merge(other.seen)
        self.unpriced += other.unpriced

    def _merge_pools(self, pools: "dict[str, PoolSums]") -> None:
        # imported late: most payments are scaled by nothing
        from pbr.engine.counting.scaling import PoolSums

        for payment, sums in pools.items():
            self.pools.setdefault(payment, PoolSums()).merge(sums)

    def _merge_added_up(self, added_up: "OfProviders") -> None:
        # imported late: few schemes add records up into one
        from pbr.engine.counting.added_up_records import merge_of_providers

        merge_of_providers(self.added_up, added_up)

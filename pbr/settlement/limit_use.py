"""How much of a limit is used and how much is left: of each one that something has come due under, reached or not."""

from typing import NamedTuple

from pbr.records.record_id import line_id
from pbr.settlement.record_ref import RecordRef
from pbr.values.money import pounds
from pbr.values.window import Window


class LimitUse(NamedTuple):
    """What has come due under a limit by the end of the period, in whole pence, before what the limit itself brings.

    ``record`` is the plan, the person with a provider or the provider that it is over; ``window`` is None over the
    whole run. ``bound`` is what the limit comes to, None while a plan's own money is not known. Of a fund it is what
    was there to be drawn and ``used`` what was drawn; ``rest`` is then what is left after what went back, below nil
    where it is overdrawn, and None while that is not known.
    """

    limit: str
    record: RecordRef
    window: Window | None
    cap: bool
    bound: int | None
    used: int
    is_fund: bool = False
    rest: int | None = None

    @property
    def use_id(self) -> str:
        """What the limit's own line is called, whether there is one or not."""
        return line_id(self.record.about, self.limit, *([] if self.window is None else [self.window.label]))

    @property
    def window_label(self) -> str:
        """The window by its name: ``2026-06``; ``run`` over the whole run."""
        return "run" if self.window is None else self.window.label

    @property
    def left(self) -> int | None:
        """How much more may come due under a cap, or is wanting to a floor; nil once reached, None if not known.

        Of a fund, what is left in it.
        """
        if self.is_fund:
            return self.rest
        return None if self.bound is None else max(0, self.bound - self.used)

    @property
    def reached(self) -> bool | None:
        """Whether it has come to the limit, or beyond; None while that is not known, and of a fund, which is none."""
        return None if self.bound is None or self.is_fund else self.used >= self.bound

    @property
    def words(self) -> str:
        """How a worked example writes it: ``£320.00 of £200.00``, or ``£60.00 of what is not known``."""
        return f"{pounds(self.used)} of {'what is not known' if self.bound is None else pounds(self.bound)}"


def in_order(uses: list[LimitUse], limits: tuple[str, ...]) -> tuple[LimitUse, ...]:
    """By limit as the scheme has them, then by provider, whom it is over, and window."""
    at = {name: position for position, name in enumerate(limits)}
    return tuple(sorted(uses, key=lambda one: (at[one.limit], one.record.provider, one.record.about, _first(one))))


def _first(use: LimitUse) -> str:
    return "" if use.window is None else use.window.period.first.isoformat()

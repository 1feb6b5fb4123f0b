"""Reading a share: a percentage, a fraction, or the name of a figure of the scheme that is one."""

from collections.abc import Mapping
from fractions import Fraction

from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TableKind
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.pricing.bands_form import refuse_bands
from pbr.scheme.pricing.price_lookup import use_price
from pbr.scheme.pricing.prices import Price
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.figure_suggestions import share_meant
from pbr.values.share import share_in_scheme


def read_share(
    text: Scalar, kind: TableKind | None, prices: Mapping[str, Price], reading: Reading
) -> Fraction | PriceUse | None:
    """A percentage, a fraction, or the name of a figure that is one share; noted where that goes by bands."""
    share = share_of(text, kind, prices, reading)
    if isinstance(share, PriceUse) and share.bands is not None:
        refuse_bands(text, reading)
        return None
    return share


def share_of(
    text: Scalar, kind: TableKind | None, prices: Mapping[str, Price], reading: Reading
) -> Fraction | PriceUse | None:
    """The same, or a figure whose share goes by bands, which only an amount may take."""
    share = share_in_scheme(text.text)
    if share is not None:
        return share
    price = prices.get(text.text)
    if price is None and reading.is_written("prices", text.text):
        return None
    if price is None:
        figures = [name for name, one in prices.items() if one.kind == "share"]
        reading.problem(
            "PBR213",
            f"'{text.text}' is not a share",
            text.place,
            did_you_mean(text.text, figures)
            or share_meant(text.text)
            or "write it like 20% or 1/6, or name a share listed under 'prices'",
        )
        return None
    if price.kind != "share":
        reading.problem("PBR213", f"'{text.text}' is money, and a share is needed here", text.place)
        return None
    return use_price(price, text, kind, reading)

"""Assumptions against the schemes and the records they are about: an unknown price, provider or code is a problem."""

from collections.abc import Iterable, Sequence

from pbr.problems.problem import Place, Problem, ProblemsFound, errors_in
from pbr.problems.suggest import did_you_mean
from pbr.records.table import Records
from pbr.scheme.pricing.prices import Price
from pbr.scheme.scheme import Scheme
from pbr.simulate.scenario.assumptions import Assumptions, PriceAssumed
from pbr.simulate.stated_value import StatedUnit


def check_prices(assumptions: Assumptions, schemes: Sequence[Scheme]) -> list[Problem]:
    """Check the changes of prices against the schemes compared. Raises `ProblemsFound` where a price is not there.

    A scheme that is not compared is a warning only, so that one file can serve several comparisons.
    """
    problems = [problem for one in assumptions.prices if (problem := _of_price(one, schemes)) is not None]
    if errors_in(problems):
        raise ProblemsFound(problems)
    return problems


def _of_price(one: PriceAssumed, schemes: Sequence[Scheme]) -> Problem | None:
    named = [scheme for scheme in schemes if scheme.name == one.scheme]
    if not named:
        names = [scheme.name for scheme in schemes]
        remedy = did_you_mean(one.scheme, names) or f"compared: {', '.join(names)}"
        message = f"no scheme called '{one.scheme}' is compared, so this changes nothing"
        return Problem("PBR956", message, one.place, remedy, severity="warning")
    for scheme in named:
        price = scheme.prices.get(one.price)
        if price is None:
            remedy = did_you_mean(one.price, scheme.prices) or f"its prices: {', '.join(scheme.prices) or 'none'}"
            return Problem("PBR956", f"'{scheme.name}' has no price called '{one.price}'", one.place, remedy)
        problem = _of_figures(one, price)
        if problem is not None:
            return problem
    return None


def _of_figures(one: PriceAssumed, price: Price) -> Problem | None:
    place, value = one.place, one.value
    figures = [(codes, figure) for step in price.steps for codes, figure in step.figures.items()]
    chosen = [figure for codes, figure in figures if one.codes in (None, codes)]
    if not chosen:
        codes = sorted({", ".join(codes) for codes, _ in figures if codes})
        remedy = f"it has: {'; '.join(codes)}" if codes else "it does not differ by code: take 'for' out"
        return Problem("PBR956", f"'{one.price}' has no figure for {', '.join(one.codes or ())}", place, remedy)
    if value.unit is StatedUnit.TIMES:
        if price.kind == "share" and any(figure * value.high > 1 for figure in chosen):
            message = f"'{value.text}' would make '{one.price}' more than the whole"
            return Problem("PBR957", message, place, "a share is between 0% and 100%")
        return None
    if (price.kind == "money") != (value.unit is StatedUnit.MONEY):
        wanted = "an amount of money" if price.kind == "money" else "a share"
        return Problem("PBR957", f"'{one.price}' is {wanted}, and '{value.text}' is not", place, f"write {wanted}")
    if one.codes is None and len({codes for codes, _ in figures}) > 1:
        remedy = "write for: and the code, or change all of them with times:"
        return Problem("PBR957", f"'{one.price}' differs by code, and one figure is given for all", place, remedy)
    units = {step.pers.get(codes) for step in price.steps for codes in step.figures if one.codes in (None, codes)}
    if len(units) > 1:
        said = " and ".join(sorted("in no unit" if per is None else per.words for per in units))
        message = f"'{one.price}' is written {said}, and one figure is given for all"
        return Problem("PBR957", message, place, "change all of them with times:, or write the price in one unit")
    return None


def check_rates(assumptions: Assumptions, records: Records) -> None:
    """Check that the rates are about records there are. Raises `ProblemsFound` where a provider or a code is not.

    What no scheme compared looks at was not read, and nothing is said of its codes here.
    """
    problems: list[Problem] = []
    providers = _found(records, ("plans", "people"), "provider_id")
    for one in assumptions.rates:
        if one.provider_id and providers and one.provider_id not in providers:
            # Names of providers are no facts about people, and may be quoted.
            problems.append(_missing("provider", one.provider_id, providers, one.place))
        for field, code in one.where.items():
            codes = _found(records, (one.fact[0], "plans"), field)
            if codes and code not in codes:
                problems.append(_missing(field.replace("_", " "), code, codes, one.place))
    if problems:
        raise ProblemsFound(problems)


def _missing(what: str, name: str, names: Iterable[str], place: Place) -> Problem:
    known = sorted(names)
    remedy = did_you_mean(name, known) or f"the records have: {', '.join(known[:10]) or 'none'}"
    return Problem("PBR956", f"there is no {what} '{name}' in the records", place, remedy)


def _found(records: Records, tables: Iterable[str], field: str) -> set[str]:
    found: set[str] = set()
    for name in tables:
        table = records.tables.get(name)
        if table is not None and field in table.layout:
            at = table.layout[field]
            found |= {str(row[at]) for row in table.rows if row[at] is not None}
    return found

"""Records written in one line each, with what a test does not care about filled in."""

Fields = dict[str, str]
Tables = dict[str, list[Fields]]


def records(*rows: tuple[str, Fields]) -> Tables:
    """An extract of these rows."""
    tables: Tables = {}
    for table, fields in rows:
        tables.setdefault(table, []).append(fields)
    return tables


def plan(plan_id: str, **fields: str) -> tuple[str, Fields]:
    """A plan of person S1 with provider P1, started on 4 May 2026."""
    given = {"person_id": "S1", "provider_id": "P1", "plan_type": "initial", "started_on": "2026-05-04"}
    return "plans", {"plan_id": plan_id, **given, **fields}


def outcome(outcome_id: str, plan_id: str, **fields: str) -> tuple[str, Fields]:
    """A payable outcome of a plan."""
    given = {"outcome": "washing", "kind": "improvement", "payable": "yes"}
    return "outcomes", {"outcome_id": outcome_id, "plan_id": plan_id, **given, **fields}


def visit(visit_id: str, plan_id: str, visited_on: str, minutes: str) -> tuple[str, Fields]:
    """A visit of so many minutes, planned for half an hour."""
    fields = {"visit_id": visit_id, "plan_id": plan_id, "visited_on": visited_on, "planned_minutes": "30"}
    return "visits", {**fields, "delivered_minutes": minutes}


def person(person_id: str, referred_on: str, **fields: str) -> tuple[str, Fields]:
    """A person referred to provider P1."""
    return "people", {"person_id": person_id, "provider_id": "P1", "referred_on": referred_on, **fields}


def stay(stay_id: str, from_on: str, to_on: str = "", **fields: str) -> tuple[str, Fields]:
    """A residential stay of person S1, charged to provider P1."""
    given = {"person_id": "S1", "provider_id": "P1", "kind": "residential", "from_on": from_on, "to_on": to_on}
    return "stays", {"stay_id": stay_id, **given, **fields}


def standard(name: str, met: str, **fields: str) -> tuple[str, Fields]:
    """A standard of provider P1 judged over April to June 2026."""
    given = {"provider_id": "P1", "from_on": "2026-04-01", "to_on": "2026-06-30", "assessed_on": "2026-06-30"}
    return "standards", {"standard": name, "met": met, **given, **fields}

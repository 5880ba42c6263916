"""What an act of the sample needs besides what its line says, and facts that are counted from acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

from sqqf.store.sample.words import Body, Luck, words


class Plan(Protocol):
    """What a fact is made from: the plan of a case or a lead, as far as it has been told."""

    luck: Luck
    officer: str
    at: int
    frame: Any
    facts: dict[str, Any]

    def told(self, *kinds: str) -> list[Body]: ...


OTHER_METHODS = ("document", "document", "document", "inquiry", "site")
STEP_METHODS = (*OTHER_METHODS, "hearing", "hearing")


def _step(plan: Plan) -> Body:
    luck, steps = plan.luck, plan.told("step")
    heard = any(step["method"] == "hearing" for step in steps)
    method = "hearing" if steps and not heard else luck.of(STEP_METHODS if steps else OTHER_METHODS)
    findings, evidence = words()["steps"][method]
    body = {"method": method, "people": _two(plan), "finding": luck.of(findings)}
    if method == "hearing" and plan.facts["several"]:
        body["parties"] = [1, *plan.facts["later"]]
    if luck.happens(0.95):
        body["evidence"] = [{"text": luck.of(evidence)}]
    if luck.happens(0.08):
        body["invited"] = [luck.word("invited")]
    return body


def _verification(plan: Plan) -> Body:
    method = plan.luck.of(tuple(words()["verifications"]))
    return {"method": method, "people": _two(plan), "finding": plan.luck.of(words()["verifications"][method])}


def _two(plan: Plan) -> list[str]:
    return [plan.officer, plan.luck.of([name for name in words()["officers"] if name != plan.officer])]


def _deliberated(plan: Plan) -> Body:
    luck = plan.luck
    (lead, *others), organs = words()["members"], words()["members"]
    present = [lead, *(name for n, name in enumerate(others) if n < len(others) / 2 or luck.happens(0.7))]
    body = {"present": present, "members": {name: organs[name] for name in present}}
    if luck.happens(0.1):
        body["dissent"] = "建议减轻，不宜免责"
    return body


def _attached(plan: Plan) -> Body:
    return {"size": 20_000 + plan.luck.below(3_000_000), "sha256": plan.luck.hex(64)}


NEEDS: dict[str, Callable[[Plan], Body]] = {
    "step": _step,
    "verification": _verification,
    "deliberated": _deliberated,
    "attached": _attached,
}


def _unserved(plan: Plan) -> list[int]:
    """The points that no step has served so far; where there are none, any one."""
    points = len(plan.told("registered")[0]["points"]) + len(plan.told("point"))
    served = max((max(step["points"]) for step in plan.told("step")), default=0)
    return list(range(served + 1, points + 1)) or [1 + plan.luck.below(points)]


def _some(plan: Plan) -> list[int]:
    left = _unserved(plan)
    return left[: 1 + plan.luck.below(len(left))]


def _untold(plan: Plan) -> list[int] | None:
    """The parties not told in writing yet; None for all of them."""
    return plan.facts["later"] if any("parties" in notice for notice in plan.told("notified")) else None


def _rest_day(plan: Plan) -> str | None:
    """Now and then the rest day before this day."""
    found: date | None = plan.frame.rest_day_before(plan.at) if plan.luck.happens(0.06) else None
    return found.isoformat() if found else None


def _todo(plan: Plan) -> str:
    """The next item that is to be put right."""
    items: list[str] = plan.facts["todo"]
    return items[_listed(plan) % len(items)]


def _listed(plan: Plan) -> int:
    return len(plan.told("correction", "rectification"))


COUNTED: dict[str, Callable[[Plan], Any]] = {
    "some": _some,
    "rest": _unserved,
    "untold": _untold,
    "rest_day": _rest_day,
    "item": _listed,
    "todo": _todo,
}

"""Rules with steps of a place's own: a screening, a publication, return visits, on both tracks."""

from __future__ import annotations

from pathlib import Path

from sqqf.procedure.rules.check import parse
from sqqf.procedure.rules.schema import known_ids

SHIPPED = Path(__file__).parents[1] / "procedure" / "data" / "yangjiang.toml"
STEPS = """
[[states]]
id = "screened"
basis = "practice"
zh = "已初审"
en = "screened"
within = "registered"

[[states]]
id = "publicised"
basis = "practice"
zh = "已公示"
en = "publicised"
within = "decided"

[[acts]]
id = "screening"
article = "二(三)2"
zh = "初审"
en = "first screening"
from = ["registered"]
to = "screened"
dated = true
once = true
fields = [
    { id = "screener", zh = "初审人", en = "screener", form = "person", required = true },
    { id = "opinion", zh = "初审意见", en = "opinion", form = "choice", required = true, choices = [
        { id = "pass", zh = "建议受理", en = "accept it" },
        { id = "refuse", zh = "建议不予受理", en = "decline it" },
    ] },
    { id = "sheet", zh = "初审表", en = "sheet", form = "file" },
    { id = "until", zh = "补正期限", en = "to be completed by", form = "date" },
    { id = "reason", zh = "说明", en = "remark" },
]

[[acts]]
id = "publicity"
article = "二(三)5"
zh = "公示"
en = "publication"
from = ["decided"]
to = "publicised"
dated = true

[[acts]]
id = "revisited"
article = "二(三)5"
command = "revisit"
zh = "回访"
en = "return visit"
from = ["decided", "closed"]
after = ["feedback"]
dated = true

[[acts]]
id = "visited"
article = "三(三)2"
zh = "走访"
en = "visit"
track = "inaction"
from = ["received", "verifying"]
dated = false

[[acts]]
id = "visited_again"
article = "三(三)2"
zh = "复访"
en = "second visit"
track = "inaction"
after = ["visited"]
once = true
dated = true

[[limits]]
id = "screening_limit"
article = "二(三)2"
zh = "初审时限"
en = "screening limit"
working_days = 1
starts = "received"
met_by = ["first:screening"]
basis = "letter"

[[findings]]
id = "screening_missing"
article = "二(三)2"
severity = "defect"
zh = "没有“{kind}”"
en = "no “{kind}” on record"
finds = { missing = "screening", in = ["investigating", "concluded", "screened"] }
remedy = { zh = "说明原因", en = "say why" }

[[findings]]
id = "screening_overdue"
article = "二(三)2"
severity = "defect"
zh = "“{limit}”于{due}届满"
en = "“{limit}” ran out on {due}"
finds = { overdue = "screening_limit" }
remedy = { zh = "立即办理", en = "do it now" }

[[findings]]
id = "screening_late"
article = "二(三)2"
severity = "risk"
zh = "初审于{on}作出，晚于{due}"
en = "screened on {on}, after {due}"
finds = { late = "screening_limit" }
remedy = { zh = "说明原因", en = "say why" }

[prefiling]
article = "二(五)1"
zh = "容错报备"
en = "risk filing"
working_days = 1
tracking = { months = 3 }

[[prefiling_kinds]]
id = "pilot"
article = "二(五)1"
zh = "先行先试"
en = "pilot"

[[prefiling_kinds]]
id = "urgent"
article = "二(五)1"
zh = "应急处置"
en = "emergency"

[[prefiling_results]]
id = "admitted"
article = "二(五)1"
zh = "准予报备"
en = "admitted"
effect = "monitored"

[[prefiling_results]]
id = "refused"
article = "二(五)1"
zh = "不予报备"
en = "not admitted"
effect = "refused"

[[findings]]
id = "prefiling_refused"
article = "二(五)1"
severity = "risk"
zh = "所引事前报备{id}已于{on}不予报备"
en = "the prior filing {id} that is cited was refused on {on}"
finds = { prefiling = "refused" }
remedy = { zh = "另举证据", en = "show it by something else" }

[[findings]]
id = "prefiling_unscreened"
article = "二(五)1"
severity = "note"
zh = "所引事前报备{id}尚未初审"
en = "the prior filing {id} that is cited hasn't been screened"
finds = { prefiling = "filed" }
remedy = { zh = "先行初审", en = "screen it first" }
"""
"""What this place adds to the shipped rules; its acceptance comes after the screening."""
ACCEPTANCE = 'id = "accepted"\narticle = "二(三)2"\ncommand'
SHIPPED_TEXT = SHIPPED.read_text(encoding="utf-8")
TEXT = SHIPPED_TEXT.replace(ACCEPTANCE, f'after = ["screening"]\n{ACCEPTANCE}') + STEPS
RULES = parse(TEXT, known_ids(parse(SHIPPED_TEXT).content))

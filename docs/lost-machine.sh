#!/usr/bin/env bash
# A county loses its machine, and everything up to the last backup is back and proved by what the city countersigned.
# Then somebody rewrites the county's ledger, and the city names it. Run it in an empty folder; the tests do.
set -euo pipefail
export SQQF_BY=李某 SQQF_TODAY=2026-11-23
mkdir office city elsewhere
county() { sqqf --ledger office/county.db "$@"; }
city() { sqqf --ledger city/city.db "$@"; }

# Takes a case to its decision: the bars, the distinctions, nobody found to be excused.
decided() {
  county case new --channel appeal --applicant "$2" --unit 某县住建局 --matter "$3" --point 是否经集体研究 --received 2026-10-12 --officer 李某
  county case accept "$1" --on 2026-10-15
  county case notify "$1" --on 2026-10-16 --method direct
  county step add "$1" --method document --point 1 --on 2026-10-20 --people 李某,王某 --finding 未经集体研究 --evidence 会议记录
  county case conclude "$1" --on 2026-10-27 --finding 未经集体研究
  county assess bar "$1" x1-x6 --established no --reason 经核实无此情形 --evidence step:1
  for distinction in d1 d2 d3; do
    county assess distinction "$1" "$distinction" --side tolerant --reason 未谋私利 --evidence step:1
  done
  county case deliberate "$1" --on 2026-11-02 --present 赵某,钱某,孙某 --opinion none --reason 不具备容错情形
  county case submit "$1" --on 2026-11-04 --to 某县委
  county case approve "$1" --on 2026-11-09 --body committee
  county case decide "$1" --on 2026-11-11 --document "县纪容决〔2026〕$1号"
}

# ── Both groups, each with a key that the other has taken up ──
county init --group 某县容错调查工作小组 --level county --prefix 县容
for person in 赵某:discipline 钱某:organization 孙某:audit; do county member add "${person%:*}" --organ "${person#*:}"; done
city init --group 某市容错调查工作小组 --level city --prefix 市容
county keys new --out county-key.json
city keys new --out city-key.json
city keys trust county-key.json
county keys trust city-key.json

# ── A decision is filed, and its head countersigned ──
decided 1 陈某 老旧小区改造中变更施工方案
county case file 1 --on 2026-11-12 --out filing-1.json
city filing import filing-1.json --received 2026-11-13
city countersign filing-1.json --out elsewhere/countersigned-1.json
county countersign elsewhere/countersigned-1.json
county verify

# ── The daily run: a page in a folder of another machine, with the list of heads, and a backup ──
county report daily --into elsewhere --backup elsewhere --keep 14
cp office/*.key elsewhere/
cp office/county.db early.db

# ── What is recorded after the backup is lost with the machine ──
decided 2 王某 招标中简化程序
rm -r office && mkdir office

# ── Back from the backup: proved by the city's countersignature and by the heads kept elsewhere ──
sqqf restore elsewhere/county-2026-11-23.db --to office/county.db
cp elsewhere/*.key office/
county countersign elsewhere/countersigned-1.json
county verify --heads elsewhere/county.db.heads.log

# ── The work goes on, and the next filing goes on from the one before ──
decided 2 王某 招标中简化程序
county case file 2 --on 2026-11-16 --out filing-2.json
city filing import filing-2.json --received 2026-11-17
city filing list

# ── Rewritten: an earlier copy is carried on in another way. The city names it, and so does what it countersigned ──
city countersign filing-2.json --out elsewhere/countersigned-2.json
cp early.db office/county.db
decided 2 王某 未列入清单的另一事项
county case file 2 --on 2026-11-16 --out rewritten.json
! city filing import rewritten.json --received 2026-11-18
! county countersign elsewhere/countersigned-2.json
! county verify

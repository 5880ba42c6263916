#!/usr/bin/env bash
# The tolerance procedure from the first letter to the archive, on a county's ledger and at the city: one case of
# each outcome. Run it in an empty folder. An article after a command (# 二(三)2) marks a step that the Opinion
# orders: left out, a later command is refused, or `case check` names that article. The tests run this script, and
# leave each of these steps out.
set -euo pipefail
export SQQF_TODAY=2026-11-23 SQQF_BY=李某
county() { sqqf --ledger county.db "$@"; }
city() { sqqf --ledger city.db "$@"; }

# ── Two ledgers, and who belongs to the county's group ──
county init --group 某县容错调查工作小组 --level county --prefix 县容
county member add 赵某 --organ discipline --role lead
county member add 钱某 --organ organization
county member add 孙某 --organ audit
city init --group 某市容错调查工作小组 --level city --prefix 市容

# ── 1 · exempted: an appeal; a prior filing shows part of it; a correction list; clarified in public ──
county prefiling new --by-unit 某县住建局 --title 老旧小区改造招标改革 --on 2026-03-02 --to 某县政府 --start 2026-04-01
county prefiling reply P2026-1 --on 2026-03-16 --text 同意试行
county case new --channel appeal --applicant 陈某 --unit 某县住建局 --post 科长 --matter 老旧小区改造中变更施工方案 --point 变更是否经集体研究 --point 是否造成损失及补救 --received 2026-08-03 --officer 李某 --circumstance 9 --document 书面申诉 --proceeding 某县纪委监委问责调查
county case accept 1 --on 2026-08-10  # 二(三)2
county case notify 1 --on 2026-08-11 --method direct  # 二(三)2
county step add 1 --method document --point 1 --on 2026-08-18 --people 李某,王某 --finding 会议纪要载明集体研究 --evidence 会议纪要  # 二(三)3
county step add 1 --method hearing --point 2 --on 2026-08-20 --people 李某,王某 --finding 当事人说明补救经过 --evidence 谈话笔录  # 二(三)3
county case conclude 1 --on 2026-09-04 --finding 变更经集体研究，损失已补救  # 二(三)3
county assess bar 1 x1 --established no --reason 经核实无此情形 --evidence step:1  # 二(二)2(1)
county assess bar 1 x2 --established no --reason 经核实无此情形 --evidence step:1  # 二(二)2(2)
county assess bar 1 x3 --established no --reason 经核实无此情形 --evidence step:1  # 二(二)2(3)
county assess bar 1 x4 --established no --reason 经核实无此情形 --evidence step:1  # 二(二)2(4)
county assess bar 1 x5 --established no --reason 经核实无此情形 --evidence step:1  # 二(二)2(5)
county assess bar 1 x6 --established no --reason 经核实无此情形 --evidence step:1  # 二(二)2(6)
county assess distinction 1 d1 --side tolerant --reason 改革探索中的失误，未谋私利 --evidence step:1  # 二(一)
county assess distinction 1 d2 --side tolerant --reason 改革探索中的失误，未谋私利 --evidence step:1  # 二(一)
county assess distinction 1 d3 --side tolerant --reason 改革探索中的失误，未谋私利 --evidence step:1  # 二(一)
county assess circumstance 1 c9 --element 1=yes --element 2=yes --reason 当时没有明确的限制性规定 --evidence prefiling:P2026-1
county assess circumstance 1 c9 --element 3=yes --element 4=yes --element 5=yes --reason 会议纪要与制度文本可以证明 --evidence step:1  # 二(二)1
county assess show 1
county case deliberate 1 --on 2026-09-08 --present 赵某,钱某,孙某 --opinion exempted --reason 探索性试验中的偏差，制度已先行 --invited 周某:expert  # 二(三)4
county correction add 1 --text 修订重大变更议事规则 --due 2026-10-30 --responsible 某县住建局
county case submit 1 --on 2026-09-09 --to 某县委  # 二(三)4
county case approve 1 --on 2026-09-14 --body committee --reference 县委〔2026〕18号  # 二(三)4
county case decide 1 --on 2026-09-15 --document 县纪容决〔2026〕1号  # 二(三)4
county case file 1 --on 2026-09-17 --out filing-1.json  # 二(三)4
county case feedback 1 --on 2026-09-16 --to 陈某 --role applicant --method direct  # 二(三)5
county case feedback 1 --on 2026-09-16 --to 某县纪委监委 --role organ --use accountability --use integrity  # 二(三)5
county case clarify 1 --on 2026-09-18 --needed yes --way meeting --organ 某县住建局 --to 本单位职工 --reason 单位内有议论  # 二(三)5
county case apply 1 --way r1 --on 2026-09-21 --to 某县纪委监委
county case apply 1 --way r4 --on 2026-09-21 --to 某县委组织部
county correction report 1 1 --on 2026-10-20 --text 已修订  # 二(五)4
county correction return 1 1 --on 2026-10-22 --reason 未附文本 --due 2026-11-20
county correction report 1 1 --on 2026-11-10 --text 已修订并印发，附文本  # 二(五)4
county correction sign-off 1 1 --on 2026-11-12
county case close 1 --on 2026-11-13
county case objection 1 --on 2026-11-16 --from 陈某 --text 对纠错要求有不同看法 --forwarded-to 某县委

# ── 2 · mitigated: an organ submits; the investigation is extended ──
county case new --channel preliminary --applicant 某县纪委监委 --party 黄某:person:某县财政局:股长 --matter 惠企补贴审核尺度前后不一 --point 是否统一口径 --received 2026-07-06 --officer 李某 --circumstance 18 --document 初步意见 --document 证据材料
county case accept 2 --on 2026-07-13
county case notify 2 --on 2026-07-13 --method direct
county step add 2 --method document --point 1 --on 2026-07-20 --people 李某,王某 --finding 口径前后不一，已自行纠正 --evidence 审核台账
county step add 2 --method hearing --point 1 --on 2026-07-22 --people 李某,王某 --finding 当事人说明纠正经过 --evidence 谈话笔录
county case extend 2 --days 10 --reason 涉及企业较多 --agreed-on 2026-08-17
county case conclude 2 --on 2026-09-02 --finding 口径不一，已在问责调查前自行纠正
county assess bar 2 x1 --established no --reason 经核实无此情形 --evidence step:1
county assess bar 2 x2 --established no --reason 经核实无此情形 --evidence step:1
county assess bar 2 x3 --established no --reason 经核实无此情形 --evidence step:1
county assess bar 2 x4 --established no --reason 经核实无此情形 --evidence step:1
county assess bar 2 x5 --established no --reason 经核实无此情形 --evidence step:1
county assess bar 2 x6 --established no --reason 经核实无此情形 --evidence step:1
county assess distinction 2 d1 --side tolerant --reason 改革探索中的失误，未谋私利 --evidence step:1
county assess distinction 2 d2 --side tolerant --reason 改革探索中的失误，未谋私利 --evidence step:1
county assess distinction 2 d3 --side tolerant --reason 改革探索中的失误，未谋私利 --evidence step:1
county assess circumstance 2 c18 --element 1=yes --element 2=yes --element 3=yes --element 4=yes --reason 审核台账载明纠正的时间 --evidence step:1
county case deliberate 2 --on 2026-09-04 --present 赵某,钱某 --opinion mitigated --reason 问责前主动纠正 --dissent 孙某书面建议从轻
county case submit 2 --on 2026-09-07 --to 某县政府
county case approve 2 --on 2026-09-10 --body government
county case decide 2 --on 2026-09-11 --document 县纪容决〔2026〕2号
county case file 2 --on 2026-09-14 --out filing-2.json
county case feedback 2 --on 2026-09-14 --to 某县纪委监委 --role applicant
county case feedback 2 --on 2026-09-14 --to 黄某 --role party
county case feedback 2 --on 2026-09-14 --to 某县纪委监委 --role organ --use accountability
county case clarify 2 --on 2026-09-15 --needed no --reason 影响限于单位内部
county case close 2 --on 2026-09-18

# ── 3 · lenient: sent back by the deliberation, then by the approval ──
county case new --channel department --applicant 某县发改局 --party 谢某:person:某县某镇政府:副镇长 --matter 道路抢修先行施工后补手续 --point 手续何时补齐 --received 2026-07-06 --officer 李某 --circumstance 19 --document 初步意见 --document 证据材料
county case accept 3 --on 2026-07-13
county case notify 3 --on 2026-07-14 --method mail
county step add 3 --method hearing --point 1 --on 2026-07-20 --people 李某,王某 --finding 当事人如实说明 --evidence 谈话笔录
county case conclude 3 --on 2026-08-03 --finding 手续已补，时间不清
county case deliberate 3 --on 2026-08-05 --present 赵某,孙某 --opinion reinvestigate --due 2026-08-21 --reason 补手续的时间须查清
county step add 3 --method inquiry --point 1 --on 2026-08-12 --people 李某,王某 --finding 施工单位证实于当月补齐 --evidence 询问笔录
county case conclude 3 --on 2026-08-14 --finding 手续于当月补齐
county assess bar 3 x1 --established no --reason 经核实无此情形 --evidence step:1
county assess bar 3 x2 --established no --reason 经核实无此情形 --evidence step:1
county assess bar 3 x3 --established no --reason 经核实无此情形 --evidence step:1
county assess bar 3 x4 --established no --reason 经核实无此情形 --evidence step:1
county assess bar 3 x5 --established no --reason 经核实无此情形 --evidence step:1
county assess bar 3 x6 --established no --reason 经核实无此情形 --evidence step:1
county assess distinction 3 d1 --side tolerant --reason 改革探索中的失误，未谋私利 --evidence step:1
county assess distinction 3 d2 --side tolerant --reason 改革探索中的失误，未谋私利 --evidence step:1
county assess distinction 3 d3 --side tolerant --reason 改革探索中的失误，未谋私利 --evidence step:1
county assess circumstance 3 c19 --element 1=yes --element 2=yes --reason 如实陈述并承担责任 --evidence step:1
county case deliberate 3 --on 2026-08-18 --present 赵某,钱某 --opinion lenient --reason 积极配合，主动担责
county case submit 3 --on 2026-08-19 --to 某县委
county case approve 3 --on 2026-08-21 --body committee --returned deliberation --reason 请补充说明与同类事项的比较
county case deliberate 3 --on 2026-08-25 --present 赵某,钱某,孙某 --opinion lenient --reason 与同类事项一致
county case submit 3 --on 2026-08-26 --to 某县委
county case approve 3 --on 2026-08-28 --body committee --body government
county case decide 3 --on 2026-08-31 --document 县纪容决〔2026〕3号
county case file 3 --on 2026-09-02 --out filing-3.json
county case feedback 3 --on 2026-09-01 --to 某县发改局 --role applicant
county case feedback 3 --on 2026-09-01 --to 谢某 --role party
county case feedback 3 --on 2026-09-01 --to 某县发改局 --role organ --use performance
county case clarify 3 --on 2026-09-02 --needed no --reason 无须澄清
county case close 3 --on 2026-09-07

# ── 4 · none: a bar is established, and accountability follows ──
county case new --channel appeal --applicant 何某 --unit 某县城管局 --matter 违规发放摊位许可 --point 是否收受好处 --received 2026-08-03 --officer 李某 --circumstance 8 --document 书面申诉 --proceeding 某县纪委监委问责调查
county case accept 4 --on 2026-08-10
county case notify 4 --on 2026-08-10 --method direct
county step add 4 --method document --point 1 --on 2026-08-17 --people 李某,王某 --finding 转账记录显示收受好处 --evidence 转账记录
county step add 4 --method hearing --point 1 --on 2026-08-19 --people 李某,王某 --finding 当事人承认 --evidence 谈话笔录
county case conclude 4 --on 2026-08-31 --finding 收受好处属实
county assess bar 4 x2 --established yes --reason 转账记录与陈述一致 --evidence step:1
county case deliberate 4 --on 2026-09-02 --present 赵某,钱某 --opinion none --reason 不予情形成立
county case submit 4 --on 2026-09-03 --to 某县委
county case approve 4 --on 2026-09-07 --body committee
county case decide 4 --on 2026-09-08 --document 县纪容决〔2026〕4号
county case file 4 --on 2026-09-09 --out filing-4.json
county case feedback 4 --on 2026-09-09 --to 何某 --role applicant
county case feedback 4 --on 2026-09-09 --to 某县纪委监委 --role organ --use accountability
county case refer 4 --to 某县纪委监委 --on 2026-09-09 --reason 不予情形成立  # 二(二)2
county case close 4 --on 2026-09-14

# ── 5 · declined ──
county case new --channel appeal --applicant 罗某 --matter 个人职称评定争议 --point 是否属履职行为 --received 2026-10-12 --officer 李某 --document 书面申诉
county case decline 5 --on 2026-10-19 --reason 不属于履职行为
county case notify 5 --on 2026-10-20 --method left  # 二(三)2
county case close 5 --on 2026-10-26

# ── 6 · withdrawn ──
county case new --channel appeal --applicant 梁某 --matter 招商项目未按期落地 --point 是否尽职调查 --received 2026-10-12 --officer 李某 --document 书面申诉
county case accept 6 --on 2026-10-15
county case notify 6 --on 2026-10-15 --method direct
county case withdraw 6 --on 2026-10-28 --reason 问责机关已终止调查

# ── 7 · two parties, two outcomes ──
county case new --channel department --applicant 某县财政局 --party 曾某:person:某县水务局:局长 --party 许某:person:某县水务局:科长 --matter 扶持资金拨付超出进度 --point 拨付依据是否充分 --received 2026-08-03 --officer 李某 --circumstance 10 --document 初步意见 --document 证据材料
county case accept 7 --on 2026-08-07
county case notify 7 --on 2026-08-10 --method direct
county step add 7 --method document --point 1 --on 2026-08-17 --people 李某,王某 --finding 依据充分，超进度系经验不足 --evidence 拨款凭证
county step add 7 --method hearing --point 1 --on 2026-08-18 --people 李某,王某 --finding 二人如实说明 --evidence 谈话笔录
county case conclude 7 --on 2026-08-28 --finding 超进度属实，资金已追回
county assess bar 7 x1 --established no --reason 经核实无此情形 --evidence step:1
county assess bar 7 x2 --established no --reason 经核实无此情形 --evidence step:1
county assess bar 7 x3 --established no --reason 经核实无此情形 --evidence step:1
county assess bar 7 x4 --established no --reason 经核实无此情形 --evidence step:1
county assess bar 7 x5 --established no --reason 经核实无此情形 --evidence step:1
county assess bar 7 x6 --established no --reason 经核实无此情形 --evidence step:1
county assess distinction 7 d1 --side tolerant --reason 改革探索中的失误，未谋私利 --evidence step:1
county assess distinction 7 d2 --side tolerant --reason 改革探索中的失误，未谋私利 --evidence step:1
county assess distinction 7 d3 --side tolerant --reason 改革探索中的失误，未谋私利 --evidence step:1
county assess circumstance 7 c10 --party 1 --element 1=yes --element 2=yes --reason 及时追回，影响不大 --evidence step:1
county assess circumstance 7 c19 --party 2 --element 1=yes --element 2=yes --reason 主动承担责任 --evidence step:2
county case deliberate 7 --on 2026-09-01 --present 赵某,钱某,孙某 --opinion 1:exempted --opinion 2:lenient --reason 二人情形不同
county case submit 7 --on 2026-09-02 --to 某县委
county case approve 7 --on 2026-09-04 --body committee
county case decide 7 --on 2026-09-07 --document 县纪容决〔2026〕5号
county case file 7 --on 2026-09-09 --out filing-7.json
county case feedback 7 --on 2026-09-08 --to 某县财政局 --role applicant
county case feedback 7 --on 2026-09-08 --to 曾某 --role party
county case feedback 7 --on 2026-09-08 --to 许某 --role party
county case feedback 7 --on 2026-09-08 --to 某县财政局 --role organ --use integrity --use promotion
county case clarify 7 --on 2026-09-09 --needed no --reason 无须澄清
county case apply 7 --way r3 --on 2026-09-10 --to 某县委组织部 --party 1  # 二(四)
county case close 7 --on 2026-09-14

# ── Beside the cases ──
county guidance new --kind warning --on 2026-09-21 --to 某县交通局 --measure 告诫 --text 变更须先报批
county guidance new --kind admonition --on 2026-09-22 --to 陈某 --measure 定期约谈 --text 每月汇报整改
county guidance follow-up G2026-2 --on 2026-10-22 --text 整改已完成
county member retire 孙某

# ── The city takes the filings in ──
city filing import filing-1.json
city filing import filing-2.json
city filing import filing-3.json
city filing import filing-4.json
city filing import filing-7.json
city filing import filing-1.json
city filing add --county 某区容错调查工作小组 --case 区容〔2026〕1号 --decided 2026-09-01 --sent 2026-09-07 --received 2026-09-09
city filing quarter --county 某区容错调查工作小组 --quarter 2026Q3 --on 2026-10-08 --decision 区容〔2026〕1号 --decision 区容〔2026〕2号@2026-09-15
city filing list
city filing list --late
city filing receipt F2026-1 --out receipt-1.json
county case receipt 1 receipt-1.json --on 2026-11-23

# ── It stands up ──
county correction list
county case check 1 --exit-code
county case check 2 --exit-code
county case check 3 --exit-code
county case check 4 --exit-code
county case check 5 --exit-code
county case check 6 --exit-code
county case check 7 --exit-code
county verify
city case check --exit-code
city verify

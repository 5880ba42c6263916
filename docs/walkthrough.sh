#!/usr/bin/env bash
# Both tracks from the first letter to the archive, on a county's ledger and at the city. Part one, tolerance: one case
# of each outcome. Part two, inaction: leads of every source, area and disposition. Part three: papers, sheets, figures,
# mail, and an older ledger taken over. Run it in an empty folder. An article
# after a command (# 二(三)2) marks a step that the Opinion orders: left out, a later command is refused, or `case
# check`, `lead check` names that article. The tests run this script, and leave each of these steps out.
set -euo pipefail
export SQQF_TODAY=2026-11-23 SQQF_BY=李某 SQQF_STATE=$PWD/state
county() { sqqf --ledger county.db "$@"; }
city() { sqqf --ledger city.db "$@"; }
older() { sqqf --ledger older.db "$@"; }

# ── Two ledgers, and who belongs to the county's group ──
county init --group 某县容错调查工作小组 --level county --prefix 县容
county member add 赵某 --organ discipline --role lead
county member add 钱某 --organ organization
county member add 孙某 --organ audit
city init --group 某市容错调查工作小组 --level city --prefix 市容

# ════ Part one · tolerance ════

# ── 1 · exempted: an appeal; a prior filing shows part of it; a correction list; clarified in public ──
county prefiling new --by-unit 某县住建局 --title 老旧小区改造招标改革 --on 2026-03-02 --to 某县政府 --to 某市住建局 --start 2026-04-01
county prefiling reply P2026-1 --on 2026-03-16 --text 同意试行
county case new --channel appeal --applicant 陈某 --unit 某县住建局 --post 科长 --matter 老旧小区改造中变更施工方案 --point 变更是否经集体研究 --point 是否造成损失及补救 --received 2026-08-03 --officer 李某 --circumstance 9 --document 书面申诉 --proceeding 某县纪委监委问责调查
county case accept 1 --on 2026-08-10  # 二(三)2
county case notify 1 --on 2026-08-11 --method direct  # 二(三)2
county step add 1 --method document --point 1 --on 2026-08-18 --people 李某,王某 --finding 会议纪要载明集体研究 --evidence 会议纪要 --invited 周某:expert  # 二(三)3
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
county case deliberate 1 --on 2026-09-08 --present 赵某,钱某,孙某 --opinion exempted --reason 探索性试验中的偏差，制度已先行  # 二(三)4
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
county correction sign-off 1 1 --on 2026-11-12  # 二(五)4
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
county assess bar 2 x1-x6 --established no --reason 经核实无此情形 --evidence step:1
county assess distinction 2 d1-d3 --side tolerant --reason 改革探索中的失误，未谋私利 --evidence step:1
county assess circumstance 2 c18 --element 1-4=yes --reason 审核台账载明纠正的时间 --evidence step:1
county paper make agenda 2 --on 2026-09-04 --output 会议议程.docx
county case deliberate 2 --on 2026-09-04 --present 赵某,钱某 --opinion mitigated --reason 问责前主动纠正 --dissent 孙某书面建议从轻
county case submit 2 --on 2026-09-07 --to 某县政府
county case approve 2 --on 2026-09-10 --body government
county case decide 2 --on 2026-09-11 --document 县纪容决〔2026〕2号
county case file 2 --on 2026-09-14 --out filing-2.json
county case feedback 2 --on 2026-09-14 --to 某县纪委监委 --role applicant
county case feedback 2 --on 2026-09-14 --to 黄某 --role party
county case feedback 2 --on 2026-09-14 --to 某县纪委监委 --role organ --use accountability
county case clarify 2 --on 2026-09-15 --needed no --reason 影响限于单位内部
county correction none 2 --on 2026-09-15 --reason 已在问责调查前自行纠正  # 二(五)4
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
county assess bar 3 x1-x6 --established no --reason 经核实无此情形 --evidence step:2
county assess distinction 3 d1-d3 --side tolerant --reason 改革探索中的失误，未谋私利 --evidence step:2
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
county correction none 3 --on 2026-09-02 --reason 手续已补齐  # 二(五)4
county case close 3 --on 2026-09-07

# ── 4 · none: a bar is established, and accountability follows ──
county case new --channel appeal --applicant 何某 --unit 某县城管局 --matter 违规发放摊位许可 --point 是否收受好处 --received 2026-08-03 --officer 李某 --circumstance 8 --document 书面申诉 --proceeding 某县纪委监委问责调查
county case accept 4 --on 2026-08-10
county case notify 4 --on 2026-08-10 --method direct
county step add 4 --method document --point 1 --on 2026-08-17 --people 李某,王某 --finding 转账记录显示收受好处 --evidence 转账记录
county step add 4 --method hearing --point 1 --on 2026-08-19 --people 李某,王某 --finding 当事人承认 --evidence 谈话笔录
county case conclude 4 --on 2026-08-31 --finding 收受好处属实
county assess circumstance 4 c8 --element 1=no --reason 借摊位许可谋利，不属勇于担当 --evidence step:1
county assess bar 4 x2 --established yes --element 1-2=yes --reason 转账记录与陈述一致 --evidence step:1
county case deliberate 4 --on 2026-09-02 --present 赵某,钱某 --opinion none --reason 不予情形成立
county case submit 4 --on 2026-09-03 --to 某县委
county case approve 4 --on 2026-09-07 --body committee
county case decide 4 --on 2026-09-08 --document 县纪容决〔2026〕4号
county case file 4 --on 2026-09-09 --out filing-4.json
county case feedback 4 --on 2026-09-09 --to 何某 --role applicant
county case feedback 4 --on 2026-09-09 --to 某县纪委监委 --role organ --use accountability
county case refer 4 --to 某县纪委监委 --on 2026-09-09 --reason 不予情形成立  # 二(二)2
county case answer 4 --on 2026-09-28 --text 已启动问责程序
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
county step add 7 --method hearing --party 1 --party 2 --point 1 --on 2026-08-18 --people 李某,王某 --finding 二人如实说明 --evidence 谈话笔录
county case conclude 7 --on 2026-08-28 --finding 超进度属实，资金已追回
county assess bar 7 x1-x6 --established no --reason 经核实无此情形 --evidence step:1
county assess distinction 7 d1-d3 --side tolerant --reason 改革探索中的失误，未谋私利 --evidence step:1
county assess circumstance 7 c10 --party 1 --element 1=yes --element 2=yes --reason 及时追回，影响不大 --evidence step:1
county assess circumstance 7 c10 --party 2 --element 1=no --reason 从业多年，不属缺乏经验 --evidence step:1
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
county correction none 7 --on 2026-09-10 --reason 资金已追回，拨付制度已修订  # 二(五)4
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

# ════ Part two · inaction ════
echo 初步意见 > opinion.txt  # what the organ that leads submits with a tolerance case

# ── L1 · a complaint: sent to the wrong office, handed back; m2; two items, one sent back; made public ──
county lead new --source s1.4 --area i5.4 --unit 某县住建局 --person 刘某:科长 --text 施工许可申请搁置三个月未办 --received 2026-08-03 --officer 李某 --lead-organ discipline --subject-kind person --gravity ordinary --informant 方某 --contact 电话见来访登记
county lead refer L2026-1 --to 某县委督查室 --on 2026-08-04
county lead hand-back L2026-1 --on 2026-08-06 --reason 属纪检监察机关职责
county lead refer L2026-1 --to 某县纪委监委 --on 2026-08-07
county lead receive L2026-1 --on 2026-08-10  # 四(六)
county lead source L2026-1 --reason 核实需与反映人联系
county lead verify L2026-1 --method talk --on 2026-08-17 --people 李某,王某 --finding 申请确被搁置 --responsibility direct --complete  # 三(三)2
county lead tolerance L2026-1 --result none --on 2026-08-20 --reason 无符合情形  # 二(三)2
county lead dispose L2026-1 --on 2026-08-24 --measure m2 --responsibility direct --reason 审批搁置属实  # 三(三)3
county lead rectify L2026-1 --item 清理积压审批 --due 2026-09-30 --responsible 某县住建局 --on 2026-08-25
county lead rectify L2026-1 --item 公布审批时限 --due 2026-09-18 --responsible 刘某 --on 2026-08-25
county lead measures L2026-1 1 --on 2026-08-28 --text 成立专班，逐件清理  # 三(三)4
county lead measures L2026-1 2 --on 2026-08-28 --text 梳理事项清单  # 三(三)4
county lead rectified L2026-1 2 --on 2026-09-15 --report 时限已公布 --to 某县纪委监委  # 三(三)4
county lead sign-off L2026-1 2 --on 2026-09-17  # 四(三)
county lead remind L2026-1 1 --on 2026-09-18 --text 电话催办
county lead rectified L2026-1 1 --on 2026-09-22 --report 积压已清理 --to discipline
county lead return L2026-1 1 --on 2026-09-24 --reason 未附办结清单 --due 2026-10-16
county lead rectified L2026-1 1 --on 2026-10-13 --report 积压全部办结，附清单 --to discipline  # 三(三)4
county lead items L2026-1
county lead explain L2026-1
county lead sign-off L2026-1 1 --on 2026-10-15  # 四(三)
county lead disclose L2026-1 --on 2026-10-16 --text 在县政府网站公开  # 四(三)
county lead close L2026-1 --on 2026-10-19
county lead publish L2026-1 --level usual --on 2026-10-21 --output notice-L1.md --yes

# ── L2 · an inspection: serious, so that all four sides are looked into; m5.1, m4.5, m3 ──
county lead new --source s2.2 --area i7.1 --unit 某县应急管理局 --person 马某:股长 --person 高某:局长 --person 罗某:纪检组长 --text 险情发生后迟报四小时 --received 2026-07-06 --officer 王某 --lead-organ discipline --subject-kind person --gravity serious
county lead verify L2026-2 --method files --on 2026-07-13 --people 李某,王某 --finding 值班记录显示迟报 --responsibility direct --responsibility leadership
county lead verify L2026-2 --method site --on 2026-07-15 --people 李某,王某 --finding 党组未研究值班制度 --responsibility main,supervisory --complete  # 四(六)
county lead tolerance L2026-2 --result none --on 2026-07-20 --reason 无符合情形  # 二(三)2
county lead dispose L2026-2 --person 1 --on 2026-07-27 --measure m5.1 --responsibility direct --reason 迟报属实，影响较大  # 三(三)3
county lead dispose L2026-2 --person 2 --on 2026-07-27 --measure m4.5 --responsibility leadership --reason 疏于管理  # 三(三)3
county lead dispose L2026-2 --person 3 --on 2026-07-27 --measure m3 --responsibility leadership --reason 监督不到位  # 三(三)3
county lead rectify L2026-2 --item 修订信息报送规定 --due 2026-08-31 --responsible 某县应急管理局 --on 2026-07-28
county lead measures L2026-2 1 --on 2026-07-31 --text 明确报送时限与责任人
county lead rectified L2026-2 1 --on 2026-08-25 --report 规定已印发 --to discipline
county lead sign-off L2026-2 1 --on 2026-08-28
county lead disclose L2026-2 --of rectification --on 2026-08-31 --text 在全县干部会议上通报  # 四(三)
county lead no-exposure L2026-2 --on 2026-08-31 --reason 已在全县通报，不另行曝光  # 四(六)
county lead close L2026-2 --on 2026-09-01

# ── L3 · leaders' visits: what was done may be excused; the case exempts, and what went wrong is put right all the same ──
county lead new --source s4.3 --area i2.3 --unit 某县商务局 --person 唐某:主任 --text 园区改革试点问题久拖不决 --received 2026-07-01 --officer 李某 --lead-organ discipline --subject-kind person --gravity ordinary
county lead verify L2026-3 --method talk --on 2026-07-06 --people 李某,王某 --finding 试点无先例，方案反复 --responsibility direct --complete
county lead tolerance L2026-3 --result possible --on 2026-07-08 --reason 属先行先试，制度已先行
county case attach 8 opinion.txt --title 初步意见
county case attach 8 opinion.txt --title 证据材料
county case accept 8 --on 2026-07-13
county case notify 8 --on 2026-07-14 --method direct
county step add 8 --method document --point 1 --on 2026-07-20 --people 李某,王某 --finding 试点方案经集体研究，制度齐备 --evidence 会议纪要
county step add 8 --method hearing --point 1 --on 2026-07-22 --people 李某,王某 --finding 当事人说明经过 --evidence 谈话笔录
county case conclude 8 --on 2026-07-31 --finding 延误系试点中的偏差
county assess bar 8 x1-x6 --established no --reason 经核实无此情形 --evidence step:1
county assess distinction 8 d1-d3 --side tolerant --reason 先行先试中的失误，未谋私利 --evidence step:1
county assess circumstance 8 c9 --element 1-5=yes --reason 会议纪要与制度文本可以证明 --evidence step:1
county case deliberate 8 --on 2026-08-04 --present 赵某,钱某 --opinion exempted --reason 探索性试验中的偏差
county case submit 8 --on 2026-08-05 --to 某县委
county case approve 8 --on 2026-08-10 --body committee
county case decide 8 --on 2026-08-11 --document 县纪容决〔2026〕6号  # 二(三)2
county case file 8 --on 2026-08-13 --out filing-8.json
county case feedback 8 --on 2026-08-12 --to 纪委监委 --role applicant
county case feedback 8 --on 2026-08-12 --to 唐某 --role party
county case feedback 8 --on 2026-08-12 --to 某县纪委监委 --role organ --use accountability
county case clarify 8 --on 2026-08-14 --needed no --reason 无须澄清
county case apply 8 --way r3 --on 2026-08-14 --to 某县委组织部
county correction none 8 --on 2026-08-14 --reason 须整改的事项已列入线索整改清单
county case close 8 --on 2026-08-17
county lead rectify L2026-3 --item 制定试点问题清单 --due 2026-09-15 --responsible 唐某 --on 2026-08-18  # 二(五)
county lead measures L2026-3 1 --on 2026-08-20 --text 按月调度
county lead rectified L2026-3 1 --on 2026-09-10 --report 清单已制定并公布 --to organization
county lead sign-off L2026-3 1 --on 2026-09-14
county lead disclose L2026-3 --on 2026-09-15 --text 在单位公示栏公开
county lead close L2026-3 --on 2026-09-16

# ── L4 · disciplinary review: tolerance is asked for and refused, and m3 follows ──
county lead new --source s3.1 --area i6.2 --unit 某县公安分局 --person 雷某:副所长 --text 群众多次求助未得到处置 --received 2026-07-01 --officer 李某 --lead-organ discipline --subject-kind person --gravity ordinary
county lead verify L2026-4 --method files --on 2026-07-06 --people 李某,王某 --finding 接警登记属实，未见处置 --responsibility direct --complete
county lead tolerance L2026-4 --result possible --on 2026-07-08 --reason 称警力不足，权责不对等  # 二(三)2
county case attach 9 opinion.txt --title 初步意见
county case attach 9 opinion.txt --title 证据材料
county case accept 9 --on 2026-07-13
county case notify 9 --on 2026-07-13 --method direct
county step add 9 --method document --point 1 --on 2026-07-20 --people 李某,王某 --finding 当日警力充足，有推诿记录 --evidence 值班表
county step add 9 --method hearing --point 1 --on 2026-07-22 --people 李某,王某 --finding 当事人承认推诿 --evidence 谈话笔录
county case conclude 9 --on 2026-07-31 --finding 不存在权责不对等
county assess bar 9 x5 --established yes --element 1-2=yes --reason 遇事推诿，致影响扩大 --evidence step:1
county case deliberate 9 --on 2026-08-04 --present 赵某,钱某 --opinion none --reason 不予情形成立
county case submit 9 --on 2026-08-05 --to 某县委
county case approve 9 --on 2026-08-10 --body committee
county case decide 9 --on 2026-08-11 --document 县纪容决〔2026〕7号  # 二(三)2
county case file 9 --on 2026-08-13 --out filing-9.json
county case feedback 9 --on 2026-08-12 --to 纪委监委 --role applicant
county case feedback 9 --on 2026-08-12 --to 雷某 --role party
county case feedback 9 --on 2026-08-12 --to 某县纪委监委 --role organ --use accountability
county case refer 9 --to 某县纪委监委 --on 2026-08-12 --reason 不予情形成立
county case answer 9 --on 2026-09-07 --text 已启动问责程序
county case clarify 9 --on 2026-08-14 --needed no --reason 无须澄清
county case close 9 --on 2026-08-17
county lead dispose L2026-4 --on 2026-08-19 --measure m3 --responsibility direct --reason 推诿属实，容错未获认定  # 三(三)3
county lead rectify L2026-4 --item 完善接处警登记 --due 2026-09-18 --responsible 某县公安分局 --on 2026-08-20
county lead measures L2026-4 1 --on 2026-08-24 --text 逐警登记，班长复核
county lead rectified L2026-4 1 --on 2026-09-14 --report 登记已规范 --to discipline
county lead sign-off L2026-4 1 --on 2026-09-16
county lead disclose L2026-4 --of rectification --on 2026-09-17 --text 在政务公开栏公开
county lead close L2026-4 --on 2026-09-18

# ── L5, L6 · a petition and a deputy about the same thing: joined; the unit becomes known later; m1 ──
county lead new --source s1.1 --area i8.1 --unit unknown --text 惠民资金迟发两个季度 --received 2026-08-10 --officer 李某
county lead new --source s5.2 --area i8.1 --unit 某县某镇政府 --person 万某:副镇长 --text 镇里惠民资金迟发两个季度 --received 2026-08-12 --officer 王某 --gravity minor
county lead classify L2026-5 --unit 某县某镇政府 --gravity minor --subject-kind person --lead-organ organization
county lead join L2026-6 --with L2026-5
county lead verify L2026-5 --method talk --on 2026-08-20 --people 李某,王某 --finding 名册核对拖延，资金未按时发放 --responsibility direct --complete
county lead dispose L2026-5 --on 2026-08-24 --measure m1 --responsibility direct --reason 情节轻微，已着手补发
county lead rectify L2026-5 --item 补发资金 --due 2026-09-18 --responsible 某县某镇政府 --on 2026-08-25
county lead measures L2026-5 1 --on 2026-08-27 --text 逐户核对，分批补发
county lead rectified L2026-5 1 --on 2026-09-14 --report 已全部补发，附名册 --to organization
county lead sign-off L2026-5 1 --on 2026-09-16
county lead disclose L2026-5 --on 2026-09-17 --text 在镇村公示栏公开
county lead close L2026-5 --on 2026-09-18

# ── L7, L8 · an appraisal: one official's part becomes a lead of its own; m4.1 and, after another group's case, m1 ──
county lead new --source s6.4 --area i4.3 --unit 某县水务局 --person 向某:局长 --person 易某:科长 --text 牵头的河道整治进展不明、无人协调 --received 2026-08-10 --officer 李某 --lead-organ organization --subject-kind person --gravity ordinary
county lead verify L2026-7 --method files --on 2026-08-17 --people 李某,王某 --finding 联席会议未召开 --responsibility leadership
county lead split L2026-7 --person 2 --text 整治台账由其填报而长期空白
county lead tolerance L2026-7 --result none --on 2026-08-20 --reason 无符合情形
county lead dispose L2026-7 --on 2026-08-26 --measure m4.1 --responsibility leadership --reason 长期不协调，不宜任现职
county lead rectify L2026-7 --item 建立联席会议制度 --due 2026-09-18 --responsible 某县水务局 --on 2026-08-27
county lead measures L2026-7 1 --on 2026-08-31 --text 每月一次，形成纪要
county lead rectified L2026-7 1 --on 2026-09-14 --report 制度已印发，首次会议已开 --to organization
county lead sign-off L2026-7 1 --on 2026-09-16
county lead disclose L2026-7 --of rectification --on 2026-09-17 --text 在县政府网站公开
county lead close L2026-7 --on 2026-09-18
county lead verify L2026-8 --method talk --on 2026-08-18 --people 李某,王某 --finding 称已向上级小组申诉 --responsibility direct --complete
county lead tolerance L2026-8 --result possible --on 2026-08-20 --reason 由市级小组受理其申诉 --case external:市容〔2026〕31号
county lead tolerance L2026-8 --result possible --on 2026-10-20 --reason 市级小组已作决定 --case external:市容〔2026〕31号 --outcome lenient
county lead dispose L2026-8 --on 2026-10-22 --measure m1 --responsibility direct --reason 容错认定从轻
county lead rectify L2026-8 --item 补填整治台账 --due 2026-11-13 --responsible 易某 --on 2026-10-23
county lead measures L2026-8 1 --on 2026-10-26 --text 逐段核对补填
county lead rectified L2026-8 1 --on 2026-11-10 --report 台账已补齐 --to organization
county lead sign-off L2026-8 1 --on 2026-11-12
county lead disclose L2026-8 --on 2026-11-13 --text 在单位公示栏公开
county lead close L2026-8 --on 2026-11-16

# ── L9 · the report window: unfounded ──
county lead new --source s1.3 --area i3.1 --unit 某县城管局 --person 詹某:局长 --text 辖区违建长期存在而未研究处理 --received 2026-09-01 --officer 王某 --lead-organ discipline --gravity ordinary
county lead assign L2026-9 --officer 李某
county lead note L2026-9 --text 反映人来电补充情况
county lead verify L2026-9 --method site --on 2026-09-07 --people 李某,王某 --finding 违建已于六月拆除并复绿  # 三(三)2
county lead unfounded L2026-9 --on 2026-09-09 --reason 所反映事项已按期办结
county lead close L2026-9 --on 2026-09-10

# ── L10 · undercover visits: six officials, five measures; against one nothing is found ──
county lead new --source s3.3 --area i3.2 --unit 某县交通局 --person 熊某:局长 --person 金某:副局长 --person 陆某:科长 --person 郝某:股长 --person 孔某:站长 --person 白某:所长 --text 下属单位作风问题多发而疏于管理 --received 2026-07-06 --officer 李某 --lead-organ organization --subject-kind person --gravity serious
county lead verify L2026-10 --method site --on 2026-07-13 --people 李某,王某 --finding 多个站所在岗不尽责 --responsibility direct,leadership
county lead verify L2026-10 --method files --on 2026-07-15 --people 李某,王某 --finding 党组未履行主体责任，派驻监督缺位 --responsibility main,supervisory --complete
county lead clear L2026-10 --person 6 --on 2026-07-16 --reason 到任前已发生
county lead tolerance L2026-10 --result none --on 2026-07-20 --reason 无符合情形
county lead dispose L2026-10 --person 1 --on 2026-07-27 --measure m4.3 --responsibility leadership --reason 疏于管理，影响恶劣
county lead dispose L2026-10 --person 2 --on 2026-07-27 --measure m4.2 --responsibility leadership --reason 分管失职
county lead dispose L2026-10 --person 3 --on 2026-07-27 --measure m4.4 --responsibility direct --reason 纵容下属
county lead dispose L2026-10 --person 4 --on 2026-07-27 --measure m5.2 --responsibility direct --reason 在岗不尽责，屡查屡犯
county lead dispose L2026-10 --person 5 --on 2026-07-27 --measure m5.1 --responsibility direct --reason 违反工作纪律
county lead rectify L2026-10 --item 召开专题民主生活会 --due 2026-08-31 --responsible 某县交通局 --on 2026-07-28
county lead rectify L2026-10 --item 完善站所考勤 --due 2026-09-11 --responsible 某县交通局 --on 2026-07-28
county lead measures L2026-10 1 --on 2026-07-31 --text 会前谈心谈话
county lead measures L2026-10 2 --on 2026-07-31 --text 统一打卡，按周通报
county lead rectified L2026-10 1 --on 2026-08-25 --report 民主生活会已召开 --to organization
county lead rectified L2026-10 2 --on 2026-09-08 --report 考勤制度运行正常 --to organization
county lead sign-off L2026-10 1 --on 2026-08-28
county lead sign-off L2026-10 2 --on 2026-09-10
county lead disclose L2026-10 --of rectification --on 2026-09-11 --text 在全县干部会议上通报
county lead no-exposure L2026-10 --on 2026-09-11 --reason 已在全县通报，不另行曝光
county lead close L2026-10 --on 2026-09-14

# ── L11 · passed on from above, about a department as such; a measure that isn't on the list ──
county lead new --source s1.2 --area i1.2 --unit 某县农业农村局 --text 补助名单未按规定公示 --received 2026-09-01 --officer 王某 --lead-organ discipline --subject-kind department --gravity ordinary
county lead verify L2026-11 --method files --on 2026-09-07 --people 李某,王某 --finding 三批名单未公示 --responsibility direct --complete  # 三(三)2
county lead tolerance L2026-11 --result none --on 2026-09-09 --reason 无符合情形  # 二(三)2
county lead dispose L2026-11 --on 2026-09-14 --measure m4.other:责令作出书面检查 --responsibility direct --reason 未公示属实
county lead rectify L2026-11 --item 补充公示名单 --due 2026-10-16 --responsible 某县农业农村局 --on 2026-09-15
county lead measures L2026-11 1 --on 2026-09-17 --text 三批名单一次补公示
county lead rectified L2026-11 1 --on 2026-10-13 --report 名单已公示 --to discipline
county lead sign-off L2026-11 1 --on 2026-10-15
county lead disclose L2026-11 --of rectification --on 2026-10-16 --text 在县政府网站公开
county lead close L2026-11 --on 2026-10-19

# ── Special supervision, a random check, what is new ──
county campaign new --title 整改销号专项督查 --on 2026-10-20 --item L2026-1 --item L2026-10:1 --officer 李某
county campaign add C2026-1 --item L2026-2 --item L2026-5:1
county campaign remove C2026-1 --item L2026-5 --reason 不属于本次督查范围
county campaign show C2026-1
county sampling new --count 2 --on 2026-10-27 --campaign C2026-1 --of signed_off --seed 第一次抽查
county sampling result S2026-1 --item L2026-1:1 --on 2026-10-29 --finding 现场核对，整改属实
county sampling show S2026-1
county problem new --on 2026-10-28 --text 跨县事项由哪个机关牵头核实尚无规定 --lead L2026-7
county problem report N2026-1 --on 2026-10-29 --to 某市纪委监委
county problem report N2026-1 --on 2026-10-29 --to 某市委组织部
county problem answer N2026-1 --on 2026-11-16 --text 由先收到线索的机关牵头
county case publish 4 --level strict --on 2026-11-17 --output notice-4.md --yes
city filing import filing-8.json
city filing import filing-9.json

# ════ Part three · what leaves the program, and what comes in ════

# ── Papers: of a case from its acceptance to the archive, of a meeting, of a lead ──
county paper issuer discipline 某县纪委监委
county paper issuer organization 某县委组织部
county paper list
county paper make acceptance 1 --output 受理告知书.docx --red-head
county paper make declining 5 --output 不予受理告知书.docx
county paper make extension 2 --output 延长审批表.docx
county paper make step 1 --n 2 --output 听取意见笔录.docx
county paper make report 1 --output 调查报告.docx
county paper make opinion 1 --output 审查意见.docx
county paper make submission 1 --output 请示.docx
county paper make decision 1 --output 审查决定书.docx
county paper make feedback 1 --output 反馈意见书.docx
county paper make delivery 1 --to 某县委组织部 --output 送达函.docx
county paper make filing 1 --output 备案报告.docx
county paper make corrections 1 --output 纠错建议清单.docx
county paper make service 1 --n 1 --output 送达回证.docx
county paper make clarification 1 --output 澄清说明.docx
county paper make minutes 1 --output 会议纪要.docx
county paper make archive 1 --output 案卷目录.docx
county guidance new --kind admonition --on 2026-11-19 --to 某县财政局 --measure 纪检监察建议书 --text 补贴审核口径未成文 --case 2
county paper make advice 2 --output 纪检监察建议书.docx
county guidance new --kind admonition --on 2026-11-20 --to 某县财政局 --measure 定期约谈 --text 审核口径仍未成文 --case 2
county paper make talk 2 --output 约谈记录.docx
county paper make talk L2026-1 --output 诫勉谈话记录.docx
county paper make talk L2026-1 --n 1 --output 谈话记录.docx
county paper make advice L2026-1 --on 2026-08-25 --output 建议书.docx
county paper make rectification L2026-1 --output 整改通知书.docx
county paper make sign-off L2026-1 --n 1 --output 销号审批表.docx
county paper make archive L2026-1 --output 线索目录.docx
county paper list 1

# ── Sheets, and dates for the calendar of the office ──
county export 台账.xlsx
county export 台账.csv
county export 线索.csv --track inaction
county export 台账.json
county export 时限.ics
county export 全部.json --acts

# ── Figures: the county's, handed up to the city ──
county report stats --period 2026Q3
county report stats --period 2026Q3 --output 统计.html
county report stats --period 2026 --output 统计.xlsx
county report stats --period 2026Q3 --output 某县统计.json
city report import 某县统计.json
city report stats --period 2026Q3

# ── The daily report by mail: here the mail server is away, so it waits for the next run; and what a schedule would do ──
(umask 077 && printf 'host = "127.0.0.1"\nport = 9\nsecurity = "none"\nfrom = "office@example.org"\n' > mail.toml)
county report daily --output 日报.html
county report daily --mail lead@example.org --config mail.toml
county report daily --mail clerk@example.org --names --config mail.toml
county schedule show --kind cron --mail lead@example.org --config mail.toml

# ── An older ledger, taken over with its numbers; what it doesn't say stays unknown ──
printf '编号,受理时间,被反映人,单位,反映问题,承办人,办理情况\n3,2026-10-12,陈某,某镇,补助标准前后不一,李某,在办\n2,2026-03-02,黄某,某局,工期延误,王某,已办结\n' > 旧台账.csv
older init --group 某镇容错调查工作小组 --level county --prefix 镇容
older import 旧台账.csv --dry-run
older import 旧台账.csv
older import 旧台账.csv
older case show 3
older case explain 3
older export 新台账.xlsx
older verify

# ════ It stands up ════
county correction list
county case check 1 --exit-code
county case check 2 --exit-code
county case check 3 --exit-code
county case check 4 --exit-code
county case check 5 --exit-code
county case check 6 --exit-code
county case check 7 --exit-code
county case check 8 --exit-code
county case check 9 --exit-code
county lead check L2026-1 --exit-code
county lead check L2026-2 --exit-code
county lead check L2026-3 --exit-code
county lead check L2026-4 --exit-code
county lead check L2026-5 --exit-code
county lead check L2026-6 --exit-code
county lead check L2026-7 --exit-code
county lead check L2026-8 --exit-code
county lead check L2026-9 --exit-code
county lead check L2026-10 --exit-code
county lead check L2026-11 --exit-code
county verify
city case check --exit-code
city verify

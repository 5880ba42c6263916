"""What older ledgers say where the profile has a code: the usual words of offices, by track and by column.

A word that may mean two things (认定, 移送, 申请, 审查决定, of a lead 了结) isn't here: its row is told, and
a map file says what was meant.
"""

from __future__ import annotations

from collections.abc import Mapping

UNKNOWN = frozenset(
    [
        "—",
        "——",
        "-",
        "--",
        "－",
        "~",
        "…",
        "空",
        "/",
        "\\",
        "无",
        "暂无",
        "未知",
        "不详",
        "待定",
        "待查",
        "无此项",
        "N/A",
        "n/a",
    ]
)
"""What stands in a cell about which nothing is known."""
EXAMPLE = "示例"
"""What the row of a blank sheet begins with that shows how one is written."""
TOTALS = ("合计", "小计", "总计", "共计", "累计", "共", EXAMPLE)
"""What a row begins with that adds up others, or is no row of the ledger."""
NOTES = (
    "(?:填表|制表|填报|审核|复核|审批|校对|统计|经办|联系)(?:人|人员)(?:签字|签名)?",
    "(?:单位|部门)?(?:主要)?负责人(?:签字|签名)?",
    "(?:分管|主管|审核|审批)领导(?:签字|签名)?",
    "(?:填报|填表|制表|报送|编制)(?:单位|部门|日期|时间)",
    "单位(?=\\((?:公章|盖章)\\))",
    "(?:联系)?电话",
    "日期",
    "(?:填表)?说明",
    "备注",
    "注",
)
"""What a row below the table begins with, as patterns."""

NOT_OVER = "not_over"
"""In place of a lead's state: it isn't closed, and nobody says how far it is."""
REPORTED = frozenset(
    ("是", "已", "已完成", "完成", "已整改", "整改到位", "已整改到位", "整改完成", "已完成整改", "已落实")
)
"""What stands for the day of the report where nobody wrote it down."""
UNREPORTED = frozenset(
    ("否", "未", "未完成", "未整改", "整改中", "正在整改", "进行中", "待整改", "部分整改", "未到位", "未报告")
)
"""What stands there while there is no report."""

_STATES = {
    "待受理 未受理 待审查 已登记 登记 已收件 收件": "registered",
    "在办 办理中 正在办理 调查 调查中 正在调查 核实中 核查中": "investigating",
    "调查核实 正在核实 正在核查 调查核实中 已受理 受理 立案 已立案": "investigating",
    "调查完毕 调查结束 调查完成 调查终结 已调结 待审议": "concluded",
    "已审议 已上会 已研究 待批准 待审批 报批中 已报批": "deliberated",
    "已批准 已审批 待决定": "approved",
    "已决定 已作出决定 已审查决定 已作出审查决定 待反馈": "decided",
    "已结案 结案 办结 已办结 已结 办毕 已办毕 完结 已完结 已归档 归档 了结 已了结": "closed",
    "不予受理 不受理": "declined",
    "撤回 已撤回 撤回申请 申请人撤回": "withdrawn",
    "终止 已终止": "ended",
    "作废 已作废": "void",
    "待办 未办 待登记 新收 已收 审查中 受理审查中 待受理审查 拟受理 初审 初审中": "registered",
    "正在调查核实 正在核查中 调查处理中 在查 在核 核查 调查阶段 核查阶段 正在进行": "investigating",
    "进行中 办理 未办结 未结 未结案 未了结 延期办理 延期 否": "investigating",
    "核查完毕 核查完成 核查结束 调查已完成 调查已结束 待集体研究 待上会 待研究": "concluded",
    "已批复": "approved",
    "已认定 认定完毕 已反馈 已作决定 待归档 已出结论 已下结论": "decided",
    "结 结束 已结束 已完成 完成 办理完毕 已办理完毕 处理完毕 已处理完毕 已处理": "closed",
    "办结归档 已办结归档 已办结并归档 结案归档 已办理 已办 是 已销号": "closed",
    "不予受理（已告知） 未予受理 决定不予受理 已不予受理": "declined",
    "主动撤回 当事人撤回 已撤回申请 撤诉 撤销申请": "withdrawn",
    "中止办理 终止办理 终止调查 转办 已转办 转办理 移交 已移交 转出 已转出": "ended",
    "已转其他部门 转其他单位": "ended",
}
_LEAD_STATES = {
    "已登记 登记 已收件 收件 待核实 待核查 待办 未办 未核实": "received",
    "在办 办理中 正在办理 核实 核实中 正在核实 核查中 正在核查": "verifying",
    "调查中 正在调查 调查核实 调查核实中": "verifying",
    "已核实 已核查 核实完毕 核查完毕 待处置 待处理": "verified",
    "已处置 已处理 整改中 正在整改 已整改 待销号": "disposed",
    "已销号 销号 办结 已办结 结案 已结案 已结 完结 已完结": "closed",
    "查否 已查否 不属实 失实 查无实据 反映不实": "unfounded",
    "合并 已合并 并案 已并案": "joined",
    "作废 已作废": "void",
    "新收 已收 已受理 受理 待办理 转办 已转办 交办 已交办 已分办": "received",
    "办理中 在查 在核 核查 正在核实中 正在办 进行中 正在进行 初核": "verifying",
    "初步核实 初核中 谈话函询 函询 谈话函询中 函询中": "verifying",
    "核实完成 核查完成 核查结束 已核 已初核": "verified",
    "未销号 否 未办结 未结 未了结 未结案": NOT_OVER,
    "已问责 已处理完毕 整改 待整改 部分整改 整改到位 已整改到位 整改完成 已完成整改": "disposed",
    "是 已办结销号 办结销号 整改到位已销号 办毕 已办毕 归档 已归档 办理完毕 已完成": "closed",
    "结束 已结束 已销号归档": "closed",
    "不实 反映失实 经查不实 查不属实 了结（查否） 问题不存在": "unfounded",
}
_CHANNELS = {
    "书面申请 个人申请 本人申请 当事人申请 个人申诉 单位申诉 当事人申诉 本人申诉": "appeal",
    "问责机关 问责机关报送 纪委报送 纪检组报送 纪检机关报送 纪检监察机关报送": "preliminary",
    "派驻纪检组报送": "preliminary",
    "职能部门 职能部门报送 部门报送 主管部门报送 主管部门": "department",
    "申诉 个人 单位申请 群众申请 本人申诉书 干部申请 申请": "appeal",
    "问责机关移送 纪委移送 纪检监察机关移送 纪委监委移送 监委移送 问责移送": "preliminary",
    "主管部门移送 职能部门移送 部门移送 组织部门移送 审计移送": "department",
}
_PERSON_KINDS = {
    "个人 自然人 干部 党员 党员干部 公职人员 领导干部": "person",
    "单位 集体 班子 领导班子 机关 组织": "unit",
}
_OUTCOMES = {
    "免责 予以免责 免予问责 免予追责 免予处理 不予问责": "exempted",
    "减轻 减轻处理 减轻问责 减轻责任": "mitigated",
    "从轻 从轻处理 从轻问责": "lenient",
    "不予容错 不容错 不予免责 不予认定 不符合容错 不符合容错情形 不适用容错": "none",
    "不予受理 不受理": "declined",
    "容错免责 不追究责任 免于问责 免予处分 免责处理": "exempted",
    "减轻处分 予以减轻 减责": "mitigated",
    "予以从轻 从轻处分": "lenient",
    "不容 不予免责处理 不属于容错 不属于容错情形 不予减免 不同意容错 不能容错 不认定": "none",
    "不予受理决定 未受理": "declined",
}
_SOURCES = {
    "信访 信访举报 群众举报 群众来信 来信来访 投诉举报": "s1.1",
    "上级转办 上级交办 上级纪委交办": "s1.2",
    "12345 12345热线 12345平台": "s1.4",
    "巡视": "s2.1",
    "巡察 市委巡察 县委巡察": "s2.2",
    "督查 党委督查 政府督查 督查督办": "s2.3",
    "执纪审查": "s3.1",
    "日常监督": "s3.2",
    "暗访 明查暗访": "s3.3",
    "来信 来访 电话举报 网络举报 网上举报 举报 群众反映 群众投诉": "s1.1",
    "上级移交 上级批转 上级交办件 领导批示 领导交办": "s1.2",
    "督导 督导检查 专项督查": "s2.3",
    "巡察移交 巡察反馈": "s2.2",
    "巡视移交 巡视反馈": "s2.1",
    "日常检查 监督检查": "s3.2",
}
_MEASURES = {
    "提醒谈话 谈话提醒 约谈提醒": "m1",
    "诫勉 诫勉谈话": "m2",
    "通报 通报批评": "m3",
    "组织处理 组织调整": "m4",
    "处分 党纪政务处分": "m5",
    "党纪处分 党内警告 党内严重警告": "m5.1",
    "约谈 谈话 批评教育 提醒 谈话教育": "m1",
    "调离岗位 调整岗位 免职 停职 停职检查 责令辞职": "m4",
    "政务处分 党纪政务处分 记过 警告 政务警告 政务记过": "m5",
}
_GRAVITIES = {
    "轻 较轻 轻微 情节轻微 情节较轻": "minor",
    "一般 情节一般": "ordinary",
    "重 严重 情节严重": "serious",
}
_SUBJECTS = {"个人 干部 党员 领导干部": "person", "党组 党委 党支部": "organization", "单位": "department"}
_ORGANS = {"纪委 纪检组 监委 纪检监察组": "discipline", "组织部 市委组织部 县委组织部": "organization"}


def _words(told: Mapping[str, str]) -> dict[str, str]:
    return {word: code for words, code in told.items() for word in words.split()}


WORDS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "tolerance": {
        "state": _words(_STATES),
        "channel": _words(_CHANNELS),
        "applicant_kind": _words(_PERSON_KINDS),
        "party_kinds": _words(_PERSON_KINDS),
        "outcomes": _words(_OUTCOMES),
    },
    "inaction": {
        "state": _words(_LEAD_STATES),
        "source": _words(_SOURCES),
        "lead_organ": _words(_ORGANS),
        "subject_kind": _words(_SUBJECTS),
        "gravity": _words(_GRAVITIES),
        "measures": _words(_MEASURES),
    },
}
"""The code that a word means in a column; asked where the profile's own words have no answer."""

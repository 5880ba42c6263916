"""The columns of a ledger kept as a sheet (台账): their headers, and those that older ledgers use.

One table a track serves both directions: what is exported under a header is recognised by it. A sheet's line
holds one case or lead; where there are several of something (parties, points), they stand one a line within
the cell, in the same order in each of the columns about them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqqf.papers.sheets import older
from sqqf.papers.sheets.column import Column
from sqqf.procedure.rules.entries import UnknownCode

_CASES: tuple[Column, ...] = (
    Column("no", "编号", "Number"),
    Column("state", "状态", "State", "code", "states"),
    Column("channel", "受理渠道", "Channel", "code", "channels"),
    Column("applicant", "申请人", "Applicant"),
    Column("applicant_kind", "申请人类别", "Applicant is", "code", "person_kinds"),
    Column("applicant_unit", "申请人单位", "Applicant’s unit"),
    Column("applicant_post", "申请人职务", "Applicant’s post"),
    Column("parties", "当事人", "Parties", "texts"),
    Column("party_kinds", "当事人类别", "Party is", "codes", "person_kinds"),
    Column("party_units", "单位", "Unit", "texts"),
    Column("party_posts", "职务", "Post", "texts"),
    Column("outcomes", "结论", "Outcome", "codes", "outcomes"),
    Column("matter", "事项", "Matter"),
    Column("points", "核查要点", "Check points", "texts"),
    Column("steps", "要点步骤数", "Steps by point", "counts"),
    Column("circumstances", "情形", "Circumstances", "codes", "circumstances"),
    Column("officer", "承办人", "Officer"),
    Column("received_on", "收到日期", "Received", "date"),
    Column("registered_on", "登记日期", "Registered", "date"),
    Column("accepted_on", "受理日期", "Accepted", "date"),
    Column("declined_on", "不予受理日期", "Declined", "date"),
    Column("notified_on", "告知日期", "Notified", "date"),
    Column("investigation_due_on", "调查到期日", "Investigation due", "date"),
    Column("concluded_on", "调查终结日期", "Concluded", "date"),
    Column("deliberated_on", "审议日期", "Deliberated", "date"),
    Column("submitted_on", "报批日期", "Submitted", "date"),
    Column("approved_on", "批准日期", "Approved", "date"),
    Column("decided_on", "决定日期", "Decided", "date"),
    Column("decision", "决定文号", "Decision"),
    Column("filed_on", "备案日期", "Filed", "date"),
    Column("closed_on", "结案日期", "Closed", "date"),
    Column("ended_on", "终止日期", "Ended", "date"),
    Column("ended_because", "终止原因", "Ended because"),
    Column("arising_from", "源自案件", "Arising from"),
    Column("merged_into", "并入案件", "Merged into"),
    Column("zone", "功能区", "Functional zone"),
    Column("documents", "所附材料", "Papers given", "texts"),
    Column("proceeding", "追责程序", "Proceeding"),
    Column("managed_by", "干部管理权限", "Managed by"),
    Column("next_due_on", "最近到期日", "Next due", "date", derived=True),
    Column("working_days_left", "剩余工作日", "Working days left", "count", derived=True),
    Column("light", "灯", "Light", derived=True),
)
_CASE_ALIASES = {
    "no": "案号 案件编号 受理编号 受理号 登记编号 台账编号 案件号 受理文号 立案号 卷号 编 号",
    "state": (
        "案件状态 办理状态 办理情况 进展 办理进度 当前状态 目前状态 办理状况 进展情况 工作进展 "
        "是否办结 办结情况 案件进展 办件状态 当前进展 结案情况"
    ),
    "channel": "渠道 来源 案件来源 提出方式 申请渠道 案件渠道 申请方式 受理来源 申诉渠道 提请方式 受理方式",
    "applicant": (
        "申请单位 申请人姓名 提出单位 报送单位 申诉人 申请单位或个人 申请人名称 申请主体 提请单位 "
        "报送机关 移送单位"
    ),
    "parties": (
        "被反映人 被申请人 被调查人 被核查人 容错对象 姓名 当事人姓名 对象 被反映人姓名 反映对象 "
        "反映单位 被反映人员 被反映单位 被核查对象 当事人名称 干部姓名 涉及人员 责任人 容错对象姓名 "
        "对象姓名 被调查对象 当事人或单位"
    ),
    "party_units": (
        "当事人单位 所在单位 工作单位 单位名称 被反映人单位 被申请人单位 所属单位 单位全称 "
        "被反映人所在单位 被反映人工作单位 当事人所在单位 容错对象单位 对象单位"
    ),
    "party_posts": (
        "当事人职务 岗位 现任职务 被反映人职务 容错对象职务 对象职务 职务职级 单位及职务 单位职务 "
        "单位和职务 工作单位及职务 所在单位及职务 职务及单位 时任职务 被申请人职务"
    ),
    "outcomes": (
        "认定结论 审查结论 认定结果 处理结果 容错结论 结果 处理意见 认定意见 审查结果 最终结论 "
        "调查结论 容错认定 容错结果 认定情况"
    ),
    "matter": (
        "申请事项 核查事项 容错事项 主要事项 反映问题 主要问题 问题 案由 事由 主要内容 "
        "反映的主要问题 反映内容 申请容错事项 基本情况 简要案情 案情简介 主要情况 事项名称 申请内容 主要诉求"
    ),
    "points": "要点 调查要点 核查内容",
    "circumstances": "容错情形 适用情形 主张情形",
    "officer": (
        "经办人 承办人员 主办人 办案人 承办 责任人员 调查人员 办理人 核查人 主办 办理人员 核查人员 经办"
    ),
    "received_on": (
        "收件日期 收到时间 收件时间 来件日期 收到申请日期 收件日 来件时间 申请日期 申请时间 收文日期 "
        "收文时间 提出日期 接收日期 收案时间 收案日期 登记受理日期"
    ),
    "registered_on": "登记时间",
    # In the ledgers that groups keep, 受理时间 is the day of acceptance, not of receipt.
    "accepted_on": "受理时间 受理日 立案日期 立案时间 决定受理日期 决定受理时间 正式受理日期",
    "declined_on": "不予受理时间",
    "notified_on": "书面告知日期 告知时间 书面告知时间 通知日期 通知时间 书面通知日期 告知日",
    "investigation_due_on": (
        "调查期限 到期日 到期日期 到期时间 办结期限 办结时限 办理时限 调查时限 办理期限 应办结日期 "
        "应办结时间 截止日期 截止时间 办结截止日期 期限"
    ),
    "concluded_on": (
        "调查终结时间 调查结束日期 调查结束时间 调查完成时间 核查完成日期 核查结束日期 核查结束时间 "
        "调查完成日期 调查完结日期 调查终结日"
    ),
    "deliberated_on": (
        "审议时间 集体审议日期 集体研究时间 上会时间 集体审议时间 研究日期 研究时间 会议研究日期 "
        "上会日期 会议时间"
    ),
    "submitted_on": "报批时间",
    "approved_on": "批准时间 审批日期 审批时间 批复日期 批复时间",
    "decided_on": (
        "决定时间 审查决定日期 审查决定时间 作出决定日期 作出决定时间 认定日期 认定时间 决定作出日期 "
        "审查认定日期 决定日"
    ),
    "decision": "审查决定文号 决定书文号 文书编号 决定书编号",
    "filed_on": "备案时间 报备日期 报备时间",
    "closed_on": "结案时间 办结日期 办结时间 归档日期 归档时间 办毕日期 了结日期 了结时间 办结日 结案日",
    "ended_on": "撤回日期 终止时间 撤回时间",
    "ended_because": "撤回原因",
    "documents": "材料 附件 证据材料",
    "proceeding": "问责程序 追责调查",
    "managed_by": "管理权限 管理机关",
    "applicant_unit": "申请人所在单位 申请人工作单位",
    "applicant_post": "申请人现任职务",
}
_LEADS: tuple[Column, ...] = (
    Column("no", "编号", "Number"),
    Column("state", "状态", "State", "code", "states"),
    Column("source", "线索来源", "Source", "code", "sources"),
    Column("area", "不作为表现", "Area", "code", "areas"),
    Column("unit", "单位", "Unit"),
    Column("persons", "被反映人", "Officials", "texts"),
    Column("posts", "职务", "Posts", "texts"),
    Column("text", "反映问题", "What it says"),
    Column("officer", "承办人", "Officer"),
    Column("lead_organ", "牵头机关", "Lead organ", "code", "organs"),
    Column("subject_kind", "对象类别", "About", "code", "subject_kinds"),
    Column("gravity", "情节", "Gravity", "code", "gravities"),
    Column("received_on", "收到日期", "Received", "date"),
    Column("registered_on", "登记日期", "Registered", "date"),
    Column("verified_on", "核实完成日期", "Verified", "date"),
    Column("disposed_on", "处置日期", "Disposed", "date"),
    Column("measures", "处置措施", "Measures", "codes", "measures"),
    Column("unfounded_on", "查否日期", "Unfounded", "date"),
    Column("closed_on", "销号日期", "Closed", "date"),
    Column("joined_into", "并入线索", "Joined into"),
    Column("split_from", "拆自线索", "Split from"),
    Column("items", "整改事项数", "Items", "count", derived=True),
    Column("signed_off", "已销号数", "Signed off", "count", derived=True),
    Column("next_due_on", "最近到期日", "Next due", "date", derived=True),
    Column("working_days_left", "剩余工作日", "Working days left", "count", derived=True),
    Column("light", "灯", "Light", derived=True),
)
_LEAD_ALIASES = {
    "no": "线索编号 线索号 登记编号 台账编号 线索序号 问题编号 问题线索编号",
    "state": (
        "线索状态 办理状态 办理情况 进展 办理进度 当前状态 目前状态 进展情况 工作进展 办结情况 "
        "是否销号 是否办结 销号情况 整改情况 线索进展 当前进展"
    ),
    "source": "来源 来源渠道 线索渠道 线索来源渠道 问题来源 来源方式 问题线索来源",
    "area": "表现 问题类别 问题类型 类别 领域 不为情形 不作为情形 不作为类型 具体表现 表现形式",
    "unit": (
        "被反映单位 所在单位 工作单位 涉及单位 责任单位 反映单位 被核查单位 责任部门 被反映人单位 "
        "当事单位 单位名称"
    ),
    "persons": (
        "被反映单位及责任人 被反映单位及人员 被反映单位或个人 被反映单位和个人 "
        "当事人 责任人 姓名 涉及人员 对象 被反映人姓名 反映对象 被反映人员 责任人员 被核查人 "
        "干部姓名 对象姓名 当事人姓名"
    ),
    "posts": (
        "被反映人职务 岗位 现任职务 被反映人职务职级 单位及职务 单位职务 工作单位及职务 职务职级 时任职务"
    ),
    "text": (
        "主要问题 问题 线索内容 主要内容 内容 问题线索 事项 反映内容 线索摘要 线索描述 "
        "反映的主要问题 问题描述 主要情况 基本情况 存在问题 反映事项"
    ),
    "officer": "经办人 承办人员 主办人 承办 核查人 办理人 办理人员 核查人员 主办 责任领导",
    "lead_organ": "牵头单位 承办机关 主办单位 办理单位 承办单位",
    "gravity": "情节轻重 严重程度",
    "received_on": (
        "受理日期 受理时间 受理日 收件日期 收到时间 收件时间 线索日期 来件日期 收件日 来件时间 "
        "收文日期 接收日期 交办日期 交办时间 转办日期 转办时间"
    ),
    "registered_on": "登记时间",
    "verified_on": (
        "核实日期 核查日期 核实时间 核查时间 核查完成日期 核查完成时间 核查结束日期 核实完成时间 核查结束时间"
    ),
    "disposed_on": "处置时间 处理日期 处理时间 处理决定日期 处分日期 处置决定日期 问责日期 问责时间",
    "measures": ("处置方式 处理方式 处置情况 处理措施 处理结果 处理情况 问责方式 问责情况 处理意见 处置结果"),
    "unfounded_on": "查否时间 查否日",
    "closed_on": "销号时间 结案日期 办结日期 办结时间 销号日 办毕日期 归档日期 了结日期 了结时间 办结日",
}


def _named(columns: Iterable[Column], aliases: Mapping[str, str]) -> tuple[Column, ...]:
    return tuple(column._replace(aliases=tuple(aliases.get(column.key, "").split())) for column in columns)


CASES = _named(_CASES, _CASE_ALIASES)
LEADS = _named(_LEADS, _LEAD_ALIASES)


class SheetTrack(NamedTuple):
    """What a track's sheet is: its columns, and how it is told from the other's."""

    word: str
    """What the track is called in Chinese."""
    zh: str
    """What its sheet is called in a workbook."""
    en: str
    telling: tuple[str, ...]
    """Words in a sheet's title that tell the track."""
    columns: tuple[Column, ...]
    older: tuple[Column, ...]
    """Those that only older ledgers have: read, never written."""
    whom: tuple[str, ...]
    """Columns that say whom a row is about, the usual one first: a sheet needs one of them."""
    together: tuple[str, ...]
    """Columns that are read together with others."""
    either: Mapping[str, tuple[str, str]]
    """Headers that may mean either of two columns: where a sheet has one of these, the other is meant."""


TRACKS: Mapping[str, SheetTrack] = {
    "tolerance": SheetTrack(
        word="容错",
        zh="容错案件",
        en="Cases",
        telling=("容错",),
        columns=CASES,
        older=older.CASES,
        whom=("parties", "applicant"),
        together=("applicant", "state"),
        either={"办理结果": ("state", "outcomes")},
    ),
    "inaction": SheetTrack(
        word="为官不为",
        zh="为官不为线索",
        en="Leads",
        telling=("为官不为", "不作为", "线索"),
        columns=LEADS,
        older=older.LEADS,
        whom=("persons", "unit", "text"),
        together=("state",),
        either={"办理结果": ("state", "measures")},
    ),
}
COLUMNS: Mapping[str, tuple[Column, ...]] = {code: track.columns for code, track in TRACKS.items()}
"""What is written, by track."""
KNOWN: Mapping[str, tuple[Column, ...]] = {
    code: (*track.columns, *track.older) for code, track in TRACKS.items()
}
"""What a header may mean, by track."""


def find_track(text: str) -> str:
    """The track that was asked for, by its code or its Chinese name. Raises UnknownCode."""
    for code, track in TRACKS.items():
        if text.strip().casefold() in (code, track.word):
            return code
    raise UnknownCode("tracks", text, tuple(TRACKS))

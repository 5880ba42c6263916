"""Columns that older ledgers have and an export doesn't: read, never written.

What a row says of something to be put right is an item of its case or lead; several stand one a line.
"""

from __future__ import annotations

from sqqf.papers.sheets.column import Column

ITEM_COLUMNS = (
    "item_texts",
    "item_responsible",
    "item_due_on",
    "item_reported_on",
    "item_signed_off_on",
)
"""The keys of the columns about what is to be put right."""


def _item(aliases: tuple[str, ...], *columns: tuple[str, str]) -> tuple[Column, ...]:
    return tuple(
        Column(key, zh, en, "items", aliases=tuple(words.split()))
        for key, (zh, en), words in zip(ITEM_COLUMNS, columns, aliases, strict=True)
    )


def _day(key: str, zh: str, en: str, aliases: str) -> Column:
    return Column(key, zh, en, "date", aliases=tuple(aliases.split()))


_RESPONSIBLE = "整改责任单位 整改单位 整改责任部门 整改负责人 整改主体 整改牵头单位 整改落实人"
_DUE = "整改时限 整改截止日期 整改截止时间 整改到期日 整改完成时限 整改完成期限 限期整改日期 应整改日期"
_REPORTED = (
    "整改完成时间 整改完成 整改报告日期 整改报告时间 整改到位时间 整改到位日期 实际完成时间 实际完成日期 "
    "实际整改日期 整改日期 整改时间 是否整改 是否整改到位 是否完成整改 是否整改完成 整改完成情况 整改是否到位"
)
_SIGNED_OFF = "整改销号时间"

CASES: tuple[Column, ...] = (
    Column("answered", "受理情况", "Whether it was accepted", aliases=("是否受理", "受理结果", "受理意见")),
    _day(
        "acceptance_due_on",
        "受理到期日",
        "Acceptance due",
        "受理期限 受理时限 受理到期时间 受理到期日期 受理截止日期 受理截止时间 应受理日期 应受理时间",
    ),
    _day(
        "filing_due_on",
        "备案到期日",
        "Filing due",
        "备案期限 备案时限 备案到期时间 备案到期日期 备案截止日期 备案截止时间 应备案日期 应备案时间 "
        "报备期限 报备时限 报备截止日期 应报备日期",
    ),
    *_item(
        (
            "纠错建议 纠错内容 整改事项 整改内容 整改要求 整改任务 整改问题 整改建议",
            f"纠错责任单位 整改责任人 {_RESPONSIBLE}",
            f"纠错时限 纠错截止日期 整改期限 {_DUE}",
            f"纠错完成时间 纠错报告日期 整改完成日期 {_REPORTED}",
            f"整改销号日期 {_SIGNED_OFF} 纠错销号时间",
        ),
        ("纠错事项", "Correction items"),
        ("纠错责任人", "Responsible for the correction"),
        ("纠错期限", "Correction due"),
        ("纠错完成日期", "Correction reported"),
        ("纠错销号日期", "Correction signed off"),
    ),
)
LEADS: tuple[Column, ...] = _item(
    (
        "整改内容 整改要求 整改任务 整改问题 整改清单 整改建议 需整改事项 整改措施",
        _RESPONSIBLE,
        f"{_DUE} 完成时限 完成期限 要求完成时间 计划完成时间 限期",
        _REPORTED,
        _SIGNED_OFF,
    ),
    ("整改事项", "Rectification items"),
    ("整改责任人", "Responsible for the rectification"),
    ("整改期限", "Rectification due"),
    ("整改完成日期", "Rectification reported"),
    ("整改销号日期", "Rectification signed off"),
)

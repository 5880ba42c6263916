"""The plain words by which the events of a subscribed calendar say what a day is.

All in lower case, half width, with a straight apostrophe. A word of Latin letters stands between other
characters; a Chinese one may stand within others, but for those of ``*_ALONE``, which are parts of too many
others (班级, 休渔).
"""

from __future__ import annotations

from collections.abc import Mapping

FESTIVALS: Mapping[str, tuple[str, ...]] = {
    "元旦": ("元旦节", "元旦", "新年", "new year's day", "new years day", "new year day", "new year"),
    "春节": (
        *("春节", "农历新年", "spring festival", "chinese new year's day", "chinese new year"),
        *("lunar new year's day", "lunar new year"),
    ),
    "清明节": (
        *("清明节", "清明", "qingming festival", "qing ming festival", "ching ming festival", "qingming"),
        *("tomb-sweeping day", "tomb sweeping day", "tomb-sweeping festival", "tomb sweeping festival"),
    ),
    "劳动节": (
        *("五一国际劳动节", "五一劳动节", "国际劳动节", "劳动节", "五一"),
        *("international workers' day", "international labour day", "labour day", "labor day", "may day"),
    ),
    "端午节": ("端午节", "端午", "dragon boat festival", "duanwu festival"),
    "中秋节": (
        "中秋节",
        "中秋",
        "mid-autumn festival",
        "mid autumn festival",
        "mid-autumn day",
        "moon festival",
    ),
    "国庆节": ("国庆节", "国庆", "chinese national day", "national day"),
}
"""By what names a festival of the law goes; its own name alone is a day off, as public calendars have it."""

NEW_YEARS_EVE = ("除夕", "chinese new year's eve", "lunar new year's eve", "spring festival eve")
"""The eve of the Spring Festival: off by law in some years only."""

OFF = (
    *("放假", "假期", "假日", "休假", "休息", "补休", "公休", "补假", "黄金周"),
    *("holiday", "holidays", "day off", "days off", "rest day", "off", "vacation", "golden week"),
)
OFF_ALONE = ("休", "假")

WORKED = (
    *("上班", "补班", "工作日"),
    *(
        "working day",
        "working days",
        "work day",
        "work days",
        "workday",
        "workdays",
        "working",
        "make-up day",
    ),
    *("makeup day", "make up day"),
)
WORKED_ALONE = ("班",)

SAYS_NOTHING = ("调休",)
"""Moved in exchange: off or worked, it doesn't say which."""

UNSURE = (
    *(
        "不",
        "无",
        "非",
        "没",
        "未",
        "勿",
        "或",
        "取消",
        "可能",
        "待定",
        "建议",
        "值班",
        "请",
        "拼",
    ),  # 拼假, 请3休9: advice
    *("结束", "倒计时", "通知", "公布", "发布", "安排", "提醒", "抢票", "开售", "假前", "假后"),
    *("半天", "半日", "上午", "下午"),
    *("no", "not", "non", "without", "except", "or", "maybe", "if", "tbd", "half", "cancelled", "canceled"),
    *("ends", "end of", "before", "after", "until", "reminder", "notice"),
)
"""With one of these the plain words beside it may mean the contrary, another day, or a part of it."""

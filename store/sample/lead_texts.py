"""What the sample's leads say: made-up matters, findings, items to be put right, and the bodies made from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqqf.store.sample.texts import OFFICERS, SURNAMES, UNITS, Body, Luck


class Matter(NamedTuple):
    """What a lead is about; ``plea``: why tolerance may apply, with the circumstances that are claimed."""

    area: str
    text: str
    items: tuple[str, ...]
    plea: str
    circumstances: tuple[str, ...]


MATTERS = (
    Matter("i1.5", "重点工程配套用地手续逾期未办", ("倒排工期，逐周报告进度", "补办用地手续", "建立重点工程台账"), "手续等待上级批复，延误不可控", ("c12",)),
    Matter("i1.2", "补助名单未按规定公示", ("补充公示名单", "修订信息公开目录", "开展一次自查"), "公示平台改版，一时无法上传", ("c10",)),
    Matter("i2.3", "园区改革试点问题久拖不决", ("召开专题会议研究", "制定试点问题清单", "按月通报办理情况"), "属先行先试，无先例可循", ("c9", "c16")),
    Matter("i2.2", "企业被重复检查，反映后未纠正", ("合并检查事项", "向企业书面回复", "建立涉企检查备案制度"), "检查标准不一，口径不明确", ("c8",)),
    Matter("i3.1", "辖区违建长期存在而未研究处理", ("拆除违建并复绿", "制定巡查办法", "领导包点督办"), "历史遗留问题，正在分步化解", ("c14",)),
    Matter("i3.2", "下属单位作风问题多发而疏于管理", ("召开专题民主生活会", "完善内部监督制度", "开展谈心谈话"), "到任不久，已着手整顿", ("c17",)),
    Matter("i4.3", "牵头的河道整治进展不明、无人协调", ("明确责任分工", "建立联席会议制度", "每周调度一次"), "权责不对等，已多次协调", ("c6",)),
    Matter("i4.4", "配合单位推诿，项目验收一再延后", ("限期完成会签", "建立协办事项时限表", "完成项目验收"), "验收标准调整，需重新核对", ("c10",)),
    Matter("i5.4", "施工许可申请搁置三个月未办", ("清理积压审批", "公布审批时限", "建立超时预警"), "容缺受理试行中，规则未定", ("c8", "c15")),
    Matter("i5.1", "检查对象未随机抽取，结果未公开", ("重新抽取检查对象", "公开检查结果", "开展执法培训"), "抽取系统停用，以人工代替", ("c10",)),
    Matter("i6.2", "群众多次求助未得到处置", ("回访求助群众", "完善接处警登记", "通报典型问题"), "同日警情集中，力量不足", ("c6",)),
    Matter("i6.4", "流动摊档扰序而放任不管", ("划定经营区域", "落实定岗巡查", "设立投诉牌"), "疏导方案试行，尺度不一", ("c15",)),
    Matter("i7.1", "险情发生后迟报四小时", ("修订信息报送规定", "开展应急演练", "落实值班双岗"), "通信中断，先行抢险", ("c1", "c2")),
    Matter("i7.2", "台风期间未按预案转移人员", ("核对转移人员名册", "补齐应急物资", "修订应急预案"), "道路受阻，改为就地安置", ("c1",)),
    Matter("i8.1", "惠民资金迟发两个季度", ("补发资金", "核对发放名册", "建立按月发放制度"), "名册系统切换，非主观拖延", ("c12",)),
    Matter("i8.4", "群众申请受理后长期未答复", ("逐件答复", "公开办理流程", "建立限时办结台账"), "政策衔接期，依据不明确", ("c8",)),
)  # fmt: skip

METHODS = {
    "talk": ("承认拖延，说明经过", "表示工作不细，愿意整改", "对推进不力作了说明"),
    "site": ("现场与反映情况基本一致", "现场查看，事项仍未办结", "窗口无办理记录"),
    "files": ("台账显示多次超时", "会议记录中没有研究", "收文登记属实，未见办理"),
}
DISPROVED = ("所反映事项已按期办结", "反映的人员当时不在岗位", "经核实，事实不成立")
NOT_EXCUSED = ("无先行先试情形，系主观懈怠", "不具备各项情形", "多次提醒仍未办理，不符合情形")
MEASURE_REASONS = ("情况属实，态度较好", "拖延属实，造成一定影响", "责任落实不到位")
GRAVE_REASONS = ("造成较大影响，情节严重", "多次督办仍不落实，影响恶劣")
LIGHTER = "容错认定从轻，予以减轻"
CLEARED = "到任前已发生，与其无关"
ITEM = "向群众反馈整改结果"
PLANS = ("成立专班，定人定时", "列出清单，逐项推进", "每周调度，按月小结")
REPORTS = ("已全部完成，附佐证材料", "已落实，制度已印发", "已整改到位，正常运行")
FLAWS = ("未附佐证材料", "整改未到位，须补充", "制度未印发")
REMINDERS = ("电话催办", "书面催办", "约见负责人催办")
DISCLOSURES = ("在单位公示栏公开", "在政府网站公开", "在干部会议上通报")
REPORTED_TO = "某市纪委监委"
ORGANS = ("某县纪委监委", "某区纪委监委", "某县委组织部", "某市委督查室")
NOT_OURS = "不属本机关管辖范围"
VOIDED = ("重复登记", "属信访事项，已转有关部门")
NOTES = ("反映人来电补充情况", "已与督查部门核对", "组长要求本月内报告进展")
GIVEN = ("s1.1", "s1.3", "s1.4")
"""Sources in which somebody is known who gave the lead."""
INFORMANTS = (("方某", "来信地址见信封"), ("石某", "电话见来访登记"), ("许某", None))
POSTS = ("局长", "副局长", "科长", "股长", "主任", "镇长", "副镇长")
CASE_ELSEWHERE = "某区容错调查工作小组案件"

CAMPAIGN = "整改销号专项督查"
SEED = "销号随机抽查"
CHECKED = "现场核对，整改属实"
PROBLEM = "跨区事项由哪个机关牵头核实，尚无规定"
ANSWER = "由先收到线索的机关牵头，另一机关配合"

SOURCES = tuple(
    f"s{n}.{item}" for n, items in enumerate((4, 3, 4, 4, 6, 4), start=1) for item in range(1, items + 1)
)


def matters(area: str) -> tuple[Matter, ...]:
    """Those of an area."""
    return tuple(matter for matter in MATTERS if matter.area.partition(".")[0] == area)


def official(luck: Luck) -> Body:
    """Somebody whom a lead is about."""
    return {"name": f"{luck.of(SURNAMES)}某", "post": luck.of(POSTS)}


def officials(luck: Luck, count: int, others: Sequence[Body] = ()) -> list[Body]:
    """So many, no two of the same name, nor of the same name as the others."""
    known = {one["name"] for one in others}
    found: list[Body] = []
    while len(found) < count:
        one = official(luck)
        if one["name"] not in known:
            known.add(one["name"])
            found.append(one)
    return found


def unit(luck: Luck) -> str:
    """The unit that a lead is about."""
    return luck.of(UNITS)


def verification(luck: Luck, officer: str, responsibilities: Sequence[str]) -> Body:
    """A verification by two people, and which responsibilities it looked into."""
    method = luck.of(tuple(METHODS))
    body: Body = {
        "method": method,
        "people": [officer, luck.of([name for name in OFFICERS if name != officer])],
        "finding": luck.of(METHODS[method]),
    }
    return {**body, "responsibilities": list(responsibilities)} if responsibilities else body

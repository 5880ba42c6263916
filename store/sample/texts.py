"""What the sample ledger says: made-up people, units, matters and findings, and the bodies of acts made from them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, NamedTuple, TypeVar

GROUP = "某市容错调查工作小组"
PREFIX = "某容"


class Subject(NamedTuple):
    """A matter with the points that serve it and the circumstances that are claimed."""

    matter: str
    points: tuple[str, str, str]
    circumstances: tuple[str, ...]


SUBJECTS = (
    Subject(
        "老旧小区改造中变更施工方案",
        ("变更是否经集体研究", "是否造成损失及补救", "是否告知居民"),
        ("c9", "c10"),
    ),
    Subject("招商引资项目未按期落地", ("是否尽职调查", "延误是否因政策变化", "是否采取止损措施"), ("c5",)),
    Subject("征地补偿标准适用偏差", ("当时的标准如何规定", "是否请示上级", "差额是否已补发"), ("c7", "c8")),
    Subject(
        "防汛抢险中未经招标采购物资", ("是否属紧急情况", "采购价格是否合理", "事后是否报告"), ("c1", "c2")
    ),
    Subject(
        "企业开办容缺受理后材料未补齐", ("是否有容缺制度", "是否跟踪催补", "是否造成后果"), ("c8", "c15")
    ),
    Subject(
        "历史遗留不动产登记问题的处置",
        ("处置方案是否经集体研究", "是否符合改革方向", "群众是否满意"),
        ("c14",),
    ),
    Subject(
        "产业转型扶持资金拨付超出进度", ("拨付依据是否充分", "是否评估风险", "资金是否追回"), ("c5", "c11")
    ),
    Subject("道路抢修先行施工后补手续", ("是否属险情", "手续何时补齐", "工程量是否属实"), ("c2",)),
    Subject(
        "农村污水处理设施建成后闲置", ("选址是否论证", "闲置是否因条件变化", "是否整改启用"), ("c10", "c12")
    ),
    Subject("政务服务事项下放后承接不到位", ("权责是否对等", "是否组织培训", "是否及时发现问题"), ("c6",)),
    Subject("学校扩建工程工期延误", ("延误是否因不可控因素", "是否督促施工单位", "是否影响开学"), ("c12",)),
    Subject("渔港整治中提前清退租户", ("清退是否有依据", "是否听取租户意见", "补偿是否到位"), ("c3", "c15")),
    Subject("惠企补贴审核尺度前后不一", ("政策是否明确", "是否统一口径", "是否公平对待企业"), ("c8", "c17")),
    Subject(
        "试点改革方案配套制度不完善",
        ("是否属上级部署的试点", "方案是否合法性审查", "是否及时修订"),
        ("c9", "c16"),
    ),
    Subject("闲置土地盘活中调整出让条件", ("调整是否集体决策", "是否请示报告", "国有收益是否受损"), ("c11",)),
    Subject("台风期间转移安置费用超支", ("是否为保护群众安全", "费用是否真实", "是否事后报告"), ("c1",)),
    Subject(
        "信访积案化解中超范围承诺", ("承诺内容是否合规", "是否取得综合效果", "是否主动纠正"), ("c14", "c18")
    ),
    Subject("环保督察整改任务滞后", ("滞后是否因前期条件", "是否主动报告", "是否配合调查"), ("c12", "c19")),
)

PLACES = ("", "", "", "某镇", "某街道", "某片区", "某村", "城东", "城西", "某港区")

SURNAMES = tuple(
    "陈林黄梁何罗谢郭曾许邓彭苏蒋蔡余叶潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹"
)
OFFICERS = ("李某", "王某", "赵某", "周某", "吴某", "郑某")
CLERK = "孙某"
"""Who keeps the register in the group's office."""

UNITS = (
    "某县住建局", "某区发改局", "某县自然资源局", "某区水务局", "某县农业农村局", "某区工信局",
    "某县财政局", "某区城管局", "某县教育局", "某区商务局", "某县交通局", "某县某镇政府",
    "某区某街道办", "某县行政审批局", "某区生态环境分局", "某县应急管理局",
)  # fmt: skip
POSTS = ("局长", "副局长", "科长", "副科长", "股长", "主任", "镇长", "副镇长", None)
ZONES = ("某高新区", "某产业园")
ZONE_UNITS = ("某高新区管委会", "某产业园管委会")

ORGANS = {
    "preliminary": ("某县纪委监委", "某区纪委监委", "某市纪委监委派驻纪检组", "某县委组织部"),
    "department": ("某市住建局", "某市发改局", "某市自然资源局", "某市国资委", "某市人社局"),
}
DOCUMENTS = {
    "appeal": (("申诉书",), ("申诉书", "情况说明"), ("书面申诉", "会议纪要复印件"), ("情况说明",)),
    "preliminary": (("初步意见", "证据材料"), ("初步意见", "证据材料", "谈话笔录"), ("初步意见",)),
    "department": (("初步意见", "证据材料"), ("初步意见", "证据目录"), ("证据材料",)),
}
PROCEEDINGS = ("某县纪委监委问责调查", "某区纪委监委函询", "某市审计局审计移送", "某市督查整改问责")
MANAGERS = ("某县委", "某区委", "某市委组织部")

METHODS = {
    "document": (
        (
            "会议纪要载明集体研究",
            "调阅项目档案，手续基本齐全",
            "核对拨款凭证，金额一致",
            "审批单缺一份，已说明原因",
        ),
        ("会议纪要", "项目档案", "拨款凭证", "请示及批复"),
    ),
    "site": (
        ("现场与图纸一致", "设施已启用，运行正常", "现场查看，尚有少量收尾", "现场情况与陈述相符"),
        ("现场照片", "现场勘查记录", "测量记录"),
    ),
    "hearing": (
        ("当事人说明当时的考虑并提交材料", "当事人承认程序有欠缺，已补正", "当事人陈述与书证一致"),
        ("谈话笔录", "书面陈述"),
    ),
    "inquiry": (
        (
            "走访居民，多数表示满意",
            "走访企业，未反映异常",
            "询问施工单位，工期说法一致",
            "走访相关部门，证实曾请示",
        ),
        ("走访记录", "问卷汇总", "询问笔录"),
    ),
}
INVITED = (
    {"name": "方某", "kind": "expert"},
    {"name": "石某", "kind": "representative"},
    {"name": "许某", "kind": "stakeholder"},
    {"name": "某市司法局", "kind": "department"},
)
ADDED_POINTS = ("是否及时报告", "是否有类似做法先例", "经费来源是否合规", "是否履行公示程序")
WITHIN = "服务于原事项，经小组研究同意"
CONCLUSIONS = (
    "事实清楚，各要点均已核实",
    "决策经集体研究，程序有欠缺，损失已补救",
    "未发现谋取私利，延误有客观原因",
    "主要事实属实，个别环节责任待审议",
)
EXTENSIONS = ("涉及单位多，取证未完", "需等待审计结果", "事项复杂，需专家论证", "当事人住院，待其陈述")
DECLINES = (
    "不属于履职行为",
    "未启动追责调查，不符合提出条件",
    "同一事项已有审查决定",
    "材料经补充仍不能说明事项",
)
WITHDRAWALS = ("申请人主动撤回", "问责机关已终止调查，申请人撤回")
ENDINGS = ("died", "transferred", "other:追责程序已撤销")
TRANSFERS = ("某县容错调查工作小组", "某区容错调查工作小组")
VOIDS = ("重复登记", "误将信访件登记为申请", "登记对象有误，另行登记")
NOTES = (
    "申请人来电询问进度",
    "已与问责机关沟通，暂缓作出处理",
    "组长要求每周报告进展",
    "案卷已编目",
    "当事人补交材料一份",
)
ATTACHMENTS = (
    ("会议纪要.pdf", "党组会议纪要"),
    ("初步意见.docx", "初步意见"),
    ("证据目录.xlsx", "证据目录"),
    ("现场照片.zip", "现场照片"),
    ("申诉书.pdf", "申诉书"),
)
SLIPS = {
    "registered": ({"applicant.post": "副主任"}, "职务录入有误"),
    "notified": ({"method": "mail"}, "送达方式录入有误"),
    "step": ({"finding": "经复核，会议纪要载明两次集体研究"}, "调查情况录入不全"),
    "concluded": ({"finding": "各要点均已核实，补充一处引证"}, "结论文字有误"),
}
"""What was written down wrong, by kind of act, and why it is amended."""
STRUCK = "误记入本案"


def says(body: Body, changes: Body) -> bool:
    """Whether an act says already what an amendment would make it say."""
    return all(
        (body[name.partition(".")[0]].get(name.partition(".")[2]) if "." in name else body.get(name)) == value
        for name, value in changes.items()
    )


FATES = {
    "plain": 22,
    "extended": 4,
    "answered_late": 2,
    "concluded_late": 2,
    "declined": 2,
    "withdrawn_early": 1,
    "withdrawn": 1,
    "ended": 1,
    "twin": 1,
    "transferred": 1,
    "void": 1,
    "arising": 1,
    "struck": 1,
}
"""How cases go, out of forty. ``twin``: the same matter comes in once more, and that case is merged into this one."""

NEGLECTS = ("undecided", "untold", "told_orally", "declined_untold", "one_untold")
"""How the limit of acceptance is missed."""

T = TypeVar("T")
Body = dict[str, Any]


class Luck:
    """Chance, from a seed: only ``random()`` is used, which is the same in every Python."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed).random  # noqa: S311 (to be reproducible is the point)

    def of(self, table: Sequence[T]) -> T:
        """One of these."""
        return table[int(self.random() * len(table))]

    def below(self, n: int) -> int:
        """A number from 0 to n - 1."""
        return int(self.random() * n)

    def hex(self, digits: int) -> str:
        """So many hexadecimal digits, a multiple of eight."""
        return "".join(f"{self.below(2**32):08x}" for _ in range(digits // 8))


def registration(luck: Luck, officer: str | None, received_on: str, twin_of: Body | None = None) -> Body:
    """An application; ``twin_of``: the same matter and people through another channel."""
    kind = luck.random()
    channel = "appeal" if kind < 0.55 else "preliminary" if kind < 0.8 else "department"
    subject = luck.of(SUBJECTS)
    parties = [_person(luck) for _ in range(1 if luck.random() < 0.8 else 2 + luck.below(2))]
    body: Body = {
        "matter": luck.of(PLACES) + subject.matter,
        "points": list(subject.points[: 1 + luck.below(3)]),
    }
    if twin_of:
        channel = "department" if twin_of["channel"] != "department" else "preliminary"
        parties = twin_of.get("parties") or [twin_of["applicant"]]
        body = {"matter": twin_of["matter"], "points": twin_of["points"]}
    zone = luck.below(len(ZONES)) if luck.random() < 0.06 and not twin_of else None
    if zone is not None:
        body["zone"] = ZONES[zone]
        parties = [{**party, "unit": ZONE_UNITS[zone]} if "unit" in party else party for party in parties]
    if channel == "appeal":
        body["applicant"] = parties[0]
        if len(parties) > 1:
            body["parties"] = parties
    else:
        body["applicant"] = {"name": luck.of(ORGANS[channel]), "kind": "unit"}
        body["parties"] = parties
    if officer:
        body["officer"] = officer
    if luck.random() < 0.7:
        body["circumstances"] = list(subject.circumstances[: 1 + luck.below(2)])
    if luck.random() < 0.85:
        body["documents"] = list(luck.of(DOCUMENTS[channel]))
    if channel == "appeal" and luck.random() < 0.6:
        body["proceeding"] = luck.of(PROCEEDINGS)
    if luck.random() < 0.4:
        body["managed_by"] = luck.of(MANAGERS)
    return {**body, "channel": channel, "received_on": received_on}


def _person(luck: Luck) -> Body:
    if luck.random() < 0.08:
        return {"name": luck.of(UNITS), "kind": "unit"}
    person: Body = {"name": luck.of(SURNAMES) + "某", "kind": "person", "unit": luck.of(UNITS)}
    if post := luck.of(POSTS):
        person["post"] = post
    return person


def step(luck: Luck, officer: str, points: list[int]) -> Body:
    """A step of the investigation that serves these points."""
    kind = luck.random()
    method = "document" if kind < 0.45 else "hearing" if kind < 0.7 else "inquiry" if kind < 0.87 else "site"
    findings, evidence = METHODS[method]
    body: Body = {
        "method": method,
        "points": points,
        "people": [officer, CLERK if officer == OFFICERS[0] else OFFICERS[0]],
        "finding": luck.of(findings),
    }
    if luck.random() < 0.5:
        body["evidence"] = [{"text": luck.of(evidence)}]
    if luck.random() < 0.08:
        body["invited"] = [luck.of(INVITED)]
    return body


def attachment(luck: Luck) -> Body:
    """A file that belongs to the case."""
    name, title = luck.of(ATTACHMENTS)
    return {"name": name, "size": 20_000 + luck.below(3_000_000), "sha256": luck.hex(64), "title": title}


def notice_method(luck: Luck) -> str:
    """How a party is told in writing."""
    kind = luck.random()
    return "direct" if kind < 0.6 else "mail" if kind < 0.8 else "electronic" if kind < 0.95 else "left"

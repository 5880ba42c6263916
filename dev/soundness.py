"""What binds in the Opinion and how it is held: docs/soundness.md, in Chinese soundness.zh-CN.md.

python dev/soundness.py            write both
python dev/soundness.py --check    exit 1 where one is out of date, or names what there isn't
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"en": ROOT / "docs/soundness.md", "zh": ROOT / "docs/soundness.zh-CN.md"}
WAYS = ("refused", "found", "reminded", "recorded", "left")
REVIEWS = ("test_review.py", "test_lead_review.py", "test_alike.py")

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "The Opinion, sentence by sentence",
        "about": "Every sentence of the Opinion that binds somebody, how the program holds it, and the test "
        "that shows it. Made by `make docs` from `dev/soundness.toml` and the rules; not edited by hand.",
        "refused": "Refused",
        "found": "Found",
        "reminded": "Reminded",
        "recorded": "Recorded",
        "left": "Left to people, on purpose",
        "tests": "Shown by",
        "more": "What practice expects besides",
        "more_about": "Findings that hold no one sentence of the Opinion.",
        "count": "{all} sentences: {refused} are held by refusing what is against them, {found} by a "
        "finding, {reminded} by a date or a wait in the lists; {recorded} have their record, "
        "{left} are left to people.",
        "defect": "defect",
        "risk": "risk",
        "note": "note",
        "stop": ".",
        "colon": ": ",
        "and": "; ",
    },
    "zh": {
        "title": "逐句对照《意见》",
        "about": "《意见》中有约束力的每一句话，本程序如何落实，由哪项测试证明。"
        "由 `make docs` 依 `dev/soundness.toml` 和规则生成，请勿手工修改。",
        "refused": "不予登记",
        "found": "检查发现",
        "reminded": "到期提醒",
        "recorded": "登记在案",
        "left": "有意留给人判断",
        "tests": "由测试证明",
        "more": "惯例另有的要求",
        "more_about": "不专属于《意见》某一句话的检查事项。",
        "count": "共 {all} 句：{refused} 句对违反者不予登记，{found} 句由检查发现，"
        "{reminded} 句列入期限或待办提醒，{recorded} 句有登记，{left} 句留给人判断。",
        "defect": "缺陷",
        "risk": "风险",
        "note": "提示",
        "stop": "。",
        "colon": "：",
        "and": "；",
    },
}

Entry = dict[str, Any]


class Held:
    """The sentences, the rules they are held against, and what is wrong between them."""

    def __init__(self) -> None:
        self.sentences: list[Entry] = tomllib.loads((ROOT / "dev/soundness.toml").read_text("utf-8"))[
            "sentence"
        ]
        rules = tomllib.loads((ROOT / "procedure/data/yangjiang.toml").read_text("utf-8"))
        self.findings: dict[str, Entry] = {one["id"]: one for one in rules["findings"]}
        self.dates: dict[str, Entry] = {
            prefix + one["id"]: one
            for prefix, section in (("", "limits"), ("own.", "own_dates"), ("wait.", "waits"))
            for one in rules[section]
        }
        self.acts: dict[str, Entry] = {one["id"]: one for one in rules["acts"]}
        self.commands = (ROOT / "docs/commands.md").read_text("utf-8")

    def faults(self) -> Iterator[str]:
        """What is named and isn't there, and what is there and held by no sentence."""
        for one in self.sentences:
            yield from (
                f"no such finding: {code}" for code in one.get("found", ()) if code not in self.findings
            )
            yield from (f"no such date: {name}" for name in one.get("reminded", ()) if name not in self.dates)
            yield from (
                f"no such act: {kind}" for kind in one.get("recorded", ()) if not self._recorded(kind)
            )
            yield from (f"no such test: {test}" for test in tests_of(one) if not is_there(test))
            if not any(one.get(way) for way in ("refused", "found", "tests", "left")):
                yield f"nothing shows it: {one['en']}"
        named = {code for one in self.sentences for code in one.get("found", ())}
        for code, finding in self.findings.items():
            if finding["severity"] == "defect" and code not in named:
                yield f"a defect of no sentence: {code}"

    def _recorded(self, name: str) -> bool:
        return name in self.acts or f"\n## {name}\n" in self.commands

    def page(self, lang: str) -> str:
        """The document in one language."""
        words = WORDS[lang]
        count = Counter(way for one in self.sentences for way in WAYS if one.get(way))
        parts = [
            f"# {words['title']}",
            words["about"],
            words["count"].format(all=len(self.sentences), **{way: count[way] for way in WAYS}),
        ]
        article = None
        for one in self.sentences:
            if one["article"] != article:
                article = one["article"]
                parts.append(f"## {article}")
            said = one[lang][0].upper() + one[lang][1:]
            parts.append("\n".join([f"**{said}{words['stop']}**", "", *self._ways(one, lang)]))
        named = {code for one in self.sentences for code in one.get("found", ())}
        rest = [f"- {self._finding(code, lang)}" for code in self.findings if code not in named]
        if rest:
            parts += [f"## {words['more']}", words["more_about"], "\n".join(rest)]
        return "\n\n".join(parts) + "\n"

    def _ways(self, one: Entry, lang: str) -> Iterator[str]:
        words = WORDS[lang]

        def line(way: str, texts: list[str]) -> str:
            return f"- {words[way]}{words['colon']}{words['and'].join(texts)}"

        if refused := one.get("refused"):
            yield line("refused", [shown(test) for test in refused])
        if found := one.get("found"):
            yield line("found", [self._finding(code, lang) for code in found])
        if reminded := one.get("reminded"):
            yield line("reminded", [self.dates[name][lang] for name in reminded])
        if recorded := one.get("recorded"):
            yield line(
                "recorded", [self.acts[kind][lang] if kind in self.acts else f"`{kind}`" for kind in recorded]
            )
        if left := one.get("left"):
            yield line("left", [left[lang]])
        if tests := one.get("tests"):
            yield line("tests", [shown(test) for test in tests])

    def _finding(self, code: str, lang: str) -> str:
        finding = self.findings[code]
        severity = WORDS[lang][finding["severity"]]
        test = next(file for file in REVIEWS if f'"{code}"' in (ROOT / "tests" / file).read_text("utf-8"))
        return f"`{code}` ({severity}, `{test}`)" if lang == "en" else f"`{code}`（{severity}，`{test}`）"


def tests_of(one: Entry) -> list[str]:
    """The tests that a sentence names, each "file: row" or "file: test_…"."""
    return [*one.get("refused", ()), *one.get("tests", ())]


def is_there(test: str) -> bool:
    """Whether the file has a test of that name, or a row that is called so."""
    file, _, name = test.partition(": ")
    path = ROOT / f"tests/test_{file}.py"
    if not path.exists():
        return False
    text = path.read_text("utf-8")
    return re.search(rf"^def {re.escape(name)}\(", text, re.MULTILINE) is not None or f'"{name}"' in text


def shown(test: str) -> str:
    """A test as the page names it."""
    file, _, name = test.partition(": ")
    return f"`test_{file}.py` {name.removeprefix('test_').replace('_', ' ')}"


def main(arguments: list[str]) -> int:
    held = Held()
    faults = [f"dev/soundness.toml: {fault}" for fault in held.faults()]
    if arguments == ["--check"]:
        faults += [
            f"{path.relative_to(ROOT)} is out of date: make docs"
            for lang, path in PAGES.items()
            if not path.exists() or path.read_text("utf-8") != held.page(lang)
        ]
    elif arguments:
        print(__doc__, file=sys.stderr)
        return 2
    for fault in faults:
        print(fault, file=sys.stderr)
    if not arguments and not faults:
        for lang, path in PAGES.items():
            path.write_text(held.page(lang), encoding="utf-8", newline="\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Each kind of paper, who signs it, what only a person can fill in: docs/papers.md, papers.zh-CN.md.

python -m dev.papers              write both
python -m dev.papers --pictures   and draw each kind: needs LibreOffice and pdftoppm on the PATH
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from sqqf.papers.word.filling import plain
from sqqf.papers.word.forms import PLACE, Form, forms, label
from sqqf.papers.word.paper import Blank, Paper, Paragraph, Text
from sqqf.papers.word.word import document
from tests.cases import PROFILE
from tests.test_papers_rendered import drawn_up

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/pictures/papers"
PAGES = {"en": ROOT / "docs/papers.md", "zh": ROOT / "docs/papers.zh-CN.md"}
FONTS = {
    "仿宋_GB2312": "AR PL UMing CN",
    "方正小标宋简体": "AR PL UMing CN",
    "宋体": "AR PL UMing CN",
    "楷体_GB2312": "AR PL UKai CN",
    "黑体": "Noto Sans CJK SC",
}
"""What stands in for the fonts of a paper where the pictures are drawn."""

WORDS = tomllib.loads((ROOT / "dev/papers.toml").read_text(encoding="utf-8"))
_SIGNED = re.compile(r"([^：。（）]*?)（签名）")
_FACTS = ("you", "issuer_label", "number")


def page(lang: str) -> str:
    words = WORDS[lang]
    lines = [f"# {words['title']}", "", words["about"], "", words["checks"], "", words["list"], ""]
    for track, title in zip(("tolerance", "inaction"), words["tracks"], strict=True):
        lines += [f"## {title}", ""]
        for form in forms():
            if form.track == track:
                lines += [*kind(form, lang), ""]
    return "\n".join(lines).rstrip() + "\n"


def kind(form: Form, lang: str) -> Iterator[str]:
    """One kind of paper: a heading, its picture, and the list."""
    words, made = WORDS[lang], drawn_up(form)
    name = f"{form.zh} `{form.code}`"
    yield f"### {name}" if lang == "zh" else f"### {form.en} ({name})"
    yield ""
    yield f"![{form.zh}](pictures/papers/{form.track}-{form.code}.png)"
    yield ""
    if article := form.article(PROFILE):
        yield f"- {words['rests']}{'：' if lang == 'zh' else ': '}{article}"
    by = "、".join(dict.fromkeys(by_hand(made)))
    signed = [words["seal"]] if form.signed else []
    signed += [f"{by}（{words['hand']}）" if lang == "zh" else f"{by} ({words['hand']})"] if by else []
    for title, said in (
        ("signs", "；".join(signed) or words["none"]),
        ("filled", "、".join(filled_in(form, made)) or words["nothing"]),
        ("blank", "、".join(blanks(made)) or words["nothing"]),
    ):
        yield f"- {words[title]}{'：' if lang == 'zh' else ': '}{said}"


def by_hand(made: Paper) -> Iterator[str]:
    """Those who sign by hand."""
    if made.signing is not None:
        yield "签发人"
    for line in plain(made).splitlines():
        label_, _, rest = line.partition(" | ")
        if rest.startswith(("签名：", "签名或者盖章：")):
            yield label_
        yield from (
            "调查人员" if found.startswith("调查人员") else found for found in _SIGNED.findall(line) if found
        )


def filled_in(form: Form, made: Paper) -> list[str]:
    """What the ledger fills in, by its label."""
    texts = [form.addressee or "", form.note or ""]
    for part in form.body:
        texts += [part.get("text", ""), *(cell for row in part.get("rows", ()) for cell in row)]
    names = (name.lstrip("?") for name in PLACE.findall("".join(texts)) if not name.startswith("§"))
    told = dict.fromkeys(label(name) for name in names if name not in _FACTS and label(name) != name)
    return [one for one in told if one not in blanks(made)]


def blanks(made: Paper) -> list[str]:
    """What only a person can fill in."""
    texts: list[Text] = [(made.number,), made.addressee or (), made.note, made.foot, (made.signing or "",)]
    for block in made.blocks:
        if isinstance(block, Paragraph):
            texts += [block.text, *([(Blank("问答内容"),)] if block.text == ("问：",) else [])]
        else:
            texts += [cell for row in block.rows for cell in row]
    return list(dict.fromkeys(part.label for text in texts for part in text if isinstance(part, Blank)))


def draw() -> None:
    """The first page of each kind, small and grey."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        alias = "".join(
            f"<match><test name='family'><string>{asked}</string></test>"
            f"<edit name='family' mode='assign' binding='same'><string>{given}</string></edit></match>"
            for asked, given in FONTS.items()
        )
        fonts = folder / "fonts.conf"
        fonts.write_text(f"<fontconfig><include>/etc/fonts/fonts.conf</include>{alias}</fontconfig>", "utf-8")
        sources = []
        for form in forms():
            source = folder / f"{form.track}-{form.code}.docx"
            source.write_bytes(document(drawn_up(form)))
            sources.append(str(source))
        home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
        convert = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", name, *sources]
        subprocess.run(["env", f"FONTCONFIG_FILE={fonts}", *convert], check=True, stdout=subprocess.DEVNULL)
        for drawn in sorted(folder.glob("*.pdf")):
            picture = ["pdftoppm", "-r", "40", "-gray", "-png", "-singlefile", "-l", "1"]
            subprocess.run([*picture, str(drawn), str(PICTURES / drawn.stem)], check=True)


def main() -> None:
    for lang, path in PAGES.items():
        path.write_text(page(lang), encoding="utf-8")
    if "--pictures" in sys.argv[1:]:
        draw()


if __name__ == "__main__":
    main()

"""A group's own paper: its .docx with ``{{ facts }}`` filled in. Facts are text, never markup or code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from sqqf.papers.office import load
from sqqf.papers.packing import packed
from sqqf.papers.text import printable
from sqqf.papers.word.forms import label
from sqqf.papers.word.paper import Blank
from sqqf.papers.word.word import in_margin
from sqqf.papers.word.writing import BLANK_WIDTH, LINE
from sqqf.procedure.errors import BadInput

_UNSAFE = ("safe", "urlize", "xmlattr")
_MARKS = str.maketrans({"{": "&#123;", "}": "&#125;"})


def rendered(
    template: bytes, facts: Mapping[str, Any], margin: str | None = None
) -> tuple[bytes, tuple[str, ...], tuple[str, ...]]:
    """The filled-in .docx, and the names of what it asks for and isn't known: there it has a visible blank.

    And what stands in braces that mean nothing: ｛｛full width｝｝ or {single}.

    ``margin``: what a draft has in its margin.

    A fact that is None isn't known; a Blank isn't either, and says what to call it. Raises BadInput where the
    file isn't a .docx, or what stands in it can't be read or done. It may take for ever, and any memory:
    ``from_template`` sees to it that it doesn't.
    """
    engine = load("docxtpl")
    file = BytesIO()
    missing: dict[str, None] = {}
    try:
        filled = engine.DocxTemplate(BytesIO(template))
        filled.render_properties = lambda *_: None  # it would write "&amp;" into them for "&"
        environment, unknown = _environment(missing)
        filled.render(_known(facts, unknown), environment, autoescape=True)
        if margin:
            in_margin(filled.docx, margin)
        filled.save(file)
        made = packed(file.getvalue())
        odd = _odd_braces(engine.DocxTemplate(BytesIO(template)).get_docx())
    except MemoryError:
        raise
    # The file is another's and so is the library: whatever it stumbles over is in the file.
    except Exception as error:
        said = " ".join((str(error) or type(error).__name__).split())[:200]
        raise BadInput("bad_template", said=said) from error
    return made, tuple(missing), odd


_ODD = re.compile(r"｛[^｛｝{}]*｝|(?<!\{)\{\s*\w+(?:\.\w+)*\s*\}(?!\})|｛\{[^{}]*\}｝")


def _odd_braces(document: Any) -> tuple[str, ...]:
    """What stands in braces that aren't those of a placeholder."""
    qn = load("docx.oxml.ns").qn
    texts = (
        "".join(run.text or "" for run in paragraph.iter(qn("w:t")))
        for paragraph in document.element.iter(qn("w:p"))
    )
    return tuple(dict.fromkeys(found for text in texts for found in _ODD.findall(text)))


def _environment(missing: dict[str, None]) -> tuple[Any, Any]:
    """A sandbox for a template's expressions, and what stands in it for a fact that isn't known."""
    jinja2, sandbox = load("jinja2"), load("jinja2.sandbox")
    escape, markup = load("markupsafe").escape, load("markupsafe").Markup

    class Unknown(jinja2.Undefined):  # type: ignore[misc,name-defined]
        """A blank, noted as missing where it is shown or looped over, not where it is asked for."""

        def __str__(self) -> str:
            name = str(self._undefined_name)
            missing[name] = None
            return f"〔{printable(label(name))}{LINE * BLANK_WIDTH}〕"

        def __iter__(self) -> Iterator[Any]:
            missing[str(self._undefined_name)] = None
            return iter(())

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            return self[name]

        def __getitem__(self, name: Any) -> Any:
            return type(self)(name=f"{self._undefined_name}.{name}")

    class Sandbox(sandbox.SandboxedEnvironment):  # type: ignore[misc,name-defined]
        def getattr(self, obj: Any, attribute: str) -> Any:
            # A fact called "items" or "count" is meant, not what a dict can do.
            found = isinstance(obj, dict) and attribute in obj
            return obj[attribute] if found else super().getattr(obj, attribute)

        def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
            raise sandbox.SecurityError(f"{attribute} of {type(obj).__name__}")

    def text_alone(value: Any) -> Any:
        # Braces too: footnotes are gone through once for each section, and a fact isn't to be read as an
        # expression.
        return markup(str(escape(value)).translate(_MARKS))

    environment = Sandbox(autoescape=True, undefined=Unknown, finalize=text_alone)
    for name in _UNSAFE:
        del environment.filters[name]
    return environment, lambda name: Unknown(name=name)


def _known(fact: Any, unknown: Any, name: str = "") -> Any:
    """The fact as plain text and lists; what isn't known as an Unknown that is called by its place."""
    if fact is None or isinstance(fact, Blank):
        return unknown(name if fact is None else fact.label)
    if isinstance(fact, str):
        return printable(fact)
    if isinstance(fact, date):
        return f"{fact.year}年{fact.month}月{fact.day}日"
    inside = f"{name}." if name else ""
    if isinstance(fact, Mapping):
        return {str(key): _known(value, unknown, f"{inside}{key}") for key, value in fact.items()}
    if isinstance(fact, Sequence):
        return [_known(one, unknown, f"{inside}{n}") for n, one in enumerate(fact, start=1)]
    return fact if isinstance(fact, bool | int | float) else printable(str(fact))

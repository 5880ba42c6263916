"""A module changed a little, many times, each time before its tests: what survives, no test would notice.

python dev/mutate.py procedure/time/due.py tests/test_limits.py tests/test_pauses.py

A comparison is turned or its boundary moved, an operand dropped, a condition negated, a constant made one
more, a result emptied, a statement left out. Each survivor is a test that is missing, code nothing needs,
or a change that makes no difference. Tests that run the program in a process of its own don't see the change.
Exit 1 where one survives. Needs fork, so not on Windows.
"""

from __future__ import annotations

import ast
import copy
import importlib
import os
import resource
import sys
from collections.abc import Iterator
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import CodeType

import pytest
from hypothesis import settings

LONGEST = 20
"""Seconds of a processor that the tests may take; a change that makes them take longer is noticed."""
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.Gt: ast.GtE,
    ast.Eq: ast.NotEq,
    ast.Is: ast.IsNot,
    ast.In: ast.NotIn,
}
TURNED |= {became: was for was, became in TURNED.items()}
LEFT_OUT = (ast.Expr, ast.Raise, ast.AugAssign, ast.Continue, ast.Break)
PLAINLY = ("-x", "-n", "0", "-p", "no:cacheprovider", "--tb=no", "-W", "ignore::pytest.PytestWarning")
AS_IT_IS = (ast.Assert, ast.Import, ast.ImportFrom, ast.JoinedStr)


def mutants(path: Path) -> Iterator[tuple[str, CodeType]]:
    """Every small change of a module: its line, what it was and what it became; and the code."""
    tree = ast.parse(path.read_bytes())
    for at, node in _changeable(tree):
        for n, _ in enumerate(_changes(node)):
            twin = copy.deepcopy(tree)
            old = list(ast.walk(twin))[at]
            new = list(_changes(old))[n]
            _Put(old, new).visit(twin)
            code = compile(ast.fix_missing_locations(twin), str(path), "exec")
            was, became = (" ".join(ast.unparse(one).split())[:70] for one in (node, new))
            yield f"{_line(node)}: {was}  →  {became}", code


def _changeable(tree: ast.Module) -> list[tuple[int, ast.AST]]:
    """The nodes with their places in the walk; without annotations, decorators, texts and imports."""
    kept: set[int] = set()
    for node in ast.walk(tree):
        parts = [getattr(node, name, None) for name in ("annotation", "returns")]
        parts += getattr(node, "decorator_list", [])
        if isinstance(node, AS_IT_IS) or (
            isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        ):
            parts = [node]
        kept.update(id(one) for part in parts if part for one in ast.walk(part))
    return [(at, node) for at, node in enumerate(ast.walk(tree)) if id(node) not in kept]


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(left, [op, *ops], comparators):
            yield ast.Compare(left, [TURNED[type(op)](), *ops], comparators)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
            for n in range(len(values)):
                rest = values[:n] + values[n + 1 :]
                yield ast.BoolOp(op, rest) if len(rest) > 1 else rest[0]
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.If() | ast.IfExp():
            denied = copy.copy(node)
            denied.test = ast.UnaryOp(ast.Not(), node.test)
            yield denied
        case ast.comprehension(target, iterated, [_, *ifs], is_async):
            yield ast.comprehension(target, iterated, ifs, is_async)
        case ast.Constant(int(value)):
            yield ast.Constant(not value if isinstance(value, bool) else value + 1)
        case ast.BinOp(left, ast.Add() | ast.Sub() as op, right):
            yield ast.BinOp(left, ast.Sub() if isinstance(op, ast.Add) else ast.Add(), right)
        case ast.Return(value) if value and not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case _ if isinstance(node, LEFT_OUT):
            yield ast.Pass()


def _line(node: ast.AST) -> int:
    return int(getattr(node.target if isinstance(node, ast.comprehension) else node, "lineno", 0))


class _Put(ast.NodeTransformer):
    """One node in place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old, self._new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self._new if node is self._old else self.generic_visit(node)


def passes(path: Path, code: CodeType, tests: tuple[str, ...]) -> bool:
    """Whether the tests pass, in a process of its own, with this code in place of the module's."""
    if child := os.fork():
        return os.waitpid(child, 0)[1] == 0
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    try:
        spec = find_spec("sqqf." + ".".join(path.with_suffix("").parts))
        assert spec
        module = sys.modules[spec.name] = module_from_spec(spec)
        exec(code, module.__dict__)  # noqa: S102 - our own module, changed
        room, _, name = spec.name.rpartition(".")
        setattr(importlib.import_module(room), name, module)
        failed = pytest.main([*PLAINLY, *tests])
    except BaseException:
        failed = 1
    os._exit(int(failed))


def main(module: str, *tests: str) -> int:
    path = Path(module)
    settings.register_profile("few", max_examples=20, database=None, derandomize=True)
    settings.load_profile("few")
    if not passes(path, compile(path.read_bytes(), module, "exec"), tests):
        sys.exit("The tests fail before anything is changed.")
    tried = survived = 0
    for told, code in mutants(path):
        tried += 1
        if passes(path, code, tests):
            survived += 1
            print(f"{module}:{told}", flush=True)
    print(f"{tried} changes, {survived} not noticed")
    return min(survived, 1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""Collects what needs a translation: the sentences of the dialogs, and every `ui("…")` of the code and its pages."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from jinja2 import Environment, nodes

from bot.locales.catalog import CODE, Catalog, Entry
from bot.source import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

KEYWORD = "ui"


def extract(sentences: Iterable[tuple[str, str]], code_folder: Path) -> Catalog:
    """Collect a template: the dialogs in their own order (`bot.dialogs.sentences`), then the code by file.

    Files of the code are named relative to the folder that holds `code_folder`, without line numbers, so that the
    template changes only when a sentence does. Raises SyntaxError or TemplateSyntaxError for code that is none.
    """
    entries = [Entry(context, text) for context, text in sentences]
    files: dict[str, list[str]] = {}
    for path in sorted([*code_folder.rglob("*.py"), *code_folder.rglob("*.html")]):
        name = name_of(path, code_folder.parent)
        source = path.read_text(encoding="utf-8")
        for text in _from_python(source, name) if path.suffix == ".py" else _from_page(source, name):
            said_in = files.setdefault(text, [])
            if name not in said_in:
                said_in.append(name)
    entries += [Entry(CODE, text, files=tuple(said_in)) for text, said_in in files.items()]
    return Catalog({entry.key: entry for entry in entries})


def _from_python(source: str, name: str) -> Iterator[str]:
    """Texts of `ui("…")`, `tongue.ui("…")` and `tongue.ui("…" if … else "…")`, in the order of the file."""
    calls = [node for node in ast.walk(ast.parse(source, name)) if isinstance(node, ast.Call) and node.args]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        called = call.func
        if (called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")) == KEYWORD:
            yield from _python_texts(call.args[0])


def _python_texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _python_texts(node.body)
        yield from _python_texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def _from_page(source: str, name: str) -> Iterator[str]:
    """The same for a Jinja page."""
    for call in Environment(autoescape=True).parse(source, filename=name).find_all(nodes.Call):
        called = call.node
        is_keyword = (called.attr if isinstance(called, nodes.Getattr) else getattr(called, "name", "")) == KEYWORD
        if is_keyword and call.args:
            yield from _page_texts(call.args[0])


def _page_texts(node: nodes.Node | None) -> Iterator[str]:
    if isinstance(node, nodes.CondExpr):
        yield from _page_texts(node.expr1)
        yield from _page_texts(node.expr2)
    elif isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value

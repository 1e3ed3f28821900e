"""The source of the portal as the contracts read it: modules with their room and kind of file."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

HOME = Path(__file__).parents[2]
PORTAL = HOME / "portal"

RANKS = {
    "towns": 0,
    "accounts": 1,
    "officers": 2,
    "ledger": 3,
    "updates": 4,
    "concerns": 4,
    "surveys": 4,
    "coordination": 5,
    "front": 6,
    "desk": 6,
    "demo": 7,
}
"""Arrows between features run from a higher number to a lower one, never between equals."""

KINDS = ("models", "queries", "actions", "forms", "routes", "cli", "jobs")
"""Every other file in a feature is a topic of its rules, and pure."""

OF_ANOTHER_KIND = {
    "desk/navigation": ("plumbing", "the menu asks the gate which pages it would open"),
    "concerns/sealing": ("plumbing", "asks the running app for its sealer"),
    "concerns/thread": ("queries", "opens what the queries loaded, for one reader"),
    "demo/surveys": ("jobs", "draws the answers of people who do not exist"),
    "demo/concerns": ("jobs", "plays residents and staff through their own actions"),
}
"""Files of a feature that are named for what they hold: the kind whose rules they keep, and why."""


@dataclass(frozen=True)
class Import:
    """One imported name: `module` is the module it stands in, `name` what is taken (or None)."""

    module: str
    name: str | None
    line: int
    is_inner: bool

    @property
    def root(self) -> str:
        """The package the import comes from."""
        return self.module.partition(".")[0]


@dataclass(frozen=True)
class Module:
    """One file of the portal."""

    path: Path

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The path below portal/, without the suffix."""
        return self.path.relative_to(PORTAL).with_suffix("").parts

    @property
    def name(self) -> str:
        """The short name used in messages and exceptions, such as `concerns/actions`."""
        return "/".join(self.parts)

    @property
    def room(self) -> str:
        """The feature's folder, `web`, or an empty string for a file of the top level."""
        return self.parts[0] if len(self.parts) > 1 else ""

    @property
    def kind(self) -> str:
        """What kind of file this is: one of KINDS, `rules`, `web`, `top`, `plumbing` or `init`."""
        if self.parts[-1] == "__init__":
            return "init"
        if self.room not in RANKS:
            return self.room or "top"
        if self.name in OF_ANOTHER_KIND:
            return OF_ANOTHER_KIND[self.name][0]
        return self.parts[1] if self.parts[1] in KINDS else "rules"

    @cached_property
    def text(self) -> str:
        """The source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed source."""
        return ast.parse(self.text)

    @cached_property
    def functions(self) -> list[ast.FunctionDef]:
        """Every function and method."""
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)]

    @cached_property
    def imports(self) -> list[Import]:
        """Every import, those inside functions too."""
        inner = {id(node) for function in self.functions for node in ast.walk(function)}
        return [
            Import(module, name, node.lineno, id(node) in inner)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for module, name in _names(node)
        ]

    @property
    def own(self) -> list[Import]:
        """The imports of our own modules."""
        return [found for found in self.imports if found.root == "portal"]

    def calls(self) -> Iterator[tuple[str, int]]:
        """Yield what is called, as dotted text, with its line."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield ast.unparse(node.func), node.lineno


def _names(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str | None]]:
    if isinstance(node, ast.Import):
        yield from ((alias.name, None) for alias in node.names)
        return
    for alias in node.names:
        module = node.module or ""
        inner = HOME / Path(*module.split("."), alias.name)
        is_module = module.startswith("portal") and (inner.is_dir() or inner.with_suffix(".py").exists())
        yield (f"{module}.{alias.name}", None) if is_module else (module, alias.name)


@lru_cache(maxsize=1)
def modules() -> list[Module]:
    """Return every module of the portal."""
    return [Module(path) for path in sorted(PORTAL.rglob("*.py"))]


def module_of(imported: Import) -> Module:
    """Return the module that one of our own imports takes from."""
    path = HOME / Path(*imported.module.split("."))
    return Module(path / "__init__.py" if path.is_dir() else path.with_suffix(".py"))

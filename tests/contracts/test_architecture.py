"""The house keeps its plan: rooms, kinds of file, transactions and sizes, read from the source.

Every exception stands here with its reason; a limit that hurts is a missing name, not a longer list.
"""

import ast
import re
from collections.abc import Iterator

from tests.contracts.source import KINDS, OF_ANOTHER_KIND, PORTAL, RANKS, Import, Module, module_of, modules

WORDS_OF_THE_TOP = {"texts", "roles", "errors"}
TOP_FOR_READS = WORDS_OF_THE_TOP | {"clock", "db", "config", "sealing", "limits", "audit"}
TOP = TOP_FOR_READS | {"outbox"}
CLOCK_WITHOUT_TIME = {"PRAGUE", "to_the_hour"}

MAY_IMPORT: dict[str, tuple[set[str], set[str], set[str]]] = {
    # kind: (files of the top level, kinds of its own feature, kinds of the features below)
    "rules": (WORDS_OF_THE_TOP | {"clock"}, {"rules"}, {"rules"}),
    "models": (WORDS_OF_THE_TOP | {"clock", "db", "sealing"}, {"rules", "models"}, {"rules", "models"}),
    "queries": (TOP_FOR_READS, {"rules", "models", "queries", "plumbing"}, {"rules", "models", "queries"}),
    "actions": (TOP, {"rules", "models", "queries", "actions", "plumbing"}, {"rules", "models", "queries"}),
    "forms": (
        WORDS_OF_THE_TOP | {"clock", "db", "web"},
        {"rules", *KINDS[:4]},
        {"rules", "models", "queries"},
    ),
    "routes": (TOP | {"web"}, {"rules", *KINDS, "plumbing"}, {"rules", "models", "queries"}),
    "cli": (TOP | {"web"}, {"rules", *KINDS}, {"rules", "models", "queries"}),
    "jobs": (TOP | {"web"}, {"rules", *KINDS}, {"rules", "models", "queries"}),
    "plumbing": (TOP | {"web"}, {"rules", *KINDS}, {"rules", "models", "queries"}),
}

FORBIDDEN_IN_RULES = {
    "flask", "flask_babel", "flask_login", "flask_sqlalchemy", "flask_wtf", "sqlalchemy", "werkzeug", "wtforms",
    "random", "secrets", "os", "time", "uuid", "subprocess", "socket",
}  # fmt: skip
CLOCKS = re.compile(r"(^|\.)(now|utcnow|today)$")

NOT_PURE = {
    "accounts/passwords": "hashing a password needs chance; it is one module, and no rule",
    "demo/town": "data, with texts in the type of their column",
    "demo/stories": "data, with texts in the type of their column",
    "front/facts": "data, read from the file beside it, with texts in the type of a column",
}
LONG_MODULES = {
    "demo/stories": "data: what is told in the demo town",
    "demo/concerns": "data: what people of the demo town told and what came of it",
}
LONG_FUNCTIONS = {
    "accounts/actions.add_account": "one transaction that reads from top to bottom",
    "demo/actions._places": "data laid out as rows",
    "demo/actions._officers": "data laid out as rows",
}
MANY_ARGUMENTS = {
    "accounts/cli.add": "click names one argument for each option",
    "officers/actions.end_assignment": "whose, which and when: the two ids of its address and two moments",
    "towns/cli.add_agency": "click names one argument for each option",
    "towns/actions.add_district": "five plain facts of a new district; no draft, for no form makes one",
    "towns/actions.add_agency": "five plain facts of a new agency; no draft, for no form makes one",
}
HEAVY = {"shapely", "webauthn", "xlsxwriter", "weasyprint", "icalendar", "phonenumbers"}
"""Libraries that may be imported inside the one function that needs them."""

FLASK_OF_A_REQUEST = {"request", "g", "session", "current_app"}
KNOW_THE_REQUEST = {"routes", "cli", "jobs", "web", "plumbing"}
FORBIDDEN_NAMES = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "misc",
    "manager",
    "service",
    "handler",
    "stuff",
}
MOST_LINES, MOST_LINES_OF_A_FUNCTION, MOST_ARGUMENTS = 300, 30, 4


def told(faults: list[str], advice: str) -> None:
    """Fail with every fault and with what to do about them."""
    assert not faults, "\n".join(["", *faults, f"=> {advice}"])


def features() -> Iterator[Module]:
    """Yield the modules of the features."""
    return (module for module in modules() if module.room in RANKS and module.kind != "init")


def test_every_folder_is_a_room_of_the_plan() -> None:
    rooms = {path.name for path in PORTAL.iterdir() if path.is_dir() and path.name != "__pycache__"}
    told(
        sorted(rooms - set(RANKS) - {"web"}),
        "give the new feature its place in RANKS (tests/contracts/source.py)",
    )


def test_an_init_holds_one_sentence_and_imports_nothing() -> None:
    faults = [module.name for module in modules() if module.kind == "init" and len(module.tree.body) != 1]
    told(faults, "an __init__ is a docstring and nothing else; import from the module itself")


def test_features_import_only_what_stands_below_them() -> None:
    faults = [
        f"{module.name}:{found.line} imports {found.module}"
        for module in features()
        for found in module.own
        if (room := module_of(found).room) in RANKS
        and room != module.room
        and RANKS[room] >= RANKS[module.room]
    ]
    told(faults, "arrows run one way (RANKS in tests/contracts/source.py): let front or desk compose the two")


def test_each_kind_of_file_imports_only_what_it_may() -> None:
    faults = [
        f"{module.name}:{found.line} ({module.kind}) imports {found.module}"
        for module in features()
        if module.name not in NOT_PURE
        for found in module.own
        if not _may(module, found)
    ]
    told(
        faults, "see MAY_IMPORT above: move the decision to rules, the read to queries, the write to actions"
    )


def _may(module: Module, found: Import) -> bool:
    """A form may name the types it is filled from; the demo plays everybody, so it may call every action."""
    top, own, below = MAY_IMPORT[module.kind]
    target = module_of(found)
    if module.kind == "forms" and (target.name == "db" or target.kind in {"models", "queries", "actions"}):
        return bool(found.name and found.name[0].isupper())
    if module.room == "demo" and target.kind == "actions":
        return True
    if target.room in RANKS:
        return target.kind in (own if target.room == module.room else below)
    return (target.room or target.parts[0]) in top


def test_the_plumbing_and_the_top_level_know_no_feature() -> None:
    faults = [
        f"{module.name}:{found.line} imports {found.module}"
        for module in modules()
        if module.room not in RANKS and module.name != "app"
        for found in module.own
        if (room := module_of(found).room) in RANKS or (module.room == "" and room == "web")
    ]
    told(faults, "only create_app() knows the features; hand the function in as an argument")


def test_an_action_never_calls_another_action() -> None:
    faults = [
        f"{module.name}:{found.line} imports {found.module}"
        for module in features()
        if module.kind == "actions" and module.room != "demo"
        for found in module.own
        if module_of(found).kind == "actions" and module_of(found).name != module.name
    ]
    told(faults, "one transaction each: share what both need as a query or a rule")


def test_rules_are_pure() -> None:
    faults = []
    for module in features():
        if module.kind != "rules" or module.name in NOT_PURE:
            continue
        for found in module.imports:
            if found.root in FORBIDDEN_IN_RULES:
                faults.append(f"{module.name}:{found.line} imports {found.module}")
            if found.module == "portal.clock" and found.name not in CLOCK_WITHOUT_TIME:
                faults.append(f"{module.name}:{found.line} asks portal.clock for the time")
        faults += [
            f"{module.name}:{line} calls {name}()" for name, line in module.calls() if CLOCKS.search(name)
        ]
    told(faults, "time, chance, Flask and the database are arguments of a rule, or its caller's affair")


def test_nothing_of_ours_is_imported_inside_a_function() -> None:
    faults = [
        f"{module.name}:{found.line} imports {found.module} inside a function"
        for module in modules()
        for found in module.imports
        if found.is_inner and found.root not in HEAVY
    ]
    told(faults, "import at the top; a circle means that one of the two holds what belongs to a third")


def test_no_circle_of_imports() -> None:
    edges = {module.name: {module_of(found).name for found in module.own} for module in modules()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> list[str]:
        if name in trail:
            return [" -> ".join((*trail[trail.index(name) :], name))]
        if name in done:
            return []
        circles = [circle for after in sorted(edges.get(name, ())) for circle in visit(after, (*trail, name))]
        done.add(name)
        return circles

    told(
        [circle for name in edges for circle in visit(name, ())],
        "move what both need into a module below both",
    )


def test_only_actions_commit() -> None:
    faults = [
        f"{module.name}:{line} calls {name}()"
        for module in modules()
        if module.kind != "actions" and module.name != "limits"
        for name, line in module.calls()
        if name.rpartition(".")[2] == "commit"
    ]
    told(faults, "a write is a verb in actions.py: with db.writing(): ... db.session.commit()")


def test_only_actions_jobs_and_commands_open_a_write() -> None:
    faults = [
        f"{module.name}:{line}"
        for module in modules()
        if module.kind not in {"actions", "jobs", "cli"} and module.name != "limits"
        for name, line in module.calls()
        if name.endswith("db.writing")
    ]
    told(faults, "call an action instead")


def test_a_write_ends_with_its_commit() -> None:
    faults = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.With) and _writes(node):
                last = [step for step in node.body if not isinstance(step, ast.Return)][-1]
                if ast.unparse(last) != "db.session.commit()":
                    faults.append(f"{module.name}:{node.lineno} ends with {ast.unparse(last)[:60]}")
    told(faults, "commit() is the last thing inside `with db.writing():`, once, for everything")


def _writes(block: ast.With) -> bool:
    return any(ast.unparse(item.context_expr) == "db.writing()" for item in block.items)


def test_an_action_opens_one_transaction() -> None:
    faults = [
        f"{module.name}.{function.name} opens {number}"
        for module in features()
        for function in module.functions
        if (number := sum(isinstance(node, ast.With) and _writes(node) for node in ast.walk(function))) > 1
    ]
    told(faults, "an action is one transaction; make two actions and let the route say which")


def test_only_config_reads_the_environment() -> None:
    faults = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        if module.name != "config"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"os.environ", "os.getenv", "os.environb"}
    ]
    told(faults, "read it in portal/config.py and ask config.current()")


def test_only_routes_and_plumbing_know_the_request() -> None:
    faults = [
        f"{module.name}:{found.line} imports {found.name}"
        for module in modules()
        if module.kind not in KNOW_THE_REQUEST and module.name not in {"app", "config", "audit"}
        for found in module.imports
        if found.root == "flask" and found.name in FLASK_OF_A_REQUEST
    ]
    told(faults, "take what you need as an argument; the route hands it over")


def test_every_route_states_who_may_use_it() -> None:
    faults = []
    for module in features():
        for function in module.functions:
            marks = [ast.unparse(mark) for mark in function.decorator_list]
            if any(mark.startswith("bp.") for mark in marks) and not any(
                mark.startswith("allow(") for mark in marks
            ):
                faults.append(f"{module.name}.{function.name}")
    told(faults, "add @allow(...) below the route")


def test_modules_and_functions_are_small() -> None:
    faults = []
    for module in modules():
        if (lines := len(module.text.splitlines())) > MOST_LINES and module.name not in LONG_MODULES:
            faults.append(f"{module.name} has {lines} lines (at most {MOST_LINES})")
        for function in module.functions:
            lines = (function.end_lineno or 0) - function.lineno + 1
            if lines > MOST_LINES_OF_A_FUNCTION and f"{module.name}.{function.name}" not in LONG_FUNCTIONS:
                faults.append(
                    f"{module.name}.{function.name} has {lines} lines (at most {MOST_LINES_OF_A_FUNCTION})"
                )
    told(faults, "find the name of the part that hurts and give it a function or a module of its own")


def test_public_functions_take_few_positional_arguments() -> None:
    faults = []
    for module in modules():
        for function in module.functions:
            names = [name.arg for name in (*function.args.posonlyargs, *function.args.args)]
            number = len([name for name in names if name not in {"self", "cls"}])
            is_public = not function.name.startswith("_")
            if (
                is_public
                and number > MOST_ARGUMENTS
                and f"{module.name}.{function.name}" not in MANY_ARGUMENTS
            ):
                faults.append(f"{module.name}.{function.name} takes {number}")
    told(faults, "hand over a frozen dataclass, or make the rest keyword-only (*)")


def test_names_say_what_a_thing_is() -> None:
    faults = []
    for module in modules():
        defined = [
            node.name for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef | ast.FunctionDef)
        ]
        for name in (*module.parts, *defined):
            words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}
            if words & FORBIDDEN_NAMES:
                faults.append(f"{module.name}: {name}")
    told(faults, "name it by a word of the people who use the portal")


def test_no_exception_outlives_its_reason() -> None:
    names = {module.name for module in modules()}
    known = names | {
        f"{module.name}.{function.name}" for module in modules() for function in module.functions
    }
    listed = {*OF_ANOTHER_KIND, *NOT_PURE, *LONG_MODULES, *LONG_FUNCTIONS, *MANY_ARGUMENTS}
    told(sorted(listed - known), "the thing is gone: remove its exception")

"""The public names of the package and all that a caller sees of them, as text that reads well in a diff.

Public are the names in `__all__` of the package, of its public folders, and of the folders below these that have an
`__all__`; and the classes that those names hand out. Annotations are shown as they are written.
"""

import ast
import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import cache, cached_property
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, ForwardRef

import attrs

import chuan_ngheo

PACKAGE = "chuan_ngheo"
OPERATORS = {"__call__", "__contains__", "__getitem__", "__iter__", "__len__", "__str__", "__lt__"}
HANDED_OUT = "handed_out"


def listings() -> dict[str, str]:
    """By the name of a package, or `HANDED_OUT`: all that it shows."""
    packages = {package.__name__: package for package in public_packages()}
    public = [getattr(package, name) for package in packages.values() for name in package.__all__]
    found = {
        name: listing({each: getattr(package, each) for each in sorted(package.__all__)})
        for name, package in packages.items()
    }
    return found | {HANDED_OUT: listing(handed_out(public))}


def public_packages() -> Iterator[ModuleType]:
    yield chuan_ngheo
    for folder in sorted(chuan_ngheo._FOLDERS):
        yield from _with_those_below(getattr(chuan_ngheo, folder))


def _with_those_below(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for each in iter_modules(getattr(package, "__path__", ())):
        if each.ispkg and hasattr(below := import_module(f"{package.__name__}.{each.name}"), "__all__"):
            yield from _with_those_below(below)


def listing(named: Mapping[str, Any]) -> str:
    """Names and what is behind them, an empty line between each two."""
    return "\n".join("".join(f"{line}\n" for line in _shown(name, value)) for name, value in named.items())


def _shown(name: str, value: Any) -> Iterator[str]:
    if inspect.isclass(value):
        yield from _class(name, value)
    elif isinstance(value, ModuleType) and not callable(value):
        yield f"package {name}"
    elif callable(value) and not hasattr(value, "__origin__"):
        yield from (f"def {name}", *(f"    {line}" for line in _parameters(value)))
    elif hasattr(value, "__origin__") or hasattr(value, "__args__"):
        yield f"type {name} = {_said(value)}"
    else:
        yield f"constant {name}: {type(value).__name__}"


def _class(name: str, cls: type) -> Iterator[str]:
    bases = [_said(each) for each in cls.__bases__ if each is not object]
    kind = "enum" if issubclass(cls, Enum) else "frozen" if _is_frozen(cls) else "class"
    yield f"{kind} {name}({', '.join(bases)})" if bases else f"{kind} {name}"
    lines: Iterable[str] = ()
    if issubclass(cls, Enum):
        lines = [*(f"{each.name} = {each.value!r}" for each in cls), *_annotated(cls)]
    elif attrs.has(cls):
        lines = (_field(each) for each in attrs.fields(cls) if not each.name.startswith("_"))
    elif hasattr(cls, "_fields"):
        lines = _annotated(cls)
    elif "__init__" in vars(cls):
        lines = [_call("__init__", cls.__init__)]
    yield from (f"    {line}" for line in (*lines, *_members(cls)))


def _annotated(cls: type) -> Iterator[str]:
    return (f"{name}: {_said(each)}" for name, each in inspect.get_annotations(cls).items())


def _is_frozen(cls: type) -> bool:
    return attrs.has(cls) and cls.__setattr__ is not object.__setattr__


def _field(field: "attrs.Attribute[Any]") -> str:
    default = field.default
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        shown = " = …" if default.takes_self or "<" in default.factory.__name__ else f" = {default.factory.__name__}()"
    else:
        shown = "" if default is attrs.NOTHING else f" = {default!r}"
    accepted = _accepted(field.converter)
    notes = [
        *(["by name only"] if field.kw_only and field.init else []),
        *([] if field.init else ["not given"]),
        *([f"from {accepted}"] if accepted else []),
    ]
    return f"{field.name}: {_said(field.type)}{shown}{''.join(f'  [{note}]' for note in notes)}"


def _accepted(converter: Any) -> str | None:
    if converter is None:
        return None
    try:
        first = next(iter(inspect.signature(converter).parameters.values()))
    except (TypeError, ValueError):
        return getattr(converter, "__name__", "…")
    return getattr(converter, "__name__", "…") if first.annotation is first.empty else _said(first.annotation)


def _members(cls: type) -> Iterator[str]:
    """Its own properties and methods; those of its bases are listed with these."""
    for name, value in sorted(vars(cls).items()):
        if name.startswith("_") and name not in OPERATORS:
            continue
        if isinstance(value, property | cached_property):
            getter = value.fget if isinstance(value, property) else value.func
            yield f"{name} -> {_said(inspect.signature(getter).return_annotation)}"
        elif isinstance(value, classmethod | staticmethod):
            yield f"@{type(value).__name__} {_call(name, value.__func__)}"
        elif inspect.isfunction(value) and value.__module__.startswith(PACKAGE):
            yield _call(name, value)


def _call(name: str, function: Callable[..., Any]) -> str:
    *parameters, returned = _parameters(function)
    return f"def {name}({', '.join(each for each in parameters if each not in ('self', 'cls'))}) {returned}"


def _parameters(function: Callable[..., Any]) -> Iterator[str]:
    """One line each: parameters with the marks between them, then what is returned."""
    signature = inspect.signature(function)
    kinds = [each.kind for each in signature.parameters.values()]
    for place, each in enumerate(signature.parameters.values()):
        if each.kind is each.KEYWORD_ONLY and not {each.KEYWORD_ONLY, each.VAR_POSITIONAL} & set(kinds[:place]):
            yield "*"
        stars = {each.VAR_POSITIONAL: "*", each.VAR_KEYWORD: "**"}.get(each.kind, "")
        annotation = "" if each.annotation is each.empty else f": {_said(each.annotation)}"
        default = "" if each.default is each.empty else f" = {each.default!r}"
        yield f"{stars}{each.name}{annotation}{default}"
        if each.kind is each.POSITIONAL_ONLY and kinds[place + 1 : place + 2] != [each.POSITIONAL_ONLY]:
            yield "/"
    yield f"-> {_said(signature.return_annotation)}"


def _said(annotation: Any) -> str:
    """As it is written in the code, without the modules of its names."""
    if inspect.isclass(annotation) and not hasattr(annotation, "__origin__"):
        return annotation.__name__
    if isinstance(annotation, ForwardRef):
        return annotation.__forward_arg__
    written = annotation if isinstance(annotation, str) else repr(annotation)
    return re.sub(r"(?<![\w'\"])(?:\w+\.)+(?=\w)", "", written)


def handed_out(public: Iterable[Any]) -> dict[str, Any]:
    """By their place: classes and types of the package that public names speak of, and that are none themselves."""
    known = {id(each) for each in public}
    found: dict[str, Any] = {}
    for owner in public:
        if inspect.isclass(owner) or inspect.isroutine(owner):
            for word in re.findall(r"\b[A-Z]\w+", "\n".join(_shown("", owner))):
                module = _module_of(word, owner.__module__)
                if module is not None and id(meant := getattr(import_module(module), word)) not in known:
                    found[f"{module}.{word}"] = meant
    return dict(sorted(found.items()))


def _module_of(word: str, module: str) -> str | None:
    """The module of the package that says what a word means in another; None where none does."""
    if not module.startswith(PACKAGE):
        return None
    made, imported = origins(module)
    return module if word in made else _module_of(word, imported[word]) if word in imported else None


@cache
def origins(module: str) -> tuple[set[str], dict[str, str]]:
    """The names that a module makes itself, and those that it imports, if only for type checkers."""
    tree = ast.parse(inspect.getsource(import_module(module)))
    made, imported = set(), {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            imported |= {each.asname or each.name: node.module or "" for each in node.names}
    for node in tree.body:
        made |= {node.name} if isinstance(node, ast.ClassDef) else set()
        made |= {each.id for each in getattr(node, "targets", ()) if isinstance(each, ast.Name)}
    return made, imported

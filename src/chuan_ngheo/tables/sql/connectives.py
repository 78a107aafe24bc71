"""`AND`, `OR` and `NOT`, written as a person would: nothing that is always so, no brackets that are not needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlglot import exp

Sql = exp.Expr

_OPPOSITE: dict[type[Sql], type[exp.Binary]] = {
    exp.LT: exp.GTE,
    exp.LTE: exp.GT,
    exp.GT: exp.LTE,
    exp.GTE: exp.LT,
    exp.EQ: exp.NEQ,
    exp.NEQ: exp.EQ,
}


def all_of(operands: Sequence[Sql]) -> Sql:
    """`AND`; true where nothing is left to say."""
    parts = list(_parts(operands, exp.And))
    if exp.false() in parts:
        return exp.false()
    told = _told(parts, exp.true())
    return exp.and_(*told, copy=False) if told else exp.true()


def any_of(operands: Sequence[Sql]) -> Sql:
    """`OR`; false where nothing is left to say."""
    parts = list(_parts(operands, exp.Or))
    if exp.true() in parts:
        return exp.true()
    told = _told(parts, exp.false())
    return exp.or_(*told, copy=False) if told else exp.false()


def opposite(truth: Sql) -> Sql:
    """`NOT`, unknown where the truth is: of a comparison the comparison that says so."""
    truth = truth.unnest()
    if isinstance(truth, exp.Boolean):
        return exp.false() if truth.this else exp.true()
    if isinstance(truth, exp.Null):
        return truth
    if isinstance(truth, exp.Not):
        inner: Sql = truth.this.unnest()
        return inner
    if type(truth) in _OPPOSITE:
        return _OPPOSITE[type(truth)](this=truth.this, expression=truth.args["expression"])
    if isinstance(truth, exp.Is):
        return exp.Is(this=truth.this, expression=truth.expression, negate=not truth.args.get("negate"))
    if (ends := ends_of(truth)) is not None:
        return case_of(ends[1], ends[0])
    return exp.Not(this=wrapped(truth))


def case_of(certain: Sql, impossible: Sql) -> Sql:
    """True where certain, false where impossible, else unknown."""
    told = [(certain, exp.true()), (impossible, exp.false())]
    return exp.Case(ifs=[exp.If(this=condition, true=truth) for condition, truth in told])


def ends_of(truth: Sql) -> tuple[Sql, Sql] | None:
    """Where a truth made by `case_of` is certain and where it is impossible; None for any other."""
    if not isinstance(truth, exp.Case) or truth.args.get("default") is not None:
        return None
    ifs = truth.args["ifs"]
    if [each.args["true"] for each in ifs] != [exp.true(), exp.false()]:
        return None
    return ifs[0].this, ifs[1].this


def wrapped(expression: Sql) -> Sql:
    """In brackets, unless nothing could be mistaken."""
    is_open = isinstance(expression, exp.Binary | exp.In | exp.Between | exp.Not)
    return exp.Paren(this=expression) if is_open else expression


def is_never_unknown(truth: Sql) -> bool:
    """Whether a truth can be seen to be true or false in every row."""
    truth = truth.unnest()
    if isinstance(truth, exp.Not):
        return is_never_unknown(truth.this)
    if isinstance(truth, exp.And | exp.Or):
        return is_never_unknown(truth.left) and is_never_unknown(truth.right)
    if isinstance(truth, exp.Coalesce):
        return is_never_unknown(truth.expressions[-1])
    return isinstance(truth, exp.Is | exp.Boolean)


def _parts(operands: Sequence[Sql], connective: type[exp.Connector]) -> Iterator[Sql]:
    """The operands, those of the same connective taken apart."""
    for operand in operands:
        inner = operand.unnest()
        if isinstance(inner, connective):
            yield from (part.unnest() for part in inner.flatten())
        else:
            yield inner


def _told(parts: Sequence[Sql], always: Sql) -> list[Sql]:
    """Each part once, without those that say nothing."""
    told: list[Sql] = []
    for part in parts:
        if part != always and part not in told:
            told.append(part)
    return told

"""Documents: values to JSON and back, a line answered, a result derived again."""

from datetime import date
from typing import Any, assert_type

import chuan_ngheo as cn
from chuan_ngheo import Household, wire

DAY = date(2020, 11, 20)

result = cn.classify(Household(id="1"), cn.standard("vn-2016"), on=DAY)
assert_type(result.library_version, str)
assert_type(wire.unstructure(result), dict[str, Any])
assert_type(wire.to_json(result, indent=2), str)
read = wire.from_json(b"{}")
if isinstance(read, wire.RecordedClassification):
    assert_type(read.result.class_id, str | None)
wire.from_json("{}").class_id  # type: ignore[union-attr]
wire.structure({}).class_id  # type: ignore[union-attr]
assert_type(wire.read_json("{}"), object)
assert_type(wire.json_schema("household"), dict[str, Any])
version: int = wire.VERSION
wire.to_json(result, 2)  # type: ignore[call-arg]
wire.replays  # type: ignore[attr-defined]
wire.from_json({})  # type: ignore[arg-type]

record = wire.recorded(result)
assert_type(record, wire.RecordedClassification)
assert_type(record.result.status, cn.Status | None)
assert_type(record.household, Household | None)
assert_type(wire.answer("{}", wire.Law(DAY)), wire.RecordedClassification | wire.Rejection)
wire.answer("{}", DAY)  # type: ignore[arg-type]

found = cn.replay(record, cn.standard("vn-2016"))
assert_type(found, cn.Replay)
assert_type(found.upholds_class, bool | None)
assert_type(found.of(wire.Part.CLASS), tuple[wire.Difference, ...])
cn.replay(wire.unstructure(result))
cn.replay("{}")  # type: ignore[arg-type]
cn.replay(record, "vn-2016")  # type: ignore[arg-type]

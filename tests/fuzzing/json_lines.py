"""Lines of JSON, as the command for other programs reads them: a line out for each line in, whatever stands in it."""

from datetime import date
from io import BytesIO

from chuan_ngheo.cli.ndjson import MOST_BYTES, lines_of
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.wire.classification import RecordedClassification
from chuan_ngheo.wire.documents import from_json, to_json
from chuan_ngheo.wire.lines import Law, answer
from chuan_ngheo.wire.rejection import Rejection

_LAW = Law(date(2020, 11, 20), standard("vn-2016"))


def one_input(data: bytes) -> None:
    """Answer each line of the bytes."""
    lines = list(lines_of(BytesIO(data)))
    assert len(lines) == data.count(b"\n") + bool(data and not data.endswith(b"\n"))
    for number, line in enumerate(lines, start=1):
        if line is None:
            assert len(data) > MOST_BYTES
            continue
        said = answer(line, _LAW, number=number, says_missing=False)
        assert isinstance(said, (RecordedClassification, Rejection))
        if isinstance(said, Rejection):
            assert said.line == number
            assert said.problems
        written = to_json(said)
        assert "\n" not in written
        assert from_json(written) == said

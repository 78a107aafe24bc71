"""``chuan-ngheo replay``: recorded classifications, a line each, derived again with library and standard of today."""

from __future__ import annotations

from argparse import Namespace
from typing import cast

from chuan_ngheo.cli import streams
from chuan_ngheo.cli.asked import json_lines_file, named_standard
from chuan_ngheo.cli.ndjson import opened
from chuan_ngheo.errors import ChuanNgheoError
from chuan_ngheo.language import Text, number
from chuan_ngheo.wire.classification import RecordedClassification
from chuan_ngheo.wire.documents import from_json
from chuan_ngheo.wire.replaying import replay


def run(asked: Namespace) -> int:
    """Tell each line that does not come out as it was recorded; 0 only when all do."""
    standard = None if asked.standard is None else named_standard(asked.standard)
    count = differing = 0
    with opened(json_lines_file(asked.results)) as lines:
        for count, line in enumerate(lines, start=1):
            try:
                read = cast(RecordedClassification, from_json(line or b""))  # another kind is refused by `replay`
                found = replay(read, standard)
            except ChuanNgheoError as error:
                said = _UNREADABLE.format(reasons="\n  ".join(error.say(asked.lang).splitlines()))[asked.lang]
            else:
                if found.is_same:
                    continue
                said = found.say(asked.lang)
            differing += 1
            streams.say(f"{count}: {said}")
    counts = {"same": number(count - differing, asked.lang), "total": number(count, asked.lang)}
    streams.say(_SUM.format(**counts)[asked.lang])
    return 1 if differing else 0


_UNREADABLE = Text("không đọc được\n  {reasons}", "cannot be read\n  {reasons}")
_SUM = Text("Không có gì khác ở {same} trên {total} kết quả", "Nothing differs in {same} of {total} results")

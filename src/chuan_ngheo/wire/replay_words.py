"""A replay in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chuan_ngheo.language import Language, Text, day
from chuan_ngheo.wire.difference import Part

if TYPE_CHECKING:
    from chuan_ngheo.wire.replaying import Replay

NOT_A_RECORD = Text("không phải một kết quả xếp loại", "not the record of a classification")
_SAME = Text("không có gì khác", "nothing differs")
_NO_STANDARD = Text("không còn biết chuẩn này", "the standard is no longer known")
_REFUSED = Text("nay không xếp loại được với các dữ kiện này", "these facts can no longer be classified")


def replay_text(replay: Replay, language: Language) -> str:
    """What was replayed and what came of it, then each difference or problem."""
    record = replay.recorded
    names = [] if record.household is None or record.household.id is None else [record.household.id]
    names += [record.standard.id, *([] if record.on is None else [day(record.on, language)])]
    verdicts = "; ".join(each[language] for each in _verdicts(replay))
    details = [each.say(language) for each in replay.problems]
    details += [each.say(language) for each in replay.differences]
    return "\n".join([f"{', '.join(names)}: {verdicts}", *(f"  {each}" for each in details)])


def _verdicts(replay: Replay) -> Iterator[Text]:
    if replay.now is None:
        yield _NO_STANDARD if replay.standard is None else _REFUSED
    elif replay.is_same:
        yield _SAME
    for part in Part:
        if replay.of(part) and not (part is Part.GROUNDS and replay.of(Part.CLASS)):
            yield part.label

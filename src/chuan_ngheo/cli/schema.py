"""``chuan-ngheo schema``: the JSON Schema of a kind of document."""

from __future__ import annotations

from argparse import Namespace

from chuan_ngheo.cli import streams
from chuan_ngheo.wire.json_text import write_json
from chuan_ngheo.wire.schema import json_schema


def run(asked: Namespace) -> int:
    """Print the schema."""
    streams.say(write_json(json_schema(asked.kind), indent=2))
    return 0

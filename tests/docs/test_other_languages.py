"""What the guides say in other languages than Python does what they say, where the machine speaks that language."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "exchange.md"
PROGRAM = """
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;

public class Register {
  // What the guide takes from a JSON library, as far as it asks for it.
  record JsonNode(String text) {
    JsonNode get(String key) { return new JsonNode(text.replaceAll(".*\\"" + key + "\\":\\"([^\\"]*)\\".*", "$1")); }
    String asText() { return text; }
  }
  static class Mapper { JsonNode readTree(String line) { return new JsonNode(line); } }

  static void reject(JsonNode answer) { System.out.println("rejected " + answer.get("where").asText()); }
  static void store(JsonNode answer) { System.out.println("stored " + answer.get("class_id").asText()); }

  public static void main(String[] arguments) throws IOException {
    var mapper = new Mapper();
    var households = List.of(arguments);
%s
  }
}
"""


def java() -> str | None:
    """A Java that has the readers and writers of a process: 17 or later."""
    if (found := shutil.which("java")) is None:
        return None
    said = subprocess.run([found, "-version"], capture_output=True, encoding="utf-8", check=False).stderr
    version = re.search(r'version "(\d+)', said)
    return found if version and int(version[1]) >= 17 else None


@pytest.mark.skipif(java() is None, reason="needs Java 17")
def test_the_java_of_the_guide_asks_and_is_answered(tmp_path: Path) -> None:
    (snippet,) = re.findall(r"```java\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    program = tmp_path / "Register.java"
    program.write_text(PROGRAM % snippet, encoding="utf-8")
    households = [
        '{"area": "rural", "monthly_income": 2800000, "size": 4}',
        '{"area": "nông thôn"}',
        '{"area": "urban", "income_per_head": 1900000}',
    ]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [str(java()), str(program), *households],
        capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PATH": path}, timeout=120,
    )  # fmt: skip
    said = done.stdout.splitlines()
    assert said == ["stored poor_by_income", "rejected $.area", "stored average"], done.stderr

"""``python -m fuzzing TARGET [options of libFuzzer]``: goes on until an input breaks the target, or until stopped.

An input that does is written to the working directory; put it into ``corpus/TARGET/`` once it is mended.
"""

import logging
import sys
import tempfile
import warnings
from importlib import import_module
from pathlib import Path

import atheris

from fuzzing import TARGETS

CORPUS = Path(__file__).parent / "corpus"


def main() -> None:
    """Hand the target to the fuzzer, with everything it reads instrumented."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"which target? {' | '.join(TARGETS)}")
    name = sys.argv.pop(1)
    logging.disable()
    warnings.simplefilter("ignore")
    with atheris.instrument_imports(include=["chuan_ngheo", "yaml"]):
        target = import_module(f"fuzzing.{name}")
    reached = tempfile.mkdtemp()  # for inputs that lead to new code, which is no reason to keep them with the corpus
    atheris.Setup([*sys.argv, reached, str(CORPUS / name)], target.one_input)
    atheris.Fuzz()


main()

"""Run a notebook of the examples, in a copy of them, by the Python that runs the tests."""

import json
import os
import re
import shutil
import sys
from pathlib import Path
from unittest.mock import patch

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

EXAMPLES = Path(__file__).parents[2] / "examples"
NOTEBOOKS = sorted(path.stem for path in (EXAMPLES / "notebooks").glob("*.ipynb"))
KERNEL = "of-the-tests"
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class BrokenNotebook(AssertionError):
    """A cell ended in an error: which, and how."""


def read(name: str) -> nbformat.NotebookNode:
    return nbformat.read(EXAMPLES / "notebooks" / f"{name}.ipynb", as_version=4)


def executed(name: str, folder: Path) -> list[str]:
    """What each cell of code shows: text and HTML, one after the other. Raises `BrokenNotebook` with the cell."""
    shutil.copytree(EXAMPLES, folder / "examples")
    return run(read(name), folder)


def run(notebook: nbformat.NotebookNode, folder: Path) -> list[str]:
    place = folder / "examples" / "notebooks"
    place.mkdir(parents=True, exist_ok=True)
    client = NotebookClient(notebook, kernel_name=KERNEL, timeout=120, resources={"metadata": {"path": str(place)}})
    with patch.dict(os.environ, _kernel(folder)):
        try:
            client.execute()
        except CellExecutionError as error:
            raise BrokenNotebook(_COLOUR.sub("", str(error))) from None
    return [_shown(cell) for cell in notebook.cells if cell.cell_type == "code"]


def _kernel(folder: Path) -> dict[str, str]:
    """A kernel of this Python, found by these variables; nothing of the home of whoever runs the tests is used."""
    quiet = ["--log-level=ERROR", "--HistoryManager.enabled=False"]
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", *quiet]
    kernel = {"argv": argv, "display_name": KERNEL, "language": "python"}
    file = folder / "jupyter" / "kernels" / KERNEL / "kernel.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(kernel), encoding="utf-8")
    places = {"JUPYTER_PATH": "jupyter", "JUPYTER_CONFIG_DIR": "settings", "IPYTHONDIR": "ipython"}
    return {name: str(folder / own) for name, own in places.items()} | {"PYTHONUTF8": "1"}


def _shown(cell: nbformat.NotebookNode) -> str:
    parts = []
    for output in cell.outputs:
        data = output.get("data", {})
        parts += [output.get("text", ""), data.get("text/plain", ""), data.get("text/html", "")]
    return "\n".join("".join(part) for part in parts)

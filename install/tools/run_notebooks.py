"""Executes notebooks in the kernel "Java (Rondo)" and keeps what they show.

Each notebook runs in its own folder, so that its relative paths work, and is written as .ipynb and
.html whether it succeeds or not. The exit status is 1 if any cell failed.
"""

import argparse
import json
import re
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Optional

# Optional to jsonschema and 2 s to load; a notebook has nothing that it would check.
sys.modules["rfc3987_syntax"] = None

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter

ANSI = re.compile(r"\x1b\[[0-9;]*m")
FAULT = "\x1b[41m"  # how the kernel marks the words that do not compile
RESULT = re.compile(r"^\s*\w+ = .+$")


class Recorder:
    """Writes every display and every update of one as a line of JSON, with its time."""

    def __init__(self, path):
        self.file = open(path, "w", encoding="utf-8") if path else None
        self.start = time.monotonic()
        self.updates = Counter()

    def note(self, notebook: str, cell: int, message: dict) -> None:
        """Keeps a message of the kernel if it shows or updates a display."""
        kind = message["msg_type"]
        if self.file is None or kind not in ("display_data", "update_display_data"):
            return
        content = message["content"]
        display = content.get("transient", {}).get("display_id")
        if kind == "update_display_data":
            self.updates[display] += 1
        line = {
            "seconds": round(time.monotonic() - self.start, 3),
            "notebook": notebook,
            "cell": cell,
            "type": kind,
            "display_id": display,
            "data": content["data"],
        }
        self.file.write(json.dumps(line) + "\n")

    def close(self) -> None:
        """Ends the recording and says how much there was."""
        if self.file is not None:
            self.file.close()
            for display, count in self.updates.items():
                print(f"recorded {count} updates of display {display}")


class Progress(NotebookClient):
    """A client that prints a line for each code cell and shows messages to a recorder."""

    def __init__(self, notebook, name: str, recorder: Recorder, **options):
        super().__init__(
            notebook,
            on_cell_start=self.begin,
            on_cell_executed=self.end,
            kernel_name="rondo",
            raise_on_iopub_timeout=True,
            iopub_timeout=30,
            record_timing=False,
            coalesce_streams=True,
            **options,
        )
        self.name, self.recorder = name, recorder
        runnable = [
            i for i, c in enumerate(notebook.cells) if c.cell_type == "code" and c.source.strip()
        ]
        self.numbers = {index: number for number, index in enumerate(runnable, 1)}
        self.current, self.started = 0, 0.0

    def begin(self, cell, cell_index) -> None:
        """Remembers which cell runs."""
        self.current = self.numbers.get(cell_index, 0)
        self.started = time.monotonic()

    def end(self, cell, cell_index, execute_reply) -> None:
        """Prints the line of a cell that came to its end."""
        if cell_index in self.numbers:
            seconds = time.monotonic() - self.started
            first = cell.source.strip().splitlines()[0][:60]
            print(
                f"{self.name}: cell {self.current} of {len(self.numbers)}  {seconds:6.1f} s  {first}",
                flush=True,
            )

    def process_message(self, msg, cell, cell_index):
        """Shows the message to the recorder before it becomes part of the notebook."""
        self.recorder.note(self.name, self.current, msg)
        return super().process_message(msg, cell, cell_index)


def failure(cell) -> str:
    """Why a cell failed, in one line, with the line of the cell if the kernel marked it."""
    error = next((output for output in cell.outputs if output.output_type == "error"), None)
    if error is None:
        return "failed"
    told = [line for entry in error.traceback for line in entry.splitlines()]
    snippet = [line for line in told if plain(line).startswith("|")]
    words = [plain(line).strip() for line in told if not plain(line).startswith("|")]
    reason = next((line for line in words if line), error.ename)
    marked = next((number for number, line in enumerate(snippet) if FAULT in line), None)
    start = place([plain(line)[1:].strip() for line in snippet], cell.source)
    if marked is None or start is None:
        return reason
    return f"line {start + marked + 1}: {reason}: {plain(snippet[marked])[1:].strip()}"


def place(snippet: list, source: str) -> Optional[int]:
    """The line of a cell's source at which a snippet's lines start, from 0."""
    lines = [line.strip() for line in source.splitlines()]
    fits = (n for n in range(len(lines)) if lines[n : n + len(snippet)] == snippet)
    return next(fits, None)


def plain(line: str) -> str:
    """A line without its colours."""
    return ANSI.sub("", line)


def results(notebook) -> list:
    """The lines `name = value` that cells tagged `result` printed."""
    return [
        line.strip()
        for cell in notebook.cells
        if cell.cell_type == "code" and "result" in cell.metadata.get("tags", [])
        for output in cell.outputs
        if output.output_type == "stream" and output.name == "stdout"
        for line in output.text.splitlines()
        if RESULT.match(line)
    ]


def write(notebook, name: str, out: Path) -> None:
    """Writes the notebook as .ipynb and as .html, without results that show nothing."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            # A plot at the end of its cell is a result without data: it is shown already.
            cell.outputs = [o for o in cell.outputs if o.output_type != "execute_result" or o.data]
    out.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, str(out / f"{name}.ipynb"))
    html, _ = HTMLExporter().from_notebook_node(notebook, {"metadata": {"name": name}})
    (out / f"{name}.html").write_text(html, encoding="utf-8")


def execute(path: Path, out: Path, recorder: Recorder, log: Path, cell_timeout) -> bool:
    """Runs one notebook, writes it and says how it went; true if every cell succeeded."""
    try:
        notebook = nbformat.read(str(path), as_version=4)
    except (OSError, ValueError, nbformat.ValidationError) as error:
        print(
            f"{path}: not a notebook that can be read: {str(error).splitlines()[0]}",
            file=sys.stderr,
        )
        return False
    client = Progress(
        notebook,
        path.name,
        recorder,
        timeout=cell_timeout,
        resources={"metadata": {"path": str(path.resolve().parent)}},
    )
    started = time.monotonic()
    trouble = None
    with open(log, "w", encoding="utf-8") as errors:
        try:
            client.execute(stderr=errors)
        except CellExecutionError:
            failed = next(
                c
                for c in notebook.cells
                if any(o.output_type == "error" for o in c.get("outputs", []))
            )
            trouble = f"cell {client.current}: {failure(failed)}"
        except CellTimeoutError:
            trouble = f"cell {client.current}: took longer than {cell_timeout} s or lost its last messages"
        except (DeadKernelError, RuntimeError) as error:
            trouble = (
                f"cell {client.current}: the kernel died ({error}); its last words are in {log}"
            )
    write(notebook, path.stem, out)
    seconds = time.monotonic() - started
    if trouble:
        print(f"{path}: {trouble}", file=sys.stderr)
        return False
    print(
        f"{path.name}: {len(client.numbers)} cells in {seconds:.1f} s, written to {out / path.stem}.ipynb and .html"
    )
    for line in results(notebook):
        print(line)
    return True


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="install/rondo run", description="Executes notebooks in the real kernel."
    )
    parser.add_argument("notebooks", nargs="+", type=Path, metavar="NOTEBOOK")
    parser.add_argument(
        "--out", type=Path, default=Path("out"), help="folder of what is written (out)"
    )
    parser.add_argument(
        "--record", type=Path, help="file for all displays and updates, as JSON lines"
    )
    parser.add_argument("--cell-timeout", type=int, help="seconds a cell may take (no limit)")
    parser.add_argument("--log", type=Path, required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    recorder = Recorder(arguments.record)
    try:
        succeeded = [
            execute(path, arguments.out, recorder, arguments.log, arguments.cell_timeout)
            for path in arguments.notebooks
        ]
    finally:
        recorder.close()
    return 0 if all(succeeded) else 1


if __name__ == "__main__":
    sys.exit(main())

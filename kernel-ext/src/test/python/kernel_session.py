"""A running kernel and what it says; shared by the kernel tests."""

import os
import time

from jupyter_client.manager import KernelManager

KERNEL = os.environ.get("RONDO_KERNEL", "rondo")
TIMEOUT = float(os.environ.get("RONDO_KERNEL_TIMEOUT", "120"))
QUIET = ("status", "execute_input")


class Reply:
    """What one cell published, in order, and how it ended."""

    def __init__(self, status, messages):
        self.status = status
        self.messages = [m for m in messages if m["msg_type"] not in QUIET]

    def of(self, kind):
        return [m["content"] for m in self.messages if m["msg_type"] == kind]

    @property
    def result(self):
        """The mime bundle of Out[], or None where there is none."""
        results = self.of("execute_result")
        return results[0]["data"] if results else None

    @property
    def shown(self):
        return [content["data"] for content in self.of("display_data")]

    @property
    def updates(self):
        return [content["data"] for content in self.of("update_display_data")]

    @property
    def text(self):
        return "".join(c["text"] for c in self.of("stream") if c["name"] == "stdout")

    @property
    def errors(self):
        return "".join(c["text"] for c in self.of("stream") if c["name"] == "stderr")

    def __repr__(self):
        return f"Reply({self.status}, {[(m['msg_type'], m['content']) for m in self.messages]})"


class KernelSession:
    """Starts the kernel, in `folder` if named; `change` may alter its specification before that."""

    def __init__(self, change=None, log=None, folder=None):
        self.manager = KernelManager(kernel_name=KERNEL)
        if change is not None:
            change(self.manager.kernel_spec)
        self.log = log
        output = {} if log is None else {"stdout": log, "stderr": log}
        where = {} if folder is None else {"cwd": str(folder)}
        self.manager.start_kernel(**output, **where)
        self.client = self.manager.client()
        self.client.start_channels()
        try:
            self.client.wait_for_ready(timeout=TIMEOUT)
        except RuntimeError:
            self.close()
            raise

    def run(self, code):
        """Runs a cell to its end."""
        messages = []
        reply = self.client.execute_interactive(
            code, timeout=TIMEOUT, output_hook=messages.append, allow_stdin=False
        )
        return Reply(reply["content"]["status"], messages)

    def interrupt_when(self, code, published):
        """Runs a cell, interrupts it when `published(message)` holds; the reply, and how long it took."""
        request = self.client.execute(code)
        messages, asked, started = [], False, time.monotonic()
        while True:
            message = self.client.get_iopub_msg(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") != request:
                continue
            messages.append(message)
            if not asked and published(message):
                asked, started = True, time.monotonic()
                self.manager.interrupt_kernel()
            if message["msg_type"] == "status":
                if message["content"]["execution_state"] == "idle":
                    break
        took = time.monotonic() - started
        while True:
            reply = self.client.get_shell_msg(timeout=TIMEOUT)
            if reply["parent_header"].get("msg_id") == request:
                return Reply(reply["content"]["status"], messages), took

    def updates_until_end_of(self, code):
        """Runs a cell; every update that arrives until it ends, whichever cell it is sent under.

        What a trainer says as it stops may still go out under the interrupted cell, just after that
        cell's end, or with the next one. A page shows both in the same place.
        """
        request = self.client.execute(code)
        updates = []
        while True:
            message = self.client.get_iopub_msg(timeout=TIMEOUT)
            if message["msg_type"] == "update_display_data":
                updates.append(message["content"]["data"])
            mine = message["parent_header"].get("msg_id") == request
            if mine and message["content"].get("execution_state") == "idle":
                break
        while self.client.get_shell_msg(timeout=TIMEOUT)["parent_header"].get("msg_id") != request:
            pass
        return updates

    def is_alive(self):
        return self.manager.is_alive()

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

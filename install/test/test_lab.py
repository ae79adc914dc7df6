"""JupyterLab starts with the one kernel that knows Rondo, in the folder of the notebooks."""

import json
import socket
import subprocess
import time
import unittest
import urllib.error
import urllib.request

from checkout import ROOT, set_up

setUpModule = set_up


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class LabTest(unittest.TestCase):
    def setUp(self):
        self.port = free_port()
        options = [
            "--no-browser",
            "--allow-root",
            "--ip=127.0.0.1",
            f"--port={self.port}",
            "--IdentityProvider.token=t",
        ]
        self.lab = subprocess.Popen(
            ["/bin/sh", str(ROOT / "install" / "rondo"), "lab", *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.addCleanup(self.lab.wait, 60)
        self.addCleanup(self.lab.terminate)

    def ask(self, what):
        """The server's answer, once it is there."""
        end = time.monotonic() + 120
        while True:
            try:
                address = f"http://127.0.0.1:{self.port}/api/{what}?token=t"
                with urllib.request.urlopen(address, timeout=10) as answer:
                    return json.load(answer)
            except (urllib.error.URLError, OSError):
                if time.monotonic() > end or self.lab.poll() is not None:
                    raise
                time.sleep(0.5)

    def test_it_offers_the_kernel_and_the_notebooks(self):
        kernels = self.ask("kernelspecs")["kernelspecs"]
        self.assertEqual(
            {name: k["spec"]["display_name"] for name, k in kernels.items()},
            {"rondo": "Java (Rondo)"},
        )
        shown = {entry["name"] for entry in self.ask("contents")["content"]}
        self.assertEqual(
            shown, {path.name for path in (ROOT / "notebooks").iterdir() if path.name[0] != "."}
        )


if __name__ == "__main__":
    unittest.main()

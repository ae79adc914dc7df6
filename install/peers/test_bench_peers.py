"""The benchmarks' questions to the real PyTorch, Keras and DL4J."""

import os
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / "dsl" / "bench" / "peers"


class Peer:
    """A peer that is asked one line at a time, as the benchmarks do."""

    def __init__(self, *command):
        env = {key: value for key, value in os.environ.items() if key != "OMP_NUM_THREADS"}
        self.process = subprocess.Popen(
            command,
            env=env,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.banner = self.answer()

    def answer(self):
        return self.process.stdout.readline().rstrip("\n")

    def ask(self, question):
        self.process.stdin.write(question + "\n")
        self.process.stdin.flush()
        return self.answer()

    def close(self):
        self.process.stdin.close()
        self.process.wait(60)
        self.process.stdout.close()


class BenchPeersTest(unittest.TestCase):
    def asked(self, peer, cells, works=("train", "inference")):
        self.addCleanup(peer.close)
        for work in works:
            for cell in cells:
                with self.subTest(work=work, cell=cell):
                    self.assertEqual(peer.ask(f"ready 0.1 {work} {cell} 2 3 4 5"), "ok")
                    small = float(peer.ask("time 0.05 2"))
                    self.assertGreater(small, 0)
                    self.assertEqual(peer.ask(f"ready 0.1 {work} {cell} 32 100 64 256"), "ok")
                    self.assertGreater(float(peer.ask("time 0.05 2")), 2 * small)

    def test_pytorch_is_timed(self):
        peer = Peer(sys.executable, str(PEERS / "torch_peer.py"))
        self.assertRegex(peer.banner, r"^PyTorch 2\.15\.0.*, \d+ threads$")
        self.asked(peer, ("lstm", "gru", "elman"))

    def test_pytorch_writes_characters(self):
        peer = Peer(sys.executable, str(PEERS / "torch_peer.py"))
        self.addCleanup(peer.close)
        for cell in ("lstm", "gru", "elman"):
            self.assertEqual(peer.ask(f"ready 0.1 generate {cell} 1 1 65 16"), "ok")
            # A hundred characters at 10 us or more.
            self.assertGreater(float(peer.ask("time 0.1 2")), 1)

    def test_keras_is_timed(self):
        peer = Peer(sys.executable, str(PEERS / "keras_peer.py"))
        self.assertRegex(peer.banner, r"^Keras 3\.15\.0 on TensorFlow 2\.21\.0, \d+ threads$")
        self.asked(peer, ("lstm", "gru", "elman"))

    def test_dl4j_is_timed(self):
        classpath = (PEERS / "dl4j" / "target" / "runtime.classpath").read_text(encoding="utf-8")
        peer = Peer(
            "java",
            "-Dorg.nd4j.log.initialization=false",
            f"-Dorg.bytedeco.javacpp.cachedir={ROOT / 'install' / '.cache' / 'javacpp'}",
            "-cp",
            f"{PEERS / 'dl4j' / 'target' / 'classes'}{os.pathsep}{classpath}",
            "dev.rondo.peer.Dl4jPeer",
        )
        self.assertRegex(peer.banner, r"^deeplearning4j-nn-1\.0\.0-M2\.1, \d+ threads$")
        self.asked(peer, ("lstm", "elman"))


if __name__ == "__main__":
    unittest.main()

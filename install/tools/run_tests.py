"""Runs the unit tests below a folder and writes "PASSED FAILED" to a file."""

import argparse
import sys
import unittest
from pathlib import Path


class Counted(unittest.TextTestResult):
    """A result that counts the tests that succeeded, as a skipped part of one hides the rest."""

    succeeded = 0

    def addSuccess(self, test) -> None:
        """Counts one more."""
        super().addSuccess(test)
        self.succeeded += 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--counts", type=Path, required=True)
    arguments = parser.parse_args()

    tests = unittest.defaultTestLoader.discover(str(arguments.folder), pattern="test_*.py")
    runner = unittest.TextTestRunner(verbosity=2, stream=sys.stdout, resultclass=Counted)
    result = runner.run(tests)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    arguments.counts.write_text(f"{result.succeeded} {failed}\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

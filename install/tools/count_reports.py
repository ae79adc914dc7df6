"""Counts the tests in Maven's reports below a folder and names the failed ones.

Prints "PASSED FAILED" on the standard output; a skipped test counts as neither.
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def main(root: Path) -> None:
    passed = failed = 0
    reports = "target/surefire-reports/TEST-*.xml"
    for report in sorted([*root.glob(f"*/{reports}"), *root.glob(f"*/*/{reports}")]):
        for case in ElementTree.parse(report).getroot().iter("testcase"):
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
                print(f"failed: {case.get('classname')}.{case.get('name')}", file=sys.stderr)
            elif case.find("skipped") is None:
                passed += 1
    print(passed, failed)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

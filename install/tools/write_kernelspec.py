"""Writes the kernel specification "Java (Rondo)" into the running virtual environment.

JJava's own launcher splits its JVM options on blanks and takes java from PATH. This specification
starts the kernel's JVM itself, so that blanks in paths work and the chosen JDK runs it.
"""

import argparse
import json
import os
import sys
from pathlib import Path


def specification(jdk: str, options: list, classpath: str, threads: str, kernel_jar: Path) -> dict:
    """The content of kernel.json."""
    return {
        "argv": [
            str(Path(jdk) / "bin" / "java"),
            "-Djava.awt.headless=true",
            *options,
            "--add-opens",
            "jdk.jshell/jdk.jshell=ALL-UNNAMED",
            "-jar",
            str(kernel_jar),
            "{connection_file}",
        ],
        "display_name": "Java (Rondo)",
        "language": "java",
        "interrupt_mode": "message",
        "env": {
            # Jupyter expands $ in these values.
            "JJAVA_CLASSPATH": classpath.replace("$", "$$"),
            "OMP_NUM_THREADS": threads,
            "JAVA_HOME": jdk.replace("$", "$$"),
            "PATH": str(Path(jdk) / "bin").replace("$", "$$") + os.pathsep + "${PATH}",
        },
        "metadata": {},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jdk", required=True, help="home of the JDK that runs the kernel")
    parser.add_argument("--options", required=True, help="file of JVM options, one a line")
    parser.add_argument("--classpath", required=True, help="file that holds the class path")
    parser.add_argument("--threads", required=True, help="threads of the native libraries")
    arguments = parser.parse_args()

    kernels = Path(sys.prefix) / "share" / "jupyter" / "kernels"
    spec = specification(
        arguments.jdk,
        Path(arguments.options).read_text(encoding="utf-8").splitlines(),
        Path(arguments.classpath).read_text(encoding="utf-8").strip(),
        arguments.threads,
        kernels / "java" / "jjava.jar",
    )
    folder = kernels / "rondo"
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / "kernel.json.new"
    draft.write_text(json.dumps(spec, indent=2) + "\n", encoding="utf-8")
    draft.replace(folder / "kernel.json")


if __name__ == "__main__":
    main()

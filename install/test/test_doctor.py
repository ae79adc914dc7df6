"""The doctor names each cause, and each cause is brought about here."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from checkout import ROOT, path_without, pretend, rondo

OLD_JAVA = """cat >&2 <<'END'
Property settings:
    java.home = /old
    java.specification.version = 11
    os.arch = amd64
openjdk version "11.0.2" 2019-01-15
END"""


class DoctorTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.tools = self.folder / "tools"
        self.java = os.path.realpath(shutil.which("java"))

    def diagnose(self, root=ROOT, **env):
        env = {"PATH": str(self.tools), "JAVA_HOME": "", "RONDO_PYTHON": "", **env}
        return rondo("doctor", root=root, env=env)

    def assert_blocked(self, line, **options):
        answer = self.diagnose(**options)
        self.assertIn(line, answer.stdout.splitlines(), answer.stdout + answer.stderr)
        self.assertEqual(answer.returncode, 1)

    def test_a_good_machine_has_nothing_in_the_way(self):
        answer = rondo("doctor")
        self.assertEqual(answer.returncode, 0, answer.stdout)
        self.assertFalse(
            [line for line in answer.stdout.splitlines() if not line.startswith("ok  ")]
        )

    def test_no_jdk(self):
        path_without(self.tools, "java", "jshell")
        self.assert_blocked(
            "no  no JDK: there is no java on PATH and JAVA_HOME is not set; "
            "install a JDK 17 or newer, or set JAVA_HOME to one"
        )

    def test_a_jdk_that_is_too_old(self):
        pretend(path_without(self.tools, "java"), "java", OLD_JAVA)
        self.assert_blocked(
            f"no  JDK too old: {self.tools}/java is Java 11, Rondo needs 17 or newer; "
            "install a JDK 17 or newer, or set JAVA_HOME to one"
        )

    def test_a_jdk_of_the_old_numbering(self):
        pretend(path_without(self.tools, "java"), "java", "echo 'java version \"1.8.0_402\"' >&2")
        self.assertIn("is Java 8, Rondo needs 17", self.diagnose().stdout)

    def test_only_a_jre(self):
        jre = self.folder / "jre"
        (jre / "bin").mkdir(parents=True)
        facts = f"echo '    java.home = {jre}' >&2; echo '    java.specification.version = 17' >&2"
        pretend(path_without(self.tools, "java"), "java", facts)
        self.assert_blocked(
            f"no  only a JRE: {jre} has no javac or no jshell; "
            "install the JDK package (it has javac and jshell), or set JAVA_HOME to a JDK"
        )

    def test_the_fast_engine_and_its_vectors_width(self):
        lines = rondo("doctor", env={"RONDO_JVM_OPTS": "-XX:MaxVectorSize=16"}).stdout.splitlines()
        self.assertIn("ok  engine: vector-128, the fast one, on vectors of 128 bits", lines)

    def test_a_jdk_without_the_fast_engines_module(self):
        jdk = self.folder / "jdk"
        (jdk / "bin").mkdir(parents=True)
        for name in ("javac", "jshell"):
            pretend(jdk / "bin", name, "exit 1")
        pretend(
            jdk / "bin",
            "java",
            f"case $1 in --list-modules) echo java.base@17 ;; "
            f"-Xshow*) {self.java} \"$@\" 2>&1 | sed 's#java.home = .*#java.home = {jdk}#' ;; "
            f'*) exec {self.java} "$@" ;; esac',
        )
        path_without(self.tools)
        answer = self.diagnose(JAVA_HOME=str(jdk))
        self.assertIn(
            f"no  no fast engine: the JDK at {jdk} has no module jdk.incubator.vector; "
            "install a JDK with all its modules, such as Temurin's, or set JAVA_HOME to one",
            answer.stdout.splitlines(),
        )
        self.assertIn("ok  fonts: text can be drawn", answer.stdout.splitlines())
        self.assertEqual(answer.returncode, 1)

    def test_a_bad_java_home_is_passed_over_for_the_java_on_path(self):
        path_without(self.tools)
        answer = self.diagnose(JAVA_HOME="/nowhere")
        self.assertEqual(answer.returncode, 0, answer.stdout)
        self.assertIn(
            "JAVA_HOME is passed over (no JDK: /nowhere/bin/java does not run)", answer.stderr
        )

    def test_no_python(self):
        path_without(self.tools, "python")
        self.assert_blocked(
            "no  no Python: there is no python3 on PATH; install Python 3.9 or newer, or set RONDO_PYTHON to one"
        )

    def test_a_python_that_is_too_old(self):
        pretend(path_without(self.tools, "python"), "python3", "echo 3.6")
        self.assert_blocked(
            f"no  Python too old: {self.tools}/python3 is 3.6, Rondo needs 3.9 or newer; "
            "install Python 3.9 or newer, or set RONDO_PYTHON to one"
        )

    def test_a_python_without_its_venv_module(self):
        pretend(
            path_without(self.tools, "python"),
            "python3",
            "case $2 in *venv*) exit 1 ;; *) echo 3.11 ;; esac",
        )
        self.assert_blocked(
            f"no  no venv module: {self.tools}/python3 cannot make virtual environments; "
            "install the package python3-venv (or python3.11-venv)"
        )

    def test_no_maven(self):
        path_without(self.tools, "mvn")
        self.assert_blocked(
            "no  no Maven: there is no mvn on PATH; install Maven 3.8.1 or newer and put its mvn on PATH"
        )

    def test_a_maven_that_is_too_old(self):
        pretend(path_without(self.tools, "mvn"), "mvn", "echo 'Apache Maven 3.0.5 (r1)'")
        self.assertIn("Maven too old: ", self.diagnose().stdout)

    def test_no_natives_for_the_machine(self):
        pretend(
            path_without(self.tools),
            "uname",
            "case $1 in -s) echo Linux ;; *) echo riscv64 ;; esac",
        )
        self.assert_blocked(
            "no  natives: ND4J has none for linux-riscv64; "
            "use Linux or macOS on x86_64 or arm64, or Windows on x86_64"
        )

    def test_no_libgomp(self):
        pretend(
            path_without(self.tools),
            "uname",
            "case $1 in -s) echo Linux ;; *) echo aarch64 ;; esac",
        )
        pretend(self.tools, "ldconfig", "echo '    libc.so.6 => /lib/libc.so.6'")
        self.assert_blocked(
            "no  libgomp missing: the natives need libgomp.so.1; install the package libgomp1 (libgomp on Fedora)"
        )

    def test_no_fonts(self):
        config = self.folder / "fonts.conf"
        config.write_text("<fontconfig><dir>/nonexistent</dir></fontconfig>", encoding="utf-8")
        path_without(self.tools)
        self.assert_blocked(
            "no  no fonts: Java cannot draw text; install the packages fontconfig and fonts-dejavu-core",
            FONTCONFIG_FILE=str(config),
        )

    def test_little_memory(self):
        path_without(self.tools)
        self.assert_blocked(
            "no  little memory: Java may use 64 MB of it, training needs 512; "
            "give the machine 2 GB or more, or set RONDO_JVM_OPTS=-Xmx1g",
            RONDO_JVM_OPTS="-Xmx64m",
        )

    def test_a_blank_in_the_path_does_no_harm(self):
        root = self.checkout_at("a b")
        path_without(self.tools)
        answer = self.diagnose(root=root)
        self.assertIn(
            f"ok  path: {root} (the blank in it does no harm)", answer.stdout.splitlines()
        )
        self.assertEqual(answer.returncode, 0, answer.stdout)

    def test_a_path_that_no_class_path_can_hold(self):
        root = self.checkout_at("a:b")
        path_without(self.tools)
        self.assertIn(f"no  path: {root} holds one of", self.diagnose(root=root).stdout)

    def test_a_read_only_checkout(self):
        root = self.checkout_at("sealed")
        path_without(self.tools)
        for place in (root, root / "install"):
            place.chmod(0o555)
        command = ["/bin/sh", str(root / "install" / "rondo"), "doctor"]
        if os.geteuid() == 0:  # root may write anywhere
            for place in (self.folder, self.folder / "tools", root):
                place.chmod(0o755)
            command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
        answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertIn(
            f"no  read-only checkout: cannot write to {root}/install/.cache",
            answer.stdout,
            answer.stderr,
        )
        self.assertEqual(answer.returncode, 1)

    def checkout_at(self, name) -> Path:
        root = self.folder / name
        shutil.copytree(
            ROOT / "install", root / "install", ignore=shutil.ignore_patterns(".venv", ".cache")
        )
        return root.resolve()


if __name__ == "__main__":
    unittest.main()

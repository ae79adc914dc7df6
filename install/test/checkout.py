"""What the tests of the setup command share: a checkout, tools to hide, and a way to run it."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def rondo(*arguments, root=ROOT, env=None, cwd=None, text=None):
    """Runs install/rondo and returns the finished process with its output as text."""
    return subprocess.run(
        ["/bin/sh", str(Path(root) / "install" / "rondo"), *map(str, arguments)],
        env={**os.environ, **(env or {})},
        cwd=cwd,
        input=text,
        stdin=None if text is not None else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        timeout=900,
    )


def path_without(folder: Path, *hidden) -> Path:
    """Fills a folder with links to this machine's tools, less those whose names start as given."""
    folder.mkdir(parents=True, exist_ok=True)
    for place in ("/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"):
        for tool in Path(place).iterdir() if Path(place).is_dir() else ():
            link = folder / tool.name
            if not tool.name.startswith(hidden) and not link.exists() and not link.is_symlink():
                link.symlink_to(tool)
    return folder


def pretend(folder: Path, name: str, script: str) -> None:
    """Puts a tool of that name into a folder that does what a few lines of shell say."""
    tool = folder / name
    if tool.is_symlink() or tool.exists():
        tool.unlink()
    tool.write_text("#!/bin/sh\n" + script + "\n", encoding="utf-8")
    tool.chmod(0o755)


def copy_of_checkout(target: Path) -> Path:
    """A fresh repository with the files of this checkout as they are now, less what git ignores."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    ).stdout
    for name in listed.decode("utf-8").split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    subprocess.run(["git", "init", "-q"], cwd=target, check=True)
    return target


def set_up() -> None:
    """Brings this checkout's set-up to date, so that no test sees its messages."""
    rondo("jshell", text="/exit\n").check_returncode()

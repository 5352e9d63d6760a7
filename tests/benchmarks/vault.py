"""10,000 files of several folders put into the vault as one job, against ``cp`` and ``sha256sum`` on the same files.

Both leave copies that are safe on the disk, and know the SHA-256 of each.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import subprocess
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from tests.benchmarks import Outcome, Row, Way

FILES = 10_000
_FOLDERS = 40
#: Sizes in bytes as an office has them: letters of a page or two, scans, now and then a large one.
_SIZES = (12_000, 30_000, 30_000, 60_000, 60_000, 90_000, 400_000)


def prepare(folder: Path) -> None:
    """Make the files, no two alike, and a cabinet with the dossier they are for."""
    from app.archive import dossiers
    from app.cabinet import open_cabinet

    chance = random.Random(1)  # noqa: S311 - a sample, no secret
    for number in range(FILES):
        place = folder / "pindaian" / f"Kecamatan {number % _FOLDERS:02}"
        place.mkdir(parents=True, exist_ok=True)
        content = b"%PDF-1.4\n" + chance.randbytes(_SIZES[number % len(_SIZES)])
        (place / f"C1 TPS {number // _FOLDERS:03}.pdf").write_bytes(content)
    with (
        open_cabinet(folder / "lemari", write=True, create=True, who="uji") as cabinet,
        cabinet.act("dossier_added") as act,
    ):
        dossiers.create(act, cabinet, title="Formulir C1")


def _setup(folder: Path) -> None:
    for name in ("salinan", "cp"):
        shutil.rmtree(folder / name, ignore_errors=True)
    shutil.copytree(folder / "lemari", folder / "salinan")
    # What another run left to be written is not this one's.
    subprocess.run(["sync"], check=True)


def _ours(folder: Path, _: object) -> Outcome:
    from app.archive.vault.adding_many import add_many
    from app.cabinet import open_cabinet

    with open_cabinet(folder / "salinan", write=True) as cabinet:
        began = time.perf_counter()
        done = add_many(cabinet, 1, [folder / "pindaian"])
        passed = time.perf_counter() - began
        with closing(cabinet.connection().execute("SELECT sha256 FROM digital_file")) as rows:
            facts = _facts(row[0] for row in rows)
    if done.added != FILES:
        raise AssertionError(f"{done.added} files were added")
    return Outcome(facts, {"files_per_s": FILES / passed}, passed)


def _peer(folder: Path, _: object) -> Outcome:
    began = time.perf_counter()
    script = "cp -r pindaian cp && find cp -type f -print0 | xargs -0 sha256sum && sync -f cp"
    told = subprocess.run(["sh", "-c", script], cwd=folder, check=True, capture_output=True, text=True)
    passed = time.perf_counter() - began
    return Outcome(_facts(line.split(" ", 1)[0] for line in told.stdout.splitlines()), seconds=passed)


def _facts(hashes: Iterable[str]) -> dict[str, object]:
    found = sorted(hashes)
    return {"files": len(found), "contents": hashlib.sha256("".join(found).encode()).hexdigest()[:16]}


ROW = Row(
    what=f"{FILES:,} files into the vault",
    prepare=prepare,
    ours=Way("add_many: copied, hashed, in the catalogue", _ours, _setup),
    peer=Way("cp -r, sha256sum and sync", _peer, _setup),
    peer_goal=1.5,
    rounds=3,
)

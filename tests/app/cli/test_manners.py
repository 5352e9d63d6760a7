"""The manners of every command: exit statuses, one sentence, one JSON document, no traceback, no window."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.arguments import build_parser, parse
from app.i18n import moment
from tests.app.cli.conftest import Sidalu


def _bare(tmp_path: Path) -> dict[str, Path]:
    """Return files that cannot be read, by what is wrong with them."""
    made = {
        "missing": tmp_path / "tidak ada.xlsx",
        "folder": tmp_path / "folder.xlsx",
        "empty": tmp_path / "kosong.xlsx",
        "truncated": tmp_path / "terpotong.xlsx",
        "picture": tmp_path / "foto.xlsx",
        "pdf": tmp_path / "surat.csv",
    }
    made["folder"].mkdir()
    made["empty"].write_bytes(b"")
    made["truncated"].write_bytes(b"PK\x03\x04" + b"\x00" * 60)
    made["picture"].write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    made["pdf"].write_bytes(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n")
    return made


@pytest.mark.parametrize("fault", ["missing", "folder", "empty", "truncated", "picture", "pdf"])
def test_an_unreadable_file_is_said_in_one_sentence(sidalu: Sidalu, tmp_path: Path, folder: Path, fault: str) -> None:
    path = _bare(tmp_path)[fault]
    said = sidalu("import", path, "--json")
    assert said.status == 3
    assert path.name in said.err
    assert said.err.strip().count("\n") == 0
    assert said.json["error"]["message"] == said.err.strip()
    assert not folder.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said(sidalu: Sidalu, tmp_path: Path) -> None:
    path = tmp_path / "rahasia.csv"
    path.write_text("kecamatan,01\n", "utf-8")
    path.chmod(0)
    assert sidalu("import", path).status == 3


@pytest.mark.parametrize(
    "words",
    [("impor",), ("import",), ("results", "show", "--level", "rt"), ("search",), ("results", "trace", "--area", "1")],
)
def test_wrong_usage_is_2_and_says_what(sidalu: Sidalu, words: tuple[str, ...]) -> None:
    said = sidalu(*words)
    assert said.status == 2
    assert said.out == ""
    assert "usage" not in said.err


def test_an_absent_cabinet_reads_as_an_empty_one(sidalu: Sidalu, folder: Path) -> None:
    assert sidalu("history", "--json").json == []
    assert sidalu("results", "list", "--json").json == []
    assert sidalu("search", "rekapitulasi", "--json").json["total"] == 0
    assert not folder.exists()


def test_a_file_that_is_no_result_is_refused_whole(sidalu: Sidalu, tmp_path: Path) -> None:
    path = tmp_path / "barang.csv"
    path.write_text("nama barang,satuan,harga\nkertas,rim,55000\ntinta,botol,90000\n", "utf-8")
    said = sidalu("import", path, "--kind", "results", "--json")
    assert said.status == 4
    assert said.json["figures"] == 0
    assert said.json["error"]["message"]


def test_help_speaks_both_languages_and_loads_no_window() -> None:
    code = "import sys, app.cli\ntry: app.cli.run(sys.argv[1:])\nexcept SystemExit: pass\nprint(sorted(sys.modules))"
    for language, word in (("id", "pemakaian"), ("en", "usage")):
        done = subprocess.run(
            [sys.executable, "-c", code, "--lang", language, "--help"], capture_output=True, text=True, check=True
        )
        assert word in done.stdout
        for heavy in ("tkinter", "pptx", "openpyxl", "python_calamine", "peewee", "lokal"):
            assert f"'{heavy}'" not in done.stdout


def test_a_process_answers_with_its_status_in_utf8(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "app",
            "--data",
            str(tmp_path / "lemari"),
            "import",
            str(tmp_path / "Ma’ruf.csv"),
            "--json",
        ],
        capture_output=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 3
    assert "Ma’ruf.csv" in json.loads(done.stdout.decode("utf-8"))["error"]["message"]


def test_a_file_that_does_not_say_its_election_is_planned_but_not_applied(sidalu: Sidalu, tmp_path: Path) -> None:
    path = tmp_path / "rekap.csv"
    path.write_text("Kecamatan,01,02,Suara Sah\nBogor Timur,24636,36995,61631\n", "utf-8")
    dry = sidalu("import", path, "--area", "32.71", "--dry-run", "--json")
    assert (dry.status, dry.json["election"]["kind"], dry.json["figures"]) == (0, None, 3)
    assert "error" not in dry.json
    real = sidalu("import", path, "--area", "32.71", "--json")
    assert (real.status, real.json["error"]["code"], real.json["applied"]) == (4, "election_unknown", False)
    assert sidalu("history", "--json").json == []


def test_the_same_figures_may_get_another_status_and_their_dossier(sidalu: Sidalu, tmp_path: Path) -> None:
    path = tmp_path / "pilpres 2019.csv"
    path.write_text("Kecamatan,01,02,Suara Sah\nBogor Timur,24636,36995,61631\n", "utf-8")
    words = ("import", path, "--area", "32.71", "--source", "pleno")
    sidalu(*words, "--status", "sementara")
    again = sidalu(*words, "--status", "final", "--dossier", "0118-03", "--json").json
    assert (again["counts"]["same"], again["counts"]["new"]) == (3, 0)
    assert again["batch"] == 2
    assert [line["status"] for line in sidalu("results", "list", "--json").json] == ["final"]
    assert sidalu("undo").status == 0
    assert [line["status"] for line in sidalu("results", "list", "--json").json] == ["sementara"]
    assert sidalu(*words, "--status", "sementara", "--json").json["batch"] is None


def test_the_program_reads_a_workbook_for_itself_when_asked(tmp_path: Path) -> None:
    from importers.grid_child import CHILD_FLAG, wire

    path = tmp_path / "kosong.xlsx"
    path.write_bytes(b"PK\x03\x04")
    job = io.BytesIO()
    wire.send(job, [], str(path), "xlsx", 2**28, 10, None)
    done = subprocess.run(
        [sys.executable, "-m", "app", CHILD_FLAG], input=job.getvalue(), capture_output=True, check=True
    )
    answer = wire.receive(io.BytesIO(done.stdout))
    assert answer is not None
    assert answer[0] == "fail"


@pytest.mark.parametrize(
    "words",
    [("--data", "{}", "results", "list"), ("backup", "--out", "{}"), ("restore", "{}"), ("demo", "--out", "{}")],
)
def test_a_name_too_long_for_the_disk_is_wrong_usage(sidalu: Sidalu, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "pilpres 2019.csv").write_text("Kecamatan,01,02\nBogor Timur,24636,36995\n", "utf-8")
    assert sidalu("import", tmp_path / "pilpres 2019.csv", "--area", "32.71").status == 0
    said = sidalu(*(word.format(tmp_path / ("p" * 300)) for word in words))
    assert (said.status, said.out) == (2, "")
    assert "terlalu panjang" in said.err


def test_a_file_that_is_nothing_known_says_all_that_was_looked_for(sidalu: Sidalu, tmp_path: Path) -> None:
    path = tmp_path / "agenda.csv"
    path.write_text("Perihal,Tujuan\nUndangan rapat,Bawaslu\nPermohonan data,Partai\n", "utf-8")
    said = sidalu("import", path, "--json")
    assert (said.status, said.json["error"]["code"]) == (4, "nothing_recognised")
    assert (said.json["figures"], said.json["contestants"], said.json["areas"]["count"]) == (0, [], 0)
    assert all(word in said.err for word in ("agenda.csv", "hasil pemilu", "daftar arsip", "klasifikasi", "wilayah"))


def test_the_worst_is_told_first(sidalu: Sidalu, tmp_path: Path) -> None:
    path = tmp_path / "pilpres 2019.csv"
    rows = "".join(f"{name},1,2,9\n" for name in ("Bogor Timur", "Bogor Barat", "Bogor Utara"))
    path.write_text(f"Kecamatan,01,02,Suara Sah\n{rows}Bogor Laut,1,2,3\n", "utf-8")
    lines = [line.strip() for line in sidalu("import", path, "--area", "32.71", "--dry-run").out.splitlines()]
    assert [line[0] for line in lines if line[0] in "✗!·"] == ["✗", "!", "!", "!"]


def test_people_read_when_an_act_was_in_their_own_time(sidalu: Sidalu, tmp_path: Path) -> None:
    path = tmp_path / "pilpres 2019.csv"
    path.write_text("Kecamatan,01,02\nBogor Timur,24636,36995\n", "utf-8")
    sidalu("import", path, "--area", "32.71")
    [act] = sidalu("history", "--json").json
    assert moment(dt.datetime.fromisoformat(act["at"]).astimezone()) in sidalu("history").out


def test_a_source_is_known_however_its_name_is_written(sidalu: Sidalu, tmp_path: Path) -> None:
    path = tmp_path / "pilpres 2019.csv"
    path.write_text(
        "Kecamatan,kawal_pemilu_01,kawal_pemilu_02,rekap_01,rekap_02\nBogor Timur,24630,36990,24636,36995\n", "utf-8"
    )
    plan = sidalu("import", path, "--area", "32.71", "--source", "Kawal Pemilu", "--dry-run", "--json")
    assert plan.status == 0
    assert [who["total"] for who in plan.json["contestants"]] == [24630, 36990]
    unknown = sidalu("import", path, "--area", "32.71", "--source", "situng", "--dry-run", "--json")
    assert unknown.status == 4
    assert "rekap" in unknown.json["error"]["message"]


@pytest.mark.parametrize("batch", ["7", "0", "9" * 40])
def test_an_act_that_is_not_there_is_not_undone(sidalu: Sidalu, tmp_path: Path, batch: str) -> None:
    path = tmp_path / "pilpres 2019.csv"
    path.write_text("Kecamatan,01,02\nBogor Timur,24636,36995\n", "utf-8")
    sidalu("import", path, "--area", "32.71")
    assert sidalu("undo", batch, "--json").status == 4
    assert len(sidalu("history", "--json").json) == 1


@pytest.mark.parametrize(
    "words",
    [(), ("--data", "lemari"), ("--lang", "en", "--data=le mari"), ("--lang=en",), ("--data", "a", "--data", "b")],
)
def test_what_only_opens_the_window_is_read_as_by_the_parser_of_all_commands(words: tuple[str, ...]) -> None:
    assert vars(parse(words)) == vars(build_parser().parse_args(words))


@pytest.mark.parametrize("words", [("--data",), ("--data", "--lang"), ("--lang", "xx"), ("--lang",), ("--dat", "x")])
def test_what_is_off_before_the_window_opens_is_said(sidalu: Sidalu, words: tuple[str, ...]) -> None:
    assert sidalu(*words).status == 2

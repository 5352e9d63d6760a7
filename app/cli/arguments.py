"""The words of the command line: which commands there are, what they take, and help in the user's language."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from app import __version__
from app.i18n import LANGUAGES, tr

LISTS = ("aktif", "inaktif", "usul-musnah", "usul-serah", "vital", "berkas", "isi-berkas")
LEVELS = ("nasional", "provinsi", "kabko", "kecamatan", "kelurahan", "tps", "dapil")
#: Marks a word that the search leaves out.
EXCLUDING = "\N{MINUS SIGN}"
KINDS = ("auto", "results", "archive-list", "classification", "areas", "folder")


class UsageError(Exception):
    """The words of a command are off; the text says how."""


class _Parser(argparse.ArgumentParser):
    """A parser that speaks the user's language and raises where argparse would leave the program."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "formatter_class": _Help, "allow_abbrev": False, "add_help": False})
        self._positionals.title = tr("yang diberikan")
        self._optionals.title = tr("pilihan")
        self.add_argument("-h", "--help", action="help", help=tr("tampilkan bantuan ini"))

    def error(self, message: str) -> NoReturn:
        """Raise what argparse found, in the user's language."""
        raise UsageError(_said(message))


class _Help(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=100)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix if prefix is not None else tr("pemakaian: "))


def language_of(arguments: Sequence[str]) -> str:
    """Return the language asked for by ``--lang`` anywhere in ``arguments``, Indonesian otherwise."""
    for at, word in enumerate(arguments):
        wanted = arguments[at + 1] if word == "--lang" and at + 1 < len(arguments) else word.removeprefix("--lang=")
        if wanted in LANGUAGES and word.startswith("--lang"):
            return wanted
    return LANGUAGES[0]


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what the words of a command line say; words that are off raise `UsageError`."""
    return _opening_alone(arguments) or build_parser().parse_args(_with_exclusions(arguments))


def _with_exclusions(arguments: Sequence[str]) -> list[str]:
    """Return ``arguments`` with what `search` leaves out ("-usul") marked, since argparse would take it for an option.

    The mark is a true minus sign in place of the hyphen; what is marked comes first, since words must stand together.
    """
    if "search" not in arguments:
        return list(arguments)
    start = list(arguments).index("search") + 1
    words = arguments[start:]
    left_out = [
        bool(re.match(r"-[^-]", word)) and word != "-h" and before not in {"--limit", "--data", "--lang"}
        for before, word in zip(("", *words), words, strict=False)
    ]
    marked = [f"{EXCLUDING}{word[1:]}" for word, out in zip(words, left_out, strict=True) if out]
    return [*arguments[:start], *marked, *(word for word, out in zip(words, left_out, strict=True) if not out)]


def _opening_alone(arguments: Sequence[str]) -> argparse.Namespace | None:
    """Return what is said where only the window is opened: to prepare for all commands takes a thirtieth of that."""
    said: dict[str, Any] = {"command": None, "json": False, "folder": None, "lang": None}
    words = iter(arguments)
    for word in words:
        name, _, value = word.partition("=")
        value = value or next(words, "")
        if name == "--data" and value and not value.startswith("-"):
            said["folder"] = Path(value)
        elif name == "--lang" and value in LANGUAGES:
            said["lang"] = value
        else:
            return None
    return argparse.Namespace(**said)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; each command sets ``run``, which takes options and output."""
    parser = _Parser(prog="sidalu", description=tr("Sistem Arsip Data Pemilu. Tanpa perintah, jendela dibuka."))
    parser.add_argument("--version", action="version", version=f"Sidalu {__version__}", help=tr("tampilkan versi"))
    parser.set_defaults(command=None, json=False)
    _common(parser)
    commands = parser.add_subparsers(dest="command", metavar=tr("PERINTAH"), parser_class=_Parser)
    _demo(commands)
    _import(commands)
    _history(commands)
    _search(commands)
    _results(commands)
    _report(commands)
    _care(commands)
    return parser


def _common(parser: argparse.ArgumentParser, *, inner: bool = False) -> None:
    """Give a parser what every command takes; within a command the words may stand after it as well."""
    default: Any = argparse.SUPPRESS if inner else None
    parser.add_argument("--data", dest="folder", metavar="DIR", type=Path, default=default, help=tr("folder lemari"))
    parser.add_argument("--lang", choices=LANGUAGES, default=default, help=tr("bahasa keluaran"))


def _command(commands: Any, name: str, run: str, about: str, *, json: bool = True) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=about, description=about)
    _common(parser, inner=True)
    if json:
        parser.add_argument("--json", action="store_true", help=tr("satu dokumen JSON ke keluaran"))
    parser.set_defaults(run=_later(run))
    return parser


def _later(place: str) -> Callable[..., int]:
    """Return a function that imports ``module:function`` of this package only when the command runs."""

    def run(options: argparse.Namespace, output: Any) -> int:
        from importlib import import_module

        module, function = place.split(":")
        return int(getattr(import_module(f"app.cli.{module}"), function)(options, output) or 0)

    return run


def _demo(commands: Any) -> None:
    parser = _command(commands, "demo", "demo:demo", tr("jalankan pekerjaan utama pada contoh bawaan"))
    parser.add_argument("--out", type=Path, default=Path("sidalu-demo"), metavar="DIR", help=tr("folder hasil"))
    parser.add_argument("--no-window", action="store_true", help=tr("jangan buka jendela sesudahnya"))


def _import(commands: Any) -> None:
    parser = _command(
        commands, "import", "importing:import_files", tr("masukkan berkas hasil pemilu atau daftar arsip")
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=tr("berkas yang dimasukkan"))
    parser.add_argument("--kind", choices=KINDS, default="auto", help=tr("jenis isi berkas"))
    parser.add_argument("--election", metavar="KIND-YEAR[-ROUND]", help=tr("pemilu, misalnya ppwp-2019"))
    parser.add_argument("--area", metavar="CODE", help=tr("kode wilayah yang dimuat berkas, misalnya 32.71"))
    parser.add_argument("--source", metavar="NAME", help=tr("sumber: awalan kolom, atau nama bagi berkas satu sumber"))
    parser.add_argument("--status", choices=("sementara", "final"), help=tr("status angka"))
    parser.add_argument("--form", metavar="MODEL", help=tr("model formulir bertanda tangan asal angka"))
    parser.add_argument(
        "--dossier", metavar="NUMBER", help=tr("nomor berkas arsip tempat formulir itu, atau isi folder, disimpan")
    )
    parser.add_argument(
        "--area-name",
        dest="area_names",
        action="append",
        default=[],
        metavar="NAME[/NAME]=CODE",
        help=tr("wilayah yang dimaksud sebuah nama, misalnya 'BOGOR BARAT/BUBULOK=32.71.04.1003', atau '…=baru'"),
    )
    parser.add_argument(
        "--contestant-number",
        dest="contestant_numbers",
        action="append",
        default=[],
        metavar="HEADING=N[:NAME]",
        help=tr("nomor urut peserta yang di berkasnya hanya disebut namanya, misalnya 'Anu - Polan=2'"),
    )
    parser.add_argument(
        "--add-areas", action="store_true", help=tr("tambahkan wilayah yang tidak dikenal dan tidak mirip yang ada")
    )
    parser.add_argument(
        "--take-duplicates", action="store_true", help=tr("ambil juga berkas arsip yang mungkin sudah ada")
    )
    parser.add_argument(
        "--accept",
        metavar="SHEET!CELL[=VALUE]",
        action="append",
        help=tr("terima saran untuk sel itu, atau ambil VALUE sebagai isinya; ulangi untuk sel lain"),
    )
    parser.add_argument(
        "--password-stdin",
        action="store_true",
        help=tr("baca kata sandi berkas dari baris pertama masukan; tanpa ini ditanyakan di terminal"),
    )
    parser.add_argument("--strict", action="store_true", help=tr("tolak seluruhnya bila ada kesalahan"))
    parser.add_argument("--mapping", type=Path, metavar="FILE", help=tr("pemetaan: apa arti lembar, kolom, dan baris"))
    parser.add_argument("--save-mapping", type=Path, metavar="FILE", help=tr("tulis yang dikenali sebagai pemetaan"))
    parser.add_argument("--no-memory", action="store_true", help=tr("jangan pakai pemetaan yang diingat"))
    parser.add_argument("--receipt", type=Path, metavar="FILE", help=tr("tulis tanda terima impor (.xlsx)"))
    parser.add_argument("--refused", type=Path, metavar="FILE", help=tr("tulis baris yang ditolak (.xlsx)"))
    parser.add_argument("--problems", type=Path, metavar="FILE", help=tr("tulis daftar semua masalah (.xlsx)"))
    parser.add_argument("--dry-run", action="store_true", help=tr("hanya tampilkan rencana, jangan ubah apa pun"))


def _history(commands: Any) -> None:
    parser = _command(commands, "undo", "history:undo", tr("urungkan perbuatan terakhir, atau yang bernomor BATCH"))
    parser.add_argument("batch", nargs="?", type=int, metavar="BATCH", help=tr("nomor perbuatan"))
    _command(commands, "redo", "history:redo", tr("ulangi yang terakhir diurungkan"))
    parser = _command(commands, "history", "history:history", tr("daftar perbuatan di lemari"))
    parser.add_argument("--limit", type=_count, default=50, metavar="N", help=tr("paling banyak N baris"))


def _search(commands: Any) -> None:
    parser = _command(commands, "search", "search:search", tr("cari berkas, item, dan tempat"))
    parser.add_argument("words", nargs="+", metavar="WORDS", help=tr("kata yang dicari, juga tahun:2019 atau -kata"))
    parser.add_argument("--limit", type=_count, default=50, metavar="N", help=tr("paling banyak N temuan"))


def _results(commands: Any) -> None:
    about = tr("lihat hasil pemilu")
    inner = commands.add_parser("results", help=about, description=about).add_subparsers(
        dest="results_command", metavar=tr("PERINTAH"), required=True, parser_class=_Parser
    )
    _command(inner, "list", "figures:list_all", tr("pemilu dan sumber yang ada"))
    check = _command(inner, "check", "auditing:check", tr("periksa apakah angka yang tersimpan saling cocok"))
    show = _command(inner, "show", "figures:show", tr("suara menurut wilayah"))
    trace = _command(inner, "trace", "figures:trace", tr("asal sebuah angka: berkas, lembar, sel"))
    compare = _command(inner, "compare", "sources:compare", tr("beberapa sumber berdampingan, dengan bedanya"))
    source = _command(inner, "source", "sources:source", tr("lihat atau tetapkan keterangan sebuah sumber"))
    correct = _command(inner, "correct", "correcting:correct", tr("koreksi sebuah angka, dengan alasannya"))
    expected = _command(inner, "expected", "sources:expected", tr("lihat atau tetapkan jumlah TPS sebuah wilayah"))
    for parser in (show, check, trace, compare, source, correct, expected):
        needed = parser in (trace, correct, expected)
        parser.add_argument("--election", metavar="KIND-YEAR[-ROUND]", help=tr("pemilu, misalnya ppwp-2019"))
        parser.add_argument("--area", metavar="CODE", required=needed, help=tr("kode wilayah"))
    for parser in (show, check, trace, correct):
        parser.add_argument("--source", metavar="NAME", help=tr("sumber angka"))
    show.add_argument("--candidates", action="store_true", help=tr("tampilkan juga suara partai dan calonnya"))
    for parser in (show, compare):
        parser.add_argument("--level", choices=LEVELS, help=tr("tingkat wilayah"))
    for parser in (trace, correct):
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--contestant", metavar="N[.CANDIDATE]", help=tr("nomor urut peserta"))
        what.add_argument("--measure", metavar="FIELD", help=tr("nama ukuran, misalnya valid"))
    compare.add_argument("--source", metavar="NAME", action="append", help=tr("sumber yang dibandingkan; ulangi"))
    compare.add_argument("--differences", action="store_true", help=tr("hanya wilayah yang berbeda"))
    right = correct.add_mutually_exclusive_group(required=True)
    right.add_argument("--value", type=_figure, metavar="N", help=tr("angka yang benar"))
    right.add_argument("--blank", action="store_true", help=tr("kosongkan: angkanya tidak diketahui"))
    correct.add_argument("--reason", required=True, metavar="TEXT", help=tr("mengapa dikoreksi"))
    count = expected.add_mutually_exclusive_group()
    count.add_argument("--stations", type=_count, metavar="N", help=tr("banyaknya TPS yang seharusnya melapor"))
    count.add_argument("--forget", action="store_true", help=tr("hapus yang ditetapkan"))
    source.add_argument("name", metavar="NAME", help=tr("nama sumber"))
    source.add_argument("--official", action="store_true", help=tr("jadikan sumber resmi"))
    source.add_argument("--rename", metavar="NAME", help=tr("nama baru"))
    source.add_argument("--status", choices=("sementara", "final"), help=tr("status angka"))
    for parser in (source, correct):
        parser.add_argument("--form", metavar="MODEL", help=tr("model formulir bertanda tangan asal angka"))
        parser.add_argument(
            "--dossier", metavar="NUMBER", help=tr("nomor berkas arsip tempat formulir itu, atau isi folder, disimpan")
        )


def _report(commands: Any) -> None:
    about = tr("tulis laporan")
    inner = commands.add_parser("report", help=about, description=about).add_subparsers(
        dest="report_command", metavar=tr("PERINTAH"), required=True, parser_class=_Parser
    )
    deck = _command(inner, "deck", "reporting:deck", tr("salindia hasil pemilu (.pptx)"))
    workbook = _command(inner, "workbook", "reporting:workbook", tr("buku kerja hasil pemilu (.xlsx)"))
    listed = _command(inner, "list", "reporting:archive_list", tr("daftar arsip resmi (.xlsx)"))
    listed.add_argument("kind", choices=LISTS, metavar="KIND", help=", ".join(LISTS))
    labels = _command(inner, "labels", "reporting:labels", tr("label boks dengan kode QR (.pptx)"))
    labels.add_argument("--places", action="store_true", help=tr("label tempat, bukan boks"))
    receipt = _command(inner, "receipt", "papers:receipt", tr("tanda terima sebuah impor (.xlsx)"))
    receipt.add_argument("batch", type=_count, metavar="BATCH", help=tr("nomor perbuatan"))
    for parser in (deck, workbook):
        parser.add_argument("--election", metavar="KIND-YEAR[-ROUND]", help=tr("pemilu, misalnya ppwp-2019"))
        parser.add_argument("--area", metavar="CODE", help=tr("kode wilayah"))
        parser.add_argument("--source", metavar="NAME", help=tr("sumber angka"))
    deck.add_argument("--dark", action="store_true", help=tr("latar gelap"))
    for parser in (deck, workbook, listed, labels, receipt):
        parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=tr("berkas yang ditulis"))
        parser.add_argument("--force", action="store_true", help=tr("timpa berkas yang sudah ada"))


def _care(commands: Any) -> None:
    _command(commands, "check", "care:check", tr("periksa keutuhan lemari"))
    backup = _command(commands, "backup", "care:backup", tr("buat cadangan; 'backup drill' melatih pemulihan"))
    backup.add_argument("drill", nargs="?", choices=("drill",), help=tr("latih pemulihan dari cadangan terbaru"))
    backup.add_argument("--out", type=Path, metavar="FILE", help=tr("berkas cadangan"))
    restore = _command(commands, "restore", "care:restore", tr("pulihkan lemari dari cadangan"))
    restore.add_argument("file", type=Path, metavar="FILE", help=tr("berkas cadangan"))
    config = _command(commands, "config", "setting:config", tr("lihat pengaturan lemari, atau ubah satu di antaranya"))
    config.add_argument("name", nargs="?", metavar="NAME", help=tr("nama pengaturan; tanpa nama semuanya ditampilkan"))
    config.add_argument("value", nargs="?", metavar="VALUE", help=tr("nilai barunya"))


def _count(text: str) -> int:
    """Return a number of things to show, one or more; anything else is a ValueError."""
    count = int(text)
    if count < 1:
        raise ValueError(text)
    return count


def _figure(text: str) -> int:
    """Return a figure as people write it, "1.530" too; anything else is a ValueError."""
    from importers.values import whole_number

    value = whole_number(text).value
    return int(text) if value is None else value


def _said(message: str) -> str:
    """Return argparse's complaint in the user's language; one it does not know is returned as it is."""
    known = (
        (r"unrecognized arguments: (.+)", tr("tidak mengenal {0}")),
        (r"the following arguments are required: (.+)", tr("harus ada {0}")),
        (r"one of the arguments (.+) is required", tr("harus ada salah satu dari {0}")),
        (r"argument (.+): expected .*", tr("{0} memerlukan isi")),
        (r"argument (.+): invalid choice: '?(.*?)'? \(choose from (.+)\)", tr("{0} tidak mengenal {1}; pilih {2}")),
        (r"argument (.+): invalid \w+ value: '(.*)'", tr("{0} tidak menerima {1}")),
        (r"argument (.+): not allowed with argument (.+)", tr("{0} tidak dapat bersama {1}")),
    )
    for pattern, said in known:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return said.format(*found.groups())
    return message

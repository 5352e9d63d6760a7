"""The sample's digital files: some twenty small papers, pictures, tables and slides, and the dossiers they belong to.

It knows what stands in each; how a PDF or a Word file is written is for the small writers beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.demo import figures, pictures
from app.demo.docx import write_docx
from app.demo.office import MARK, OFFICE, OFFICE_SHORT
from app.demo.pdf import Pdf
from app.demo.sheet import writing
from app.demo.slides import write_slides


@dataclass(frozen=True, slots=True)
class Paper:
    """A digital file of the sample: the key of its dossier, its name, and how it is written."""

    key: str
    name: str
    write: Callable[[Path], Path]


def write_papers(folder: Path, done: Callable[[float], None] | None = None) -> tuple[tuple[Paper, Path], ...]:
    """Write all digital files into ``folder``; ``done`` is told the share written so far."""
    made = []
    for count, paper in enumerate(PAPERS, 1):
        made.append((paper, paper.write(folder / paper.name)))
        if done is not None:
            done(count / len(PAPERS))
    return tuple(made)


def _president(path: Path) -> Path:
    pdf = _official(
        "SERTIFIKAT REKAPITULASI HASIL PENGHITUNGAN PEROLEHAN SUARA", "Pemilu Presiden dan Wakil Presiden 2019"
    )
    pdf.paragraph("Rekapitulasi di tingkat kota dibacakan per kecamatan dalam rapat pleno terbuka sebagai berikut.")
    rows: list[tuple[str, ...]] = [("No", "Kecamatan", "01", "02", "Suara sah")]
    for number, area in enumerate(figures.PRESIDENT_2019, 1):
        rows.append((str(number), area.name, *map(_dotted, area.votes), _dotted(sum(area.votes))))
    city = figures.PRESIDENT_2019_CITY
    pdf.table([*rows, ("", "Jumlah", *map(_dotted, city), _dotted(sum(city)))], (1, 4, 2, 2, 2), last_bold=True)
    for pair in figures.PRESIDENT_PAIRS:
        pdf.paragraph(f"{pair.number:02}  {pair.name}", indent=20)
    return _signed(pdf, "Ketua dan anggota KPU Kota Bogor").save(path)


def _subdistrict(path: Path) -> Path:
    area = figures.PRESIDENT_2019[2]
    pdf = _official("BERITA ACARA REKAPITULASI TINGKAT KECAMATAN", f"Panitia Pemilihan Kecamatan {area.name}")
    pdf.paragraph(f"Perolehan suara Pemilu Presiden dan Wakil Presiden 2019 di Kecamatan {area.name}:")
    rows = [("No", "Pasangan calon", "Suara")]
    rows += [
        (str(pair.number), pair.name, _dotted(votes))
        for pair, votes in zip(figures.PRESIDENT_PAIRS, area.votes, strict=True)
    ]
    pdf.table(rows, (1, 7, 2))
    pdf.paragraph("Saksi yang hadir menerima salinan. Kejadian khusus dan keberatan: nihil.")
    return _signed(pdf, "Ketua dan anggota PPK").save(path)


def _mayor(path: Path) -> Path:
    count = figures.MAYOR_2024
    pdf = _official(
        "SERTIFIKAT REKAPITULASI HASIL PENGHITUNGAN PEROLEHAN SUARA", "Pemilihan Wali Kota dan Wakil Wali Kota 2024"
    )
    rows = [("No", "Pasangan calon", "Suara")]
    rows += [
        (str(pair.number), pair.name, _dotted(votes))
        for pair, votes in zip(figures.MAYOR_PAIRS, count.votes, strict=True)
    ]
    rows += [("", "Suara sah", _dotted(count.valid)), ("", "Suara tidak sah", _dotted(count.invalid))]
    pdf.table([*rows, ("", "Suara sah dan tidak sah", _dotted(count.cast))], (1, 7, 2), last_bold=True)
    pdf.paragraph(f"Pemilih dalam DPT: {_dotted(count.registered)}.")
    return _signed(pdf, "Ketua dan anggota KPU Kota Bogor").save(path)


def _council(path: Path) -> Path:
    pdf = _official("SERTIFIKAT REKAPITULASI HASIL PENGHITUNGAN PEROLEHAN SUARA", "Pemilu Anggota DPRD Kota Bogor 2024")
    pdf.paragraph("Perolehan suara partai politik yang mendapat kursi, untuk seluruh kota.")
    rows = [("No", "Partai politik", "Suara", "Kursi")]
    rows += [(str(one.number), one.name, _dotted(one.votes), str(one.seats)) for one in figures.COUNCIL_2024]
    seats = sum(one.seats for one in figures.COUNCIL_2024)
    pdf.table([*rows, ("", "Jumlah kursi", "", str(seats))], (1, 7, 2, 1.3), last_bold=True)
    return _signed(pdf, "Ketua dan anggota KPU Kota Bogor").save(path)


def _voters_announced(path: Path) -> Path:
    pdf = _official("PENGUMUMAN", "Nomor 207/PL.02.1-Pu/3271/2024")
    pdf.paragraph("Daftar pemilih sementara Pemilihan Wali Kota dan Wakil Wali Kota Bogor telah ditempel di kelurahan.")
    pdf.paragraph(
        "Warga yang namanya belum tercantum, tertulis keliru, atau tercatat lebih dari satu kali dipersilakan:"
    )
    for step in (
        "1. datang ke sekretariat PPS di kelurahan,",
        "2. membawa KTP elektronik,",
        "3. mengisi formulir tanggapan.",
    ):
        pdf.paragraph(step, indent=20)
    pdf.paragraph("Pelayanan tidak dipungut biaya.")
    return _signed(pdf, OFFICE_SHORT).save(path)


def _attendance(path: Path) -> Path:
    pdf = _official("DAFTAR HADIR", "Rapat pleno terbuka rekapitulasi Pemilu 2024")
    rows = [("No", "Unsur", "Tanda tangan")]
    invited = ("Saksi partai politik", "Bawaslu Kota", "Panwaslu kecamatan", "Pemantau pemilu", "Kepolisian", "Media")
    pdf.table([*rows, *((str(number), who, "") for number, who in enumerate(invited, 1))], (1, 6, 4))
    return _signed(pdf, "Notulis").save(path)


def _research(path: Path) -> Path:
    pdf = _official("SURAT IZIN PENELITIAN", "Nomor 18/PLB.01.6-SD/3271/2025")
    pdf.paragraph(
        "Diberikan kepada (nama peneliti), mahasiswa (nama perguruan tinggi), untuk meneliti suara tidak sah."
    )
    pdf.paragraph(
        "Data yang diserahkan adalah data olahan tanpa nama dan nomor induk pemilih. Salinan hasil penelitian"
    )
    pdf.paragraph("diserahkan kepada Rumah Pintar Pemilu paling lambat sebulan setelah selesai.")
    return _signed(pdf, OFFICE_SHORT).save(path)


def _report(path: Path) -> Path:
    count = figures.MAYOR_2024
    pdf = _official("RINGKASAN LAPORAN PENYELENGGARAAN", "Pemilu dan Pemilihan 2024 di Kota Bogor")
    seats = sum(party.seats for party in figures.COUNCIL_2024)
    pdf.paragraph(f"Anggota DPRD Kota Bogor hasil Pemilu 2024 berjumlah {seats} orang dari lima daerah pemilihan.")
    pdf.paragraph(
        f"Pada Pemilihan Wali Kota, {_dotted(count.cast)} suara masuk: {_dotted(count.valid)} sah dan "
        f"{_dotted(count.invalid)} tidak sah, dari {_dotted(count.registered)} pemilih dalam DPT."
    )
    pdf.paragraph(
        "Pelajaran yang dicatat: arsip hasil harus dapat ditemukan kembali juga setelah kantor pindah, dan setiap "
        "angka harus dapat ditelusuri sampai ke formulir asalnya."
    )
    return _signed(pdf, OFFICE_SHORT).save(path)


def _seats(path: Path) -> Path:
    """Write the quotients of district 2 by divisors 1, 3 and 5, with the seats they win."""
    district = figures.COUNCIL_DISTRICTS[1]
    parties = [one for one in figures.COUNCIL_2024 if one.second_votes is not None]
    with writing(path, "Pembagian kursi daerah pemilihan 2", OFFICE_SHORT) as book:
        sheet = book.sheet("Dapil 2", (6, 16, 13, 13, 13, 10))
        title = "Pembagian kursi DPRD Kota Bogor 2024, daerah pemilihan 2"
        row = book.head(sheet, ((title, "title"), (MARK, "mark")), 5) + 1
        for column, text in enumerate(("No", "Partai", "Suara : 1", "Suara : 3", "Suara : 5", "Kursi")):
            sheet.write_string(row, column, text, book.format("header"))
        for party in parties:
            row += 1
            votes = party.second_votes or 0
            sheet.write_number(row, 0, party.number, book.format("row_number"))
            sheet.write_string(row, 1, party.short, book.format("area"))
            sheet.write_number(row, 2, votes, book.format("count"))
            for column, divisor in ((3, 3), (4, 5)):
                sheet.write_formula(row, column, f"=C{row + 1}/{divisor}", book.format("count"), votes / divisor)
            sheet.write_number(row, 5, party.second_seats, book.format("count"))
        sheet.write_string(row + 2, 1, f"Jumlah kursi: {district.seats}", book.format("bold"))
    return path


def _loading(path: Path) -> Path:
    """Write which boxes go on which vehicle when the office moves."""
    loads = (
        ("Truk pertama", "Ruang Arsip Vital", "Semua boks, dikawal arsiparis"),
        ("Truk kedua", "Ruang Arsip Inaktif", "Rak 1 dan Rak 2"),
        ("Truk ketiga", "Ruang Arsip Inaktif", "Rak 3 dan selebihnya"),
        ("Mobil boks", "Ruang Teknis dan Ruang Hukum", "Boks berkas yang masih dipakai"),
        ("Mobil dinas", "Ruang Data", "Cakram cadangan dalam kantong antistatis"),
    )
    with writing(path, "Daftar muat kendaraan", OFFICE_SHORT) as book:
        sheet = book.sheet("Daftar muat", (6, 18, 32, 44))
        row = book.head(sheet, (("Daftar muat kendaraan pindah kantor", "title"), (MARK, "mark")), 3) + 1
        for column, text in enumerate(("No", "Kendaraan", "Dari ruang", "Yang dimuat")):
            sheet.write_string(row, column, text, book.format("header"))
        for number, load in enumerate(loads, 1):
            sheet.write_number(row + number, 0, number, book.format("row_number"))
            for column, text in enumerate(load, 1):
                sheet.write_string(row + number, column, text, book.format("area"))
    return path


def _invitation(path: Path) -> Path:
    return write_docx(
        path,
        "UNDANGAN RAPAT PLENO TERBUKA",
        (
            "Nomor\t: 64/PL.01.8-Und/3271/2024",
            "Perihal\t: Undangan rapat pleno rekapitulasi hasil Pemilu 2024",
            "Yth. saksi partai politik, Bawaslu Kota, dan pemantau pemilu di tempat.",
            f"{OFFICE} mengundang Saudara pada rapat pleno terbuka rekapitulasi hasil penghitungan perolehan suara.",
            "Hari\t: Jumat, 1 Maret 2024 sampai selesai",
            "Acara\t: Pembacaan hasil per kecamatan, urut dari yang lebih dahulu selesai",
            "Saksi membawa surat mandat asli. Siaran langsung dapat diikuti melalui kanal kantor.",
            "(nama pejabat)",
        ),
    )


def _order_of_meeting(path: Path) -> Path:
    return write_docx(
        path,
        "TATA TERTIB RAPAT PLENO REKAPITULASI PEMILIHAN WALI KOTA",
        (
            "1. Rapat dipimpin ketua, dibuka bila anggota lengkap menurut tata tertib.",
            "2. PPK membacakan hasil; saksi mencocokkan dengan salinan yang dipegang.",
            "3. Keberatan disampaikan tertulis pada formulir kejadian khusus dan dijawab saat itu juga bila dapat.",
            "4. Pembetulan angka diparaf ketua PPK dan saksi yang hadir.",
            "5. Sertifikat ditandatangani, lalu salinannya dibagikan pada hari yang sama.",
        ),
    )


def _minutes(path: Path) -> Path:
    return write_docx(
        path,
        "NOTULA RAPAT KOORDINASI EVALUASI TAHAPAN",
        (
            "Hari dan tanggal\t: Selasa, 18 Februari 2025",
            "Peserta\t: Bawaslu, kepolisian, Kesbangpol, dan KPU Kota Bogor",
            "Kesepakatan pertama: daftar kejadian khusus disusun per kelurahan, bukan per kecamatan.",
            "Kesepakatan kedua: arsip pengamanan diserahkan ke unit kearsipan sebelum pindah kantor.",
            "Kesepakatan ketiga: data olahan dipertukarkan setahun sekali melalui flashdisk bersegel.",
            "Notulis: (nama pegawai)",
        ),
    )


def _terms(path: Path) -> Path:
    return write_docx(
        path,
        "KERANGKA ACUAN PENYUSUNAN RENCANA STRATEGIS",
        (
            "Latar belakang. Periode lama berakhir dan kantor akan pindah ke gedung baru.",
            "Tujuan. Rencana yang ringkas, terukur, dan dapat dibaca pegawai baru dalam sejam.",
            "Keluaran. Naskah, matriks indikator, dan jadwal peninjauan tengah periode.",
            "Pelaksana. Subbagian Perencanaan, Data, dan Informasi.",
        ),
    )


def _training(path: Path) -> Path:
    checks = (
        "Jumlah suara calon sama dengan suara sah",
        "Sah dan tidak sah sama dengan pengguna hak pilih",
        "Laki-laki dan perempuan sama dengan jumlah",
    )
    slides = (
        ("Sebelum pleno", ("Hitung kotak dan segelnya", "Siapkan C.HASIL menurut kelurahan", "Uji pengeras suara")),
        ("Tiga pemeriksaan", checks),
        ("Kalau ada selisih", ("Buka C.HASIL, jangan menebak", "Betulkan, paraf, dan catat pada kejadian khusus")),
    )
    return write_slides(path, "Mengisi D.HASIL KECAMATAN dengan benar", slides)


def _school(path: Path) -> Path:
    steps = ("Periksa surat suara, minta ganti bila rusak", "Coblos sekali, lipat, masukkan ke kotaknya")
    slides = (
        ("Siapa boleh memilih", ("Sudah tujuh belas tahun, atau sudah menikah", "Terdaftar sebagai pemilih")),
        ("Di dalam bilik", steps),
    )
    return write_slides(path, "Mengenal surat suara", slides)


def _backup_card(path: Path) -> Path:
    lines = (
        MARK, "", "KARTU KENDALI PENCADANGAN", OFFICE_SHORT, "",
        "Harian    : catalogue dan berkas, ke cakram A, sesudah jam kerja",
        "Mingguan  : seluruh lemari, ke cakram B, disimpan di ruang lain",
        "Bulanan   : seluruh lemari, ke cakram C, dibawa ke luar gedung",
        "Uji pulih : dua kali setahun, hasilnya ditulis di bawah ini", "",
        "15 Juni 2026   berhasil, 41 menit   (nama petugas)",
    )  # fmt: skip
    path.write_bytes("\r\n".join(lines).encode() + b"\r\n")
    return path


def _debate_notes(path: Path) -> Path:
    lines = (
        MARK, "", "CATATAN TATA LETAK PANGGUNG DEBAT PUBLIK", "",
        "Lima podium sejajar, urut nomor dari kiri penonton.",
        "Moderator di tengah depan, panelis di sisi kanan.",
        "Jam hitung mundur terlihat dari semua podium.",
        "Juru bahasa isyarat di layar dan di panggung.",
    )  # fmt: skip
    path.write_bytes("\r\n".join(lines).encode() + b"\r\n")
    return path


def _picture(painter: pictures.Painter) -> Callable[[Path], Path]:
    return lambda path: pictures.write_picture(path, painter)


PAPERS = (
    Paper("rekap19-kota", "Sertifikat rekap Pilpres 2019.pdf", _president),
    Paper("rekap19-kec/Bogor Tengah", "Berita acara PPK Bogor Tengah 2019.pdf", _subdistrict),
    Paper("rekap19-kec/Bogor Tengah", "Pleno kecamatan.jpg", _picture(pictures.plenary)),
    Paper("dhasilkwk24", "Sertifikat rekap Pilwalkot 2024.pdf", _mayor),
    Paper("dhasilkwk24", "Grafik perolehan suara Pilwalkot.png", _picture(pictures.mayor_chart)),
    Paper("dhasilkota24", "Sertifikat rekap DPRD Kota 2024.pdf", _council),
    Paper("kursi24", "Pembagian kursi dapil 2.xlsx", _seats),
    Paper("undpleno24", "Undangan pleno rekapitulasi.docx", _invitation),
    Paper("undpleno24", "Daftar hadir pleno.pdf", _attendance),
    Paper("undpleno-kwk24", "Tata tertib pleno.docx", _order_of_meeting),
    Paper("dps-pilkada24", "Pengumuman daftar pemilih sementara.pdf", _voters_announced),
    Paper("apk24", "Titik pasang alat peraga.png", _picture(pictures.poster_points)),
    Paper("sirekap24", "Pembanding tampilan dan formulir.png", _picture(pictures.display_compared)),
    Paper("foto24", "Suasana TPS.jpg", _picture(pictures.polling_station)),
    Paper("maskot24", "Karya maskot kotak suara.jpg", _picture(pictures.mascot_sheet)),
    Paper("bimtek24", "Mengisi D.HASIL KECAMATAN.pptx", _training),
    Paper("pemilihmuda24", "Mengenal surat suara.pptx", _school),
    Paper("debat24", "Tata letak panggung debat.txt", _debate_notes),
    Paper("lapor24", "Ringkasan laporan 2024.pdf", _report),
    Paper("rakor25", "Notula rapat evaluasi.docx", _minutes),
    Paper("renstra25", "Kerangka acuan renstra.docx", _terms),
    Paper("riset25", "Izin penelitian.pdf", _research),
    Paper("pindah25", "Denah ruang arsip baru.png", _picture(pictures.archive_room)),
    Paper("pindah25", "Daftar muat kendaraan.xlsx", _loading),
    Paper("cadang26", "Kartu kendali cadangan.txt", _backup_card),
)


def _official(title: str, below: str) -> Pdf:
    pdf = Pdf(f"{title} – {below}")
    pdf.heading(OFFICE.upper(), 12)
    pdf.gap(10)
    pdf.heading(title)
    pdf.heading(below, 12)
    pdf.gap(14)
    return pdf


def _signed(pdf: Pdf, office: str) -> Pdf:
    pdf.gap(16)
    pdf.paragraph(office, indent=270)
    pdf.gap(34)
    pdf.paragraph("(nama pejabat)", indent=270)
    return pdf


def _dotted(value: int) -> str:
    return f"{value:,}".replace(",", ".")

"""How the archive writes years and places out for people; it knows records' values, no table and no screen."""

from __future__ import annotations

from app.i18n import tr, trc

#: What stands between the names of a place's path where it is stored and shown.
SEPARATOR = " · "
#: What stands around the word of an office move, where a place's path would be.
_MARK = "\x1f"


def years_text(first: int | None, last: int | None) -> str:
    """Return a span of years as people write it: "2014–2019", "2019", or nothing."""
    if first is None and last is None:
        return ""
    if first is None or last is None or first == last:
        return str(first if first is not None else last)
    return f"{first}–{last}"


def place_text(path: str | None, box: str | None) -> str:
    """Return a place and a box as one text: "Rak 2 · Boks 118"."""
    return SEPARATOR.join(part for part in (where_text(path), box_text(box)) if part)


def where_text(where: str | None) -> str:
    """Return where a box is, as people read it: the path of a place, or what an office move says of it."""
    if not where or not where.startswith(_MARK):
        return where or ""
    _, state, vehicle = where.split(_MARK)
    match state:
        case "loaded":
            return tr("Di kendaraan {name}", name=vehicle) if vehicle else tr("Di kendaraan")
        case "arrived":
            return tr("Sudah tiba, belum ditata")
        case _:
            return tr("Belum ditemukan sejak pindah kantor")


def box_text(number: str | None) -> str:
    """Return a box's name: "Boks 118"; a box without a number has none."""
    return tr("Boks {number}", number=number) if number else ""


def path_of(text: str | None) -> tuple[str, ...]:
    """Return the names of a stored path, from the widest place to the finest."""
    return tuple(where_text(text).split(SEPARATOR)) if text else ()


def field_text(name: str) -> str:
    """Return what a field of a dossier is called."""
    names = {
        "number": tr("Nomor berkas"),
        "code": tr("Kode klasifikasi"),
        "title": tr("Uraian"),
        "year_from": tr("Tahun awal"),
        "year_to": tr("Tahun akhir"),
        "extent": tr("Jumlah"),
        "unit": tr("Satuan"),
        "copy_status": tr("Tingkat perkembangan"),
        "medium": tr("Media"),
        "condition": tr("Kondisi"),
        "access": tr("Keamanan & akses"),
        "category": tr("Kategori arsip"),
        "protection": tr("Metode perlindungan"),
        "creator": tr("Pencipta arsip"),
        "processing_unit": tr("Unit pengolah"),
        "stage": tr("Tahap"),
        "election": tr("Pemilu"),
        "exempt": tr("Informasi publik"),
        "closed_year": tr("Tahun ditutup"),
        "note": tr("Keterangan"),
        "own": tr("Isian tambahan"),
        "active_years": tr("Retensi aktif"),
        "inactive_years": tr("Retensi inaktif"),
        "disposition": tr("Nasib akhir"),
        "folder": tr("Nomor folder"),
        "box": tr("Lokasi simpan"),
        "basis": tr("Dasar hukum"),
        "date": tr("Tanggal"),
        "year": tr("Tahun"),
        "contents": tr("Isi berkas"),
        "classification": tr("Klasifikasi"),
        "place": tr("Tempat"),
    }
    return names.get(name, name)


def value_text(field: str, value: object) -> str:
    """Return a value of a field in words; what has none ("" for None) as it is."""
    if value is None:
        return ""
    words = {
        ("access", "B"): trc("akses", "Biasa"),
        ("access", "T"): trc("akses", "Terbatas"),
        ("access", "R"): trc("akses", "Rahasia"),
        ("access", "SR"): trc("akses", "Sangat Rahasia"),
        ("stage", "active"): trc("tahap", "Aktif"),
        ("stage", "inactive"): trc("tahap", "Inaktif"),
        ("stage", "permanent"): trc("tahap", "Statis"),
        ("stage", "handed_over"): trc("tahap", "Diserahkan"),
        ("stage", "destroyed"): trc("tahap", "Dimusnahkan"),
        ("copy_status", "original"): trc("tingkat perkembangan", "Asli"),
        ("copy_status", "copy"): trc("tingkat perkembangan", "Salinan"),
        ("copy_status", "carbon"): trc("tingkat perkembangan", "Tembusan"),
        ("copy_status", "mixed"): trc("tingkat perkembangan", "Kombinasi"),
        ("medium", "text"): trc("media", "Tekstual"),
        ("medium", "audiovisual"): trc("media", "Audio-visual"),
        ("medium", "digital"): trc("media", "Digital"),
        ("medium", "cartographic"): trc("media", "Kartografi"),
        ("condition", "good"): trc("kondisi", "Baik"),
        ("condition", "fragile"): trc("kondisi", "Rapuh"),
        ("condition", "damaged"): trc("kondisi", "Rusak"),
        ("disposition", "destroy"): trc("nasib akhir", "musnah"),
        ("disposition", "keep"): trc("nasib akhir", "permanen"),
        ("disposition", "review"): trc("nasib akhir", "dinilai kembali"),
        ("exempt", "0"): trc("informasi publik", "Terbuka"),
        ("exempt", "1"): trc("informasi publik", "Dikecualikan"),
        ("category", "general"): trc("kategori arsip", "Umum"),
        ("category", "vital"): trc("kategori arsip", "Vital"),
        ("category", "protected"): trc("kategori arsip", "Terjaga"),
    }
    return words.get((field, str(value)), str(value))

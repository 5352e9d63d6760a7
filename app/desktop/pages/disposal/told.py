"""The words of the disposal page; it knows no widget."""

from __future__ import annotations

from app.archive.disposal.records import Due, Kind, State
from app.i18n import tr, trc


def due_words(due: Due) -> str:
    """Return what the schedule asks of dossiers, in words."""
    return {
        Due.TRANSFER: trc("jatuh tempo", "pindah"),
        Due.DESTRUCTION: trc("jatuh tempo", "musnah"),
        Due.HAND_OVER: trc("jatuh tempo", "serah"),
        Due.REVIEW: trc("jatuh tempo", "nilai kembali"),
        Due.UNKNOWN: trc("jatuh tempo", "belum terhitung"),
    }[due]


def due_hint(due: Due) -> str:
    """Return what a list of due dossiers is and what to do with it, in a sentence."""
    return {
        Due.TRANSFER: tr("Masa aktifnya habis: usulkan pemindahan dari unit pengolah ke unit kearsipan."),
        Due.DESTRUCTION: tr("Masa inaktifnya habis dan nasib akhirnya musnah: usulkan untuk dinilai panitia."),
        Due.HAND_OVER: tr("Masa inaktifnya habis dan nasib akhirnya permanen: usulkan penyerahan."),
        Due.REVIEW: tr("Masa inaktifnya habis dan perlu dinilai kembali: tetapkan nasib akhir tiap berkas."),
        Due.UNKNOWN: tr("Tahun tutup, jangka waktu, atau nasib akhirnya belum diketahui, jadi jamnya belum berjalan."),
    }[due]


def kind_words(kind: Kind) -> str:
    """Return what is proposed, in words."""
    return {
        Kind.TRANSFER: trc("usulan", "Pemindahan"),
        Kind.DESTRUCTION: trc("usulan", "Pemusnahan"),
        Kind.HAND_OVER: trc("usulan", "Penyerahan"),
    }[kind]


def state_words(state: State) -> str:
    """Return where a proposal stands, in words."""
    return {
        State.DRAFT: trc("usulan", "disusun"),
        State.PROPOSED: trc("usulan", "diajukan"),
        State.CONSENTED: trc("usulan", "disetujui"),
        State.DONE: trc("usulan", "selesai"),
        State.WITHDRAWN: trc("usulan", "ditarik"),
    }[state]


def requirement_words(code: str) -> str:
    """Return what a proposal needs before it can be carried out, in words."""
    return {
        "consent": tr("Persetujuan"),
        "letter": tr("Surat persetujuan ANRI"),
        "committee": tr("Panitia: ketua dan anggota"),
        "witnesses": tr("Dua saksi"),
        "decree": tr("Surat keputusan"),
        "minutes": tr("Nomor dan tanggal berita acara"),
        "receiver": tr("Penerima"),
        "files": tr("Nasib berkas digital"),
        "free": tr("Tidak ada yang ditahan atau dipinjam"),
        "due": tr("Retensi semua berkas habis"),
        "signatures": tr("Tanda tangan dua orang"),
    }[code]


def verb_words(kind: Kind) -> str:
    """Return what carrying a proposal out is called on its button."""
    return {
        Kind.TRANSFER: trc("tombol", "Pindahkan"),
        Kind.DESTRUCTION: trc("tombol", "Musnahkan"),
        Kind.HAND_OVER: trc("tombol", "Serahkan"),
    }[kind]

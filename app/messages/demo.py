"""Sentences about the sample and the run of the main job on it."""

SENTENCES: dict[str, str] = {
    "demo_cabinet_not_ours": "Di {folder} sudah ada lemari atau berkas yang bukan buatan contoh. Tidak ada yang "
    "diubah; pilih folder lain untuk contoh.",
    "demo_not_a_folder": "{folder} bukan folder, jadi contoh tidak dapat ditulis ke sana. Tidak ada yang diubah; pilih "
    "folder lain untuk contoh.",
    # Acts
    "demo_completed": "Melengkapi arsip contoh dengan media, kondisi, tahun tutup, dan {files} berkas digital",
}

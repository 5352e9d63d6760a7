"""Sentences about decks, workbooks and lists written."""

SENTENCES: dict[str, str] = {
    "report_exists": "{path} sudah ada. Tidak ada yang ditulis; pilih nama lain, atau minta agar ditimpa (--force).",
    "report_in_use": "{path} sedang terbuka di program lain atau terkunci. Isinya tidak diubah; tutup dahulu, "
    "lalu ulangi.",
    "report_no_permission": "Tidak boleh menulis ke {path}. Tidak ada yang ditulis; pilih folder lain.",
    "report_no_folder": "Folder untuk {path} tidak dapat dibuat. Tidak ada yang ditulis; periksa tempatnya.",
    "report_folder": "{path} adalah sebuah folder. Tidak ada yang ditulis; sebutkan nama berkas di dalamnya.",
    "report_name_too_long": "Nama {path} terlalu panjang. Tidak ada yang ditulis; pakai nama yang lebih pendek.",
    "report_disk_full": "Ruang penyimpanan penuh, {path} tidak jadi ditulis. Yang lama, bila ada, masih utuh; "
    "kosongkan ruang lalu ulangi.",
    "report_failed": "{path} tidak dapat ditulis ({detail}). Yang lama, bila ada, masih utuh; periksa tempatnya, "
    "lalu ulangi.",
    "report_template": "Templat {path} tidak dapat dipakai: {detail}. Tidak ada yang ditulis; templat harus tanpa "
    "salindia dan memuat tata letak Sampul, Daftar Isi, Hasil, Grafik, Tabel dan Sumber.",
    "report_too_long": "Lembar {detail} lebih panjang daripada yang muat dalam Excel (1.048.576 baris), jadi {path} "
    "tidak ditulis. Persempit dahulu isinya.",
    "report_suffix": "Nama {path} harus berakhir dengan {suffix}. Tidak ada yang ditulis.",
    "report_list_unknown": "Tidak ada daftar '{kind}'. Yang ada: {kinds}.",
}

"""Sentences about the command line and the window."""

SENTENCES: dict[str, str] = {
    "usage": "Perintahnya belum tepat: {detail}. Tidak ada yang diubah; lihat 'sidalu --help'.",
    "interrupted": "Dihentikan atas permintaan; pekerjaan yang belum selesai dibatalkan dan tidak ada yang diubah.",
    "fault": "Terjadi kesalahan yang tak terduga (catatan {reference}). Pekerjaan ini dibatalkan dan lemari tidak "
    "berubah. Sampaikan nomor catatan itu kepada pengelola Sidalu.",
    "import_files": "Memasukkan {names}: {figures} angka atau catatan",
    "strict_refused": "{name} ditolak seluruhnya karena {errors} kesalahan (pilihan --strict). Tidak ada yang diubah; "
    "perbaiki isinya atau masukkan tanpa --strict.",
    "election_unknown_word": "'{election}' bukan nama pemilu. Tulis JENIS-TAHUN atau JENIS-TAHUN-PUTARAN, misalnya "
    "ppwp-2019 atau pkwkk-2024-1.",
    "receipt_not_kept": "Perbuatan nomor {batch} bukan impor, atau tanda terimanya tidak tersimpan. Tidak ada yang "
    "ditulis; lihat 'sidalu history'.",
    "receipt_of_dry_run": "Tanda terima hanya ada bagi impor yang diterapkan, bukan bagi --dry-run. Tidak ada yang "
    "diubah.",
    "nothing_refused": "Tidak ada yang ditolak dari {name}, jadi tidak ada baris untuk ditulis.",
    "no_results_yet": "Belum ada hasil pemilu di lemari ini. Masukkan dahulu dengan 'sidalu import FILE'.",
    "no_display": "Jendela tidak dapat dibuka karena tidak ada layar ({detail}). Tidak ada yang diubah; perintah lain "
    "tetap dapat dipakai, lihat 'sidalu --help'.",
    "file_gone": "'{name}' sudah tidak ada di tempatnya. Tidak ada yang diubah; lihat apakah dipindahkan atau dihapus.",
    "copy_never_kept": "{name} diimpor sebelum salinan disimpan di lemari, sehingga selnya tidak dapat "
    "ditampilkan. Impor lagi berkas itu bila masih ada.",
    "copy_gone": "Salinan {name} tidak ada lagi di lemari, sehingga selnya tidak dapat ditampilkan. Angkanya tetap "
    "ada; cari salinannya di cadangan, atau impor lagi berkas aslinya.",
    "cannot_open": "Komputer ini tidak mempunyai program untuk membuka '{name}'. Tidak ada yang diubah.",
    # Acts of the window.
    "dossier_added": "Mencatat berkas {number}: {title}",
    "dossier_edited": "Mengubah berkas {number}: {title}",
    "dossier_deleted": "Menghapus berkas {number}: {title}",
    "search_saved": "Menyimpan pencarian '{name}'",
    "search_renamed": "Mengganti nama pencarian '{before}' menjadi '{name}'",
    "search_removed": "Menghapus pencarian tersimpan '{name}'",
    "item_added": "Menambah isi berkas {number}: {title}",
    "item_edited": "Mengubah isi berkas {number}: {title}",
    "items_deleted": "Menghapus {items} isi berkas {number}",
    "folders_catalogued": "Mencatat {dossiers} berkas dari folder",
    "files_added": "Melampirkan {files} berkas digital pada berkas {number}",
    "make_edition_current": "Memberlakukan klasifikasi {name}",
    "election_needed": "Ada beberapa pemilu di lemari ini: {elections}. Sebutkan satu dengan --election.",
}

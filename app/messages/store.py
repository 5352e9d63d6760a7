"""Sentences about the cabinet, its history and its copies."""

SENTENCES: dict[str, str] = {
    # The cabinet and its file
    "cabinet_missing": "Belum ada lemari di {folder}. Buat lemari baru, atau pilih folder yang lain.",
    "cabinet_taken": (
        "Lemari ini sedang dipakai oleh {who} di komputer {host} sejak {since}. Tidak ada yang diubah; "
        "tutup dahulu Sidalu di sana, atau buka lemari ini hanya untuk dibaca."
    ),
    "cabinet_busy": "Lemari sedang menyimpan pekerjaan lain. Tidak ada yang diubah; coba lagi sebentar lagi.",
    "cabinet_not_ours": "Berkas catalogue.db di sini bukan milik Sidalu. Berkas itu tidak diubah; pilih folder lain.",
    "cabinet_newer": (
        "Lemari ini dibuat oleh Sidalu yang lebih baru (versi {version}, program ini mengenal versi {ours}). "
        "Lemari tidak diubah; pasang Sidalu terbaru untuk membukanya."
    ),
    "cabinet_damaged": (
        "Katalog di {folder} rusak dan tidak ada cadangan yang baik. Katalog tidak diubah; "
        "salin folder itu ke tempat aman sebelum mencoba apa pun."
    ),
    "cabinet_damaged_backup": (
        "Katalog di {folder} rusak. Katalog tidak diubah; cadangan terbaru yang baik, {backup}, dapat dipulihkan."
    ),
    "cabinet_no_permission": "Lemari di {folder} tidak boleh dibaca oleh pengguna ini. Tidak ada yang diubah; mintalah "
    "izin baca, atau pilih lemari lain.",
    "cabinet_read_only": "Lemari di {folder} tidak boleh ditulisi. Tidak ada yang diubah; periksa izin foldernya.",
    "cabinet_no_folder": "{folder} bukan folder. Tidak ada yang diubah; pilih folder untuk lemari.",
    "cabinet_no_lock": (
        "Disk tempat {folder} tidak dapat menjaga agar hanya satu orang yang menulis. "
        "Tidak ada yang diubah; pindahkan lemari ke disk lain."
    ),
    "opened_for_reading": "Lemari ini dibuka hanya untuk dibaca. Tidak ada yang diubah.",
    "migration_failed": (
        "Lemari tidak dapat disesuaikan dengan versi program ini ({told}). "
        "Lemari tetap seperti semula; salinannya ada di cadangan/{backup}."
    ),
    "disk_full": "Ruang disk habis. Tidak ada yang berubah; kosongkan sebagian disk, lalu coba lagi.",
    "disk_unreachable": (
        "Disk tempat lemari tidak dapat dibaca atau ditulisi. Pekerjaan terakhir tidak disimpan; "
        "pasang kembali disk atau sambungannya, lalu coba lagi."
    ),
    # History
    "nothing_to_undo": "Tidak ada perbuatan yang dapat diurungkan.",
    "nothing_to_redo": "Tidak ada perbuatan yang dapat diulangi.",
    "unknown_batch": "Tidak ada perbuatan bernomor {batch}. Tidak ada yang diubah; lihat nomornya di riwayat.",
    "not_an_act": (
        "Nomor {batch} sendiri mengurungkan atau mengulangi perbuatan lain. Tidak ada yang diubah; "
        "sebutkan nomor perbuatan asalnya."
    ),
    "history_older": (
        "Perbuatan ini dicatat oleh Sidalu versi lama dan tidak dapat diurungkan atau diulangi lagi. "
        "Tidak ada yang diubah."
    ),
    "already_undone": "Perbuatan nomor {batch} sudah diurungkan. Tidak ada yang diubah.",
    "nothing_turned_back": "Perbuatan nomor {batch} tidak dapat diurungkan atau diulangi ({reasons}). Tidak ada yang "
    "diubah.",
    "kept_edited": "sudah diubah setelahnya",
    "kept_gone": "sudah tidak ada",
    "kept_taken": "nomor atau namanya sudah dipakai yang lain",
    "kept_in_use": "masih dipakai data lain",
    "kept_parent_gone": "data induknya sudah tidak ada",
    # Copies
    "file_exists": "{file} sudah ada dan tidak ditimpa. Pilih nama lain.",
    "file_missing": "{file} tidak ada. Tidak ada yang diubah; periksa nama dan foldernya.",
    "no_backup": "Belum ada cadangan di lemari ini. Tidak ada yang diubah; buat cadangan dahulu.",
    "backup_no_place": "Cadangan tidak dapat ditulis ke {file}. Tidak ada yang diubah; periksa izin foldernya, atau "
    "pilih tempat lain.",
    "backup_no_permission": "Cadangan {file} tidak dapat dibaca. Lemari tidak diubah; periksa izin dan disknya.",
    "backup_not_ours": "{file} bukan cadangan Sidalu. Lemari tidak diubah; pilih berkas dari folder cadangan.",
    "backup_bad": "Salinan {file} tidak utuh dan tidak dipakai. Lemari tidak diubah; coba buat atau pilih yang lain.",
    "backup_altered": (
        "Cadangan {file} tidak lagi sama dengan saat dibuat. Lemari tidak diubah; pilih cadangan yang lain."
    ),
    # Digital files
    "vault_source_missing": "Berkas '{name}' tidak ditemukan. Tidak ada yang disimpan; periksa nama dan tempatnya.",
    "vault_source_changed": "Berkas '{name}' berubah selagi disalin. Tidak ada yang disimpan; tutup program yang "
    "menulisnya, lalu ulangi.",
    "vault_source_folder": "'{name}' adalah folder. Tidak ada yang disimpan; pilih berkas di dalamnya.",
    "vault_source_refused": "Berkas '{name}' tidak boleh dibaca oleh pengguna ini. Tidak ada yang disimpan; mintalah "
    "izin baca atau salin dahulu berkasnya.",
    "vault_names_used_up": "Terlalu banyak berkas digital bernama '{name}'. Tidak ada yang disimpan; ubah uraian "
    "berkasnya.",
    # What a check finds
    "vault_part_left": "'{path}' adalah sisa penyalinan yang terputus dan boleh dihapus.",
    "check_page_damaged": "Sebagian katalog rusak ({told}). Pulihkan cadangan terbaru.",
    "check_reference_hanging": "Baris {row} dari tabel ini menunjuk ke data {parent} yang tidak ada.",
    "check_table_loose": "Tabel ini tidak lagi memeriksa jenis isinya. Pulihkan cadangan terbaru.",
    "check_history_damaged": "Riwayat perbuatan nomor {batch} rusak; perbuatan itu tidak dapat diurungkan dengan aman.",
    "check_backup_altered": "Cadangan ini tidak lagi sama dengan saat dibuat. Buat cadangan baru.",
    # Settings
    "settings_not_saved": (
        "Pengaturan tidak dapat disimpan di {folder}. Yang lama tetap berlaku; periksa disk dan izin foldernya."
    ),
    "setting_unknown": "Tidak ada pengaturan bernama '{name}'. Yang ada: {known}. Tidak ada yang diubah.",
    "setting_not_a_number": "Tulis bilangan bulat dari {first} sampai {last}. Tidak ada yang diubah.",
    "setting_value_odd": "'{value}' tidak mungkin untuk pengaturan {name}. Tidak ada yang diubah.",
    "settings_unreadable": "Pengaturan tidak dapat dibaca; nilai bawaan dipakai.",
    "settings_set_aside": (
        "Berkas pengaturan rusak dan disisihkan sebagai pengaturan-rusak.json; nilai bawaan dipakai."
    ),
    "settings_value_wrong": "Sebagian nilai di berkas pengaturan tidak masuk akal; nilai bawaannya yang dipakai.",
}

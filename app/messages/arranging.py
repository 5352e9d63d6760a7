"""Sentences about arranging: the trash, many dossiers at once, accessions, fields of the office's own, templates."""

SENTENCES: dict[str, str] = {
    # What cannot be done
    "accession_incomplete": "Penerimaan perlu nomor, tanggal, asal, dan uraian. Tidak ada yang diubah; lengkapi "
    "isiannya.",
    "accession_number_taken": "Nomor penerimaan {number} sudah dipakai '{what}'. Tidak ada yang diubah; pilih nomor "
    "lain.",
    "custom_name_empty": "Namanya masih kosong. Tidak ada yang diubah; isi namanya dahulu.",
    "custom_name_taken": "Sudah ada isian bernama '{name}'. Tidak ada yang diubah; pilih nama lain.",
    "custom_choices_missing": "Isian '{name}' belum mempunyai pilihan. Tidak ada yang diubah; tulis satu pilihan tiap "
    "baris.",
    "custom_kind_used": "Isian '{name}' sudah terisi di {dossiers} berkas, jadi jenisnya tetap. Tidak ada yang "
    "diubah; buat isian baru untuk jenis lain.",
    # Acts
    "dossiers_edited": "Mengubah {fields} isian pada {dossiers} berkas sekaligus",
    "dossiers_moved": "Memindahkan {dossiers} berkas",
    "dossier_copied": "Menyalin berkas {number}: {title}",
    "items_reordered": "Mengurutkan isi berkas {number}",
    "items_moved": "Memindahkan {items} isi berkas {number} ke berkas {target}",
    "dossiers_merged": "Menggabungkan berkas {gone} ke berkas {number}",
    "dossiers_apart": "Mencatat berkas {number} dan {other} sebagai bukan duplikat",
    "accession_added": "Mencatat penerimaan {number} dari {source}",
    "accession_edited": "Mengubah penerimaan {number} dari {source}",
    "accession_removed": "Menghapus penerimaan {number} dari {source}",
    "accession_tied": "Mengisi penerimaan {number} dengan {dossiers} berkas",
    "custom_field_added": "Menambah isian {name}",
    "custom_field_edited": "Mengubah isian {name}",
    "custom_field_removed": "Menghapus isian {name}",
    "custom_fields_ordered": "Mengurutkan isian tambahan",
    "template_saved": "Menyimpan templat {name}",
    "template_removed": "Menghapus templat {name}",
    "dossiers_thrown": "Membuang {dossiers} berkas ke tempat sampah",
    "dossiers_restored": "Mengembalikan {dossiers} berkas dari tempat sampah",
    "trash_emptied": "Menghapus {dossiers} berkas dari tempat sampah",
}

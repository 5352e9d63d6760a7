"""Sentences about dossiers, places, the classification, archive lists, the vault and the search."""

SENTENCES: dict[str, str] = {
    # What was made of a sheet
    "archive_list_found": "Terbaca sebagai daftar arsip.",
    "archive_list_without_rows": "Judul daftar arsip ditemukan, tetapi di bawahnya tidak ada berkas.",
    "archive_no_table": "Di lembar ini tidak ada daftar arsip. Yang dicari: baris judul dengan kolom uraian dan nomor "
    "berkas, kode, kurun waktu, jumlah, atau lokasi simpan.",
    "archive_codes_found": "Terbaca sebagai daftar kode klasifikasi.",
    "archive_codes_without_rows": "Judul daftar klasifikasi ditemukan, tetapi di bawahnya tidak ada kode.",
    "archive_no_codes": "Di lembar ini tidak ada daftar klasifikasi. Yang dicari: kolom kode dan kolom uraian.",
    # Problems in a list
    "archive_value_to_note": "Isi kolom '{heading}' tidak dikenali; teksnya disimpan di keterangan berkas.",
    "archive_date_unreadable": "Isi kolom '{heading}' tidak terbaca sebagai tahun, tanggal, atau kurun waktu; teksnya "
    "disimpan di keterangan berkas.",
    "archive_access_unknown": "Klasifikasi keamanan dan akses ini tidak dikenal. Demi keamanan berkasnya dicatat "
    "Terbatas; teks aslinya disimpan di keterangan.",
    "archive_access_raised": "Akses salah satu item lebih ketat daripada berkas {number}; akses berkasnya mengikuti "
    "item itu.",
    "archive_section_row": "Baris ini dibaca sebagai judul bagian, bukan berkas.",
    "archive_title_missing": "Berkas {number} tidak mempunyai uraian, jadi tidak diambil.",
    "archive_item_title_missing": "Item ini tidak mempunyai uraian, jadi tidak diambil.",
    "archive_item_alone": "Item ini tidak berada di bawah berkas mana pun, jadi tidak diambil.",
    "archive_row_unused": "Baris ini tidak memuat berkas, item, atau kode, jadi dilewati.",
    "archive_possible_duplicate": "Mungkin ganda: '{title}' dengan kurun waktu yang sama sudah ada sebagai berkas "
    "{number}. Belum diambil; putuskan dahulu apakah ini berkas lain.",
    "archive_stays_in_place": "Berkas {number} tetap di tempat dan tahapnya karena {why}; keterangan lain dari "
    "daftar ini tetap diambil.",
    "archive_number_in_use": "Nomor {number} juga dipakai berkas lain: '{title}'. Keduanya dicatat sebagai berkas "
    "tersendiri.",
    "archive_dossier_unknown": "Tidak ada berkas bernomor {number}, jadi itemnya tidak diambil. Masukkan dahulu "
    "daftar berkasnya.",
    "archive_dossier_ambiguous": "Ada beberapa berkas bernomor {number}, jadi itemnya tidak diambil. Tulis kode "
    "klasifikasi berkasnya di daftar.",
    "archive_nothing_found": "Dalam {name} tidak ditemukan daftar arsip. Yang dicari: baris judul dengan kolom uraian "
    "dan nomor berkas, kode, kurun waktu, jumlah, atau lokasi simpan. Tidak ada yang diubah.",
    # Problems in a classification
    "archive_code_missing": "Uraian ini tidak mempunyai kode, jadi dilewati.",
    "archive_code_without_title": "Kode {value} tidak mempunyai uraian, jadi tidak diambil.",
    "archive_code_twice": "Kode {value} tercantum lebih dari sekali; semuanya disimpan apa adanya.",
    "archive_code_odd": "Kode {value} tidak ditulis seperti kode lain; disimpan apa adanya. Periksa tanda titiknya.",
    "archive_no_codes_found": "Dalam {name} tidak ditemukan kode klasifikasi. Yang dicari: kolom kode dan kolom "
    "uraian. Tidak ada yang diubah.",
    # What cannot be done
    "archive_title_empty": "Berkas dan item perlu uraian. Tidak ada yang diubah; isi uraiannya dahulu.",
    "archive_number_empty": "Berkas perlu nomor. Tidak ada yang diubah; isi nomornya dahulu.",
    "archive_number_taken": "Nomor {number} sudah dipakai berkas '{title}' di unit yang sama. Tidak ada yang diubah; "
    "pilih nomor lain.",
    "archive_years_reversed": "Kurun waktu berkas {number} terbalik: {first} sampai {last}. Tidak ada yang diubah; "
    "tukar tahunnya.",
    "archive_years_reversed_many": "Tahun akhir akan mendahului tahun awal pada {dossiers} berkas. Tidak ada yang "
    "diubah; perbaiki tahunnya dahulu.",
    "archive_dossier_missing": "Berkas itu sudah tidak ada. Tidak ada yang diubah.",
    "archive_edition_taken": "Sudah ada edisi klasifikasi bernama '{name}'. Tidak ada yang diubah; pilih nama lain.",
    "archive_name_empty": "Tempat perlu nama. Tidak ada yang diubah; isi namanya dahulu.",
    "archive_place_taken": "Di sana sudah ada tempat bernama '{name}'. Tidak ada yang diubah; pilih nama lain.",
    "archive_place_in_itself": "Sebuah tempat tidak dapat dipindahkan ke dalam dirinya sendiri. Tidak ada yang diubah.",
    "archive_place_not_empty": "'{name}' masih berisi tempat atau boks. Tidak ada yang diubah; pindahkan dahulu "
    "isinya.",
    "archive_box_not_empty": "Boks {number} masih berisi berkas. Tidak ada yang diubah; pindahkan isinya dahulu.",
    "archive_held_back": "Berkas {number} tidak dapat diproses karena {why}. Berkas yang tertahan: "
    "{dossiers}. Tidak ada yang diubah; selesaikan dahulu penahanannya, atau keluarkan berkasnya dari daftar.",
    "archive_box_underway": "Boks {number} sedang dalam pindah kantor. Tidak ada yang diubah; tata boksnya di sana, "
    "atau tutup dahulu pemindahannya.",
    # The vault
    "vault_file_missing": "Berkas digital '{path}' hilang dari folder lemari. Cari di cadangan.",
    "vault_file_changed": "Isi berkas digital '{path}' berubah sejak disimpan. Bandingkan dengan cadangan.",
    "vault_file_unknown": "Berkas '{path}' ada di folder lemari, tetapi tidak tercatat. Tidak ada yang dihapus.",
    # Saved searches
    "archive_saved_name_empty": "Pencarian perlu nama. Tidak ada yang diubah; isi namanya dahulu.",
    "archive_saved_name_taken": "Sudah ada pencarian bernama '{name}'. Tidak ada yang diubah; pilih nama lain.",
    "archive_saved_of_all": "Belum ada yang disaring, jadi tidak ada pencarian untuk disimpan. Cari atau pilih "
    "saringan dahulu.",
    "record_saved_search": "Pencarian tersimpan",
    # The search index
    "archive_index_rebuilt": "Membangun ulang indeks pencarian",
    "search_index_behind": "Indeks pencarian berbeda dari catatan pada {records} catatan. Bangun ulang indeksnya.",
    "search_index_damaged": "Indeks pencarian rusak; catatannya sendiri utuh. Bangun ulang indeksnya.",
    # Kinds of records, as an undo counts them.
    "record_edition": "Edisi klasifikasi",
    "record_class_code": "Kode klasifikasi",
    "record_place": "Tempat",
    "record_box": "Boks",
    "record_box_move": "Pemindahan boks",
    "record_dossier": "Berkas arsip",
    "record_item": "Item arsip",
    "record_digital_file": "Berkas digital",
    "record_trash": "Isi tempat sampah",
    "record_accession": "Penerimaan arsip",
    "record_accession_dossier": "Berkas dalam penerimaan",
    "record_custom_field": "Isian tambahan",
    "record_custom_value": "Nilai isian tambahan",
    "record_dossier_template": "Templat berkas",
    "record_not_duplicate": "Pasangan bukan duplikat",
}

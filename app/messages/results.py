"""Sentences about elections, figures and their checks."""

SENTENCES: dict[str, str] = {
    "figure_is_sum": "{subject} di {area} adalah jumlah dari {count} angka lain, jadi tidak dikoreksi di sini. "
    "Koreksi angka asalnya; tidak ada yang diubah.",
    "figure_blank": "{subject} di {area} belum ada angkanya, jadi tidak ada yang dikoreksi. Isilah lewat lembar isian.",
    "correction_needs_reason": "Tulis alasan koreksinya, misalnya 'salah ketik, lihat DA1 halaman 2'. "
    "Tidak ada yang diubah.",
    "correction_same": "{subject} di {area} memang sudah {value}. Tidak ada yang diubah.",
    "correction_not_a_count": "{value} bukan jumlah suara atau orang yang mungkin. Tidak ada yang diubah.",
    "correction_stands": "{subject} di {area}: berkas ini menulis lagi {written}, yang sudah dikoreksi menjadi "
    "{value}. Koreksi itu tetap berlaku.",
    "hand_level_not_inside": "Di dalam {area} tidak ada {level}. Pilih tingkat yang lebih halus daripada wilayahnya.",
    "hand_stations_of_a_village": "TPS diketik untuk satu kelurahan atau desa, sedangkan {area} lebih luas dari itu. "
    "Pilih dahulu kelurahan atau desanya.",
    "hand_nothing_typed": "Belum ada angka yang diketik, jadi tidak ada yang dapat direncanakan.",
    # What a file is refused for.
    "no_results": "Dalam {name} tidak ditemukan hasil pemilu. Yang dicari: tabel dengan wilayah di satu sisi dan "
    "peserta, suara sah atau pemilih di sisi lain. Tidak ada yang diubah.",
    "areas_by_id": "Wilayah di {name} hanya disebut dengan nomor milik situs asalnya, sehingga tidak diketahui wilayah "
    "mana. Tidak ada yang diubah; pakai berkas yang menyebut kode Kemendagri (misalnya 327101) atau nama wilayahnya.",
    "source_unknown": "Sumber '{source}' tidak ada di {name}; yang ada: {found}. Tidak ada yang diubah.",
    "nothing_taken": "Tidak satu angka pun dari {name} dapat diambil ({refused} ditolak). Tidak ada yang diubah; "
    "sebutkan wilayahnya dengan kode Kemendagri (--area) atau perbaiki nama wilayah di berkas.",
    "nothing_readable": "Tidak satu angka pun dari {name} dapat diambil ({refused} ditolak). Tidak ada yang diubah; "
    "perbaiki angkanya di berkas, lalu masukkan lagi.",
    "election_unknown": "Belum jelas pemilu mana yang dimuat {name}. Tidak ada yang diubah; sebutkan jenis dan "
    "tahunnya, misalnya --election ppwp-2019.",
    "contestant_without_number": "Nomor urut peserta di {name} belum diketahui: {contestants}. Tidak ada yang diubah; "
    "tulis nomor urutnya di depan nama pada judul kolom, misalnya '1. Nama', lalu masukkan lagi.",
    "area_not_found": "Tidak ada wilayah dengan kode '{area}'. Tulis kode Kemendagri, misalnya 32.71. "
    "Tidak ada yang diubah.",
    # The copy of a file.
    "import_source_changed": "Berkas '{name}' berubah sejak dibaca, sehingga rencananya tidak berlaku lagi. Tidak ada "
    "yang disimpan; baca lagi berkasnya.",
    "import_copy_missing": "Salinan berkas impor '{path}' hilang dari folder lemari; angkanya tetap ada, tetapi selnya "
    "tidak dapat ditampilkan. Cari di cadangan, atau impor lagi berkas aslinya.",
    "import_copy_changed": "Isi salinan berkas impor '{path}' berubah sejak diimpor. Bandingkan dengan berkas aslinya.",
    "import_copy_unused": "Salinan berkas impor '{path}' tidak dipakai angka mana pun, misalnya karena impornya "
    "diurungkan. Tidak ada yang dihapus; mengulangi impor itu memakainya lagi.",
    "dossier_not_kept": "Berkas arsip nomor {dossier} belum ada di lemari; nomornya tetap dicatat sebagai asal angka.",
    "import_copy_outside": "Catatan salinan '{path}' menunjuk ke luar lemari, sehingga tidak dibuka.",
    "area_name_odd": "'{text}' tidak dapat dibaca. Tulis NAMA=KODE atau KECAMATAN/KELURAHAN=KODE, misalnya "
    "'BOGOR BARAT/BUBULOK=32.71.04.1003', atau '=baru' di tempat kodenya.",
    # What could not be taken from a file.
    "area_unknown": "Tidak ada '{area}' di {within}; baris ini tidak diambil. Yang mirip: {near}.",
    "area_ambiguous": "'{area}' ada lebih dari satu di {within}: {near}; baris ini tidak diambil.",
    "area_by_name": "'{area}' di {within} diartikan {name} ({code}), seperti yang Anda putuskan.",
    "area_by_alias": "'{area}' di {within} diartikan {name} ({code}), seperti yang pernah diputuskan.",
    "area_added": "{name} ditambahkan sebagai wilayah baru di {within}.",
    "area_new_nowhere": "'{area}' belum dapat ditambahkan: belum jelas di wilayah mana letaknya.",
    "area_other_level": "'{name}' bukan {area} ({code}): tingkat wilayahnya berbeda. Tidak ada yang diubah.",
    "area_unnamed": "Baris ini tidak menyebut wilayah, sehingga tidak diambil.",
    "area_left": "'{area}' dibaca sebagai {name} ({code}), karena yang senama dengannya sudah disebut tersendiri.",
    "area_outside": "'{area}' berada di luar {within}; baris ini tidak diambil.",
    "area_code_unknown": "Kode wilayah '{area}' tidak dikenal; baris ini tidak diambil.",
    "area_without_village": "TPS '{area}' tidak menyebut kelurahan atau desanya di {within}; baris ini tidak diambil.",
    "area_root_unknown": "Belum jelas '{area}' ini di kabupaten/kota mana; baris ini tidak diambil. Sebutkan "
    "wilayahnya dengan kode Kemendagri (--area).",
    "area_root_guessed": "Nama wilayah di berkas ini cocok dengan {area} ({code}).",
    "figure_twice": "Angka untuk {area} ini sudah ada di {first} dengan nilai yang sama; dihitung satu kali.",
    "figure_twice_differs": "Angka untuk {area} ini sudah ada di {first} dengan nilai lain ({value}); yang kedua tidak "
    "diambil.",
    "subject_twice": "Kolom '{heading}' berisi hal yang sama dengan kolom '{first}'; yang pertama yang diambil.",
    # Checks.
    "check1_differs": "{area}: {whole} tertulis {stated}, sedangkan laki-laki dan perempuan ({parts}) berjumlah {sum}.",
    "check2_differs": "{area}: {whole} tertulis {stated}, sedangkan {parts} berjumlah {sum}.",
    "check3_differs": "{area}: {whole} tertulis {stated}, lebih banyak daripada {parts} ({sum}).",
    "check4_differs": "{area}: surat suara diterima ({whole}) tertulis {stated}, sedangkan {parts} berjumlah {sum}.",
    "check6_differs": "{area}: suara sah tertulis {stated}, sedangkan suara semua peserta berjumlah {sum}.",
    "check6_blank": "{area}: suara sah tertulis {stated}; {blank} peserta masih kosong dan yang terisi berjumlah "
    "{sum}. Kosong tidak dianggap nol.",
    "check6_swapped": "{area}: suara semua peserta berjumlah {sum}, sama dengan suara tidak sah; suara sah dan tidak "
    "sah ({whole}, {other}) tampaknya tertukar.",
    "check7_differs": "{area}: jumlah suara tertulis {stated}, sedangkan suara sah dan tidak sah berjumlah {sum}.",
    "check8_differs": "{area}: {whole} tertulis {stated}, sedangkan {parts} tertulis {sum}.",
    "check9_differs": "Jumlah kolom '{heading}' tertulis {stated}, sedangkan isinya berjumlah {sum}.",
    "printed_sum_differs": "{area}: '{heading}' tertulis {stated}, sedangkan isinya berjumlah {sum}.",
    "check11_differs": "{area}: {whole} tertulis {stated}, lebih banyak daripada {parts} ({sum}).",
    "check_crossing": "{area}: '{heading}' tampaknya keliru; baik jumlah barisnya maupun jumlah kolomnya berbeda "
    "sebanyak yang sama.",
    "stated_differs": "{area}, {subject}: tertulis {stated}, sedangkan wilayah di dalamnya berjumlah {sum}.",
    # What is asked for and cannot be answered.
    "no_figures": "Belum ada angka untuk {election} di lemari ini.",
    "source_needed": "{election} mempunyai beberapa sumber dan belum ada yang resmi: {found}. Sebutkan satu.",
    "sources_too_few": "Untuk {election} hanya ada satu sumber ({found}), sehingga tidak ada yang dibandingkan. Impor "
    "sumber yang lain dahulu.",
    "source_not_kept": "Sumber '{source}' tidak ada untuk {election}; yang ada: {found}.",
    "area_not_kept": "Tidak ada wilayah dengan kode '{area}' di lemari ini.",
    "area_needed": "{election} diadakan di beberapa wilayah: {areas}. Sebutkan satu dengan kodenya.",
    "level_without_figures": "Tidak ada angka {election} di {area} untuk tingkat {level}.",
    "subject_unknown": "'{subject}' bukan peserta atau ukuran yang ada di {election}.",
    "subject_needed": "Sebutkan satu peserta atau satu ukuran, tidak keduanya.",
    "subject_not_a_number": "'{subject}' bukan nomor peserta. Tulis nomor urutnya, misalnya 3, atau 3.2 untuk calon "
    "nomor 2 dari partai nomor 3.",
    "source_gone": "Sumber ini sudah tidak ada. Tidak ada yang diubah.",
    "source_without_name": "Sumber perlu nama. Tidak ada yang diubah.",
    "source_name_taken": "Sudah ada sumber bernama '{source}' untuk pemilu ini. Tidak ada yang diubah.",
    # Areas.
    "no_areas": "Dalam {name} tidak ditemukan daftar wilayah. Yang dicari: kolom kode Kemendagri dan kolom nama. "
    "Tidak ada yang diubah.",
    "area_parent_unknown": "Wilayah '{area}' ({code}) tidak diambil karena wilayah di atasnya tidak dikenal.",
    "area_twice": "Kode {code} sudah ada di {first}; baris ini tidak diambil.",
    "area_code_missing": "'{area}' tidak mempunyai kode wilayah; baris ini tidak diambil.",
    "area_code_odd": "'{code}' bukan kode wilayah Kemendagri; baris ini tidak diambil.",
    "area_name_missing": "Kode {code} tidak mempunyai nama; baris ini tidak diambil.",
    "areas_found": "Daftar wilayah: {rows} baris.",
    "areas_not_found": "Tidak ada kolom kode wilayah dengan kolom nama.",
    # Acts.
    "correct_figure": "Mengoreksi {subject} di {area} menurut {source}: {before} menjadi {after} ({reason})",
    "make_official": "Menjadikan sumber {source} resmi untuk {election}",
    "change_source": "Mengubah keterangan sumber {source} untuk {election}",
    "rename_source": "Mengganti nama sumber {before} menjadi {after}",
    "set_source_status": "Menetapkan status sumber {source}: {status}",
}

"""Sentences about files that are read: why one cannot be read, and what was found in its cells."""

SENTENCES: dict[str, str] = {
    # Reasons of UnreadableFile
    "missing": "Berkas '{name}' tidak ditemukan. Tidak ada yang diubah; periksa nama dan tempatnya.",
    "folder": "'{name}' adalah folder, bukan berkas. Tidak ada yang diubah; pilih berkas di dalamnya.",
    "folder@window": "Di folder '{name}' tidak ada lembar kerja atau tabel. Tidak ada yang diubah; berkas digital "
    "ditambahkan di halaman Arsip, pada berkasnya.",
    "name_too_long": "Nama '{name}' terlalu panjang. Tidak ada yang diubah; pakai nama yang lebih pendek.",
    "not_a_file": "'{name}' bukan berkas biasa (perangkat atau pipa). Tidak ada yang diubah; pilih sebuah berkas.",
    "no_permission": "Berkas '{name}' tidak boleh dibaca oleh pengguna ini. Tidak ada yang diubah; mintalah izin baca "
    "atau salin berkasnya ke folder sendiri.",
    "in_use": "Berkas '{name}' sedang dikunci program lain. Tidak ada yang diubah; tutup dahulu berkas itu, misalnya "
    "di Excel, lalu coba lagi.",
    "changed": "Berkas '{name}' berubah saat sedang dibaca. Tidak ada yang diubah; simpan dan tutup berkasnya, lalu "
    "coba lagi.",
    "unreadable_medium": "Berkas '{name}' gagal dibaca dari tempat simpannya. Tidak ada yang diubah; periksa flash "
    "disk atau jaringan, lalu coba lagi.",
    "empty": "Berkas '{name}' kosong. Tidak ada yang diubah.",
    "no_sheets": "Berkas '{name}' tidak memuat lembar kerja. Tidak ada yang diubah; buka di Excel atau LibreOffice dan "
    "periksa isinya.",
    "truncated": "Berkas '{name}' terpotong: bagian akhirnya hilang. Tidak ada yang diubah; salin atau unduh ulang "
    "berkasnya.",
    "encrypted": "Berkas '{name}' dikunci dengan kata sandi. Tidak ada yang diubah; berikan kata sandinya atau simpan "
    "salinan tanpa kata sandi.",
    "wrong_password": "Kata sandi untuk berkas '{name}' tidak cocok. Tidak ada yang diubah; coba lagi.",
    "locked_otherwise": "Berkas '{name}' dikunci dengan kata sandi yang hanya dapat dibuka program pembuatnya, "
    "misalnya LibreOffice. Tidak ada yang diubah; buka di sana, simpan salinan tanpa kata sandi, lalu coba lagi.",
    "password_missing": "--password-stdin membaca kata sandi dari baris pertama masukan, tetapi baris itu kosong. "
    "Tidak ada yang diubah.",
    "wrong_kind": "Berkas '{name}' bukan lembar kerja atau tabel teks, isinya {found}. Tidak ada yang diubah; pilih "
    "berkas Excel, ODS, atau CSV.",
    "unknown_kind": "Isi berkas '{name}' tidak dikenali sebagai lembar kerja atau tabel teks. Tidak ada yang diubah; "
    "pilih berkas Excel, ODS, atau CSV.",
    "too_large": "Berkas '{name}' jauh lebih besar daripada lembar kerja yang wajar setelah dibuka. Tidak ada yang "
    "diubah; hapus baris dan kolom yang tidak dipakai, lalu simpan ulang.",
    "broken": "Berkas '{name}' rusak dan tidak dapat dibaca. Tidak ada yang diubah; buka di Excel atau LibreOffice, "
    "simpan ulang sebagai .xlsx, lalu coba lagi.",
    "json_broken": "Berkas '{name}' bukan JSON yang utuh: kesalahannya di baris {line}, kolom {column}. Tidak ada "
    "yang diubah; unduh ulang berkasnya.",
    "json_without_records": "Isi JSON di berkas '{name}' utuh, tetapi tidak memuat objek yang berisi: hanya daftar "
    "kosong, null, atau teks lepas. Tidak ada yang diubah; unduh lagi berkas itu dari situs asalnya.",
    "json_large": "Isi JSON di berkas '{name}' terlalu besar untuk dibaca sekaligus. Tidak ada yang diubah; bagilah "
    "per kabupaten/kota atau kecamatan, atau pilih berkas yang lebih kecil.",
    "json_deep": "Isi JSON di berkas '{name}' bersarang terlalu dalam untuk daftar wilayah atau hasil pemilu. Tidak "
    "ada yang diubah; pilih berkas lain.",
    "timeout": "Berkas '{name}' terlalu lama dibaca sehingga dihentikan. Tidak ada yang diubah; simpan ulang sebagai "
    ".xlsx atau .csv, lalu coba lagi.",
    "nothing_recognised": "Isi {name} tidak dikenali. Yang dicari: hasil pemilu (wilayah di samping peserta, suara "
    "sah, atau pemilih), daftar arsip (uraian di samping nomor, kode, kurun waktu, jumlah, atau lokasi simpan), "
    "klasifikasi (kode dan uraian), atau daftar wilayah (kode dan nama). Tidak ada yang diubah; bila jenisnya sudah "
    "pasti, sebutkan dengan --kind.",
    "nothing_recognised@window": "Isi {name} tidak dikenali. Yang dicari: hasil pemilu (wilayah di samping peserta, "
    "suara sah, atau pemilih), daftar arsip (uraian di samping nomor, kode, kurun waktu, jumlah, atau lokasi simpan), "
    "klasifikasi (kode dan uraian), atau daftar wilayah (kode dan nama). Tidak ada yang diubah; bila ini hasil pemilu, "
    "buka lembarnya dan katakan arti kolomnya.",
    # Problems found while a file is read
    "cell_error": "Sel berisi kesalahan rumus dan dianggap kosong ({count} sel). Perbaiki rumusnya di Excel.",
    "formula_not_calculated": "Rumus belum pernah dihitung sehingga dianggap kosong ({count} sel). Buka dan simpan "
    "berkasnya di Excel, lalu masukkan lagi.",
    "hidden_rows": "Ada baris tersembunyi yang ikut dibaca ({count} baris).",
    "hidden_columns": "Ada kolom tersembunyi yang ikut dibaca (kolom {columns}).",
    "macros_not_run": "Berkas ini berisi makro; makro tidak dijalankan.",
    "encoding_guessed": "Huruf dibaca sebagai {encoding} karena berkas tidak memakai UTF-8; periksa huruf khusus.",
    "stray_quotes": "Ada tanda kutip yang tidak ditutup; tanda kutip dibaca sebagai huruf biasa.",
    "damaged_text": "Sebagian huruf rusak dan diganti tanda � ({count} sel).",
    "json_candidates_by_id": "Calon hanya disebut dengan nomor id situs, bukan nomor urut ({count} kolom); suara "
    "mereka tidak diambil, suara partai dan jumlahnya diambil.",
    "json_key_twice": "Kunci yang sama tertulis dua kali dengan nilai berbeda dalam satu objek JSON ({count} nilai); "
    "tidak satu pun diambil.",
    # Values of cells
    "not_a_number": "Sel {cell} berisi '{raw}', bukan angka, jadi tidak diambil. Isilah menurut formulirnya.",
    "not_whole_number": "Sel {cell} berisi {raw}, bukan bilangan bulat, jadi tidak diambil. Isilah menurut "
    "formulirnya.",
    "negative_number": "Sel {cell} berisi {raw}, di bawah nol, jadi tidak diambil. Isilah menurut formulirnya.",
    "number_too_large": "Sel {cell} berisi {raw}, terlalu besar untuk sebuah jumlah, jadi tidak diambil; mungkin ini "
    "nomor atau kode.",
    "decimal_looks_like_thousands": "Sel {cell} tersimpan sebagai pecahan {raw}, padahal hampir pasti ribuan; tidak "
    "diambil sebelum dipastikan. Terima saran bila formulirnya memang ribuan.",
    "comma_is_thousands": "Koma dibaca sebagai pemisah ribuan karena semua ribuan di tabel ini ditulis begitu, "
    "misalnya {example}.",
    "decimals_are_thousands": "Menurut pemetaan, titik atau koma di depan tiga angka adalah pemisah ribuan, misalnya "
    "{example}.",
    "footnote_mark": "Tanda catatan kaki di belakang angka diabaikan.",
    "not_a_date": "Nilai ini bukan tanggal, tahun, atau kurun waktu.",
    "date_partly_read": "Hanya tahunnya yang terbaca dari kurun waktu ini.",
}

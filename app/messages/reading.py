"""Sentences about what was recognised in a file of results, and what was not."""

SENTENCES: dict[str, str] = {
    # what was made of a sheet
    "results_found": "Terbaca sebagai tabel hasil.",
    "sheet_empty": "Lembar ini kosong.",
    "sheet_left": "Lembar ini tidak dipakai menurut pemetaan.",
    "sheet_hidden": "Lembar ini disembunyikan di Excel, dan lembar yang tampak sudah memuat hasil; tidak diambil.",
    "list_without_place": (
        "“{heading}” menghitung daftar pemilih yang hanya ada pada tahun tertentu, jadi tidak disimpan tersendiri "
        "({count} baris atau kolom); yang disimpan adalah jumlah seluruh pemilih."
    ),
    "hidden_sheet_read": (
        "Lembar ini disembunyikan di Excel, tetapi dibaca karena lembar yang tampak tidak memuat hasil. Periksa apakah "
        "memang ini yang dimaksud."
    ),
    "figure_merged": (
        "Sel {cells} digabung untuk {count} wilayah, jadi belum jelas angka {value} ini milik siapa. Diambil untuk "
        "wilayah yang pertama saja; pisahkan selnya menurut formulir."
    ),
    "other_election": (
        "Tabel “{title}” tentang pemilu lain daripada tabel yang diambil dari berkas ini, jadi tidak diambil. Masukkan "
        "berkas ini sekali lagi untuk pemilu itu (--election)."
    ),
    "other_election@window": (
        "Tabel “{title}” tentang pemilu lain daripada tabel yang diambil dari berkas ini, jadi tidak diambil. Masukkan "
        "berkas ini sekali lagi dengan memilih pemilu itu."
    ),
    "no_table_found": (
        "Tidak ditemukan baris judul tabel. Yang dicari: kolom wilayah (provinsi, kabupaten/kota, kecamatan, "
        "kelurahan/desa, TPS, atau kodenya) di samping kolom perolehan suara, suara sah, suara tidak sah, atau pemilih."
    ),
    "pivot_table": (
        "Lembar ini tabel pivot, yaitu ringkasan dari lembar lain; tidak diambil. Yang diambil adalah lembar asalnya."
    ),
    "cover_sheet": "Lembar ini sampul; tidak ada tabel di dalamnya.",
    "notes_sheet": "Lembar ini berisi catatan atau keterangan, bukan tabel hasil; tidak diambil.",
    "no_areas_found": (
        "Ada kolom angka hasil, tetapi tidak ada kolom yang menyebut wilayahnya. Yang dicari: kecamatan, "
        "kelurahan/desa, TPS, dapil, atau kode wilayah."
    ),
    "no_figures_found": (
        "Ada kolom wilayah, tetapi tidak ada kolom hasil. Yang dicari: peserta menurut nomor atau nama, suara sah, "
        "suara tidak sah, pemilih terdaftar, atau pengguna hak pilih."
    ),
    "no_rows_found": "Judul tabel ditemukan, tetapi di bawahnya tidak ada baris wilayah.",
    "all_blank": "Tabel ditemukan, tetapi semua kolom hasilnya masih kosong.",
    "areas_repeat": (
        "Wilayah yang sama berulang di banyak baris, jadi satu baris bukan satu wilayah. Yang dicari: satu baris untuk "
        "setiap wilayah, dengan peserta sebagai kolom."
    ),
    "one_row_per_contestant": (
        "Setiap baris memuat satu peserta, tetapi tidak terbaca: peserta yang sama tercantum lebih dari sekali di satu "
        "wilayah, atau tidak jelas kolom mana yang berisi suaranya."
    ),
    "several_elections": (
        "Judul kolomnya memuat beberapa pemilu (jenis atau tahun yang berbeda); yang dibaca satu pemilu per tabel. "
        "Pisahkan per pemilu, atau tandai kolom pemilu lain supaya dilewati."
    ),
    "json_areas_by_id": (
        "Wilayahnya hanya disebut dengan nomor milik situs asalnya, bukan kode Kemendagri atau nama; tidak diambil. "
        "Yang dicari: kode seperti 327101 di isi atau nama berkas, atau nama wilayah."
    ),
    "json_no_figures": ("Kunci di JSON ini ({keys}) tidak menyebut wilayah, suara, atau pemilih; tidak diambil."),
    "areas_in_columns": (
        "Peserta dan uraian tersusun sebagai baris, tetapi tidak ada judul kolom yang menyebut wilayahnya. Yang "
        "dicari: nama kecamatan, kelurahan/desa, atau TPS di atas setiap kolom angka."
    ),
    "only_counts": (
        "Hanya berisi hitungan lain (misalnya banyaknya TPS, petugas, atau kursi), bukan suara atau pemilih per "
        "wilayah."
    ),
    "only_estimates": (
        "Judulnya menyebut perkiraan atau target (survei, hitung cepat, target suara), bukan suara yang dihitung; "
        "tidak diambil."
    ),
    "other_vote": (
        "Judulnya menyebut pemilihan yang bukan pemilu atau pilkada (misalnya kepala desa atau OSIS); tidak diambil."
    ),
    "elected_list": (
        "Lembar ini daftar calon terpilih: hanya memuat suara mereka yang terpilih, bukan hasil semua calon, jadi "
        "tidak diambil. Yang dicari: rekapitulasi suara semua partai dan calon, misalnya DB1 atau D.HASIL."
    ),
    "only_money": "Hanya berisi uang atau anggaran, bukan suara atau pemilih per wilayah.",
    "only_goods": "Hanya berisi barang atau logistik, bukan suara atau pemilih per wilayah.",
    "only_people": "Hanya berisi nama atau data orang, bukan suara atau pemilih per wilayah.",
    "no_such_source": "Tidak ada kolom dari sumber yang diminta di lembar ini.",
    # what is worth knowing about columns and rows
    "column_without_numbers": (
        "Kolom “{heading}” seharusnya berisi angka, tetapi kebanyakan isinya bukan; tidak diambil."
    ),
    "column_repeated": (
        "Kolom “{heading}” berarti sama dengan kolom “{first}”, tetapi isinya berbeda; yang pertama diambil."
    ),
    "column_not_understood": "Kolom “{heading}” berisi angka, tetapi artinya tidak dikenali; tidak diambil.",
    "meaning_guessed": "Arti kolom “{heading}” adalah dugaan; periksalah sebelum menerapkan impor.",
    "candidate_numbers_guessed": (
        "Nomor urut {count} calon tidak tertulis (misalnya {name}); diduga dari urutannya di bawah partai. Periksalah "
        "sebelum menerapkan impor."
    ),
    "seats_won_left": (
        "“{heading}” memuat kursi yang diperoleh partai; kursi itu tidak disimpan, karena Sidalu menghitungnya dari "
        "suara setiap dapil."
    ),
    "row_without_numbers": "Baris “{heading}” seharusnya berisi angka, tetapi kebanyakan isinya bukan; tidak diambil.",
    "row_repeated": (
        "Baris “{heading}” berarti sama dengan baris “{first}”, tetapi isinya berbeda; yang pertama diambil."
    ),
    "row_not_understood": "Baris “{heading}” berisi angka, tetapi artinya tidak dikenali; tidak diambil.",
    "row_meaning_guessed": "Arti baris “{heading}” adalah dugaan; periksalah sebelum menerapkan impor.",
    "carried_differs": (
        "Jumlah pindahan {heading} tertulis {stated}, sedangkan wilayah di halaman sebelumnya berjumlah {sum}."
    ),
    "page_missing_before": (
        "Jumlah pindahan di halaman ini memuat wilayah yang tidak ada dalam berkas: halaman sebelumnya tidak lengkap. "
        "Angka wilayah yang ada tetap diambil; periksalah apakah ada halaman yang tertinggal."
    ),
    "page_missing_after": (
        "Halaman ini berakhir dengan jumlah pindahan, tetapi halaman lanjutannya tidak ada dalam berkas. Angka wilayah "
        "yang ada tetap diambil; periksalah apakah ada halaman yang tertinggal."
    ),
    "level_guessed": "Kolom wilayah tidak menyebut tingkatnya; dianggap {level}.",
    "sheet_named_area": "Nama lembar dibaca sebagai {level} {name}; periksalah sebelum menerapkan impor.",
    "row_without_area": "Baris ini berisi angka, tetapi tidak menyebut wilayahnya; tidak diambil.",
    "area_repeated": "Wilayah {name} tercantum lebih dari sekali di tabel ini.",
}

"""Sentences about elections, figures and their checks."""

#: Checks by number that say the same of a cell to blame; 0 is a printed sum.
_SUMS = ("check1", "check2", "check4", "check5", "check6", "check7", "check8", "printed_sum")
_AT_CELL = [f"{check}_cell" for check in _SUMS]
_BY_DIGIT = [f"{check}_digit" for check in _SUMS]
_BY_DIGIT_OF_WHOLE = [f"{check}_digit_whole" for check in _SUMS]
_FOLLOWING = [f"{check}_follows" for check in _SUMS]

SENTENCES: dict[str, str] = {
    "figure_of_other_source": "{subject} di {area} tidak tertulis di {source}, tetapi tertulis di {sources}. Sebutkan "
    "sumbernya dengan --source. Tidak ada yang diubah.",
    "figure_is_sum": "{subject} di {area} adalah jumlah dari {count} angka lain, jadi tidak dikoreksi di sini. "
    "Koreksi angka asalnya; tidak ada yang diubah.",
    "correction_needs_reason": "Tulis alasan koreksinya, misalnya 'salah ketik, lihat DA1 halaman 2'. "
    "Tidak ada yang diubah.",
    "correction_same": "{subject} di {area} memang sudah {value}. Tidak ada yang diubah.",
    "correction_not_a_count": "{value} bukan jumlah suara atau orang yang mungkin. Tidak ada yang diubah.",
    "correction_stands": "{subject} di {area}: berkas ini menulis lagi {written}, yang sudah dikoreksi menjadi "
    "{value}. Koreksi itu tetap berlaku.",
    "blank_stands": "{subject} di {area}: berkas ini menulis lagi {written}, yang sudah dikosongkan karena tidak "
    "diketahui. Kekosongan itu tetap berlaku.",
    "stations_not_a_count": "{value} bukan jumlah TPS yang mungkin. Tidak ada yang diubah.",
    "correction_blank_already": "{subject} di {area} memang sudah kosong. Tidak ada yang diubah.",
    "hand_level_not_inside": "Di dalam {area} tidak ada {level}. Pilih tingkat yang lebih halus daripada wilayahnya.",
    "hand_stations_of_a_village": "TPS diketik untuk satu kelurahan atau desa, sedangkan {area} lebih luas dari itu. "
    "Pilih dahulu kelurahan atau desanya.",
    "hand_nothing_typed": "Belum ada angka yang diketik, jadi tidak ada yang dapat direncanakan.",
    # What a file is refused for.
    "no_results": "Dalam {name} tidak ditemukan hasil pemilu. Yang dicari: tabel dengan wilayah di satu sisi dan "
    "peserta, suara sah atau pemilih di sisi lain. Tidak ada yang diubah.",
    "json_not_results": "Isi JSON di {name} tidak memuat hasil pemilu: {count} kuncinya ({keys}) tidak menyebut "
    "wilayah, suara, atau pemilih. Tidak ada yang diubah; pakai JSON hasil dari Sirekap, Situng, atau KawalPemilu.",
    "only_elected": "{name} daftar calon terpilih: yang tercantum hanya suara mereka yang terpilih, bukan hasil semua "
    "calon. Tidak ada yang diubah; pakai rekapitulasi suara semua partai dan calon.",
    "several_in_table": "Judul kolom di {name} memuat beberapa pemilu (jenis atau tahun yang berbeda), padahal satu "
    "tabel dibaca untuk satu pemilu. Tidak ada yang diubah; pisahkan tabelnya per pemilu, lalu masukkan satu per satu.",
    "several_in_table@window": "Judul kolom di {name} memuat beberapa pemilu (jenis atau tahun yang berbeda), padahal "
    "satu tabel dibaca untuk satu pemilu. Tidak ada yang diubah; buka lembarnya dan tandai kolom pemilu lain supaya "
    "dilewati.",
    "only_pivots": "{name} hanya berisi tabel pivot, yaitu ringkasan dari lembar lain. Tidak ada yang diubah; masukkan "
    "berkas atau lembar asalnya.",
    "areas_by_id": "Wilayah di {name} hanya disebut dengan nomor milik situs asalnya, sehingga tidak diketahui wilayah "
    "mana. Tidak ada yang diubah; pakai berkas yang menyebut kode Kemendagri (misalnya 327101) atau nama wilayahnya.",
    "source_unknown": "Sumber '{source}' tidak ada di {name}; yang ada: {found}. Tidak ada yang diubah.",
    "nothing_taken": "Tidak satu angka pun dari {name} dapat diambil ({refused} ditolak). Tidak ada yang diubah; "
    "sebutkan wilayahnya dengan kode Kemendagri (--area) atau perbaiki nama wilayah di berkas.",
    "nothing_taken@window": "Tidak satu angka pun dari {name} dapat diambil ({refused} ditolak). Tidak ada yang "
    "diubah; sebutkan wilayahnya, atau putuskan arti nama-nama wilayahnya.",
    "nothing_readable": "Tidak satu angka pun dari {name} dapat diambil ({refused} ditolak). Tidak ada yang diubah; "
    "perbaiki angkanya di berkas, lalu masukkan lagi.",
    "election_of_several": "{name} memuat beberapa pemilu: {elections}. Tidak ada yang diubah; sebutkan satu "
    "(--election JENIS-TAHUN), lalu masukkan berkas ini sekali lagi untuk pemilu yang lain.",
    "election_of_several@window": "{name} memuat beberapa pemilu: {elections}. Tidak ada yang diubah; pilih satu "
    "sebagai pemilunya, lalu masukkan berkas ini sekali lagi untuk pemilu yang lain.",
    "election_unknown": "Belum jelas pemilu mana yang dimuat {name}. Tidak ada yang diubah; sebutkan jenis dan "
    "tahunnya, misalnya --election ppwp-2019.",
    "election_unknown@window": "Belum jelas pemilu mana yang dimuat {name}. Tidak ada yang diubah; pilih jenis dan "
    "tahunnya.",
    "several_elections_apart": "{name} memuat beberapa pemilu bersebelahan: {sources}. Tidak ada yang diubah; masukkan "
    "satu per satu dengan --source dan --election, misalnya --source '2019' --election ppwp-2019.",
    "several_elections_apart@window": "{name} memuat beberapa pemilu bersebelahan: {sources}. Tidak ada yang diubah; "
    "tandai kolom pemilu lain supaya dilewati, lalu pilih jenis dan tahun pemilunya.",
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
    "area_unknown": "Tidak ada '{area}' di {within}; {lines} baris tidak diambil. Yang mirip: {near}.",
    "area_ambiguous": "'{area}' ada lebih dari satu di {within}: {near}; {lines} baris tidak diambil.",
    "area_code_other": "Namanya '{area}', tetapi kodenya kode {within}; {lines} baris tidak diambil. Putuskan mana "
    "yang dimaksud: {near}.",
    "area_code_settled": "'{area}' diartikan {name} ({code}), seperti yang Anda putuskan; kode dan namanya tidak "
    "sejalan.",
    "area_name_unlike": "{areas} nama wilayah tidak mirip dengan nama menurut kodenya, misalnya '{area}' yang kodenya "
    "{name} ({code}). Kodenya yang dipakai; periksalah bila namanya yang benar.",
    "area_by_name": "'{area}' di {within} diartikan {name} ({code}), seperti yang Anda putuskan.",
    "area_by_alias": "'{area}' di {within} diartikan {name} ({code}), seperti yang pernah diputuskan.",
    "area_added": "{name} ditambahkan sebagai wilayah baru di {within}.",
    "area_new_nowhere": "'{area}' belum dapat ditambahkan: belum jelas di wilayah mana letaknya.",
    "area_other_level": "'{name}' bukan {area} ({code}): tingkat wilayahnya berbeda. Tidak ada yang diubah.",
    "area_unnamed": "Baris ini tidak menyebut wilayah, sehingga tidak diambil.",
    "area_left": "'{area}' dibaca sebagai {name} ({code}), karena yang senama dengannya sudah disebut tersendiri.",
    "area_outside": "'{area}' berada di luar {within}; {lines} baris tidak diambil.",
    "area_code_unknown": "Kode wilayah '{area}' tidak dikenal; baris ini tidak diambil.",
    "area_without_village": "TPS '{area}' tidak menyebut kelurahan atau desanya di {within}; baris ini tidak diambil.",
    "area_root_unknown": "Belum jelas '{area}' ini di kabupaten/kota mana; {lines} baris tidak diambil. Sebutkan "
    "wilayahnya dengan kode Kemendagri (--area).",
    "area_root_unknown@window": "Belum jelas '{area}' ini di kabupaten/kota mana; {lines} baris tidak diambil. "
    "Sebutkan wilayah berkas ini di langkah Rencana.",
    "area_root_guessed": "Nama wilayah di berkas ini cocok dengan {area} ({code}).",
    "figure_twice": "{area}, sel {cell}: {heading} {written} sudah ada di {first} dengan nilai yang sama; dihitung "
    "satu kali.",
    "figure_twice_differs": "{area}, sel {cell}: {heading} tertulis {written}, sedangkan di {first} tertulis {value}; "
    "yang kedua ini tidak diambil. Cocokkan keduanya dengan formulirnya.",
    "figure_twice_first": "{area}, sel {cell}: {heading} tertulis {written}, sedangkan di {first} tertulis {value}, "
    "dan hanya {value} yang cocok dengan jumlahnya. Diambil apa adanya; terima saran untuk memakai {value}.",
    "figure_twice_second": "{area}, sel {cell}: {heading} tertulis {written}, sedangkan di {first} tertulis {value}, "
    "dan hanya {value} yang cocok dengan jumlahnya. Yang diambil {value}; yang di sel ini tidak.",
    "figures_twice_first": "Mulai {area}, sel {cell}: {figures} angka dari {areas} wilayah berbeda dengan yang "
    "tertulis lagi di tempat lain (mulai {first}), dan hanya yang di sana yang cocok dengan jumlahnya. Diambil apa "
    "adanya; terima saran untuk memakai angka di sana.",
    "figures_twice_second": "Mulai {area}, sel {cell}: {figures} angka dari {areas} wilayah berbeda dengan yang sudah "
    "tertulis di tempat lain (mulai {first}), dan hanya yang di sana yang cocok dengan jumlahnya. Yang di sana yang "
    "diambil; yang di sini tidak.",
    "figures_twice_differs": "Mulai {area}, sel {cell}: {figures} angka dari {areas} wilayah berbeda dengan yang sudah "
    "tertulis di tempat lain (mulai {first}); yang kedua ini tidak diambil. Cocokkan keduanya dengan formulirnya.",
    "table_repeated": "Lembar {sheet} mengulang {figures} angka dari {areas} wilayah yang sudah ada di tempat lain "
    "(mulai {first}); dihitung satu kali.",
    "subject_twice": "Kolom '{heading}' berisi hal yang sama dengan kolom '{first}'; yang pertama yang diambil.",
    # Checks on a row: at the stated sum, where nobody can say which cell is wrong.
    "check1_differs": "{area}, sel {cell}: {whole} tertulis {stated}, sedangkan laki-laki dan perempuan ({parts}) "
    "berjumlah {sum}. Diambil apa adanya; cocokkan dengan formulirnya.",
    "check2_differs": "{area}, sel {cell}: {whole} tertulis {stated}, sedangkan {parts} berjumlah {sum}. Diambil apa "
    "adanya; cocokkan dengan formulirnya.",
    "check3_differs": "{area}, sel {cell}: {whole} tertulis {stated}, lebih banyak daripada {parts} ({sum}). Diambil "
    "apa adanya; cocokkan keduanya dengan formulirnya.",
    "check4_differs": "{area}, sel {cell}: surat suara diterima ({whole}) tertulis {stated}, sedangkan {parts} "
    "berjumlah {sum}. Diambil apa adanya; cocokkan dengan formulirnya.",
    "check5_differs": "{area}, sel {cell}: jumlah suara {heading} tertulis {stated}, sedangkan suara partai dan "
    "calonnya berjumlah {sum}. Diambil apa adanya; cocokkan dengan formulirnya.",
    "check5_exceeded": "{area}, sel {cell}: jumlah suara {heading} tertulis {stated}, lebih sedikit daripada suara "
    "calonnya ({sum}). Diambil apa adanya; cocokkan dengan formulirnya.",
    "party_differs": "{area}, {subject}: jumlah suara tertulis {stated}, sedangkan suara partai dan calonnya berjumlah "
    "{sum}.",
    "check6_differs": "{area}, sel {cell}: suara sah tertulis {stated}, sedangkan suara semua peserta berjumlah {sum}. "
    "Diambil apa adanya; cocokkan dengan formulirnya.",
    "check7_differs": "{area}, sel {cell}: {whole} tertulis {stated}, sedangkan suara sah dan tidak sah berjumlah "
    "{sum}. Diambil apa adanya; cocokkan dengan formulirnya.",
    "check8_differs": "{area}, sel {cell}: {whole} tertulis {stated}, sedangkan {parts} tertulis {sum}. Diambil apa "
    "adanya; cocokkan keduanya dengan formulirnya.",
    "check11_differs": "{area}, sel {cell}: {whole} tertulis {stated}, lebih banyak daripada {parts} ({sum}). Diambil "
    "apa adanya; cocokkan keduanya dengan formulirnya.",
    # The same where a single wrong digit, or two swapped ones, explain it in a few cells only.
    **dict.fromkeys(
        [f"{check}_differs@among" for check in ("check1", "check2", "check4", "check5", "check6", "check7")],
        "{area}, sel {cell}: {whole} tertulis {stated}, sedangkan bagian-bagiannya berjumlah {sum}. Satu angka yang "
        "salah ketik di salah satu sel ini menjelaskannya, yang paling mungkin lebih dulu: {candidates}. Diambil apa "
        "adanya; cocokkan sel itu dengan formulirnya.",
    ),
    # Checks on what is kept.
    "kept_differs": "{area}: {whole} tercatat {stated}, sedangkan {parts} berjumlah {sum}.",
    "kept_exceeds": "{area}: {whole} tercatat {stated}, lebih banyak daripada {parts} ({sum}).",
    "kept_check5": "{area}: jumlah suara {whole} tercatat {stated}, sedangkan suara partai dan calonnya berjumlah "
    "{sum}.",
    "kept_check5_blank": "{area}: jumlah suara {whole} tercatat {stated}, sedangkan suara partai dan calonnya yang "
    "terisi berjumlah {sum}; {count} masih kosong.",
    "kept_party_exceeded": "{area}: jumlah suara {whole} tercatat {stated}, lebih sedikit daripada suara calonnya "
    "({sum}).",
    "kept_check6": "{area}: suara sah tercatat {stated}, sedangkan suara semua peserta berjumlah {sum}.",
    "kept_check6_blank": "{area}: suara sah tercatat {stated}, sedangkan suara peserta yang terisi berjumlah {sum}; "
    "{count} masih kosong.",
    "printed_sum_differs": "{area}, sel {cell}: '{heading}' tertulis {stated}, sedangkan isinya berjumlah {sum}. "
    "Isinya diambil apa adanya; cocokkan dengan formulirnya.",
    # Checks on a row: at the cell to blame.
    "check_crossing": "{area}, sel {cell}: {heading} tertulis {written}; jumlah baris dan jumlah kolomnya baru benar "
    "dengan {meant}. Diambil apa adanya; terima saran bila formulirnya juga {meant}.",
    **dict.fromkeys(
        _AT_CELL,
        "{area}, sel {cell}: {heading} tertulis {written}; semua jumlah di baris ini baru benar dengan {meant}. "
        "Diambil apa adanya; terima saran bila formulirnya juga {meant}.",
    ),
    **dict.fromkeys(
        _BY_DIGIT,
        "{area}, sel {cell}: {heading} tertulis {written}, mungkin maksudnya {meant}; {whole} tertulis {stated}, "
        "sedangkan {parts} berjumlah {sum}. Diambil apa adanya; cocokkan dengan formulirnya.",
    ),
    **dict.fromkeys(
        _BY_DIGIT_OF_WHOLE,
        "{area}, sel {cell}: {heading} tertulis {written}, mungkin maksudnya {meant}, jumlah dari {parts}. Diambil apa "
        "adanya; cocokkan dengan formulirnya.",
    ),
    "check8_digit": "{area}, sel {cell}: {heading} tertulis {written}, mungkin maksudnya {meant}; {whole} tertulis "
    "{stated}, sedangkan {parts} tertulis {sum}. Diambil apa adanya; cocokkan dengan formulirnya.",
    "check8_digit_whole": "{area}, sel {cell}: {heading} tertulis {written}, mungkin maksudnya {meant}, seperti "
    "{parts}. Diambil apa adanya; cocokkan dengan formulirnya.",
    "check_elsewhere": "{area}, sel {cell}: {heading} tertulis {written}; jumlah di barisnya baru benar dengan "
    "{meant}, seperti tertulis di {where}. Diambil apa adanya; terima saran bila formulirnya juga {meant}.",
    **dict.fromkeys(
        _FOLLOWING,
        "{area}, sel {cell}: {whole} tertulis {stated}, sedangkan {parts} berjumlah {sum}; keduanya sama bila sel "
        "{cause} diperbaiki.",
    ),
    "check8_follows": "{area}, sel {cell}: {whole} tertulis {stated}, sedangkan {parts} tertulis {sum}; keduanya sama "
    "bila sel {cause} diperbaiki.",
    "check6_blank": "{area}, sel {cell}: {heading} kosong; suara sah tertulis {stated} dan peserta lain berjumlah "
    "{sum}, jadi seharusnya {meant}. Kosong tidak dianggap nol; terima saran bila formulirnya juga {meant}.",
    "check6_blanks": "{area}, sel {cell}: suara sah tertulis {stated}; {blank} peserta masih kosong dan yang terisi "
    "berjumlah {sum}. Kosong tidak dianggap nol; isilah menurut formulirnya.",
    "check_blank": "{area}, sel {cell}: {heading} kosong, padahal menurut jumlahnya seharusnya {meant}. Kosong tidak "
    "dianggap nol; terima saran bila formulirnya juga {meant}.",
    "check6_swapped": "{area}, sel {cell}: suara semua peserta berjumlah {sum}, sama dengan suara tidak sah; suara sah "
    "dan tidak sah ({whole}, {other}) tampaknya tertukar. Diambil apa adanya; terima saran untuk menukarnya.",
    # Slips over several rows.
    "columns_swapped": "{area} sampai {last} ({rows} baris mulai sel {cell}): {whole} dan {other} tampaknya tertukar, "
    "karena suara semua peserta sama dengan {other}. Diambil apa adanya; terima saran untuk menukarnya.",
    "cells_swapped": "{area}, sel {cell}: {heading} dan {other} tampaknya tertukar; jumlahnya baru benar bila keduanya "
    "ditukar. Diambil apa adanya; terima saran untuk menukarnya bila formulirnya juga begitu.",
    "cells_moved": "{area}, sel {cell}: {figures} angka tampaknya tertukar tempat di wilayah ini, mulai {heading} "
    "(seharusnya {sum}); jumlah kolom-kolomnya baru benar bila ditukar kembali. Diambil apa adanya; terima saran untuk "
    "menukarnya bila formulirnya juga begitu.",
    "cells_exchanged": "{area} dan {last}, sel {cell}: {heading} kedua wilayah ini tampaknya tertukar; jumlah di "
    "keduanya baru benar bila ditukar. Diambil apa adanya; terima saran untuk menukarnya bila formulirnya juga begitu.",
    "columns_copied": "{area} sampai {last} ({rows} baris mulai sel {cell}): angka {heading} sama semua dengan angka "
    "{other}, seperti tersalin dua kali. Diambil apa adanya; cocokkan keduanya dengan formulirnya.",
    "columns_swapped_by_totals": "{area} sampai {last} ({rows} baris mulai sel {cell}): {heading} dan {other} "
    "tampaknya tertukar, karena semua baris jumlah menulisnya terbalik. Diambil apa adanya; terima saran untuk "
    "menukarnya.",
    "totals_swapped": "Baris jumlah {area}, sel {cell}: jumlah {heading} dan jumlah {other} tampaknya tertukar. Isinya "
    "diambil apa adanya; baris jumlah hanya dipakai untuk memeriksa.",
    "columns_or_totals_swapped": "{heading} dan {other} di {rows} baris dan di baris jumlah {area} (sel {cell}) "
    "tampaknya tertukar satu sama lain; mana yang benar tidak dapat dipastikan dari berkas ini. Diambil apa adanya; "
    "cocokkan dengan formulirnya.",
    "moved_down": "{area} sampai {last} ({rows} baris mulai sel {cell}): isi kolom {heading} tampaknya turun satu "
    "baris; di {area} seharusnya {sum}. Diambil apa adanya; terima saran untuk menaikkannya kembali.",
    "moved_up": "{area} sampai {last} ({rows} baris mulai sel {cell}): isi kolom {heading} tampaknya naik satu baris; "
    "di {area} seharusnya {sum}. Diambil apa adanya; terima saran untuk menurunkannya kembali.",
    "row_copied": "{area}, sel {cell}: angkanya sama semua dengan angka {first} ({first_cell}), seperti tersalin dua "
    "kali. Diambil apa adanya; cocokkan keduanya dengan formulirnya.",
    # Held against another source.
    "swapped_beside": "{area}, sel {cell}: {heading} dan {other} tampaknya tertukar; sumber {source} menulisnya "
    "terbalik. Diambil apa adanya; terima saran untuk menukarnya bila formulirnya juga begitu.",
    "swapped_beside_often": "{area} sampai {last} ({rows} baris mulai sel {cell}): {heading} dan {other} tampaknya "
    "tertukar; sumber {source} menulisnya terbalik. Diambil apa adanya; terima saran untuk menukarnya bila formulirnya "
    "juga begitu.",
    "areas_swapped_beside": "{area} dan {other}, mulai sel {cell}: angka keduanya tampaknya tertukar; sumber {source} "
    "menulisnya terbalik. Diambil apa adanya; terima saran untuk menukarnya bila formulirnya juga begitu.",
    "areas_moved_down": "{area} sampai {last} ({rows} baris mulai sel {cell}): angkanya tampaknya turun satu baris "
    "terhadap nama wilayahnya, menurut sumber {source}. Diambil apa adanya; terima saran untuk menaikkannya kembali "
    "bila formulirnya juga begitu.",
    "areas_moved_up": "{area} sampai {last} ({rows} baris mulai sel {cell}): angkanya tampaknya naik satu baris "
    "terhadap nama wilayahnya, menurut sumber {source}. Diambil apa adanya; terima saran untuk menurunkannya kembali "
    "bila formulirnya juga begitu.",
    "column_moved_down": "{area} sampai {last} ({rows} baris mulai sel {cell}): isi kolom {heading} tampaknya turun "
    "satu baris, menurut sumber {source}. Diambil apa adanya; terima saran untuk menaikkannya kembali bila formulirnya "
    "juga begitu.",
    "column_moved_up": "{area} sampai {last} ({rows} baris mulai sel {cell}): isi kolom {heading} tampaknya naik satu "
    "baris, menurut sumber {source}. Diambil apa adanya; terima saran untuk menurunkannya kembali bila formulirnya "
    "juga begitu.",
    # The same where what belongs at the end of the rows is nowhere in the file.
    "areas_moved_down@lost": "{area} sampai {last} ({rows} baris mulai sel {cell}): angkanya tampaknya turun satu "
    "baris terhadap nama wilayahnya, menurut sumber {source}. Angka satu wilayah di ujungnya tidak ada lagi di berkas "
    "ini, jadi tidak ada saran. Diambil apa adanya; betulkan letak barisnya menurut formulirnya.",
    "areas_moved_up@lost": "{area} sampai {last} ({rows} baris mulai sel {cell}): angkanya tampaknya naik satu baris "
    "terhadap nama wilayahnya, menurut sumber {source}. Angka satu wilayah di ujungnya tidak ada lagi di berkas ini, "
    "jadi tidak ada saran. Diambil apa adanya; betulkan letak barisnya menurut formulirnya.",
    "column_moved_down@lost": "{area} sampai {last} ({rows} baris mulai sel {cell}): isi kolom {heading} tampaknya "
    "turun satu baris, menurut sumber {source}. Satu nilai di ujungnya tidak ada lagi di berkas ini, jadi tidak ada "
    "saran. Diambil apa adanya; betulkan kolom itu menurut formulirnya.",
    "column_moved_up@lost": "{area} sampai {last} ({rows} baris mulai sel {cell}): isi kolom {heading} tampaknya naik "
    "satu baris, menurut sumber {source}. Satu nilai di ujungnya tidak ada lagi di berkas ini, jadi tidak ada saran. "
    "Diambil apa adanya; betulkan kolom itu menurut formulirnya.",
    "lone_beside": "{area}, sel {cell}: {heading} tertulis {stated}, di sumber {source} {other}; angka lain wilayah "
    "ini sama. Diambil apa adanya; terima saran bila formulirnya juga {other}.",
    "differs_from_source": "Berbeda dari sumber {source} di {differing} dari {both} wilayah; paling jauh di {area}, "
    "sel {cell}: {heading} tertulis {stated}, di sumber itu {other}. Keduanya tetap disimpan berdampingan.",
    # Printed totals.
    "check9_differs": "Jumlah kolom '{heading}' di sel {cell} tertulis {stated}, sedangkan isinya berjumlah {sum}. "
    "Isinya diambil apa adanya; cocokkan dengan formulirnya.",
    "check9_differs@among": "Jumlah kolom '{heading}' di sel {cell} tertulis {stated}, sedangkan isinya berjumlah "
    "{sum}. Satu angka yang salah ketik di salah satu sel ini menjelaskannya, yang paling mungkin lebih dulu: "
    "{candidates}. Isinya diambil apa adanya; cocokkan sel itu dengan formulirnya.",
    "check9_cell": "{area}, sel {cell}: {heading} tertulis {written}; jumlah kolomnya di sel {total} baru cocok dengan "
    "{meant}, dan sel lain tidak menjelaskannya. Diambil apa adanya; terima saran bila formulirnya juga {meant}.",
    "check9_digit": "{area}, sel {cell}: {heading} tertulis {written}, mungkin maksudnya {meant}; jumlah kolomnya di "
    "sel {total} tertulis {stated}, sedangkan isinya berjumlah {sum}. Diambil apa adanya; cocokkan dengan formulirnya.",
    "check9_line": "Baris jumlah {area} berbeda dari isinya di {columns} kolom, mulai sel {cell} (tertulis {stated}, "
    "isinya berjumlah {sum}). Isinya diambil apa adanya; periksalah apakah ada baris yang kurang atau keliru.",
    "total_of_other": "Baris jumlah {area} mulai sel {cell} berisi jumlah {other}, bukan jumlah isinya sendiri "
    "({sum}). Isinya diambil apa adanya; periksalah letak baris jumlah.",
    "total_twice": "Baris jumlah {area} mulai sel {cell} tertulis dua kali lipat isinya ({stated}, seharusnya {sum}); "
    "baris jumlah lain tampaknya ikut dijumlahkan. Isinya diambil apa adanya.",
    "total_without": "Baris jumlah {area} mulai sel {cell} tidak memuat {row_area} (tertulis {stated}, seharusnya "
    "{sum}). Isinya diambil apa adanya; periksalah rentang yang dijumlahkan.",
    "total_with": "Baris jumlah {area} mulai sel {cell} ikut memuat {row_area} (tertulis {stated}, seharusnya {sum}). "
    "Isinya diambil apa adanya; periksalah rentang yang dijumlahkan.",
    "list_total_differs": "Jumlah seluruh suara di sel {cell} tertulis {stated}, sedangkan suara di atasnya berjumlah "
    "{sum}. Isinya diambil apa adanya; periksalah apakah ada baris yang kurang atau keliru.",
    # Areas and what lies in them.
    "check_parent": "{area}, sel {cell}: {heading} tertulis {written}; jumlah di barisnya dan angka {parent} di sel "
    "{at} baru benar dengan {meant}. Diambil apa adanya; terima saran bila formulirnya juga {meant}.",
    "check_parent_kept": "{area}, sel {cell}: {heading} tertulis {written}; jumlah di barisnya dan angka {parent} yang "
    "sudah tersimpan baru benar dengan {meant}. Diambil apa adanya; terima saran bila formulirnya juga {meant}.",
    "check_children": "{area}, sel {cell}: {heading} tertulis {written}; jumlah di barisnya dan {parts} wilayah di "
    "dalamnya baru benar dengan {meant}. Diambil apa adanya; terima saran bila formulirnya juga {meant}.",
    "parent_differs": "{area}, sel {cell}: {heading} tertulis {stated}, sedangkan {parts} wilayah di dalamnya "
    "berjumlah {sum}. Keduanya diambil apa adanya; cocokkan dengan formulirnya.",
    "parent_differs@among": "{area}, sel {cell}: {heading} tertulis {stated}, sedangkan {parts} wilayah di dalamnya "
    "berjumlah {sum}. Satu angka yang salah ketik di salah satu sel ini menjelaskannya, yang paling mungkin lebih "
    "dulu: {candidates}. Semuanya diambil apa adanya; cocokkan sel itu dengan formulirnya.",
    "parent_kept_differs": "{area}: {heading} yang sudah tersimpan {stated}, sedangkan {parts} wilayah di dalamnya, "
    "termasuk sel {cell}, berjumlah {sum}. Keduanya diambil apa adanya; cocokkan dengan formulirnya.",
    "parent_differs_often": "{area}, mulai sel {cell}: {figures} angkanya berbeda dari jumlah {parts} wilayah di "
    "dalamnya ({heading} tertulis {stated}, jumlahnya {sum}). Keduanya diambil apa adanya; cocokkan dengan "
    "formulirnya.",
    "parent_kept_differs_often": "{area}: {figures} angka yang sudah tersimpan berbeda dari jumlah {parts} wilayah di "
    "dalamnya, termasuk sel {cell} ({heading} tersimpan {stated}, jumlahnya {sum}). Keduanya diambil apa adanya; "
    "cocokkan dengan formulirnya.",
    # Odd beside others.
    "voters_past_list": "{area}, sel {cell}: {heading} tertulis {stated}, lebih dari {margin}% di atas pemilih "
    "terdaftar ({list}: {registered}). Pemilih DPTb dan DPK memang boleh menambah, tetapi jarang sebanyak ini. Diambil "
    "apa adanya; cocokkan keduanya dengan formulirnya.",
    "voters_past_list_often": "Di {usual} wilayah, mulai {area} di sel {cell}, {heading} lebih dari {margin}% di atas "
    "{list}. Sebanyak itu bukan salah tulis: mungkin {list} bukan daftar pemilih dari suara ini. Diambil apa adanya; "
    "periksalah arti kolomnya.",
    "out_of_proportion": "{area}, sel {cell}: {heading} tertulis {stated} untuk {registered} pemilih terdaftar "
    "({list}); menurut wilayah lain di tabel ini biasanya sekitar {usual}. Diambil apa adanya.",
    "far_from_others": "{area}, sel {cell}: {heading} tertulis {stated}, jauh lebih banyak daripada TPS lain di tabel "
    "ini (biasanya sekitar {usual}). Diambil apa adanya.",
    "stated_differs": "{area}, {subject}: tertulis {stated}, sedangkan wilayah di dalamnya berjumlah {sum}.",
    # Values that the clerk took otherwise.
    "amended": "Sel {cell} tertulis {written}; diambil {value} atas keputusan Anda. Tulisan aslinya tetap disimpan.",
    "amended_blank": "Sel {cell} kosong; diambil {value} atas keputusan Anda. Bahwa sel itu kosong tetap dicatat.",
    "cell_without_figure": "Sel {cell} di lembar {sheet} dari {name} tidak memuat angka yang diambil, sehingga tidak "
    "dapat diberi nilai lain. Tidak ada yang diubah; sebutkan sel seperti yang tampak di Excel, misalnya Rekap!Q27.",
    "cell_value_odd": "{value} bukan angka yang mungkin untuk sel {cell} di lembar {sheet}: harus bilangan bulat, 0 "
    "atau lebih. Tidak ada yang diubah.",
    "no_suggestion": "Untuk sel {cell} di lembar {sheet} tidak ada saran yang dapat diterima. Tidak ada yang diubah; "
    "sebutkan nilainya sendiri, misalnya --accept 'Rekap!Q27=24214'.",
    "accept_sheet_needed": "Belum jelas di lembar mana sel {cell}; yang terbaca: {sheets}. Tidak ada yang diubah; "
    "sebutkan lembarnya, misalnya --accept 'Rekap!Q27'.",
    "accept_odd": "'{text}' bukan sel. Tulis LEMBAR!SEL untuk menerima sarannya, misalnya 'Rekap!Q27', atau LEMBAR!SEL="
    "ANGKA untuk nilai Anda sendiri, misalnya 'Rekap!Q27=24214'. Tidak ada yang diubah.",
    "accept_one_file": "--accept berlaku untuk satu berkas saja. Tidak ada yang diubah; masukkan berkas itu sendiri.",
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
    "subject_not_a_number": "'{subject}' bukan nomor peserta. Tulis nomor urutnya, misalnya 3, 3.2 untuk calon nomor "
    "2 dari partai nomor 3, atau 3.0 untuk suara partai itu sendiri.",
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
    "blank_figure": "Mengosongkan {subject} di {area} menurut {source}, sebelumnya {before} ({reason})",
    "fill_figure": "Mengisi {subject} di {area} menurut {source}, yang tadinya dikosongkan: {after} ({reason})",
    "fill_blank": "Mengisi {subject} di {area} menurut {source}, yang tadinya kosong: {after} ({reason})",
    "expect_stations": "Menetapkan {stations} TPS di {area} untuk {election}",
    "forget_stations": "Menghapus ketetapan jumlah TPS di {area} untuk {election}",
    "correct_figure": "Mengoreksi {subject} di {area} menurut {source}: {before} menjadi {after} ({reason})",
    # Kinds of records, as an undo counts them.
    "record_area": "Wilayah",
    "record_area_alias": "Nama wilayah yang diingat",
    "record_election": "Pemilu",
    "record_contest": "Pemilihan di satu wilayah",
    "record_district_member": "Wilayah daerah pemilihan",
    "record_subject": "Peserta dan ukuran",
    "record_source": "Sumber",
    "record_delivery": "Lembar berangka",
    "record_mapping_memory": "Pemetaan yang diingat",
    "record_expectation": "Jumlah TPS yang ditetapkan",
    "record_amendment": "Nilai yang diputuskan",
    "make_official": "Menjadikan sumber {source} resmi untuk {election}",
    "change_source": "Mengubah keterangan sumber {source} untuk {election}",
    "rename_source": "Mengganti nama sumber {before} menjadi {after}",
    "set_source_status": "Menetapkan status sumber {source}: {status}",
}

"""What is said of contestants: their numbers and names on the ballot, pairs, parties and candidates."""

SENTENCES: dict[str, str] = {
    "contestant_without_number@window": "Nomor urut peserta di {name} belum diketahui: {contestants}. Tidak ada yang "
    "diubah; sebutkan nomornya di langkah Masalah.",
    "contestant_without_number": "Nomor urut peserta di {name} belum diketahui: {contestants}. Tidak ada yang diubah; "
    "sebutkan dengan --contestant-number 'JUDUL=NOMOR', atau tulis nomor urutnya di depan nama pada judul kolom.",
    "contestant_number_odd": "'{text}' tidak dapat dibaca. Tulis JUDUL=NOMOR atau JUDUL=NOMOR:NAMA, misalnya "
    "'Anu - Polan=2'; judulnya seperti di berkas.",
    "contestant_number_twice": "Nomor urut {number} diberikan kepada '{other}' dan '{heading}'. Tidak ada yang diubah; "
    "beri setiap peserta nomornya sendiri.",
    "contestant_heading_unknown": "Tidak ada peserta berjudul '{heading}' di berkas. Tidak ada yang diubah; judul yang "
    "ada: {known}.",
    "contestant_number_disputed": "'{heading}' bernomor {number}, padahal menurut daftar peserta nama itu bernomor "
    "{known} dan nomor {number} adalah {listed}. Belum ada yang diambil untuknya; sebutkan nomor urutnya.",
    "contestant_by_elimination": "'{heading}' dianggap nomor {number} ({listed}): semua peserta lainnya sudah ada. "
    "Periksalah sebelum menerapkan impor.",
    "contestants_missing": "Tidak ada kolom untuk {contestants}, padahal kolom '{heading}' tidak dikenali. Bila itu "
    "kolomnya, beri label; angkanya belum diambil.",
    "contestants_by_name": "Nomor di depan nama peserta bukan nomor urutnya: '{heading}' bernomor urut {known}. Angka "
    "dicatat menurut nama peserta; periksalah bila nomornya yang benar.",
    "contestant_name_unlike": "{contestants} nama peserta tidak mirip nama menurut nomornya, misalnya '{heading}', "
    "padahal nomor {number} dalam daftar peserta adalah {listed}. Nomornya yang dipakai; periksalah jenis dan tahun "
    "pemilunya.",
    "candidate_named_otherwise": "Calon ini bernama {name}, sedangkan tabel lain menyebut {first} untuk nomor yang "
    "sama. Daerah pemilihannya tidak disebut, sehingga nama pertama yang dipakai.",
    "party_without_own": "Suara partai itu sendiri dan jumlahnya tidak tercantum untuk partai nomor {parties}; jumlah "
    "mereka hanyalah suara calonnya.",
    "candidate_of_districts": "Nomor {candidate} adalah orang yang berbeda di setiap daerah pemilihan di {area}. "
    "Sebutkan wilayah di dalam satu daerah pemilihan, atau kode daerah pemilihannya: {found}.",
}

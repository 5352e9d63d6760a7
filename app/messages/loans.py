"""Sentences about loans, people and who may see what."""

SENTENCES: dict[str, str] = {
    # What was done
    "loan_lent": "Meminjamkan berkas {number} kepada {borrower}",
    "loan_lent_many": "Meminjamkan {dossiers} berkas kepada {borrower}",
    "loan_returned": "Menerima kembali berkas {number} dari {borrower}",
    "loan_returned_many": "Menerima kembali {dossiers} berkas dari {borrower}",
    "loan_extended": "Memperpanjang pinjaman {borrower} sampai {due}",
    "person_added": "Mendaftarkan petugas {name}",
    "person_edited": "Mengubah petugas {name}",
    # What cannot be done
    "loan_borrower_empty": "Sebutkan siapa yang meminjam. Tidak ada yang diubah; isi namanya dahulu.",
    "loan_due_before": "Tanggal kembali mendahului tanggal pinjam. Tidak ada yang diubah; perbaiki tanggalnya.",
    "loan_of_nothing": "Belum ada berkas yang dipilih. Tidak ada yang diubah; tambahkan berkasnya dahulu.",
    "loan_already_out": "Berkas {number} '{title}' sedang dipinjam {borrower}. Tidak ada yang diubah; terima kembali "
    "dahulu berkas itu.",
    "loan_gone": "Berkas {number} '{title}' sudah tidak ada di kantor ini; yang tersisa hanya catatannya. Tidak ada "
    "yang diubah.",
    "loan_missing": "Pinjaman itu sudah tidak ada. Tidak ada yang diubah.",
    "loan_all_back": "Semua berkas yang dipinjam {borrower} sudah kembali. Tidak ada yang diubah.",
    "loan_not_later": "Tanggal kembali yang baru harus sesudah yang lama. Tidak ada yang diubah; pilih tanggal lain.",
    "loan_back_before": "Berkas {number} baru dipinjam sesudah tanggal itu. Tidak ada yang diubah; perbaiki "
    "tanggalnya.",
    "person_name_empty": "Petugas perlu nama. Tidak ada yang diubah; isi namanya dahulu.",
    "person_taken": "Sudah ada petugas bernama '{name}'. Tidak ada yang diubah; pilih nama lain.",
    "person_missing": "Petugas itu sudah tidak ada. Tidak ada yang diubah.",
    "person_last_keeper": "Harus ada satu pengelola yang aktif. Tidak ada yang diubah; tunjuk dahulu pengelola lain.",
    "person_not_keeper": "Hanya pengelola yang dapat mengubah daftar petugas. Tidak ada yang diubah; mintalah "
    "pengelola.",
    "person_pin_short": "PIN perlu 4 sampai 12 angka. Tidak ada yang diubah; tulis PIN lain.",
    "person_pin_wrong": "PIN tidak cocok. Tidak ada yang diubah; coba sekali lagi.",
    "person_pin_wait": "PIN salah beberapa kali. Tunggu {seconds} detik, lalu coba lagi.",
    "access_refused": "Berkas {number} hanya boleh dibuka petugas dengan hak akses {access}. Tidak ada yang dibuka.",
    "access_turned": "Perbuatan itu mengubah hak akses {dossiers} berkas yang tidak boleh Anda buka. Tidak ada yang "
    "diubah; mintalah petugas yang boleh membukanya.",
    # Kinds of records, as an undo counts them.
    "record_loan": "Pinjaman",
    "record_loan_line": "Berkas yang dipinjam",
    "record_person": "Petugas",
}

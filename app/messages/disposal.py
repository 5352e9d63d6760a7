"""Sentences about disposal: holds, proposals and their carrying out, editions of the classification."""

SENTENCES: dict[str, str] = {
    # Acts
    "disposal_drafted": "Menyusun usulan {number} dengan {dossiers} berkas",
    "disposal_put_on": "Menambah {dossiers} berkas pada usulan {number}",
    "disposal_taken_off": "Mengeluarkan {dossiers} berkas dari usulan {number}",
    "disposal_proposed": "Mengajukan usulan {number}; daftarnya dibekukan",
    "disposal_consented": "Mencatat persetujuan atas usulan {number}",
    "disposal_withdrawn": "Menarik usulan {number}",
    "disposal_papers": "Mengisi surat-surat usulan {number}",
    "disposal_people": "Menetapkan panitia dan saksi usulan {number}",
    "disposal_signed": "{name} menandatangani pemusnahan {number}",
    "disposal_transferred": "Memindahkan {dossiers} berkas menjadi inaktif (usulan {number})",
    "disposal_handed_over": "Menyerahkan {dossiers} berkas (usulan {number})",
    "disposal_destroyed": "Memusnahkan {dossiers} berkas (usulan {number}), ditandatangani dua orang",
    "disposal_held": "Menahan {dossiers} berkas: {reason}",
    "disposal_lifted": "Mencabut penahanan berkas {number}",
    "disposal_closed": "Menutup {dossiers} berkas sehingga retensinya berjalan",
    "disposal_decided": "Menetapkan nasib akhir {dossiers} berkas yang dinilai kembali",
    "class_code_edited": "Mengubah kode {code} pada klasifikasi {edition}",
    "class_code_added": "Menambah kode {code} pada klasifikasi {edition}",
    "dossiers_remapped": "Memindahkan berkas dari klasifikasi {source} ke {target}",
    # What cannot be done
    "archive_class_code_taken": "Kode {code} sudah ada di edisi ini. Tidak ada yang diubah; ubah kode yang ada, atau "
    "pilih kode lain.",
    "act_is_final": "Perbuatan nomor {batch} adalah pemusnahan yang ditandatangani dua orang, sehingga tidak dapat "
    "diurungkan. Tidak ada yang diubah; perbuatan lain dapat diurungkan dari Riwayat.",
    "disposal_gone": "Usulan itu sudah tidak ada. Tidak ada yang diubah.",
    "disposal_empty": "Usulan perlu sedikitnya satu berkas. Tidak ada yang diubah; pilih berkasnya, atau tarik "
    "usulannya.",
    "disposal_stage": "Berkas {number} '{title}' tidak berada pada tahap yang dapat diusulkan begini. Tidak ada yang "
    "diubah; arsip aktif dipindahkan dahulu menjadi inaktif.",
    "disposal_state": "Usulan {number} sudah melewati langkah ini. Tidak ada yang diubah; lihat keadaannya yang baru.",
    "disposal_consent_by": "Persetujuan perlu nama pemberinya. Tidak ada yang diubah; tulis siapa yang menyetujui.",
    "disposal_consent_letter": "Ada berkas dengan retensi inaktif {years} tahun atau lebih, jadi perlu nomor dan "
    "tanggal surat persetujuan ANRI. Tidak ada yang diubah; isi keduanya.",
    "disposal_person_twice": "{name} tercantum dua kali. Tidak ada yang diubah; saksi bukan anggota panitia, dan "
    "setiap orang hanya mempunyai satu peran.",
    "disposal_sign_name": "Tanda tangan perlu nama. Tidak ada yang diubah; tulis nama yang menandatangani.",
    "disposal_sign_unknown": "{name} tidak terdaftar sebagai petugas, sehingga tidak dapat menandatangani. Tidak ada "
    "yang diubah; pilih petugas yang terdaftar.",
    "disposal_signed_already": "{name} sudah menandatangani, mungkin dengan gelar atau nama yang ditulis lain. Tidak "
    "ada yang diubah; tanda tangan kedua harus dari orang lain, dengan nama lengkapnya.",
    "disposal_signed_by_two": "Pemusnahan ini sudah ditandatangani dua orang. Tidak ada yang diubah.",
    "disposal_not_signed": "Hanya pemusnahan yang memerlukan dua tanda tangan. Tidak ada yang diubah.",
    "disposal_hold_reason": "Penahanan perlu alasan. Tidak ada yang diubah; tulis perkaranya.",
    "disposal_needs_consent": "Usulan {number} belum disetujui. Tidak ada yang diubah; catat dahulu persetujuannya.",
    "disposal_needs_letter": "Usulan {number} memuat berkas beretensi panjang tanpa surat persetujuan ANRI. Tidak ada "
    "yang diubah; catat nomor dan tanggal suratnya.",
    "disposal_needs_committee": "Usulan {number} belum mempunyai ketua dan anggota panitia. Tidak ada yang diubah; "
    "tetapkan panitianya.",
    "disposal_needs_witnesses": "Pemusnahan {number} perlu dua saksi. Tidak ada yang diubah; tetapkan saksinya.",
    "disposal_needs_decree": "Pemusnahan {number} perlu keputusan dengan nomor dan tanggal. Tidak ada yang diubah; "
    "isi di Surat-surat.",
    "disposal_needs_minutes": "Usulan {number} belum mempunyai nomor dan tanggal berita acara. Tidak ada yang diubah; "
    "isi di Surat-surat.",
    "disposal_needs_receiver": "Penyerahan {number} belum menyebut penerimanya. Tidak ada yang diubah; isi di "
    "Surat-surat.",
    "disposal_needs_files": "Ada berkas digital dalam usulan {number}. Tidak ada yang diubah; putuskan dahulu di "
    "Surat-surat apakah ikut dimusnahkan.",
    "disposal_needs_free": "Ada berkas dalam usulan {number} yang ditahan atau dipinjam. Tidak ada yang diubah; "
    "selesaikan dahulu, atau tarik usulannya.",
    "disposal_needs_due": "Ada berkas dalam usulan {number} yang retensinya belum habis. Tidak ada yang diubah; tarik "
    "usulannya, atau tunggu sampai retensinya habis.",
    "disposal_needs_signatures": "Pemusnahan {number} perlu tanda tangan dua orang yang berbeda. Tidak ada yang "
    "diubah; mintakan tanda tangannya.",
    # Kinds of records, as an undo counts them
    "record_proposal": "Usulan penyusutan",
    "record_proposal_line": "Berkas dalam usulan",
    "record_proposal_person": "Panitia dan saksi",
    "record_proposal_signature": "Tanda tangan",
    "record_hold": "Penahanan",
    "record_removed_file": "Berkas digital yang dimusnahkan",
}

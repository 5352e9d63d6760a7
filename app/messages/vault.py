"""Sentences about adding many digital files, what became of each, their contents, and how they are found again."""

SENTENCES: dict[str, str] = {
    # What became of a file that was to be added
    "adding_device": "Bukan berkas biasa (perangkat, pipa, atau soket), jadi dilewati.",
    "adding_empty": "Berkas ini kosong (0 byte); tetap disimpan dengan namanya.",
    "adding_ending_wrong": "Isinya bukan seperti yang dikatakan akhiran namanya; tetap disimpan apa adanya.",
    "adding_folder_refused": "Folder ini tidak boleh dibaca oleh pengguna ini, jadi isinya dilewati.",
    "adding_link": "Tautan, bukan berkas; dilewati. Tambahkan berkas aslinya bila diperlukan.",
    "adding_loop": "Folder ini berputar ke dirinya sendiri atau terlalu dalam, jadi dilewati.",
    "adding_missing": "Tidak ditemukan lagi di tempatnya, jadi dilewati.",
    "adding_own_folder": "Ini folder lemari sendiri, jadi dilewati.",
    "adding_refused": "Tidak boleh dibaca oleh pengguna ini, jadi dilewati.",
    "adding_same_elsewhere": "Isi yang sama sudah ada pada berkas lain; disimpan juga di sini.",
    "adding_same_here": "Isi yang sama sudah ada pada berkas ini, jadi tidak disalin lagi.",
    "adding_system_file": "Berkas bantu milik sistem atau program, bukan dokumen; dilewati.",
    # What cannot be done
    "adding_dossier_ambiguous": "Ada beberapa berkas bernomor {number}. Tidak ada yang disalin; tambahkan lewat "
    "jendela, dengan memilih berkasnya.",
    "adding_dossier_needed": "Sebutkan berkas arsip tujuannya dengan --dossier NOMOR; tanpa itu hanya folder "
    "yang dapat dijadikan berkas. Tidak ada yang disalin.",
    "adding_dossier_unknown": "Tidak ada berkas bernomor {number}. Tidak ada yang disalin; catat dahulu berkasnya.",
    "adding_job_missing": "Penambahan berkas itu sudah tidak ada. Tidak ada yang diubah.",
    "adding_nothing": "Tidak ada yang dipilih untuk ditambahkan. Tidak ada yang diubah.",
    # The folder of scans
    "incoming_folder_missing": "Folder pindaian '{folder}' tidak ditemukan. Sambungkan lagi disknya, atau pilih "
    "folder lain. Tidak ada yang diubah.",
    "incoming_folder_own": "Folder '{folder}' adalah folder lemari sendiri. Pilih folder lain, tempat pemindai "
    "menyimpan hasilnya. Tidak ada yang diubah.",
    "incoming_passed": "Melewati {files} berkas digital di folder pindaian",
    "incoming_unreadable": "Berkas ini sedang tidak dapat dibaca; mungkin masih dipakai program lain.",
    # Why the text of a file is not, or not wholly, found by the search
    "content_broken": "Isinya rusak sehingga teksnya tidak terbaca; berkasnya tetap tersimpan dan "
    "dicari dengan namanya.",
    "content_locked": "Terkunci kata sandi, jadi teksnya tidak dapat dicari; berkasnya tetap tersimpan.",
    "content_missing": "Berkasnya tidak ada di folder lemari, jadi teksnya tidak terbaca.",
    "content_needs_reader": "Hasil pindaian: teksnya baru dapat dicari bila Tesseract (pembaca huruf) terpasang di "
    "komputer ini. Berkasnya tetap dicari dengan namanya.",
    "content_no_picture": "Halaman jenis berkas ini tidak dapat ditampilkan di sini; buka dengan programnya.",
    "content_other_kind": "Jenis berkas ini tidak berisi teks yang dapat dicari; dicari dengan namanya.",
    "content_slow": "Terlalu lama dibaca, jadi teksnya dilewati; berkasnya tetap tersimpan dan dicari dengan namanya.",
    "content_too_large": "Terlalu besar untuk dibaca seluruhnya; yang dicari hanya bagian awalnya.",
    # Acts and faults of the comparing of files with what is noted of them
    "fixity_accepted": "Menerima isi baru berkas digital {name}",
    "fixity_adopted": "Mencatat {files} berkas digital pada berkas {number}",
    "fixity_brought_back": "Mengembalikan {files} berkas digital",
    "fixity_gone": "Berkasnya tidak dapat dibaca lagi. Tidak ada yang diubah; periksa ulang.",
    "fixity_relinked": "Menautkan ulang {files} berkas digital",
}

"""Sentences about places and office moves: what is refused, and the acts of the pages Tempat and Pindah Kantor."""

SENTENCES: dict[str, str] = {
    # What cannot be done
    "moving_name_empty": "Pemindahan perlu nama. Tidak ada yang diubah; isi namanya dahulu.",
    "moving_closed": "Pemindahan '{name}' sudah ditutup. Tidak ada yang diubah; urungkan penutupannya bila masih ada "
    "yang harus dicatat.",
    "moving_vehicle_empty": "Kendaraan perlu nama atau nomor. Tidak ada yang diubah; isi dahulu.",
    "moving_vehicle_taken": "Kendaraan '{name}' sudah ada dalam pemindahan ini. Tidak ada yang diubah; pilih nama "
    "lain.",
    "moving_vehicle_used": "Kendaraan '{name}' sudah membawa boks. Tidak ada yang diubah.",
    "moving_box_elsewhere": "Boks {number} sudah masuk pemindahan '{name}' yang belum ditutup. Tidak ada yang diubah; "
    "tutup dahulu pemindahan itu.",
    # Acts of the page of an office move
    "moving_begun": "Membuka pindah kantor: {name}",
    "moving_removed": "Menghapus rencana pindah kantor: {name}",
    "moving_vehicle_added": "Menambah kendaraan {name}",
    "moving_vehicle_edited": "Mengubah kendaraan {name}",
    "moving_vehicle_removed": "Menghapus kendaraan {name}",
    "moving_boxes_added": "Memasukkan {count} boks ke dalam pemindahan",
    "moving_boxes_removed": "Mengeluarkan {count} boks dari pemindahan",
    "moving_planned": "Merencanakan {count} boks",
    "moving_pack": "Mengemas boks {number}",
    "moving_load": "Memuat boks {number} ke kendaraan {where}",
    "moving_arrive": "Menurunkan boks {number}",
    "moving_shelve": "Menata boks {number} di {where}",
    "moving_back": "Mengembalikan {count} boks ke rencana",
    "moving_finished": "Menutup pindah kantor: {name}",
    # Acts of the page of places
    "place_added": "Membuat tempat {name}",
    "place_edited": "Mengubah tempat {name}",
    "place_moved": "Memindahkan tempat {name}",
    "place_removed": "Menghapus tempat {name}",
    "boxes_added": "Membuat {count} boks: {numbers}",
    "box_edited": "Mengubah boks {number}",
    "box_removed": "Menghapus boks {number}",
    "boxes_moved": "Memindahkan {count} boks ke {where}",
    "dossiers_boxed": "Menaruh {count} berkas ke boks {number}",
    # Kinds of records, as an undo counts them.
    "record_relocation": "Pindah kantor",
    "record_relocation_vehicle": "Kendaraan",
    "record_relocation_box": "Boks dalam pemindahan",
    "record_relocation_scan": "Kode yang dipindai",
}

"""What a desa is: offices and who held them when, kop surat, settings per kabupaten."""

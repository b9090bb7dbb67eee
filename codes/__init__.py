"""The national lists plans are written with: kegiatan, satuan, sumber dana, SDGs."""

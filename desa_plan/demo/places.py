"""The places of the demo."""

from places.services.wilayah_file import Place

BULELENG = "51.08"
PANDANLANDUNG = "35.07.21.2012"
UMEANYAR = "51.08.02.2021"
# Numbers that no decree gives out, so that nobody takes these for real ones; in a kecamatan of their own, so that the
# real ones keep their number of villages.
KECAMATAN_CONTOH = Place("51.08.99", "Contoh")
TIRTA_CONTOH = Place("51.08.99.2999", "Tirta Contoh")
# Its made-up neighbours, so that an officer has a desk with something on it.
NEIGHBOURS = (
    Place("51.08.99.2991", "Banyu Contoh"),
    Place("51.08.99.2992", "Giri Contoh"),
    Place("51.08.99.2993", "Segara Contoh"),
    Place("51.08.99.2994", "Wana Contoh"),
)
FORMER_TIRTA_CONTOH = "51.08.02.2999"  # where earlier versions put it
LOONUNA = "53.04.18.2002"

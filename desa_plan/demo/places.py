"""The places of the demo."""

from places.services.wilayah_file import Place

BULELENG = "51.08"
PANDANLANDUNG = "35.07.21.2012"
UMEANYAR = "51.08.02.2021"
# A number that no decree gives out, so that nobody takes this village for a real one.
TIRTA_CONTOH = Place("51.08.02.2999", "Tirta Contoh")
# Its made-up neighbours, so that an officer has a desk with something on it.
NEIGHBOURS = (
    Place("51.08.02.2991", "Banyu Contoh"),
    Place("51.08.02.2992", "Giri Contoh"),
    Place("51.08.02.2993", "Segara Contoh"),
    Place("51.08.02.2994", "Wana Contoh"),
)
LOONUNA = "53.04.18.2002"

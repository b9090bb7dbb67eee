"""The places of the demo."""

from places.services.wilayah_file import Place

BULELENG = "51.08"
PANDANLANDUNG = "35.07.21.2012"
UMEANYAR = "51.08.02.2021"
# A number that no decree gives out, so that nobody takes this village for a real one.
TIRTA_CONTOH = Place("51.08.02.2999", "Tirta Contoh")
LOONUNA = "53.04.18.2002"

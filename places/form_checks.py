"""What only several fields of a form together can tell: coordinates, a volume with its unit, the people it serves."""

from collections.abc import Mapping
from typing import Any

from django import forms


def check_coordinates(form: forms.Form, data: Mapping[str, Any]) -> None:
    """`latitude` and `longitude` are written both or neither."""
    is_half = (data.get("latitude") is None) != (data.get("longitude") is None)
    if is_half and not {"latitude", "longitude"} & form.errors.keys():
        form.add_error("longitude", "Isi lintang dan bujur keduanya, atau kosongkan keduanya.")


def check_unit(form: forms.Form, data: Mapping[str, Any]) -> None:
    """A `volume` needs its `unit`."""
    if data.get("volume") is not None and "unit" in data and data["unit"] is None:
        form.add_error("unit", "Volume perlu satuan, misalnya m, unit, atau orang.")


def check_people(form: forms.Form, data: Mapping[str, Any]) -> None:
    """Members of poor households (`manfaat_rtm`) are among the men and women (`manfaat_l`, `manfaat_p`)."""
    rtm, men, women = (data.get(key) for key in ("manfaat_rtm", "manfaat_l", "manfaat_p"))
    if rtm is not None and men is not None and women is not None and rtm > men + women:
        form.add_error("manfaat_rtm", "Tidak boleh lebih banyak daripada jumlah laki-laki dan perempuan.")

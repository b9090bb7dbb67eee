"""Reading which kegiatan and which bidang a form names."""

from django import forms

from codes.choices import CodeChoices
from codes.models import Bidang, Kegiatan


class CodedForm(forms.Form):
    """A form with the fields `kegiatan` (typed) and `bidang` (chosen), both read from `lists`; it declares neither."""

    lists: CodeChoices

    def clean_kegiatan(self) -> Kegiatan | None:
        """A code, "code name" as suggested, or a part of the name that fits one activity only."""
        try:
            return self.lists.find_kegiatan(self.cleaned_data["kegiatan"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def clean_bidang(self) -> Bidang | None:
        """The field chosen."""
        code = self.cleaned_data["bidang"]
        return next((row for row in self.lists.bidang if row.code == code), None)

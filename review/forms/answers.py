"""The village's answer to a note."""

from django import forms


class AnswerForm(forms.Form):
    """What was done about a note; empty takes the answer back."""

    text = forms.CharField(
        label="Jawaban desa",
        max_length=2000,
        required=False,
        help_text="Apa yang sudah diperbaiki, atau mengapa tidak diubah.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

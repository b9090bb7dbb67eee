"""The sheet of a test: on the participant's phone, and typed from paper."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms

from training.exam_sheet_facts import AskedQuestion

_BLANK = "-"
_NOT_LETTERS = re.compile(r"[\s\d.,;:)]+")  # "1. A, 2. B" is read like "AB"


class ExamForm(forms.Form):
    """One choice for each question; what is left open is asked about once, then counts as wrong."""

    def __init__(self, *args: Any, questions: Sequence[AskedQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            self.fields[f"soal_{question.pk}"] = forms.TypedChoiceField(
                label=f"{question.number}. {question.text}",
                choices=[(option.pk, f"{option.letter}. {option.text}") for option in question.options],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def answers(self) -> dict[int, int | None]:
        """Question and chosen option, for the service; only of a valid form."""
        return {question.pk: self.cleaned_data[f"soal_{question.pk}"] for question in self.questions}

    @property
    def left_open(self) -> list[int]:
        """Numbers of the questions without an answer."""
        return [question.number for question in self.questions if self.answers[question.pk] is None]


class TypedSheetForm(forms.Form):
    """Letters in a row, or only a score."""

    letters = forms.CharField(
        label="Jawaban",
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    right = forms.IntegerField(
        label="Benar",
        required=False,
        min_value=0,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    asked = forms.IntegerField(
        label="dari",
        required=False,
        min_value=1,
        help_text="Banyak soal. Untuk nilai 0–100, isi 100.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, questions: Sequence[AskedQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        self.answers: dict[int, int | None] = {}

    @property
    def is_score_only(self) -> bool:
        """Whether a score was typed instead of answers; only of a valid form."""
        return not self.answers

    def clean_letters(self) -> str:
        """The letters without what stands between them. Fills `answers`."""
        typed = _NOT_LETTERS.sub("", self.cleaned_data["letters"]).upper()
        if not typed:
            return ""
        if len(typed) != len(self.questions):
            raise forms.ValidationError(f"Yang diketik {len(typed)} jawaban, sedangkan soalnya {len(self.questions)}.")
        found: dict[int, int | None] = {}
        for letter, question in zip(typed, self.questions, strict=True):
            options = {option.letter: option.pk for option in question.options}
            if letter != _BLANK and letter not in options:
                raise forms.ValidationError(
                    f"Soal {question.number} tidak punya jawaban “{letter}”; pilih {', '.join(options)}, atau -."
                )
            found[question.pk] = options.get(letter)
        self.answers = found
        return typed

    def clean(self) -> dict[str, Any]:
        """Either answers or a score, not both, not neither."""
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        has_score = data.get("right") is not None or data.get("asked") is not None
        if data.get("letters") and data.get("right") is not None:
            self.add_error("right", "Isi jawabannya atau nilainya saja, jangan keduanya.")
        elif not data.get("letters") and data.get("right") is None:
            self.add_error("right" if has_score or not self.questions else "letters", "Isi jawaban atau nilainya.")
        elif not data.get("letters") and data.get("asked") is None:
            self.add_error("asked", "Tulis dari berapa soal.")
        return data

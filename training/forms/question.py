"""The form of a question of the bank."""

from typing import Any

from django import forms
from django.db.models import Q

from accounts.models import Membership
from training.curriculum import modules_for
from training.models import Question, TrainingModule
from training.question_data import LETTERS, LONGEST_OPTION, QuestionData

_NAMES = [f"option_{letter.lower()}" for letter in LETTERS]


class QuestionForm(forms.Form):
    """A question, its answers A to E, which one is right, and why."""

    text = forms.CharField(
        label="Pertanyaan",
        max_length=2000,
        error_messages={"required": "Tulis pertanyaannya."},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    module = forms.ModelChoiceField(
        TrainingModule.objects.none(), label="Modul", required=False, empty_label="Tanpa modul"
    )
    right = forms.ChoiceField(
        label="Jawaban yang benar",
        choices=[(str(at), letter) for at, letter in enumerate(LETTERS)],
        error_messages={"required": "Pilih jawaban yang benar."},
        widget=forms.Select,
    )
    explanation = forms.CharField(
        label="Penjelasan",
        required=False,
        max_length=2000,
        help_text="Mengapa jawaban itu benar, dengan pasalnya. Dibaca peserta setelah angkatan selesai.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    field_order = ["text", *_NAMES, "right", "explanation", "module"]

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        modules = modules_for(membership).filter(Q(is_retired=False) | Q(pk=self.initial.get("module")))
        self.fields["module"] = forms.ModelChoiceField(
            modules, label="Modul", required=False, empty_label="Tanpa modul", initial=self.initial.get("module")
        )
        for letter, name in zip(LETTERS, _NAMES, strict=True):
            self.fields[name] = forms.CharField(
                label=f"Jawaban {letter}", required=False, max_length=LONGEST_OPTION, initial=self.initial.get(name)
            )
        self.order_fields(self.field_order)

    def question_data(self) -> QuestionData:
        """What the service takes; only of a valid form. Empty answers at the end do not count."""
        data = self.cleaned_data
        options = [data[name] for name in _NAMES]
        while options and not options[-1]:
            options.pop()
        module = data["module"]
        return QuestionData(
            data["text"], tuple(options), int(data["right"]), data["explanation"], module.pk if module else None
        )


def question_initial(question: Question) -> dict[str, Any]:
    """What the form of a stored question begins with."""
    options = list(question.option_set.all())
    right = next((at for at, option in enumerate(options) if option.is_right), "")
    texts = {name: option.text for name, option in zip(_NAMES, options, strict=False)}
    return {
        "text": question.text,
        "module": question.module_id,
        "right": str(right),
        "explanation": question.explanation,
        **texts,
    }

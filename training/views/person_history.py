"""The trainings of a person."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from places.models import Orang
from training.person_history import hours_of_history, people_with_history, trainings_of_person


@require_safe
def my_training(request: HttpRequest) -> HttpResponse:
    """The reader's own trainings, with the key to his page of each."""
    if request.user.orang is None:
        raise Http404
    return _history(request, request.user.orang)


@require_safe
def training_history(request: HttpRequest, pk: int) -> HttpResponse:
    """The trainings of somebody whom the reader's place knows; scores are left out unless he may read them."""
    return _history(request, get_object_or_404(people_with_history(request.membership), pk=pk))


def _history(request: HttpRequest, orang: Orang) -> HttpResponse:
    trainings = trainings_of_person(orang, request.membership)
    context = {
        "orang": orang,
        "is_own": orang.pk == request.user.orang_id,
        "trainings": trainings,
        "attended": sum(one.was_there for one in trainings),
        "hours": hours_of_history(trainings),
        "has_scores": any(one.pre is not None or one.post is not None for one in trainings),
    }
    return render(request, "training/person_history.html", context)

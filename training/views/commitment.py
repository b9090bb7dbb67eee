"""A participant writes his commitment; his code is his key."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from places.errors import DomainError
from training.forms.follow_up import CommitmentForm
from training.models import Participant
from training.services.self_commitment import write_commitment
from training.views.participant_scope import of_participant
from villages.forms.errors import add_domain_error


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@of_participant
def participant_commit(request: HttpRequest, participant: Participant) -> HttpResponse:
    """Write a commitment; it stands in the village's follow-ups at once."""
    form = CommitmentForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            write_commitment(participant=participant, data=form.commitment_data())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Komitmen Anda tersimpan.")
            return redirect(f"{reverse('participant_self', args=[participant.code])}#komitmen")
    context = {"participant": participant, "session": participant.session, "form": form}
    return render(request, "training/commitment_form.html", context)

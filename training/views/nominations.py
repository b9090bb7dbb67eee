"""A village names whom it sends to the sessions that call it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.models import Desa
from training.enums import ParticipantRole
from training.forms.participants import NomineeForm, nominee_initial
from training.models import Participant, TrainingSession
from training.nomination_facts import called_roles, invitations_of, known_to
from training.policy import may_send_people
from training.services.nominations import nominate as save_nominee
from training.services.nominations import nominate_new as add_nominee
from training.session_page import session_of
from villages.forms.errors import add_domain_error
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version


@require_safe
def nominations(request: HttpRequest) -> HttpResponse:
    """The coming sessions that call the village; officers above a village are led to the sessions."""
    desa = request.membership.desa
    if desa is None:
        return redirect("training_list")
    found = [
        (invitation, may_send_people(request.membership, invitation.session, desa))
        for invitation in invitations_of(request.membership, desa)
    ]
    return render(request, "training/nominations.html", {"desa": desa, "invitations": found})


@require_http_methods(["GET", "HEAD", "POST"])
def nominate(request: HttpRequest, uid: UUID, pk: int) -> HttpResponse:
    """Name who comes in a place that the village has on the list."""
    session = session_of(request, uid)
    row = _place(request, session, pk)
    desa = _desa_of(row)
    require(may_send_people(request.membership, session, desa))
    form, version = _form(session, desa, row, request.POST or None), row.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                data = form.participant_data()
                save_nominee(by=request.membership, participant=row, version=version, data=data)
            except StaleVersion:
                return _conflict(request, session, pk, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, f"{data.name} diutus sebagai {row.get_role_display()}.")
                return redirect("nominations")
    context = {"form": form, "session": session, "row": row, "role": row.get_role_display(), "version": version}
    return render(request, "training/nominate.html", {**context, "desa": desa})


@require_http_methods(["GET", "HEAD", "POST"])
def nominate_new(request: HttpRequest, uid: UUID, role: str) -> HttpResponse:
    """Name somebody in a role that the session calls from the village."""
    session = session_of(request, uid)
    desa = request.membership.desa
    if desa is None or role not in ParticipantRole:
        raise Http404
    require(may_send_people(request.membership, session, desa))
    places = list(session.participant_set.filter(desa=desa))
    if not any(one.role == role and one.may_add for one in called_roles(session, places)):
        messages.info(request, "Desa Anda sudah mempunyai tempat untuk peran ini.")
        return redirect("nominations")
    form = _form(session, desa, None, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = add_nominee(
                by=request.membership, session=session, desa=desa, role=role, data=form.participant_data()
            )
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"{row.name} diutus sebagai {row.get_role_display()}.")
            return redirect("nominations")
    label = ParticipantRole(role).label
    context = {"form": form, "session": session, "row": None, "role": label, "version": 0, "desa": desa}
    return render(request, "training/nominate.html", context)


def _place(request: HttpRequest, session: TrainingSession, pk: int) -> Participant:
    rows = Participant.objects.visible_to(request.membership).select_related("desa__kecamatan", "orang")
    row: Participant = get_object_or_404(rows, session=session, pk=pk)
    row.session = session
    return row


def _desa_of(row: Participant) -> Desa:
    if row.desa is None:
        raise Http404
    return row.desa


def _form(session: TrainingSession, desa: Desa, row: Participant | None, data: object) -> NomineeForm:
    initial = nominee_initial(row) if row is not None else {}
    return NomineeForm(data, initial=initial, known=known_to(desa, session), row=row)


def _conflict(request: HttpRequest, session: TrainingSession, pk: int, mine: NomineeForm) -> HttpResponse:
    stored = _place(request, session, pk)
    return conflict_page(
        request,
        subject=f"Utusan {stored.desa}",
        mine=mine,
        theirs=_form(session, _desa_of(stored), stored, None),
        version=stored.version,
        back_url=reverse("nominate", kwargs={"uid": session.uid, "pk": pk}),
    )

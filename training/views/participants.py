"""The list of participants of a session: looking, filling, adding, changing, taking off, cards."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from places.models import Desa
from training.calling import called_to
from training.forms.participants import ParticipantForm, participant_initial
from training.models import Participant, TrainingSession
from training.participant_filling import Filling
from training.participant_list import (
    ParticipantFilter,
    counts_of,
    kecamatan_on_list,
    narrowed,
    participants_seen,
    rows_of,
)
from training.participant_records import has_records
from training.participant_slips import draw_slips, participant_address
from training.policy import may_edit_program, may_edit_session, may_send_people
from training.program_place import kabupaten_of_program
from training.services.participant_fill import fill_participants, filling_of
from training.services.participants import add_participant, follow_register, remove_participant, update_participant
from training.session_page import of_session, session_page
from villages.forms.errors import add_domain_error
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version

ROWS_PER_PAGE = 100


@require_safe
@of_session
def participant_list(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """The reader's own people; `?q=`, `?kecamatan=`, `?kosong=1` narrow."""
    wanted = ParticipantFilter(
        text=request.GET.get("q", "").replace("\0", "").strip()[:80],
        kecamatan_id=read_whole(request.GET.get("kecamatan")),
        only_unnamed=request.GET.get("kosong") == "1",
    )
    seen = participants_seen(request.membership, session)
    page = Paginator(narrowed(seen, wanted), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    filling = Filling()
    if may_edit_session(request.membership, session):
        filling = filling_of(session, called_to(session))
    changed = {participant.pk: called for participant, called in filling.changed}
    gone = frozenset(participant.pk for participant in filling.gone)
    rows = list(rows_of(request.membership, session, page, changed, gone))
    query = {"q": wanted.text, "kecamatan": wanted.kecamatan_id, "kosong": int(wanted.only_unnamed)}
    return session_page(
        request,
        "training/participant_list.html",
        session,
        tab="peserta",
        page=page,
        rows=rows,
        shows_phone=any(row.is_private for row in rows),
        counts=counts_of(seen),
        wanted=wanted,
        kecamatan=kecamatan_on_list(seen),
        query=urlencode({key: value for key, value in query.items() if value}),
        missing=len(filling.new) + len(filling.named),
        marked=filling.marked,
        may_send=_may_send(request, session),
    )


@require_POST
@of_session
def participant_fill(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Fill the list from kecamatan, called roles and registers."""
    require(may_edit_session(request.membership, session))
    try:
        result = fill_participants(by=request.membership, session=session)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        parts = [f"{result.added} peserta ditambahkan", f"{result.named} tempat kosong mendapat nama"]
        if result.changed:
            parts.append(f"{result.changed} tidak lagi dipanggil dan ditandai di daftar")
        is_unchanged = not (result.added or result.named or result.changed)
        told = "Daftar sudah lengkap; tidak ada yang berubah." if is_unchanged else f"{', '.join(parts)}."
        messages.success(request, told)
    return redirect("participant_list", uid=session.uid)


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def participant_add(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Add one by hand."""
    require(may_edit_session(request.membership, session))
    form = ParticipantForm(request.POST or None, villages=villages_around(session))
    if request.method == "POST" and form.is_valid():
        try:
            row = add_participant(by=request.membership, session=session, data=form.participant_data())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"{row.name} ditambahkan ke daftar peserta.")
            again = "simpan_tambah" in request.POST
            return redirect("participant_add" if again else "participant_list", uid=session.uid)
    return session_page(request, "training/participant_form.html", session, tab="peserta", form=form, row=None)


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def participant_edit(request: HttpRequest, session: TrainingSession, pk: int) -> HttpResponse:
    """Change one of them."""
    require(may_edit_session(request.membership, session))
    row = participant_of(session, pk)
    form, version = _form(request, session, row, request.POST or None), row.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                data = form.participant_data()
                update_participant(by=request.membership, participant=row, version=version, data=data)
            except StaleVersion:
                return _conflict(request, session, pk, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, f"Data {data.name or 'tempat ini'} disimpan.")
                return redirect("participant_list", uid=session.uid)
    return session_page(
        request,
        "training/participant_form.html",
        session,
        tab="peserta",
        form=form,
        row=row,
        version=version,
        address=participant_address(row.code) if row.name else "",
        has_records=has_records(row),
    )


@require_POST
@of_session
def participant_remove(request: HttpRequest, session: TrainingSession, pk: int) -> HttpResponse:
    """Take somebody off the list; a second click changes nothing."""
    require(may_edit_session(request.membership, session))
    row = Participant.objects.select_related("session", "desa").filter(session=session, pk=pk).first()
    if row is not None:
        try:
            remove_participant(by=request.membership, participant=row)
        except DomainError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, f"{row} dikeluarkan dari daftar peserta.")
    return redirect("participant_list", uid=session.uid)


@require_POST
@of_session
def participant_follow(request: HttpRequest, session: TrainingSession, pk: int) -> HttpResponse:
    """Put whom the register names now in the place of whom it named before."""
    require(may_edit_session(request.membership, session))
    row = participant_of(session, pk)
    called = next((one for marked, one in filling_of(session, called_to(session)).changed if marked.pk == row.pk), None)
    if called is None:
        messages.info(request, "Peserta ini sudah sesuai dengan daftar jabatan.")
        return redirect("participant_list", uid=session.uid)
    try:
        follow_register(by=request.membership, participant=row, version=posted_version(request), called=called)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"{called.name} menggantikan {row.name}. Kartu pesertanya berganti kode.")
    return redirect("participant_list", uid=session.uid)


@require_safe
@of_session
def participant_slips(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Cards with code and QR of all who are named; `?peserta=` of one of them, who lost his."""
    require(may_edit_program(request.membership, session.program))
    rows = participants_seen(request.membership, session).exclude(name="")
    if (only := read_whole(request.GET.get("peserta"))) is not None:
        rows = rows.filter(pk=only)
    found = list(rows)
    if not found:
        messages.info(request, "Belum ada peserta yang bernama, jadi belum ada kartu.")
        return redirect("participant_list", uid=session.uid)
    headers = {"Content-Disposition": f'attachment; filename="kartu-peserta-{session.starts_on:%Y-%m-%d}.pdf"'}
    return HttpResponse(draw_slips(session, found), content_type="application/pdf", headers=headers)


def participant_of(session: TrainingSession, pk: int) -> Participant:
    """One of the list. Raises Http404 for one of another session."""
    row = get_object_or_404(Participant.objects.select_related("desa__kecamatan", "orang"), session=session, pk=pk)
    row.session = session
    return row


def villages_around(session: TrainingSession) -> list[Desa]:
    """The villages that somebody on the list may come from: those of the kabupaten, by kecamatan."""
    rows = Desa.objects.planning().filter(kabupaten=kabupaten_of_program(session.program))
    return list(rows.select_related("kecamatan").order_by("kecamatan__code", "code"))


def _may_send(request: HttpRequest, session: TrainingSession) -> bool:
    """Whether the reader names the people of his village in somebody else's session."""
    membership = request.membership
    is_guest = bool(membership and membership.desa) and not may_edit_program(membership, session.program)
    return is_guest and bool(may_send_people(membership, session, membership.desa))


def _form(request: HttpRequest, session: TrainingSession, row: Participant, data: object) -> ParticipantForm:
    return ParticipantForm(data, initial=participant_initial(row), villages=villages_around(session), row=row)


def _conflict(request: HttpRequest, session: TrainingSession, pk: int, mine: ParticipantForm) -> HttpResponse:
    stored = participant_of(session, pk)
    return conflict_page(
        request,
        subject=f"Peserta {stored}",
        mine=mine,
        theirs=_form(request, session, stored, None),
        version=stored.version,
        back_url=reverse("participant_edit", kwargs={"uid": session.uid, "pk": pk}),
    )

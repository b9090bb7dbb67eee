"""The attendance list of a meeting: looking, ticking, adding one, coming and going."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import require
from musyawarah.attendance_data import AttendeeData
from musyawarah.attendance_rows import attendance_rows, last_time, not_yet_here, repeated_names, unsur_counts
from musyawarah.forms.attendance import AddOneForm, read_keys, stays_from
from musyawarah.known_people import known_people, usual_role
from musyawarah.meeting_facts import MeetingFacts, load_meeting
from musyawarah.models import Kehadiran, Musyawarah
from musyawarah.policy import may_attach_paper, may_record, sees_marks
from musyawarah.services.attendance import add_attendees, mark_arrival, mark_gender, mark_leaving, mark_spoke
from musyawarah.ticked_people import of_attendees, of_invited
from musyawarah.views.meeting_page import meeting_page
from musyawarah.views.meeting_scope import meeting_of
from places.enums import Gender
from places.errors import DomainError
from places.models import Dusun, Orang
from villages.forms.errors import add_domain_error

_MOVES = {
    "pulang": (mark_leaving, "pulang, tercatat sekarang"),
    "datang": (mark_arrival, "datang, tercatat sekarang"),
    "bicara": (mark_spoke, "tercatat berbicara"),
    "laki": (partial(mark_gender, gender=Gender.L), "tercatat laki-laki"),
    "perempuan": (partial(mark_gender, gender=Gender.P), "tercatat perempuan"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def musyawarah_attendance(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Who is there; one person is added here, too."""
    musyawarah = meeting_of(request, uid)
    form = _add_form(request, musyawarah)
    if request.method == "POST":
        require(may_record(request.membership, musyawarah))
        if form.is_valid():
            try:
                added = add_attendees(by=request.membership, musyawarah=musyawarah, people=[_typed(musyawarah, form)])
            except DomainError as error:
                add_domain_error(form, error)
            else:
                _tell(request, added, form.cleaned_data["name"])
                return redirect("musyawarah_attendance", uid=uid)
    return _page(request, musyawarah, form)


@require_POST
def attendance_tick(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write the ticked ones of the invited, and of those who came last time, on the list."""
    musyawarah = meeting_of(request, uid)
    require(may_record(request.membership, musyawarah))
    facts = load_meeting(musyawarah)
    stays = stays_from(request.POST.get("arrives", ""))
    is_everybody = "semua" in request.POST
    invited = {row.pk: row for row in not_yet_here(facts)}
    keys = list(invited) if is_everybody else read_keys(request.POST.getlist("undangan"))
    people = of_invited([invited[key] for key in keys if key in invited], stays)
    if not is_everybody and (came := read_keys(request.POST.getlist("lalu"))):
        before = {row.pk: row for row in last_time(facts)[1]}
        people += of_attendees([before[key] for key in came if key in before], stays)
    if not people:
        messages.warning(request, "Belum ada nama yang dicentang.")
        return redirect("musyawarah_attendance", uid=uid)
    try:
        added = add_attendees(by=request.membership, musyawarah=musyawarah, people=people)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"{len(added)} orang dicatat hadir.")
    return redirect("musyawarah_attendance", uid=uid)


@require_POST
def attendance_move(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Somebody goes out, or comes back in, now, speaks, or is L or P: `pulang=<pk>` and so on."""
    musyawarah = meeting_of(request, uid)
    require(may_record(request.membership, musyawarah))
    name = next((name for name in _MOVES if name in request.POST), "")
    key = (read_keys([request.POST.get(name, "")]) or [0])[0]
    row = get_object_or_404(Kehadiran.objects.select_related("musyawarah"), musyawarah=musyawarah, pk=key)
    act, words = _MOVES[name]
    try:
        act(by=request.membership, attendee=row)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"{row.name} {words}.")
    return redirect("musyawarah_attendance", uid=uid)


def _page(request: HttpRequest, musyawarah: Musyawarah, form: AddOneForm) -> HttpResponse:
    facts = load_meeting(musyawarah)
    private = sees_marks(request.membership, musyawarah)
    verdict = may_record(request.membership, musyawarah)
    before, came = last_time(facts) if verdict else (None, [])
    moment = facts.shown_moment
    return meeting_page(
        request,
        "musyawarah/attendance.html",
        musyawarah,
        tab="hadir",
        facts=facts,
        form=form,
        rows=attendance_rows(facts, moment),
        room=facts.room_at(moment) if musyawarah.opened_at else None,
        counts=unsur_counts(facts.rows, private=private),
        missing=not_yet_here(facts) if verdict else [],
        before=before,
        came=came,
        repeated=repeated_names(facts),
        may_record=verdict,
        may_attach=may_attach_paper(request.membership, musyawarah),
        sheet_difference=_sheet_difference(facts),
        is_now=musyawarah.is_open and not musyawarah.is_on_paper,
    )


def _sheet_difference(facts: MeetingFacts) -> int:
    """Signatures on the paper less names on the list; 0 when they agree or nobody has counted."""
    counted = facts.musyawarah.sheet_count
    return counted - len(facts.rows) if counted is not None else 0


def _add_form(request: HttpRequest, musyawarah: Musyawarah) -> AddOneForm:
    return AddOneForm(
        request.POST or None,
        hamlets=Dusun.objects.filter(desa=musyawarah.desa_id, is_retired=False),
        private=sees_marks(request.membership, musyawarah),
        initial={"role": usual_role(musyawarah, has_list=musyawarah.invited_count > 0)},
    )


def _typed(musyawarah: Musyawarah, form: AddOneForm) -> AttendeeData:
    """The person as typed, tied to whom the village knows by exactly this name."""
    data = {name: value for name, value in form.cleaned_data.items() if name != "arrives"}
    people = known_people(musyawarah)
    sure = people.names.match(data["name"]).sure
    known = people.people[sure] if sure else None
    orang = Orang.objects.filter(pk=known.orang_id).first() if known and known.orang_id else None
    if known is not None:
        data["gender"] = data["gender"] or known.gender
        data["office"] = data["office"] or known.office
        data["dusun"] = data["dusun"] or people.hamlets.get(known.dusun_id or 0)
        data["unsur"] = known.unsur if "unsur" not in form.changed_data else data["unsur"]
        data["role"] = known.role if known.is_invited and "role" not in form.changed_data else data["role"]
    return AttendeeData(**data, orang=orang, stays=stays_from(form.cleaned_data["arrives"]))


def _tell(request: HttpRequest, added: list[Kehadiran], name: str) -> None:
    if added:
        known = " (dikenali dari data desa)" if added[0].orang_id else ""
        messages.success(request, f"{added[0].name} dicatat hadir{known}.")
    else:
        messages.warning(request, f"{name} sudah ada di daftar hadir.")

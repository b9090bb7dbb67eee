"""The invitation of a meeting: its letter, the list of the invited, and the text for a chat."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import require
from musyawarah.attendance_rows import unsur_words
from musyawarah.documents.meeting_print import MeetingPrint
from musyawarah.enums import AttendanceRole, InvitedFor, MusyawarahStatus
from musyawarah.forms.attendance import read_keys, unsur_choices
from musyawarah.forms.invitation import InviteForm, LetterForm, letter_initial
from musyawarah.invitation_data import InvitedData
from musyawarah.invitation_message import chat_link, invitation_message
from musyawarah.invitation_proposals import unheard_count
from musyawarah.invitation_warnings import invitation_warnings
from musyawarah.meeting_facts import local_today
from musyawarah.models import Musyawarah, Undangan
from musyawarah.policy import may_prepare, sees_marks
from musyawarah.services.invitation import (
    change_invited,
    propose_invited,
    remove_invited,
    save_invited,
    save_letter,
)
from musyawarah.typed_invited import read_invited
from musyawarah.views.meeting_page import meeting_page
from musyawarah.views.meeting_scope import meeting_of
from places.enums import Gender
from places.errors import DomainError, StaleVersion
from villages.forms.errors import add_domain_error
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version


@require_http_methods(["GET", "HEAD", "POST"])
def musyawarah_invitation(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Letter, list and message; the letter is written here."""
    musyawarah = meeting_of(request, uid)
    letter = Undangan.objects.filter(musyawarah=musyawarah).first()
    form, version = LetterForm(initial=letter_initial(letter)), letter.version if letter else 0
    if request.method == "POST":
        require(may_prepare(request.membership, musyawarah))
        form, version = LetterForm(request.POST), posted_version(request)
        if form.is_valid():
            try:
                save_letter(by=request.membership, musyawarah=musyawarah, version=version, data=form.letter_data())
            except StaleVersion:
                return _conflict(request, musyawarah, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, "Surat undangan disimpan.")
                return redirect("musyawarah_invitation", uid=uid)
    return _page(request, musyawarah, form, version, letter)


@require_http_methods(["GET", "HEAD", "POST"])
def invitation_add(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Tick the proposed ones; or type and paste names."""
    musyawarah = meeting_of(request, uid)
    require(may_prepare(request.membership, musyawarah))
    form = InviteForm(request.POST if "text" in request.POST else None)
    if request.method == "POST":
        people, problems = _chosen(request, musyawarah, form)
        for problem in problems:
            messages.warning(request, problem)
        if people:
            try:
                added = save_invited(by=request.membership, musyawarah=musyawarah, people=people)
            except DomainError as error:
                messages.error(request, error.message)
            else:
                messages.success(request, f"{len(added)} orang ditambahkan ke daftar undangan.")
            return redirect("musyawarah_invitation", uid=uid)
        if not form.is_bound:
            messages.warning(request, "Belum ada nama yang dicentang.")
    proposed = propose_invited(by=request.membership, musyawarah=musyawarah)
    groups = [
        (why, words, [one for one in proposed if one.invited_for == why])
        for why, words in (
            (InvitedFor.JABATAN, "Menurut jabatan"),
            (InvitedFor.KELOMPOK, "Pengurus dan anggota kelompok"),
            (InvitedFor.TANPA_KELOMPOK, "Warga yang belum bergabung kelompok"),
        )
    ]
    return meeting_page(
        request,
        "musyawarah/invitation_add.html",
        musyawarah,
        tab="undangan",
        form=form,
        groups=[group for group in groups if group[2]],
        is_planned=musyawarah.status == MusyawarahStatus.PLANNED,
    )


@require_POST
def invitation_change(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Remove the ticked ones (`aksi=hapus`), or write what is chosen of them (`ubah=role:peninjau`)."""
    musyawarah = meeting_of(request, uid)
    require(may_prepare(request.membership, musyawarah))
    keys = read_keys(request.POST.getlist("undangan"))
    if not keys:
        messages.warning(request, "Belum ada nama yang dicentang.")
        return redirect("musyawarah_invitation", uid=uid)
    try:
        if request.POST.get("aksi") == "hapus":
            count = remove_invited(by=request.membership, musyawarah=musyawarah, keys=keys)
            messages.success(request, f"{count} orang dikeluarkan dari daftar undangan.")
        else:
            field, _, value = request.POST.get("ubah", "").partition(":")
            count = change_invited(by=request.membership, musyawarah=musyawarah, keys=keys, field=field, value=value)
            messages.success(request, f"{count} orang diubah.")
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("musyawarah_invitation", uid=uid)


def _page(
    request: HttpRequest, musyawarah: Musyawarah, form: LetterForm, version: int, letter: Undangan | None
) -> HttpResponse:
    source = MeetingPrint(musyawarah)
    facts, invited = source.facts, source.invited
    private = sees_marks(request.membership, musyawarah)
    verdict = may_prepare(request.membership, musyawarah)
    is_planned = musyawarah.status == MusyawarahStatus.PLANNED
    warnings = []
    if private and is_planned:
        warnings = invitation_warnings(
            musyawarah,
            facts.rule,
            invited,
            letter,
            today=local_today(facts.zone),
            unheard=unheard_count(request.membership, musyawarah),
        )
    message = invitation_message(source)
    return meeting_page(
        request,
        "musyawarah/invitation.html",
        musyawarah,
        tab="undangan",
        facts=facts,
        form=form,
        version=version,
        letter=letter,
        invited=[(row, unsur_words(row.unsur, private=private)) for row in invited],
        deciding=sum(row.role == AttendanceRole.UNDANGAN for row in invited),
        private=private,
        may_prepare=verdict,
        may_change=bool(verdict) and is_planned,
        warnings=warnings,
        roles=AttendanceRole.choices,
        genders=Gender.choices,
        all_unsur=unsur_choices(private=private),
        message=message,
        chat_url=chat_link(message),
    )


def _chosen(request: HttpRequest, musyawarah: Musyawarah, form: InviteForm) -> tuple[list[InvitedData], list[str]]:
    """The people of the form that was sent: typed names, or ticked proposals."""
    if form.is_bound:
        if not form.is_valid():
            return [], []
        read = read_invited(musyawarah, form.cleaned_data["text"], role=form.cleaned_data["role"])
        if not read.people:
            form.add_error("text", "Tidak ada nama yang terbaca. Tulis satu nama satu baris.")
        return list(read.people), list(read.problems)
    keys = set(read_keys(request.POST.getlist("usul")))
    proposed = propose_invited(by=request.membership, musyawarah=musyawarah)
    if "semua" in request.POST:
        return [one for one in proposed if one.invited_for == request.POST["semua"]], []
    return [one for one in proposed if one.orang is not None and one.orang.pk in keys], []


def _conflict(request: HttpRequest, musyawarah: Musyawarah, mine: LetterForm) -> HttpResponse:
    stored = Undangan.objects.filter(musyawarah=musyawarah).first()
    return conflict_page(
        request,
        subject="Surat undangan",
        mine=mine,
        theirs=LetterForm(initial=letter_initial(stored)),
        version=stored.version if stored else 0,
        back_url=reverse("musyawarah_invitation", kwargs={"uid": musyawarah.uid}),
    )

"""A village's profile and emblem."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.models import Desa
from places.stored_file import stored_file
from villages.enums import Term
from villages.forms.errors import add_domain_error
from villages.forms.profile import LambangForm, ProfileForm
from villages.letterhead import letterhead
from villages.policy import may_edit_profile, may_hand_over_in, may_set_up
from villages.profile import profile_of
from villages.services.profile import remove_lambang, save_profile, upload_lambang
from villages.signing import holders_on, office_title
from villages.terms import terms_of
from villages.views.conflict import conflict_page
from villages.views.scope import desa_of, posted_version


@require_safe
def village_profile(request: HttpRequest, desa_code: str) -> HttpResponse:
    """What the village is: its kop surat, its officials of today, its dusun."""
    return _profile_page(request, desa_of(request, desa_code), LambangForm())


@require_http_methods(["GET", "HEAD", "POST"])
def village_profile_edit(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Write the profile."""
    desa = desa_of(request, desa_code)
    require(may_edit_profile(request.membership, desa))
    profile = profile_of(desa)
    form = ProfileForm(request.POST or None, instance=profile)
    version = profile.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                save_profile(by=request.membership, desa=desa, version=version, data=form.profile_data())
            except StaleVersion:
                return _conflict(request, desa, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, "Profil desa disimpan.")
                return redirect("village_profile", desa_code=desa.code)
    return render(request, "villages/profile_form.html", {"desa": desa, "form": form, "version": version})


@require_safe
@cache_control(private=True, max_age=300)
def village_lambang(request: HttpRequest, desa_code: str) -> FileResponse:
    """The emblem, for those who may see the village."""
    profile = profile_of(desa_of(request, desa_code))
    return stored_file(profile.lambang, name="lambang.png", content_type="image/png", in_page=True)


@require_POST
def village_lambang_upload(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Take a picture in as the emblem."""
    desa = desa_of(request, desa_code)
    require(may_edit_profile(request.membership, desa))
    form = LambangForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            upload_lambang(by=request.membership, desa=desa, content=form.cleaned_data["lambang"].read())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Lambang disimpan dan tampil pada kop surat.")
            return redirect("village_profile", desa_code=desa.code)
    return _profile_page(request, desa, form)


@require_POST
def village_lambang_remove(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Take the emblem away."""
    desa = desa_of(request, desa_code)
    require(may_edit_profile(request.membership, desa))
    remove_lambang(by=request.membership, desa=desa)
    messages.success(request, "Lambang dihapus.")
    return redirect("village_profile", desa_code=desa.code)


def _profile_page(request: HttpRequest, desa: Desa, lambang_form: LambangForm) -> HttpResponse:
    profile, terms = profile_of(desa), terms_of(desa.kabupaten)
    officials = [
        {"title": office_title(holder, terms), "name": holder.orang.name, "nip": holder.orang.nip}
        for holder in holders_on(desa=desa, on=timezone.localdate())
    ]
    context = {
        "desa": desa,
        "profile": profile,
        "letterhead": letterhead(desa, terms=terms, profile=profile),
        "officials": officials,
        "dusun": list(desa.dusun_set.filter(is_retired=False).order_by("position", "name")),
        "word": terms.of(Term.DUSUN),
        "lambang_form": lambang_form,
        "may_edit": may_edit_profile(request.membership, desa),
        "may_set_up": may_set_up(request.membership, desa),
        "may_hand_over": may_hand_over_in(request.membership, desa),
    }
    return render(request, "villages/village_profile.html", context)


def _conflict(request: HttpRequest, desa: Desa, mine: ProfileForm) -> HttpResponse:
    stored = profile_of(desa)
    return conflict_page(
        request,
        subject=f"Profil {desa.name}",
        mine=mine,
        theirs=ProfileForm(instance=stored),
        version=stored.version,
        back_url=reverse("village_profile_edit", args=[desa.code]),
    )

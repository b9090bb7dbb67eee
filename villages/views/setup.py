"""Setting a village up: one long page, nothing lost on the way."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.models import Desa
from villages.enums import JabatanKind, Term
from villages.forms.errors import add_domain_error
from villages.forms.setup import DusunListForm, OfficialForm, SetupProfileForm, official_forms
from villages.models import DesaProfile, PemangkuJabatan
from villages.policy import may_set_up
from villages.services.setup import VillageSetup, set_up_village
from villages.signing import title_of
from villages.terms import terms_of
from villages.views.conflict import conflict_page
from villages.views.scope import desa_of, posted_version


@require_http_methods(["GET", "HEAD", "POST"])
def village_setup(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Inauguration date, dusun, officials, kop surat in one act; what exists already is shown and kept."""
    desa = desa_of(request, desa_code)
    require(may_set_up(request.membership, desa))
    profile = DesaProfile.objects.filter(desa=desa).first() or DesaProfile(desa=desa, version=0)
    version = posted_version(request) if request.method == "POST" else profile.version
    held = PemangkuJabatan.objects.filter(desa=desa).select_related("jabatan__dusun", "orang")
    held = list(held.order_by("jabatan__position", "starts_on"))
    terms = terms_of(desa.kabupaten)
    form = SetupProfileForm(request.POST or None, instance=profile)
    dusun_form = DusunListForm(request.POST or None)
    officials = official_forms(
        request.POST or None,
        titles={kind: terms.office(kind) for kind in JabatanKind},
        held=[row.jabatan.kind for row in held],
    )
    if request.method == "POST" and all([form.is_valid(), dusun_form.is_valid(), *(o.is_valid() for o in officials)]):
        try:
            set_up_village(by=request.membership, desa=desa, version=version, data=_setup(form, dusun_form, officials))
        except StaleVersion:
            return _conflict(request, desa, form)
        except DomainError as error:
            _show_error(error, form, dusun_form, officials)
        else:
            messages.success(request, f"Data {desa.name} siap. Unggah juga lambangnya pada halaman ini.")
            return redirect("village_profile", desa_code=desa.code)
    context = {
        "desa": desa,
        "form": form,
        "dusun_form": dusun_form,
        "officials": officials,
        "all_forms": [form, dusun_form, *officials],
        "held": [(title_of(row.jabatan, terms), row) for row in held],
        "dusun": list(desa.dusun_set.filter(is_retired=False).order_by("position", "name")),
        "word": terms.of(Term.DUSUN),
        "version": version,
    }
    return render(request, "villages/village_setup.html", context)


def _setup(form: SetupProfileForm, dusun_form: DusunListForm, officials: list[OfficialForm]) -> VillageSetup:
    entries = (official.entry() for official in officials)
    return VillageSetup(
        profile=form.profile_data(),
        dusun=dusun_form.cleaned_data["dusun"],
        officials=tuple(entry for entry in entries if entry is not None),
    )


def _show_error(
    error: DomainError, form: SetupProfileForm, dusun_form: DusunListForm, officials: list[OfficialForm]
) -> None:
    """Beside the field it is about: of the profile, the dusun list, or an official ("kepala_desa-name")."""
    prefix, _, field = (error.field or "").partition("-")
    official = next((o for o in officials if field and o.prefix == prefix), None)
    if official is not None:
        add_domain_error(official, DomainError(error.message, field=field))
    elif error.field == "dusun":
        add_domain_error(dusun_form, error)
    else:
        add_domain_error(form, error)


def _conflict(request: HttpRequest, desa: Desa, mine: SetupProfileForm) -> HttpResponse:
    stored = DesaProfile.objects.get(desa=desa)
    return conflict_page(
        request,
        subject=f"Data {desa.name}",
        mine=mine,
        theirs=SetupProfileForm(instance=stored),
        version=stored.version,
        back_url=reverse("village_setup", args=[desa.code]),
    )

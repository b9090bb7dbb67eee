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
from villages.models import PemangkuJabatan
from villages.policy import may_set_up
from villages.profile import profile_of
from villages.services.setup import VillageSetup, set_up_village
from villages.signing import title_of
from villages.terms import Terms, terms_of
from villages.views.conflict import compare, conflict_page
from villages.views.scope import desa_of, posted_version


class SetupForms:
    """The forms of the page together: profile, dusun, and one for each office that nobody holds."""

    def __init__(self, request: HttpRequest, desa: Desa, terms: Terms, held: list[PemangkuJabatan]) -> None:
        data = request.POST or None
        profile = profile_of(desa)
        self.version = posted_version(request) if request.method == "POST" else profile.version
        self.profile = SetupProfileForm(data, instance=profile)
        self.dusun = DusunListForm(data)
        titles = {kind: terms.office(kind) for kind in JabatanKind}
        self.officials = official_forms(data, titles=titles, held=[row.jabatan.kind for row in held])

    @property
    def all(self) -> list:
        """Every form, in the order of the page."""
        return [self.profile, self.dusun, *self.officials]

    def is_valid(self) -> bool:
        """Check everything, so that all errors show at once."""
        verdicts = [form.is_valid() for form in self.all]
        return all(verdicts)

    def setup(self) -> VillageSetup:
        """What the service takes; only of valid forms."""
        entries = (official.entry() for official in self.officials)
        officials = tuple(entry for entry in entries if entry is not None)
        return VillageSetup(self.profile.profile_data(), self.dusun.cleaned_data["dusun"], officials)

    def show_error(self, error: DomainError) -> None:
        """Beside the field it is about: of the profile, the dusun list, or an official ("kepala_desa-name")."""
        prefix, _, field = (error.field or "").partition("-")
        official: OfficialForm | None = next((o for o in self.officials if field and o.prefix == prefix), None)
        if official is not None:
            add_domain_error(official, DomainError(error.message, field=field))
        else:
            add_domain_error(self.dusun if error.field == "dusun" else self.profile, error)


@require_http_methods(["GET", "HEAD", "POST"])
def village_setup(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Inauguration date, dusun, officials, kop surat in one act; what exists already is shown and kept."""
    desa = desa_of(request, desa_code)
    require(may_set_up(request.membership, desa))
    terms = terms_of(desa.kabupaten)
    held = PemangkuJabatan.objects.filter(desa=desa).select_related("jabatan__dusun", "orang")
    held = list(held.order_by("jabatan__position", "starts_on"))
    forms = SetupForms(request, desa, terms, held)
    if request.method == "POST" and forms.is_valid() and (answer := _save(request, desa, forms)):
        return answer
    context = {
        "desa": desa,
        "form": forms.profile,
        "dusun_form": forms.dusun,
        "officials": forms.officials,
        "all_forms": forms.all,
        "held": [(title_of(row.jabatan, terms), row) for row in held],
        "dusun": list(desa.dusun_set.filter(is_retired=False).order_by("position", "name")),
        "word": terms.of(Term.DUSUN),
        "version": forms.version,
    }
    return render(request, "villages/village_setup.html", context)


def _save(request: HttpRequest, desa: Desa, forms: SetupForms) -> HttpResponse | None:
    """Save and lead on; None when the forms now say what is wrong."""
    try:
        set_up_village(by=request.membership, desa=desa, version=forms.version, data=forms.setup())
    except StaleVersion:
        return _conflict(request, desa, forms)
    except DomainError as error:
        forms.show_error(error)
        return None
    messages.success(request, f"Data {desa.name} siap. Unggah juga lambangnya pada halaman ini.")
    return redirect("village_profile", desa_code=desa.code)


def _conflict(request: HttpRequest, desa: Desa, forms: SetupForms) -> HttpResponse | None:
    """Both profiles side by side; when they say the same (a button pressed twice), the rest can simply be added."""
    stored = profile_of(desa)
    theirs = SetupProfileForm(instance=stored)
    if forms.version != stored.version and not any(row.differs for row in compare(forms.profile, theirs)):
        forms.version = stored.version
        return _save(request, desa, forms)
    return conflict_page(
        request,
        subject=f"Data {desa.name}",
        mine=forms.profile,
        theirs=theirs,
        version=stored.version,
        back_url=reverse("village_setup", args=[desa.code]),
    )

"""Pages of material: adding it, newer files, its name, delete and restore, download."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError
from places.stored_file import stored_file
from training.forms.library import MaterialForm, MaterialNameForm, VersionForm
from training.models import Material
from training.policy import may_edit_module
from training.services.materials import add_material, add_version, delete_material, restore_material, update_material
from training.views.program_scope import material_of, module_of
from villages.forms.errors import add_domain_error


@require_http_methods(["GET", "HEAD", "POST"])
def material_add(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Put material into a module."""
    module = module_of(request, uid)
    require(may_edit_module(request.membership, module))
    form = MaterialForm(request.POST or None, request.FILES or None, initial={"is_public": module.is_public})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            material = add_material(
                by=request.membership,
                module=module,
                title=data["title"],
                is_public=data["is_public"],
                upload=form.upload(),
            )
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"Materi “{material.title}” ditambahkan.")
            return redirect("module_detail", uid=uid)
    return render(request, "training/material_form.html", {"form": form, "module": module})


@require_http_methods(["GET", "HEAD", "POST"])
def material_version_add(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Put a newer file of some material into the library."""
    material = _writable(request, uid)
    form = VersionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            version = add_version(by=request.membership, material=material, upload=form.upload())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"“{material.title}” kini versi {version.number}.")
            return redirect("module_detail", uid=material.module.uid)
    context = {"form": form, "module": material.module, "material": material}
    return render(request, "training/material_version_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def material_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Name material anew, or open it to all."""
    material = _writable(request, uid)
    initial = {"title": material.title, "is_public": material.is_public}
    form = MaterialNameForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            update_material(by=request.membership, material=material, **form.cleaned_data)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"Materi “{form.cleaned_data['title']}” disimpan.")
            return redirect("module_detail", uid=material.module.uid)
    context = {"form": form, "module": material.module, "material": material}
    return render(request, "training/material_edit.html", context)


@require_POST
def material_delete(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take material out; a second click changes nothing."""
    material = _writable(request, uid, deleted=True)
    delete_material(by=request.membership, material=material)
    back = reverse("module_detail", args=[material.module.uid])
    return redirect(f"{back}?{urlencode({'terhapus': uid})}")


@require_POST
def material_restore(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Bring material back; a second click changes nothing."""
    material = _writable(request, uid, deleted=True)
    try:
        restore_material(by=request.membership, material=material)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"Materi “{material.title}” dipulihkan.")
    return redirect("module_detail", uid=material.module.uid)


@require_safe
def material_download(request: HttpRequest, uid: UUID, number: int) -> FileResponse:
    """A file of the library as it was put in, of any version."""
    version = get_object_or_404(material_of(request, uid).version_set, number=number)
    return stored_file(version.file, name=version.filename, content_type=version.content_type)


def _writable(request: HttpRequest, uid: UUID, *, deleted: bool = False) -> Material:
    material = material_of(request, uid, deleted=deleted)
    require(may_edit_module(request.membership, material.module))
    return material

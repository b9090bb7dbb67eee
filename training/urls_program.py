"""Addresses of the landing page, of programmes, of the curriculum and of the knowledge centre.

`program_create` and its like belong to the programmes of higher governments in `planning`.
"""

from django.urls import path

from training.views import certificates, knowledge, landing, library, materials, program_documents, programs

_PROGRAM = "pelatihan/program/<uuid:uid>/"
_MODULE = "pelatihan/modul/<uuid:uid>/"
_MATERIAL = "pelatihan/materi/<uuid:uid>/"

urlpatterns = [
    path("pelatihan/", landing.training_list, name="training_list"),
    path("pelatihan/program/baru/", programs.program_create, name="training_program_create"),
    path(_PROGRAM, programs.program_detail, name="program_detail"),
    path(f"{_PROGRAM}ubah/", programs.program_edit, name="training_program_edit"),
    path(f"{_PROGRAM}hapus/", programs.program_delete, name="training_program_delete"),
    path(f"{_PROGRAM}pulihkan/", programs.program_restore, name="training_program_restore"),
    path(f"{_PROGRAM}sertifikat.pdf", certificates.program_certificates, name="program_certificates"),
    path(f"{_PROGRAM}dokumen/", program_documents.program_documents, name="training_program_documents"),
    path(f"{_PROGRAM}dokumen/<slug:key>/", program_documents.program_document, name="training_program_document"),
    path(
        f"{_PROGRAM}dokumen/<slug:key>/unduh/<slug:kind>/",
        program_documents.program_download,
        name="training_program_download",
    ),
    path(f"{_PROGRAM}modul/<uuid:module_uid>/", programs.program_module_move, name="training_program_module_move"),
    path("pelatihan/modul/", library.module_list, name="module_list"),
    path("pelatihan/modul/baru/", library.module_create, name="module_create"),
    path(_MODULE, library.module_detail, name="module_detail"),
    path(f"{_MODULE}ubah/", library.module_edit, name="module_edit"),
    path(f"{_MODULE}pakai/", library.module_use, name="module_use"),
    path(f"{_MODULE}materi/", materials.material_add, name="material_add"),
    path(f"{_MATERIAL}ubah/", materials.material_edit, name="material_edit"),
    path(f"{_MATERIAL}versi/", materials.material_version_add, name="material_version_add"),
    path(f"{_MATERIAL}hapus/", materials.material_delete, name="material_delete"),
    path(f"{_MATERIAL}pulihkan/", materials.material_restore, name="material_restore"),
    path(f"{_MATERIAL}<int:number>/", materials.material_download, name="material_download"),
    path("pengetahuan/", knowledge.knowledge_list, name="knowledge_list"),
    path("pengetahuan/<uuid:uid>/", knowledge.knowledge_module, name="knowledge_module"),
    path("pengetahuan/materi/<uuid:uid>/<int:number>/", knowledge.knowledge_file, name="knowledge_file"),
]

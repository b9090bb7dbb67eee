"""Addresses of meetings: list, preparation, invitation, attendance."""

from django.urls import URLPattern, URLResolver, path

from musyawarah.views import (
    agenda,
    attendance,
    attendance_edit,
    attendance_paste,
    invitation,
    listing,
    meeting_rules,
    meeting_usulan,
    planning,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("musyawarah/", listing.musyawarah_list, name="musyawarah_list"),
    path("musyawarah/kalender.ics", listing.musyawarah_ics, name="musyawarah_ics"),
    path("musyawarah/baru/", planning.musyawarah_create, name="musyawarah_create"),
    path("musyawarah/<uuid:uid>/", planning.musyawarah_detail, name="musyawarah_detail"),
    path("musyawarah/<uuid:uid>/ubah/", planning.musyawarah_edit, name="musyawarah_edit"),
    path("musyawarah/<uuid:uid>/buka/", planning.musyawarah_open, name="musyawarah_open"),
    path("musyawarah/<uuid:uid>/batal/", planning.musyawarah_cancel, name="musyawarah_cancel"),
    path("musyawarah/<uuid:uid>/undangan/", invitation.musyawarah_invitation, name="musyawarah_invitation"),
    path("musyawarah/<uuid:uid>/undangan/tambah/", invitation.invitation_add, name="invitation_add"),
    path("musyawarah/<uuid:uid>/undangan/ubah/", invitation.invitation_change, name="invitation_change"),
    path("musyawarah/<uuid:uid>/usulan/", meeting_usulan.musyawarah_usulan, name="musyawarah_usulan"),
    path("musyawarah/<uuid:uid>/agenda/", agenda.musyawarah_agenda, name="musyawarah_agenda"),
    path("musyawarah/<uuid:uid>/hadir/", attendance.musyawarah_attendance, name="musyawarah_attendance"),
    path("musyawarah/<uuid:uid>/hadir/centang/", attendance.attendance_tick, name="attendance_tick"),
    path("musyawarah/<uuid:uid>/hadir/jam/", attendance.attendance_move, name="attendance_move"),
    path("musyawarah/<uuid:uid>/hadir/tempel/", attendance_paste.attendance_paste, name="attendance_paste"),
    path("musyawarah/<uuid:uid>/hadir/lembar/", attendance_edit.musyawarah_sheet, name="musyawarah_sheet"),
    path(
        "musyawarah/<uuid:uid>/hadir/lembar/unduh/",
        attendance_edit.musyawarah_sheet_file,
        name="musyawarah_sheet_file",
    ),
    path("musyawarah/<uuid:uid>/hadir/<int:pk>/", attendance_edit.attendance_edit, name="attendance_edit"),
    path("musyawarah/<uuid:uid>/hadir/<int:pk>/hapus/", attendance_edit.attendance_remove, name="attendance_remove"),
    path("kabupaten/<wilayah:kabupaten_code>/aturan-musyawarah/", meeting_rules.meeting_rules, name="meeting_rules"),
]

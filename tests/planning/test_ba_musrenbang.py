"""The minutes of a musrenbang hold the lines of the plan that it discussed."""

from django.urls import reverse

from musyawarah.documents.meeting_papers import papers_of
from musyawarah.documents.meeting_print import find_meeting
from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from reporting.registry import discover, document
from reporting.render_prose import prose_html, prose_pdf
from tests.musyawarah.making import make_keputusan, make_musyawarah
from tests.musyawarah.making_papers import appoint
from tests.planning.making_data import make_rkp, make_rkp_line


def a_musrenbang(cast, **values):
    """A closed musrenbang about the RKP of 2027 with one decision."""
    meeting = make_musyawarah(cast, MusyawarahKind.MUSRENBANG, status=MusyawarahStatus.CLOSED, **values)
    make_keputusan(meeting)
    return meeting


def test_the_lines_stand_under_their_bidang_with_sums(cast, codes):
    appoint(cast)
    rkp = make_rkp(cast.sari, cast.villages.umeanyar, year=2027)
    for number in range(70):
        make_rkp_line(cast.sari, rkp, f"Talud {number}", costs={"DDS": 1_000_000})
    payload = document("ba-musrenbang").payload(id=a_musrenbang(cast).pk)
    assert payload.context["total"] == "70.000.000"
    assert payload.context["groups"][0]["rows"][0]["source"] == "DDS"
    html, pdf = prose_pdf(payload)
    assert "Talud 69" in html
    assert "Jumlah total" in html
    assert pdf.startswith(b"%PDF")


def test_without_a_plan_the_minutes_say_so(cast):
    assert "belum berisi kegiatan" in prose_html(document("ba-musrenbang").payload(id=a_musrenbang(cast).pk))


def test_it_stands_in_the_place_of_the_usual_minutes_for_a_musrenbang_only(cast, sign_in):
    discover()
    meeting = a_musrenbang(cast)
    assert "ba-musrenbang" in papers_of(find_meeting(meeting.pk))
    assert "berita-acara" not in papers_of(find_meeting(meeting.pk))
    musdes = make_musyawarah(cast, status=MusyawarahStatus.CLOSED)
    assert "berita-acara" in papers_of(find_meeting(musdes.pk))
    page = sign_in(cast.sari).get(reverse("musyawarah_documents", args=[meeting.uid])).content.decode()
    assert "Berita acara musrenbang" in page

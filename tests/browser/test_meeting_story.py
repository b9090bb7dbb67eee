"""From the hamlet's idea to the printed line, in a real browser: three musdus, a musdes, the seal, both plans."""

import io
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from accounts.enums import Role
from codes.services.load_kegiatan import load_kegiatan
from codes.services.load_lists import load_short_lists
from musyawarah.models import Keputusan, Musyawarah, Ralat, Usulan
from places.models import Dusun
from planning.models import RkpDesa, RpjmDesa
from planning.services.rkp import create_rkp
from planning.services.rpjm import create_rpjm
from tests.browser.signing_in import let_sign_in, sign_in

YEAR = 2027
MUSDUS_ON, MUSDES_ON = date(2026, 6, 8), date(2026, 6, 15)
SIGNED = Path(__file__).resolve().parents[2] / "desa_plan" / "demo" / "ba_contoh.pdf"
HAMLETS = ("Banjar Anyar", "Banjar Kelod", "Banjar Tengah")
# By hamlet: what was proposed there. The first two are the same ditch, said twice.
IDEAS = {
    "Banjar Anyar": ("Saluran air jalan Anyar", "Saluran air di jalan Banjar Anyar"),
    "Banjar Kelod": ("Sumur bor Banjar Kelod",),
    "Banjar Tengah": ("Senderan jalan rawan longsor", "Kolam renang desa"),
}
REFUSED = "Kolam renang desa"
REASON = "Tidak menjawab kebutuhan Pasal 80 ayat (4) dan belum ada air yang cukup"


@pytest.fixture
def plans(live_server, cast) -> tuple[RpjmDesa, RkpDesa]:
    """Umeanyar with three hamlets and two plans without lines; the four who write can sign in."""
    load_kegiatan()
    load_short_lists()
    desa = cast.villages.umeanyar
    Dusun.objects.create(desa=desa, name="Banjar Tengah", position=3)
    let_sign_in(cast.sari, cast.wati, cast.karto, cast.joko)
    rpjm = create_rpjm(by=cast.sari, desa=desa, first_year=YEAR, last_year=YEAR + 7)
    return rpjm, create_rkp(by=cast.sari, desa=desa, year=YEAR)


def test_an_idea_of_the_hamlet_becomes_a_printed_line_and_finds_its_way_back(page: Page, cast, plans, accessible):
    rpjm, rkp = plans
    for hamlet, username in zip(HAMLETS, ("karto.umeanyar", "wati.umeanyar", "wati.umeanyar"), strict=True):
        _sign_in_as(page, username)
        _hold_musdus(page, hamlet, cast.of(Role.KEPALA_DUSUN if username.startswith("karto") else Role.TIM_PENYUSUN))
    assert Usulan.objects.count() == 5

    _sign_in_as(page, "sari.umeanyar")
    _merge_the_two_ditches(page)
    _score(page)
    musdes = _hold_musdes(page, cast)
    accessible(page)

    _sign_in_as(page, "joko.umeanyar")
    _close(page, musdes)
    _mend_a_slip(page, musdes)
    _seal(page, musdes)

    _take_into_the_rpjm(page, rpjm)
    _take_into_the_rkp(page, rkp)
    _print_and_read_back(page, musdes, rkp)
    _walk_back_from_the_line(page, rkp)
    _ask_what_became_of_the_refused(page)


def _sign_in_as(page: Page, username: str) -> None:
    page.context.clear_cookies()
    sign_in(page, username)


def _plan_meeting(page: Page, kind: str, *, topic: str, dusun: str = "", chair: str, notulis: str) -> Musyawarah:
    """Plan a meeting that was held on paper last week, and open it."""
    page.goto(f"/musyawarah/baru/?jenis={kind}")
    if dusun:
        page.get_by_label("Dusun", exact=True).select_option(label=dusun)
    page.get_by_label("Materi atau topik").fill(topic)
    page.get_by_label("Untuk rencana").select_option(label="RPJM Desa")
    page.get_by_label("Tahun rencana").fill(str(YEAR))
    page.get_by_label("Tanggal").fill((MUSDUS_ON if dusun else MUSDES_ON).isoformat())
    page.get_by_label("Jam mulai").fill("09:00")
    page.get_by_label("Jam selesai").fill("12:00")
    page.get_by_label("Tempat").fill("Balai desa")
    page.get_by_label("Musyawarah ini sudah diadakan dengan kertas").check()
    _choose(page, "Pimpinan musyawarah", chair)
    _choose(page, "Notulis", notulis)
    page.get_by_role("button", name="Simpan rencana").click()
    page.get_by_role("button", name="Buka musyawarah").click()
    expect(page.locator("main")).to_contain_text("Berlangsung")
    return Musyawarah.objects.latest("pk")


def _choose(page: Page, label: str, beginning: str) -> None:
    """The option that begins with these words."""
    field = page.get_by_label(label)
    options = field.locator("option").all_inner_texts()
    field.select_option(label=next(option for option in options if option.startswith(beginning)))


def _paste_attendance(page: Page, meeting: Musyawarah, names: list[str]) -> None:
    page.goto(f"/musyawarah/{meeting.uid}/hadir/")
    page.get_by_role("link", name="Tempel daftar nama").first.click()
    page.get_by_label("Daftar nama").fill("\n".join(names))
    page.get_by_role("button", name="Periksa daftarnya").click()
    page.get_by_role("button", name=re.compile("Catat .* orang hadir")).click()
    expect(page.locator("main")).to_contain_text(names[0].split(";")[0])


def _hold_musdus(page: Page, hamlet: str, chair) -> None:
    name = chair.orang.name
    meeting = _plan_meeting(page, "musdus", topic=f"Gagasan warga {hamlet}", dusun=hamlet, chair=name, notulis=name)
    _paste_attendance(page, meeting, ["I Wayan Suarta; L", "Ni Made Asih; P", "Ni Ketut Murni; P"])
    for idea in IDEAS[hamlet]:
        _propose(page, meeting, idea, hamlet)
    page.goto(f"/musyawarah/{meeting.uid}/keputusan/")
    for box in page.locator("input[type=checkbox][name=usulan]").all():
        box.check()
    page.get_by_role("button", name="Putuskan semua yang dicentang").click()
    expect(page.locator("main")).to_contain_text("Diteruskan ke musdes")
    _close(page, meeting)


def _propose(page: Page, meeting: Musyawarah, idea: str, hamlet: str) -> None:
    page.goto("/usulan/baru/")
    page.get_by_label("Gagasan kegiatan").fill(idea)
    page.get_by_label("Dusun dan RT").select_option(label=hamlet)
    page.get_by_label("Masalah", exact=True).fill("Warga RT 002 mengeluh sejak tahun lalu")
    page.get_by_label("Laki-laki", exact=True).first.fill("40")
    page.get_by_label("Perempuan", exact=True).first.fill("45")
    page.get_by_label("Disampaikan dalam musyawarah").select_option(value=str(meeting.pk))
    page.get_by_label("RPJM Desa", exact=True).check()
    page.get_by_label("Tahun rencana").fill(str(YEAR))
    page.locator("details:has(select[name=bidang])").evaluate("one => one.open = true")
    page.locator("select[name=bidang]").select_option(index=2)
    page.get_by_role("button", name="Simpan usulan").click()
    again = page.get_by_role("button", name="Berbeda, simpan juga")
    if again.count():  # the same ditch was said before: the page shows it, and the hamlet keeps both
        expect(page.locator("main")).to_contain_text(IDEAS[hamlet][0])
        again.click()
    expect(page.locator("main")).to_contain_text(idea)


def _merge_the_two_ditches(page: Page) -> None:
    page.goto(f"/usulan/gabung/?tahun={YEAR}")
    for idea in IDEAS["Banjar Anyar"]:
        page.get_by_label(re.compile(rf"\d+\. {idea}(?:$|\s)")).last.check()
    page.get_by_role("button", name="Gabungkan yang dicentang").click()
    page.get_by_role("button", name="Gabungkan", exact=True).click()
    expect(page.locator("main")).to_contain_text(IDEAS["Banjar Anyar"][0])


def _score(page: Page) -> None:
    """Sari puts the well first; the slope comes second."""
    page.goto(f"/usulan/skoring/?tahun={YEAR}")
    page.get_by_label(re.compile("Lima kriteria masalah")).check()
    page.get_by_role("button", name="Mulai skoring").click()
    page.goto(f"/usulan/skoring/isi/?tahun={YEAR}")
    for row in page.locator("tbody tr").all():
        text = row.inner_text()
        value = "5" if "Sumur" in text else "4" if "Senderan" in text else "2"
        for cell in row.locator("input").all():
            cell.fill(value)
    page.get_by_role("button", name="Simpan nilai").click()
    page.goto(f"/usulan/skoring/?tahun={YEAR}")
    expect(page.locator("main tbody tr").first).to_contain_text("Sumur bor")


def _hold_musdes(page: Page, cast) -> Musyawarah:
    musdes = _plan_meeting(
        page,
        "musdes_perencanaan",
        topic="Prioritas RPJM Desa",
        chair=cast.joko.orang.name,
        notulis=cast.sari.orang.name,
    )
    _paste_attendance(page, musdes, [f"Warga {letter}; {'P' if letter in 'ACE' else 'L'}" for letter in "ABCDEF"])
    decided = (("Senderan", "Disepakati", "1", "Longsor mengancam dua rumah"), ("Sumur", "Disepakati", "2", "Bertukar"))
    for words, outcome, rank, overruled in decided:
        _decide(page, musdes, words, outcome, rank=rank, overruled=overruled)
    _decide(page, musdes, REFUSED, "Tidak disepakati", reason=REASON)
    page.goto(f"/musyawarah/{musdes.uid}/keputusan/")
    page.locator("input[type=checkbox][name=usulan]").first.check()
    page.get_by_role("button", name="Putuskan semua yang dicentang").click()
    expect(page.locator("main")).to_contain_text("Keputusan: 4")
    return musdes


def _decide(
    page: Page, musdes: Musyawarah, words: str, outcome: str, *, reason: str = "", rank: str = "", overruled: str = ""
) -> None:
    page.goto(f"/musyawarah/{musdes.uid}/keputusan/baru/")
    usulan = Usulan.objects.get(name__startswith=words)
    page.get_by_label("Usulan", exact=True).select_option(value=str(usulan.pk))
    page.get_by_label("Hasil", exact=True).last.select_option(label=outcome)
    page.get_by_label("Alasan", exact=True).fill(reason)
    page.get_by_label("Bunyi keputusan").fill(f"{usulan.name}: {outcome.lower()}.")
    page.get_by_label("Jam keputusan").fill("10:30")
    if rank:
        page.get_by_label("Peringkat", exact=True).last.fill(rank)
        page.get_by_label("Alasan mengubah peringkat").fill(overruled)
    page.get_by_role("button", name="Simpan keputusan").click()
    expect(page.locator("main")).to_contain_text(usulan.name)


def _close(page: Page, meeting: Musyawarah) -> None:
    """The one who presides reads the minutes back and closes."""
    page.goto(f"/musyawarah/{meeting.uid}/baca-ulang/")
    page.get_by_role("link", name="Lanjut menutup musyawarah").click()
    page.get_by_label("Nomor berita acara").fill(f"{meeting.pk}/BA/2026")
    page.get_by_label("Isi musyawarah sudah dibacakan ulang").check()
    page.get_by_role("button", name="Tutup musyawarah").click()
    expect(page.locator("main")).to_contain_text("Ditutup")


def _mend_a_slip(page: Page, musdes: Musyawarah) -> None:
    """Sari finds a slip, Joko agrees: neither can do it alone."""
    _sign_in_as(page, "sari.umeanyar")
    first = musdes.keputusan_set.get(number=1)
    page.goto(f"/musyawarah/{musdes.uid}/ralat/baru/?bagian=keputusan&baris={first.pk}&isian=text")
    page.get_by_label(re.compile("menjadi")).fill("Senderan jalan rawan longsor Banjar Tengah: disepakati.")
    page.get_by_label("Alasan ralat").fill("Nama banjar tertinggal")
    page.get_by_role("button", name="Ajukan ralat").click()
    expect(page.get_by_role("button", name="Setujui ralat")).to_have_count(0)
    _sign_in_as(page, "joko.umeanyar")
    page.goto(f"/musyawarah/{musdes.uid}/ralat/")
    page.get_by_role("button", name="Setujui ralat").click()
    expect(page.locator("main")).to_contain_text("Disetujui")
    assert Ralat.objects.get().old != Keputusan.objects.get(pk=first.pk).text


def _seal(page: Page, musdes: Musyawarah) -> None:
    _sign_in_as(page, "sari.umeanyar")
    page.goto(f"/musyawarah/{musdes.uid}/berita-acara/")
    page.locator("input[type=file]").set_input_files(SIGNED)
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="Lampirkan dan segel").click()
    expect(page.locator("main")).to_contain_text("Disegel")
    page.goto(f"/musyawarah/{musdes.uid}/keputusan/baru/")
    expect(page.get_by_role("button", name="Simpan keputusan")).to_have_count(0)


def _take_into_the_rpjm(page: Page, rpjm: RpjmDesa) -> None:
    page.goto(f"/rpjm/{rpjm.pk}/usulan/")
    for box in page.locator("input[type=checkbox][name=usulan]").all():
        box.check()
    page.locator(f"input[name=years][value='{YEAR}']").check()
    page.get_by_role("button", name=re.compile("Masukkan ke")).click()
    page.wait_for_url(re.compile(rf"/rpjm/{rpjm.pk}/(?!usulan)"))
    assert rpjm.line_set.alive().count() == 3


def _take_into_the_rkp(page: Page, rkp: RkpDesa) -> None:
    page.goto(f"/rkp/{rkp.pk}/ambil-dari-rpjm/")
    page.get_by_role("button", name=re.compile("Ambil|Masukkan")).first.click()
    page.wait_for_url(re.compile(rf"/rkp/{rkp.pk}/(?!ambil)"))
    assert rkp.line_set.alive().count() == 3


def _print_and_read_back(page: Page, musdes: Musyawarah, rkp: RkpDesa) -> None:
    """The berita acara and the matrix of the RKP Desa, as PDF."""
    minutes = _pdf(page, f"/musyawarah/{musdes.uid}/dokumen/berita-acara/unduh/pdf/")
    assert "BERITA ACARA" in minutes and REASON in minutes and "Longsor mengancam dua rumah" in minutes
    assert "Senderan jalan rawan longsor Banjar Tengah" in minutes
    matrix = _pdf(page, f"/rkp/{rkp.pk}/dokumen/rkp-114/unduh/pdf/")
    assert "Sumur bor Banjar Kelod" in matrix and REFUSED not in matrix


def _pdf(page: Page, address: str) -> str:
    response = page.request.get(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + address, timeout=60_000)
    assert response.status == 200, address
    return " ".join(" ".join(one.extract_text().split()) for one in PdfReader(io.BytesIO(response.body())).pages)


def _walk_back_from_the_line(page: Page, rkp: RkpDesa) -> None:
    """Who decided this? From the printed line to the decision, the joined ditch, and the hamlet that proposed it."""
    line = rkp.line_set.alive().get(name__startswith="Saluran air")
    page.goto(f"/kegiatan-rkp/{line.uid}/asal/")
    main = page.locator("main")
    expect(main).to_contain_text("Musdes perencanaan")
    expect(main).to_contain_text("Musyawarah dusun Banjar Anyar")
    for idea in IDEAS["Banjar Anyar"]:
        expect(main).to_contain_text(idea)


def _ask_what_became_of_the_refused(page: Page) -> None:
    page.goto(f"/usulan/{Usulan.objects.get(name=REFUSED).uid}/")
    main = page.locator("main")
    expect(main).to_contain_text("Musyawarah dusun Banjar Tengah")
    expect(main).to_contain_text("Tidak disepakati")
    expect(main).to_contain_text(REASON)

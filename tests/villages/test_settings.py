"""What a kabupaten prescribes: forms, deadlines, words, holidays, legal basis."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from villages.enums import FormSet, JabatanKind, Term
from villages.legal import legal_basis_on
from villages.letterhead import letterhead
from villages.models import DesaProfile, Holiday, KabupatenSetting, LegalBasis, LocalTerm
from villages.services.legal_basis import Citation, load_legal_basis, save_own_list
from villages.services.setting import SettingData, save_setting
from villages.setting import setting_of
from villages.terms import terms_of

DATA = SettingData(
    form_set=FormSet.PERMENDES_21,
    time_zone="Asia/Makassar",
    rpjm_months_after_inauguration=3,
    rkp_musdes_deadline="06-30",
    rkp_enactment_deadline="09-30",
    terms={"kepala_desa": "Prebekel", "desa": "Desa", "kepala_dusun": " "},
    holidays={date(2026, 3, 30): "Hari Jadi Kota Singaraja"},
)
FORM = {
    "version": "0",
    "form_set": "permendes_21",
    "time_zone": "Asia/Makassar",
    "rpjm_months_after_inauguration": "3",
    "rkp_musdes_deadline": "30-06",
    "rkp_enactment_deadline": "30 September",
    "holidays": "30-03-2026 Hari Jadi Kota Singaraja",
    "term_kepala_desa": "Prebekel",
}


def save(cast, data=DATA, *, version=0, by=None):
    return save_setting(by=by or cast.dewi, kabupaten=cast.villages.umeanyar.kabupaten, version=version, data=data)


def test_a_kabupaten_without_settings_works_with_those_of_its_province(villages):
    buleleng, malang = villages.umeanyar.kabupaten, villages.pandanlandung.kabupaten
    assert (setting_of(buleleng).time_zone, setting_of(malang).time_zone) == ("Asia/Makassar", "Asia/Jakarta")
    assert setting_of(malang).form_set == FormSet.PERMENDAGRI_114
    assert not KabupatenSetting.objects.exists()
    assert terms_of(buleleng).office(JabatanKind.KEPALA_DESA) == "Perbekel"
    assert terms_of(malang).office(JabatanKind.KEPALA_DESA) == "Kepala Desa"
    assert terms_of(malang).office(JabatanKind.KETUA_BPD) == "Ketua BPD"


def test_settings_are_written_whole_and_logged_at_the_kabupaten(cast):
    setting = save(cast)
    assert (setting.form_set, setting.version) == (FormSet.PERMENDES_21, 1)
    assert terms_of(setting.kabupaten).of(Term.KEPALA_DESA) == "Prebekel"
    assert list(Holiday.objects.values_list("day", "name")) == [(date(2026, 3, 30), "Hari Jadi Kota Singaraja")]
    assert Act.objects.get().kabupaten == setting.kabupaten


def test_a_word_that_is_usual_there_anyway_is_not_stored(cast):
    save(cast)
    assert list(LocalTerm.objects.values_list("term", "label")) == [("kepala_desa", "Prebekel")]
    save(cast, SettingData(**{**DATA.__dict__, "terms": {"kepala_desa": "Perbekel"}, "holidays": {}}), version=1)
    assert not LocalTerm.objects.exists() and not Holiday.objects.exists()


def test_another_kabupatens_words_and_days_stay(cast):
    malang = cast.villages.pandanlandung.kabupaten
    LocalTerm.objects.create(kabupaten=malang, term="desa", label="Dusun Besar")
    Holiday.objects.create(kabupaten=malang, day=date(2026, 11, 28), name="Hari Jadi")
    Holiday.objects.create(day=date(2026, 12, 25), name="Natal")
    save(cast)
    assert (LocalTerm.objects.filter(kabupaten=malang).count(), Holiday.objects.count()) == (1, 3)


@pytest.mark.parametrize("who", ["sari", "made", "rina", "joko"])
def test_only_dinas_pmd_writes_settings(cast, who):
    with pytest.raises(NotAllowed):
        save(cast, by=getattr(cast, who))


def test_dinas_pmd_of_another_kabupaten_writes_nothing_here(cast):
    with pytest.raises(NotAllowed):
        save_setting(by=cast.dewi, kabupaten=cast.villages.pandanlandung.kabupaten, version=0, data=DATA)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("form_set", "permendagri_1"),
        ("time_zone", "Europe/Rome"),
        ("rpjm_months_after_inauguration", 0),
        ("rkp_musdes_deadline", "02-30"),
        ("rkp_musdes_deadline", "6-30"),
        ("rkp_enactment_deadline", "13-01"),
    ],
)
def test_the_service_refuses_nonsense_by_its_field(cast, field, value):
    with pytest.raises(DomainError) as refusal:
        save(cast, SettingData(**{**DATA.__dict__, field: value}))
    assert refusal.value.field == field


def test_the_page_keeps_what_was_typed_and_names_every_fault(cast, sign_in):
    address = reverse("kabupaten_settings", args=["51.08"])
    typed = FORM | {"rkp_musdes_deadline": "31-06", "holidays": "besok libur\n30-03-2026 A\n30/3/2026 B"}
    page = sign_in(cast.dewi).post(address, typed).content.decode()
    assert "misalnya 30-06" in page and "besok libur" in page
    assert "Baris 1" in page and "Baris 3: tanggal 30/3/2026 ditulis dua kali" in page
    assert not KabupatenSetting.objects.exists()


def test_two_officers_who_save_at_once_see_both_versions(cast, sign_in):
    address = reverse("kabupaten_settings", args=["51.08"])
    dewi = sign_in(cast.dewi)
    assert dewi.post(address, FORM).status_code == 302
    clash = dewi.post(address, FORM | {"term_kepala_desa": "Perbekel Adat"})
    page = clash.content.decode()
    assert clash.status_code == 409 and "Perbekel Adat" in page and "Prebekel" in page
    again = dict(clash.context["typed"]) | {"version": clash.context["version"]}
    assert dewi.post(address, again).status_code == 302
    assert LocalTerm.objects.get().label == "Perbekel Adat"


def test_readers_see_settings_without_a_form(cast, sign_in):
    page = sign_in(cast.sari).get(reverse("kabupaten_settings", args=["51.08"])).content.decode()
    assert "Yang dapat mengubah: Dinas PMD." in page and 'name="form_set"' not in page
    assert "Permendagri 114/2014" in page and "WITA" in page


def test_the_national_list_cites_what_was_in_force_on_the_day(villages):
    load_legal_basis()
    kabupaten = villages.umeanyar.kabupaten
    cited = {
        year: "\n".join(r.citation for r in legal_basis_on(kabupaten, date(year, 5, 2))) for year in (2022, 2025, 2026)
    }
    assert "Nomor 3 Tahun 2024" not in cited[2022] and "Nomor 3 Tahun 2024" in cited[2025]
    assert "Nomor 6 Tahun 2023" not in cited[2022] and "Nomor 6 Tahun 2023" in cited[2025]
    assert "Pemerintah Nomor 43 Tahun 2014" in cited[2025] and "Pemerintah Nomor 43 Tahun 2014" not in cited[2026]
    assert "Nomor 16 Tahun 2026" in cited[2026]
    assert all(text.count("Nomor 21 Tahun 2020") == 1 for text in cited.values())


def test_only_the_day_that_is_known_is_called_certain(db):
    load_legal_basis()
    certain = LegalBasis.objects.filter(is_certain=True)
    assert [row.valid_from for row in certain] == [date(2024, 4, 25)]


def test_a_kabupatens_own_list_stands_instead_of_the_national_one(cast):
    load_legal_basis()
    kabupaten = cast.villages.umeanyar.kabupaten
    own = [Citation("Perbup 1/2025", date(2025, 1, 2)), Citation("UU 6/2014", date(2014, 1, 15), is_certain=True)]
    save_own_list(by=cast.dewi, kabupaten=kabupaten, version=0, citations=own)
    load_legal_basis()
    assert [row.citation for row in legal_basis_on(kabupaten, date(2026, 1, 1))] == ["Perbup 1/2025", "UU 6/2014"]
    assert len(legal_basis_on(cast.villages.pandanlandung.kabupaten, date(2026, 1, 1))) == 8
    save_own_list(by=cast.dewi, kabupaten=kabupaten, version=1, citations=[])
    assert len(legal_basis_on(kabupaten, date(2026, 1, 1))) == 8
    with pytest.raises(StaleVersion):
        save_own_list(by=cast.dewi, kabupaten=kabupaten, version=0, citations=own)


def test_the_list_is_edited_on_one_page_in_the_order_of_its_numbers(cast, sign_in):
    load_legal_basis()
    dewi, address = sign_in(cast.dewi), reverse("kabupaten_legal_basis", args=["51.08"])
    form = {"version": "0", "dasar-TOTAL_FORMS": "3", "dasar-INITIAL_FORMS": "0"}
    rows = [("Perda 2/2025", "2025-01-02", "20"), ("UU 6/2014", "15 Januari 2014", "10"), ("", "", "")]
    for number, (text, first, position) in enumerate(rows):
        form |= {f"dasar-{number}-{name}": value for name, value in
                 (("citation", text), ("valid_from", first), ("position", position))}  # fmt: skip
    assert dewi.post(address, form).status_code == 302
    kabupaten = cast.villages.umeanyar.kabupaten
    assert [row.citation for row in legal_basis_on(kabupaten, date(2026, 1, 1))] == ["UU 6/2014", "Perda 2/2025"]
    stale = dewi.post(address, form | {"dasar-0-citation": "Perda 3/2025"}).content.decode()
    assert "baru saja disimpan orang lain" in stale and "Perda 3/2025" in stale
    undated = form | {"version": "1", "dasar-0-valid_from": ""}
    assert "Isi sejak kapan" in dewi.post(address, undated).content.decode()
    assert dewi.post(address, {"version": "1", "kembali": "1"}).status_code == 302
    assert not LegalBasis.objects.filter(kabupaten=kabupaten).exists()


def test_the_letterhead_speaks_the_local_words_and_costs_two_queries(villages):
    desa = villages.umeanyar
    LocalTerm.objects.create(kabupaten=desa.kabupaten, term="desa", label="Pekon")
    DesaProfile.objects.create(desa=desa, address="Jalan Raya 1", postal_code="81153", email="a@b.id")
    with CaptureQueriesContext(connection) as queries:
        head = letterhead(desa)
    assert len(queries) == 2
    assert head.lines == ("PEMERINTAH KABUPATEN BULELENG", "KECAMATAN SERIRIT", "PEKON UMEANYAR")
    assert head.address_line == "Alamat: Jalan Raya 1 · Kode Pos 81153 · Surel a@b.id"
    assert letterhead(villages.kalianget).address_line == ""

"""The pages of findings, the levels of a kabupaten, the Dana Desa rules of a year, and the command."""

import io
import json
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from planning.models import RkpDesa, RuleLevel
from planning.services.rule_levels import save_rule_levels
from tests.planning.making_data import make_rkp, make_rkp_line
from villages.setting import setting_of


@pytest.fixture
def rkp(cast, codes) -> RkpDesa:
    """A plan of 2026 with a line that lacks much, and one that lacks its place in a RPJM Desa only."""
    rkp = make_rkp(cast.sari, cast.villages.umeanyar, 2026)
    make_rkp_line(cast.sari, rkp, "Talud longsor", costs={"DDS": 5}, pola="pihak_ketiga")
    make_rkp_line(cast.sari, rkp, "Gapura", costs={None: 7}, volume=Decimal(3), manfaat_l=4)
    return rkp


def shown(sign_in, member, name: str, plan=None, **asked: str) -> str:
    address = reverse(name, kwargs={"pk": plan.pk} if plan else None)
    return sign_in(member).get(address, asked).content.decode()


def test_findings_stand_by_severity_and_lead_to_the_field(cast, sign_in, rkp):
    page = shown(sign_in, cast.sari, "rkp_checks", rkp)
    talud = rkp.line_set.get(name="Talud longsor")
    edit = reverse("rkp_line_edit", kwargs={"uid": talud.uid})
    assert f'href="{edit}#id_volume"' in page
    assert f'href="{edit}#id_kerja_sama"' in page
    assert page.index("Menghalangi pengajuan</span>") < page.index("Peringatan</span>")
    assert "UU 6/2014 Pasal 91 sampai Pasal 93" in page
    assert "Bagi biayanya per sumber dana" in page


def test_findings_are_narrowed_by_level_and_rule(cast, sign_in, rkp):
    warnings = shown(sign_in, cast.rina, "rkp_checks", rkp, tingkat="warn")
    assert "R26" in warnings
    assert "R22" not in warnings.partition("Peringatan</span>")[0].rpartition("Saring")[2]
    one = shown(sign_in, cast.rina, "rkp_checks", rkp, aturan="R26")
    assert "Hanya R26" in one
    assert "R16 ·" not in one
    assert "Tidak ada hasil di sini" in shown(sign_in, cast.rina, "rkp_checks", rkp, aturan="R33")
    assert "R16 ·" in shown(sign_in, cast.rina, "rkp_checks", rkp, aturan="<x>", tingkat="keras")


def test_a_rule_with_many_findings_shows_some_and_leads_to_all(cast, sign_in, rkp):
    for number in range(20):
        make_rkp_line(cast.sari, rkp, f"Sumur {number}", costs={"ADD": 1})
    page = shown(sign_in, cast.sari, "rkp_checks", rkp)
    assert "Tampilkan semua 22 hasil R04" in page
    assert shown(sign_in, cast.sari, "rkp_checks", rkp, aturan="R04").count("kegiatan-rkp/") == 22


def test_a_multi_year_plan_without_lines_is_told_calmly(cast, sign_in, rpjm):
    page = shown(sign_in, cast.joko, "rpjm_checks", rpjm)
    assert "Tanggal pelantikan kepala desa" in page
    assert "Menghalangi pengajuan</span>" not in page


def levels(**changes: str) -> dict[str, str]:
    return {"R04": "block", "R17": "warn"} | changes


def test_dinas_pmd_sets_levels_and_the_findings_follow(cast, sign_in, rkp):
    kabupaten = cast.villages.umeanyar.kabupaten
    changed = save_rule_levels(by=cast.dewi, kabupaten=kabupaten, version=0, levels=levels(R04="warn"))
    assert changed == 1
    assert list(RuleLevel.objects.values_list("rule", "level")) == [("R04", "warn")]
    act = Act.objects.get(verb="save_rule_levels")
    assert act.summary == "Tingkat aturan R04: menghalangi pengajuan → peringatan"
    assert RuleLevel.history.get().history_change_reason == str(act.pk)
    found = json.loads(run("--desa", rkp.desa.code, "--year", "2026", "--json"))
    assert {finding["level"] for finding in found if finding["rule"] == "R04"} == {"warn"}
    assert save_rule_levels(by=cast.dewi, kabupaten=kabupaten, version=1, levels=levels()) == 1
    assert not RuleLevel.objects.exists()


def test_the_law_colleagues_and_other_roles_bound_what_is_set(cast, codes):
    kabupaten = cast.villages.umeanyar.kabupaten
    for rule, level in (("R13", "warn"), ("R04", "info"), ("R23", "warn"), ("R99", "warn")):
        with pytest.raises(DomainError, match="tidak dapat dipilih"):
            save_rule_levels(by=cast.dewi, kabupaten=kabupaten, version=0, levels={rule: level})
    for member in (cast.sari, cast.rina, cast.tono):
        with pytest.raises(NotAllowed):
            save_rule_levels(by=member, kabupaten=kabupaten, version=0, levels=levels(R04="warn"))
    with pytest.raises(NotAllowed):
        other = cast.villages.pandanlandung.kabupaten
        save_rule_levels(by=cast.dewi, kabupaten=other, version=0, levels=levels(R04="warn"))
    save_rule_levels(by=cast.dewi, kabupaten=kabupaten, version=0, levels=levels(R04="warn"))
    with pytest.raises(StaleVersion):
        save_rule_levels(by=cast.dewi, kabupaten=kabupaten, version=0, levels=levels(R17="info"))
    assert setting_of(kabupaten).version == 1


def test_two_people_who_set_levels_meet_side_by_side(cast, sign_in):
    kabupaten = cast.villages.umeanyar.kabupaten
    address = reverse("rule_levels", kwargs={"kabupaten_code": kabupaten.code})
    browser = sign_in(cast.dewi)
    form = browser.get(address).context["form"]
    typed = {"version": "0"} | {name: form[name].value() for name in form.fields}
    assert [choice for choice, _ in form.fields["level_R04"].choices] == ["block", "warn"]
    assert "level_R13" not in form.fields
    save_rule_levels(by=cast.dewi, kabupaten=kabupaten, version=0, levels=levels(R17="info"))
    answer = browser.post(address, typed | {"level_R04": "warn"})
    assert answer.status_code == 409
    assert "Tingkat aturan Kabupaten Buleleng" in answer.content.decode()
    refused = browser.post(address, typed | {"version": "1", "level_R04": "info"})
    assert refused.status_code == 200
    assert refused.context["form"].errors["level_R04"]
    assert browser.post(address, typed | {"version": "1", "level_R04": "warn"}).status_code == 302
    read = sign_in(cast.sari).get(address).content.decode()
    assert "(diatur kabupaten)" in read
    assert "R04: menghalangi pengajuan → peringatan" in read


def test_the_rules_of_a_year_are_read_with_their_certainty(cast, sign_in, codes):
    page = shown(sign_in, cast.karto, "dana_desa_rules", tahun="2026")
    assert "paling banyak Rp300.000 per keluarga per bulan" in page
    assert "50% dari biaya kegiatan untuk upah" in page
    assert page.count("belum dipastikan</span>") == 3
    assert "paling sedikit 20% dari pagu Dana Desa" in shown(sign_in, cast.karto, "dana_desa_rules", tahun="2025")
    assert "tahun 2026</h1>" in shown(sign_in, cast.karto, "dana_desa_rules", tahun="x")


def test_without_rules_the_page_says_who_loads_them(cast, sign_in):
    assert "Belum ada aturan" in shown(sign_in, cast.dewi, "dana_desa_rules")


def run(*words: str) -> str:
    out = io.StringIO()
    call_command("check_plan", *words, stdout=out)
    return out.getvalue()


def test_the_command_prints_a_json_list_or_plain_text(cast, rkp):
    desa = rkp.desa.code
    found = json.loads(run("--desa", desa, "--year", "2026", "--json"))
    assert all(list(finding) == ["rule", "level", "line", "field", "message", "remedy"] for finding in found)
    talud = next(f for f in found if f["rule"] == "R26")
    assert (talud["line"], talud["field"]) == (str(rkp.line_set.get(name="Talud longsor").uid), "kerja_sama")
    assert "“Talud longsor”" in talud["message"]
    assert "UU 6/2014 Pasal 91" in talud["message"]
    text = run("--desa", desa, "--year", "2026")
    assert "R26 Kerja sama mempunyai perjanjian – Peringatan (1)" in text
    assert text.rstrip().endswith("keterangan.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--desa", "1", "--year", "2026"), "Tidak ada desa"),
        (("--desa", "51.08.02.2021", "--year", "2030"), "Yang ada: 2026"),
        (("--desa", "51.08.02.2021", "--rpjm", "2030"), "Belum ada satu pun"),
        (("--desa", "51.08.02.2021"), "required"),
        (("--desa", "51.08.02.2021", "--year", "2026", "--rpjm", "2020"), "not allowed"),
    ],
)
def test_the_command_says_what_is_wrong_with_its_arguments(rkp, words, said):
    with pytest.raises(CommandError, match=said):
        run(*words)

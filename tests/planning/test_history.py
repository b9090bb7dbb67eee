"""Who changed what: the act log, the row history with its author, and a line's story told act by act."""

import pytest

from accounts.models import Act
from places.errors import DomainError
from places.models import RukunTetangga
from planning.history import acts_on_plan, last_act, line_changes
from planning.line_data import PlaceData
from planning.models import Misi, RpjmBiaya, RpjmDesa, RpjmKegiatan, RpjmLokasi, RpjmTahun, SasaranRpjm, Tujuan
from planning.services.copying import copy_line, copy_year
from planning.services.lines import delete_line, move_line, restore_line, update_line
from planning.services.rpjm import describe_rpjm, extend_rpjm
from planning.services.visi_misi import Node, write_tree
from tests.planning.making import changed, fresh, line_data

HISTORIES = [RpjmDesa.history, RpjmKegiatan.history, RpjmTahun.history, RpjmBiaya.history, RpjmLokasi.history]


def told(line) -> list[tuple[str, str, dict[str, tuple[str, str]]]]:
    """Summary, author and changed fields of every act, newest first."""
    return [
        (change.act.summary, change.act.orang_name, {row.label: (row.before, row.after) for row in change.fields})
        for change in line_changes(line)
    ]


def test_every_act_is_logged_with_who_what_and_where(cast, rpjm, add_line):
    line = add_line("Talud", costs={2027: {"DDS": 1_000}})
    update_line(by=cast.wati, line=line, version=1, data=changed(line, name="Talud Barat"))
    second = add_line("Jalan")
    move_line(by=cast.wati, line=second, step=-1)
    copy_year(by=cast.sari, line=line, version=2, source=2027, targets=[2028])
    copy = copy_line(by=cast.wati, line=fresh(line))
    delete_line(by=cast.sari, line=line, version=3)
    restore_line(by=cast.wati, line=line)
    assert [(act.verb, act.orang_name, act.subject_id) for act in acts_on_plan(rpjm)] == [
        ("restore_line", "Wati", str(line.uid)),
        ("delete_line", "Sari", str(line.uid)),
        ("create_line", "Wati", str(copy.uid)),
        ("update_line", "Sari", str(line.uid)),
        ("move_line", "Wati", str(second.uid)),
        ("create_line", "Sari", str(second.uid)),
        ("update_line", "Wati", str(line.uid)),
        ("create_line", "Sari", str(line.uid)),
        ("create_rpjm", "Sari", str(rpjm.uid)),
    ]
    assert last_act(line).summary == "Memulihkan kegiatan “Talud Barat”"
    for act in acts_on_plan(rpjm):
        assert act.desa_id == rpjm.desa_id
        assert act.membership_id in (cast.sari.pk, cast.wati.pk)
        assert act.role_label == act.membership.get_role_display()


def test_every_history_row_names_the_membership_and_the_act_that_wrote_it(cast, rpjm, add_line):
    first, second = cast.villages.umeanyar.dusun_set.all()
    line = add_line("Talud", costs={2027: {"DDS": 1_000, None: 5}, 2028: {"ADD": 3}}, places=(PlaceData(first),))
    data = line_data("Talud Barat", costs={2027: {"DDS": 2_000}, 2029: {"PAD": 3}}, places=(PlaceData(second),))
    update_line(by=cast.wati, line=line, version=1, data=data)
    delete_line(by=cast.sari, line=line, version=2)
    describe_rpjm(by=cast.wati, rpjm=rpjm, version=1, visi="Asri", arah_pembangunan="", arah_keuangan="")
    acts = {str(act.pk): act.membership_id for act in Act.objects.all()}
    seen = set()
    for history in HISTORIES:
        for row in history.all():
            assert row.history_user_id == acts[row.history_change_reason]
            seen.add((history.model._meta.model_name, row.history_type))
    assert {("historicalrpjmtahun", "-"), ("historicalrpjmbiaya", "-"), ("historicalrpjmlokasi", "-")} <= seen
    assert {("historicalrpjmdesa", "~"), ("historicalrpjmkegiatan", "~"), ("historicalrpjmbiaya", "~")} <= seen


def test_the_story_of_a_line_tells_what_each_act_changed_from_what_to_what(cast, add_line):
    first, second = cast.villages.umeanyar.dusun_set.all()
    rt = RukunTetangga.objects.create(dusun=second, rw="01", rt="03")
    line = add_line("Talud", costs={2027: {"DDS": 1_000}, 2028: {"ADD": 3}}, places=(PlaceData(first),))
    data = line_data(
        "Talud Barat",
        code="2.3.11",
        costs={2027: {"DDS": 2_000, "ADD": None, None: 75}, 2030: {}},
        places=(PlaceData(second, rt),),
        is_code_confirmed=False,
        tags=("pktd",),
        sdgs=(1, 9),
        pola="pihak_ketiga",
    )
    update_line(by=cast.wati, line=line, version=1, data=data)
    summary, author, fields = told(line)[0]
    assert (summary, author) == ("Mengubah kegiatan “Talud Barat”", "Wati")
    assert {label: pair for label, pair in fields.items() if label != "Kegiatan"} == {
        "Nama kegiatan": ("Talud", "Talud Barat"),
        "Kode sudah dipastikan": ("ya", "belum"),
        "Pola pelaksanaan": ("–", "Kerja sama pihak ketiga"),
        "SDGs Desa": ("–", "1, 9"),
        "Penanda": ("–", "Padat Karya Tunai Desa"),
        "Biaya 2027 dari DDS": ("Rp1.000", "Rp2.000"),
        "Biaya 2027 dari ADD": ("–", "bagian belum diketahui"),
        "Biaya 2027 dari sumber belum dibagi": ("–", "Rp75"),
        "Tahun 2028": ("dikerjakan", "–"),
        "Biaya 2028 dari ADD": ("Rp3", "–"),
        "Tahun 2030": ("–", "dikerjakan"),
        "Tempat Banjar Anyar": ("ya", "–"),
        "Tempat Banjar Kelod RT 03/RW 01": ("–", "ya"),
    }
    assert [value.split()[0] for value in fields["Kegiatan"]] == ["2.3.10", "2.3.11"]


def test_the_first_act_tells_everything_that_the_line_began_with(add_line):
    line = add_line("Talud", costs={2027: {"DDS": 1_000}})
    ((summary, author, fields),) = told(line)
    assert (summary, author) == ("Menambah kegiatan “Talud”", "Sari")
    assert fields["Nama kegiatan"] == ("–", "Talud")
    assert fields["Biaya 2027 dari DDS"] == ("–", "Rp1.000")


def test_delete_and_restore_are_told_and_a_save_without_change_says_so(cast, add_line):
    line = add_line("Talud")
    delete_line(by=cast.sari, line=line, version=1)
    restore_line(by=cast.wati, line=line)
    update_line(by=cast.sari, line=line, version=3, data=changed(line))
    assert [fields for _, _, fields in told(line)[:3]] == [
        {},
        {"Dihapus": ("dihapus", "–")},
        {"Dihapus": ("–", "dihapus")},
    ]


def test_a_neighbour_that_was_moved_has_no_act_of_its_own(cast, add_line):
    first, second = add_line("A"), add_line("B")
    move_line(by=cast.sari, line=second, step=-1)
    assert [summary for summary, _, _ in told(first)] == ["Menambah kegiatan “A”"]
    assert told(second)[0] == ("Memindah urutan kegiatan “B”", "Sari", {})


def test_a_sasaran_that_is_gone_is_still_told_of(cast, rpjm, add_line):
    sasaran = SasaranRpjm.objects.create(
        tujuan=Tujuan.objects.create(misi=Misi.objects.create(rpjm=rpjm, text="Air"), text="Sumur"), text="Sumur bor"
    )
    line = add_line("Pompa", sasaran=sasaran)
    update_line(by=cast.sari, line=line, version=1, data=changed(line, sasaran=None))
    assert told(line)[0][2] == {"Sasaran RPJM": ("Sumur bor", "–")}
    sasaran.delete()
    assert told(line)[0][2] == {"Sasaran RPJM": ("sasaran yang sudah dihapus", "–")}


def test_a_story_of_thirty_acts_takes_as_many_queries_as_one_of_two(cast, add_line, django_assert_num_queries):
    dusun = list(cast.villages.umeanyar.dusun_set.all())

    def edit(line, version: int) -> None:
        data = line_data(
            f"Talud {version}",
            code=("2.3.10", "2.3.11", "2.3.12")[version % 3],
            places=(PlaceData(dusun[version % 2]),),
            costs={2027 + version % 8: {"DDS": version}},
        )
        update_line(by=cast.sari, line=line, version=version, data=data)

    line = add_line(places=(PlaceData(dusun[0]),))
    edit(line, 1)
    with django_assert_num_queries(10):
        assert len(line_changes(line)) == 2
    for version in range(2, 30):
        edit(line, version)
    with django_assert_num_queries(10):
        assert len(line_changes(line)) == 30


def test_the_log_of_a_plan_tells_of_its_vision_tree_and_period(cast, rpjm, neighbours_line):
    describe_rpjm(by=cast.sari, rpjm=rpjm, version=1, visi="Asri", arah_pembangunan="", arah_keuangan="")
    write_tree(by=cast.wati, rpjm=rpjm, version=2, nodes=(Node("Air"),))
    with pytest.raises(DomainError, match="paling lama 8 tahun"):
        extend_rpjm(by=cast.sari, rpjm=rpjm, version=3, last_year=2035, reason="UU 3/2024")
    assert [act.summary for act in acts_on_plan(rpjm)] == [
        "Mengubah misi, tujuan, dan sasaran",
        "Mengubah visi dan arah kebijakan",
        "Membuka RPJM Desa Umeanyar 2027–2034",
    ]

"""The tasks of a village: first its own data, then the RPJM Desa, then the RKP Desa."""

from django.urls import reverse

from desa_plan.home.facts import PlanProgress, VillageFacts
from desa_plan.home.task import Status, Task, TaskGroup, with_next
from desa_plan.home.yearly import yearly_tasks, yearly_title
from places.formats.rupiah import format_rupiah

NOT_OPENED = "RPJM Desa belum dibuka."
NO_LINES = "Belum ada kegiatan."


def village_groups(facts: VillageFacts, *, may_write: bool) -> tuple[TaskGroup, ...]:
    """All groups; for a reader the titles are nouns and nothing is "next"."""
    data: tuple[Task, ...] = (_profile(facts, may_write), _offices(facts, may_write), _dusun(facts, may_write))
    if may_write and not facts.is_set_up:
        data = (_set_up(facts), *data)
    groups = [
        TaskGroup("Data desa", data),
        TaskGroup(_plan_title(facts.rpjm), _plan_tasks(facts, may_write)),
    ]
    if facts.yearly.is_open:
        groups.append(TaskGroup(yearly_title(facts.yearly), yearly_tasks(facts.yearly, may_write=may_write)))
    return with_next(groups) if may_write else tuple(groups)


def _set_up(facts: VillageFacts) -> Task:
    why = "Tanggal pelantikan, dusun, perangkat, dan kop surat, sekaligus di satu halaman."
    return Task("Siapkan data desa", _own("village_setup", facts), Status.TODO, why)


def _profile(facts: VillageFacts, may_write: bool) -> Task:
    title = "Isi profil desa dan kop surat" if may_write else "Profil desa dan kop surat"
    if facts.has_letterhead:
        return Task(title, _own("village_profile", facts), Status.DONE, "Kop surat siap dipakai pada dokumen.")
    return Task(
        title, _own("village_profile", facts), Status.TODO, "Alamat kantor dan lambang tercetak pada semua dokumen."
    )


def _offices(facts: VillageFacts, may_write: bool) -> Task:
    title = "Isi perangkat desa dan BPD" if may_write else "Perangkat desa dan BPD"
    if not facts.missing_signers:
        return Task(title, _own("village_offices", facts), Status.DONE, "Penanda tangan dokumen sudah tercatat.")
    missing = " dan ".join(facts.missing_signers)
    return Task(
        title, _own("village_offices", facts), Status.TODO, f"Belum tercatat: {missing}. Dokumen perlu penanda tangan."
    )


def _dusun(facts: VillageFacts, may_write: bool) -> Task:
    title = "Isi dusun, RW, dan RT" if may_write else "Dusun, RW, dan RT"
    if facts.dusun_count:
        return Task(title, _own("village_dusun", facts), Status.DONE, f"{facts.dusun_count} dusun tercatat.")
    why = "Dipakai untuk lokasi kegiatan. Desa tanpa dusun boleh melewatinya."
    return Task(title, _own("village_dusun", facts), Status.TODO, why, may_wait=True)


def _plan_title(rpjm: PlanProgress | None) -> str:
    return f"RPJM Desa {rpjm.period}" if rpjm else "RPJM Desa"


def _plan_tasks(facts: VillageFacts, may_write: bool) -> tuple[Task, ...]:
    rpjm = facts.rpjm
    if rpjm is None:
        return _tasks_without_plan(may_write)
    if not rpjm.is_draft:
        return (_enacted(rpjm), _print(rpjm, may_write))
    tasks = [_vision(rpjm, may_write), _lines(rpjm, may_write), _completeness(rpjm, may_write)]
    if rpjm.is_before_app:
        tasks.append(_record(rpjm, may_write))
    return (*tasks, _print(rpjm, may_write))


def _tasks_without_plan(may_write: bool) -> tuple[Task, ...]:
    if not may_write:
        return (Task("RPJM Desa", "", Status.TODO, "Belum dibuka oleh sekretaris desa atau tim penyusun."),)
    why = "Tentukan tahun pertama dan terakhirnya. RPJM Desa yang sudah ditetapkan dapat dimasukkan juga."
    later = ("Isi visi dan misi", "Isi kegiatan", "Lengkapi kegiatan", "Cetak RPJM Desa")
    return (
        Task("Buka RPJM Desa", reverse("rpjm_create"), Status.TODO, why),
        *(Task(title, "", Status.BLOCKED, NOT_OPENED) for title in later),
    )


def _vision(rpjm: PlanProgress, may_write: bool) -> Task:
    title = "Isi visi dan misi" if may_write else "Visi dan misi"
    url = reverse("rpjm_visi_misi", args=[rpjm.pk])
    if rpjm.has_vision:
        return Task(title, url, Status.DONE, "Visi dan misi sudah ada.")
    why = "Visi dan misi Kepala Desa, tujuan, dan sasaran menjadi dasar kegiatan."
    return Task(title, url, Status.TODO, why, may_wait=rpjm.is_before_app)


def _lines(rpjm: PlanProgress, may_write: bool) -> Task:
    title = "Isi kegiatan" if may_write else "Kegiatan"
    url = reverse("rpjm_detail", args=[rpjm.pk])
    if rpjm.line_count:
        return Task(title, url, Status.DONE, _size(rpjm))
    return Task(title, url, Status.TODO, NO_LINES)


def _completeness(rpjm: PlanProgress, may_write: bool) -> Task:
    title = "Lengkapi kegiatan" if may_write else "Kelengkapan kegiatan"
    url = reverse("rpjm_detail", args=[rpjm.pk])
    if not rpjm.line_count:
        return Task(title, "", Status.BLOCKED, NO_LINES)
    if not rpjm.incomplete_count:
        return Task(title, url, Status.DONE, "Semua kegiatan berkode dan terbagi per sumber dana.")
    why = f"{rpjm.incomplete_count} kegiatan belum lengkap: kode belum pasti atau biaya belum dibagi per sumber dana."
    return Task(title, f"{url}#belum-lengkap", Status.TODO, why)


def _record(rpjm: PlanProgress, may_write: bool) -> Task:
    title = "Catat Perdes RPJM Desa" if may_write else "Perdes RPJM Desa"
    if not rpjm.line_count:
        return Task(title, "", Status.BLOCKED, NO_LINES)
    why = "Nomor dan tanggal Perdes serta pindaiannya. Setelah dicatat, isi rencana terkunci."
    return Task(title, reverse("rpjm_record", args=[rpjm.pk]), Status.TODO, why, may_wait=True)


def _enacted(rpjm: PlanProgress) -> Task:
    why = f"Perdes Nomor {rpjm.perdes_number}. {_size(rpjm)}"
    return Task("RPJM Desa ditetapkan", reverse("rpjm_detail", args=[rpjm.pk]), Status.DONE, why)


def _print(rpjm: PlanProgress, may_write: bool) -> Task:
    title = "Cetak RPJM Desa" if may_write else "Dokumen RPJM Desa"
    if not rpjm.line_count:
        return Task(title, "", Status.BLOCKED, NO_LINES)
    why = "PDF dan Excel." if not rpjm.is_draft else "PDF dan Excel, bertanda RANCANGAN sampai ditetapkan."
    return Task(title, reverse("rpjm_documents", args=[rpjm.pk]), Status.READY, why)


def _size(rpjm: PlanProgress) -> str:
    return f"{rpjm.line_count} kegiatan, jumlah Rp {format_rupiah(rpjm.cost)}."


def _own(name: str, facts: VillageFacts) -> str:
    """Address of a page of the village's own data."""
    return reverse(name, kwargs={"desa_code": facts.desa.code})

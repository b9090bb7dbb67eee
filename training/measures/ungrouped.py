"""No list of residents who take part in no group: residents and groups must be registered for it to exist."""

from collections import Counter

from django.urls import reverse

from places.models import Dusun
from training.measures.result import Measured, listed
from training.measures.village_facts import VillageFacts
from villages.models import AnggotaKelompok, Warga
from villages.ungrouped import adults, without_group


def measure(facts: VillageFacts, dusun: Dusun | None) -> Measured:
    """True while residents of a hamlet (of the one named) are not registered, or no group has members."""
    wanted = [(pk, name) for pk, name in facts.dusun if dusun is None or pk == dusun.pk]
    living = _residents(facts)
    url = reverse("ungrouped_report", kwargs={"desa_code": facts.desa.code})
    url = f"{url}?dusun={dusun.pk}" if dusun else url
    empty = [name for pk, name in wanted if not living[pk]]
    if not wanted or empty:
        where = f" di {listed(empty)}" if empty else ""
        return Measured(True, f"Warga{where} belum didata, jadi daftarnya belum ada.", url, is_private=True)
    total = sum(living[pk] for pk, _ in wanted)
    if not _has_members(facts):
        words = f"{total} warga sudah didata, tetapi kelompok dan anggotanya belum didaftar."
        return Measured(True, words, url, is_private=True)
    outside = _outside(facts, dusun)
    words = f"Daftarnya ada: {outside} dari {total} warga (17 tahun ke atas) tidak tergabung dalam kelompok."
    return Measured(False, words, url, is_private=True)


def _residents(facts: VillageFacts) -> Counter[int]:
    """Living adult residents by hamlet."""
    rows = adults(Warga.objects.filter(desa=facts.desa).present(), on=facts.today)
    return facts.once("residents", lambda: Counter(rows.order_by().values_list("dusun_id", flat=True)))


def _has_members(facts: VillageFacts) -> bool:
    rows = AnggotaKelompok.objects.filter(desa=facts.desa, left_on=None, kelompok__ended_on=None)
    return facts.once("members", rows.exists)


def _outside(facts: VillageFacts, dusun: Dusun | None) -> int:
    """Adult residents who belong to no living group."""
    rows = adults(without_group(Warga.objects.filter(desa=facts.desa)), on=facts.today)
    by_dusun = facts.once("outside", lambda: Counter(rows.order_by().values_list("dusun_id", flat=True)))
    return by_dusun[dusun.pk] if dusun else sum(by_dusun[pk] for pk, _ in facts.dusun)

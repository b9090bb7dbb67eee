"""Two people write the vision at once: what was typed stays beside what is stored."""

import pytest

from planning.models import RpjmDesa
from planning.services.rpjm import create_rpjm
from planning.services.visi_misi import Node, write_tree


@pytest.fixture
def rpjm(cast) -> RpjmDesa:
    """A plan with two misi."""
    plan = create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=2027, last_year=2034)
    return write_tree(by=cast.sari, rpjm=plan, version=plan.version, nodes=(Node("Air bersih"), Node("Jalan baik")))


def typed(rpjm: RpjmDesa, *, visi: str, misi: dict[int | None, str]) -> dict:
    """What the browser sends: the outline with its row ids."""
    data = {"visi": visi, "arah_pembangunan": "", "arah_keuangan": "", "version": str(rpjm.version)}
    for index, (pk, text) in enumerate(misi.items()):
        data[f"n-{index}-text"] = text
        if pk:
            data[f"n-{index}-id"] = str(pk)
    return data


def test_the_second_to_save_sees_both_and_may_save_again(cast, rpjm, sign_in):
    air, jalan = rpjm.misi_set.all()
    mine = typed(rpjm, visi="Desa asri", misi={air.pk: "Air bersih untuk semua", jalan.pk: "Jalan baik"})
    write_tree(by=cast.wati, rpjm=rpjm, version=rpjm.version, nodes=(Node("Air bersih saja", air.pk),))

    page = sign_in(cast.sari)
    answer = page.post(f"/rpjm/{rpjm.pk}/visi-misi/", mine)
    assert answer.status_code == 409
    assert "Air bersih saja" in answer.text
    assert "Air bersih untuk semua" in answer.text
    assert list(rpjm.misi_set.values_list("text", flat=True)) == ["Air bersih saja"]

    rpjm.refresh_from_db()
    again = typed(rpjm, visi="Desa asri", misi={air.pk: "Air bersih untuk semua", None: "Jalan baik"})
    assert page.post(f"/rpjm/{rpjm.pk}/visi-misi/", again).status_code == 302
    assert list(rpjm.misi_set.values_list("text", flat=True)) == ["Air bersih untuk semua", "Jalan baik"]

"""The cast stands where the tests believe it stands."""

import pytest

from accounts.enums import Role
from places.models import Desa


@pytest.mark.parametrize("role", list(Role))
def test_everybody_sees_the_own_village(cast, role):
    assert Desa.objects.visible_to(cast.of(role)).filter(pk=cast.villages.umeanyar.pk).exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_nobody_but_the_administrator_sees_the_village_outside(cast, role):
    member = cast.of(role)
    assert not Desa.objects.visible_to(member).filter(pk=cast.villages.outside(member).pk).exists()

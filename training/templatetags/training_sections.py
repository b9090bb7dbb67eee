"""The parts of training that do not belong to one session: the tabs of the landing page and of its neighbours."""

from collections.abc import Callable
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse

from accounts.enums import Level
from accounts.models import Membership
from training.policy import may_hold_training, may_see_loop
from training.templatetags.training import Tab

register = template.Library()


def _everybody(_: Membership) -> bool:
    return True


def _of_a_village(membership: Membership) -> bool:
    return membership.level == Level.DESA


# Key, label, address name, whose. A part that does not exist has no tab.
SECTIONS: tuple[tuple[str, str, str, Callable[[Membership], object]], ...] = (
    ("pelatihan", "Pelatihan", "training_list", _everybody),
    ("jadwal", "Jadwal", "training_schedule", _everybody),
    ("utusan", "Utusan desa", "nominations", _of_a_village),
    ("saya", "Pelatihan saya", "my_training", _everybody),
    ("rtl", "Tindak lanjut", "rtl_overview", _everybody),
    ("hasil", "Hasil", "training_loop", may_see_loop),
    ("modul", "Modul dan materi", "module_list", _everybody),
    ("soal", "Soal", "question_list", may_hold_training),
    ("tempat", "Tempat", "venue_list", may_hold_training),
    ("narasumber", "Narasumber", "speaker_list", may_hold_training),
)


@register.inclusion_tag("training/_training_tabs.html", takes_context=True)
def training_tabs(context: dict[str, Any], current: str = "") -> dict:
    """The parts that have a page and that the reader may open."""
    membership = context["request"].membership
    found = []
    for key, label, name, is_for in SECTIONS:
        if not membership or not is_for(membership):
            continue
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        found.append(Tab(label, url, key == current))
    return {"tabs": found}

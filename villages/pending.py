"""Work that waits for somebody in a village; rooms above register what they know of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from places.models import Desa


@dataclass(frozen=True)
class PendingWork:
    """One thing that is not finished: a draft plan, a returned document."""

    title: str
    state: str
    url: str = ""


Provider = Callable[[Desa], Iterable[PendingWork]]
_providers: list[Provider] = []


def register_pending(provider: Provider) -> Provider:
    """Let a room tell what waits in a village; called once, when the application starts. Usable as a decorator."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def pending_work(desa: Desa) -> list[PendingWork]:
    """Everything that waits in this village, in the order in which the rooms registered."""
    return [work for provider in _providers for work in provider(desa)]

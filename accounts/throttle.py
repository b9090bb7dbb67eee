"""Slowing down guesses: so many attempts per key in so many seconds, counted in the shared cache."""

import hashlib
import time
from dataclasses import dataclass

from django.core.cache import cache

from places.errors import DomainError


class TooManyAttempts(DomainError):
    """Too many attempts were made in a short time; nothing was tried."""


@dataclass(frozen=True)
class Throttle:
    """A limit with a name of its own: `amount` attempts per key in `seconds`."""

    name: str
    amount: int
    seconds: int
    message: str

    def spend(self, key: str) -> None:
        """Count one attempt; raise `TooManyAttempts` when the limit is used up."""
        cache_key = self._cache_key(key)
        now = time.time()
        recent = [moment for moment in cache.get(cache_key, []) if moment > now - self.seconds]
        if len(recent) >= self.amount:
            raise TooManyAttempts(self.message)
        cache.set(cache_key, [*recent, now], self.seconds)

    def forget(self, key: str) -> None:
        """Start counting anew, after a success."""
        cache.delete(self._cache_key(key))

    def _cache_key(self, key: str) -> str:
        return f"throttle:{self.name}:{hashlib.sha256(key.encode()).hexdigest()}"

"""The one error that services raise."""


class DomainError(Exception):
    """An act was refused; `message` is Indonesian and says how to mend it, `field` names the input at fault."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class StaleVersion(DomainError):
    """Somebody else saved the row in between; nothing was written."""

"""What an address may hold."""


class WilayahCode:
    """A Kemendagri code: 51.08.02.2021, 51.08."""

    regex = r"[0-9]{2}(?:\.[0-9]{2,4}){1,3}"

    def to_python(self, value: str) -> str:
        """The code as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The code as it stands."""
        return value

"""Access to the home page."""

from tests.access.row import NO_SUCH_METHOD, Row, everyone

ROWS = [
    Row("home", get=everyone(200), post=NO_SUCH_METHOD),
]

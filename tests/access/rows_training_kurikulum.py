"""Access to the landing page of training, programmes, curriculum and the knowledge centre."""

from tests.access.row import Row, everyone

ROWS = [
    Row("training_list", get=everyone(200), post=everyone(405)),
]

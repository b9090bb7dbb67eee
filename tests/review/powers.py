"""Who may do what between the village's desk and the Perdes, copied by hand from the duties of each role.

The sekretaris desa submits and promulgates; the kepala desa sets the Perdes; the BPD agrees; the kecamatan and, where
the kabupaten wants it, Dinas PMD review ("officer drafts, camat signs"); Dinas PMD and Bagian Hukum clarify afterwards.
Everybody else reads. What is signed on paper is recorded by the desk that holds it.
"""

from accounts.enums import Role
from review.enums import DoneVia, ReviewAct

APP, SCAN = DoneVia.IN_APP, DoneVia.FROM_SCAN
_EXAMINES = {ReviewAct.TAKE_UP: APP, ReviewAct.RELEASE: APP, ReviewAct.RETURN: APP}
_SIGNS = {ReviewAct.RECOMMEND: APP, ReviewAct.UNDO_RECOMMEND: APP}

SHIPPED: dict[Role, dict[ReviewAct, DoneVia]] = {
    Role.SEKRETARIS_DESA: {
        ReviewAct.SUBMIT: APP,
        ReviewAct.WITHDRAW: APP,
        ReviewAct.GO_ON: APP,
        ReviewAct.STEP_BACK: APP,
        ReviewAct.AGREE: SCAN,
        ReviewAct.UNDO_AGREE: SCAN,
        ReviewAct.ENACT: SCAN,
    },
    Role.KEPALA_DESA: {ReviewAct.ENACT: APP},
    Role.BPD: {ReviewAct.AGREE: APP, ReviewAct.UNDO_AGREE: APP},
    Role.PETUGAS_KECAMATAN: {**_EXAMINES, ReviewAct.RECOMMEND: SCAN, ReviewAct.SUBMIT: SCAN},
    Role.CAMAT: {**_EXAMINES, **_SIGNS},
    Role.DINAS_PMD: {ReviewAct.CLARIFY: APP},
    Role.BAGIAN_HUKUM: {ReviewAct.CLARIFY: APP},
}
"""As the application comes."""

WITH_KABUPATEN: dict[Role, dict[ReviewAct, DoneVia]] = {
    **SHIPPED,
    Role.DINAS_PMD: {**SHIPPED[Role.DINAS_PMD], **_EXAMINES, **_SIGNS},
}
"""Where the kabupaten adds a check of its own."""

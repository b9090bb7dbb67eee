"""Builders of the documents of a plan; every module here registers its own.

`RPJM_DOCUMENTS` draws each document of a plan that is loaded already, so that a page of all of them loads it once.
"""

from planning.documents import rpjm_21, rpjm_114, rpjm_rincian, rpjm_siskeudes, rpjm_visi_misi

RPJM_DOCUMENTS = {
    "rpjm-114": rpjm_114.draw,
    "rpjm-21": rpjm_21.draw,
    "rpjm-siskeudes": rpjm_siskeudes.draw,
    "rpjm-visi-misi": rpjm_visi_misi.draw,
    "rpjm-rincian": rpjm_rincian.draw,
}

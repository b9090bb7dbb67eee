"""Builders of the documents of a plan; every module here registers its own."""

from planning.documents import rpjm_21, rpjm_114, rpjm_siskeudes, rpjm_visi_misi

__all__ = ["rpjm_21", "rpjm_114", "rpjm_siskeudes", "rpjm_visi_misi"]

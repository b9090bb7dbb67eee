"""The plans: RPJM Desa, RKP Desa and what belongs to them."""

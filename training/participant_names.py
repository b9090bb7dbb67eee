"""Comparing names of participants: titles and degrees apart, spelling mistakes seen."""

import re

from rapidfuzz import fuzz

from musyawarah.name_matching import bare_name as name_before_comma

ALIKE = 85  # of 100; "Ketut Sudarma" and "Ketut Sudarme" are 92
_DEGREES = re.compile(
    r"(?: (?:s (?:pd|e|h|sos|ag|t|ip|kom|p|pt|km|si|ap|stp|psi|hut|kep|sn|th|fil|hum|tp)"
    r"|m (?:si|m|pd|h|ap|kes|t|ag|p|hum|sn|ip)|a md|amd|se|sh|st|sip|ssos|spd|skom|sag|mm|mh|msi|mpd|sp|spt|skm|drs))+$"
)


def bare_name(name: str) -> str:
    """A name as it is compared: small letters, without titles before and degrees behind it, with a comma or without."""
    bare = name_before_comma(name)
    return _DEGREES.sub("", bare) or bare


def are_alike(one: str, other: str) -> bool:
    """Whether two bare names may mean one person."""
    return fuzz.token_sort_ratio(one, other) >= ALIKE

"""Texts that villages, spreadsheets and attackers put into cells, and a strategy that mixes them."""

from hypothesis import strategies as st

HOSTILE = (
    "=SUM(A1:A9)",
    "=cmd|' /C calc'!A0",
    "+62811234567",
    "-5 unit",
    "@SUM(1)",
    "#REF!",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7|add:7 }} {% now 'Y' %}",
    "& < > \" '",
    "مسجد النور",
    "בית ספר",
    "\u202eabc\u202c",
    "Jalan 🚧 poros 👨‍👩‍👧 ❤️",
    "Kali\x00mati\x07\x1b[0m",
    "tab\there\r\nbaris dua",
    "e\u0301 ﷽ ꦧꦱꦗꦮ",
    "\ud800 lone",
    "\ufffe\uffff",
    "(kurung) \\ garis miring",
    "PANDANLANDUNGPANDANLANDUNGPANDANLANDUNGPANDANLANDUNG",
)
plain_words = st.text(alphabet="abcdefghij klmnopqrstu/,.-()0123456789", min_size=1, max_size=60)
texts = st.one_of(plain_words, st.sampled_from(HOSTILE), st.text(max_size=40))

"""The parts that pages are built from."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template

from places.templatetags.tampilan import nonbreaking, rupiah, tanggal, volume, waktu


class PersonForm(forms.Form):
    """A form with one field of each kind."""

    name = forms.CharField(label="Nama", help_text="Dengan gelar.")
    gender = forms.ChoiceField(label="Jenis kelamin", choices=[("L", "Laki-laki")], widget=forms.RadioSelect)
    phone = forms.CharField(label="Telepon", required=False)
    agrees = forms.BooleanField(label="Setuju", required=False)


def draw(source: str, **context: object) -> str:
    return Template("{% load tampilan crispy_forms_tags %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("amount", "written"), [(1250000, "1.250.000"), (0, "0"), (-5000, "-5.000"), (None, "–"), ("", "–")]
)
def test_rupiah_has_dots(amount, written):
    assert rupiah(amount) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(Decimal("2.500"), "2,5"), (Decimal("1080.000"), "1.080"), (Decimal("0.000"), "0"), (12, "12"), (None, "–")],
)
def test_a_volume_has_no_needless_zeros(value, written):
    assert volume(value) == written


def test_days_and_moments_are_written_in_indonesian_and_local_time():
    assert tanggal(date(2027, 8, 17)) == "17 Agustus 2027"
    assert tanggal(None) == "–"
    assert waktu(datetime(2027, 8, 16, 18, 5, tzinfo=UTC)) == "17 Agustus 2027 pukul 01.05"
    assert nonbreaking("Rp 1.000") == "Rp\u00a01.000"


def test_a_refused_field_is_tied_to_its_hint_and_its_error():
    html = draw("{% field form.name %}", form=PersonForm({}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_dates_and_small_numbers_are_short_unless_said_otherwise():
    class YearForm(forms.Form):
        first_year = forms.IntegerField(max_value=2100)
        people = forms.IntegerField(max_value=1_000_000)
        held_on = forms.DateField()

    form = YearForm()
    assert "field-year" in draw("{% field form.first_year %}", form=form)
    assert "field-short" in draw("{% field form.held_on %}", form=form)
    assert "field-medium" in draw("{% field form.held_on width='medium' %}", form=form)
    assert "field-year" not in draw("{% field form.people %}", form=form)


def test_choices_stand_in_a_group_with_a_legend():
    html = draw("{% field form.gender %}", form=PersonForm({"gender": "L"}))
    assert "<legend" in html
    assert html.count('type="radio"') == 1
    assert "checked" in html


def test_crispy_draws_the_same_field():
    form = PersonForm({})
    assert (
        draw("{% field form.name %}", form=form).split() == draw("{{ form.name|as_crispy_field }}", form=form).split()
    )


def test_the_rarer_kind_of_field_is_noted():
    html = draw("{% field form.name %}{% field form.phone %}", form=PersonForm())
    assert html.count("(boleh kosong)") == 1
    assert "(wajib diisi)" not in html
    PersonForm.base_fields["gender"].required = False
    try:
        html = draw("{% field form.name %}{% field form.phone %}", form=PersonForm())
    finally:
        PersonForm.base_fields["gender"].required = True
    assert "(wajib diisi)" in html
    assert "(boleh kosong)" not in html


def test_the_summary_names_all_errors_and_links_to_the_fields():
    form = PersonForm({})
    form.add_error(None, "Nama dan telepon tidak cocok.")
    html = draw("{% error_summary form other %}", form=form, other=None)
    assert 'href="#id_name"' in html
    assert 'href="#id_gender_0"' in html
    assert "Nama dan telepon tidak cocok." in html


def test_there_is_no_summary_without_errors():
    assert draw("{% error_summary form %}", form=PersonForm()).strip() == ""


def test_a_blocked_task_is_told_but_not_linked():
    tasks = [
        {"title": "Isi kegiatan", "url": "/rpjm/1/", "status": "todo", "why": ""},
        {"title": "Cetak", "url": "/rpjm/1/dokumen/", "status": "blocked", "why": "Belum ada kegiatan."},
    ]
    html = draw("{% tasks tasks %}", tasks=tasks)
    assert 'href="/rpjm/1/"' in html
    assert "/dokumen/" not in html
    assert "Belum bisa dimulai" in html


def test_steps_mark_the_current_one():
    html = draw("{% steps labels 2 %}", labels=["Pelantikan", "Dusun", "Kop surat"])
    assert html.count('aria-current="step"') == 1
    assert "(selesai)" in html


def test_pages_of_a_list_keep_the_search():
    html = draw("{% pagination page query %}", page=Paginator(range(100), 10).page(5), query="q=jalan")
    assert 'href="?q=jalan&amp;page=6"' in html
    assert 'aria-current="page"' in html
    assert draw("{% pagination page %}", page=Paginator(range(3), 10).page(1)).strip() == ""


def test_texts_of_people_stay_plain_text_in_every_part():
    evil = "<script>alert(1)</script>"
    html = draw(
        "{% status 'ok' t %}{% notice 'info' t %}{% empty_state t t %}{% undo t '/x/' %}{% post_button '/x/' t a=t %}"
        "{% crumbs t '/x/' %}{% table_region t %}{{ t }}{% endtable_region %}{% panel title=t %}{{ t }}{% endpanel %}",
        t=evil,
    )
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") >= 10


def test_a_button_that_writes_is_a_form_with_a_token():
    html = Template("{% load tampilan %}{% post_button '/hapus/' 'Hapus' version=3 %}").render(
        Context({"csrf_token": "abc"})
    )
    assert 'method="post"' in html
    assert 'name="csrfmiddlewaretoken" value="abc"' in html
    assert 'name="version" value="3"' in html

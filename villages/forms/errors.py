"""Where a service's refusal shows on a page."""

from django.forms import BaseForm

from places.errors import DomainError


def add_domain_error(form: BaseForm, error: DomainError) -> None:
    """Put a refusal beside its field, or at the top when the form has no such field."""
    form.add_error(error.field if error.field in form.fields else None, error.message)

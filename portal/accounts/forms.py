"""The sign-in form."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField

from portal.accounts.rules import LONGEST_PASSWORD
from portal.web.forms import Form, at_most, line, needed


@dataclass(frozen=True)
class SignInDraft:
    """What a person signs in with."""

    login: str
    password: str


class SignInForm(Form):
    """Login and password."""

    login = line(_l("Přihlašovací jméno"), 120, needed(_l("Napište přihlašovací jméno.")))
    password = PasswordField(_l("Heslo"), [needed(_l("Napište heslo.")), at_most(LONGEST_PASSWORD)])
    answer = line(_l("Kolik to je?"), 10)

    def draft(self) -> SignInDraft:
        """Return what was typed."""
        return SignInDraft(self.login.data, self.password.data)

"""The errors that a user may see: what went wrong, where, and how to put it right."""


class SijillError(Exception):
    """Base of all errors that are shown to a user as one line, without a trace.

    `what` says what is wrong, `where` names the file and place, `remedy` says how to put it right.
    """

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(what, where, remedy)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line} ({self.remedy})" if self.remedy else line


class InputError(SijillError):
    """A file or document that cannot be read; the others are coded all the same."""


class KnowledgeError(SijillError):
    """A table or rule file with a mistake: an unknown key, a missing column, a code that does not exist."""


class StoreError(SijillError):
    """A store that cannot be opened or is not of this version."""


class UsageError(SijillError):
    """Wrong use of a command: an unknown country, an option that makes no sense."""

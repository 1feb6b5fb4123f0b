"""Which record a line is about: its table, its id, and whose it is."""

from typing import NamedTuple

from pbr.records.record_id import record_id


class RecordRef(NamedTuple):
    """A record, or a provider as a whole; made once for each record and shared by its lines.

    ``plan`` is the plan that it is or belongs to, ``person`` whose it is; empty where it has none. For a provider as a
    whole only ``provider`` is said. A person as a whole, with one of several providers, has no table, and its id is the
    person's.
    """

    table: str
    id: str
    plan: str
    person: str
    provider: str

    @property
    def about(self) -> str:
        """What the ids of its lines begin with: the record's own id, or the person's with the provider's, or that."""
        if self.table:
            return self.id
        return (
            record_id((self.person, self.provider)) if self.person and self.provider else self.person or self.provider
        )


def person_as_a_whole(person_id: str, provider_id: str) -> RecordRef:
    """A person with one of perhaps several providers, by no one record; with all of them where none is named."""
    return RecordRef("", person_id, "", person_id, provider_id)


def provider_as_a_whole(provider_id: str) -> RecordRef:
    """A provider, by no one of its records."""
    return RecordRef("", "", "", "", provider_id)

"""A text with every kind of personal data masked, kind after kind, until nothing more is found.

What was masked helps to find what is left: a name before a masked telephone, a health fact beside a masked name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle

from transforms.privacy.addresses import find_addresses
from transforms.privacy.emails import find_emails
from transforms.privacy.folding import Folded, Span, fold
from transforms.privacy.health import find_health_facts
from transforms.privacy.links import find_secret_links
from transforms.privacy.mailboxes import MAILBOX, SWITCHBOARD, is_kept_mailbox, is_kept_switchboard
from transforms.privacy.marks import MARKS
from transforms.privacy.numbers_with_keys import find_bank_accounts, find_social_numbers
from transforms.privacy.papers import find_papers, find_plates
from transforms.privacy.persons import find_persons
from transforms.privacy.phones import find_phones
from transforms.privacy.positions import find_positions
from transforms.privacy.profiles import find_handles, find_profiles
from transforms.privacy.secrets import find_births, find_machines, find_secrets

# Links first, since addresses and numbers stand in them; telephones after the longer numbers that hold some.
_FINDERS: Mapping[str, Callable[[Folded], list[Span]]] = {
    "link": find_secret_links,
    "secret": find_secrets,
    "machine": find_machines,
    "birth": find_births,
    "profile": find_profiles,
    "email": find_emails,
    "iban": find_bank_accounts,
    "nir": find_social_numbers,
    "phone": find_phones,
    "paper": find_papers,
    "plate": find_plates,
    "account": find_handles,
    "name": find_persons,
    "address": find_addresses,
    "position": find_positions,
    "health": find_health_facts,
}
_KEPT: Mapping[str, tuple[str, Callable[[Folded, Span], bool]]] = {
    "email": (MAILBOX, is_kept_mailbox),
    "phone": (SWITCHBOARD, is_kept_switchboard),
}


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without what was personal in it, and how many passages were masked, of each kind."""

    text: str
    count: int
    kinds: Mapping[str, int] = field(default_factory=dict)


def mask(text: str, keep: Collection[str] = frozenset()) -> Masked:
    """The text with what is personal replaced by marks that say what stood there. Idempotent.

    `keep` holds `mailbox` and `switchboard` where what a public body announces as its own stays.
    """
    folded, counts, finders = fold(text), Counter[str](), cycle(_FINDERS.items())
    unchanged = 0
    # done once every one of them has seen the text as it now is, and found nothing
    while unchanged < len(_FINDERS):
        kind, find = next(finders)
        spans = find(folded)
        wanted = _wanted(folded, kind, spans, keep) if spans else spans
        unchanged += 1
        if wanted:
            before, folded = folded.raw, folded.replaced(wanted, MARKS[kind])
            counts[kind] += len(wanted)
            unchanged = 0 if folded.raw != before else unchanged
    return Masked(folded.raw, counts.total(), dict(counts))


def _wanted(text: Folded, kind: str, spans: Sequence[Span], keep: Collection[str]) -> list[Span]:
    """The spans that go: in order, none over another, without those that are kept."""
    name, is_kept = _KEPT.get(kind, ("", None))
    wanted: list[Span] = []
    for span in spans:
        if is_kept is not None and name in keep and is_kept(text, span):
            continue
        if not wanted or span[0] >= wanted[-1][1]:
            wanted.append(span)
    return wanted

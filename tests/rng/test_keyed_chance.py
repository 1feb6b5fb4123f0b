"""What happens by chance hangs on its key alone, and each key keeps the answer it has always had."""

from fractions import Fraction
from hashlib import blake2b

from pbr.rng.keyed_chance import happens, hash_of


def test_a_hash_is_of_the_words_of_its_key() -> None:
    assert hash_of("A1") == blake2b(b"A1", digest_size=8).digest()
    assert hash_of(3, "A1", 2) == blake2b(b"3\0A1\x002", digest_size=8).digest()
    assert hash_of("A1", 2) != hash_of("A", 12)


def test_what_never_or_always_happens() -> None:
    assert not any(happens(Fraction(0), 1, number) for number in range(100))
    assert all(happens(Fraction(1), 1, number) for number in range(100))


def test_it_happens_about_as_often_as_its_rate() -> None:
    # Of 2,000 keys at a quarter 500 are expected, with a standard deviation of 19: five of them are 97.
    often = sum(happens(Fraction(1, 4), 1, number) for number in range(2000))
    assert abs(often - 500) < 97

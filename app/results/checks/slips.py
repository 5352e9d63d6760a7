"""The slips of a hand that types a number: one digit off, two digits in each other's place; it knows no table."""

from __future__ import annotations


def is_slip(written: int, meant: int) -> bool:
    """Tell whether a number looks like another typed with one wrong digit, one too many or few, or two swapped."""
    one, two = str(written), str(meant)
    if one == two:
        return False
    if len(one) == len(two):
        differing = [at for at, (first, second) in enumerate(zip(one, two, strict=True)) if first != second]
        if len(differing) == 1:
            return True
        first, second = differing[0], differing[-1]
        return len(differing) == 2 and second == first + 1 and one[first] == two[second] and one[second] == two[first]
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


#: How often each slip is made beside one wrong digit.
_SWAPPED, _LENGTH = 0.3, 0.3


def commonness(written: int, meant: int) -> float:
    """Return how likely one number is written for another by a slip of the hand; 0 where it is none.

    One digit of a long number is as likely wrong as that of a short one, so each wrong number by itself is rarer.
    """
    if not is_slip(written, meant):
        return 0.0
    one, two = str(written), str(meant)
    if len(one) == len(two):
        wrong = sum(first != second for first, second in zip(one, two, strict=True))
        return 1 / (9 * len(two)) if wrong == 1 else _SWAPPED / (len(two) - 1)
    if len(one) < len(two):
        return _LENGTH / len(two)
    # a digit too many is a nought or the one before it more often than any other
    return _LENGTH / (5 * len(one))

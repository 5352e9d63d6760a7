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

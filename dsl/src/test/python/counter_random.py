"""Rondo's counter-based random numbers (SplitMix64), so that masks here are the masks there.

Source: G. Steele et al., Fast Splittable Pseudorandom Number Generators, OOPSLA 2014.
"""

import numpy as np

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def uniform(count, seed, purpose, *path):
    """The first `count` numbers in [0, 1) of the stream for a seed, a purpose and a path."""
    key = mix((seed + GOLDEN) & MASK)
    key = mix(key ^ (purpose * GOLDEN & MASK))
    for part in path:
        key = mix((key + GOLDEN * (part + 1)) & MASK)
    return np.array([(mix((key + n * GOLDEN) & MASK) >> 11) * 2.0**-53 for n in range(1, count + 1)])


def permutation(count, seed, purpose, *path):
    """The numbers 0 to `count - 1` in the order of Rondo's shuffle (Fisher and Yates)."""
    order = [0] * count
    for i, number in enumerate(uniform(count, seed, purpose, *path)):
        j = int(number * (i + 1))
        order[i] = order[j]
        order[j] = i
    return order

"""English number words up to ninety, told once for all that read them."""

from itertools import chain

_TO_NINE = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TO_NINETEEN = [
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
VALUES = {word: number for number, word in enumerate(chain(_TO_NINE, _TO_NINETEEN), 1)}
VALUES |= {word: 10 * number for number, word in enumerate(TENS, 2)}
"""The number that each of the words names."""

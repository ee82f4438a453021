"""Places in one list: what is told of one is told of all ("sent to Spain, Italy and Malta")."""

from etl.frames.mentions import Reading


class Lists:
    """The lists of places in the sentences of a document."""

    def __init__(self, reading: Reading) -> None:
        """Finds them: each place but the first is known to go on with a list."""
        self._number = {id(mention.place): k for k, mention in enumerate(reading.mentions)}
        self._of: dict[int, list[int]] = {}
        run: list[int] = []
        for number, mention in enumerate(reading.mentions):
            goes_on = mention.place.listed and run and reading.mentions[run[0]].at == mention.at
            run = run if goes_on else []
            run.append(number)
            self._of[number] = run

    def beside(self, place: object) -> list[int]:
        """The numbers of the other mentions in the list of a place."""
        own = self._number[id(place)]
        return [number for number in self._of[own] if number != own]

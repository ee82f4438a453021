"""The one error that readers raise."""


class ReadError(Exception):
    """A file that gives no text.

    Attributes:
        status: The documents row's status: empty, unreadable, encrypted, too_large, unsupported or
            failed.
        sentence: What is wrong and what to do, in one sentence.
        sha256: Of the file's bytes, where they were read.
        format: The format its name claims ("txt").
    """

    def __init__(
        self, status: str, sentence: str, sha256: str | None = None, format: str | None = None
    ) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.sha256 = sha256
        self.format = format

"""Words that two sentences of reports on trafficking share without telling of the same thing."""

_WORDS = """
the and for with from that this these those their there them they his her its she him was were are
been being have has had who whom which what when where while than then also only other another
each all any both few more most some such same into onto over under between among during since
until till after before about around above below near nearly almost least not nor but out off per
part one two three four five six seven eight nine ten eleven twelve hundred thousand first second
third last next year month week day years says said say according told state stated states report
reported reports number numbers total figure figures percent include included including make made
would could may might will can still against because through time
people person persons victim victims case cases human traffick trafficking trafficked trafficker
traffickers woman women man men child children girl girls boy boys police official officials
officer government ministry country countries province provinces district national international
organization organisation
cambodia cambodian china chinese lao laos laotian myanmar burma burmese thai thailand vietnam
vietnamese viet nam malaysia malaysian indonesia indonesian
"""
EVERYDAY = tuple(dict.fromkeys(word.removesuffix("s")[:6] for word in _WORDS.split()))
"""As queries.disagreements cuts words: without a plural s, six letters."""

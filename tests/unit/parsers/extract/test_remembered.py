from parsers.extract import find, remembered
from parsers.extract.people.vocabulary import Vocabulary, vocabulary
from parsers.extract.span import Span
from tests.fixtures.written import mail


def span(text: str) -> Span:
    return Span(text, (None,) * len(text))


def test_a_text_is_asked_about_once_wherever_it_stands() -> None:
    asked = []

    @remembered.of_text
    def length(text: Span, words: Vocabulary, more: int = 0) -> int:
        asked.append(text.text)
        return len(text.text) + more

    told = [length(span(text), vocabulary(), *more) for text, *more in (("Ada",), ("Moe",), ("Ada",), ("Ada", 1))]
    assert (told, asked) == ([3, 3, 3, 4], ["Ada", "Moe", "Ada"])


def test_nothing_of_a_letter_is_remembered_when_it_is_read() -> None:
    asked = []

    @remembered.of_word
    def shout(word: str) -> str:
        asked.append(word)
        return word.upper()

    shout("Ada")
    find(mail("The Embassy of Ghana will be represented by Mr. Owen Price, Director."), ())
    shout("Ada")
    assert asked == ["Ada", "Ada"]

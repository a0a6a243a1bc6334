"""python -m tests.letters.grammar [LETTERS]: train the labeller of the second reading."""

from tests.letters.grammar.training import main

main()

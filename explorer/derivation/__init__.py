"""The derivation as data: quantities, steps, sentences, cases, questions, erratum."""

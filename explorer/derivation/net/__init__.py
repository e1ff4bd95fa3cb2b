"""The derivation for any net, as data: names, equations, sentences, cases."""

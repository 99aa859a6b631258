"""Reading of words: letters, tokens, sentences, clitics, inflection, and the engine that matches lexicons."""

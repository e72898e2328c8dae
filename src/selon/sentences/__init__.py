"""Document -> Sentence: words, lemmas, Universal Dependencies and named entities, with exact offsets."""

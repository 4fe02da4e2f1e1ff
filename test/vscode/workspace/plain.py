"""No model here."""

words = "to be or not to be".split()
counts = {word: words.count(word) for word in words}
print(counts)

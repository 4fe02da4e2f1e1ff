import numpy as np
# embeddings, text, n-grams
text = "hello world hello"
chars = sorted(set(text)); c2i = {c: i for i, c in enumerate(chars)}; ids = np.array([c2i[c] for c in text]); print(ids, np.bincount(ids), len(chars))
oh = np.zeros((len(ids), len(chars)), dtype=np.float32); oh[np.arange(len(ids)), ids] = 1; print(oh.shape, oh.sum(0), oh[0])
bi = np.zeros((len(chars), len(chars)), int); np.add.at(bi, (ids[:-1], ids[1:]), 1); print(bi); P = (bi + 1) / (bi + 1).sum(1, keepdims=True); print(P[0].round(4), P.sum(1))
rng = np.random.default_rng(5); i = 0; out = []
for _ in range(10): i = rng.choice(len(chars), p=P[i]); out.append(chars[i])
print(''.join(out)); E = rng.standard_normal((5, 4)); E /= np.linalg.norm(E, axis=1, keepdims=True); sim = E @ E.T; np.fill_diagonal(sim, -np.inf); print(sim.argmax(1), sim.max(1).round(5))
docs = ["a b a", "b c", "a c c"]; voc = sorted(set(" ".join(docs).split())); tf = np.array([[d.split().count(w) for w in voc] for d in docs]); df = (tf > 0).sum(0); idf = np.log(len(docs) / df) + 1; t = tf * idf; print(tf, df, idf, (t / np.linalg.norm(t, axis=1, keepdims=True)).round(5))
pad = np.zeros((3, 4), int)
for k, s in enumerate([[1, 2], [3], [4, 5, 6]]): pad[k, :len(s)] = s
print(pad, (pad != 0).sum(1), (pad != 0).astype(np.float32).dtype, np.arange(4) < np.array([2, 1, 3])[:, None]); window = [tuple(ids[max(0, j - 1):j + 2]) for j in range(3)]; print(window, [list(map(int, w)) for w in window]); u, inv = np.unique(ids, return_inverse=True); print(u[inv].tolist() == ids.tolist(), inv[:4]); neg = rng.integers(0, 5, size=(2, 3)); print(neg, E[neg].shape, (E[[0, 1]][:, None] * E[neg]).sum(-1).round(4)); print(np.array(list(map(ord, "abc")), dtype=np.uint8), "".join(map(chr, np.array([104, 105]))), np.argsort([-3, -1, -2]), np.array([len(w) for w in docs]).mean())

import numpy as np
y_true = np.array([0, 1, 2, 2, 1, 0, 1]); y_pred = np.array([0, 2, 2, 2, 1, 0, 0])
k = 3
cm = np.zeros((k, k), int)
for t, p in zip(y_true, y_pred): cm[t, p] += 1
print(cm)
cm2 = np.bincount(k * y_true + y_pred, minlength=k ** 2).reshape(k, k); print((cm == cm2).all(), np.array_equal(cm, cm2))
tp = np.diag(cm); fp = cm.sum(0) - tp; fn = cm.sum(1) - tp
with np.errstate(divide='ignore', invalid='ignore'):
    prec = tp / (tp + fp); rec = tp / (tp + fn); f1 = 2 * prec * rec / (prec + rec)
print(prec, rec, f1, f1.mean(), np.average(f1, weights=cm.sum(1)))
print(cm / cm.sum(axis=1, keepdims=True), cm.astype(float) / cm.sum(), (tp.sum() / cm.sum()).round(4))
iou = tp / (cm.sum(0) + cm.sum(1) - tp); print(iou, np.nanmean(iou))
scores = np.array([0.1, 0.4, 0.35, 0.8]); lab = np.array([0, 0, 1, 1])
o = np.argsort(scores)[::-1]; tps = np.cumsum(lab[o]); fps = np.cumsum(1 - lab[o])
tpr = np.r_[0, tps / tps[-1]]; fpr = np.r_[0, fps / fps[-1]]; print(tpr, fpr, np.trapz(tpr, fpr))
print(np.mean(y_true == y_pred), (y_true != y_pred).sum(), np.where(y_true != y_pred)[0], np.unique(y_pred, return_counts=True))
print(np.eye(k, dtype=np.uint8)[y_true], np.eye(k)[y_true].argmax(1))
print(f"{prec.mean():.2%}", "%.3f" % rec.mean(), "{:>8.3f}".format(f1[0]), str(cm[0, 0]), repr(prec[0]), prec[0], type(prec[0]).__name__)
print(["%.2f" % v for v in prec], [f"{v:.1f}" for v in rec], " ".join(map(str, cm[0])), ",".join(f"{x:d}" for x in cm.ravel()))

import numpy as np
# detectors: anchors, iou, nms, boxes
def iou(a, b):
    x1 = np.maximum(a[:, None, 0], b[None, :, 0]); y1 = np.maximum(a[:, None, 1], b[None, :, 1])
    x2 = np.minimum(a[:, None, 2], b[None, :, 2]); y2 = np.minimum(a[:, None, 3], b[None, :, 3])
    inter = np.clip(x2 - x1, 0, None) * np.clip(y2 - y1, 0, None)
    aa = (a[:, 2] - a[:, 0]) * (a[:, 3] - a[:, 1]); bb = (b[:, 2] - b[:, 0]) * (b[:, 3] - b[:, 1])
    return inter / (aa[:, None] + bb - inter)
def nms(boxes, scores, thr):
    order = scores.argsort()[::-1]; keep = []
    while order.size > 0:
        i = order[0]; keep.append(i)
        ious = iou(boxes[i][None], boxes[order[1:]])[0]
        order = order[np.where(ious <= thr)[0] + 1]
    return keep
b = np.array([[0, 0, 10, 10], [1, 1, 11, 11], [20, 20, 30, 30]], dtype=np.float32)
s = np.array([0.9, 0.8, 0.7])
print(iou(b, b)); print(nms(b, s, 0.5), b[nms(b, s, 0.5)])
def gen_anchors(base=16, ratios=np.array([0.5, 1, 2]), scales=2 ** np.arange(3, 6)):
    w = h = base
    cx, cy = (w - 1) * 0.5, (h - 1) * 0.5
    size = w * h
    ws = np.round(np.sqrt(size / ratios)); hs = np.round(ws * ratios)
    out = []
    for rw, rh in zip(ws, hs):
        sw, sh = (rw * scales)[:, None], (rh * scales)[:, None]
        out.append(np.hstack((cx - 0.5 * (sw - 1), cy - 0.5 * (sh - 1), cx + 0.5 * (sw - 1), cy + 0.5 * (sh - 1))))
    return np.vstack(out)
A = gen_anchors(); print(A, A.shape)
sx, sy = np.meshgrid(np.arange(0, 3) * 16, np.arange(0, 2) * 16)
shifts = np.vstack((sx.ravel(), sy.ravel(), sx.ravel(), sy.ravel())).transpose()
allA = (A.reshape((1, 9, 4)) + shifts.reshape((1, 6, 4)).transpose((1, 0, 2))).reshape(-1, 4)
print(allA.shape, allA[[0, 10, -1]])
inside = np.where((allA[:, 0] >= -50) & (allA[:, 2] < 100))[0]; print(inside, inside.size)
cxcy = np.column_stack(((b[:, 0] + b[:, 2]) / 2, (b[:, 1] + b[:, 3]) / 2, b[:, 2:] - b[:, :2])); print(cxcy, cxcy.dtype)
anchors = np.array([[10, 13], [16, 30], [33, 23]]) / np.array([416, 416]); print(anchors)
anc = np.array([10,13, 16,30, 33,23, 30,61], np.float32).reshape(-1, 2); print(anc, anc[[0, 2]])
labels = np.zeros((3, 5)); labels[:, 0] = [1, 0, 2]; labels[:, 1:] = b / 32; print(labels)
prior = np.array([[(j + 0.5) / 3, (i + 0.5) / 2] for i in range(2) for j in range(3)]); print(prior)
grid = np.stack(np.meshgrid(np.arange(3), np.arange(2)), 2).reshape(1, -1, 2); print(grid.shape, grid[0])
print(np.log(b[:, 2:] / 5), np.exp(np.float32(1.5)), np.argmax(iou(b, b) - np.eye(3), axis=0))

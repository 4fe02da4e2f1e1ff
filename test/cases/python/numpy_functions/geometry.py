import numpy as np
# transforms: rotations, homogeneous, camera, bboxes, quaternion
th = np.deg2rad(30); R = np.array([[np.cos(th), -np.sin(th)], [np.sin(th), np.cos(th)]]); print(R, R @ R.T, np.linalg.det(R), np.degrees(np.arctan2(R[1, 0], R[0, 0])))
P = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], float); print((P @ R.T).round(6) + 0.0, P.mean(0), np.roll(P, -1, axis=0))
area = 0.5 * abs(np.dot(P[:, 0], np.roll(P[:, 1], 1)) - np.dot(P[:, 1], np.roll(P[:, 0], 1))); print(area)
T = np.eye(3); T[:2, 2] = [2, 3]; S = np.diag([2, 2, 1.]); M = T @ S; H = np.hstack([P, np.ones((4, 1))]); print(M, (H @ M.T)[:, :2], np.linalg.inv(M))
Rz = lambda a: np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1]]); print((Rz(np.pi / 2) @ [1, 0, 0]).round(6) + 0.0, np.cross([1, 2, 3], [4, 5, 6]), np.dot([1, 2, 3], [4, 5, 6]))
K = np.array([[500, 0, 320], [0, 500, 240], [0, 0, 1]]); pt = np.array([0.5, -0.2, 2.0]); uv = K @ pt; print(uv[:2] / uv[2], K.dtype, uv.dtype)
v = np.array([3., 4]); u = v / np.linalg.norm(v); print(u, np.linalg.norm(u), v @ u, np.arccos(np.clip(np.dot(u, [1, 0]), -1, 1)), np.hypot(*v))
xywh = np.array([[10, 10, 4, 6], [20, 20, 10, 10]]); xyxy = np.concatenate([xywh[:, :2] - xywh[:, 2:] / 2, xywh[:, :2] + xywh[:, 2:] / 2], axis=1); print(xyxy, xyxy.dtype, xyxy.astype(int), (xyxy[:, 2:] - xyxy[:, :2]).prod(1))
from functools import reduce
print(reduce(np.matmul, [R, R, R]).round(6) + 0.0, reduce(np.union1d, ([1, 2], [2, 3], [5])), np.linalg.norm(P[:, None] - P, axis=-1).round(4), np.max(np.linalg.norm(P - P.mean(0), axis=1)))
lut = np.array([0, 10, 20, 30]); print(lut[np.array([[0, 3], [2, 1]])], np.arange(8).reshape(2, 2, 2).transpose(1, 2, 0)[0], np.moveaxis(np.zeros((1, 2, 3)), [0, 1], [-1, -2]).shape, np.einsum('nchw->nhwc', np.zeros((1, 2, 3, 4))).shape)
angles = np.linspace(0, 2 * np.pi, 5)[:-1]; print(np.stack([np.cos(angles), np.sin(angles)], 1).round(6) + 0.0, np.rad2deg(angles), np.unwrap([0, 3, 6.5, 10]), np.sinc([0, 0.5]), np.floor_divide(7, 2), np.cumprod([1, 2, 3])[::-1], np.mod(-1, 3), np.fmod(-1, 3))

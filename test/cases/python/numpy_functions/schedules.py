import numpy as np
betas = np.linspace(1e-4, 0.02, 10, dtype=np.float64); alphas = 1 - betas; ac = np.cumprod(alphas); prev = np.append(1.0, ac[:-1]); print(ac, prev, np.sqrt(ac), np.log(1 - ac), betas * (1 - prev) / (1 - ac)); pv = betas * (1 - prev) / (1 - ac); print(np.log(np.append(pv[1], pv[1:])))
t = np.linspace(0, 10, 11) / 10; cosb = np.cos((t + 0.008) / 1.008 * np.pi / 2) ** 2; cosb = cosb / cosb[0]; print(np.clip(1 - cosb[1:] / cosb[:-1], 0, 0.999), np.array([0.1, 0.5], dtype=np.float32) ** 2, np.float32(betas).dtype, betas.astype(np.float32))

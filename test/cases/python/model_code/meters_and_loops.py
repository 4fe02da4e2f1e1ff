import math, time
from collections import defaultdict, deque, OrderedDict
class AverageMeter:
    def __init__(self, name, fmt=":f"): self.name, self.fmt = name, fmt; self.reset()
    def reset(self): self.val = self.avg = self.sum = self.count = 0
    def update(self, val, n=1):
        self.val = val; self.sum += val * n; self.count += n; self.avg = self.sum / self.count
    def __str__(self): return ("{name} {val" + self.fmt + "} ({avg" + self.fmt + "})").format(**self.__dict__)
class SmoothedValue:
    def __init__(self, window=4, fmt="{median:.4f} ({global_avg:.4f})"):
        self.deque, self.total, self.count, self.fmt = deque(maxlen=window), 0.0, 0, fmt
    def update(self, v, n=1): self.deque.append(v); self.count += n; self.total += v * n
    median = property(lambda s: sorted(s.deque)[(len(s.deque) - 1) // 2])
    global_avg = property(lambda s: s.total / s.count)
    max = property(lambda s: max(s.deque))
    value = property(lambda s: s.deque[-1])
    def __str__(self): return self.fmt.format(median=self.median, global_avg=self.global_avg, max=self.max, value=self.value)
class MetricLogger:
    def __init__(self, delimiter="\t"): self.meters, self.delimiter = defaultdict(SmoothedValue), delimiter
    def update(self, **kw):
        for k, v in kw.items():
            assert isinstance(v, (float, int)), k
            self.meters[k].update(v)
    def __getattr__(self, attr):
        if attr in self.meters: return self.meters[attr]
        if attr in self.__dict__: return self.__dict__[attr]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{attr}'")
    def __str__(self): return self.delimiter.join(f"{n}: {m}" for n, m in self.meters.items())
    def log_every(self, iterable, freq, header=""):
        space = ":" + str(len(str(len(iterable)))) + "d"
        msg = self.delimiter.join([header, "[{0" + space + "}/{1}]", "{meters}"])
        for i, obj in enumerate(iterable):
            yield obj
            if i % freq == 0 or i == len(iterable) - 1: print(msg.format(i, len(iterable), meters=str(self)))
class CosineLR:
    def __init__(self, base, total, warmup=0, floor=0.0): self.__dict__.update(locals()); del self.__dict__["self"]; self.step_count = 0
    def lr(self, step):
        if step < self.warmup: return self.base * (step + 1) / self.warmup
        t = (step - self.warmup) / max(1, self.total - self.warmup)
        return self.floor + (self.base - self.floor) * 0.5 * (1 + math.cos(math.pi * min(1, t)))
class EarlyStopping:
    def __init__(self, patience=2, delta=0.0, mode="min"):
        self.patience, self.delta, self.best, self.bad = patience, delta, None, 0
        self.better = {"min": lambda a, b: a < b - delta, "max": lambda a, b: a > b + delta}[mode]
    def __call__(self, v):
        if self.best is None or self.better(v, self.best): self.best, self.bad = v, 0
        else: self.bad += 1
        return self.bad >= self.patience
top1 = AverageMeter("Acc@1", ":6.2f")
for acc, n in [(50, 32), (75.5, 32), (100, 16)]: top1.update(acc, n)
print(top1, vars(top1))
log = MetricLogger("  ")
for loss in log.log_every([4.0, 2.0, 3.0, 1.0, 0.5, 0.25], 2, "Epoch: [0]"): log.update(loss=loss, lr=1e-3)
print(log.loss.median, log.lr, hasattr(log, "nope"), log.loss.max)
sched = CosineLR(0.1, 10, warmup=3, floor=1e-4); print([f"{sched.lr(s):.5f}" for s in range(12)], sorted(vars(sched)))
stop = EarlyStopping(2, 0.05); print([stop(v) for v in [1.0, 0.9, 0.88, 0.87, 0.5]], stop.best)
def poly(base, it, total, power=0.9): return base * (1 - it / total) ** power
print([round(poly(0.01, i, 5), 6) for i in range(6)], [round(0.1 * 0.1 ** (e // 30), 8) for e in (0, 29, 30, 89, 90)])
history = OrderedDict((k, []) for k in ("loss", "acc"))
for e in range(3):
    for k, v in zip(history, (1 / (e + 1), e / 2)): history[k].append(round(v, 3))
print(dict(history), max(range(3), key=history["acc"].__getitem__), {k: min(v) if k == "loss" else max(v) for k, v in history.items()})
print("Epoch {:03d}/{:03d} | loss {:8.4f} | {:5.1%} | eta {:>8}".format(1, 90, 0.69314, 0.5, time.strftime("%H:%M:%S", time.gmtime(3725))))

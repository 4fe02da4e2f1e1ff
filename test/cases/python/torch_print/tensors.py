import torch


def show(*values):
    for value in values:
        print(value)


X = torch.tensor([[[[1.0, 2.0], [3.0, 4.0]]], [[[5.0, 6.0], [7.0, 8.0]]]])
mean = X.mean(dim=(0, 2, 3), keepdim=True)
print("Mean:", mean)
var = ((X - mean) ** 2).mean(dim=(0, 2, 3), keepdim=True)
print("Variance:", var)
show(X, torch.arange(3), torch.arange(3.0), torch.tensor([1.5, 2.0]), torch.tensor([1.0, 1000.0]), torch.tensor([1.0, 1001.0]), torch.tensor([1.5, 1501.0]), torch.tensor([1e-5, 1.0]), torch.tensor([1e9]), torch.tensor([100000000.0, 1e5 + 1]))
show(torch.tensor([0.00001]), torch.tensor([0.0, 1.0]), torch.tensor([0.0, 0.0]), torch.tensor([-0.0]), torch.tensor([1.23456789]), torch.tensor([12345.678]), torch.tensor([-1.5, 10.25]))
show(torch.tensor([float("nan"), 1.0]), torch.tensor([float("inf"), 1.5]), torch.tensor([float("-inf"), 2.0]), torch.tensor([float("nan")]), torch.tensor([float("inf"), float("-inf"), 0.0]))
show(torch.tensor([True, False]), torch.tensor([[True], [False]]), torch.tensor([1, -10, 100]), torch.tensor(3), torch.tensor(3.0), torch.tensor(3.14159), torch.tensor(True), torch.tensor(float("nan")))
show(torch.tensor([1, 2], dtype=torch.int32), torch.tensor([1.5], dtype=torch.float64), torch.tensor([1.5], dtype=torch.float16), torch.tensor([1.5], dtype=torch.bfloat16), torch.tensor([1], dtype=torch.uint8), torch.tensor(2, dtype=torch.int8))
show(torch.zeros(0), torch.zeros(0, 3), torch.zeros(2, 0), torch.tensor([], dtype=torch.int64), torch.zeros(0, 2, dtype=torch.float64), torch.zeros(()))
show(torch.arange(40), torch.arange(30.0), torch.linspace(0, 1, 25), torch.arange(24).reshape(2, 3, 4), torch.arange(16.0).reshape(2, 2, 2, 2), torch.eye(3), torch.ones(2, 12) * 0.125)
show(torch.arange(1001), torch.arange(2000).reshape(40, 50), torch.arange(10000.0).reshape(10, 10, 100), torch.zeros(1100, 2), torch.arange(1000), torch.ones(8, 200))
show(torch.ones(2, requires_grad=True), torch.tensor(1.5, requires_grad=True), torch.nn.Parameter(torch.ones(2, 2)), torch.nn.Parameter(torch.zeros(3), requires_grad=False))
x = torch.ones(2, requires_grad=True)
show(x * 2, x.sum(), (x + 1).mean(), x.exp(), x.view(2, 1), x.detach(), (x * 2).detach())
show(torch.max(torch.tensor([[1.0, 3.0]]), 1), torch.tensor([3, 1]).sort(), torch.tensor([[1.0, 2.0]]).topk(1))
print([torch.tensor(1), torch.tensor([2.5])], (torch.tensor([1]),), {"a": torch.ones(1)})
print(f"{torch.tensor(3.14159):.2f}", f"{torch.tensor(3)}", f"{torch.tensor([1.0, 2.0])}", "%.3f" % torch.tensor(2.5), "{:>8}".format(torch.tensor(7)))
print(repr(torch.tensor([1.0])), str(torch.tensor([1])), torch.tensor([1.0]).shape, torch.ones(2, 3).size(), torch.float32)
torch.set_printoptions(precision=2)
show(torch.tensor([1.23456, 100.0]), torch.tensor([1e-6, 1.5]))
torch.set_printoptions(sci_mode=False)
show(torch.tensor([1e-6, 1.5]))
torch.set_printoptions(threshold=5, edgeitems=1)
show(torch.arange(10), torch.ones(3, 4))
torch.set_printoptions(profile="full")
show(torch.arange(1001).sum())
torch.set_printoptions(profile="default", linewidth=40)
show(torch.arange(20.0), torch.ones(10, dtype=torch.float64))

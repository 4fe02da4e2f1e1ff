torch.tensor([1, 2]) == torch.tensor([1, 3])
torch.tensor([1, 2]) != 1
torch.tensor([1, 2]) < 2
torch.tensor([1, 2]) <= torch.tensor(1.5)
torch.tensor([1, 2]) > 1
1 < torch.tensor([1, 2])
torch.tensor([1, 2]) >= 2
torch.eq(torch.tensor([1, 2]), 2)
torch.ne(torch.tensor([1, 2]), 2)
torch.greater(torch.tensor([1, 2]), 1)
torch.less_equal(torch.tensor([1, 2]), 1)
rand(2) == rand(3)
torch.tensor([True, False]) & torch.tensor([True, True])
torch.tensor([True, False]) | torch.tensor([False, False])
torch.tensor([True, False]) ^ True
torch.tensor([6, 5]) & 3
torch.tensor([6, 5]) | torch.tensor([1, 2])
torch.tensor([1.]) & torch.tensor([1.])
torch.tensor([1, 2]) << 2
torch.tensor([8, 9]) >> 1
torch.logical_and(torch.tensor([0, 2]), torch.tensor([1., 1.]))
torch.logical_or(torch.tensor([0, 2]), torch.tensor([0., 1.]))
torch.logical_xor(torch.tensor([0, 2]), torch.tensor([1., 1.]))
torch.isclose(torch.tensor([1., 2.]), torch.tensor([1. + 1e-9, 2.1]))
torch.allclose(torch.tensor([1., 2.]), torch.tensor([1., 2.]))
torch.allclose(torch.tensor([1., 2.]), torch.tensor([1., 2.1]))
torch.allclose(torch.tensor([1., 2.]), torch.tensor([1., 2.1]), atol=1)
torch.equal(torch.tensor([1., 2.]), torch.tensor([1., 2.]))
torch.equal(torch.tensor([1., 2.]), torch.tensor([1.]))
bool(torch.tensor(True))
torch.tensor([1]) == None
torch.tensor([1]) == 'a'
torch.tensor(3) in torch.tensor([1, 2, 3])

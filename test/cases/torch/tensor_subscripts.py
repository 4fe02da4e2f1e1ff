torch.arange(24.).view(2, 3, 4)[2]
torch.arange(24.).view(2, 3, 4)[0,0,0,0]
torch.arange(24.).view(2, 3, 4)[:,5]
torch.arange(24.).view(2, 3, 4)[...,...]
torch.arange(24.).view(2, 3, 4)[::-1]
torch.arange(24.).view(2, 3, 4)[[0,1,2]]
torch.arange(24.).view(2, 3, 4)[torch.tensor([0,5])]
torch.arange(24.).view(2, 3, 4)[torch.ones(3,dtype=torch.bool)]
torch.arange(24.).view(2, 3, 4)[torch.ones(2,dtype=torch.bool)]
torch.arange(24.).view(2, 3, 4)['a']
torch.arange(24.).view(2, 3, 4)[1.5]
torch.arange(24.).view(2, 3, 4)[torch.tensor([0,1]),torch.tensor([0,1,2])]
torch.arange(24.).view(2, 3, 4)[rand(2)]
torch.arange(24.).view(2, 3, 4)[0]
torch.arange(24.).view(2, 3, 4)[-1]
torch.arange(24.).view(2, 3, 4)[0, 1]
torch.arange(24.).view(2, 3, 4)[0, 1, 2]
torch.arange(24.).view(2, 3, 4)[:, 0]
torch.arange(24.).view(2, 3, 4)[..., 0]
torch.arange(24.).view(2, 3, 4)[:, None].shape
torch.arange(24.).view(2, 3, 4)[None, ..., None].shape
torch.arange(24.).view(2, 3, 4)[0:1]
torch.arange(24.).view(2, 3, 4)[:, 1:]
torch.arange(24.).view(2, 3, 4)[:, :-1]
torch.arange(24.).view(2, 3, 4)[..., ::2]
torch.arange(24.).view(2, 3, 4)[:, 1:10]
torch.arange(24.).view(2, 3, 4)[:, 2:1]
torch.arange(24.).view(2, 3, 4)[:, [0, 2]]
torch.arange(24.).view(2, 3, 4)[[0, 1], [1, 2]]
torch.arange(24.).view(2, 3, 4)[[0, 1], :, [1, 2]]
torch.arange(24.).view(2, 3, 4)[0, :, [1, 2]]
torch.arange(24.).view(2, 3, 4)[:, [0, 1], [1, 2]]
torch.arange(24.).view(2, 3, 4)[torch.tensor([1, 0])]
torch.arange(24.).view(2, 3, 4)[torch.tensor([[1, 0], [0, 1]])].shape
torch.arange(24.).view(2, 3, 4)[:, torch.tensor([0, 0, 1])].shape
torch.arange(24.).view(2, 3, 4)[..., torch.tensor([1, 3])]
torch.arange(24.).view(2, 3, 4)[torch.tensor(1)]
torch.arange(24.).view(2, 3, 4)[torch.arange(24.).view(2, 3, 4) > 20]
torch.arange(24.).view(2, 3, 4)[torch.tensor([True, False])]
torch.arange(24.).view(2, 3, 4)[:, torch.tensor([True, False, True])]
torch.arange(24.).view(2, 3, 4)[torch.tensor([True, False]), 1]
torch.arange(24.).view(2, 3, 4)[True].shape
torch.arange(24.).view(2, 3, 4)[False].shape
torch.arange(24.).view(2, 3, 4)[[True, False]]
torch.arange(24.).view(2, 3, 4)[()]
torch.arange(24.).view(2, 3, 4)[...]
torch.arange(24.).view(2, 3, 4)[:, :, :, 0]
torch.arange(24.).view(2, 3, 4)[1, ..., 1]
torch.arange(24.).view(2, 3, 4)[0][1][2].item()
torch.arange(24.).view(2, 3, 4)[-3]
torch.arange(24.).view(2, 3, 4)[0, 3]
torch.arange(24.).view(2, 3, 4)[:, :, 4]
torch.arange(24.).view(2, 3, 4)[[2]]
torch.arange(24.).view(2, 3, 4)[torch.tensor([0, -3])]
torch.arange(24.).view(2, 3, 4)[[0, 1], [0, 1, 2]]
torch.tensor(3.)[0]
torch.tensor(3.)[None]
torch.tensor(3.)[...]
torch.arange(24.).view(2, 3, 4)[1:0].shape
torch.arange(24.).view(2, 3, 4)[-1:, -2:]
torch.arange(24.).view(2, 3, 4)['a', 0]
torch.arange(24.).view(2, 3, 4)[1.0]
torch.arange(24.).view(2, 3, 4)[0:1:0]
torch.arange(24.).view(2, 3, 4)[::2, ::2]
torch.arange(24.).view(2, 3, 4)[:, 0:1][0]
torch.arange(24.).view(2, 3, 4)[slice(0, 1)]
torch.arange(24.).view(2, 3, 4)[(0, slice(None), 1)]
torch.arange(24.).view(2, 3, 4)[range(2)].shape
torch.arange(24.).view(2, 3, 4).index_select(1, torch.tensor([0, 2]))
torch.index_select(torch.arange(24.).view(2, 3, 4), 2, torch.tensor([1]))
torch.arange(10)[2:8:3]
torch.arange(10)[torch.arange(3)]
torch.eye(3)[[2, 0]]
list(torch.arange(3))
len(torch.arange(24.).view(2, 3, 4))
[t.shape for t in torch.arange(24.).view(2, 3, 4)]
torch.arange(24.).view(2, 3, 4).tolist()
torch.arange(24.).view(2, 3, 4)[0].tolist()
torch.arange(24.).view(2, 3, 4)[0, 0, 1].item()
(lambda x: (x.__setitem__(0, 5), x)[1])(torch.zeros(2, 2))
(lambda x: (x.__setitem__((slice(None), 1), torch.tensor([1., 2.])), x)[1])(torch.zeros(2, 2))
(lambda x: (x.__setitem__(torch.tensor([True, False]), 3), x)[1])(torch.zeros(2, 2))
(lambda x: (x.__setitem__((torch.tensor([0, 1]), torch.tensor([1, 0])), torch.tensor([7., 8.])), x)[1])(torch.zeros(2, 2))
(lambda x: x.__setitem__(0, rand(3)))(torch.zeros(2, 2))
(lambda x: x.__setitem__(5, 1))(torch.zeros(2, 2))
(lambda x: (x.__setitem__(0, 2.7), x)[1])(torch.zeros(2, dtype=torch.int64))

# nn.Module and the containers.
nn.Module()
nn.Sequential()
nn.Sequential(nn.Linear(2, 3), nn.ReLU())
nn.Sequential(nn.Sequential(nn.Linear(2, 3), nn.ReLU()), nn.Linear(3, 4))
nn.ModuleList([nn.Linear(2, 3), nn.ReLU()])
nn.ModuleList()
nn.ModuleDict({'a': nn.Linear(2, 3), 'b': nn.ReLU()})
nn.ModuleDict([['a', nn.Linear(2, 3)]])
nn.ParameterList([nn.Parameter(torch.zeros(2, 3)), torch.zeros(3)])
nn.ParameterDict({'a': nn.Parameter(torch.zeros(2, 3))})
nn.Sequential(nn.Linear(2, 3), nn.ReLU())(rand(1, 2))
nn.Sequential()(torch.ones(2))
nn.Sequential(nn.Linear(2, 3), nn.ReLU())[0]
nn.Sequential(nn.Linear(2, 3), nn.ReLU())[-1]
nn.Sequential(nn.Linear(2, 3), nn.ReLU())[2]
nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 4))[1:]
nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 4))[::2]
len(nn.Sequential(nn.Linear(2, 3), nn.ReLU()))
[type(m).__name__ for m in nn.Sequential(nn.Linear(2, 3), nn.ReLU())]
[n for n, _ in nn.Sequential(nn.Linear(2, 3), nn.ReLU()).named_children()]
[n for n, _ in nn.Sequential(nn.Sequential(nn.ReLU()), nn.ReLU()).named_modules()]
[n for n, _ in nn.Sequential(nn.Sequential(nn.Linear(1, 2)), nn.Linear(2, 3)).named_parameters()]
[n for n, _ in nn.Sequential(nn.Sequential(nn.Linear(1, 2)), nn.Linear(2, 3)).named_parameters(prefix='x', recurse=True)]
[tuple(p.shape) for p in nn.Sequential(nn.Linear(1, 2), nn.Linear(2, 3)).parameters()]
list(nn.Sequential(nn.Linear(1, 2), nn.BatchNorm1d(2)).state_dict())
list(nn.Sequential(nn.Linear(1, 2), nn.BatchNorm1d(2)).state_dict(prefix='p.'))
nn.Sequential(nn.Linear(2, 3)).append(nn.ReLU())
nn.Sequential(nn.Linear(2, 3)).extend([nn.ReLU(), nn.Tanh()])
nn.Sequential(nn.Linear(2, 3)).insert(0, nn.ReLU())
nn.Sequential(nn.Linear(2, 3)) + nn.Sequential(nn.ReLU())
nn.Sequential(nn.Linear(2, 3)) + 3
nn.Sequential(nn.ReLU()) * 3
nn.Sequential(nn.ReLU()) * 0
nn.Sequential(nn.Linear(2, 3), nn.ReLU()).pop(0)
nn.Sequential({'a': nn.ReLU()})
nn.Sequential(nn.ReLU(), None)
nn.Sequential(nn.ReLU(), 3)
nn.Sequential(nn.ReLU(), F.relu)
nn.Sequential(nn.ReLU(), lambda x: x)
nn.Sequential(nn.ReLU(), torch.zeros(2))
nn.Sequential('relu')
nn.ModuleList([nn.Linear(2, 3), nn.ReLU()])[1]
nn.ModuleList([nn.Linear(2, 3), nn.ReLU()])[-1:]
nn.ModuleList([nn.Linear(2, 3), nn.ReLU()])[2]
nn.ModuleList([nn.Linear(2, 3), nn.ReLU()])['a']
nn.ModuleList([nn.Linear(2, 3)]) + [nn.ReLU()]
nn.ModuleList([nn.Linear(2, 3)]).append(nn.ReLU())
nn.ModuleList([nn.Linear(2, 3)]).extend([nn.ReLU()])
nn.ModuleList([nn.Linear(2, 3), 3])
nn.ModuleList([nn.Linear])
nn.ModuleList(nn.Linear(2, 3) for _ in range(2))
nn.ModuleDict({'a': nn.Linear(2, 3)})['a']
nn.ModuleDict({'a': nn.Linear(2, 3)})['b']
list(nn.ModuleDict({'a': nn.Linear(2, 3), 'b': nn.ReLU()}))
list(nn.ModuleDict({'a': nn.ReLU(), 'b': nn.ReLU()}).keys())
[(k, type(v).__name__) for k, v in nn.ModuleDict({'a': nn.ReLU()}).items()]
'a' in nn.ModuleDict({'a': nn.ReLU()})
len(nn.ModuleDict({'a': nn.ReLU()}))
nn.ModuleDict({'a.b': nn.ReLU()})
nn.ModuleDict({3: nn.ReLU()})
nn.ModuleDict({'': nn.ReLU()})
nn.ModuleDict({'forward': nn.ReLU()})
nn.ModuleDict(3)
nn.ModuleDict([['a']])
nn.ParameterList([nn.Parameter(torch.zeros(2, 3))])[0]
len(nn.ParameterList([nn.Parameter(torch.zeros(2, 3))]))
nn.ParameterList([torch.zeros(2)])[0].requires_grad
nn.ParameterDict({'a': torch.zeros(2)})['a']
nn.ParameterDict({'a': torch.zeros(2)})['b']
list(nn.ParameterDict({'a': torch.zeros(2)}).keys())
nn.ParameterList([])()
nn.Module().foo
nn.Linear(2, 3).wieght
nn.Linear(2, 3).weight.foo
nn.Module(3)
nn.Module(foo=3)
nn.Module().add_module('x', 3)
nn.Module().add_module(3, nn.ReLU())
nn.Module().add_module('a.b', nn.ReLU())
nn.Module().add_module('forward', nn.ReLU())
nn.Module().register_parameter('w', torch.zeros(2))
nn.Module().register_parameter('w', 3)
nn.Module().register_parameter('a.b', None)
nn.Module().register_buffer('w', 3)
nn.Module().register_buffer('w', torch.zeros(2))
setattr(nn.Linear(2, 3), 'weight', torch.zeros(3, 2))
setattr(nn.Linear(2, 3), 'weight', None)
setattr(nn.Sequential(nn.ReLU()), '0', 3)
setattr(nn.BatchNorm1d(3), 'running_mean', 3)
delattr(nn.Linear(2, 3), 'foo')
nn.Linear(2, 3).get_submodule('x')
nn.Sequential(nn.Sequential(nn.Linear(2, 3))).get_submodule('0.0')
nn.Sequential(nn.Linear(2, 3)).get_parameter('0.weight').shape
nn.Sequential(nn.Linear(2, 3)).get_parameter('0.foo')
nn.Linear(2, 3).training
nn.Linear(2, 3).eval().training
nn.Sequential(nn.Dropout()).eval()[0].training
nn.Sequential(nn.Dropout()).eval().train()[0].training
nn.Linear(2, 3).requires_grad_(False).weight.requires_grad
nn.Linear(2, 3).apply(lambda m: None)
nn.Linear(2, 3).to('cpu')
nn.Linear(2, 3).to(torch.device('cpu')).weight.device
nn.Linear(2, 3).zero_grad()
bool(nn.Sequential())
bool(nn.ReLU())
nn.Parameter(torch.zeros(2)).requires_grad
nn.Parameter(torch.zeros(2), requires_grad=False).requires_grad
nn.Parameter(torch.tensor([1, 2]))
nn.Parameter(torch.tensor([1, 2]), requires_grad=False)
nn.Parameter([1, 2])
nn.Parameter()
isinstance(nn.Parameter(torch.zeros(2)), torch.Tensor)
isinstance(torch.zeros(2), nn.Parameter)
issubclass(nn.ReLU6, nn.Hardtanh)
nn.Sequential(nn.ReLU())(torch.zeros(2), torch.zeros(2))
nn.modules.conv.Conv2d is nn.Conv2d
nn.Conv2d.__module__
nn.Module.__module__
nn.Sequential.__name__
str(nn.ReLU)
(lambda l: nn.Sequential(l, l))(nn.Linear(2, 2))
len(list((lambda l: nn.Sequential(l, l))(nn.Linear(2, 2)).parameters()))
(lambda w: (w[0].fill_(2), w)[1])(torch.zeros(2, 3))
(lambda w: (w[0, 1:].add_(1), w)[1])(torch.zeros(2, 3))
(lambda w: (w.data[1].fill_(5), w)[1])(nn.Parameter(torch.zeros(2, 2)))
(lambda m: (m.bias.data[:2].fill_(1.0), m.bias.shape)[1])(nn.Linear(3, 4))
(lambda w: (w[[0]].fill_(2), w)[1])(torch.zeros(2, 3))
(lambda w: (w.detach().zero_(), w)[1])(torch.ones(2))
nn.Linear(2, 2).load_state_dict(nn.Linear(3, 2).state_dict())
nn.Linear(2, 2).load_state_dict(nn.Linear(2, 2).state_dict())
nn.Sequential(nn.Linear(2, 2), nn.ReLU()).load_state_dict(nn.Linear(2, 2).state_dict())
nn.Sequential(nn.Linear(2, 2), nn.ReLU()).load_state_dict(nn.Linear(2, 2).state_dict(), strict=False)
nn.BatchNorm1d(2).load_state_dict({'weight': torch.ones(2), 'bias': torch.ones(2), 'running_mean': torch.ones(2), 'running_var': torch.ones(2)})
nn.BatchNorm1d(2).load_state_dict([1, 2])
list(nn.Sequential(nn.BatchNorm1d(2), nn.Linear(2, 1, bias=False)).state_dict())
nn.Linear(2, 2).eval().train().training
[hasattr(nn, name) for name in ('ReLU', 'RELU', 'Swish', 'functional', '__name__')]
getattr(nn, 'Swish', None)
[getattr(nn, name)() for name in ('elu', 'ELU', 'Elu') if getattr(nn, name, None) is not None]

torch.ones(2).view(3)
torch.arange(24.).view(2, 3, 4).view(5,-1)
torch.arange(24.).view(2, 3, 4).view(-1,-1)
torch.arange(24.).view(2, 3, 4).view(0,-1)
torch.arange(24.).view(2, 3, 4).permute(0,2,1).view(24)
torch.arange(24.).view(2, 3, 4).reshape(7)
torch.arange(24.).view(2, 3, 4).reshape(-1,5)
torch.arange(24.).view(2, 3, 4).flatten(5)
torch.arange(24.).view(2, 3, 4).flatten(2,1)
torch.arange(24.).view(2, 3, 4).flatten()
torch.arange(24.).view(2, 3, 4).unflatten(1,(1,2))
torch.arange(24.).view(2, 3, 4).squeeze(4)
torch.arange(24.).view(2, 3, 4).unsqueeze(5)
torch.atleast_2d(torch.tensor(1.))
torch.arange(24.).view(2, 3, 4).view_as(rand(5))
torch.ravel(torch.arange(24.).view(2, 3, 4))
torch.arange(24.).view(2, 3, 4).view(6, 4)
torch.arange(24.).view(2, 3, 4).view(-1, 12)
torch.arange(24.).view(2, 3, 4).view((4, 6)).shape
torch.arange(24.).view(2, 3, 4).view(torch.Size([2, 12])).shape
torch.arange(24.).view(2, 3, 4).view(2, -1, 2).shape
torch.arange(24.).view(2, 3, 4).view(torch.arange(24.).view(2, 3, 4).size(0), -1).shape
torch.arange(24.).view(2, 3, 4).view(24, 1, 1).shape
torch.arange(24.).view(2, 3, 4).reshape(3, 8)
torch.arange(24.).view(2, 3, 4).reshape((-1,)).shape
torch.reshape(torch.arange(24.).view(2, 3, 4), (4, 6)).shape
torch.arange(24.).view(2, 3, 4).transpose(1, 2).reshape(-1)
torch.arange(24.).view(2, 3, 4).transpose(1, 2).view(-1)
torch.arange(24.).view(2, 3, 4).transpose(0, 1).view(3, 2, 2, 2).shape
torch.arange(24.).view(2, 3, 4).transpose(1, 2).contiguous().view(2, 12).shape
torch.arange(24.).view(2, 3, 4).permute(0, 2, 1).view(2, 12)
torch.arange(24.).view(2, 3, 4).permute(0, 2, 1).reshape(2, 12)
torch.arange(24.).view(2, 3, 4)[:, :2].view(2, 8).shape
torch.arange(24.).view(2, 3, 4)[:, ::2].view(-1)
torch.arange(24.).view(2, 3, 4)[:, 0].view(8).shape
torch.arange(24.).view(2, 3, 4)[0].view(12).shape
torch.arange(24.).view(2, 3, 4).expand(2, 2, 3, 4).view(4, 12)
torch.arange(24.).view(2, 3, 4).unsqueeze(1).expand(2, 5, 3, 4).reshape(10, 12).shape
torch.arange(24.).view(2, 3, 4).chunk(2, 2)[0].view(-1)
torch.arange(24.).view(2, 3, 4).chunk(2, 0)[0].view(-1).shape
torch.arange(24.).view(2, 3, 4).flatten(1).shape
torch.arange(24.).view(2, 3, 4).flatten(0, 1).shape
torch.flatten(torch.arange(24.).view(2, 3, 4), start_dim=1, end_dim=-1).shape
torch.tensor(3.).flatten()
torch.arange(24.).view(2, 3, 4).flatten(1, 1).shape
torch.arange(24.).view(2, 3, 4).unflatten(2, (2, 2)).shape
torch.arange(24.).view(2, 3, 4).unflatten(2, (2, -1)).shape
torch.arange(24.).view(2, 3, 4).unflatten(-1, (3, 2))
rand(1, 3, 1).squeeze().shape
rand(1, 3, 1).squeeze(0).shape
rand(1, 3, 1).squeeze(1).shape
rand(1, 3, 1).squeeze(-1).shape
torch.arange(24.).view(2, 3, 4).unsqueeze(0).shape
torch.arange(24.).view(2, 3, 4).unsqueeze(-1).shape
torch.arange(24.).view(2, 3, 4).unsqueeze(-5)
torch.arange(24.).view(2, 3, 4).ravel().shape
torch.arange(24.).view(2, 3, 4).view_as(rand(4, 6)).shape
torch.arange(24.).view(2, 3, 4).reshape_as(rand(4, 6)).shape
torch.atleast_1d(torch.tensor(3.))
torch.atleast_2d(rand(3)).shape
torch.atleast_3d(rand(3, 2)).shape
torch.atleast_1d(torch.tensor(1.), torch.tensor([2.]))
rand(2, 0).view(0, -1)
rand(2, 0).view(-1)
rand(2, 0).reshape(0).shape
torch.ones(1).view(())
torch.arange(24.).view(2, 3, 4).view(-2, 4)
torch.arange(24.).view(2, 3, 4).view(2, 3, 5)
torch.ones(2, dtype=torch.float32).view(torch.int32).dtype
torch.arange(24.).view(2, 3, 4).is_contiguous()
torch.arange(24.).view(2, 3, 4).transpose(0, 1).is_contiguous()
torch.arange(24.).view(2, 3, 4).transpose(0, 1).contiguous().is_contiguous()
torch.arange(24.).view(2, 3, 4).stride()
torch.arange(24.).view(2, 3, 4).transpose(0, 2).stride()
torch.arange(24.).view(2, 3, 4).permute(2, 0, 1).stride()
torch.arange(24.).view(2, 3, 4)[:, 1:].stride()
torch.arange(24.).view(2, 3, 4)[..., 0].stride()
torch.arange(24.).view(2, 3, 4).unsqueeze(1).stride()
torch.arange(24.).view(2, 3, 4).expand(5, 2, 3, 4).stride()

import torch
from typing import List, Dict, Optional, Union, Tuple
class A:
    x: torch.jit.Final[int] = 3
print(torch.jit.isinstance([1, 2], List[int]), torch.jit.isinstance([1, 'a'], List[int]))
print(torch.jit.isinstance({'a': [torch.ones(2)]}, Dict[str, List[torch.Tensor]]))
print(torch.jit.isinstance(None, Optional[int]), torch.jit.isinstance('x', Optional[int]))
print(torch.jit.isinstance((1, 'a'), Tuple[int, str]), torch.jit.isinstance((1,), Tuple[int, str]))
print(torch.jit.isinstance(torch.ones(2), torch.Tensor), torch.jit.isinstance(3, (int, str)))
print(torch.jit.isinstance({'a': [torch.ones(2)]}, Dict[str, Union[torch.Tensor, List[torch.Tensor], Optional[torch.Tensor]]]))

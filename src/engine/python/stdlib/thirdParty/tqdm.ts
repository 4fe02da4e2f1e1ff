/** tqdm: goes through what it is given and draws nothing. */

import type { Library } from "../../native";
import { pythonModule } from "../pythonModule";

const source = String.raw`
class tqdm:
    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, *args, **kwargs):
        self.iterable = iterable
        self.desc = desc
        self.total = len(iterable) if total is None and hasattr(iterable, "__len__") else total
        self.n = kwargs.get("initial", 0)
        self.disable = kwargs.get("disable", False)

    def __iter__(self):
        for item in self.iterable:
            yield item
            self.n += 1

    def __len__(self):
        return len(self.iterable) if self.total is None else self.total

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __bool__(self):
        return True if self.total is None else self.total > 0

    def update(self, n=1):
        self.n += n

    def set_description(self, desc=None, refresh=True):
        self.desc = desc

    set_description_str = set_description

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        pass

    def set_postfix_str(self, s="", refresh=True):
        pass

    def refresh(self, *args, **kwargs):
        pass

    def reset(self, total=None):
        self.n = 0

    def clear(self, *args, **kwargs):
        pass

    def close(self):
        pass

    @classmethod
    def write(cls, s, file=None, end="\n", nolock=False):
        print(s, end=end)

    @classmethod
    def pandas(cls, *args, **kwargs):
        pass

def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)

tqdm_notebook = tqdm
tnrange = trange
`;

export const tqdm: Library = [
  "tqdm",
  "tqdm.auto",
  "tqdm.notebook",
  "tqdm.std",
  "tqdm.autonotebook",
  "tqdm.asyncio",
].map((name) => pythonModule(name, source));

/** Python's `weakref`: references that hold on, since nothing is ever collected. */

import { pythonModule } from "../pythonModule";

export const weakref = pythonModule(
  "weakref",
  String.raw`
from collections.abc import MutableMapping as _MutableMapping, MutableSet as _MutableSet

class ref:
    def __init__(self, object, callback=None, /):
        self._object = object

    def __call__(self):
        return self._object

    def __eq__(self, other):
        return self._object == other._object if isinstance(other, ref) else NotImplemented

    def __hash__(self):
        return hash(self._object)

ReferenceType = KeyedRef = ref

class WeakMethod(ref):
    pass

def proxy(object, callback=None, /):
    return object

ProxyType = CallableProxyType = ref
ProxyTypes = (ref,)

class _Mapping(_MutableMapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        return self.data[key]

    def __setitem__(self, key, value):
        self.data[key] = value

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        return key in self.data

    def copy(self):
        return type(self)(self.data)

class WeakKeyDictionary(_Mapping):
    def keyrefs(self):
        return [ref(key) for key in self.data]

class WeakValueDictionary(_Mapping):
    def valuerefs(self):
        return [ref(value) for value in self.data.values()]

class WeakSet(_MutableSet):
    def __init__(self, data=None):
        self.data = dict.fromkeys(data or ())

    def __contains__(self, item):
        return item in self.data

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def add(self, item):
        self.data[item] = None

    def discard(self, item):
        self.data.pop(item, None)

    def update(self, other):
        for item in other:
            self.add(item)

class finalize:
    def __init__(self, obj, func, /, *args, **kwargs):
        self.alive = True

    def __call__(self, _=None):
        self.alive = False

    def detach(self):
        self.alive = False

def getweakrefcount(object):
    return 0

def getweakrefs(object):
    return []
`,
);

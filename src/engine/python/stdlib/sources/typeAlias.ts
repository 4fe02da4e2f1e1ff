/** What a `type` statement makes; its value is looked at when somebody asks for it. */

import { pythonModule } from "../pythonModule";

export const typeAlias = pythonModule(
  "_type_alias",
  `
from types import GenericAlias
from typing import Union

class TypeAliasType:
    __module__ = "typing"

    def __init__(self, name, evaluate, type_params=()):
        self.__dict__.update(__name__=name, __type_params__=type_params, _evaluate=evaluate)

    @property
    def __value__(self):
        if "_value" not in self.__dict__:
            self.__dict__["_value"] = self._evaluate()
        return self._value

    @property
    def __parameters__(self):
        return self.__type_params__

    def __setattr__(self, name, value):
        raise AttributeError("readonly attribute")

    def __repr__(self):
        return self.__name__

    def __getitem__(self, item):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, item)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwargs):
        raise TypeError("'typing.TypeAliasType' object is not callable")
`,
);

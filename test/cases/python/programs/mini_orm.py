"""A mini object-relational mapper over lists: metaclass, descriptors, query building by operators."""
from __future__ import annotations

import datetime
import itertools
import operator
import re
from collections.abc import Mapping
from typing import Any, ClassVar, get_type_hints


class ValidationError(ValueError):
    def __init__(self, errors: Mapping[str, str]):
        self.errors = dict(errors)
        super().__init__("; ".join(f"{name}: {text}" for name, text in self.errors.items()))


class Condition:
    def __init__(self, test, text):
        self.test, self.text = test, text

    def __call__(self, row):
        return self.test(row)

    def __and__(self, other):
        return Condition(lambda row: self(row) and other(row), f"({self.text} AND {other.text})")

    def __or__(self, other):
        return Condition(lambda row: self(row) or other(row), f"({self.text} OR {other.text})")

    def __invert__(self):
        return Condition(lambda row: not self(row), f"NOT {self.text}")

    def __bool__(self):
        raise TypeError("use & and | instead of and / or")


def _comparison(symbol, function):
    def compare(self, value):
        return Condition(lambda row: function(getattr(row, self.name), value), f"{self.name} {symbol} {value!r}")

    compare.__name__ = f"__{function.__name__}__"
    return compare


class Column:
    python_type: type = object

    def __init__(self, *, primary=False, null=False, default=None, check=None):
        self.primary, self.null, self.default, self.check = primary, null, default, check

    def __set_name__(self, owner, name):
        self.name, self.owner = name, owner

    def __get__(self, row, owner=None):
        return self if row is None else row.__dict__.get(self.name, self.default)

    def __set__(self, row, value):
        row.__dict__[self.name] = self.clean(value)
        row._dirty.add(self.name)

    def clean(self, value):
        if value is None:
            if not (self.null or self.primary):
                raise ValueError("may not be empty")
            return None
        if not isinstance(value, self.python_type):
            try:
                value = self.convert(value)
            except (TypeError, ValueError) as error:
                raise ValueError(f"{value!r} is no {self.python_type.__name__}") from error
        if self.check is not None and not self.check(value):
            raise ValueError(f"{value!r} is out of range")
        return value

    def convert(self, value):
        return self.python_type(value)

    __eq__ = _comparison("=", operator.eq)
    __ne__ = _comparison("<>", operator.ne)
    __lt__ = _comparison("<", operator.lt)
    __gt__ = _comparison(">", operator.gt)
    __ge__ = _comparison(">=", operator.ge)
    __hash__ = object.__hash__

    def like(self, pattern):
        regex = re.compile("".join({"%": ".*", "_": "."}.get(c, re.escape(c)) for c in pattern), re.IGNORECASE)
        return Condition(lambda row: bool(regex.fullmatch(getattr(row, self.name) or "")), f"{self.name} LIKE {pattern!r}")

    def isin(self, values):
        values = tuple(values)
        return Condition(lambda row: getattr(row, self.name) in values, f"{self.name} IN {values!r}")

    def __repr__(self):
        flags = [name for name in ("primary", "null") if getattr(self, name)]
        return f"<{type(self).__name__} {self.owner.__name__}.{self.name}{' ' if flags else ''}{','.join(flags)}>"


class Integer(Column):
    python_type = int


class Text(Column):
    python_type = str

    def __init__(self, length=None, **options):
        super().__init__(**options)
        self.length = length

    def clean(self, value):
        value = super().clean(value)
        if self.length is not None and value is not None and len(value) > self.length:
            raise ValueError(f"longer than {self.length}")
        return value


class Date(Column):
    python_type = datetime.date

    def convert(self, value):
        return datetime.date.fromisoformat(value)


class ModelMeta(type):
    tables: ClassVar[dict[str, ModelMeta]] = {}

    def __new__(mcls, name, bases, namespace, *, table=None, abstract=False):
        cls = super().__new__(mcls, name, bases, namespace)
        if abstract:
            return cls
        inherited = {k: v for base in reversed(cls.__mro__[1:]) for k, v in getattr(base, "_own", {}).items()}
        cls._own = {k: v for k, v in namespace.items() if isinstance(v, Column)}
        cls.columns = {**inherited, **cls._own}
        cls.table = table or re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() + "s"
        if cls.table in mcls.tables:
            raise TypeError(f"table {cls.table!r} is taken by {mcls.tables[cls.table].__name__}")
        mcls.tables[cls.table] = cls
        cls._rows, cls._ids = [], itertools.count(1)
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)

    @property
    def ddl(cls):
        lines = [f"  {n} {type(c).__name__.upper()}{'' if c.null else ' NOT NULL'}" for n, c in cls.columns.items()]
        return f"CREATE TABLE {cls.table} (\n" + ",\n".join(lines) + "\n)"

    def __len__(cls):
        return len(cls._rows)

    def __iter__(cls):
        return iter(cls.query())


class Model(metaclass=ModelMeta, abstract=True):
    id = Integer(primary=True)

    def __init__(self, **values):
        self._dirty = set()
        errors = {}
        for name in values.keys() - self.columns.keys() - {"id"}:
            errors[name] = "no such column"
        for name, column in self.columns.items():
            try:
                setattr(self, name, values.get(name, column.default))
            except ValueError as error:
                errors[name] = str(error)
        if errors:
            raise ValidationError(dict(sorted(errors.items())))

    def save(self):
        if self.id is None:
            self.id = next(type(self)._ids)
            type(self)._rows.append(self)
        changed, self._dirty = sorted(self._dirty), set()
        return changed

    @classmethod
    def query(cls):
        return Query(cls)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={getattr(self, k)!r}' for k in ('id', *self.columns))})"


class Query:
    def __init__(self, model, conditions=(), order=(), limit=None):
        self.model, self.conditions, self.order, self.count = model, conditions, order, limit

    def _with(self, **changes):
        state = dict(model=self.model, conditions=self.conditions, order=self.order, limit=self.count)
        return Query(**{**state, **changes})

    def where(self, *conditions, **equal):
        extra = [getattr(self.model, k) == v for k, v in equal.items()]
        return self._with(conditions=(*self.conditions, *conditions, *extra))

    def order_by(self, *names):
        return self._with(order=names)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return list(self)[index]
        return list(self)[index]

    def limit(self, n):
        return self._with(limit=n)

    def __iter__(self):
        rows = [row for row in self.model._rows if all(test(row) for test in self.conditions)]
        for name in reversed(self.order):
            rows.sort(key=operator.attrgetter(name.lstrip("-")), reverse=name.startswith("-"))
        return iter(rows[: self.count])

    def __str__(self):
        sql = f"SELECT * FROM {self.model.table}"
        if self.conditions:
            sql += " WHERE " + " AND ".join(c.text for c in self.conditions)
        if self.order:
            sql += " ORDER BY " + ", ".join(f"{n.lstrip('-')}{' DESC' * n.startswith('-')}" for n in self.order)
        return sql + (f" LIMIT {self.count}" if self.count is not None else "")


class Author(Model):
    name = Text(20)
    born = Integer(null=True, check=lambda year: 1000 < year < 2100)


class LibraryBook(Model, table="books"):
    title = Text(length=30)
    author_id = Integer()
    printed = Date(default=datetime.date(2000, 1, 1))
    pages: int = Integer(default=100)


for name, born in [("Lem", 1921), ("Le Guin", "1929"), ("Anonymous", None)]:
    Author(name=name, born=born).save()
for title, author, printed, pages in [("Solaris", 1, "1961-06-01", 204), ("The Dispossessed", 2, "1974-05-01", 341),
                                      ("Fiasco", 1, "1986-01-01", 322), ("Beowulf", 3, None, 120)]:
    values = dict(title=title, author_id=author, pages=pages) | ({"printed": printed} if printed else {})
    LibraryBook(**values).save()

print(Author.ddl, LibraryBook.ddl, sep="\n")
print(len(Author), [a.name for a in Author], sorted(ModelMeta.tables), LibraryBook.title, Author.id)
queries = [
    LibraryBook.query().where(LibraryBook.pages > 200).order_by("-pages"),
    LibraryBook.query().where((LibraryBook.title.like("%s%")) & ~(LibraryBook.author_id == 2)),
    LibraryBook.query().where(LibraryBook.printed < datetime.date(1980, 1, 1), author_id=1).limit(1),
    LibraryBook.query().where((LibraryBook.id == 4) | LibraryBook.author_id.isin([2])).order_by("author_id", "-id"),
]
for query in queries:
    print(query, [row.title for row in query], sep="\n    ")
book = LibraryBook.query()[0]
book.pages = "250"
print(book.save(), book, book.save(), LibraryBook.query()[-2:][0].title)
for attempt in [lambda: Author(name="x" * 30, born=3000, shoe=1), lambda: LibraryBook(title=5, author_id="one", printed="soon"),
                lambda: bool(Author.born > 1) , lambda: type("Authors", (Author,), {}, table="authors"), lambda: setattr(book, "title", None)]:
    try:
        print(attempt())
    except (ValidationError, TypeError) as error:
        print(type(error).__name__, error, getattr(error, "errors", ""))
    except ValueError as error:
        print("ValueError", error)
print(get_type_hints(LibraryBook)["pages"], LibraryBook.__annotations__, [m.__name__ for m in Model.__subclasses__()])

thing = "the thing"


class LazyThing:
    name = "lazy " + __name__

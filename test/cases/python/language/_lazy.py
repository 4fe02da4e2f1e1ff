def __getattr__(name):
    if name == "computed":
        return "lazily " + name
    raise AttributeError(name)

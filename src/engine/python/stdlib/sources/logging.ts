/** Python's `logging`: everything can be set up and called, nothing is written. */

import { pythonModule } from "../pythonModule";

export const logging = pythonModule(
  "logging",
  String.raw`
CRITICAL, FATAL, ERROR, WARNING, WARN, INFO, DEBUG, NOTSET = 50, 50, 40, 30, 30, 20, 10, 0
BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
raiseExceptions = True
lastResort = None

_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_levels = {"CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0}

def getLevelName(level):
    return _names.get(level, _levels.get(level, f"Level {level}"))

def getLevelNamesMapping():
    return dict(_levels)

def addLevelName(level, levelName):
    _names[level] = levelName
    _levels[levelName] = level

def _check_level(level):
    if isinstance(level, int):
        return level
    if isinstance(level, str):
        if level not in _levels:
            raise ValueError(f"Unknown level: {level!r}")
        return _levels[level]
    raise TypeError(f"Level not an integer or a valid string: {level!r}")

class LogRecord:
    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        self.name, self.levelno, self.levelname = name, level, getLevelName(level)
        self.pathname, self.lineno, self.msg, self.args, self.exc_info = pathname, lineno, msg, args, exc_info

    def getMessage(self):
        msg = str(self.msg)
        return msg % self.args if self.args else msg

class Filter:
    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return True

class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        return True

class Formatter:
    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        self._fmt, self.datefmt = fmt, datefmt

    def format(self, record):
        return record.getMessage()

class Handler(Filterer):
    def __init__(self, level=NOTSET):
        super().__init__()
        self.level = _check_level(level)
        self.formatter = None

    def setLevel(self, level):
        self.level = _check_level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def emit(self, record):
        pass

    def handle(self, record):
        pass

    def flush(self):
        pass

    def close(self):
        pass

class StreamHandler(Handler):
    def __init__(self, stream=None):
        super().__init__()
        self.stream = stream

class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        super().__init__()
        self.baseFilename = filename

class NullHandler(Handler):
    pass

class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name = name
        self.level = _check_level(level)
        self.propagate = True
        self.handlers = []
        self.disabled = False

    @property
    def parent(self):
        name = self.name
        while "." in name:
            name = name.rpartition(".")[0]
            if name in manager.loggerDict:
                return manager.loggerDict[name]
        return None if self is root else root

    def setLevel(self, level):
        self.level = _check_level(level)

    def getEffectiveLevel(self):
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level >= self.getEffectiveLevel()

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self):
        logger = self
        while logger:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def getChild(self, suffix):
        return getLogger(suffix if self is root else f"{self.name}.{suffix}")

    def log(self, level, msg, *args, **kwargs):
        pass

    def debug(self, msg, *args, **kwargs):
        pass

    info = warning = warn = error = exception = critical = fatal = debug

    def handle(self, record):
        pass

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        return LogRecord(name, level, fn, lno, msg, args, exc_info)

    def callHandlers(self, record):
        pass

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

class RootLogger(Logger):
    def __init__(self, level):
        super().__init__("root", level)

class LoggerAdapter:
    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def process(self, msg, kwargs):
        return msg, kwargs

    def __getattr__(self, name):
        return getattr(self.logger, name)

root = RootLogger(WARNING)
Logger.root = root

class Manager:
    def __init__(self):
        self.loggerDict = {}
        self.root = root

    def getLogger(self, name):
        return getLogger(name)

manager = Logger.manager = Manager()
_logger_class = Logger

def getLogger(name=None):
    if not name or name == "root":
        return root
    known = manager.loggerDict.get(name)
    if known is None:
        known = manager.loggerDict[name] = _logger_class(name)
    return known

def getLoggerClass():
    return _logger_class

def setLoggerClass(klass):
    global _logger_class
    _logger_class = klass

def basicConfig(**kwargs):
    if kwargs.get("level") is not None:
        root.setLevel(kwargs["level"])
    if kwargs.get("force"):
        root.handlers.clear()
    if not root.handlers:
        root.addHandler(StreamHandler())

def log(level, msg, *args, **kwargs):
    pass

def debug(msg, *args, **kwargs):
    pass

info = warning = warn = error = exception = critical = fatal = debug

def disable(level=CRITICAL):
    pass

def shutdown(handlerList=[]):
    pass

def captureWarnings(capture):
    pass

def makeLogRecord(dict):
    record = LogRecord(None, 0, "", 0, "", (), None)
    record.__dict__.update(dict)
    return record
`,
);

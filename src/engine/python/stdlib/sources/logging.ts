/** Python's `logging`. What goes to standard error or to files goes nowhere; other streams and handlers get theirs. */

import { pythonModule } from "../pythonModule";

export const logging = pythonModule(
  "logging",
  String.raw`
import sys as _sys
import io as _io

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
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.name, self.levelno, self.levelname = name, level, getLevelName(level)
        self.pathname, self.lineno, self.msg, self.args, self.exc_info = pathname, lineno, msg, args, exc_info
        self.filename = pathname.rpartition("/")[2] if pathname else ""
        self.module = self.filename.rpartition(".")[0] or self.filename
        self.funcName, self.stack_info, self.exc_text = func, sinfo, None
        self.process, self.processName, self.thread, self.threadName = 1, "MainProcess", 1, "MainThread"
        self.created = self.msecs = self.relativeCreated = _unknown("the clock")

    def getMessage(self):
        msg = str(self.msg)
        return msg % self.args if self.args else msg

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

_record_factory = LogRecord

def setLogRecordFactory(factory):
    global _record_factory
    _record_factory = factory

def getLogRecordFactory():
    return _record_factory

class Filter:
    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(self.name + ".")

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
        for each in self.filters:
            if not (each.filter(record) if hasattr(each, "filter") else each(record)):
                return False
        return True

class PercentStyle:
    default_format, asctime_search = "%(message)s", "%(asctime)"

    def __init__(self, fmt, *, defaults=None):
        self._fmt, self._defaults = fmt or self.default_format, defaults or {}

    def usesTime(self):
        return self.asctime_search in self._fmt

    def format(self, record):
        try:
            return self._format({**self._defaults, **record.__dict__})
        except KeyError as e:
            raise ValueError("Formatting field not found in record: %s" % e)

    def _format(self, values):
        return self._fmt % values

class StrFormatStyle(PercentStyle):
    default_format, asctime_search = "{message}", "{asctime"

    def _format(self, values):
        return self._fmt.format(**values)

class StringTemplateStyle(PercentStyle):
    default_format, asctime_search = "$" + "{message}", "asctime"

    def _format(self, values):
        from string import Template
        return Template(self._fmt).substitute(**values)

_STYLES = {"%": PercentStyle, "{": StrFormatStyle, "$": StringTemplateStyle}

class Formatter:
    default_time_format, default_msec_format = "%Y-%m-%d %H:%M:%S", "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in _STYLES:
            raise ValueError("Style must be one of: %s" % ",".join(_STYLES))
        self._style = _STYLES[style](fmt, defaults=defaults)
        self._fmt, self.datefmt = self._style._fmt, datefmt

    def formatTime(self, record, datefmt=None):
        return _unknown("the clock")

    def formatException(self, ei):
        import traceback
        return "".join(traceback.format_exception(ei[1])).rstrip("\n")

    def usesTime(self):
        return self._style.usesTime()

    def formatMessage(self, record):
        return self._style.format(record)

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info:
            record.exc_text = self.formatException(record.exc_info)
            text = (text if text.endswith("\n") else text + "\n") + record.exc_text
        return text

_defaultFormatter = Formatter()

class Handler(Filterer):
    terminator = "\n"

    def __init__(self, level=NOTSET):
        super().__init__()
        self.level = _check_level(level)
        self.formatter = None
        self.name = None

    def get_name(self):
        return self.name

    def set_name(self, name):
        self.name = name

    def setLevel(self, level):
        self.level = _check_level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or _defaultFormatter).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        passes = self.filter(record)
        if passes:
            self.emit(record)
        return passes

    def acquire(self):
        pass

    release = flush = close = createLock = acquire

    def handleError(self, record):
        pass

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"

class StreamHandler(Handler):
    def __init__(self, stream=None):
        super().__init__()
        self.stream = _sys.stderr if stream is None else stream

    def flush(self):
        if self.stream and hasattr(self.stream, "flush"):
            self.stream.flush()

    def emit(self, record):
        if self.stream is _sys.stderr:
            return
        try:
            text = self.format(record)
        except Exception:
            return self.handleError(record)
        self.stream.write(text + self.terminator)
        self.flush()

    def setStream(self, stream):
        old, self.stream = self.stream, stream
        return old

    def __repr__(self):
        name = getattr(self.stream, "name", "")
        return f"<{type(self).__name__} {str(name) + ' ' if name else ''}({getLevelName(self.level)})>"

class FileHandler(StreamHandler):
    """What goes to files goes nowhere."""
    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        super().__init__()
        self.baseFilename = filename

    def emit(self, record):
        pass

class NullHandler(Handler):
    def emit(self, record):
        pass

    def handle(self, record):
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
        return not self.disabled and manager.disable < level and level >= self.getEffectiveLevel()

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self):
        return any(logger.handlers for logger in self._chain())

    def _chain(self):
        logger = self
        while logger:
            yield logger
            logger = logger.parent if logger.propagate else None

    def getChild(self, suffix):
        return getLogger(suffix if self is root else f"{self.name}.{suffix}")

    def getChildren(self):
        return {each for each in manager.loggerDict.values() if each.parent is self}

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            raise TypeError("level must be an integer")
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    warn = warning

    def error(self, msg, *args, **kwargs):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    fatal = critical

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        # Where nobody listens there is nothing to make.
        if not any(type(hdlr) is not NullHandler for logger in self._chain() for hdlr in logger.handlers):
            return
        frame = _sys._getframe(1)
        while frame.f_back is not None and (frame.f_globals.get("__name__") == __name__ or stacklevel > 1):
            stacklevel -= frame.f_globals.get("__name__") != __name__
            frame = frame.f_back
        if isinstance(exc_info, BaseException):
            exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
        elif exc_info and not isinstance(exc_info, tuple):
            exc_info = _sys.exc_info()
        record = self.makeRecord(
            self.name, level, frame.f_code.co_filename, frame.f_lineno, msg, args, exc_info, frame.f_code.co_name, extra)
        self.handle(record)

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = _record_factory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key in extra or ():
            if key in ("message", "asctime") or key in record.__dict__:
                raise KeyError("Attempt to overwrite %r in LogRecord" % key)
            record.__dict__[key] = extra[key]
        return record

    def callHandlers(self, record):
        for logger in self._chain():
            for hdlr in logger.handlers:
                if record.levelno >= hdlr.level:
                    hdlr.handle(record)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

class RootLogger(Logger):
    def __init__(self, level):
        super().__init__("root", level)

class LoggerAdapter:
    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def process(self, msg, kwargs):
        kwargs["extra"] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.logger.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    warn = warning

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    fatal = critical

    def __getattr__(self, name):
        return getattr(self.logger, name)

    def __repr__(self):
        logger = self.logger
        return f"<{type(self).__name__} {logger.name} ({getLevelName(logger.getEffectiveLevel())})>"

root = RootLogger(WARNING)
Logger.root = root

class Manager:
    def __init__(self):
        self.loggerDict = {}
        self.root = root
        self.disable = 0

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
    if kwargs.get("force"):
        root.handlers.clear()
    if root.handlers:
        return
    formatter = Formatter(kwargs.get("format") or BASIC_FORMAT, kwargs.get("datefmt"), kwargs.get("style", "%"))
    handlers = kwargs.get("handlers")
    if handlers is None:
        filename = kwargs.get("filename")
        handlers = [FileHandler(filename) if filename else StreamHandler(kwargs.get("stream"))]
    for each in handlers:
        if each.formatter is None:
            each.setFormatter(formatter)
        root.addHandler(each)
    if kwargs.get("level") is not None:
        root.setLevel(kwargs["level"])

def log(level, msg, *args, **kwargs):
    _configured().log(level, msg, *args, **kwargs)

def _configured():
    if not root.handlers:
        basicConfig()
    return root

def debug(msg, *args, **kwargs):
    _configured().debug(msg, *args, **kwargs)

def info(msg, *args, **kwargs):
    _configured().info(msg, *args, **kwargs)

def warning(msg, *args, **kwargs):
    _configured().warning(msg, *args, **kwargs)

warn = warning

def error(msg, *args, **kwargs):
    _configured().error(msg, *args, **kwargs)

def exception(msg, *args, exc_info=True, **kwargs):
    _configured().error(msg, *args, exc_info=exc_info, **kwargs)

def critical(msg, *args, **kwargs):
    _configured().critical(msg, *args, **kwargs)

fatal = critical

def disable(level=CRITICAL):
    manager.disable = _check_level(level)

def shutdown(handlerList=[]):
    pass

def captureWarnings(capture):
    pass

def makeLogRecord(dict):
    record = _record_factory(None, 0, "", 0, "", (), None)
    record.__dict__.update(dict)
    return record
`,
);

/** `logging.config` and `logging.handlers`: set-ups are made as far as what is printed depends on them. */

import type { NativeModule } from "../../native";
import { pythonModule } from "../pythonModule";

const config = String.raw`
import logging
import logging.handlers
import sys as _sys

def _made(name):
    found = __import__(name.partition(".")[0])
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    return found

def _value(value):
    if isinstance(value, str) and value.startswith("ext://"):
        return _made(value[len("ext://"):])
    return value

def _formatter(given):
    if "()" in given:
        factory = given["()"]
        kind = _made(factory) if isinstance(factory, str) else factory
        return kind(**{key: value for key, value in given.items() if key != "()"})
    kind = _made(given["class"]) if "class" in given else logging.Formatter
    return kind(given.get("format"), given.get("datefmt"), given.get("style", "%"))

def _handler(given, formatters):
    given = dict(given)
    formatter, level = given.pop("formatter", None), given.pop("level", None)
    given.pop("filters", None)
    factory = given.pop("()", None) or given.pop("class")
    kind = _made(factory) if isinstance(factory, str) else factory
    made = kind(**{key: _value(value) for key, value in given.items() if key.isidentifier()})
    if formatter:
        made.setFormatter(formatters[formatter])
    if level is not None:
        made.setLevel(logging._check_level(level))
    return made

def _set_up(logger, given, handlers):
    if given.get("level") is not None:
        logger.setLevel(logging._check_level(given["level"]))
    if "propagate" in given:
        logger.propagate = given["propagate"]
    for each in logger.handlers[:]:
        logger.removeHandler(each)
    for name in given.get("handlers") or ():
        logger.addHandler(handlers[name])

class BaseConfigurator:
    def __init__(self, config):
        self.config = config

class DictConfigurator(BaseConfigurator):
    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        formatters = {name: _formatter(given) for name, given in config.get("formatters", {}).items()}
        handlers = {name: _handler(given, formatters) for name, given in config.get("handlers", {}).items()}
        for name, given in config.get("loggers", {}).items():
            _set_up(logging.getLogger(name), given, handlers)
        if config.get("root"):
            _set_up(logging.getLogger(), config["root"], handlers)

dictConfigClass = DictConfigurator

def dictConfig(config):
    dictConfigClass(config).configure()

def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    return None

def listen(port=9030, verify=None):
    return _unknown("logging.config.listen")

def stopListening():
    return None
`;

const handlers = String.raw`
import logging

DEFAULT_TCP_LOGGING_PORT, DEFAULT_UDP_LOGGING_PORT, DEFAULT_HTTP_LOGGING_PORT = 9020, 9021, 9022
SYSLOG_UDP_PORT = SYSLOG_TCP_PORT = 514

class BaseRotatingHandler(logging.FileHandler):
    namer = rotator = None

class RotatingFileHandler(BaseRotatingHandler):
    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        super().__init__(filename, mode, encoding, delay, errors)
        self.maxBytes, self.backupCount = maxBytes, backupCount

class TimedRotatingFileHandler(BaseRotatingHandler):
    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None, errors=None):
        super().__init__(filename, "a", encoding, delay, errors)
        self.when, self.backupCount, self.utc, self.atTime = when.upper(), backupCount, utc, atTime
        self.interval = interval

class WatchedFileHandler(logging.FileHandler):
    pass

class _FarHandler(logging.Handler):
    def __init__(self, *args, **kwargs):
        super().__init__()

    def emit(self, record):
        pass

class SocketHandler(_FarHandler):
    pass

class DatagramHandler(SocketHandler):
    pass

class SysLogHandler(_FarHandler):
    pass

class SMTPHandler(_FarHandler):
    pass

class HTTPHandler(_FarHandler):
    pass

class BufferingHandler(logging.Handler):
    def __init__(self, capacity):
        super().__init__()
        self.capacity, self.buffer = capacity, []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.buffer.clear()

class MemoryHandler(BufferingHandler):
    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel, self.target, self.flushOnClose = flushLevel, target, flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        self.target = target

    def flush(self):
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()

class QueueHandler(logging.Handler):
    def __init__(self, queue):
        super().__init__()
        self.queue = queue

    def emit(self, record):
        self.queue.put_nowait(record)

class QueueListener:
    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue, self.handlers = queue, handlers

    def start(self):
        pass

    def stop(self):
        pass
`;

export const loggingParts: readonly NativeModule[] = [
  pythonModule("logging.config", config),
  pythonModule("logging.handlers", handlers),
];

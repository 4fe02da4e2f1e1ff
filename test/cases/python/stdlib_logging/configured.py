import logging.config
import logging.handlers

logging.config.dictConfig({
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"short": {"format": "%(name)s|%(levelname)s|%(message)s"}},
    "handlers": {
        "out": {"class": "logging.StreamHandler", "formatter": "short", "level": "INFO", "stream": "ext://sys.stdout"},
    },
    "loggers": {"yolo": {"level": logging.DEBUG, "handlers": ["out"], "propagate": False}},
    "root": {"level": "ERROR", "handlers": ["out"]},
})
log = logging.getLogger("yolo")
log.info("model %d", 3)
log.debug("hidden")
logging.getLogger("other").warning("hidden")
logging.getLogger("other").error("shown")
print(log.level, log.propagate, len(log.handlers), logging.getLogger().level)
try:
    logging.config.dictConfig({})
except ValueError as e:
    print(e)
memory = logging.handlers.MemoryHandler(10, target=log.handlers[0])
log.addHandler(memory)
log.warning("twice")
memory.flush()
print(issubclass(logging.handlers.RotatingFileHandler, logging.FileHandler))

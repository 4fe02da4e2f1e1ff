import logging, sys, io
logger = logging.getLogger("pkg.mod")
logger.setLevel(logging.DEBUG); logger.addHandler(logging.NullHandler()); logger.propagate = False
class Model:
    log = logging.getLogger("pkg").getChild("model")
    def __init__(self): self.log.info("made %s", self); logger.debug("x", extra={"a": 1}); logger.exception("boom") if False else None
    def forward(self, x):
        if logger.isEnabledFor(logging.DEBUG): x += 1
        return x
print(Model().forward(1), Model.log.name, logger.level, logging.getLevelName(logger.level), logger.getEffectiveLevel() == 10, logging.getLogger("pkg.mod") is logger, len(logger.handlers))
class F(logging.Filter):
    def filter(self, r): return "no" not in r.getMessage()
h = logging.StreamHandler(sys.stdout); h.addFilter(F()); f = logging.Formatter("%(levelname)s:%(message)s"); h.setFormatter(f); print(h.level, h.formatter is f, len(h.filters))
logging.getLogger("quiet").setLevel(logging.ERROR); logging.getLogger("quiet").warning("hidden"); print(logging.getLogger("quiet.child").getEffectiveLevel(), logging.getLogger("quiet").isEnabledFor(logging.WARNING))
logging.addLevelName(25, "NOTE"); print(logging.getLevelName(25), logging.INFO < logging.WARNING, logging._nameToLevel["INFO"] if hasattr(logging, "_nameToLevel") and False else 20, isinstance(logger, logging.Logger))
rec = logging.LogRecord("n", logging.INFO, "p", 1, "m %d", (3,), None); print(rec.getMessage(), rec.levelname)
ad = logging.LoggerAdapter(logger, {"k": 1}); ad.debug("q"); print(ad.extra, logging.root.name)

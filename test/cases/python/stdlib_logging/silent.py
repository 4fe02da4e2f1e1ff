import logging
from logging import getLogger, StreamHandler, Formatter
log = logging.getLogger(__name__); logging.basicConfig(level=logging.INFO, format="%(message)s", stream=open("/dev/null", "w"))
log.info("hidden %s", 1); log.warning("x"); logging.info("y"); log.debug("z")
print(log.name, log.level, log.getEffectiveLevel(), log.isEnabledFor(logging.DEBUG), logging.getLevelName(30), logging.getLevelName("INFO"), logging.DEBUG, logging.CRITICAL, getLogger("a.b").parent.name, getLogger("a") is getLogger("a"), getLogger().name)
log.setLevel("DEBUG"); print(log.level, log)
h = StreamHandler(); h.setLevel(logging.ERROR); h.setFormatter(Formatter("%(asctime)s")); log.addHandler(h); print(len(log.handlers), log.hasHandlers(), h.level); log.removeHandler(h); log.propagate = False
log.addHandler(logging.NullHandler()); print(logging.root is getLogger())
try:
    log.setLevel("NOPE")
except ValueError as e:
    print(e)
child = log.getChild("sub"); print(child.name); logging.disable(logging.CRITICAL)

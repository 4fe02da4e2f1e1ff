import logging, sys, io
stream = io.StringIO()
handler = logging.StreamHandler(stream); handler.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(message)s"))
log = logging.getLogger("net.layers"); log.addHandler(handler); log.setLevel(logging.DEBUG); log.propagate = False
log.debug("x=%d y=%s", 1, [2]); log.info("plain"); log.warning("%s%%", 5); log.error("bad %(k)s", {"k": "v"}); log.critical("c")
try: 1 / 0
except ZeroDivisionError: log.exception("caught", exc_info=False)
log.log(25, "custom"); log.setLevel("WARNING"); log.info("hidden"); print(stream.getvalue())
print(log.name, log.level, log.getEffectiveLevel(), log.isEnabledFor(logging.INFO), logging.getLevelName(30), logging.getLevelName("ERROR"), log.parent.name, logging.getLogger("net.layers") is log, log.hasHandlers(), len(log.handlers), logging.INFO, repr(log))
logging.addLevelName(5, "TRACE"); print(logging.getLevelName(5), logging.getLevelName(77))
class F(logging.Filter):
    def filter(self, record): return "secret" not in record.getMessage()
h2 = logging.StreamHandler(sys.stdout); h2.addFilter(F()); h2.setLevel(logging.WARNING)
root = logging.getLogger("app"); root.addHandler(h2); root.setLevel(1); root.propagate = False
root.warning("shown"); root.warning("secret"); root.info("low"); logging.getLogger("app.child").error("from child")
class H(logging.Handler):
    def __init__(self): super().__init__(); self.seen = []
    def emit(self, record): self.seen.append((record.levelname, record.getMessage(), record.args, record.levelno, record.name, record.funcName if False else None))
h = H(); root.addHandler(h); root.warning("to %s", "H"); print(h.seen)
a = logging.LoggerAdapter(root, {"id": 7}); a.warning("adapted"); root.removeHandler(h2); root.warning("gone"); print(len(h.seen))
f = logging.Formatter("{levelname}:{message}", style="{"); print(f.format(logging.LogRecord("n", 20, "p", 1, "m %s", ("a",), None)))
null = logging.getLogger("quiet"); null.addHandler(logging.NullHandler()); null.warning("nothing")
logging.disable(logging.CRITICAL); root.critical("off"); logging.disable(logging.NOTSET); root.critical("on"); print(h.seen[-1][1])

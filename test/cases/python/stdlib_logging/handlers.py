import io, logging
s = io.StringIO(); h = logging.StreamHandler(s); h.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(funcName)s|%(message)s")); log = logging.getLogger("app.mod"); log.setLevel(logging.DEBUG); log.addHandler(h); log.propagate = False
def work(): log.debug("x=%d %s", 5, "y"); log.info("info"); log.warning("warn %(a)s", {"a": 1}); log.error("err"); log.critical("crit"); log.log(25, "custom")
work()
try: 1 / 0
except ZeroDivisionError: log.exception("failed")
child = log.getChild("sub"); child.info("from child"); log.setLevel("ERROR"); log.info("hidden"); log.error("bad", extra={"k": 1}); logging.addLevelName(25, "NOTICE"); log.log(45, "x"); print(s.getvalue().replace(__file__, "main.py")); print(log, log.level, log.getEffectiveLevel(), child.getEffectiveLevel(), logging.getLevelName(25), logging.getLevelName("INFO"), log.isEnabledFor(10), log.handlers == [h], log.hasHandlers(), child.parent is log, logging.getLogger("app.mod") is log, logging.root)
class F(logging.Filter):
    def filter(self, r): r.tag = "T"; return "secret" not in r.getMessage()
class JF(logging.Formatter):
    def format(self, r): return f"{{{r.levelname}:{getattr(r, 'tag', '-')}:{super().format(r)}}}"
s2 = io.StringIO(); h2 = logging.StreamHandler(s2); h2.addFilter(F()); h2.setFormatter(JF("{message} {lineno}", style="{")); l2 = logging.getLogger("two"); l2.addHandler(h2); l2.propagate = False; l2.warning("hello"); l2.warning("secret"); l2.info("no"); ad = logging.LoggerAdapter(l2, {"u": 1}); ad.warning("adapted"); print(s2.getvalue())

/** Python's `warnings`, in Python: what is only shown is not, what is recorded or raised is. */

import { pythonModule } from "../pythonModule";

export const warnings = pythonModule(
  "warnings",
  String.raw`
import re as _re

filters = []
_default_action = "default"
_seen = set()
_log = None

class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, "
            f"filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}")

def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    return text + (f"  {line.strip()}\n" if line else "")

def showwarning(message, category, filename, lineno, file=None, line=None):
    if file is not None:
        file.write(formatwarning(message, category, filename, lineno, line))

def _insert(item, append):
    if append:
        if item not in filters:
            filters.append(item)
        return
    if item in filters:
        filters.remove(item)
    filters.insert(0, item)

_known_actions = {"error", "ignore", "always", "default", "module", "once"}

def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    assert action in _known_actions, f"invalid action: {action!r}"
    _insert((action, message, category, module, lineno), append)

def simplefilter(action, category=Warning, lineno=0, append=False):
    assert action in _known_actions, f"invalid action: {action!r}"
    _insert((action, "", category, "", lineno), append)

def resetwarnings():
    filters.clear()

def _action_for(text, category, module):
    for action, message, of, where, _ in filters:
        if issubclass(category, of) and (not message or _re.match(message, text, _re.I)) and (not where or _re.match(where, module)):
            return action
    return _default_action

def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    elif not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    import sys
    try:
        frame = sys._getframe(stacklevel)
        place = frame.f_globals.get("__file__", "<string>"), frame.f_lineno, frame.f_globals.get("__name__", "<string>")
    except ValueError:
        place = "sys", 1, "sys"
    _warn(message, category, *place)

def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    _warn(message, category, filename, lineno, module or filename)

def _warn(message, category, filename, lineno, module):
    text = str(message)
    if not isinstance(message, Warning):
        message = category(message)
    action = _action_for(text, category, module)
    if action == "error":
        raise message
    if action == "ignore":
        return
    if action != "always":
        key = (text, category) if action == "once" else (text, category, module) if action == "module" else (text, category, filename, lineno)
        if key in _seen:
            return
        _seen.add(key)
    if _log is not None:
        _log.append(WarningMessage(message, category, filename, lineno))
    else:
        showwarning(message, category, filename, lineno)

class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._entered = record, False
        self._filter = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global filters, _log, showwarning
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._saved = filters, _log, showwarning, set(_seen)
        filters = list(filters)
        # Changed filters make every warning new.
        _seen.clear()
        if self._filter is not None:
            simplefilter(*self._filter)
        if self._record:
            _log = []
            return _log

    def __exit__(self, *exc_info):
        global filters, _log, showwarning
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters, _log, showwarning, seen = self._saved
        _seen.clear()
        _seen.update(seen)

    def __repr__(self):
        return f"catch_warnings({'record=True' if self._record else ''})"
`,
);

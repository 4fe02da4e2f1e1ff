/** Python's `configparser`, in Python: texts with sections, interpolation and defaults. */

import { pythonModule, unmodelled } from "../pythonModule";

export const configparser = {
  ...pythonModule(
    "configparser",
    String.raw`
import re as _re
from collections.abc import MutableMapping as _MutableMapping

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10

class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__

class NoSectionError(Error):
    def __init__(self, section):
        super().__init__(f"No section: {section!r}")
        self.section = section
        self.args = (section,)

class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        where = "" if source is None else f"While reading from {source!r}" + ("" if lineno is None else f" [line {lineno:2d}]") + ": section "
        super().__init__(f"{where}{section!r} already exists" if where else f"Section {section!r} already exists")
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)

class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        told = f"{option!r} in section {section!r} already exists"
        where = "" if source is None else f"While reading from {source!r}" + ("" if lineno is None else f" [line {lineno:2d}]") + ": option "
        super().__init__(where + told if where else "Option " + told)
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)

class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}")
        self.option, self.section = option, section
        self.args = (option, section)

class InterpolationError(Error):
    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)

class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, (
            f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key {reference!r} "
            f"which is not a valid option name. Raw value: {rawval!r}"))
        self.reference = reference
        self.args = (option, section, rawval, reference)

class InterpolationSyntaxError(InterpolationError):
    pass

class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        super().__init__(option, section, (
            "Recursion limit exceeded in value substitution: "
            f"option {option!r} in section {section!r} contains an interpolation key which cannot be substituted in "
            f"{MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}"))
        self.args = (option, section, rawval)

class ParsingError(Error):
    def __init__(self, source):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source, self.errors = source, []
        self.args = (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line}"

class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        super().__init__(filename)
        self.message = f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}"
        self.lineno, self.line = lineno, line
        self.args = (filename, lineno, line)

class Interpolation:
    def before_get(self, parser, section, option, value, defaults):
        return value

class BasicInterpolation(Interpolation):
    _key = _re.compile(r"%\(([^)]+)\)s")

    def before_get(self, parser, section, option, value, defaults, depth=1, raw=None):
        raw = parser.get(section, option, raw=True, fallback=value) if raw is None else raw
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        out, rest = [], value
        while rest:
            at = rest.find("%")
            if at < 0:
                out.append(rest)
                break
            out.append(rest[:at])
            rest = rest[at:]
            if rest[1:2] == "%":
                out.append("%")
                rest = rest[2:]
            elif rest[1:2] == "(":
                match = self._key.match(rest)
                if match is None:
                    raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {rest!r}")
                rest = rest[match.end():]
                name = parser.optionxform(match[1])
                if name not in defaults:
                    raise InterpolationMissingOptionError(option, section, raw, name)
                inner = defaults[name]
                out.append(self.before_get(parser, section, option, inner, defaults, depth + 1, raw) if "%" in inner else inner)
            else:
                raise InterpolationSyntaxError(option, section, f"'%' must be followed by '%' or '(', found: {rest!r}")
        return "".join(out)

class ExtendedInterpolation(Interpolation):
    _key = _re.compile(r"\$\{([^}]+)\}")

    def before_get(self, parser, section, option, value, defaults, depth=1, raw=None):
        raw = parser.get(section, option, raw=True, fallback=value) if raw is None else raw
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        out, rest = [], value
        while rest:
            at = rest.find("$")
            if at < 0:
                out.append(rest)
                break
            out.append(rest[:at])
            rest = rest[at:]
            if rest[1:2] == "$":
                out.append("$")
                rest = rest[2:]
                continue
            if rest[1:2] != "{":
                raise InterpolationSyntaxError(option, section, f"'$' must be followed by '$' or '{{', found: {rest!r}")
            match = self._key.match(rest)
            if match is None:
                raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {rest!r}")
            rest = rest[match.end():]
            path = match[1].split(":")
            if len(path) > 2:
                raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
            where = path[0] if len(path) == 2 else section
            name = parser.optionxform(path[-1])
            try:
                inner = defaults[name] if len(path) == 1 else parser.get(where, name, raw=True)
            except (KeyError, NoSectionError, NoOptionError):
                raise InterpolationMissingOptionError(option, section, raw, ":".join(path)) from None
            if "$" in inner:
                inner = self.before_get(parser, where, option, inner, dict(parser.items(where, raw=True)), depth + 1, raw)
            out.append(inner)
        return "".join(out)

_absent = object()

class SectionProxy(_MutableMapping):
    def __init__(self, parser, name):
        self._parser, self._name = parser, name

    name = property(lambda self: self._name)
    parser = property(lambda self: self._parser)

    def __repr__(self):
        return f"<Section: {self._name}>"

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser._check_string(key, value)
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def get(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getint(self, option, fallback=None, **kwargs):
        return self._parser.getint(self._name, option, fallback=fallback, **kwargs)

    def getfloat(self, option, fallback=None, **kwargs):
        return self._parser.getfloat(self._name, option, fallback=fallback, **kwargs)

    def getboolean(self, option, fallback=None, **kwargs):
        return self._parser.getboolean(self._name, option, fallback=fallback, **kwargs)

class RawConfigParser(_MutableMapping):
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
    _interpolation_class = Interpolation
    _checks_strings = False

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"), comment_prefixes=("#", ";"),
                 inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT,
                 interpolation=_absent, converters=None):
        self._dict, self._sections, self._defaults = dict_type, dict_type(), dict_type()
        self._allow_no_value, self._delimiters, self._comments = allow_no_value, tuple(delimiters), tuple(comment_prefixes or ())
        self._inline, self._strict, self._empty_lines = tuple(inline_comment_prefixes or ()), strict, empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._interpolation_class() if interpolation is _absent else interpolation or Interpolation()
        for name, convert in (converters or {}).items():
            def getter(section, option, *, _convert=convert, **kwargs):
                return self._converted(section, option, _convert, **kwargs)
            setattr(self, "get" + name, getter)
        if defaults:
            for key, value in defaults.items():
                self._defaults[self.optionxform(str(key))] = value if value is None else str(value)

    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if self._checks_strings and not isinstance(section, str):
            raise TypeError("section names must be strings")
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()

    def has_section(self, section):
        return section in self._sections

    def _own(self, section):
        if section == self.default_section:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section)
        return self._sections[section]

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **{k: v for k, v in self._defaults.items() if k not in self._sections[section]}})

    def has_option(self, section, option):
        option = self.optionxform(option)
        if not section or section == self.default_section:
            return option in self._defaults
        return section in self._sections and (option in self._sections[section] or option in self._defaults)

    def _known(self, section, vars=None):
        known = dict(self._defaults)
        known.update(self._own(section))
        for key, value in (vars or {}).items():
            known[self.optionxform(key)] = value if value is None else str(value)
        return known

    def get(self, section, option, *, raw=False, vars=None, fallback=_absent):
        try:
            known = self._known(section, vars)
        except NoSectionError:
            if fallback is _absent:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in known:
            if fallback is _absent:
                raise NoOptionError(option, section)
            return fallback
        value = known[option]
        return value if raw or value is None else self._interpolation.before_get(self, section, option, value, known)

    def _converted(self, section, option, convert, *, raw=False, vars=None, fallback=_absent):
        try:
            value = self.get(section, option, raw=raw, vars=vars)
        except (NoSectionError, NoOptionError):
            if fallback is _absent:
                raise
            return fallback
        return convert(value)

    def getint(self, section, option, **kwargs):
        return self._converted(section, option, int, **kwargs)

    def getfloat(self, section, option, **kwargs):
        return self._converted(section, option, float, **kwargs)

    def getboolean(self, section, option, **kwargs):
        return self._converted(section, option, self._convert_to_boolean, **kwargs)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_absent, raw=False, vars=None):
        if section is _absent:
            return super().items()
        known = dict(self._defaults)
        if section != self.default_section:
            known.update(self._own(section))
        order = list(known)
        for key, value in (vars or {}).items():
            known[self.optionxform(key)] = value
        if raw:
            return [(option, known[option]) for option in order]
        return [(option, known[option] if known[option] is None else self._interpolation.before_get(self, section, option, known[option], known)) for option in order]

    def _check_string(self, option, value):
        if not self._checks_strings:
            return
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not (value is None and self._allow_no_value) and not isinstance(value, str):
            raise TypeError("option values must be strings")

    def set(self, section, option, value=None):
        self._check_string(option, value)
        if value and type(self._interpolation) is BasicInterpolation:
            if "%" in _re.sub(r"%\([^)]+\)s", "", value.replace("%%", "")):
                raise ValueError(f"invalid interpolation syntax in {value!r} at position {value.find('%')}")
        self._own(section if section else self.default_section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        return self._own(section if section else self.default_section).pop(self.optionxform(option), _absent) is not _absent

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    def popitem(self):
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key, value):
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if key not in self._sections:
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section, *self._sections])

    def read(self, filenames, encoding=None):
        self._sections = self._defaults = _unknown("files")
        return _unknown("files")

    def read_string(self, string, source="<string>"):
        self._read(string.splitlines(), source)

    def read_file(self, f, source=None):
        self._read(f, source or getattr(f, "name", "<???>"))

    def read_dict(self, dictionary, source="<dict>"):
        for section, keys in dictionary.items():
            section = str(section)
            if section != self.default_section and section not in self._sections:
                self.add_section(section)
            for key, value in keys.items():
                self.set(section, str(key), value if value is None else str(value))

    def write(self, fp, space_around_delimiters=True):
        mark = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        for name in [self.default_section, *self._sections]:
            own = self._own(name)
            if name == self.default_section and not own:
                continue
            fp.write(f"[{name}]\n")
            for key, value in own.items():
                told = "" if value is None and self._allow_no_value else mark + str(value).replace("\n", "\n\t")
                fp.write(f"{key}{told}\n")
            fp.write("\n")

    def _uncommented(self, line):
        if line.strip().startswith(self._comments):
            return None
        ends = [m.start() for prefix in self._inline for m in _re.finditer(_re.escape(prefix), line) if m.start() == 0 or line[m.start() - 1].isspace()]
        return line[:min(ends)] if ends else line

    def _read(self, lines, source):
        current, name, option, indent = None, None, None, 0
        seen, errors = set(), None
        for number, line in enumerate(lines, 1):
            kept = self._uncommented(line)
            value = "" if kept is None else kept.strip()
            if not value:
                if self._empty_lines:
                    if kept is not None and option is not None and current is not None and isinstance(current.get(option), list):
                        current[option].append("")
                else:
                    indent = 10 ** 9
                continue
            here = len(line) - len(line.lstrip())
            if current is not None and option is not None and here > indent:
                if isinstance(current[option], list):
                    current[option].append(value)
                    continue
            indent = here
            header = _re.match(r"\[(.+)\]", value)
            if header:
                name, option = header[1], None
                if name in self._sections:
                    if self._strict and name in seen:
                        raise DuplicateSectionError(name, source, number)
                    current = self._sections[name]
                elif name == self.default_section:
                    current = self._defaults
                else:
                    current = self._sections[name] = self._dict()
                seen.add(name)
                continue
            if current is None:
                raise MissingSectionHeaderError(source, number, line)
            at = min((i for i in map(value.find, self._delimiters) if i >= 0), default=-1)
            if at == 0 or (at < 0 and not self._allow_no_value):
                errors = errors or ParsingError(source)
                errors.append(number, repr(line))
                continue
            option = self.optionxform((value if at < 0 else value[:at]).rstrip())
            if self._strict and (name, option) in seen:
                raise DuplicateOptionError(name, option, source, number)
            seen.add((name, option))
            current[option] = None if at < 0 else [value[at + 1:].strip()]
        for own in [self._defaults, *self._sections.values()]:
            for key, value in own.items():
                if isinstance(value, list):
                    own[key] = "\n".join(value).rstrip()
        if errors:
            raise errors

class ConfigParser(RawConfigParser):
    _interpolation_class = BasicInterpolation
    _checks_strings = True
`,
  ),
  missing: unmodelled("configparser"),
};

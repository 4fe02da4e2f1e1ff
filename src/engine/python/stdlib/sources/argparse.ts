/** Python's `argparse`, in Python. Programs are read without a command line, so defaults are what parsing gives. */

import { pythonModule } from "../pythonModule";

export const argparse = pythonModule(
  "argparse",
  String.raw`
import os as _os
import sys as _sys
from _argparse_help import *

class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = _name_of(argument)
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"

class ArgumentTypeError(Exception):
    pass

def _name_of(argument):
    if argument is None:
        return None
    if argument.option_strings:
        return "/".join(argument.option_strings)
    if argument.metavar not in (None, SUPPRESS):
        return argument.metavar
    if argument.dest not in (None, SUPPRESS):
        return argument.dest
    return "{" + ",".join(argument.choices) + "}" if argument.choices else None

class Namespace:
    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __repr__(self):
        parts = []
        others = {}
        for name, value in self.__dict__.items():
            if name.isidentifier():
                parts.append(f"{name}={value!r}")
            else:
                others[name] = value
        if others:
            parts.append(f"**{others!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return vars(self) == vars(other)

    def __contains__(self, key):
        return key in self.__dict__

class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, **kwargs):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def format_usage(self):
        return self.option_strings[0]

    def _get_subactions(self):
        return ()

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")

    def __repr__(self):
        names = ("option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar")
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

class _StoreAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)

class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, **kwargs):
        kwargs["nargs"] = 0
        super().__init__(option_strings, dest, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)

class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, **kwargs):
        super().__init__(option_strings, dest, const=True, default=default, **kwargs)

class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, **kwargs):
        super().__init__(option_strings, dest, const=False, default=default, **kwargs)

class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, **kwargs):
        names = []
        for option in option_strings:
            names.append(option)
            if option.startswith("--"):
                names.append("--no-" + option[2:])
        kwargs["nargs"] = 0
        super().__init__(names, dest, **kwargs)

    def format_usage(self):
        return " | ".join(self.option_strings)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))

class _AppendAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + [values])

class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + list(values))

class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + [self.const])

class _CountAction(Action):
    def __init__(self, option_strings, dest, **kwargs):
        kwargs["nargs"] = 0
        super().__init__(option_strings, dest, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)

class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, **kwargs):
        kwargs["nargs"] = 0
        super().__init__(option_strings, dest, default=default, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()

class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, **kwargs):
        kwargs.setdefault("help", "show program's version number and exit")
        kwargs["nargs"] = 0
        super().__init__(option_strings, dest, default=default, **kwargs)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        version = parser.version if self.version is None else self.version
        formatter = parser._formatter()
        _sys.stdout.write(formatter._format_text(version).rstrip("\n") + "\n")
        parser.exit()

class _SubParsersAction(Action):
    def __init__(self, option_strings, prog=None, parser_class=None, dest=SUPPRESS, **kwargs):
        self._prog = prog
        self._parser_class = parser_class
        self._shown = []
        kwargs["nargs"] = PARSER
        super().__init__(option_strings, dest, choices={}, **kwargs)

    def add_parser(self, name, **kwargs):
        aliases = kwargs.pop("aliases", ())
        if "help" in kwargs:
            label = f"{name} ({', '.join(aliases)})" if aliases else name
            self._shown.append(Action([], dest=label, help=kwargs.pop("help")))
        kwargs.setdefault("prog", f"{self._prog} {name}")
        parser = self._parser_class(**kwargs)
        for each in (name, *aliases):
            self.choices[each] = parser
        return parser

    def _get_subactions(self):
        return self._shown

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        sub, extras = self.choices[name].parse_known_args(rest)
        for key, value in vars(sub).items():
            setattr(namespace, key, value)
        if extras:
            namespace.__dict__.setdefault("_unrecognized_args", []).extend(extras)

_actions = {
    None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction, "store_true": _StoreTrueAction,
    "store_false": _StoreFalseAction, "append": _AppendAction, "append_const": _AppendConstAction, "count": _CountAction,
    "help": _HelpAction, "version": _VersionAction, "extend": _ExtendAction, "parsers": _SubParsersAction,
}

class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode

    def __call__(self, string):
        return _unknown(f"the file {string}")

class _Container:
    def __init__(self, owner):
        self._owner = owner
        self._shown_in = self
        self._option_string_actions = owner._option_string_actions if owner is not self else {}

    def add_argument(self, *args, **kwargs):
        owner = self._owner
        prefix = owner.prefix_chars
        if not args or (len(args) == 1 and args[0][0] not in prefix):
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            options = []
            dest = args[0] if args else kwargs.pop("dest")
            nargs = kwargs.get("nargs")
            kwargs.setdefault("required", nargs not in (OPTIONAL, ZERO_OR_MORE) or (nargs == ZERO_OR_MORE and "default" not in kwargs))
        else:
            options = list(args)
            for option in options:
                if option[0] not in prefix:
                    raise ValueError(f"invalid option string {option!r}: must start with a character {prefix!r}")
            dest = kwargs.pop("dest", None)
            if dest is None:
                long = [option for option in options if len(option) > 1 and option[1] in prefix]
                dest = (long or options)[0].lstrip(prefix).replace("-", "_")
        kwargs.pop("dest", None)
        if "default" not in kwargs and owner.argument_default is not None:
            kwargs["default"] = owner.argument_default
        if dest in owner._defaults:
            kwargs["default"] = owner._defaults[dest]
        action_class = kwargs.pop("action", None)
        if not isinstance(action_class, type):
            if action_class not in _actions:
                raise ValueError(f'unknown action "{action_class}"')
            action_class = _actions[action_class]
        if kwargs.get("type") is not None and not callable(kwargs["type"]):
            raise ValueError(f"{kwargs['type']!r} is not callable")
        action = action_class(option_strings=options, dest=dest, **kwargs)
        for option in action.option_strings:
            if option in owner._option_string_actions:
                raise ArgumentError(action, f"conflicting option string: {option}")
        owner._add(action)
        self._shown_in._show(action)
        return action

    def _show(self, action):
        self._group_actions.append(action)

    def add_argument_group(self, title=None, description=None, **kwargs):
        return self._owner._new_group(title, description)

    def add_mutually_exclusive_group(self, required=False, **kwargs):
        group = _ExclusiveGroup(self._owner)
        group._shown_in = self._shown_in
        self._owner._exclusive.append((group._members, required))
        return group

    def set_defaults(self, **kwargs):
        self._owner._set_defaults(kwargs)

    def get_default(self, dest):
        return self._owner._get_default(dest)

class _ExclusiveGroup(_Container):
    def __init__(self, owner):
        super().__init__(owner)
        self._members = []

    def add_argument(self, *args, **kwargs):
        action = super().add_argument(*args, **kwargs)
        self._members.append(action)
        return action

class ArgumentParser(_Container):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error",
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        super().__init__(self)
        self.prog = prog if prog is not None else _os.path.basename(_sys.argv[0] or getattr(_sys.modules["__main__"], "__file__", "main.py"))
        self.formatter_class = formatter_class
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.prefix_chars = prefix_chars
        self.argument_default = argument_default
        self.exit_on_error = exit_on_error
        self.allow_abbrev = allow_abbrev
        self._actions = []
        self._exclusive = []
        self._defaults = {}
        self._groups = []
        self._positionals = self._new_group("positional arguments", None)
        self._optionals = self._new_group("options", None)
        self._subparsers = None
        if add_help:
            p = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(p + "h", p * 2 + "help", action="help", help="show this help message and exit")
        for parent in parents:
            for action in parent._actions:
                if not isinstance(action, _HelpAction):
                    self._add(action)
            self._exclusive += parent._exclusive
            for group in parent._groups:
                own = next((each for each in self._groups if each.title == group.title), None) or self._new_group(group.title, group.description)
                own._group_actions += [action for action in group._group_actions if not isinstance(action, _HelpAction)]
            self._defaults.update(parent._defaults)

    def _new_group(self, title, description):
        group = _Container(self)
        group.title, group.description, group._group_actions = title, description, []
        self._groups.append(group)
        return group

    def _show(self, action):
        (self._optionals if action.option_strings else self._positionals)._show(action)

    def _sections(self):
        return [(group.title, group.description, group._group_actions) for group in self._groups]

    def _formatter(self):
        return self.formatter_class(prog=self.prog)

    def _add(self, action):
        self._actions.append(action)
        for option in action.option_strings:
            self._option_string_actions[option] = action

    def _set_defaults(self, values):
        self._defaults.update(values)
        for action in self._actions:
            if action.dest in values:
                action.default = values[action.dest]

    def _get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        if "title" in kwargs or "description" in kwargs:
            group = self._new_group(kwargs.pop("title", "subcommands"), kwargs.pop("description", None))
        else:
            group = self._positionals
        kwargs.setdefault("parser_class", type(self))
        if kwargs.get("prog") is None:
            positionals = [action for action in self._actions if not action.option_strings]
            kwargs["prog"] = self._formatter()._usage_of(self.usage, positionals, self._exclusive, "").strip()
        kwargs.setdefault("required", False)
        action = self._subparsers = _SubParsersAction(option_strings=[], **kwargs)
        self._add(action)
        group._show(action)
        return action

    def parse_args(self, args=None, namespace=None):
        namespace, extras = self.parse_known_args(args, namespace)
        if extras:
            self.error(f"unrecognized arguments: {' '.join(extras)}")
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        # A program that is read has no command line: what it requires from there is not known.
        given = None if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            extras, seen = self._parse(given or [], namespace)
            for action in self._actions:
                if action not in seen:
                    self._finish(action, namespace, given is None)
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        for members, required in self._exclusive if given is not None else ():
            used = [action for action in members if action in seen]
            if len(used) > 1:
                self.error(f"argument {_name_of(used[1])}: not allowed with argument {_name_of(used[0])}")
            if required and not used:
                self.error(f"one of the arguments {' '.join(map(_name_of, members))} is required")
        if given is not None:
            missing = [_name_of(action) for action in self._actions if action.required and action not in seen]
            if missing:
                self.error(f"the following arguments are required: {', '.join(missing)}")
        extras += namespace.__dict__.pop("_unrecognized_args", [])
        return namespace, extras

    parse_intermixed_args = parse_args
    parse_known_intermixed_args = parse_known_args

    def _finish(self, action, namespace, is_open):
        if is_open and action.required and action.dest is not SUPPRESS and action.default is None:
            setattr(namespace, action.dest, _unknown(f"the command line's {_name_of(action)}"))
            return
        if isinstance(action.default, str) and getattr(namespace, action.dest, None) is action.default:
            setattr(namespace, action.dest, self._value(action, action.default))

    def _option(self, text):
        if not text or text[0] not in self.prefix_chars or len(text) == 1:
            return None
        if text in self._option_string_actions:
            return self._option_string_actions[text], text, None
        if "=" in text:
            name, value = text.split("=", 1)
            if name in self._option_string_actions:
                return self._option_string_actions[name], name, value
        if text.startswith("--") and self.allow_abbrev:
            name, _, value = text.partition("=")
            found = [option for option in self._option_string_actions if option.startswith(name)]
            if len(found) == 1:
                return self._option_string_actions[found[0]], found[0], value if "=" in text else None
            if len(found) > 1:
                self.error(f"ambiguous option: {text} could match {', '.join(found)}")
        elif not text.startswith("--") and text[:2] in self._option_string_actions:
            return self._option_string_actions[text[:2]], text[:2], text[2:]
        try:
            float(text)
            return None
        except ValueError:
            pass
        return None if " " in text else (None, text, None)

    def _parse(self, args, namespace):
        positionals = [action for action in self._actions if not action.option_strings]
        extras, seen = [], set()
        i = 0
        while i < len(args):
            option = None if args[i] == "--" else self._option(args[i])
            if option is None:
                start = i + 1 if args[i] == "--" else i
                end = start
                while end < len(args) and (args[i] == "--" or self._option(args[end]) is None):
                    end += 1
                values = args[start:end]
                rest = args[start:] if positionals and positionals[0].nargs in (PARSER, REMAINDER) else values
                used = self._take_positionals(positionals, rest, namespace, seen)
                extras += rest[used:]
                i = start + len(rest)
                continue
            action, name, inline = option
            i += 1
            if action is None:
                extras.append(name)
                continue
            seen.add(action)
            if action.nargs == 0:
                if inline and not name.startswith("--"):
                    action(self, namespace, [], name)
                    args = args[:i] + ["-" + inline] + args[i:]
                    continue
                if inline is not None:
                    raise ArgumentError(action, f"ignored explicit argument {inline!r}")
                action(self, namespace, [], name)
                continue
            if inline is not None:
                values = [inline]
            else:
                end = i
                while end < len(args) and args[end] != "--" and self._option(args[end]) is None and (action.nargs not in (None, OPTIONAL) or end == i) and not (isinstance(action.nargs, int) and end - i == action.nargs):
                    end += 1
                values = args[i:end]
                i = end
            self._apply(action, namespace, values, name)
        self._take_positionals(positionals, [], namespace, seen)
        return extras, seen

    def _take_positionals(self, positionals, values, namespace, seen):
        used = 0
        while positionals:
            action = positionals[0]
            least_after = sum(self._least(a) for a in positionals[1:])
            available = len(values) - used
            nargs = action.nargs
            if nargs is None:
                count = 1
            elif isinstance(nargs, int):
                count = nargs
            elif nargs == OPTIONAL:
                count = 1 if available - least_after >= 1 else 0
            else:
                count = max(available - least_after, 0)
            if available < max(count, self._least(action)):
                break
            if count == 0 and not values:
                break
            positionals.pop(0)
            if count == 0 and nargs == OPTIONAL:
                continue
            seen.add(action)
            self._apply(action, namespace, values[used:used + count], None)
            used += count
        return used

    def _least(self, action):
        if action.nargs is None:
            return 1
        if isinstance(action.nargs, int):
            return action.nargs
        return 1 if action.nargs in (ONE_OR_MORE, PARSER) else 0

    def _apply(self, action, namespace, values, name):
        nargs = action.nargs
        if nargs is None:
            if len(values) != 1:
                raise ArgumentError(action, "expected one argument")
            value = self._checked(action, values[0])
        elif nargs == OPTIONAL:
            value = self._checked(action, values[0]) if values else action.const
            if not values and isinstance(value, str):
                value = self._value(action, value)
        elif isinstance(nargs, int):
            if len(values) != nargs:
                raise ArgumentError(action, f"expected {nargs} argument{'' if nargs == 1 else 's'}")
            value = [self._checked(action, v) for v in values]
        elif nargs in (PARSER, REMAINDER):
            if nargs == PARSER and values[0] not in action.choices:
                choices = ", ".join(map(repr, action.choices))
                raise ArgumentError(action, f"invalid choice: {values[0]!r} (choose from {choices})")
            value = list(values)
        else:
            if nargs == ONE_OR_MORE and not values:
                raise ArgumentError(action, "expected at least one argument")
            value = [self._checked(action, v) for v in values]
        action(self, namespace, value, name)

    def _value(self, action, text):
        if action.type is None:
            return text
        try:
            return action.type(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            kind = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {kind} value: {text!r}")

    def _checked(self, action, text):
        value = self._value(action, text)
        if action.choices is not None and value not in action.choices:
            choices = ", ".join(map(repr, action.choices))
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {choices})")
        return value

    def format_usage(self):
        return self._formatter()._usage_of(self.usage, self._actions, self._exclusive).strip("\n") + "\n"

    def format_help(self):
        return self._formatter()._help_of(self)

    def print_usage(self, file=None):
        (_sys.stdout if file is None else file).write(self.format_usage())

    def print_help(self, file=None):
        (_sys.stdout if file is None else file).write(self.format_help())

    def exit(self, status=0, message=None):
        if message:
            _sys.stderr.write(message)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")
`,
);

/** How `argparse` writes usage and help, in Python. */

import { pythonModule } from "../pythonModule";

export const argparseHelp = pythonModule(
  "_argparse_help",
  String.raw`
import re as _re

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."

class HelpFormatter:
    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        self._prog = prog
        self._width = 78 if width is None else width
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(self._width - 20, indent_increment * 2))
        self._current_indent = 0
        self._action_max_length = 0

    # What is made of a parser.

    def _usage_of(self, usage, actions, exclusive, prefix="usage: "):
        if usage is not None:
            return f"{prefix}{usage % {'prog': self._prog}}\n\n"
        options = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        parts = [self._usage_parts(options, exclusive), self._usage_parts(positionals, exclusive)]
        text = " ".join([self._prog, *parts[0], *parts[1]])
        if len(prefix) + len(text) > self._width:
            text = "\n".join(self._usage_lines(prefix, *map(_split, parts)))
        return f"{prefix}{text}\n\n"

    def _usage_lines(self, prefix, options, positionals):
        if len(prefix) + len(self._prog) > 0.75 * self._width:
            indent = " " * len(prefix)
            lines = self._filled(options + positionals, indent)
            if len(lines) > 1:
                lines = self._filled(options, indent) + self._filled(positionals, indent)
            return [self._prog, *lines]
        indent = " " * (len(prefix) + len(self._prog) + 1)
        if options:
            return self._filled([self._prog, *options], indent, prefix) + self._filled(positionals, indent)
        return self._filled([self._prog, *positionals], indent, prefix) if positionals else [self._prog]

    def _filled(self, parts, indent, prefix=None):
        lines, line = [], []
        length = len(indent if prefix is None else prefix) - 1
        for part in parts:
            if line and length + 1 + len(part) > self._width:
                lines.append(indent + " ".join(line))
                line, length = [], len(indent) - 1
            line.append(part)
            length += len(part) + 1
        if line:
            lines.append(indent + " ".join(line))
        if prefix is not None:
            lines[0] = lines[0][len(indent):]
        return lines

    def _usage_parts(self, actions, exclusive):
        parts = []
        i = 0
        while i < len(actions):
            members, required = next(((m, r) for m, r in exclusive if m and m == actions[i:i + len(m)]), (None, False))
            if members is None:
                parts.append(self._usage_part(actions[i], False))
                i += 1
                continue
            i += len(members)
            inner = [part for part in (self._usage_part(each, True) for each in members) if part]
            if not inner:
                continue
            text = " | ".join(inner)
            parts.append(f"[{text}]" if not required else f"({text})" if len(inner) > 1 else text)
        return [part for part in parts if part]

    def _usage_part(self, action, is_exclusive):
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            return text[1:-1] if is_exclusive and text[:1] == "[" and text[-1:] == "]" else text
        text = action.format_usage()
        if action.nargs != 0:
            text += " " + self._format_args(action, self._get_default_metavar_for_optional(action))
        return text if action.required or is_exclusive else f"[{text}]"

    def _help_of(self, parser):
        self._current_indent = self._indent_increment
        for _, _, actions in parser._sections():
            for action in actions:
                self._measure(action)
        self._current_indent = 0
        text = self._usage_of(parser.usage, parser._actions, parser._exclusive)
        text += self._format_text(parser.description)
        for title, description, actions in parser._sections():
            self._current_indent += self._indent_increment
            body = self._format_text(description) + "".join(self._format_action(each) for each in actions)
            self._current_indent -= self._indent_increment
            if body:
                heading = "" if title is None or title is SUPPRESS else f"{title}:\n"
                text += f"\n{heading}{body}\n"
        text += self._format_text(parser.epilog)
        return _re.sub("\n\n\n+", "\n\n", text).strip("\n") + "\n"

    def _measure(self, action):
        if action.help is SUPPRESS:
            return
        length = len(self._format_action_invocation(action))
        for each in action._get_subactions():
            length = max(length, len(self._format_action_invocation(each)))
        self._action_max_length = max(self._action_max_length, length + self._current_indent)

    # What subclasses of the user's override.

    def _format_text(self, text):
        if text is None or text is SUPPRESS:
            return ""
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, " " * self._current_indent) + "\n\n"

    def _format_action(self, action):
        if action.help is SUPPRESS:
            return ""
        position = min(self._action_max_length + 2, self._max_help_position)
        width = max(self._width - position, 11)
        room = position - self._current_indent - 2
        header = self._format_action_invocation(action)
        indent = " " * self._current_indent
        if not action.help:
            out = f"{indent}{header}\n"
        elif len(header) <= room:
            out = f"{indent}{header:<{room}}  "
            first = 0
        else:
            out = f"{indent}{header}\n"
            first = position
        if action.help and action.help.strip():
            lines = self._split_lines(self._expand_help(action), width)
            for i, line in enumerate(lines):
                out += " " * (position if i else first) + line + "\n"
        elif not out.endswith("\n"):
            out += "\n"
        self._current_indent += self._indent_increment
        out += "".join(self._format_action(each) for each in action._get_subactions())
        self._current_indent -= self._indent_increment
        return out

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return self._metavar_formatter(action, self._get_default_metavar_for_positional(action))(1)[0]
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        args = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ", ".join(f"{option} {args}" for option in action.option_strings)

    def _metavar_formatter(self, action, default):
        if action.metavar is not None:
            name = action.metavar
        elif action.choices is not None:
            name = "{" + ",".join(str(choice) for choice in action.choices) + "}"
        else:
            name = default
        return lambda count: name if isinstance(name, tuple) else (name,) * count

    def _format_args(self, action, default):
        names = self._metavar_formatter(action, default)
        nargs = action.nargs
        if nargs is None:
            return names(1)[0]
        if nargs == OPTIONAL:
            return f"[{names(1)[0]}]"
        if nargs == ZERO_OR_MORE:
            found = names(1)
            return f"[{found[0]} [{found[1]} ...]]" if len(found) == 2 else f"[{found[0]} ...]"
        if nargs == ONE_OR_MORE:
            first, second = names(2)
            return f"{first} [{second} ...]"
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return f"{names(1)[0]} ..."
        return "" if nargs == SUPPRESS else " ".join(names(nargs))

    def _expand_help(self, action):
        values = {name: value for name, value in {**vars(action), "prog": self._prog}.items() if value is not SUPPRESS}
        for name, value in values.items():
            if hasattr(value, "__name__"):
                values[name] = value.__name__
        if values.get("choices") is not None:
            values["choices"] = ", ".join(str(choice) for choice in values["choices"])
        return self._get_help_string(action) % values

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(_re.sub(r"\s+", " ", text).strip(), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        text = _re.sub(r"\s+", " ", text).strip()
        return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest

def _split(parts):
    """Parts of a usage, each of which stays on one line."""
    return _re.findall(r"\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+", " ".join(parts))

class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))

class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()

class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help or ""
        shows = action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)
        if "%(default)" not in text and action.default is not SUPPRESS and shows:
            text += " (default: %(default)s)"
        return text

class MetavarTypeHelpFormatter(HelpFormatter):
    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
`,
);

/** Python's `csv` on texts at hand, in Python. */

import { pythonModule } from "../pythonModule";

export const csv = pythonModule(
  "csv",
  String.raw`
import io as _io

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3

class Error(Exception):
    pass

class Dialect:
    delimiter, quotechar, escapechar = ",", '"', None
    doublequote, skipinitialspace, lineterminator, quoting = True, False, "\r\n", QUOTE_MINIMAL

class excel(Dialect):
    pass

class excel_tab(excel):
    delimiter = "\t"

class unix_dialect(Dialect):
    lineterminator, quoting = "\n", QUOTE_ALL

_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}

def register_dialect(name, dialect=excel, **options):
    _dialects[name] = _options(dialect, options)

def list_dialects():
    return list(_dialects)

def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]

def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]

def _options(dialect, options):
    base = get_dialect(dialect) if isinstance(dialect, str) else dialect
    return type("dialect", (base if isinstance(base, type) else type(base),), options)

class _Reader:
    def __init__(self, lines, dialect):
        self._lines, self.dialect = iter(lines), dialect
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        fields, field, quoted, was_quoted = [], "", False, False
        line = next(self._lines)
        self.line_num += 1
        while True:
            i = 0
            while i < len(line):
                c = line[i]
                i += 1
                if c == d.escapechar and i < len(line):
                    field += line[i]
                    i += 1
                elif quoted:
                    if c == d.quotechar:
                        if d.doublequote and line[i:i + 1] == d.quotechar:
                            field += c
                            i += 1
                        else:
                            quoted = False
                    else:
                        field += c
                elif c == " " and d.skipinitialspace and field == "" and not was_quoted:
                    pass
                elif c == d.delimiter:
                    fields.append(self._value(field, was_quoted))
                    field, was_quoted = "", False
                elif c == d.quotechar and d.quoting != QUOTE_NONE and field == "":
                    quoted = was_quoted = True
                elif c in "\r\n":
                    break
                else:
                    field += c
            if not quoted:
                break
            line = next(self._lines, None)
            if line is None:
                break
            self.line_num += 1
        if not fields and field == "" and not was_quoted:
            return []
        fields.append(self._value(field, was_quoted))
        return fields

    def _value(self, field, was_quoted):
        return float(field) if self.dialect.quoting == QUOTE_NONNUMERIC and not was_quoted else field

def reader(csvfile, dialect="excel", **fmtparams):
    return _Reader(csvfile, _options(dialect, fmtparams))

class _Writer:
    def __init__(self, file, dialect):
        self._file, self.dialect = file, dialect

    def _field(self, value, alone):
        d = self.dialect
        text = "" if value is None else str(value)
        quoted = d.quoting == QUOTE_ALL or (d.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float)))
        out = ""
        for c in text:
            if c in (d.delimiter, d.escapechar, d.quotechar) or c in d.lineterminator or c in "\r\n":
                doubled = c == d.quotechar and d.quoting != QUOTE_NONE and d.doublequote
                if doubled:
                    out += c
                    quoted = True
                elif d.quoting == QUOTE_NONE or c == d.escapechar or c == d.quotechar:
                    if not d.escapechar:
                        raise Error("need to escape, but no escapechar set")
                    out += d.escapechar
                else:
                    quoted = True
            out += c
        if alone and text == "":
            if d.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            quoted = True
        return d.quotechar + out + d.quotechar if quoted else out

    def writerow(self, row):
        row = list(row)
        line = self.dialect.delimiter.join(self._field(value, len(row) == 1) for value in row)
        return self._file.write(line + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)

def writer(csvfile, dialect="excel", **fmtparams):
    return _Writer(csvfile, _options(dialect, fmtparams))

class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames, self.restkey, self.restval = fieldnames, restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        return self._fieldnames

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        made = dict(zip(names, row))
        if len(names) < len(row):
            made[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            made[name] = self.restval
        return made

class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames, self.restval, self.extrasaction = fieldnames, restval, extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def writerow(self, rowdict):
        if self.extrasaction == "raise":
            extra = [key for key in rowdict if key not in self.fieldnames]
            if extra:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(repr(x) for x in extra))
        return self.writer.writerow(rowdict.get(key, self.restval) for key in self.fieldnames)

    def writerows(self, rowdicts):
        for row in rowdicts:
            self.writerow(row)

class Sniffer:
    def sniff(self, sample, delimiters=None):
        return excel

def field_size_limit(limit=131072):
    return 131072
`,
);

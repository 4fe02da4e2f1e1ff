import csv, io, json
text = 'name,acc,"note, long"\nresnet,76.1,"a ""best"" one"\nvit,81.0,\n\n"multi\nline",1,x\n'
rows = list(csv.DictReader(io.StringIO(text))); print(rows, len(rows), [float(r["acc"]) for r in rows], json.dumps(rows[0]))
r = csv.reader(io.StringIO("a|b|c\n1|'x|y'|3\n"), delimiter="|", quotechar="'"); header = next(r); print(header, list(r), r.line_num)
o = io.StringIO(); w = csv.DictWriter(o, fieldnames=["b", "a"], extrasaction="ignore", restval="-"); w.writeheader(); w.writerows([{"a": 1, "b": 2, "c": 3}, {"a": "x,y"}]); print(repr(o.getvalue()))
o = io.StringIO(); csv.writer(o, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([[1, "a"], [None, 2.5]]); print(o.getvalue()); o = io.StringIO(); csv.writer(o, delimiter="\t").writerow(["a b", "c\td", 'e"f']); print(repr(o.getvalue())); print(list(csv.reader(["a, b", "c,  d"], skipinitialspace=True)), list(csv.reader(["1,2"], quoting=csv.QUOTE_NONNUMERIC)), csv.list_dialects())

import csv, io
rows = list(csv.reader(io.StringIO('a,"b,c",d\n1,"say ""hi""",\n"multi\nline",x,y\n'))); print(rows); o = io.StringIO(); w = csv.writer(o); w.writerow(["a", 'q"x', "c,d", None, 1.5, "l\nm"]); w.writerows([[1, 2], []]); print(repr(o.getvalue())); o = io.StringIO(); w = csv.DictWriter(o, ["x", "y"], extrasaction="ignore", restval="-"); w.writeheader(); w.writerow({"x": 1, "z": 9}); print(repr(o.getvalue()), list(csv.DictReader(io.StringIO("a,b\n1,2,3\n4\n"), restkey="rest")), list(csv.reader(["a;b", "'c;d';e"], delimiter=";", quotechar="'")), list(csv.reader(["1 2  3"], delimiter=" ", skipinitialspace=True)), list(csv.reader(["a,'1'"], quoting=csv.QUOTE_NONNUMERIC)) if False else "")
o = io.StringIO(); csv.writer(o, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow([1, "a"]); csv.writer(o, quoting=csv.QUOTE_NONNUMERIC).writerow([1, "a"]); csv.writer(o, delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\").writerow(["a\tb", "c"]); csv.writer(o, dialect="excel-tab").writerow([1, 2]); print(repr(o.getvalue())); 
try: csv.DictWriter(io.StringIO(), ["a"]).writerow({"b": 1})
except ValueError as e: print(e)
try: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(["a,b"])
except csv.Error as e: print(e)

import csv, io
print(list(csv.reader(["a,b,c", '1,"x, y",3', '"he said ""hi""",,', ""])), list(csv.reader(["a;b"], delimiter=";")), list(csv.reader(io.StringIO('a,"multi\nline",c\n'))), list(csv.reader(["1,2", '"a",3'], quoting=csv.QUOTE_NONNUMERIC)))
print([dict(r) for r in csv.DictReader(io.StringIO("n,v\na,1\nb,2\n"))], list(csv.DictReader(["x,y", "1", "1,2,3"])))
out = io.StringIO(); w = csv.writer(out); w.writerow([1, "a,b", 'q"x', None, 2.5]); w.writerows([["x"], [""]]); print(repr(out.getvalue()))
out = io.StringIO(); d = csv.DictWriter(out, ["a", "b"], lineterminator="\n"); d.writeheader(); d.writerow({"a": 1, "b": 2}); d.writerow({"a": 3}); print(out.getvalue())
try:
    d.writerow({"z": 1})
except ValueError as e:
    print(e)

import configparser
c = configparser.ConfigParser()
c.read_string("""
[DEFAULT]
timeout = 30
base = /opt
[server]
host = localhost
port: 8080
debug = yes
path = %(base)s/data
; comment
[client]
# another
retries = 3
ratio = 0.5
multi = a
   b
   c
""")
print(c.sections(), c["server"]["host"], c.getint("server", "port"), c["server"].getboolean("debug"))
print(c["server"]["path"], c.get("client", "timeout"), c["client"].getfloat("ratio"))
print(repr(c["client"]["multi"]))
print("server" in c, c.has_option("server", "nope"), c.get("server", "nope", fallback="fb"))
print(list(c["server"]), dict(c.items("client")))
try: c.get("server", "nope")
except configparser.NoOptionError as e: print(e)
try: c["nope"]
except KeyError as e: print(repr(e))
try: c.get("nosec", "x")
except configparser.NoSectionError as e: print(e)
c["new"] = {"a": "1", "B": "2"}
c.set("new", "c", "3")
import io
o = io.StringIO(); c.write(o); print(o.getvalue())
c.remove_option("new", "a"); c.remove_section("client"); print(c.sections(), c.options("new"))
d = configparser.ConfigParser(); d.read_dict({"s": {"k": "v"}}); print(d["s"]["k"], d["s"].get("z"), d["s"].get("z", "dz"))

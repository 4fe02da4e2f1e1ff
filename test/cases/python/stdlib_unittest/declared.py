import unittest
from unittest import TestCase, skip, skipIf
def add(a, b): return a + b
class TestAdd(TestCase):
    @classmethod
    def setUpClass(cls): cls.base = 1
    def setUp(self): self.x = 2
    def test_ok(self): self.assertEqual(add(self.x, 1), 3)
    @skip("later")
    def test_skip(self): self.fail()
    @skipIf(True, "cond")
    def test_cond(self): pass
    def test_raises(self):
        with self.assertRaises(TypeError): add(1, "a")
print(TestAdd.__name__, issubclass(TestAdd, TestCase), sorted(n for n in dir(TestAdd) if n.startswith("test")), add(1, 2))
t = TestAdd("test_ok"); t.setUp(); t.test_ok(); print(t.x)
with t.assertRaises(ZeroDivisionError) as cm: 1 / 0
print(type(cm.exception).__name__)
if __name__ == "__never__": unittest.main()

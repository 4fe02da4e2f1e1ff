/** Python's `unittest`: tests can be declared, none is run. */

import { pythonModule } from "../pythonModule";

export const unittest = pythonModule(
  "unittest",
  String.raw`
class SkipTest(Exception):
    pass

class _Raises:
    def __init__(self, expected):
        self.expected = expected
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, typ, value, tb):
        self.exception = value
        return typ is not None and issubclass(typ, self.expected)

class TestCase:
    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def _pass(self, *args, **kwargs):
        pass

    assertEqual = assertNotEqual = assertTrue = assertFalse = assertIs = assertIsNot = assertIsNone = assertIsNotNone = _pass
    assertIn = assertNotIn = assertIsInstance = assertAlmostEqual = assertGreater = assertLess = assertGreaterEqual = _pass
    assertLessEqual = assertListEqual = assertTupleEqual = assertDictEqual = assertSetEqual = assertCountEqual = addCleanup = _pass
    assertRegex = fail = _pass

    def assertRaises(self, expected, *args, **kwargs):
        return _Raises(expected)

    def subTest(self, msg=None, **params):
        return _Raises(())

    def skipTest(self, reason):
        raise SkipTest(reason)

class IsolatedAsyncioTestCase(TestCase):
    pass

class TestSuite:
    def __init__(self, tests=()):
        self.tests = list(tests)

    def addTest(self, test):
        self.tests.append(test)

class TextTestRunner:
    def __init__(self, *args, **kwargs):
        pass

    def run(self, test):
        return None

class TestLoader:
    def loadTestsFromTestCase(self, case):
        return TestSuite()

defaultTestLoader = TestLoader()

def main(*args, **kwargs):
    pass

def skip(reason):
    return lambda item: item

def skipIf(condition, reason):
    return lambda item: item

skipUnless = skipIf

def expectedFailure(item):
    return item
`,
);

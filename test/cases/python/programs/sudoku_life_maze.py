"""Grids: a sudoku solver, the game of life, a maze and its shortest path, flood fill."""
import random
from collections import deque
from itertools import product
from typing import Dict, FrozenSet, Iterable, List, Optional, Set, Tuple

Cell = Tuple[int, int]
PUZZLE = """
53..7.... 6..195... .98....6.
8...6...3 4..8.3..1 7...2...6
.6....28. ...419..5 ....8..79
"""


class Contradiction(Exception):
    def __init__(self, cell):
        super().__init__(f"no candidates left at {cell}")
        self.cell = cell


class Sudoku:
    digits = frozenset("123456789")

    def __init__(self, text: str):
        rows = text.split()
        assert len(rows) == 9 and all(len(row) == 9 for row in rows), "nine rows of nine"
        self.candidates: Dict[Cell, FrozenSet[str]] = {cell: self.digits for cell in product(range(9), repeat=2)}
        self.guesses = 0
        for (r, c) in self.candidates.copy():
            if rows[r][c] != ".":
                self.place((r, c), rows[r][c])

    @staticmethod
    def peers(cell: Cell) -> Set[Cell]:
        r, c = cell
        box = {(r // 3 * 3 + i, c // 3 * 3 + j) for i, j in product(range(3), repeat=2)}
        return ({(r, i) for i in range(9)} | {(i, c) for i in range(9)} | box) - {cell}

    def place(self, cell: Cell, digit: str) -> None:
        if digit not in self.candidates[cell]:
            raise Contradiction(cell)
        self.candidates[cell] = frozenset(digit)
        for peer in self.peers(cell):
            before = self.candidates[peer]
            after = before - {digit}
            if not after:
                raise Contradiction(peer)
            self.candidates[peer] = after
            if len(before) == 2 and len(after) == 1:
                self.place(peer, *after)

    def copy(self) -> "Sudoku":
        other = object.__new__(Sudoku)
        other.candidates = dict(self.candidates)
        other.guesses = self.guesses
        return other

    def solve(self) -> Optional["Sudoku"]:
        open_cells = [cell for cell, options in self.candidates.items() if len(options) > 1]
        if not open_cells:
            return self
        cell = min(open_cells, key=lambda c: (len(self.candidates[c]), c))
        for digit in sorted(self.candidates[cell]):
            attempt = self.copy()
            attempt.guesses += 1
            try:
                attempt.place(cell, digit)
            except Contradiction:
                continue
            if solved := attempt.solve():
                return solved
        return None

    def __str__(self):
        def shown(r, c):
            options = self.candidates[r, c]
            return next(iter(options)) if len(options) == 1 else "."

        lines = []
        for r in range(9):
            if r in (3, 6):
                lines.append("------+-------+------")
            lines.append(" | ".join(" ".join(shown(r, c) for c in range(b, b + 3)) for b in (0, 3, 6)))
        return "\n".join(lines)


class Life:
    def __init__(self, alive: Iterable[Cell]):
        self.alive = frozenset(alive)

    @classmethod
    def parse(cls, *rows: str):
        return cls((r, c) for r, row in enumerate(rows) for c, mark in enumerate(row) if mark == "#")

    def __iter__(self):
        state = self
        while state.alive:
            yield state
            state = state.step()

    def step(self) -> "Life":
        counts: Dict[Cell, int] = {}
        for (r, c), (dr, dc) in product(self.alive, product((-1, 0, 1), repeat=2)):
            if dr or dc:
                counts[r + dr, c + dc] = counts.get((r + dr, c + dc), 0) + 1
        return Life(cell for cell, n in counts.items() if n == 3 or n == 2 and cell in self.alive)

    def __str__(self):
        rows, columns = zip(*self.alive)
        area = product(range(min(rows), max(rows) + 1), [None])
        return "\n".join("".join(".#"[(r, c) in self.alive] for c in range(min(columns), max(columns) + 1)) for r, _ in area)

    def __eq__(self, other):
        return isinstance(other, Life) and self.normal() == other.normal()

    def normal(self):
        r0, c0 = min(r for r, _ in self.alive), min(c for _, c in self.alive)
        return {(r - r0, c - c0) for r, c in self.alive}

    __hash__ = None


def maze(width: int, height: int, seed: int) -> List[List[str]]:
    rng = random.Random(seed)
    grid = [["#"] * (2 * width + 1) for _ in range(2 * height + 1)]
    stack = [(0, 0)]
    grid[1][1] = " "
    while stack:
        x, y = stack[-1]
        ways = [(x + dx, y + dy) for dx, dy in [(1, 0), (0, 1), (-1, 0), (0, -1)]
                if 0 <= x + dx < width and 0 <= y + dy < height and grid[2 * (y + dy) + 1][2 * (x + dx) + 1] == "#"]
        if not ways:
            stack.pop()
            continue
        nx, ny = rng.choice(ways)
        grid[y + ny + 1][x + nx + 1] = grid[2 * ny + 1][2 * nx + 1] = " "
        stack.append((nx, ny))
    return grid


def shortest(grid, start: Cell, goal: Cell) -> Optional[List[Cell]]:
    came: Dict[Cell, Optional[Cell]] = {start: None}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        if here == goal:
            path = []
            while here is not None:
                path.append(here)
                here = came[here]
            return path[::-1]
        r, c = here
        for there in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if there not in came and grid[there[0]][there[1]] != "#":
                came[there] = here
                queue.append(there)
    return None


def regions(text: str) -> List[Tuple[str, int]]:
    grid = {(r, c): mark for r, row in enumerate(text.split()) for c, mark in enumerate(row)}
    found = []
    while grid:
        (start, mark), *_ = grid.items()
        todo, size = {start}, 0
        while todo:
            r, c = todo.pop()
            if grid.get((r, c)) != mark:
                continue
            del grid[r, c]
            size += 1
            todo |= {(r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)} & grid.keys()
        found.append((mark, size))
    return found


puzzle = Sudoku(PUZZLE)
print(puzzle)
print(sum(len(v) > 1 for v in puzzle.candidates.values()), "open cells")
solved = puzzle.solve()
print(solved, solved.guesses, sep="\n")
hard = Sudoku("4.....8.5 .3....... ...7..... .2.....6. ....8.4.. ....1.... ...6.3.7. 5..2..... 1.4......")
print(str(hard.solve()).splitlines()[0], hard.guesses)
for bad in ["11" + "." * 7 + " " + " ".join(["." * 9] * 8), "12 34"]:
    try:
        Sudoku(bad)
    except (Contradiction, AssertionError) as problem:
        print(type(problem).__name__, problem, getattr(problem, "cell", None))

glider = Life.parse(".#.", "..#", "###")
for generation, state in zip(range(5), glider):
    print(f"generation {generation}", state, sep="\n")
print(state == glider, Life.parse("##", "##").step() == Life.parse("##", "##"), len(list(Life.parse("#"))))
try:
    {glider}
except TypeError as problem:
    print(problem)

grid = maze(8, 4, seed=11)
path = shortest(grid, (1, 1), (7, 15))
for r, c in path[1:-1]:
    grid[r][c] = "."
grid[1][1], grid[7][15] = "AB"
print("\n".join(map("".join, grid)), len(path) - 1, shortest(grid, (1, 1), (0, 0)), sep="\n")
print(regions("aabb acbb aacc"))

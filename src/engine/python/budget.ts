/** How much a run may do: steps, time, and the sizes of what it makes. */

import { BudgetSignal, type Budget, type BudgetState, type Vm } from "./vm";

export const defaultBudget: Budget = {
  steps: 40_000_000,
  statementSteps: 5_000_000,
  milliseconds: 20_000,
  statementMilliseconds: 5_000,
  items: 64_000_000,
  statementItems: 8_000_000,
  depth: 1000,
};

/**
 * A statement may use this part of what the run has left. However many statements before it were without end, one that
 * does ordinary work is still evaluated.
 */
const share = 1 / 4;

/** What every statement may use, however little is left: the time of all of them is limited as well. */
const leastSteps = 100_000;
const leastItems = 200_000;

/** How many instructions run between two looks at the budget. */
const slice = 20_000;

export function newBudget(limits: Partial<Budget> | undefined, now: number): BudgetState {
  const all = { ...defaultBudget, ...limits };
  return {
    limits: all,
    stepsLeft: all.steps,
    statementStepsLeft: all.statementSteps,
    itemsLeft: all.items,
    statementItemsLeft: all.statementItems,
    deadline: now + all.milliseconds,
    statementDeadline: now + all.statementMilliseconds,
    pauseIn: Infinity,
    filled: 0,
    stops: 0,
  };
}

/** A new question to a run that has answered others: it may do as much as the first. */
export function renewBudget(vm: Vm): void {
  const { limits, stops } = vm.budget;
  Object.assign(vm.budget, newBudget(limits, vm.now()), { stops });
  vm.fuel = 0;
}

/** A statement of a module that is evaluated statement by statement begins. */
export function startStatement(vm: Vm): void {
  settle(vm);
  const { budget } = vm;
  const { limits } = budget;
  const steps = Math.max(leastSteps, budget.stepsLeft * share);
  const items = Math.max(leastItems, budget.itemsLeft * share);
  budget.statementStepsLeft = Math.min(limits.statementSteps, steps);
  budget.statementItemsLeft = Math.min(limits.statementItems, items);
  budget.statementDeadline = vm.now() + budget.limits.statementMilliseconds;
  vm.fuel = 0;
  budget.filled = 0;
}

/** The run goes on for about so many steps. */
export function startSlice(vm: Vm, steps: number): void {
  settle(vm);
  vm.fuel = 0;
  vm.budget.filled = 0;
  vm.budget.pauseIn = steps;
}

/** Counts the steps since the last look; throws where the budget is used up. Whether the run is to be interrupted. */
export function refuel(vm: Vm): boolean {
  const { budget } = vm;
  settle(vm);
  if (budget.statementStepsLeft <= 0) throw new BudgetSignal("steps");
  const now = vm.now();
  if (now > budget.deadline || now > budget.statementDeadline) throw new BudgetSignal("time");
  if (budget.pauseIn <= 0) return true;
  const { statementStepsLeft, pauseIn } = budget;
  budget.filled = Math.max(1, Math.min(slice, statementStepsLeft, pauseIn));
  vm.fuel = budget.filled;
  return false;
}

function settle(vm: Vm): void {
  const { budget } = vm;
  const spent = budget.filled - vm.fuel;
  const left = Math.max(0, budget.statementStepsLeft);
  // What is refused is not done: a charge of any size, or of NaN, costs the run no more than the statement had.
  const used = spent <= left ? spent : left;
  budget.stepsLeft -= used;
  budget.statementStepsLeft -= used;
  budget.pauseIn -= used;
  budget.filled = vm.fuel;
}

/** Steps that native code makes on its own. */
export function charge(vm: Vm, steps: number): void {
  vm.fuel -= steps;
  // Written so that NaN is refused as well.
  if (!(vm.fuel >= -slice)) {
    const { budget } = vm;
    settle(vm);
    if (budget.statementStepsLeft <= 0) throw new BudgetSignal("steps");
    if (vm.now() > budget.statementDeadline) throw new BudgetSignal("time");
    vm.fuel = 0;
    budget.filled = 0;
  }
}

export function chargeItems(vm: Vm, items: number): void {
  const { budget } = vm;
  // Written so that NaN and Infinity are refused as well. What is refused is not made.
  if (!(budget.statementItemsLeft >= items)) throw new BudgetSignal("size");
  budget.statementItemsLeft -= items;
  budget.itemsLeft -= items;
}

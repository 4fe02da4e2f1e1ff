/** Going on with native code that waited for Python. */

import { startCall } from "./calls";
import type { Frame, NativeFrame } from "./frame";
import { endLoop, endSend, resumeGenerator, throwInto } from "./generators";
import { isException } from "./exceptions";
import { observe } from "./instructions/stack";
import { PyRaise, type CallRequest } from "./native";
import { leaveNative, noteRaise } from "./unwind";
import { None, type PyValue } from "./values";
import { noKeywords, push, type Vm } from "./vm";

/** Gives native code the result of its call, or the exception that came out of it, until it waits again or is done. */
export function resumeNative(vm: Vm, frame: NativeFrame, raise?: PyRaise): void {
  let value = vm.incoming;
  let thrown = raise;
  for (;;) {
    const step = advance(vm, frame, value, thrown);
    if (step.done) {
      leaveNative(vm, frame);
      deliver(vm, frame, step.value);
      return;
    }
    thrown = undefined;
    frame.catches = step.value.catches;
    try {
      const result = begin(vm, step.value);
      if (result === undefined) return;
      value = result;
    } catch (error) {
      if (!(error instanceof PyRaise) || vm.frame !== frame) throw error;
      noteRaise(vm, error);
      thrown = error;
    }
  }
}

function advance(
  vm: Vm,
  frame: NativeFrame,
  value: PyValue,
  thrown: PyRaise | undefined,
): IteratorResult<CallRequest, PyValue | undefined> {
  try {
    return thrown ? frame.steps.throw(thrown) : frame.steps.next(value);
  } catch (error) {
    leaveNative(vm, frame);
    throw error;
  }
}

function begin(vm: Vm, request: CallRequest): PyValue | undefined {
  const { callee, resume } = request;
  if (!resume || callee.kind !== "generator") {
    return startCall(vm, callee, request.args, request.kwargs ?? noKeywords);
  }
  if (resume.how === "send") resumeGenerator(vm, callee, resume.value, "push");
  else if (isException(resume.value)) throwInto(vm, callee, resume.value, "push");
  return undefined;
}

/** Gives what native code came to to the frame that waits for it. */
function deliver(vm: Vm, done: NativeFrame, value: PyValue | undefined): void {
  const to = vm.frame;
  if (to === undefined) {
    vm.outcome = { kind: "value", value: done.made ?? value ?? None };
  } else if (to.kind === "native") {
    vm.incoming = done.made ?? value ?? None;
  } else {
    deliverToPython(vm, to, done, value);
  }
}

function deliverToPython(vm: Vm, to: Frame, done: NativeFrame, value: PyValue | undefined): void {
  switch (done.returns) {
    case "push":
      push(to, value ?? None);
      if (vm.hooks.observe && value) observe(vm, to, value);
      return;
    case "again":
      push(to, value ?? None);
      to.ip--;
      return;
    case "pair":
      if (value?.kind === "tuple") for (const item of value.items) push(to, item);
      return;
    case "drop":
      return;
    case "item":
      if (value === undefined) endLoop(to);
      else push(to, value);
      return;
    case "send":
      if (value === undefined) endSend(to, vm.stopValue);
      else push(to, value);
      return;
    case "init":
      push(to, done.made ?? None);
      return;
  }
}

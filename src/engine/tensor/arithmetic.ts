/** Division and rounding of numbers as Python, NumPy and PyTorch do them. */

/** To the nearest whole number, halves to the even one. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest === 0.5) return floor % 2 === 0 ? floor : floor + 1;
  const rounded = rest > 0.5 ? floor + 1 : floor;
  return rounded === 0 && x < 0 ? -0 : rounded;
}

/** The rest with the sign of the divisor. */
export function pythonModulo(x: number, y: number): number {
  const rest = x % y;
  if (rest !== 0 && rest < 0 !== y < 0) return rest + y;
  return rest === 0 && y < 0 ? -0 : rest;
}

/** `x // y` */
export function floorDivision(x: number, y: number): number {
  if (y === 0) return x / y;
  const quotient = (x - pythonModulo(x, y)) / y;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

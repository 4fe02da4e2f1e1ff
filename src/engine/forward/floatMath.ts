/**
 * expf, logf and erff to the last bit of the C library that PyTorch's Linux builds call: its erfinv, and with it
 * `trunc_normal_`, shows those bits. Checked against glibc on all kinds of numbers by test/forward/floatMath.test.ts.
 */

const { fround } = Math;

const steps = 32;
/** 2^(i / 32). */
const powers = Array.from({ length: steps }, (_, i) => 2 ** (i / steps));
const expTerms = [
  0.05550361559341535 / steps ** 3,
  0.2402284522445722 / steps ** 2,
  0.6931471806916203 / steps,
];

/** e^x of a float32, far from overflow. */
export function expf(x: number): number {
  const z = (x * steps) / Math.LN2;
  const k = roundHalfEven(z);
  const r = z - k;
  const index = ((k % steps) + steps) % steps;
  const scale = powers[index] * 2 ** ((k - index) / steps);
  const high = expTerms[0] * r + expTerms[1];
  const low = expTerms[2] * r + 1;
  return fround((high * (r * r) + low) * scale);
}

function roundHalfEven(x: number): number {
  const shift = 6755399441055744; // 1.5 * 2^52
  return x + shift - shift;
}

/** 1 / c and log c in the middle of each sixteenth of an octave. */
const logTable: readonly (readonly [number, number])[] = [
  [1.398907162146528, -0.33569133332882284],
  [1.3403141896637998, -0.2929040563774074],
  [1.286432210124115, -0.2518726580937369],
  [1.2367150214269895, -0.21245868807117255],
  [1.1906977166711752, -0.17453945183745634],
  [1.1479821020556429, -0.1380057072319758],
  [1.1082251448272158, -0.10275976698545139],
  [1.0711297413057381, -0.06871392447020525],
  [1.036437278977283, -0.0357891387398228],
  [1, 0],
  [0.9492859795739057, 0.05204517742929496],
  [0.8951049428609004, 0.11081431298787942],
  [0.8476821620351103, 0.1652495223695143],
  [0.8050314851692001, 0.21687389031699977],
  [0.7664671008843108, 0.2659635028121397],
  [0.731428603316328, 0.3127556664073557],
];
const logTerms = [-0.25089342214237154, 0.333456765744066, -0.4999997485802103];

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** log x of a positive normal float32. */
export function logf(x: number): number {
  float[0] = x;
  if (x === 1) return 0;
  const offset = bits[0] - 0x3f330000;
  const [inverse, logarithm] = logTable[(offset >> 19) & 15];
  const exponent = offset >> 23;
  bits[0] -= offset & (0x1ff << 23);
  const z = float[0];
  const r = z * inverse - 1;
  const start = logarithm + exponent * Math.LN2;
  const r2 = r * r;
  const y = logTerms[1] * r + logTerms[2];
  return fround((logTerms[0] * r2 + y) * r2 + (start + r));
}

const nearZero = {
  over: [1.2837916613e-1, -3.2504209876e-1, -2.8481749818e-2, -5.770270247e-3, -2.3763017452e-5],
  under: [1, 3.9791721106e-1, 6.50222525e-2, 5.0813062117e-3, 1.3249473704e-4, -3.9602282413e-6],
};
const nearOne = {
  over: [
    -2.3621185683e-3, 4.1485610604e-1, -3.7220788002e-1, 3.1834661961e-1, -1.1089469492e-1,
    3.5478305072e-2, -2.1663755178e-3,
  ],
  under: [
    1, 1.0642088205e-1, 5.4039794207e-1, 7.1828655899e-2, 1.2617121637e-1, 1.3637083583e-2,
    1.1984500103e-2,
  ],
};
const toThree = {
  over: [
    -9.8649440333e-3, -6.938585639e-1, -1.0558626175e1, -6.2375331879e1, -1.6239666748e2,
    -1.8460508728e2, -8.1287437439e1, -9.8143291473,
  ],
  under: [
    1, 1.965127182e1, 1.3765776062e2, 4.3456588745e2, 6.4538726807e2, 4.2900814819e2,
    1.0863500214e2, 6.5702495575, -6.0424413532e-2,
  ],
};
const toSix = {
  over: [
    -9.864943102e-3, -7.9928326607e-1, -1.7757955551e1, -1.6063638306e2, -6.3756646729e2,
    -1.0250950928e3, -4.8351919556e2,
  ],
  under: [
    1, 3.0338060379e1, 3.2579251099e2, 1.5367296143e3, 3.1998581543e3, 2.553050293e3,
    4.7452853394e2, -2.2440952301e1,
  ],
};
const erfOfOne = fround(8.4506291151e-1);

/** erf x of a float32: rational functions on four ranges, all in float32. */
export function erff(x: number): number {
  const size = Math.abs(x);
  if (size >= 6) return Math.sign(x);
  if (size < 0.84375) {
    if (size < 2 ** -28) return fround(x + fround(fround(1.2837916613e-1) * x));
    return fround(x + fround(x * ratio(nearZero, fround(x * x))));
  }
  if (size < 1.25) {
    return Math.sign(x) * fround(erfOfOne + ratio(nearOne, fround(size - 1)));
  }
  const s = fround(1 / fround(size * size));
  const quotient = ratio(size < fround(1 / 0.35) ? toThree : toSix, s);
  float[0] = size;
  bits[0] &= 0xfffff000;
  const z = float[0];
  const first = expf(fround(fround(-fround(z * z)) - 0.5625));
  const second = expf(fround(fround(fround(z - size) * fround(z + size)) + quotient));
  const complement = fround(fround(first * second) / size);
  return Math.sign(x) * fround(1 - complement);
}

function ratio(
  { over, under }: { readonly over: readonly number[]; readonly under: readonly number[] },
  s: number,
): number {
  return fround(polynomial(over, s) / polynomial(under, s));
}

function polynomial(coefficients: readonly number[], s: number): number {
  let value = fround(coefficients[coefficients.length - 1]);
  for (let i = coefficients.length - 2; i >= 0; i--) {
    value = fround(fround(coefficients[i]) + fround(s * value));
  }
  return value;
}

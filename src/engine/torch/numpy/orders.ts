/** The orders in which NumPy's unstable sorts leave equal elements, and what a partition leaves on its two sides. */

/** Up to one element more than this, quicksort inserts. */
const smallSort = 15;

/** NaN comes last. */
function isLess(a: number, b: number): boolean {
  return a < b || (Number.isNaN(b) && !Number.isNaN(a));
}

function exchange(list: Float64Array, i: number, j: number): void {
  const other = list[i];
  list[i] = list[j];
  list[j] = other;
}

function counted(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => i);
}

/** `argsort` as it is without `kind="stable"`: quicksort around the median of three. */
export function quickOrder(row: Float64Array): Float64Array {
  const order = counted(row.length);
  const less = (i: number, j: number): boolean => isLess(row[order[i]], row[order[j]]);
  const open: (readonly [number, number])[] = [[0, row.length - 1]];
  for (let part = open.pop(); part; part = open.pop()) {
    let [low, high] = part;
    while (high - low > smallSort) {
      const middle = low + ((high - low) >> 1);
      if (less(middle, low)) exchange(order, middle, low);
      if (less(high, middle)) exchange(order, high, middle);
      if (less(middle, low)) exchange(order, middle, low);
      const pivot = row[order[middle]];
      let i = low;
      let j = high - 1;
      exchange(order, middle, j);
      for (;;) {
        do i++;
        while (isLess(row[order[i]], pivot));
        do j--;
        while (isLess(pivot, row[order[j]]));
        if (i >= j) break;
        exchange(order, i, j);
      }
      exchange(order, i, high - 1);
      // The larger part waits.
      if (i - low < high - i) {
        open.push([i + 1, high]);
        high = i - 1;
      } else {
        open.push([low, i - 1]);
        low = i + 1;
      }
    }
    insertionSort(row, order, low, high);
  }
  return order;
}

function insertionSort(row: Float64Array, order: Float64Array, low: number, high: number): void {
  for (let i = low + 1; i <= high; i++) {
    const own = order[i];
    let j = i;
    while (j > low && isLess(row[own], row[order[j - 1]])) {
      order[j] = order[j - 1];
      j--;
    }
    order[j] = own;
  }
}

/** `argpartition`: selection around the median of three. `undefined` where NumPy would go on by other means. */
export function partitionOrder(
  row: Float64Array,
  kth: number,
  isFloat: boolean,
): Float64Array | undefined {
  const order = counted(row.length);
  const less = (i: number, j: number): boolean => isLess(row[order[i]], row[order[j]]);
  let low = 0;
  let high = row.length - 1;
  if (kth - low < 3) {
    for (let i = 0; i <= kth; i++) {
      let least = i;
      for (let k = i + 1; k < row.length; k++) if (less(k, least)) least = k;
      exchange(order, i, least);
    }
    return order;
  }
  if (isFloat && kth === high) {
    let most = 0;
    for (let k = 1; k < row.length; k++) if (!less(k, most)) most = k;
    exchange(order, kth, most);
    return order;
  }
  let depth = 2 * (31 - Math.clz32(row.length));
  while (low + 1 < high) {
    let left = low + 1;
    let right = high;
    if (depth <= 0 && right - left >= 5) return undefined;
    depth--;
    const middle = low + ((high - low) >> 1);
    if (less(high, middle)) exchange(order, high, middle);
    if (less(high, low)) exchange(order, high, low);
    if (less(low, middle)) exchange(order, low, middle);
    exchange(order, middle, low + 1);
    const pivot = row[order[low]];
    for (;;) {
      do left++;
      while (isLess(row[order[left]], pivot));
      do right--;
      while (isLess(pivot, row[order[right]]));
      if (right < left) break;
      exchange(order, left, right);
    }
    exchange(order, low, right);
    if (right >= kth) high = right - 1;
    if (right <= kth) low = left;
  }
  if (high === low + 1 && less(high, low)) exchange(order, high, low);
  return order;
}

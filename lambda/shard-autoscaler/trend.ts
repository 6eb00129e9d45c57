/** Change from one value to the next: the median slope between any two of them, which a single jump does not bend. */
export function trend(values: readonly number[]): number {
  const slopes = values.flatMap((value, i) => values.slice(i + 1).map((later, gap) => (later - value) / (gap + 1)));
  slopes.sort((a, b) => a - b);
  return slopes[Math.floor(slopes.length / 2)] ?? 0;
}

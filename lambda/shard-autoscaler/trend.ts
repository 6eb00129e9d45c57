/** Change from one value to the next: the median slope between any two of them, which a single jump does not bend. */
export function trend(values: readonly number[]): number {
  const slopes: number[] = [];
  for (let end = 1; end < values.length; end++) {
    for (let start = 0; start < end; start++) slopes.push(slope(values, start, end));
  }
  slopes.sort((a, b) => a - b);
  return slopes[Math.floor(slopes.length / 2)] ?? 0;
}

function slope(values: readonly number[], start: number, end: number): number {
  return ((values[end] as number) - (values[start] as number)) / (end - start);
}

const FIRST_MS = 50;
const LONGEST_MS = 5_000;

/** How long to wait after so many refusals: anything up to twice as long each time, so that writers do not come back all at once. */
export function backoffMs(refusals: number, random: () => number): number {
  return Math.ceil(random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** refusals));
}

/** What came of the lines, in one place they are delivered to. */
export interface Arrival {
  /** Rows that are not repetitions of one another. */
  readonly distinctRows: number;
  /** Lines of the records that could not be delivered and are kept under the error prefix. */
  readonly failedLines: number;
}

export interface Accounts {
  /** Lines that were put on the data directory, by this run and those before. */
  readonly put: number;
  /** Lines that no record can carry. */
  readonly tooLong: number;
  /** What had not arrived when the run gave up waiting. */
  readonly pending: readonly string[];
  /** By place; only places that hold a row for each line. */
  readonly arrivals: Readonly<Record<string, Arrival>>;
}

/** Why not every line is accounted for, one line each; empty when every one is. */
export function unaccounted({ put, tooLong, pending, arrivals }: Accounts): string[] {
  const problems = pending.map((line) => `not arrived: ${line}`);
  if (tooLong > 0) problems.push(`${tooLong} lines are longer than a record may be (1,000 KiB) and were not put`);
  for (const [place, { distinctRows, failedLines }] of Object.entries(arrivals)) {
    const missing = put - distinctRows - failedLines;
    if (missing > 0) problems.push(`${missing} of ${put} lines are not in the ${place}`);
  }
  return problems;
}

/** Writes one JSON line. Not by `console`, which puts a time stamp before it in the text format of Lambda. */
export function writeLog(entry: object): void {
  process.stdout.write(`${JSON.stringify(entry)}\n`);
}

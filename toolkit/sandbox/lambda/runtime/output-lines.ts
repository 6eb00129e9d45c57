/** Cuts what a stream writes into lines. */
export class OutputLines {
  private rest = '';

  constructor(private readonly onLine: (line: string) => void) {}

  write(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.onLine(line);
  }
}

/** Sends what a stream would print to a listener instead, in order with everything else the thread reports. */
export function captureLines(stream: NodeJS.WriteStream, onLine: (line: string) => void): void {
  const lines = new OutputLines(onLine);
  stream.write = (chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
    lines.write(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
}

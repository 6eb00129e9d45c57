import { isPlain, ZERO } from './ascii';

// Up to here a loop is faster than a call that leaves JavaScript.
const SHORT = 16;

/** Appends to a block of memory from a place on. It does not check for room: who appends does. */
export class ByteWriter {
  public end: number;

  public constructor(
    private readonly block: Buffer,
    public readonly start: number,
  ) {
    this.end = start;
  }

  public get length(): number {
    return this.end - this.start;
  }

  public clear(): void {
    this.end = this.start;
  }

  public append(bytes: Buffer): void {
    if (bytes.length > SHORT) this.block.set(bytes, this.end);
    else for (let i = 0; i < bytes.length; i++) this.block[this.end + i] = bytes[i] as number;
    this.end += bytes.length;
  }

  /** Appends a range of the block itself. */
  public appendRange(start: number, end: number): void {
    const { block } = this;
    let at = this.end;
    this.end += end - start;
    if (end - start > SHORT) block.copyWithin(at, start, end);
    else for (let i = start; i < end; i++) block[at++] = block[i] as number;
  }

  public appendByte(byte: number): void {
    this.block[this.end++] = byte;
  }

  public appendInteger(value: number): void {
    if (value > 9) this.appendInteger(Math.floor(value / 10));
    this.appendByte(ZERO + (value % 10));
  }

  /** Appends a short text that stands for itself in JSON; appends nothing, and says so, if it does not. */
  public appendPlain(text: string): boolean {
    const { block, end } = this;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (!isPlain(code)) return false;
      block[end + i] = code;
    }
    this.end += text.length;
    return true;
  }

  public appendText(text: string): void {
    this.end += this.block.write(text, this.end);
  }

  /** A copy of what was appended. */
  public toBuffer(): Buffer {
    return Buffer.from(this.block.subarray(this.start, this.end));
  }

  public toBase64(): string {
    return this.block.toString('base64', this.start, this.end);
  }
}

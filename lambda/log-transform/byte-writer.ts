import { ZERO } from '../shared/ascii';

/** Appends to a block of memory made once. It does not grow: who appends asks for the room before. */
export class ByteWriter {
  public length = 0;
  private readonly block: Buffer;

  public constructor(capacity: number) {
    this.block = Buffer.allocUnsafe(capacity);
  }

  public get capacity(): number {
    return this.block.length;
  }

  /** A loop, since what is appended here is mostly shorter than a call of `copy` is worth. */
  public append(bytes: Buffer, start = 0, end = bytes.length): void {
    const { block } = this;
    let at = this.length;
    for (let i = start; i < end; i++) block[at++] = bytes[i] as number;
    this.length = at;
  }

  public appendByte(byte: number): void {
    this.block[this.length++] = byte;
  }

  public appendInteger(value: number): void {
    if (value > 9) this.appendInteger(Math.floor(value / 10));
    this.appendByte(ZERO + (value % 10));
  }

  public appendText(text: string): void {
    this.length += this.block.write(text, this.length);
  }

  public toBase64(): string {
    return this.block.toString('base64', 0, this.length);
  }
}

/** The bytes that a number takes. */
export function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length++;
  return length;
}

/** The bytes that a field of a length takes with the tag before it; tags of one byte only. */
export function fieldLength(contentLength: number): number {
  return 1 + varintLength(contentLength) + contentLength;
}

/** Writes a Protocol Buffers message into memory that is known to suffice. */
export class ProtobufWriter {
  public constructor(
    private readonly block: Buffer,
    private at: number,
  ) {}

  public varint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.block[this.at++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.block[this.at++] = rest;
  }

  public number(tag: number, value: number): void {
    this.varint(tag);
    this.varint(value);
  }

  public bytes(tag: number, content: Buffer): void {
    this.number(tag, content.length);
    this.at += content.copy(this.block, this.at);
  }
}

/** How the value of a field is written. */
const VARINT = 0;
const FIXED_64 = 1;
const BYTES = 2;
const FIXED_32 = 5;

const MAX_VARINT_BYTES = 10;

/** Reads a Protocol Buffers message from front to end. Every method throws a RangeError where it is cut off or malformed. */
export class ProtobufReader {
  private at = 0;
  private end: number;

  public constructor(private readonly message: Buffer) {
    this.end = message.length;
  }

  public get isDone(): boolean {
    return this.at >= this.end;
  }

  /** A number of up to 64 bits; past 2^53 it is rounded. */
  public varint(): number {
    const first = this.byte();
    return first < 128 ? first : this.longVarint(first);
  }

  /** The content of a field of a length; it shares its memory with the message. */
  public bytes(): Buffer {
    const start = this.advance(this.varint());
    return this.message.subarray(start, this.at);
  }

  public text(): string {
    const start = this.advance(this.varint());
    return this.message.toString('utf8', start, this.at);
  }

  /** Reads the content of a field of a length as a message of its own. */
  public nested<T>(read: (reader: ProtobufReader) => T): T {
    const { end } = this;
    const start = this.advance(this.varint());
    this.end = this.at;
    this.at = start;
    const result = read(this);
    this.end = end;
    return result;
  }

  /** Passes over the value of a field. */
  public skip(type: number): void {
    if (type === VARINT) this.varint();
    else if (type === BYTES) this.advance(this.varint());
    else if (type === FIXED_64) this.advance(8);
    else if (type === FIXED_32) this.advance(4);
    else throw new RangeError(`a field of type ${type} cannot be read`);
  }

  private longVarint(first: number): number {
    let value = first - 128;
    for (let length = 2, factor = 128; length <= MAX_VARINT_BYTES; length++, factor *= 128) {
      const byte = this.byte();
      if (byte < 128) return value + byte * factor;
      value += (byte - 128) * factor;
    }
    throw new RangeError(`a number is longer than ${MAX_VARINT_BYTES} bytes`);
  }

  private byte(): number {
    return this.message[this.advance(1)] as number;
  }

  /** Where it stood before. */
  private advance(length: number): number {
    const start = this.at;
    this.at += length;
    if (this.at > this.end) throw new RangeError('the message is cut off');
    return start;
  }
}

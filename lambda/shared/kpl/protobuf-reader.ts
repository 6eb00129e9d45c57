/** How the value of a field is written. */
export const VARINT = 0;
const FIXED_64 = 1;
export const BYTES = 2;
const FIXED_32 = 5;

const MAX_VARINT_BYTES = 10;

/** Reads a Protocol Buffers message from front to end. Every method throws a RangeError where it is cut off or malformed. */
export class ProtobufReader {
  public constructor(
    private readonly message: Buffer,
    private at = 0,
    private readonly end = message.length,
  ) {}

  public get isDone(): boolean {
    return this.at >= this.end;
  }

  /** A number of up to 64 bits; past 2^53 it is rounded. */
  public varint(): number {
    let value = 0;
    for (let length = 1, factor = 1; length <= MAX_VARINT_BYTES; length++, factor *= 128) {
      const byte = this.message[this.advance(1)] as number;
      if (byte < 128) return value + byte * factor;
      value += (byte & 127) * factor;
    }
    throw new RangeError(`a number is longer than ${MAX_VARINT_BYTES} bytes`);
  }

  /** The content of a field of a length; it shares its memory with the message. */
  public bytes(): Buffer {
    const start = this.advance(this.varint());
    return this.message.subarray(start, this.at);
  }

  /** The content of a field of a length, as a message of its own. */
  public nested(): ProtobufReader {
    const start = this.advance(this.varint());
    return new ProtobufReader(this.message, start, this.at);
  }

  /** Passes over the value of a field. */
  public skip(type: number): void {
    if (type === VARINT) this.varint();
    else if (type === BYTES) this.advance(this.varint());
    else if (type === FIXED_64) this.advance(8);
    else if (type === FIXED_32) this.advance(4);
    else throw new RangeError(`a field of type ${type} cannot be read`);
  }

  /** Where it stood before. */
  private advance(length: number): number {
    const start = this.at;
    if (start + length > this.end) throw new RangeError('the message is cut off');
    this.at = start + length;
    return start;
  }
}

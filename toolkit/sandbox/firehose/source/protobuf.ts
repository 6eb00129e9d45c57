const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** The fields of a protocol buffers message, as far as integers and bytes go. */
export class Protobuf {
  private readonly fields: { readonly number: number; readonly value: number | Buffer }[] = [];
  private at = 0;

  private constructor(private readonly message: Buffer) {}

  /** Absent when the bytes are no message of this kind. */
  static read(message: Buffer): Protobuf | undefined {
    const protobuf = new Protobuf(message);
    while (protobuf.at < message.length) if (!protobuf.readField()) return undefined;
    return protobuf;
  }

  bytes(number: number): Buffer[] {
    return this.values(number).filter((value) => typeof value !== 'number');
  }

  integer(number: number): number | undefined {
    return this.values(number).find((value) => typeof value === 'number');
  }

  private values(number: number): (number | Buffer)[] {
    return this.fields.filter((field) => field.number === number).map(({ value }) => value);
  }

  private readField(): boolean {
    const tag = this.readVarint();
    const value = this.readValue(tag % 8);
    if (value === undefined) return false;
    this.fields.push({ number: Math.floor(tag / 8), value });
    return this.at <= this.message.length;
  }

  private readValue(wireType: number): number | Buffer | undefined {
    if (wireType === VARINT) return this.readVarint();
    if (wireType !== LENGTH_DELIMITED) return undefined;
    const length = this.readVarint();
    this.at += length;
    return this.message.subarray(this.at - length, this.at);
  }

  private readVarint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.message[this.at++];
      if (byte === undefined) return value;
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
  }
}

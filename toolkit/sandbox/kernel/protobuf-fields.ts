const VARINT = 0;
const BYTES = 2;

export interface Field {
  readonly number: number;
  /** A count, or the content of a field of a length. */
  readonly value: number | Buffer;
}

/** Walks the fields of a Protocol Buffers message. @throws RangeError when it is cut off or has a type that is not known */
export function* protobufFields(message: Buffer): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = message[at++];
      if (byte === undefined) throw new RangeError('a number is cut off');
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const [number, type] = [Math.floor(key / 8), key % 8];
    const value = varint();
    if (type === VARINT) {
      yield { number, value };
    } else if (type === BYTES && at + value <= message.length) {
      yield { number, value: message.subarray(at, at + value) };
      at += value;
    } else {
      throw new RangeError(`field ${number} of type ${type} cannot be read`);
    }
  }
}

/**
 * How the data of a user record becomes a value, or several where a producer packed them into one. What it throws makes the value
 * invalid, not the batch; its message is logged, so it should not hold data.
 */
export interface Codec<T, Part = Buffer> {
  /**
   * The parts of a user record, in order.
   * @default - the user record is the only part
   */
  unpack?(data: Buffer): readonly Part[];
  decode(part: Part): T;
}

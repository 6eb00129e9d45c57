import { fieldLength } from './protobuf-writer';

/** The keys of an aggregate, each written once, in the order in which they were first met. */
export class KeyTable {
  private readonly places = new Map<string, number>();

  public get keys(): Iterable<string> {
    return this.places.keys();
  }

  /** The place of a key, or the one it would get. */
  public placeOf(key: string): number {
    return this.places.get(key) ?? this.places.size;
  }

  /** The bytes by which the table would grow. */
  public growth(key: string): number {
    return this.places.has(key) ? 0 : fieldLength(Buffer.byteLength(key));
  }

  public add(key: string): void {
    this.places.set(key, this.placeOf(key));
  }
}

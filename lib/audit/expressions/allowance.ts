const MEBIBYTE = 1024 * 1024;

/** What an entry of a list or an object takes beside what it holds. */
const ENTRY = 8;

/**
 * How much the functions of templates may make: texts that are joined with themselves, or lists that hold one another
 * twice, double with each step.
 */
export class Allowance {
  private left: number;
  private readonly sizes = new WeakMap<object, number>();

  constructor(mebibytes: number) {
    this.left = mebibytes * MEBIBYTE;
  }

  /** Whether everything that was taken is little enough. */
  take(value: unknown): boolean {
    this.left -= this.sizeOf(value);
    return this.left >= 0;
  }

  /** What a value holds of others that were measured before is not looked at again. */
  private sizeOf(value: unknown): number {
    if (typeof value === 'string') return value.length;
    if (typeof value !== 'object' || value === null) return ENTRY;
    const known = this.sizes.get(value);
    if (known !== undefined) return known;
    const size = Object.values(value).reduce<number>((sum, entry) => sum + ENTRY + this.sizeOf(entry), ENTRY);
    this.sizes.set(value, size);
    return size;
  }
}

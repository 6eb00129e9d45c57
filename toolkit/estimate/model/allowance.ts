const MOST_CHARACTERS = 16 * 1024 * 1024;

/**
 * How much the functions of templates may make: texts that are joined with themselves, or lists that hold one another
 * twice, double with each step.
 */
export class Allowance {
  private left = MOST_CHARACTERS;
  private readonly sizes = new WeakMap<object, number>();

  /** @throws Error when everything that was taken is too much */
  take(value: unknown): void {
    this.left -= this.sizeOf(value);
    if (this.left < 0) throw new Error('the functions of the template make more than 16 MiB');
  }

  /** What a value holds of others that were measured before is not looked at again. */
  private sizeOf(value: unknown): number {
    if (typeof value === 'string') return value.length;
    if (typeof value !== 'object' || value === null) return 1;
    const known = this.sizes.get(value);
    if (known !== undefined) return known;
    const size = Object.values(value).reduce<number>((sum, entry) => sum + this.sizeOf(entry), 1);
    this.sizes.set(value, size);
    return size;
  }
}

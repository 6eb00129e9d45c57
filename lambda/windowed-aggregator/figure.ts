import type { Accumulator } from './accumulator';

/** A sign, 17 digits, a point and an exponent of three digits with its sign. */
const LONGEST_NUMBER = 24;

const FOLDS = {
  count: (a: number, b: number) => a + b,
  sum: (a: number, b: number) => a + b,
  min: Math.min,
  max: Math.max,
} as const;

/** A number that each value changes. */
export class Figure implements Accumulator<number> {
  public readonly size = LONGEST_NUMBER;
  private value: number | undefined;

  public constructor(
    private readonly type: keyof typeof FOLDS,
    saved: number | null = null,
  ) {
    this.value = saved ?? undefined;
  }

  public add(value: number): void {
    this.value = this.value === undefined ? value : FOLDS[this.type](this.value, value);
  }

  public figure(): number | undefined {
    return this.value;
  }

  public save(): number | null {
    return this.value ?? null;
  }
}

import type { Accumulator } from './accumulator';
import type { Measure, Path } from './aggregation';
import { Distinct } from './distinct';
import { Figure } from './figure';
import { amountOf, textOf, type UNFIT, valueAt } from './json-value';
import { Quantiles, type SavedQuantiles } from './quantiles';

/** What a series takes in of a line. */
export type Value = number | string;

/** The values of one field, accumulated in one way: percentiles of a field have one series between them. */
export class Series {
  public readonly key: string;
  private readonly type: Measure['type'];
  private readonly path: Path;

  public constructor({ type, path }: Pick<Measure, 'type' | 'path'>) {
    this.type = type;
    this.path = path;
    this.key = JSON.stringify([type, path]);
  }

  public valueIn(document: object): Value | undefined | typeof UNFIT {
    if (this.type === 'count') return 1;
    const value = valueAt(document, this.path);
    return this.type === 'distinct' ? textOf(value) : amountOf(value);
  }

  /** @param saved what the accumulator gave when it was saved */
  public accumulator(saved?: unknown): Accumulator<Value> {
    if (this.type === 'distinct') return new Distinct(saved as string) as Accumulator<Value>;
    if (this.type === 'percentile') return new Quantiles(saved as SavedQuantiles) as Accumulator<Value>;
    return new Figure(this.type, saved as number) as Accumulator<Value>;
  }
}

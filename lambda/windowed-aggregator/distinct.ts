import { DistinctValues } from '../shared/distinct-values';
import type { Accumulator } from './accumulator';

const QUOTES = 2;

/** Counts different texts. */
export class Distinct implements Accumulator<string> {
  private readonly values: DistinctValues;

  public constructor(saved = '') {
    this.values = new DistinctValues(saved);
  }

  public add(value: string): void {
    this.values.add(Buffer.from(value));
  }

  public figure(): number {
    return this.values.estimate();
  }

  public save(): string {
    return this.values.toString();
  }

  public sketch(): string {
    return this.values.toRegisters().toString('base64');
  }

  public get size(): number {
    return this.values.textLength + QUOTES;
  }
}

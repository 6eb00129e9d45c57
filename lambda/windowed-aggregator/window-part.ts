import type { Accumulator } from './accumulator';
import type { AggregationPlan } from './aggregation-plan';
import type { Reading } from './line-reader';
import type { Value } from './series';

/** Lambda ends a window early whose state is larger than 1 MB; the rest is room for what the last line brings. */
const MOST_STATE_BYTES = 900_000;
/** Braces, brackets, commas, and the members beside the groups. */
const PART_BYTES = 200;
const GROUP_BYTES = 8;

/** Stands for every dimension of the group that the lines of further groups count in. */
export const OTHER = '(other)';

/** What Lambda carries from one invocation of a window to the next; empty at its start. */
export interface SavedPart {
  readonly number?: number;
  readonly first?: string;
  readonly malformedLines?: number;
  readonly groups?: Readonly<Record<string, readonly unknown[]>>;
}

/** The groups of a window, or of a part of it: a window with too many for a state is told in several parts. */
export class WindowPart {
  public malformedLines: number;
  public readonly groups = new Map<string, readonly Accumulator<Value>[]>();
  private readonly number: number;
  private first: string | undefined;
  private bytes = PART_BYTES;

  public constructor(
    private readonly plan: AggregationPlan,
    { number = 0, first, malformedLines = 0, groups = {} }: SavedPart = {},
  ) {
    this.number = number;
    this.first = first;
    this.malformedLines = malformedLines;
    for (const [key, saved] of Object.entries(groups)) this.open(key, saved);
  }

  /** Of the same lines, however they come in batches, and of no others. */
  public get id(): string {
    return `${this.first}-${this.number}`;
  }

  public get isEmpty(): boolean {
    return this.first === undefined;
  }

  public get isFull(): boolean {
    return this.bytes > MOST_STATE_BYTES;
  }

  /** @param reading undefined for a malformed line */
  public count(reading: Reading | undefined, sequenceNumber: string): void {
    this.first ??= sequenceNumber;
    if (reading === undefined) this.malformedLines += 1;
    else this.add(this.groupOf(reading.group), reading.values);
  }

  /** The part that comes after this one. */
  public next(): WindowPart {
    return new WindowPart(this.plan, { number: this.number + 1 });
  }

  public save(): SavedPart {
    const groups = [...this.groups].map(([key, group]) => [key, group.map((accumulator) => accumulator.save())]);
    const { number, first, malformedLines } = this;
    return { number, first, malformedLines, groups: Object.fromEntries(groups) };
  }

  private add(group: readonly Accumulator<Value>[], values: Reading['values']): void {
    this.bytes -= sizeOf(group);
    for (const [i, accumulator] of group.entries()) {
      const value = values[i];
      if (value !== undefined) accumulator.add(value);
    }
    this.bytes += sizeOf(group);
  }

  private groupOf(values: readonly string[]): readonly Accumulator<Value>[] {
    const key = JSON.stringify(values);
    const known = this.groups.get(key);
    if (known !== undefined) return known;
    if (this.groups.size < this.plan.maxGroups) return this.open(key);
    const other = JSON.stringify(values.map(() => OTHER));
    return this.groups.get(other) ?? this.open(other);
  }

  private open(key: string, saved: readonly unknown[] = []): readonly Accumulator<Value>[] {
    const group = this.plan.series.map((series, i) => series.accumulator(saved[i]));
    this.groups.set(key, group);
    this.bytes += GROUP_BYTES + Buffer.byteLength(JSON.stringify(key)) + sizeOf(group);
    return group;
  }
}

function sizeOf(group: readonly Accumulator<Value>[]): number {
  return group.reduce((sum, { size }) => sum + size + 1, 0);
}

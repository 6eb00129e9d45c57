import { readBoundedText } from '../../sandbox/assembly/bounded-text';
import type { StackAudit } from '../audit-run';
import { resourceLines } from '../resource-lines';

export interface FindingPlace {
  readonly file?: string;
  readonly line?: number;
}

/** Finds the lines of resources, in files that are read at the first finding only. */
export class FindingPlaces {
  private readonly files: ReadonlyMap<string, string | undefined>;
  private readonly lines = new Map<string, ReadonlyMap<string, number>>();

  constructor(stacks: readonly StackAudit[]) {
    this.files = new Map(stacks.map(({ stackName, file }) => [stackName, file]));
  }

  of(stack: string, logicalId: string): FindingPlace {
    const file = this.files.get(stack);
    if (file === undefined) return {};
    const line = this.linesOf(file).get(logicalId);
    return line === undefined ? { file } : { file, line };
  }

  private linesOf(file: string): ReadonlyMap<string, number> {
    const known = this.lines.get(file) ?? resourceLines(readBoundedText(file));
    this.lines.set(file, known);
    return known;
  }
}

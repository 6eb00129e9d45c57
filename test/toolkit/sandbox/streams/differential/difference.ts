import { isDeepStrictEqual } from 'node:util';
import type { Step } from './session';

/** A member that the two sides answer differently. */
export interface Difference {
  readonly scenario: string;
  readonly step: string;
  readonly operation: string;
  /** Such as `Shards.0.ShardId`; empty for the whole answer. */
  readonly path: string;
  readonly ours: unknown;
  readonly theirs: unknown;
}

type Members = Readonly<Record<string, unknown>>;

export function differences(scenario: string, ours: readonly Step[], theirs: readonly Step[]): Difference[] {
  return ours.flatMap(({ name: step, operation, answer }, i) =>
    differingPaths(answer, theirs[i]?.answer).map((found) => ({ scenario, step, operation, ...found })),
  );
}

/** Of members within members, those furthest in; where one side fails, the whole answer. */
function differingPaths(ours: unknown, theirs: unknown, path = ''): Pick<Difference, 'path' | 'ours' | 'theirs'>[] {
  if (isDeepStrictEqual(ours, theirs)) return [];
  if (!isStructure(ours) || !isStructure(theirs)) return [{ path, ours, theirs }];
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  return names.flatMap((name) => differingPaths(ours[name], theirs[name], path === '' ? name : `${path}.${name}`));
}

function isStructure(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !('error' in value);
}

import type { Fault } from '../../toolkit/sandbox/faults';
import type { Names } from './names';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Long enough for what is on its way when the fault begins to have come from a pipeline at work. */
const SHORT_HOURS = 0.5;
const BEGIN_MS = 10 * MINUTE_MS;

/** What goes wrong in a run. */
export interface LedgerCase {
  readonly name: string;
  /** In which the orders are put. */
  readonly hours: number;
  /** How often in an hour orders are put: every minute where alarms are to see it. */
  readonly putsPerHour: number;
  /** Part of the orders that the first release of the function cannot process. */
  readonly poison: number;
  /** From the start until the second release. */
  readonly mendedAfterHours: number;
  readonly hasWarehouse: boolean;
  faults(names: Names): readonly Fault[];
}

/** One kind of fault. */
interface FaultKind {
  readonly name: string;
  /** How long it lasts alone. @default 30 minutes */
  readonly hours?: number;
  readonly poison?: number;
  readonly needsWarehouse?: boolean;
  faults?(names: Names, lasting: { readonly afterMs: number; readonly forMs: number }): readonly Fault[];
  /** What the alarms watch which it turns on, alone. */
  readonly alarms: readonly string[];
}

export const FAULT_KINDS: readonly FaultKind[] = [
  { name: 'poison orders, mended after 36 h', poison: 0.001, hours: 36, alarms: ['Health', 'ProcessorFailedRecords'] },
  {
    name: 'function fails for 30 h',
    hours: 30,
    faults: ({ orders }, lasting) => [{ type: 'function-fails', function: orders, ...lasting }],
    alarms: ['Health', 'ProcessorFailedRecords', 'ProcessorFunctionErrors'],
  },
  {
    name: 'function times out, 1 in 10',
    faults: ({ orders }, lasting) => [{ type: 'function-hangs', function: orders, share: 0.1, ...lasting }],
    alarms: ['Health', 'ProcessorFunctionErrors'],
  },
  {
    name: 'function exits, 1 in 10',
    faults: ({ orders }, lasting) => [{ type: 'function-exits', function: orders, share: 0.1, ...lasting }],
    alarms: ['Health', 'ProcessorFunctionErrors'],
  },
  {
    name: 'function out of memory, 1 in 10',
    faults: ({ orders }, lasting) => [{ type: 'function-out-of-memory', function: orders, share: 0.1, ...lasting }],
    alarms: ['Health', 'ProcessorFunctionErrors'],
  },
  {
    name: 'answer of the function lost, 1 in 10',
    faults: ({ orders }, lasting) => [{ type: 'function-answer-lost', function: orders, share: 0.1, ...lasting }],
    alarms: ['Health', 'ProcessorFunctionErrors'],
  },
  {
    name: 'item failures malformed, 1 in 10',
    faults: ({ orders }, lasting) => [
      { type: 'item-failures-malformed', function: orders, answer: 'unknown-identifier', share: 0.1, ...lasting },
    ],
    alarms: [],
  },
  {
    name: 'function throttled for 26 h',
    hours: 26,
    faults: ({ orders }, lasting) => [{ type: 'function-throttled', function: orders, ...lasting }],
    alarms: ['Health', 'ProcessorFunctionThrottles'],
  },
  {
    name: 'hostile records',
    faults: ({ stream }, { afterMs }) =>
      (['empty', 'not-json', 'binary', 'gzip-bomb', 'cut-gzip', 'broken-aggregate', 'oversized'] as const).map(
        (form) => ({
          type: 'hostile-records',
          stream,
          form,
          count: 3,
          afterMs,
        }),
      ),
    alarms: ['Health', 'LakeErrorObjects', 'ProcessorFailedRecords'],
  },
  {
    name: 'writer refused, 1 entry in 50',
    faults: ({ delivered }, lasting) => [{ type: 'put-entries-fail', stream: delivered, share: 0.02, ...lasting }],
    alarms: [],
  },
  {
    name: 'writes throttled, 1 in 10',
    faults: ({ stream }, lasting) => [{ type: 'writes-throttled', stream, share: 0.1, ...lasting }],
    alarms: ['Health', 'StreamThrottledWrites'],
  },
  {
    name: 'reads throttled',
    faults: ({ stream }, lasting) => [{ type: 'reads-throttled', stream, ...lasting }],
    alarms: ['Health', 'LakeFreshness', 'LakeStopped', 'StreamFailedReads', 'StreamThrottledReads'],
  },
  {
    name: 'shards split and merged',
    faults: ({ stream }, { afterMs }) => [
      { type: 'shard-split', stream, afterMs },
      { type: 'shards-merged', stream, afterMs: afterMs + 5 * MINUTE_MS },
      { type: 'shard-split', stream, afterMs: afterMs + 10 * MINUTE_MS },
    ],
    alarms: [],
  },
  {
    name: 'iterators expired, 1 in 10',
    faults: ({ stream }, lasting) => [{ type: 'iterators-expired', stream, share: 0.1, ...lasting }],
    alarms: [],
  },
  {
    name: 'retention shortened to 24 h',
    faults: ({ stream }, lasting) => [{ type: 'retention-shortened', stream, hours: 24, ...lasting }],
    alarms: [],
  },
  {
    name: 'key disabled for 12 h',
    hours: 12,
    faults: ({ stream, hasOwnKey }, lasting) => (hasOwnKey ? [{ type: 'key-disabled', stream, ...lasting }] : []),
    alarms: ['Health', 'StreamFailedWrites'],
  },
  {
    name: 'failure destination denied',
    faults: ({ failures }, lasting) =>
      failures === undefined ? [] : [{ type: 'bucket-denied', bucket: failures, ...lasting }],
    alarms: [],
  },
  {
    name: 'transform fails',
    faults: ({ transform }, lasting) => [{ type: 'function-fails', function: transform, ...lasting }],
    alarms: ['Health', 'LakeErrorObjects', 'TransformErrors'],
  },
  {
    name: 'transform answers malformed, 1 in 10',
    faults: ({ transform }, lasting) => [
      { type: 'transform-answer-malformed', function: transform, answer: 'processing-failed', share: 0.1, ...lasting },
    ],
    alarms: ['Health', 'LakeErrorObjects'],
  },
  {
    name: 'lake bucket denied for 20 h',
    hours: 20,
    faults: ({ lake }, lasting) => [{ type: 'bucket-denied', bucket: lake, ...lasting }],
    alarms: ['Health', 'LakeFreshness', 'LakeStopped', 'LakeWrites'],
  },
  {
    name: 'COPY fails',
    needsWarehouse: true,
    faults: (_, lasting) => [{ type: 'copy-fails', ...lasting }],
    alarms: ['Health', 'WarehouseCopies'],
  },
  { name: 'process killed', faults: (_, { afterMs }) => [{ type: 'process-killed', afterMs }], alarms: [] },
];

/**
 * A case of the kinds at these places of `FAULT_KINDS`: one by itself lasts as long as it does in the worst case, several last half
 * an hour, all at the same time.
 */
export function caseOfKinds(places: readonly number[]): LedgerCase {
  const kinds = places.map((place) => FAULT_KINDS[place] as FaultKind);
  const name = kinds.map((kind) => kind.name).join(' + ') || 'nothing';
  return caseOf(name, kinds, ({ hours = SHORT_HOURS }) => (kinds.length === 1 ? hours : SHORT_HOURS));
}

/** The orders are put for longer than the fault lasts, so that the end is at rest. */
function caseOf(name: string, kinds: readonly FaultKind[], hoursOf: (kind: FaultKind) => number): LedgerCase {
  const longest = Math.max(SHORT_HOURS, ...kinds.map(hoursOf));
  const hours = longest > 1 ? longest + 6 : 1;
  return {
    name,
    hours,
    putsPerHour: kinds.length < 2 && hours === 1 ? 60 : 6,
    poison: Math.max(0, ...kinds.map(({ poison = 0 }) => poison)),
    mendedAfterHours: hours,
    hasWarehouse: kinds.some(({ needsWarehouse }) => needsWarehouse),
    faults: (names) =>
      kinds.flatMap((kind) => kind.faults?.(names, { afterMs: BEGIN_MS, forMs: hoursOf(kind) * HOUR_MS }) ?? []),
  };
}

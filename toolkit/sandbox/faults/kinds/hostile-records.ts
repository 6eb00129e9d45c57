import type { FaultKind, TimedFault } from '../fault-kind';
import { HOSTILE_FORMS, type HostileForm, hostileData } from '../hostile-data';
import { NAME, oneOf, optional, text, wholeNumber } from '../property-rules';
import { operatorOf } from './stream-fault';

const RETRY_MS = 1_000;

/** Another producer puts records that nobody expects. What the stream refuses is put again, second by second. */
export interface HostileRecords extends TimedFault {
  readonly type: 'hostile-records';
  /** Logical id, construct path, name or ARN. */
  readonly stream: string;
  readonly form: HostileForm;
  /** @default 1 */
  readonly count?: number;
  /** @default - each record has one of its own */
  readonly partitionKey?: string;
}

export const hostileRecords: FaultKind<HostileRecords> = {
  type: 'hostile-records',
  properties: {
    stream: NAME,
    form: oneOf(HOSTILE_FORMS),
    count: optional(wholeNumber(1, 100_000)),
    partitionKey: optional(text('a partition key')),
  },
  prepare: ({ stream, form, count = 1, partitionKey }, site) => {
    const operator = operatorOf({ stream }, site);
    type Entries = Parameters<typeof operator.put>[0];
    const put = (entries: Entries): void => {
      const outcomes = operator.put(entries);
      const refused = entries.filter((_, i) => outcomes[i]?.error !== undefined);
      if (refused.length > 0) site.later(RETRY_MS, () => put(refused));
    };
    return () => {
      const keys = Array.from({ length: count }, (_, i) => partitionKey ?? `hostile-${i}`);
      const longest = Math.max(...keys.map((key) => Buffer.byteLength(key)));
      const data = hostileData(form, operator.largestRecord - longest);
      put(keys.map((key) => ({ partitionKey: key, data })));
    };
  },
};

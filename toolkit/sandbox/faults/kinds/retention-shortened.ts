import type { FaultKind, TimedFault } from '../fault-kind';
import { NAME, optional, wholeNumber } from '../property-rules';
import { operatorOf } from './stream-fault';

/** Somebody shortens the retention period of a stream: older records expire at once. */
export interface RetentionShortened extends TimedFault {
  readonly type: 'retention-shortened';
  /** Logical id, construct path, name or ARN. */
  readonly stream: string;
  readonly hours: number;
  /**
   * Milliseconds of the sandbox's clock until the period is what it was.
   * @default - it stays short
   */
  readonly forMs?: number;
}

export const retentionShortened: FaultKind<RetentionShortened> = {
  type: 'retention-shortened',
  properties: { stream: NAME, hours: wholeNumber(24, 8760), forMs: optional(wholeNumber(1)) },
  prepare: (fault, site) => {
    const operator = operatorOf(fault, site);
    return () => {
      const before = operator.retentionHours;
      operator.changeRetention(fault.hours);
      if (fault.forMs !== undefined) site.later(fault.forMs, () => operator.changeRetention(before));
    };
  },
};

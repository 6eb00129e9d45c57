import { type AccessRequest, principalName } from '../../kernel/access';
import { grantKey } from '../evaluation/grant';
import { grantable } from '../evaluation/grantable';
import type { AccessRecord } from './access-record';
import { RequestTree } from './request-tree';

/** Objects have keys of their own without end; what has been decided is looked up for this many requests at a time. */
const REMEMBERED_REQUESTS = 20_000;

/** Remembers what has been decided, and counts it. */
export class AccessLedger {
  private readonly remembered = new RequestTree<AccessRecord>();
  private readonly records = new Map<string, AccessRecord>();

  /** In the order in which they were first made. */
  get all(): readonly AccessRecord[] {
    return [...this.records.values()];
  }

  /** What was decided before, counted once more. */
  recall(request: AccessRequest): AccessRecord | undefined {
    const record = this.remembered.get(request);
    if (record !== undefined) record.count++;
    return record;
  }

  /**
   * Counts a decision.
   * @param holds whether it is the same the next time
   * @returns the record of all that are like it
   */
  add(decided: Omit<AccessRecord, 'count'>, holds: boolean): AccessRecord {
    const key = likenessOf(decided);
    const record = this.records.get(key) ?? { ...decided, count: 0 };
    record.count++;
    this.records.set(key, record);
    if (holds) this.remember(decided.request, record);
    return record;
  }

  /** Decides anew from now on: the policies are others. */
  forget(): void {
    this.remembered.clear();
  }

  private remember(request: AccessRequest, record: AccessRecord): void {
    if (this.remembered.size >= REMEMBERED_REQUESTS) this.remembered.clear();
    this.remembered.set(request, record);
  }
}

function likenessOf({ request, decision, grants }: Omit<AccessRecord, 'count'>): string {
  const { principal, action, resource } = request;
  const reason = decision.allowed ? grants.map(grantKey).join('\n') : 'denied';
  return `${principalName(principal)} ${action} ${grantable(resource)} ${reason}`;
}

import type { AccessRequest, Decision } from '../../kernel/access';
import type { Grant } from '../evaluation/grant';

/** Requests that the same words of the policies decide: the first of them, and how many there were. */
export interface AccessRecord {
  readonly request: AccessRequest;
  readonly decision: Decision;
  /** What would have to change for them to be allowed; absent when they are. */
  readonly remedy?: string;
  /** What allowed them; empty where nothing did. */
  readonly grants: readonly Grant[];
  count: number;
}

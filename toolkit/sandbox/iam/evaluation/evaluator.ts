import type { AccessRequest, Decision } from '../../kernel/access';
import type { SandboxContext } from '../../kernel/context';
import type { Requester } from '../policy/requester';
import type { PolicyBook } from '../policy-book';
import { type Grant, grantsOf } from '../usage/access-record';
import { applicablePolicies } from './applicable-policies';
import { denialMessage } from './denial-message';
import { RequestKeys } from './request-keys';
import { requesterOf } from './requester-of';
import { type Denial, verdict } from './verdict';

export interface Evaluation {
  readonly decision: Decision;
  /** Set when it is denied. */
  readonly denial?: Denial;
  /** What allows it. */
  readonly grants: readonly Grant[];
  /** Whether it is the same at any time. */
  readonly holds: boolean;
}

/** Holds requests against the policies of the templates. */
export class Evaluator {
  constructor(
    private readonly book: PolicyBook,
    private readonly place: Pick<SandboxContext, 'clock' | 'region' | 'account'>,
  ) {}

  evaluate(request: AccessRequest): Evaluation {
    const requester = requesterOf(request.principal);
    const keys = new RequestKeys(request, requester, this.place, this.known(requester));
    const asked = { ...request, keys };
    const found = verdict(asked, requester, applicablePolicies(this.book, request, requester, this.place.account));
    const holds = !keys.readsTime;
    if (!found.allowed) {
      const message = denialMessage(asked, requester, found);
      return { decision: { allowed: false, message }, denial: found, grants: [], holds };
    }
    return { decision: { allowed: true }, grants: found.by.flatMap((match) => grantsOf(match, asked)), holds };
  }

  private known(requester: Requester) {
    return requester.kind === 'service' ? undefined : this.book.identity(requester.arn);
  }
}

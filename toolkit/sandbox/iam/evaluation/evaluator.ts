import type { AccessRequest, Decision } from '../../kernel/access';
import type { SandboxContext } from '../../kernel/context';
import type { Requester } from '../policy/requester';
import type { PolicyBook } from '../policy-book';
import { applicablePolicies } from './applicable-policies';
import { denialMessage } from './denial-message';
import { type Grant, grantsOf } from './grant';
import { remedy } from './remedy';
import { RequestKeys } from './request-keys';
import { requesterOf } from './requester-of';
import { verdict } from './verdict';

export interface Evaluation {
  readonly decision: Decision;
  /** What would have to change for it to be allowed; absent when it is. */
  readonly remedy?: string;
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
      return { decision: { allowed: false, message }, remedy: remedy(request, found), grants: [], holds };
    }
    return { decision: { allowed: true }, grants: found.by.flatMap((match) => grantsOf(match, asked)), holds };
  }

  private known(requester: Requester) {
    return requester.kind === 'service' ? undefined : this.book.identity(requester.arn);
  }
}

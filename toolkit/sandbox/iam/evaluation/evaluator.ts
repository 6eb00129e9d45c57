import type { AccessRequest, Decision } from '../../kernel/access';
import type { SandboxContext } from '../../kernel/context';
import type { PolicyBook } from '../policy-book';
import { applicablePolicies } from './applicable-policies';
import { denialMessage } from './denial-message';
import { type Grant, grantsOf } from './grant';
import { remedy } from './remedy';
import { RequestKeys } from './request-keys';
import { requesterOf } from './requester-of';
import { verdict } from './verdict';
import { withoutAction } from './without-action';

export interface Evaluation {
  readonly decision: Decision;
  /** What would have to change for it to be allowed; absent when it is. */
  readonly remedy?: string;
  /** What allows it. */
  readonly grants: readonly Grant[];
  /** Whether it is the same at any time. */
  readonly holds: boolean;
  /** Whether the policies of who asks are known in full. */
  readonly isKnown: boolean;
}

/** Holds requests against the policies of the templates. */
export class Evaluator {
  constructor(
    private readonly book: PolicyBook,
    private readonly place: Pick<SandboxContext, 'clock' | 'region' | 'account'>,
  ) {}

  evaluate(request: AccessRequest): Evaluation {
    const { asked, requester, policies } = this.read(request);
    const found = verdict(asked, requester, policies);
    const isKnown = policies.isIdentityKnown;
    const holds = !asked.keys.readsTime;
    if (found.allowed) {
      const grants = found.by.flatMap((match) => grantsOf(match, asked));
      return { decision: { allowed: true }, grants, holds, isKnown };
    }
    const decision = { allowed: false, message: denialMessage(asked, requester, found) };
    return { decision, remedy: remedy(request, found), grants: [], holds, isKnown };
  }

  /** Whether a request would be allowed if the policies of the requester did not have an action, or not for a resource. */
  allowsWithout(request: AccessRequest, action: string, resource?: string): boolean {
    const { asked, requester, policies } = this.read(request);
    return verdict(asked, requester, withoutAction(policies, action, resource)).allowed;
  }

  private read(request: AccessRequest) {
    const requester = requesterOf(request.principal);
    const known = requester.kind === 'service' ? undefined : this.book.identity(requester.arn);
    const vpcId = request.via === undefined ? undefined : this.book.endpoints.get(request.via)?.vpcId;
    const keys = new RequestKeys(request, requester, this.place, { known, vpcId });
    const policies = applicablePolicies(this.book, request, requester, this.place.account);
    return { asked: { ...request, keys }, requester, policies };
  }
}

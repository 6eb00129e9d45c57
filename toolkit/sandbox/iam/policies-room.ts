import type { AccessRequest, AccessService, Decision } from '../kernel/access';
import type { SandboxContext } from '../kernel/context';
import type { ResourceObserver } from '../kernel/resource-observer';
import type { CreatedResource, ResourceRequest, ResourceType, Room } from '../kernel/room';
import { applicablePolicies } from './applicable-policies';
import { deniedError } from './denied-error';
import { denialMessage } from './evaluation/denial';
import { verdict } from './evaluation/verdict';
import { iamResourceTypes } from './iam-resource-types';
import type { Permissions } from './permissions';
import { PolicyBook } from './policy-book';
import { PolicyReader } from './policy-reader';
import { RequestKeys } from './request-keys';
import { requesterOf } from './requesters';

/** AWS IAM: evaluates the policies of the templates, whatever resource they stand on. */
export class PoliciesRoom implements Room, AccessService, ResourceObserver {
  readonly resourceTypes: readonly ResourceType[];
  private readonly book = new PolicyBook();
  private readonly reader: PolicyReader;
  private readonly decisions = new Map<string, Decision>();

  constructor(
    private readonly context: SandboxContext,
    private readonly permissions: Permissions = 'enforced',
  ) {
    this.resourceTypes = iamResourceTypes(context);
    this.reader = new PolicyReader(this.book, context);
  }

  observe(request: ResourceRequest, created: CreatedResource): void {
    this.reader.observe(request, created);
    this.decisions.clear();
  }

  authorize(request: AccessRequest): void {
    const { allowed, message = '' } = this.decide(request);
    if (!allowed) throw deniedError(request.action, message);
  }

  decide(request: AccessRequest): Decision {
    const key = JSON.stringify(request);
    const known = this.decisions.get(key);
    if (known !== undefined) return known;
    const decision = this.evaluate(request);
    this.decisions.set(key, decision);
    return decision;
  }

  private evaluate(request: AccessRequest): Decision {
    const requester = requesterOf(request.principal);
    const keys = new RequestKeys(request, requester, this.context);
    const asked = { ...request, keys };
    const found = verdict(asked, requester, applicablePolicies(this.book, request, requester, this.context));
    if (found.allowed || this.permissions === 'recorded') return { allowed: true };
    return { allowed: false, message: denialMessage(asked, requester, found) };
  }
}

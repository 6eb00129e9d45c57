import { type AccessRequest, type AccessService, type Decision, principalName } from '../kernel/access';
import type { SandboxContext } from '../kernel/context';
import type { ResourceObserver } from '../kernel/resource-observer';
import type { CreatedResource, ResourceRequest, ResourceType, Room } from '../kernel/room';
import { deniedError } from './denied-error';
import { Evaluator } from './evaluation/evaluator';
import type { Permissions } from './permissions';
import { PolicyBook } from './policy-book';
import { identityReaders } from './reading/identities';
import { networkReaders } from './reading/networks';
import type { Readers } from './reading/readers';
import { resourcePolicyReaders } from './reading/resource-policies';
import { carrierTypes } from './resource-types/carrier-types';
import { identityTypes } from './resource-types/identity-types';
import { AccessLedger } from './usage/access-ledger';
import type { AccessRecord } from './usage/access-record';
import { type DenialCount, denialsIn, type IamReport, iamReport } from './usage/iam-report';

/** AWS IAM: evaluates the policies of the templates, whatever resource they stand on. */
export class PoliciesRoom implements Room, AccessService, ResourceObserver {
  readonly resourceTypes: readonly ResourceType[];
  private readonly book = new PolicyBook();
  private readonly readers: readonly Readers[];
  private readonly evaluator: Evaluator;
  private readonly ledger = new AccessLedger();
  private readonly unknown = new Set<string>();

  constructor(
    private readonly context: SandboxContext,
    private readonly permissions: Permissions = 'enforced',
  ) {
    this.resourceTypes = [...identityTypes(context), ...carrierTypes(context)];
    this.readers = [identityReaders(this.book), networkReaders(this.book), resourcePolicyReaders(this.book, context)];
    this.evaluator = new Evaluator(this.book, context);
  }

  observe(request: ResourceRequest, created: CreatedResource): void {
    for (const readers of this.readers) readers[request.type]?.(request, created);
    this.ledger.forget();
  }

  start(): void {
    for (const [name, policies] of this.book.notEvaluated()) {
      const message = `${notEvaluatedText(name)}, in ${policies.join(', ')}`;
      this.context.events.emit({ type: 'warning', message });
    }
  }

  authorize(request: AccessRequest): void {
    const { allowed, message = '' } = this.decide(request);
    if (!allowed) throw deniedError(request.action, message);
  }

  decide(asked: AccessRequest): Decision {
    const request = this.book.routes.routed(asked);
    const { decision } = this.ledger.recall(request) ?? this.record(request);
    return this.permissions === 'enforced' ? decision : { allowed: true };
  }

  /** What was asked for so far, and what came of it. */
  requests(): readonly AccessRecord[] {
    return this.ledger.all;
  }

  /**
   * What was allowed so far to a role or user, and would not have been if its policies did not have an action; nothing where it
   * is not needed for what was done.
   * @param action as the policies write it
   * @param resource as they write it, where only that is taken away. Default - all
   */
  deniedWithout(arn: string, action: string, resource?: string): readonly AccessRecord[] {
    const allowed = this.ledger.all.filter(
      ({ request: { principal }, decision }) => decision.allowed && principalName(principal) === arn,
    );
    return allowed.filter(({ request }) => !this.evaluator.allowsWithout(request, action, resource));
  }

  /** What was denied, or would have been, in the order in which it first was. */
  denials(): readonly DenialCount[] {
    return denialsIn(this.ledger.all);
  }

  report(): IamReport {
    return iamReport(this.book, this.ledger.all, [...this.unknown]);
  }

  private record(request: AccessRequest): AccessRecord {
    const { holds, isKnown, ...evaluation } = this.evaluator.evaluate(request);
    const record = this.ledger.add({ request, ...evaluation }, holds);
    if (record.count === 1) this.tell(record);
    if (!isKnown) this.nameUnknown(principalName(request.principal));
    return record;
  }

  private nameUnknown(arn: string): void {
    if (this.unknown.has(arn)) return;
    this.unknown.add(arn);
    const message = `${arn}: what it may do is not evaluated, since no template tells all its policies`;
    this.context.events.emit({ type: 'warning', message });
  }

  private tell({ request: { principal, action, resource }, remedy }: AccessRecord): void {
    if (remedy === undefined) return;
    const who = principalName(principal);
    this.context.events.emit({ type: 'access-denied', principal: who, action, resource, remedy });
  }
}

function notEvaluatedText(name: string): string {
  return name.startsWith('${')
    ? `${name}: not known here of any request, and matches by its default, or nothing`
    : `${name}: conditions on it are not evaluated, and taken to let requests through`;
}

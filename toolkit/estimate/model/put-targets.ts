import { grouped } from '../../../lib/audit/grouped';
import { listAt, type ModelResource, propertyOf, textOf, valueAt } from './model-resource';
import type { TemplateModel } from './template-model';

const DELIVERY = 'AWS::KinesisFirehose::DeliveryStream';
const ROLE = 'AWS::IAM::Role';
const MANAGED_POLICY = 'AWS::IAM::ManagedPolicy';

/** Which delivery streams functions put into: those that their environment names, and those that their role may put to. */
export class PutTargets {
  private readonly policies: ReadonlyMap<ModelResource, readonly ModelResource[]>;

  constructor(private readonly model: TemplateModel) {
    this.policies = grouped(model.ofType('AWS::IAM::Policy', MANAGED_POLICY), (policy) =>
      model.mentionedIn(propertyOf(policy, 'Roles'), ROLE),
    );
  }

  of(handler: ModelResource): readonly ModelResource[] {
    const named = this.model.mentionedIn(propertyOf(handler, 'Environment'), DELIVERY);
    const roles = this.model.mentionedIn(propertyOf(handler, 'Role'), ROLE);
    return [...new Set([...named, ...roles.flatMap((role) => this.allowedTo(role))])];
  }

  private allowedTo(role: ModelResource): readonly ModelResource[] {
    const managed = this.model.mentionedIn(propertyOf(role, 'ManagedPolicyArns'), MANAGED_POLICY);
    const attached = [...(this.policies.get(role) ?? []), ...managed].map(({ properties }) => properties);
    const puts = [...attached, ...listAt(role, 'Policies')].flatMap(statementsOf).filter(allowsPut);
    return puts.flatMap((statement) => this.model.mentionedIn(valueAt(statement, 'Resource'), DELIVERY));
  }
}

function statementsOf(policy: unknown): unknown[] {
  return [valueAt(policy, 'PolicyDocument.Statement') ?? []].flat();
}

function allowsPut(statement: unknown): boolean {
  return [valueAt(statement, 'Action')].flat().some((action) => /^firehose:Put/i.test(textOf(action)));
}

import type { AuditedResource } from '../audited-resource';
import type { AuditedTemplate } from '../audited-template';
import { expressionOf, type Value } from '../expressions/value';
import { perTemplate } from './per-template';

/** By the type of policies: the property that says what they are attached to. */
const TARGETS: Readonly<Record<string, string>> = {
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::SNS::TopicPolicy': 'Topics.*',
  'AWS::SQS::QueuePolicy': 'Queues.*',
};

/** What begins the key of a target that a policy refers to; a bucket known by its name has one policy. */
const REFERENCE = 'reference ';

type PoliciesByTarget = ReadonlyMap<string, readonly AuditedResource[]>;

const INDEX = perTemplate(policiesByTarget);

/** The policies that the template attaches to a bucket, a topic or a queue, by reference or by the name of the bucket. */
export function policiesOf(resource: AuditedResource, template: AuditedTemplate): readonly AuditedResource[] {
  const policies = INDEX(template);
  const names = resource.type === 'AWS::S3::Bucket' ? resource.values('BucketName') : [];
  const keys = names.flatMap((name) => (name.kind === 'reference' ? [] : keysOf(name)));
  return [`${REFERENCE}${resource.logicalId}`, ...keys].flatMap((key) => policies.get(key) ?? []);
}

function policiesByTarget(template: AuditedTemplate): PoliciesByTarget {
  const policies = new Map<string, AuditedResource[]>();
  for (const policy of template.ofType(...Object.keys(TARGETS))) {
    for (const key of policy.values(TARGETS[policy.type] ?? '').flatMap(keysOf)) {
      const others = policies.get(key);
      if (others === undefined) policies.set(key, [policy]);
      else if (key.startsWith(REFERENCE)) others.push(policy);
    }
  }
  return policies;
}

function keysOf(target: Value): readonly string[] {
  if (target.kind === 'reference') return [`${REFERENCE}${target.logicalId}`];
  return target.kind === 'absent' ? [] : [`name ${JSON.stringify(expressionOf(target))}`];
}

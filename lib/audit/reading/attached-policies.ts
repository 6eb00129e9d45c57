import type { AuditedResource } from '../audited-resource';
import type { AuditedTemplate } from '../audited-template';

interface Attachment {
  /** The type of the policies. */
  readonly type: string;
  /** The property that says what the policy is attached to. */
  readonly target: string;
  /** The property that names the resource, by which a policy may know it instead of referring to it. */
  readonly name?: string;
}

const ATTACHMENTS: Readonly<Record<string, Attachment>> = {
  'AWS::S3::Bucket': { type: 'AWS::S3::BucketPolicy', target: 'Bucket', name: 'BucketName' },
  'AWS::SNS::Topic': { type: 'AWS::SNS::TopicPolicy', target: 'Topics.*' },
  'AWS::SQS::Queue': { type: 'AWS::SQS::QueuePolicy', target: 'Queues.*' },
};

/** The policies that the template attaches to a bucket, a topic or a queue. */
export function policiesOf(resource: AuditedResource, template: AuditedTemplate): readonly AuditedResource[] {
  const attachment = ATTACHMENTS[resource.type];
  if (attachment === undefined) return [];
  return template.ofType(attachment.type).filter((policy) => isAttached(policy, resource, attachment));
}

function isAttached(policy: AuditedResource, resource: AuditedResource, { target, name }: Attachment): boolean {
  const names =
    name === undefined ? [] : resource.values(name).flatMap((value) => (value.kind === 'known' ? [value.value] : []));
  return policy.values(target).some((value) => {
    if (value.kind === 'reference') return value.logicalId === resource.logicalId;
    return value.kind === 'known' && names.includes(value.value);
  });
}

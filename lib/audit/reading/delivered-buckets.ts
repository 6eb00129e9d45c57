import type { AuditedResource } from '../audited-resource';
import type { AuditedTemplate } from '../audited-template';
import { expressionOf } from '../expressions/value';
import type { Problem, Rule } from '../rule';
import { DELIVERY_STREAM } from './delivery-streams';

const RULES = 'LifecycleConfiguration.Rules';

/** Whether Firehose or a channel writes objects into the bucket. */
export function isDeliveredTo(bucket: AuditedResource, template: AuditedTemplate): boolean {
  return template.referring(bucket, DELIVERY_STREAM, 'AWS::Kinesis::Channel').length > 0;
}

/**
 * The check that a lifecycle rule of each bucket that is delivered to sets one of these properties.
 * @param properties of a lifecycle rule
 */
export function requiresLifecycle(properties: readonly string[]): Rule['check'] {
  return (bucket, template): readonly Problem[] => {
    if (!isDeliveredTo(bucket, template)) return [];
    const [open] = bucket.values(RULES).filter(({ kind }) => kind === 'unresolved' || kind === 'reference');
    if (open !== undefined) return [{ property: RULES, value: expressionOf(open), unresolved: true }];
    return properties.some((property) => bucket.has(`${RULES}.*.${property}`)) ? [] : [{ property: RULES }];
  };
}

import type { AuditedResource } from '../../audited-resource';
import type { AuditedTemplate } from '../../audited-template';
import { judged } from '../../expectation';
import { DELIVERY_STREAM, REDSHIFT_DESTINATION, S3_LOCATIONS } from '../../reading/delivery-streams';
import { itemPaths } from '../../reading/items';
import { isAtLeast } from '../../reading/numbers';
import { EVENT_SOURCE_MAPPING } from '../../reading/stream-readers';
import { prefixesAt, textsAt } from '../../reading/texts';
import type { Rule } from '../../rule';

const NEVER = Number.POSITIVE_INFINITY;
const isLongEnough = isAtLeast(30);

/** Below it, Lambda writes the invocations that failed. */
const FAILED_INVOCATIONS = 'aws/lambda/';

export const failedRecordsExpire: Rule = {
  id: 'failed-records-expire',
  title: 'Objects that hold records that failed expire in less than 30 days',
  why: 'The cause has to be found and mended, and the records processed again, before the bucket deletes them.',
  severity: 'medium',
  fix: 'Let objects below the prefixes of failed records expire after 30 days or more, or never.',
  controls: { wellArchitected: ['REL09-BP01'] },
  concern: 'data-loss',
  types: ['AWS::S3::Bucket'],
  check: (bucket, template) => {
    const failures = failurePrefixes(bucket, template);
    return itemPaths(bucket, 'LifecycleConfiguration.Rules')
      .filter((rule) => isForAll(bucket, rule) && reaches(bucket, rule, failures))
      .map((rule) => `${rule}.ExpirationInDays`)
      .flatMap((path) => bucket.values(path).flatMap((days) => judged(path, days, isLongEnough, { absent: NEVER })));
  },
};

function failurePrefixes(bucket: AuditedResource, template: AuditedTemplate): readonly string[] {
  const deliveries = template.referring(bucket, DELIVERY_STREAM);
  return [
    ...template.referring(bucket, EVENT_SOURCE_MAPPING).map(() => FAILED_INVOCATIONS),
    ...deliveries.flatMap((delivery) => errorPrefixes(delivery, bucket, template)),
  ];
}

/** Without an error output prefix of its own, a destination has errors among its data; Redshift, what COPY could not load. */
function errorPrefixes(delivery: AuditedResource, bucket: AuditedResource, template: AuditedTemplate) {
  const locations = S3_LOCATIONS.filter((path) => template.referred(delivery, `${path}.BucketARN`) === bucket);
  return locations.flatMap((location) => {
    if (location === `${REDSHIFT_DESTINATION}.S3Configuration`) return prefixesAt(delivery, `${location}.Prefix`);
    const errors = `${location}.ErrorOutputPrefix`;
    return delivery.has(errors) ? prefixesAt(delivery, errors) : [];
  });
}

/** A rule that looks at tags or sizes too says nothing of all objects. */
function isForAll(bucket: AuditedResource, rule: string): boolean {
  const criteria = ['TagFilters', 'ObjectSizeGreaterThan', 'ObjectSizeLessThan'];
  const isSelective = criteria.some((criterion) => bucket.has(`${rule}.${criterion}`));
  return !isSelective && textsAt(bucket, `${rule}.Status`).includes('Enabled');
}

function reaches(bucket: AuditedResource, rule: string, failures: readonly string[]): boolean {
  const expiring = prefixesAt(bucket, `${rule}.Prefix`);
  return failures.some((failure) =>
    expiring.some((prefix) => prefix.startsWith(failure) || failure.startsWith(prefix)),
  );
}

import type { AuditedResource } from '../../audited-resource';
import type { AuditedTemplate } from '../../audited-template';
import { DELIVERY_STREAM, S3_LOCATIONS } from '../../reading/delivery-streams';
import { endOf } from '../../reading/retained';
import type { Rule } from '../../rule';

const ENCRYPTED_DATA = [
  'AWS::DynamoDB::Table',
  'AWS::Kinesis::Stream',
  'AWS::KinesisVideo::Stream',
  'AWS::OpenSearchService::Domain',
  'AWS::Redshift::Cluster',
  'AWS::RedshiftServerless::Namespace',
  'AWS::S3::Bucket',
  'AWS::S3Tables::TableBucket',
];

export const keyDeletedWithStack: Rule = {
  id: 'key-deleted-with-stack',
  title: 'A KMS key is deleted with its stack, or when an update replaces it, but the data that it encrypts stays',
  why: 'Nobody can read the data once the pending window of the key has passed.',
  severity: 'high',
  fix: 'Set DeletionPolicy and UpdateReplacePolicy of the key to RetainExceptOnCreate or Retain.',
  controls: { wellArchitected: ['REL09-BP01'] },
  concern: 'data-loss',
  types: ['AWS::KMS::Key'],
  check: (key, template) => {
    const end = endOf(key);
    const data = template.referring(key, ...ENCRYPTED_DATA).filter((resource) => endOf(resource) === undefined);
    const deliveries = template.referring(key, DELIVERY_STREAM).filter((delivery) => encrypts(delivery, key, template));
    return end === undefined || data.length + deliveries.length === 0 ? [] : [end];
  },
};

/** The objects in S3 stay; what a delivery stream has buffered does not. */
function encrypts(delivery: AuditedResource, key: AuditedResource, template: AuditedTemplate): boolean {
  const keys = S3_LOCATIONS.map((location) => `${location}.EncryptionConfiguration.KMSEncryptionConfig`);
  return keys.some((path) => template.referred(delivery, `${path}.AWSKMSKeyARN`) === key);
}

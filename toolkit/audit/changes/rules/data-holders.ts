import { propertyAt } from '../../audited-stack';
import type { ResourceChange } from '../resource-change';

const DATA_HELD: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'its items',
  'AWS::DynamoDB::Table': 'its items',
  'AWS::Kinesis::Stream': 'the records it retains',
  'AWS::KinesisVideo::Stream': 'the media it retains',
  'AWS::KMS::Key': 'the only means to read what it encrypted',
  'AWS::Logs::LogGroup': 'its log events',
  'AWS::OpenSearchServerless::Collection': 'its indexes',
  'AWS::OpenSearchService::Domain': 'its indexes',
  'AWS::Redshift::Cluster': 'its databases',
  'AWS::RedshiftServerless::Namespace': 'its databases',
  'AWS::S3::Bucket': 'its objects',
  'AWS::S3Tables::Namespace': 'its tables',
  'AWS::S3Tables::Table': 'its rows',
  'AWS::S3Tables::TableBucket': 'its tables',
  'AWS::SecretsManager::Secret': 'its value',
  'AWS::SQS::Queue': 'its messages',
};

/** What is gone with a resource; absent where that is nothing that a deployment could not make again. */
export function dataHeld({ type, before }: ResourceChange): string | undefined {
  if (type !== 'AWS::Glue::Table') return DATA_HELD[type];
  const isOpen = propertyAt(before, 'OpenTableFormatInput') !== undefined;
  return isOpen ? 'where its latest snapshot lies' : undefined;
}

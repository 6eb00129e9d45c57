import type { ChangeRule } from '../change-rule';
import { problemsOf } from '../changed-property';
import { DELIVERY_STREAM, keptDestination } from '../destinations';

/** Read by Firehose only when it creates a delivery stream, by destination. */
const CREATED_ONLY: Readonly<Record<string, string>> = {
  AmazonopensearchserviceDestinationConfiguration: 'VpcConfiguration',
  AmazonOpenSearchServerlessDestinationConfiguration: 'VpcConfiguration',
  ElasticsearchDestinationConfiguration: 'VpcConfiguration',
  IcebergDestinationConfiguration: 'AppendOnly',
  SnowflakeDestinationConfiguration: 'SnowflakeVpcConfiguration',
};

export const createdOnly: ChangeRule = {
  id: 'created-only',
  title: 'A property is changed that a delivery stream takes only when it is created',
  why: 'the network of OpenSearch and Snowflake and the mode of Iceberg are part of the delivery stream for its life',
  severity: 'high',
  fix: 'create a new delivery stream beside the old one, then remove the old one',
  check: (change) => {
    const destination = keptDestination(change.before, change.after) ?? '';
    const property = Object.hasOwn(CREATED_ONLY, destination) ? CREATED_ONLY[destination] : undefined;
    if (change.type !== DELIVERY_STREAM || property === undefined) return [];
    return problemsOf(change, [`${destination}.${property}`]);
  },
};

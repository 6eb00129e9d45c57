import { DELIVERY_STREAM } from '../../../../lib/audit/reading/delivery-streams';
import type { ChangeRule } from '../change-rule';
import { problemsOf } from '../changed-property';
import { keptDestination } from '../destinations';

/** Read by Firehose only when it creates a delivery stream, by destination. */
const CREATED_ONLY: Readonly<Record<string, readonly string[]>> = {
  AmazonopensearchserviceDestinationConfiguration: ['VpcConfiguration'],
  AmazonOpenSearchServerlessDestinationConfiguration: ['VpcConfiguration'],
  ElasticsearchDestinationConfiguration: ['VpcConfiguration'],
  IcebergDestinationConfiguration: ['AppendOnly', 'CatalogConfiguration'],
  SnowflakeDestinationConfiguration: ['SnowflakeVpcConfiguration'],
};

export const createdOnly: ChangeRule = {
  id: 'created-only',
  title: 'A property is changed that a delivery stream takes only when it is created',
  why: 'the network of OpenSearch and Snowflake and the catalog and mode of Iceberg are its own for life: AWS refuses the update, or CloudFormation replaces the delivery stream and what it has buffered is lost',
  severity: 'critical',
  fix: 'create a new delivery stream beside the old one, then remove the old one',
  check: (change) => {
    const destination = keptDestination(change.before, change.after) ?? '';
    const properties = Object.hasOwn(CREATED_ONLY, destination) ? CREATED_ONLY[destination] : undefined;
    if (change.type !== DELIVERY_STREAM || properties === undefined) return [];
    return problemsOf(
      change,
      properties.map((property) => `${destination}.${property}`),
    );
  },
};

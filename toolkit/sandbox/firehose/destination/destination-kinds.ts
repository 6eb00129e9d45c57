import type { DeliveryStreamProperties, DestinationProperties } from './delivery-properties';
import type { DestinationKind } from './destination-kind';
import { HTTP_ENDPOINT } from './http/http-kind';
import { ICEBERG } from './iceberg/iceberg-kind';
import { ELASTICSEARCH, OPENSEARCH, OPENSEARCH_SERVERLESS } from './opensearch/opensearch-kinds';
import { REDSHIFT } from './redshift/redshift-kind';
import { EXTENDED_S3, S3 } from './s3/s3-kinds';
import { SNOWFLAKE } from './snowflake/snowflake-kind';
import { SPLUNK } from './splunk/splunk-kind';

/** Every kind of destination that runs here. */
export const DESTINATION_KINDS: readonly DestinationKind[] = [
  S3,
  EXTENDED_S3,
  REDSHIFT,
  HTTP_ENDPOINT,
  ICEBERG,
  ELASTICSEARCH,
  OPENSEARCH,
  OPENSEARCH_SERVERLESS,
  SPLUNK,
  SNOWFLAKE,
];

/** The destination that a delivery stream is configured with. */
export interface ConfiguredDestination {
  /** The property that configures it. */
  readonly property: string;
  readonly properties: DestinationProperties;
  /** Absent for one that is not known here. */
  readonly kind?: DestinationKind;
}

const DESTINATION = /DestinationConfiguration$/;

export function configuredDestination(properties: DeliveryStreamProperties): ConfiguredDestination {
  const names = Object.keys(properties).filter((name) => DESTINATION.test(name));
  const [property] = names;
  if (property === undefined || names.length > 1) {
    const got = names.map((name) => name.replace(DESTINATION, '')).join(', ');
    throw new Error(`a delivery stream must have exactly one destination, got ${got || 'none'}`);
  }
  return {
    property,
    properties: (properties as Record<string, DestinationProperties>)[property] ?? {},
    kind: DESTINATION_KINDS.find((kind) => kind.property === property),
  };
}

import type { DeliveryStreamContext } from '../../delivery-stream-context';
import type { DestinationKind } from '../destination-kind';
import type { EndpointClient } from '../endpoint/endpoint-client';
import { endpointKind } from '../endpoint/endpoint-kind';
import { rotatedIndex } from './index-rotation';
import { collectionPermissions, domainPermissions } from './opensearch-permissions';
import {
  type CollectionProperties,
  type DomainProperties,
  INDEX_HINTS,
  ROTATED_DAILY,
  requireCollection,
  requireDomain,
} from './opensearch-properties';
import { OpenSearchService } from './opensearch-service';

interface DomainNames {
  readonly property: string;
  readonly metricPrefix: string;
  readonly errorType: string;
  readonly errorPrefix: string;
}

/** A domain of Amazon OpenSearch Service. */
export const OPENSEARCH = domainKind({
  property: 'AmazonopensearchserviceDestinationConfiguration',
  metricPrefix: 'DeliveryToAmazonOpenSearchService',
  errorType: 'AmazonOpenSearchService-failed',
  errorPrefix: 'OS',
});

/** A domain under the former name of the service. */
export const ELASTICSEARCH = domainKind({
  property: 'ElasticsearchDestinationConfiguration',
  metricPrefix: 'DeliveryToElasticsearch',
  errorType: 'elasticsearch-failed',
  errorPrefix: 'ES',
});

/** A collection of Amazon OpenSearch Serverless. */
export const OPENSEARCH_SERVERLESS = endpointKind<CollectionProperties>({
  property: 'AmazonOpenSearchServerlessDestinationConfiguration',
  honours: ['CollectionEndpoint', 'IndexName', 'RoleARN'],
  records: ['VpcConfiguration'],
  metricPrefix: 'DeliveryToAmazonOpenSearchServerless',
  hints: INDEX_HINTS,
  check: requireCollection,
  address: ({ CollectionEndpoint = '' }) => CollectionEndpoint,
  service: (context, client, { CollectionEndpoint = '', IndexName = '', RoleARN }) =>
    new OpenSearchService(context, client, {
      address: CollectionEndpoint,
      requireAccess: () =>
        context.as(RoleARN).identity.require(...collectionPermissions(CollectionEndpoint, context.sandbox)),
      metricPrefix: 'DeliveryToAmazonOpenSearchServerless',
      errorType: 'AmazonOpenSearchService-failed',
      errorPrefix: 'OS',
      index: () => IndexName,
      hasDocumentIds: true,
      describe: ({ index, id }) => ({ osDocumentId: id, osIndexName: index }),
    }),
});

function domainKind(names: DomainNames): DestinationKind<DomainProperties> {
  return endpointKind<DomainProperties>({
    property: names.property,
    honours: [
      'ClusterEndpoint',
      'DocumentIdOptions',
      'DomainARN',
      'IndexName',
      'IndexRotationPeriod',
      'RoleARN',
      'TypeName',
    ],
    records: ['VpcConfiguration'],
    metricPrefix: names.metricPrefix,
    hints: INDEX_HINTS,
    check: requireDomain,
    address: addressOf,
    service: (context, client, properties) => domainService(names, context, client, properties),
  });
}

function domainService(
  { metricPrefix, errorType, errorPrefix }: DomainNames,
  context: DeliveryStreamContext,
  client: EndpointClient,
  properties: DomainProperties,
): OpenSearchService {
  const { IndexName = '', IndexRotationPeriod = ROTATED_DAILY, TypeName = '', DocumentIdOptions } = properties;
  const { identity } = context.as(properties.RoleARN);
  return new OpenSearchService(context, client, {
    ...{ metricPrefix, errorType, errorPrefix },
    address: addressOf(properties),
    requireAccess: (index) => identity.require(...domainPermissions(properties.DomainARN, index)),
    index: (arrival) => rotatedIndex(IndexName, IndexRotationPeriod, arrival),
    type: TypeName === '' ? undefined : TypeName,
    hasDocumentIds: DocumentIdOptions?.DefaultDocumentIdFormat !== 'NO_DOCUMENT_ID',
    describe: ({ index, id }) => ({ esDocumentId: id, esIndexName: index, esTypeName: TypeName }),
  });
}

function addressOf({ ClusterEndpoint, DomainARN = '' }: DomainProperties): string {
  return ClusterEndpoint ?? DomainARN;
}

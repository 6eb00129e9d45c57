import type {
  CfnDeliveryStreamProps,
  DestinationBindOptions,
  DestinationConfig,
  IDestination,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { Construct } from 'constructs';
import { dataAccessPolicy } from './data-access-policy';
import type { OpenSearchCollection } from './opensearch-collection';
import { openSearchDelivery, requireDeliveryOptions } from './opensearch-delivery';
import type { OpenSearchDeliveryOptions } from './opensearch-delivery-options';
import { grantCollection } from './opensearch-permissions';

const OWNER = 'OpenSearchServerlessDestination';

/** Properties of an Amazon OpenSearch Serverless destination. */
export interface OpenSearchServerlessDestinationProps extends OpenSearchDeliveryOptions {}

/**
 * Delivers JSON documents to an index of an Amazon OpenSearch Serverless collection, which a data access policy of its
 * own lets it create and write to.
 *
 * The network policy of the collection must admit the public endpoint, or the VPC endpoint in the given VPC.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html#create-destination-opensearch-serverless
 *
 * @example
 * declare const collection: opensearchserverless.CfnCollection;
 * const destination = new OpenSearchServerlessDestination(OpenSearchCollection.fromCfnCollection(collection), {
 *   indexName: 'access-log',
 * });
 */
export class OpenSearchServerlessDestination implements IDestination {
  /**
   * @param collection the collection which holds the index
   * @param props how documents get into the index
   */
  constructor(
    private readonly collection: OpenSearchCollection,
    private readonly props: OpenSearchServerlessDestinationProps,
  ) {
    requireDeliveryOptions(OWNER, props);
  }

  public bind(scope: Construct, _options: DestinationBindOptions): DestinationConfig {
    const { collectionArn, collectionEndpoint } = this.collection;
    const { role, grants, properties } = openSearchDelivery(scope, OWNER, this.props);
    const access = dataAccessPolicy(scope, this.collection, this.props.indexName, role);
    const bound: DestinationConfig &
      Pick<CfnDeliveryStreamProps, 'amazonOpenSearchServerlessDestinationConfiguration'> = {
      amazonOpenSearchServerlessDestinationConfiguration: { ...properties, collectionEndpoint },
      dependables: [grantCollection(role, collectionArn), ...access, ...grants],
    };
    return bound;
  }
}

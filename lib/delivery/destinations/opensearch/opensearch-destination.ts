import type {
  CfnDeliveryStreamProps,
  DestinationBindOptions,
  DestinationConfig,
  IDestination,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IDomain } from 'aws-cdk-lib/aws-opensearchservice';
import type { Construct } from 'constructs';
import { requirePattern, requireThat } from '../../../private/validation';
import type { DestinationVpc } from './destination-vpc';
import { domainAddress } from './domain-address';
import { connectableOf, hasTypes, isInVpc } from './known-domain';
import { openSearchDelivery, requireDeliveryOptions } from './opensearch-delivery';
import type { OpenSearchDeliveryOptions } from './opensearch-delivery-options';
import { grantDomain } from './opensearch-permissions';

const OWNER = 'OpenSearchDestination';

/** How often documents go to a new index, whose name ends with the time. */
export enum IndexRotation {
  /** Never: one index takes all documents. */
  NO_ROTATION = 'NoRotation',

  /** Every hour, such as `index-2026-02-25-13`. */
  ONE_HOUR = 'OneHour',

  /** Every day, such as `index-2026-02-25`. */
  ONE_DAY = 'OneDay',

  /** Every week, such as `index-2026-w08`. */
  ONE_WEEK = 'OneWeek',

  /** Every month, such as `index-2026-02`. */
  ONE_MONTH = 'OneMonth',
}

/** Who gives a document its id. */
export enum DocumentIdFormat {
  /** Firehose, the same at each retry, so that a document is not indexed twice. */
  FIREHOSE_DEFAULT = 'FIREHOSE_DEFAULT',

  /** OpenSearch, which is lighter for it; what is retried may be indexed twice. */
  NO_DOCUMENT_ID = 'NO_DOCUMENT_ID',
}

/** Properties of an Amazon OpenSearch Service destination. */
export interface OpenSearchDestinationProps extends OpenSearchDeliveryOptions {
  /**
   * How often documents go to a new index.
   *
   * @default IndexRotation.ONE_DAY
   */
  readonly indexRotation?: IndexRotation;

  /**
   * Who gives a document its id.
   *
   * @default DocumentIdFormat.FIREHOSE_DEFAULT
   */
  readonly documentIdFormat?: DocumentIdFormat;

  /**
   * The type of the documents, which Elasticsearch before 7 needs and no later engine knows: 1 to 100 characters.
   *
   * @default - none
   */
  readonly typeName?: string;
}

/**
 * Delivers JSON documents to an index of an Amazon OpenSearch Service domain.
 *
 * A domain of another account is reached by its endpoint; its access policy must let the role in.
 *
 * With fine-grained access control, the domain needs a role whose permissions are `cluster_composite_ops`,
 * `cluster_monitor`, and `crud` and `create_index` on the index, mapped to the role of the destination as a backend role.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html#create-destination-opensearch
 *
 * @example
 * declare const domain: opensearch.IDomain;
 * const destination = new OpenSearchDestination(domain, { indexName: 'access-log' });
 */
export class OpenSearchDestination implements IDestination {
  private readonly props: OpenSearchDestinationProps;

  /**
   * @param domain the domain which holds the index
   * @param props how documents get into the index
   */
  constructor(
    private readonly domain: IDomain,
    props: OpenSearchDestinationProps,
  ) {
    requireTypeName(domain, props.typeName);
    requireMatchingVpc(domain, props);
    this.props = { ...props, vpc: withTarget(domain, props.vpc) };
    requireDeliveryOptions(OWNER, this.props);
  }

  public bind(scope: Construct, _options: DestinationBindOptions): DestinationConfig {
    const { indexName, typeName } = this.props;
    const { indexRotation = IndexRotation.ONE_DAY } = this.props;
    const { documentIdFormat = DocumentIdFormat.FIREHOSE_DEFAULT } = this.props;
    const { role, grants, properties } = openSearchDelivery(scope, OWNER, this.props);
    const grant = grantDomain(role, { domainArn: this.domain.domainArn, indexName, typeName });
    const bound: DestinationConfig & Pick<CfnDeliveryStreamProps, 'amazonopensearchserviceDestinationConfiguration'> = {
      amazonopensearchserviceDestinationConfiguration: {
        ...properties,
        ...domainAddress(scope, this.domain, role, grant),
        indexRotationPeriod: indexRotation,
        typeName,
        documentIdOptions: { defaultDocumentIdFormat: documentIdFormat },
      },
      dependables: [grant, ...grants],
    };
    return bound;
  }
}

function requireTypeName(domain: IDomain, typeName: string | undefined): void {
  requirePattern(OWNER, 'typeName', typeName, /^[^_].{0,99}$/, '1 to 100 characters, the first not _');
  const typed = hasTypes(domain);
  if (typed === undefined) return;
  const allowed = typed ? 'set for Elasticsearch before 7' : 'left out for an engine without types';
  requireThat(typed === (typeName !== undefined), OWNER, 'typeName', allowed, JSON.stringify(typeName) ?? 'none');
}

function requireMatchingVpc(domain: IDomain, { vpc }: OpenSearchDestinationProps): void {
  const inVpc = isInVpc(domain);
  const holds = inVpc === undefined || inVpc === (vpc !== undefined);
  const allowed = inVpc ? 'set for a domain in a VPC' : 'left out for a domain outside of any VPC';
  requireThat(holds, OWNER, 'vpc', allowed, vpc?.vpc.node.path ?? 'none');
}

function withTarget(domain: IDomain, vpc: DestinationVpc | undefined): DestinationVpc | undefined {
  return vpc && { ...vpc, target: vpc.target ?? connectableOf(domain) };
}

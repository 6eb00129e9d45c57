import type { InterfaceVpcEndpointAwsService, IVpcEndpoint } from 'aws-cdk-lib/aws-ec2';
import type { IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IStream, IStreamConsumer } from 'aws-cdk-lib/aws-kinesis';
import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { requireThat } from '../private/validation';
import { type EndpointAccess, requireSome } from './endpoint-access';
import type { EndpointPrincipals } from './endpoint-principals';
import type { EndpointService } from './endpoint-service';
import { InterfaceService } from './interface-service';
import { bucketAccess, bucketInterfaceAccess } from './services/buckets';
import { consumerAccess, streamAccess, streamingIngestionAccess } from './services/data-streams';
import { databaseAccess } from './services/databases';
import { deliveryStreamAccess } from './services/delivery-streams';
import { flinkApplicationAccess } from './services/flink-applications';
import { functionAccess } from './services/functions';
import { keyAccess } from './services/keys';
import { logGroupAccess } from './services/log-groups';
import { metricAccess } from './services/metrics';
import { queueAccess } from './services/queues';
import { roleAccess } from './services/roles';
import { secretAccess } from './services/secrets';
import { topicAccess } from './services/topics';
import { videoStreamAccess } from './services/video-streams';
import { warehouseCredentialsAccess, warehouseDataAccess } from './services/warehouses';
import { workGroupAccess } from './services/work-groups';

/** Resources of one AWS service that are reached from a VPC, and what may be done with them. */
export class EndpointTarget {
  /** Data streams, to be written and read. */
  public static streams(streams: IStream[]): EndpointTarget {
    return new EndpointTarget(streamAccess(streams));
  }

  /** Data streams, to be written, and read by streaming ingestion of Amazon Redshift. */
  public static streamingIngestion(streams: IStream[]): EndpointTarget {
    return new EndpointTarget(streamingIngestionAccess(streams));
  }

  /** Enhanced fan-out consumers of data streams, to be subscribed to. */
  public static consumers(consumers: IStreamConsumer[]): EndpointTarget {
    return new EndpointTarget(consumerAccess(consumers));
  }

  /** Delivery streams, to be written. */
  public static deliveryStreams(deliveryStreams: IDeliveryStream[]): EndpointTarget {
    return new EndpointTarget(deliveryStreamAccess(deliveryStreams));
  }

  /** Buckets, to be read and written through a gateway endpoint, which is free. A route table takes one for Amazon S3. */
  public static buckets(buckets: IBucket[]): EndpointTarget {
    return new EndpointTarget(bucketAccess(buckets));
  }

  /** Buckets, to be read and written through an interface endpoint, which security groups can name. */
  public static bucketsByInterface(buckets: IBucket[]): EndpointTarget {
    return new EndpointTarget(bucketInterfaceAccess(buckets));
  }

  /** Keys of AWS KMS that clients call themselves; what a service encrypts on their behalf needs no endpoint. */
  public static keys(keys: IKey[]): EndpointTarget {
    return new EndpointTarget(keyAccess(keys));
  }

  /** Log groups, to be written by clients; what a Lambda function prints needs no endpoint. */
  public static logGroups(logGroups: ILogGroup[]): EndpointTarget {
    return new EndpointTarget(logGroupAccess(logGroups));
  }

  /** Custom metrics of these namespaces, to be put; metrics in the embedded format of a log need no endpoint. */
  public static metrics(metricNamespaces: string[]): EndpointTarget {
    return new EndpointTarget(metricAccess(metricNamespaces));
  }

  /** Roles, to be assumed through the Regional endpoint of AWS STS. */
  public static roles(roles: IRole[]): EndpointTarget {
    return new EndpointTarget(roleAccess(roles));
  }

  /** Secrets, to be read. */
  public static secrets(secrets: ISecret[]): EndpointTarget {
    return new EndpointTarget(secretAccess(secrets));
  }

  /** Databases of the account's AWS Glue Data Catalog with all their tables, to be read, and given partitions. */
  public static databases(databaseNames: string[]): EndpointTarget {
    return new EndpointTarget(databaseAccess(databaseNames));
  }

  /** Workgroups of Amazon Athena in the account, to run queries. */
  public static workGroups(workGroupNames: string[]): EndpointTarget {
    return new EndpointTarget(workGroupAccess(workGroupNames));
  }

  /** Lambda functions, to be invoked. */
  public static functions(functions: IFunction[]): EndpointTarget {
    return new EndpointTarget(functionAccess(functions));
  }

  /** Queues of Amazon SQS, to be written and read. */
  public static queues(queues: IQueue[]): EndpointTarget {
    return new EndpointTarget(queueAccess(queues));
  }

  /** Topics of Amazon SNS, to be published to. */
  public static topics(topics: ITopic[]): EndpointTarget {
    return new EndpointTarget(topicAccess(topics));
  }

  /** Workgroups or clusters of Amazon Redshift by their ARNs, to run SQL by the Data API. */
  public static warehouseData(arns: string[]): EndpointTarget {
    return new EndpointTarget(warehouseDataAccess(arns));
  }

  /** Workgroups of Amazon Redshift Serverless by their ARNs, to get credentials for a connection. */
  public static warehouseCredentials(workgroupArns: string[]): EndpointTarget {
    return new EndpointTarget(warehouseCredentialsAccess(workgroupArns));
  }

  /**
   * Kinesis video streams of the account, to be written, read and played; WebRTC does not work in a VPC that has it.
   *
   * @see https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/vpc-interface-endpoints.html
   */
  public static videoStreams(streamNames: string[]): EndpointTarget {
    return new EndpointTarget(videoStreamAccess(streamNames));
  }

  /** Managed Service for Apache Flink applications of the account, to be started, stopped and snapshotted. */
  public static flinkApplications(applicationNames: string[]): EndpointTarget {
    return new EndpointTarget(flinkApplicationAccess(applicationNames));
  }

  /**
   * Whatever another AWS service has.
   *
   * @param id Construct id of the endpoint.
   * @param service The service; for FIPS endpoints, its variant.
   * @param statements What may be done, without principals.
   */
  public static of(id: string, service: InterfaceVpcEndpointAwsService, statements: PolicyStatement[]): EndpointTarget {
    const named = requireSome('statements', statements).some((statement) => statement.hasPrincipal);
    const allowed = 'without principals, whom onlyFor names';
    requireThat(!named, 'EndpointTarget', 'statements', allowed, 'a statement with some');
    return new EndpointTarget({ service: new InterfaceService(id, service), statements });
  }

  private constructor(
    private readonly access: EndpointAccess,
    private readonly principals?: EndpointPrincipals,
    /** @internal */
    public readonly _existing?: IVpcEndpoint,
  ) {}

  /**
   * The same for other principals than those of the other targets.
   *
   * @param principals Who may reach it.
   */
  public onlyFor(principals: EndpointPrincipals): EndpointTarget {
    return new EndpointTarget(this.access, principals, this._existing);
  }

  /**
   * The same through an endpoint that the VPC has already, whose policy is left as it is.
   *
   * @param endpoint The endpoint.
   */
  public through(endpoint: IVpcEndpoint): EndpointTarget {
    return new EndpointTarget(this.access, this.principals, endpoint);
  }

  /**
   * The service that has it.
   *
   * @internal
   */
  public get _service(): EndpointService {
    return this.access.service;
  }

  /**
   * What the policy of the endpoint must allow.
   *
   * @internal
   */
  public _statements(principals: EndpointPrincipals): PolicyStatement[] {
    return this.access.statements.map((allowed) => {
      const statement = allowed.copy();
      statement.addPrincipals((this.principals ?? principals)._principal);
      return statement;
    });
  }
}

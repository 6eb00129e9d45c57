import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Connections, Peer } from 'aws-cdk-lib/aws-ec2';
import { Grant, type IGrantable, type IPrincipal, type IRole, UnknownPrincipal } from 'aws-cdk-lib/aws-iam';
import {
  CfnDeliveryStream,
  type CfnDeliveryStreamProps,
  type IDeliveryStream,
  type IDestination,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { ArnFormat, Resource } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { withKeyThrough } from '../../private/encryption-key';
import { warnUnlessAttached } from '../../private/immutable-role';
import { requirePattern, requireThat } from '../../private/validation';
import { cidrBlockOf } from './firehose-addresses';

/** From where a delivery stream takes its records. */
export interface FirehoseSource {
  /** The properties of the resource that say so. */
  readonly properties: Omit<CfnDeliveryStreamProps, 'deliveryStreamName'>;
  /** The role with which Firehose reads, where it does. */
  readonly role?: IRole;
  /** What the role was granted. */
  readonly grants?: Grant[];
  /** The key that encrypts what is put, where a customer manages it. */
  readonly encryptionKey?: IKey;
  /** The only destination that Firehose delivers to from there, by its property. */
  readonly requiredDestination?: keyof CfnDeliveryStreamProps;
}

export interface FirehoseStreamProps {
  readonly source: FirehoseSource;
  readonly destination: IDestination;
  readonly deliveryStreamName?: string;
}

/**
 * A delivery stream of any source.
 *
 * `DeliveryStream` of aws-cdk knows two sources, names the wrong service where another account refers to it, lets producers put
 * but not use its key, and looks up addresses, which it does not have for every Region, whether or not they are needed.
 */
export class FirehoseStream extends Resource implements IDeliveryStream {
  public readonly deliveryStreamArn: string;
  public readonly deliveryStreamName: string;
  public readonly grantPrincipal: IPrincipal;

  private readonly encryptionKey?: IKey;
  private reachedFrom?: Connections;

  constructor(scope: Construct, id: string, { source, destination, deliveryStreamName }: FirehoseStreamProps) {
    super(scope, id, { physicalName: deliveryStreamName });
    requireName(scope, deliveryStreamName);
    const { dependables = [], ...delivery } = destination.bind(this, {});
    requireDestination(scope, delivery, source.requiredDestination);
    const resource = new CfnDeliveryStream(this, 'Resource', {
      ...source.properties,
      ...delivery,
      deliveryStreamName: this.physicalName,
    });
    resource.node.addDependency(...dependables, ...(source.grants ?? []));
    this.deliveryStreamArn = this.getResourceArnAttribute(resource.attrArn, {
      service: 'firehose',
      resource: 'deliverystream',
      resourceName: this.physicalName,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    this.deliveryStreamName = this.getResourceNameAttribute(resource.ref);
    this.grantPrincipal = source.role ?? new UnknownPrincipal({ resource: this });
    this.encryptionKey = source.encryptionKey;
  }

  public get deliveryStreamRef() {
    return { deliveryStreamArn: this.deliveryStreamArn, deliveryStreamName: this.deliveryStreamName };
  }

  public get connections(): Connections {
    this.reachedFrom ??= new Connections({
      peer: Peer.ipv4(cidrBlockOf(this, 'region', 'one whose Firehose addresses are known')),
    });
    return this.reachedFrom;
  }

  public grant(grantee: IGrantable, ...actions: string[]): Grant {
    const grant = Grant.addToPrincipal({ grantee, actions, resourceArns: [this.deliveryStreamArn] });
    const puts = actions.some((action) => /^firehose:(Put|\*)/.test(action));
    const key = puts ? this.encryptionKey : undefined;
    const complete = withKeyThrough(grant, 'firehose', key, grantee, 'kms:Decrypt', 'kms:GenerateDataKey');
    warnUnlessAttached(grantee, complete);
    return complete;
  }

  public grantPutRecords(grantee: IGrantable): Grant {
    return this.grant(grantee, 'firehose:PutRecord', 'firehose:PutRecordBatch');
  }

  public metric(metricName: string, options: MetricOptions = {}): Metric {
    const dimensionsMap = { DeliveryStreamName: this.deliveryStreamName };
    return new Metric({ namespace: 'AWS/Firehose', metricName, dimensionsMap, ...options }).attachTo(this);
  }

  public metricIncomingBytes(options?: MetricOptions): Metric {
    return this.metric('IncomingBytes', { statistic: Stats.SUM, ...options });
  }

  public metricIncomingRecords(options?: MetricOptions): Metric {
    return this.metric('IncomingRecords', { statistic: Stats.SUM, ...options });
  }

  public metricBackupToS3Bytes(options?: MetricOptions): Metric {
    return this.metric('BackupToS3.Bytes', { statistic: Stats.SUM, ...options });
  }

  public metricBackupToS3DataFreshness(options?: MetricOptions): Metric {
    return this.metric('BackupToS3.DataFreshness', { statistic: Stats.AVERAGE, ...options });
  }

  public metricBackupToS3Records(options?: MetricOptions): Metric {
    return this.metric('BackupToS3.Records', { statistic: Stats.SUM, ...options });
  }
}

function requireName(scope: Construct, name: string | undefined): void {
  const allowed = '1 to 64 letters, digits, _, . and -';
  requirePattern(scope, 'deliveryStreamName', name, /^[\w.-]{1,64}$/, allowed);
}

function requireDestination(scope: Construct, delivery: object, required: string | undefined): void {
  const holds = required === undefined || required in delivery;
  requireThat(holds, scope, 'destination', `one with ${required}`, Object.keys(delivery).join(', '));
}

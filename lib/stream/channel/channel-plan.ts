import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { CfnChannel } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { IDataStream } from '../data-stream-interface';

/** One kind of destination, which `ChannelDestination` hands out; a stream has one channel of each. */
export interface ChannelPlan {
  readonly kind: 'bucket' | 'streaming table';

  readonly metricNames: ChannelMetricNames;

  /** The key of what is delivered; without one it takes what its bucket takes by default. */
  readonly encryptionKey?: IKey;

  /** Grants the role what it needs at the destination, and renders the destination. */
  bind(channel: ChannelParts): ChannelConfig;
}

/** What the metrics of a channel are called, which depends on where it delivers. */
export interface ChannelMetricNames {
  readonly prefix: string;
  readonly delivered: string;
  readonly failed: string;
}

/** A channel that has decided on everything but its destination. */
export interface ChannelParts extends Construct {
  readonly source: IDataStream;
  readonly channelName: string;
  readonly dataFreshness: Duration;
  readonly role: IRole;
  readonly deadLetterBucket: IBucket;
  readonly logGroup: ILogGroup;
}

/** The properties of a channel which its destination decides on. */
export interface ChannelConfig {
  readonly recordConfiguration: CfnChannel.RecordConfigurationProperty;
  readonly s3DestinationConfiguration?: CfnChannel.S3DestinationConfigurationProperty;
  readonly s3TablesDestinationConfiguration?: CfnChannel.S3TablesDestinationConfigurationProperty;
}

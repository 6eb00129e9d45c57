import type { CfnChannel } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { DeliveryChannel } from './delivery-channel';

/** One kind of destination, which `ChannelDestination` hands out; a stream has one channel of each. */
export interface ChannelPlan {
  readonly kind: 'bucket' | 'streaming table';

  readonly metricNames: ChannelMetricNames;

  /** The key of what is delivered; without one it takes what its bucket takes by default. */
  readonly encryptionKey?: IKey;

  /** Grants the role what it needs at the destination, and renders the destination. */
  bind(channel: DeliveryChannel): ChannelConfig;
}

/** What the metrics of a channel are called, which depends on where it delivers. */
export interface ChannelMetricNames {
  readonly prefix: string;
  readonly delivered: string;
  readonly failed: string;
}

/** The properties of a channel which its destination decides on. */
export interface ChannelConfig {
  readonly recordConfiguration: CfnChannel.RecordConfigurationProperty;
  readonly s3DestinationConfiguration?: CfnChannel.S3DestinationConfigurationProperty;
  readonly s3TablesDestinationConfiguration?: CfnChannel.S3TablesDestinationConfigurationProperty;
}

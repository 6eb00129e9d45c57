import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';

/** What a channel's metrics are told apart by: CloudWatch finds a channel by all three, and by none alone. */
export interface ChannelDimensions {
  readonly streamName: string;
  readonly channelName: string;
  readonly channelId: string;
}

/** A metric of a channel, summed up over five minutes unless told otherwise. */
export function channelMetric(metricName: string, channel: ChannelDimensions, options: MetricOptions = {}): Metric {
  return new Metric({
    namespace: 'AWS/Kinesis',
    metricName,
    dimensionsMap: {
      StreamName: channel.streamName,
      ChannelName: channel.channelName,
      ChannelId: channel.channelId,
    },
    statistic: 'Sum',
    period: Duration.minutes(5),
    ...options,
  });
}

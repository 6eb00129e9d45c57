import { App, Stack } from 'aws-cdk-lib/core';
import { DataStream, StreamCapacity } from 'cdk-kinesis-pipelines';

/** A stream each: two that ShardAutoscaler scales, with a maximum of twice and four times the peak, one that Kinesis does. */
const app = new App();
for (const [name, maxShards] of [
  ['AutoScaled', 48],
  ['AutoScaledFar', 96],
] as const) {
  new DataStream(new Stack(app, name), 'Stream', { capacity: StreamCapacity.autoScaled({ minShards: 2, maxShards }) });
}
new DataStream(new Stack(app, 'OnDemand'), 'Stream');

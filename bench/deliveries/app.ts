import {
  AppendDelimiterToRecordProcessor,
  CloudWatchLogProcessor,
  DecompressionProcessor,
  type IDataProcessor,
  RecordDeAggregationProcessor,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import { App, Stack } from 'aws-cdk-lib/core';
import {
  DataStream,
  DeliveryBucket,
  DirectPutDeliveryStream,
  KinesisDeliveryStream,
  LambdaProcessor,
  LogTransform,
  StreamCapacity,
} from 'cdk-kinesis-pipelines';
import { Construct } from 'constructs';
import type { Combination } from './combination';
import type { LedgerDestination } from './ledger-destination';

export const STACK = 'Deliveries';

/** A destination, and what is chosen of it. */
export interface Delivery {
  /** The construct id. */
  readonly id: string;
  readonly destination: LedgerDestination;
  readonly combination: Combination;
}

/** A stack of deliveries that have nothing in common, made of our constructs. */
export function deliveriesApp(outdir: string, deliveries: readonly Delivery[]): string {
  const app = new App({ outdir, postCliContext: { 'aws:cdk:disable-stack-trace': true } });
  const stack = new Stack(app, STACK);
  for (const delivery of deliveries) addDelivery(new Construct(stack, delivery.id), delivery);
  app.synth();
  return outdir;
}

function addDelivery(scope: Construct, { destination, combination }: Delivery): void {
  const { bucket } = new DeliveryBucket(scope, 'Bucket');
  const built = destination.build?.({ scope, combination, bucket, processors: processorsOf(scope, combination) });
  if (combination.source === 'Direct PUT' && built !== undefined) {
    new DirectPutDeliveryStream(scope, 'Delivery', { destination: built });
    return;
  }
  // One shard, so that a backup has the order in which records were put.
  const source = new DataStream(scope, 'Stream', { capacity: StreamCapacity.provisioned(1) });
  destination.ingest?.(scope, source);
  if (built !== undefined) new KinesisDeliveryStream(scope, 'Delivery', { source, destination: built });
}

function processorsOf(scope: Construct, { processing, delimiter }: Combination): IDataProcessor[] {
  const processors = PROCESSORS[processing](scope);
  return delimiter === 'newline' ? [...processors, new AppendDelimiterToRecordProcessor()] : processors;
}

const PROCESSORS: Readonly<Record<Combination['processing'], (scope: Construct) => IDataProcessor[]>> = {
  none: () => [],
  'log transform': (scope) => [new LambdaProcessor(new LogTransform(scope, 'Transform').handler)],
  'message extraction': () => [
    new DecompressionProcessor(),
    new CloudWatchLogProcessor({ dataMessageExtraction: true }),
  ],
  'de-aggregation': () => [RecordDeAggregationProcessor.json()],
  // The destination has it.
  'partition function': () => [],
};

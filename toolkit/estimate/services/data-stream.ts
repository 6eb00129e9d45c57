import type { Flows } from '../flow/flows';
import { isOnDemand, shardsOf } from '../flow/shards';
import { gigabytes, MONTH_HOURS, roundedGigabytes, type Traffic } from '../flow/traffic';
import { listAt, type ModelResource, numberAt, propertyOf } from '../model/model-resource';
import { CONSUMER, STREAM } from '../model/topology';
import type { Meter, Metered, Meters } from './meter';

const DEFAULT_RETENTION_HOURS = 24;
const LONG_TERM_HOURS = 168;
const PUT_UNIT = 25_600;
const ON_DEMAND_STEP = 1_024;
const SHARD_METRICS = 7;
/** A data key serves each writer and reader of a shard for about five minutes. */
const DATA_KEYS_PER_HOUR = 12;
/** What an account with On-demand Advantage pays for at least, put and read: 25 MiB a second of each. */
const ADVANTAGE_GIGABYTES = (25 / 1_024) * MONTH_HOURS * 3_600;

export const STREAM_METERS: Meters = {
  [STREAM]: (stream, flows) => [
    ...capacity(stream, flows),
    ...shardMetrics(stream, flows),
    ...keyRequests(stream, flows),
  ],
  [CONSUMER]: (consumer, flows) => {
    const stream = flows.topology.streamOfConsumer(consumer);
    return stream === undefined ? [] : fanOut(stream, flows);
  },
};

function capacity(stream: ModelResource, flows: Flows): readonly Metered[] {
  if (!isOnDemand(stream)) return provisioned(stream, flows);
  return isAdvantage(stream, flows) ? advantage(stream, flows) : onDemand(stream, flows);
}

/** Only an account that has it can warm a stream up. */
function isAdvantage(stream: ModelResource, { workload }: Flows): boolean {
  return workload.onDemandAdvantage || propertyOf(stream, 'WarmThroughputMiBps') !== undefined;
}

function provisioned(stream: ModelResource, flows: Flows): readonly Metered[] {
  const traffic = flows.into(stream);
  const shardHours = shardsOf(stream, traffic, flows.workload).mean * MONTH_HOURS;
  const { extended, longTermGigabytes } = retention(stream, traffic);
  return [
    { price: 'streams.provisioned.shard-hour', quantity: shardHours },
    { price: 'streams.provisioned.put-unit', quantity: putUnits(traffic) },
    { price: 'streams.provisioned.retention-shard-hour', quantity: extended ? shardHours : 0 },
    { price: 'streams.provisioned.long-term-retention', quantity: longTermGigabytes },
  ];
}

function onDemand(stream: ModelResource, flows: Flows): readonly Metered[] {
  const traffic = flows.into(stream);
  const { extendedGigabytes, longTermGigabytes } = retention(stream, traffic);
  return [
    { price: 'streams.on-demand.stream-hour', quantity: MONTH_HOURS },
    { price: 'streams.on-demand.ingest', quantity: roundedGigabytes(traffic, ON_DEMAND_STEP) },
    { price: 'streams.on-demand.retrieval', quantity: gigabytes(traffic) * sharedReaders(stream, flows) },
    { price: 'streams.on-demand.retention', quantity: extendedGigabytes },
    { price: 'streams.on-demand.long-term-retention', quantity: longTermGigabytes },
  ];
}

/** The commitment is the account's: each stream bears its part of what is missing to it. */
function advantage(stream: ModelResource, flows: Flows): readonly Metered[] {
  const traffic = flows.into(stream);
  const { extendedGigabytes, longTermGigabytes } = retention(stream, traffic);
  const readers = sharedReaders(stream, flows) + flows.topology.consumersOf(stream).length;
  const part = ADVANTAGE_GIGABYTES / flows.onDemandStreams;
  return [
    { price: 'streams.advantage.ingest', quantity: Math.max(part, roundedGigabytes(traffic, ON_DEMAND_STEP)) },
    { price: 'streams.advantage.retrieval', quantity: Math.max(part, gigabytes(traffic) * readers) },
    { price: 'streams.advantage.retention', quantity: extendedGigabytes + longTermGigabytes },
  ];
}

function fanOut(stream: ModelResource, flows: Flows): readonly Metered[] {
  const traffic = flows.into(stream);
  if (!isOnDemand(stream)) {
    const shardHours = shardsOf(stream, traffic, flows.workload).mean * MONTH_HOURS;
    return [
      { price: 'streams.provisioned.fan-out-shard-hour', quantity: shardHours },
      { price: 'streams.provisioned.fan-out', quantity: gigabytes(traffic) },
    ];
  }
  if (isAdvantage(stream, flows)) return [];
  return [{ price: 'streams.on-demand.fan-out', quantity: gigabytes(traffic) }];
}

const shardMetrics: Meter = (stream, flows) => {
  const metrics = listAt(stream, 'DesiredShardLevelMetrics');
  const perShard = metrics.includes('ALL') ? SHARD_METRICS : metrics.length;
  const { mean } = shardsOf(stream, flows.into(stream), flows.workload);
  return [{ price: 'cloudwatch.shard-metric', quantity: perShard * mean }];
};

const keyRequests: Meter = (stream, flows) => {
  if (propertyOf(stream, 'StreamEncryption.KeyId') === undefined) return [];
  const { mean } = shardsOf(stream, flows.into(stream), flows.workload);
  const parties = 1 + sharedReaders(stream, flows) + flows.topology.consumersOf(stream).length;
  return [{ price: 'kms.request', quantity: mean * parties * DATA_KEYS_PER_HOUR * MONTH_HOURS }];
};

function sharedReaders(stream: ModelResource, { topology, workload }: Flows): number {
  return topology.sharedReadersOf(stream).length + workload.consumers;
}

/** A record that is larger than a unit begins a further one, a smaller one takes a whole. */
function putUnits(traffic: Traffic): number {
  return traffic.records === 0 ? 0 : traffic.records * Math.ceil(traffic.bytes / traffic.records / PUT_UNIT);
}

function retention(stream: ModelResource, traffic: Traffic) {
  const hours = numberAt(stream, 'RetentionPeriodHours') ?? DEFAULT_RETENTION_HOURS;
  const gigabytesPerHour = gigabytes(traffic) / MONTH_HOURS;
  return {
    extended: hours > DEFAULT_RETENTION_HOURS,
    extendedGigabytes: gigabytesPerHour * (Math.min(hours, LONG_TERM_HOURS) - DEFAULT_RETENTION_HOURS),
    longTermGigabytes: gigabytesPerHour * Math.max(0, hours - LONG_TERM_HOURS),
  };
}

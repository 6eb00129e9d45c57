import { Peak, type PeakSettings } from './peak';

/** How the stream may be scaled; what each setting means is documented at the props of `ShardAutoscaler`. */
export interface Settings {
  readonly minShards: number;
  readonly maxShards: number;
  /** Part of the write capacity above which shards are added, above 0 and up to 1. */
  readonly targetUtilization: number;
  readonly cooldownMinutes: number;
}

/** The stream that a function looks after, its alarms, and how. */
export interface Charge extends Settings {
  readonly streamArn: string;
  readonly streamName: string;
  readonly scaleOutAlarm: AlarmCharge;
  readonly scaleInAlarm: AlarmCharge;
  readonly metricNamespace: string;
  readonly peaks: readonly Peak[];
}

export interface AlarmCharge {
  readonly name: string;
  /** Threshold of the alarm for each open shard. */
  readonly thresholdPerShard: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function readCharge(environment: Environment): Charge {
  const text = (name: string) => requireText(environment, name);
  const number = (name: string) => requireNumber(environment, name);
  return {
    streamArn: text('STREAM_ARN'),
    streamName: text('STREAM_NAME'),
    scaleOutAlarm: { name: text('SCALE_OUT_ALARM'), thresholdPerShard: number('SCALE_OUT_THRESHOLD_PER_SHARD') },
    scaleInAlarm: { name: text('SCALE_IN_ALARM'), thresholdPerShard: number('SCALE_IN_THRESHOLD_PER_SHARD') },
    metricNamespace: text('METRICS_NAMESPACE'),
    peaks: JSON.parse(text('PEAKS')).map((settings: PeakSettings) => new Peak(settings)),
    minShards: number('MIN_SHARDS'),
    maxShards: number('MAX_SHARDS'),
    targetUtilization: number('TARGET_UTILIZATION'),
    cooldownMinutes: number('COOLDOWN_MINUTES'),
  };
}

function requireText(environment: Environment, name: string): string {
  const value = environment[name];
  if (value) return value;
  throw new Error(`shard-autoscaler: ${name} must be set, got nothing`);
}

function requireNumber(environment: Environment, name: string): number {
  const value = Number(requireText(environment, name));
  if (value > 0) return value;
  throw new Error(`shard-autoscaler: ${name} must be a number above 0, got ${environment[name]}`);
}

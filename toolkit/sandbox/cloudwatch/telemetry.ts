import { join } from 'node:path';
import type { SandboxContext } from '../kernel/context';
import type { Identity } from '../kernel/identity';
import { logStreamArn } from '../kernel/log-stream-arn';
import type { LogService, MetricSample, MetricService } from '../kernel/services';
import { embeddedMetrics } from './embedded-metrics';
import { LogFiles } from './log-files';
import { MetricStore } from './metric-store';
import type { StatisticSet } from './value-set';

const HOUR_MS = 3_600_000;
/** How far from now the values are that CloudWatch takes. */
const PAST_MS = 14 * 24 * HOUR_MS;
const FUTURE_MS = 2 * HOUR_MS;

/** Metrics and log events as every room writes them. It is apart from the room, whose alarms act on what writes here. */
export class Telemetry implements MetricService, LogService {
  readonly metrics = new MetricStore();
  private readonly logs: LogFiles;

  constructor(private readonly context: SandboxContext) {
    this.logs = new LogFiles(join(context.dataDir, 'logs'));
  }

  put(sample: MetricSample): void {
    this.metrics.put(sample, this.timeOf(sample));
  }

  /** Values that are known by their statistics alone. */
  putSet(sample: Omit<MetricSample, 'value' | 'count'>, statistics: StatisticSet): void {
    this.metrics.putSet(sample, statistics, this.timeOf(sample));
  }

  write(logGroup: string, logStream: string, message: string): void {
    this.logs.append(logGroup, logStream, this.context.clock.now(), message);
    for (const sample of embeddedMetrics(message)) this.put(sample);
  }

  /** Log groups as somebody writes to them who must be allowed to. */
  as(identity: Identity): LogService {
    return {
      write: (logGroup, logStream, message) => {
        const resource = logStreamArn(logGroup, logStream, this.context);
        identity.require({ action: 'logs:PutLogEvents', resource });
        this.write(logGroup, logStream, message);
      },
    };
  }

  /** A handler that reads the time of the day tells nothing about the sandbox's clock: its values are of now. */
  private timeOf({ timestamp }: Pick<MetricSample, 'timestamp'>): number {
    const now = this.context.clock.now();
    const isTaken = timestamp !== undefined && timestamp >= now - PAST_MS && timestamp <= now + FUTURE_MS;
    return isTaken ? timestamp : now;
  }
}

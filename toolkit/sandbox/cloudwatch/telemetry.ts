import { join } from 'node:path';
import type { SandboxContext } from '../kernel/context';
import type { LogService, MetricSample, MetricService } from '../kernel/services';
import { embeddedMetrics } from './embedded-metrics';
import { LogFiles } from './log-files';
import { MetricStore } from './metric-store';

/** Metrics and log events as every room writes them. It is apart from the room, whose alarms act on what writes here. */
export class Telemetry implements MetricService, LogService {
  readonly metrics = new MetricStore();
  private readonly logs: LogFiles;

  constructor(private readonly context: SandboxContext) {
    this.logs = new LogFiles(join(context.dataDir, 'logs'));
  }

  put(sample: MetricSample): void {
    this.metrics.put(sample, sample.timestamp ?? this.context.clock.now());
  }

  write(logGroup: string, logStream: string, message: string): void {
    this.logs.append(logGroup, logStream, this.context.clock.now(), message);
    for (const sample of embeddedMetrics(message)) this.put(sample);
  }
}

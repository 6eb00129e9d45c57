import { join } from 'node:path';
import type { SandboxContext } from '../kernel/context';
import type { JsonApi, ResourceType, Room } from '../kernel/room';
import type { LogService, MetricSample, MetricService, TopicService } from '../kernel/services';
import type { StateChange } from './alarm/alarm';
import type { AlarmState } from './alarm/evaluation';
import { AlarmBoard } from './alarm-board';
import { CloudWatchApi } from './cloudwatch-api';
import { embeddedMetrics } from './embedded-metrics';
import { LogFiles } from './log-files';
import { MetricReader } from './metric-reader';
import { MetricStore } from './metric-store';
import { cloudWatchTypes, type Dashboard } from './resource-types';
import { type Datapoint, type StatisticsRequest, statistics } from './statistics';

export interface AlarmDescription {
  readonly name: string;
  readonly state: AlarmState;
  readonly reason: string;
  /** Every change of state so far, oldest first. */
  readonly history: readonly StateChange[];
}

/** Amazon CloudWatch: metrics, alarms, dashboards, and the log groups that embedded metrics come from. */
export class CloudWatchRoom implements Room, MetricService, LogService {
  readonly resourceTypes: readonly ResourceType[];
  readonly jsonApis: readonly JsonApi[];
  readonly reader: MetricReader;
  readonly dashboards: Dashboard[] = [];
  private readonly store = new MetricStore();
  private readonly board: AlarmBoard;
  private readonly logs: LogFiles;

  constructor(
    private readonly context: SandboxContext,
    services: { readonly topics: TopicService },
  ) {
    this.logs = new LogFiles(join(context.dataDir, 'logs'));
    this.reader = new MetricReader(this.store);
    this.board = new AlarmBoard(context, services.topics, this.reader);
    this.resourceTypes = cloudWatchTypes(context, this.board, this.dashboards);
    this.jsonApis = [new CloudWatchApi(context.clock, this, this.store, this.reader, this.board)];
  }

  put(sample: MetricSample): void {
    this.store.put(sample, sample.timestamp ?? this.context.clock.now());
  }

  write(logGroup: string, logStream: string, message: string): void {
    this.logs.append(logGroup, logStream, this.context.clock.now(), message);
    for (const sample of embeddedMetrics(message)) this.put(sample);
  }

  alarms(): AlarmDescription[] {
    return this.board.all().map(({ definition, state, reason, history }) => ({
      name: definition.alarmName,
      state,
      reason,
      history,
    }));
  }

  /** A value for each period that has data, oldest first. */
  statistics(request: StatisticsRequest): Datapoint[] {
    return statistics(this.store, request, this.context.clock.now());
  }
}

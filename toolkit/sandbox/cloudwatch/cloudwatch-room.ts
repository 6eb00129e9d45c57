import type { SandboxContext } from '../kernel/context';
import type { DashboardView } from '../kernel/dashboard-view';
import type { JsonApi, ResourceType, Room } from '../kernel/room';
import { type ActionServices, AlarmActions } from './actions/alarm-actions';
import type { AlarmState } from './alarm/alarm-state';
import { MetricEvaluator } from './alarm/metric-evaluator';
import { AlarmBoard } from './alarm-board';
import { CloudWatchApi } from './api/cloudwatch-api';
import { alarmNameOf } from './composite/composite-definition';
import { ChartReader } from './dashboard/chart-series';
import { type Dashboard, DashboardReader, type ShownAlarm } from './dashboard/dashboard-reader';
import { MetricReader } from './metric-reader';
import { cloudWatchTypes } from './resource-types';
import { type Datapoint, type StatisticsRequest, statistics } from './statistics';
import type { Telemetry } from './telemetry';

export interface AlarmDescription {
  readonly name: string;
  readonly state: AlarmState;
  readonly reason: string;
  /** The changes of state so far, oldest first. */
  readonly history: readonly AlarmTransition[];
}

export interface AlarmTransition {
  readonly from: AlarmState;
  readonly to: AlarmState;
  readonly reason: string;
  readonly time: number;
}

export interface CloudWatchServices extends ActionServices {
  readonly telemetry: Telemetry;
}

/** Amazon CloudWatch: what is made of the metrics that come in. Alarms, dashboards, statistics. */
export class CloudWatchRoom implements Room {
  readonly resourceTypes: readonly ResourceType[];
  readonly jsonApis: readonly JsonApi[];
  readonly reader: MetricReader;
  private readonly dashboards: Dashboard[] = [];
  private readonly dashboardReader: DashboardReader;
  private readonly board: AlarmBoard;

  constructor(
    private readonly context: SandboxContext,
    private readonly services: CloudWatchServices,
  ) {
    const { telemetry } = services;
    this.reader = new MetricReader(telemetry.metrics);
    this.board = new AlarmBoard(context, new MetricEvaluator(this.reader), new AlarmActions(context, services));
    const charts = new ChartReader(telemetry.metrics, this.reader);
    this.dashboardReader = new DashboardReader(charts, (arn) => this.shownAlarm(arn));
    this.resourceTypes = cloudWatchTypes(context, services.as, this.board, this.dashboards);
    this.jsonApis = [new CloudWatchApi({ context, telemetry, reader: this.reader, board: this.board })];
  }

  alarms(): AlarmDescription[] {
    return this.board.all().map(({ name, state, history }) => ({
      name,
      state: state.value,
      reason: state.reason,
      history: history.changes.map(({ previous, current: { value, reason, time } }) => ({
        from: previous.value,
        to: value,
        reason,
        time,
      })),
    }));
  }

  dashboardNames(): readonly string[] {
    return this.dashboards.map(({ name }) => name);
  }

  /** A dashboard as it looks now; absent when there is none of that name. */
  dashboard(name: string): DashboardView | undefined {
    const dashboard = this.dashboards.find((candidate) => candidate.name === name);
    return dashboard && this.dashboardReader.read(dashboard, this.context.clock.now());
  }

  /** A value for each period that has data, oldest first. */
  statistics(request: StatisticsRequest): Datapoint[] {
    return statistics(this.services.telemetry.metrics, request, this.context.clock.now());
  }

  private shownAlarm(arn: string): ShownAlarm | undefined {
    const alarm = this.board.find(alarmNameOf(arn));
    if (alarm === undefined) return undefined;
    const { name, state, definition } = alarm;
    return { name, state: state.value, watches: definition.kind === 'metric' ? definition : undefined };
  }
}

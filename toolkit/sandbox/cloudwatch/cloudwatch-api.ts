import { AwsError } from '../kernel/aws-error';
import type { Clock } from '../kernel/clock';
import type { JsonApi } from '../kernel/room';
import type { MetricService } from '../kernel/services';
import { metricIdentity, metricQueries } from './alarm/alarm-definition';
import type { AlarmState } from './alarm/evaluation';
import type { AlarmBoard } from './alarm-board';
import type { MetricReader } from './metric-reader';
import type { MetricStore } from './metric-store';
import { statistics } from './statistics';

type Input = Readonly<Record<string, unknown>>;

const STATES: readonly string[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];
const STATISTICS = ['Average', 'Sum', 'Minimum', 'Maximum', 'SampleCount'];

/** The operations that read and write metrics and alarms. Times are seconds since the epoch. */
export class CloudWatchApi implements JsonApi {
  readonly targetPrefix = 'GraniteServiceVersion20100801';
  readonly jsonVersion = '1.0';

  constructor(
    private readonly clock: Clock,
    private readonly metrics: MetricService,
    private readonly store: MetricStore,
    private readonly reader: MetricReader,
    private readonly board: AlarmBoard,
  ) {}

  call(operation: string, input: Input): unknown {
    switch (operation) {
      case 'PutMetricData':
        return this.putMetricData(input);
      case 'GetMetricData':
        return this.getMetricData(input);
      case 'GetMetricStatistics':
        return this.getMetricStatistics(input);
      case 'ListMetrics':
        return this.listMetrics(input);
      case 'DescribeAlarms':
        return this.describeAlarms(input);
      case 'SetAlarmState':
        return this.setAlarmState(input);
      default:
        throw new AwsError('UnknownOperationException', `the sandbox does not run CloudWatch ${operation}`);
    }
  }

  private putMetricData({ Namespace, MetricData }: Input): object {
    for (const datum of (MetricData ?? []) as Input[]) {
      const { namespace, metricName, dimensions } = metricIdentity({ Namespace, ...datum });
      const timestamp = datum.Timestamp === undefined ? undefined : Number(datum.Timestamp) * 1_000;
      const values = (datum.Values ?? (datum.Value === undefined ? [] : [datum.Value])) as number[];
      const counts = (datum.Counts ?? []) as number[];
      for (const [i, value] of values.entries()) {
        const unit = datum.Unit as string | undefined;
        this.metrics.put({ namespace, name: metricName, dimensions, value, unit, count: counts[i] ?? 1, timestamp });
      }
    }
    return {};
  }

  private getMetricData({ MetricDataQueries, StartTime, EndTime }: Input): object {
    const queries = metricQueries(MetricDataQueries ?? []);
    const results = queries
      .filter(({ returnsData }) => returnsData)
      .flatMap((query) => {
        const periodMs = query.periodMs ?? Math.max(60_000, ...queries.flatMap((other) => other.periodMs ?? []));
        const first = Number(StartTime) * 1_000;
        const start = first - (first % periodMs);
        const length = Math.ceil((Number(EndTime) * 1_000 - start) / periodMs);
        const all = this.reader.read(query, queries, { start, periodMs, length });
        return all.map((series) => {
          const points = series
            .flatMap((value, i) => (value === undefined ? [] : [{ time: (start + i * periodMs) / 1_000, value }]))
            .reverse();
          return {
            Id: query.id,
            Label: query.kind === 'metric' ? query.metric.metricName : query.id,
            Timestamps: points.map(({ time }) => time),
            Values: points.map(({ value }) => value),
            StatusCode: 'Complete',
          };
        });
      });
    return { MetricDataResults: results, Messages: [] };
  }

  private getMetricStatistics(input: Input): object {
    const identity = metricIdentity(input);
    const names = [...((input.Statistics ?? []) as string[]), ...((input.ExtendedStatistics ?? []) as string[])];
    const points = new Map<number, Record<string, unknown>>();
    for (const statistic of names) {
      const request = {
        ...identity,
        statistic,
        period: Number(input.Period),
        start: Number(input.StartTime) * 1_000,
        end: Number(input.EndTime) * 1_000,
      };
      for (const { timestamp, value } of statistics(this.store, request, this.clock.now())) {
        const point = points.get(timestamp) ?? { Timestamp: timestamp / 1_000 };
        if (STATISTICS.includes(statistic)) point[statistic] = value;
        else point.ExtendedStatistics = { ...(point.ExtendedStatistics as object | undefined), [statistic]: value };
        points.set(timestamp, point);
      }
    }
    return { Label: identity.metricName, Datapoints: [...points.values()] };
  }

  private listMetrics({ Namespace, MetricName }: Input): object {
    const found = this.store
      .metrics()
      .filter(({ namespace }) => Namespace === undefined || namespace === Namespace)
      .filter(({ metricName }) => MetricName === undefined || metricName === MetricName);
    return {
      Metrics: found.map(({ namespace, metricName, dimensions }) => ({
        Namespace: namespace,
        MetricName: metricName,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      })),
    };
  }

  private describeAlarms({ AlarmNames }: Input): object {
    const names = AlarmNames as string[] | undefined;
    const alarms = this.board.all().filter(({ definition }) => names?.includes(definition.alarmName) ?? true);
    return {
      CompositeAlarms: [],
      MetricAlarms: alarms.map(({ definition, state, reason, history }) => ({
        AlarmName: definition.alarmName,
        AlarmArn: this.board.arn(definition.alarmName),
        AlarmDescription: definition.description,
        ActionsEnabled: definition.actionsEnabled,
        AlarmActions: definition.actions.ALARM,
        OKActions: definition.actions.OK,
        InsufficientDataActions: definition.actions.INSUFFICIENT_DATA,
        StateValue: state,
        StateReason: reason,
        StateTransitionedTimestamp: (history.at(-1)?.time ?? 0) / 1_000,
        EvaluationPeriods: definition.evaluationPeriods,
        DatapointsToAlarm: definition.datapointsToAlarm,
        Threshold: definition.threshold,
        ComparisonOperator: definition.comparison.operator,
        TreatMissingData: definition.treatMissingData,
      })),
    };
  }

  private setAlarmState({ AlarmName, StateValue, StateReason }: Input): object {
    const alarm = this.board.find(String(AlarmName));
    if (alarm === undefined) throw new AwsError('ResourceNotFound', `there is no alarm ${AlarmName}`, 404);
    if (!STATES.includes(String(StateValue))) {
      throw new AwsError('ValidationError', `StateValue must be one of ${STATES.join(', ')}, got ${StateValue}`);
    }
    this.board.setState(alarm, StateValue as AlarmState, String(StateReason));
    return {};
  }
}

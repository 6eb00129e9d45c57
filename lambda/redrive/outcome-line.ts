import type { Backlog } from '../shared/redrive/failure-source';
import type { RedriveReport } from '../shared/redrive/redrive-report';
import type { Charge } from './charge';

export interface Outcome {
  /** Absent where nothing was to be redriven. */
  readonly report?: RedriveReport;
  readonly backlog: Backlog;
}

interface Metric {
  readonly Name: string;
  readonly Unit: 'Count' | 'Seconds';
  readonly value: number;
}

/** One log line in CloudWatch's embedded metric format. */
export function outcomeLine({ report, backlog }: Outcome, { metricNamespace, source }: Charge, time: number): object {
  const metrics = [...metricsOfRun(report), ...metricsOfBacklog(backlog, time)];
  const definitions = metrics.map(({ Name, Unit }) => ({ Name, Unit }));
  return {
    _aws: {
      Timestamp: time,
      CloudWatchMetrics: [{ Namespace: metricNamespace, Dimensions: [['FailureDestination']], Metrics: definitions }],
    },
    level: (report?.error ?? report?.stopped) === undefined ? 'INFO' : 'WARN',
    FailureDestination: source.name,
    ...Object.fromEntries(metrics.map(({ Name, value }) => [Name, value])),
    stopped: report?.stopped,
    error: report?.error,
  };
}

function metricsOfRun(report: RedriveReport | undefined): Metric[] {
  if (report === undefined) return [];
  const { redriven, failed, expired } = report.records;
  return [
    { Name: 'RecordsRedriven', Unit: 'Count', value: redriven },
    { Name: 'RecordsFailed', Unit: 'Count', value: failed },
    { Name: 'RecordsExpired', Unit: 'Count', value: expired },
  ];
}

/** The age is 0 where nothing waits, and not told where the source does not know it. */
function metricsOfBacklog({ batches, oldest }: Backlog, now: number): Metric[] {
  const waiting: Metric = { Name: 'BatchesWaiting', Unit: 'Count', value: batches };
  if (oldest === undefined && batches > 0) return [waiting];
  const age = Math.max(0, now - (oldest ?? now)) / 1_000;
  return [waiting, { Name: 'AgeOfOldestBatch', Unit: 'Seconds', value: Math.round(age) }];
}

import { changesLeft } from './change-budget';
import type { Charge } from './charge';
import type { Outcome } from './take-step';

const METRICS = ['OpenShards', 'TargetShards', 'MissingShards', 'ChangesLeft'];

/** One log line for one look; the metrics of a decision are in CloudWatch's embedded metric format. */
export function outcomeLine(outcome: Outcome, { metricNamespace, streamArn }: Charge, now: number): object {
  const StreamName = streamArn.slice(streamArn.indexOf('/') + 1);
  if ('waitsFor' in outcome) return { level: 'INFO', StreamName, waitsFor: outcome.waitsFor };
  const { openShards, decision, refusal, changes } = outcome;
  return {
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        {
          Namespace: metricNamespace,
          Dimensions: [['StreamName']],
          Metrics: METRICS.map((Name) => ({ Name, Unit: 'Count' })),
        },
      ],
    },
    level: refusal === undefined ? 'INFO' : 'WARN',
    StreamName,
    OpenShards: openShards,
    TargetShards: decision.target,
    MissingShards: decision.missing,
    ChangesLeft: changesLeft(changes, now),
    reason: decision.reason,
    refusal,
  };
}

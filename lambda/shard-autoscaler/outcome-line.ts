import type { Charge } from './charge';
import type { Outcome, Step } from './take-step';

/** One log line for one look. That of a step is in CloudWatch's embedded metric format. */
export function outcomeLine(outcome: Outcome, { metricNamespace, streamName }: Charge, now: number): object {
  if ('waitsFor' in outcome) return { level: 'INFO', StreamName: streamName, waitsFor: outcome.waitsFor };
  const metrics = metricsOf(outcome);
  const definitions = Object.keys(metrics).map((Name) => ({ Name, Unit: 'Count' }));
  return {
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [{ Namespace: metricNamespace, Dimensions: [['StreamName']], Metrics: definitions }],
    },
    level: outcome.refusal === undefined ? 'INFO' : 'WARN',
    StreamName: streamName,
    ...metrics,
    reason: outcome.decision.reason,
    refusal: outcome.refusal,
  };
}

function metricsOf({ openShards, decision, changesLeft, refusal }: Step): Record<string, number> {
  const refused = refusal === undefined ? 0 : Math.max(0, decision.target - openShards);
  return {
    OpenShards: openShards,
    TargetShards: decision.target,
    MissingShards: decision.missing + refused,
    ChangesLeft: changesLeft,
  };
}

import type { Duration } from 'aws-cdk-lib/core';
import { axis, COLORS, type Graph, limitLine } from './dashboard-graphs';
import { endToEndAge } from './freshness-metrics';
import type { FreshnessStage } from './freshness-stage';

/** A way that records take, and how old they may be at its end. */
export interface FreshnessPath {
  /** Where it ends, such as `Lake`. */
  readonly title: string;

  /** What a record passes, one stage after another: of 10 metrics at most, a delivery has two. */
  readonly stages: FreshnessStage[];

  /** How old a record may be at the end. */
  readonly objective: Duration;
}

export function freshnessGraph({ title, stages, objective }: FreshnessPath): Graph {
  return {
    title: `Freshness: ${title}`,
    left: [endToEndAge('DashboardRow', stages).with({ label: 'age on arrival', color: COLORS.work })],
    leftYAxis: axis('Seconds'),
    leftAnnotations: [limitLine(objective.toSeconds(), 'objective')],
  };
}

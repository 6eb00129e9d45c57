import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Duration } from 'aws-cdk-lib/core';
import { lagThresholds } from './lag-alarms';

export const ROW_HEIGHT = 6;
const { BLUE, GREEN, ORANGE, RED } = cloudwatch.Color;

/** One colour for one meaning on the whole page. */
export const COLORS = { work: BLUE, moreWork: GREEN, slowed: ORANGE, failed: RED };

export type Graph = Omit<cloudwatch.GraphWidgetProps, 'width' | 'height'> & { readonly title: string };

/** Graphs of the same width, as many of which fill the width of the page. */
export function sideBySide(graphs: Graph[], perRow = graphs.length): cloudwatch.IWidget[] {
  const size = { width: Math.floor(cloudwatch.GRID_WIDTH / perRow), height: ROW_HEIGHT };
  return graphs.map((graph) => new cloudwatch.GraphWidget({ ...graph, ...size }));
}

/** An axis that begins at nothing, so that what looks large is large. */
export function axis(label: string): cloudwatch.YAxisProps {
  return { min: 0, label, showUnits: false };
}

/** A metric as it is named and coloured on the page. */
export function line(metric: cloudwatch.Metric, label: string, color: string): cloudwatch.Metric {
  return metric.with({ label, color });
}

/** Milliseconds as seconds, in which all ages on the page are. */
export function inSeconds(id: string, milliseconds: cloudwatch.IMetric, label: string): cloudwatch.MathExpression {
  return new cloudwatch.MathExpression({ expression: `${id} / 1000`, usingMetrics: { [id]: milliseconds }, label });
}

/** Where what is drawn is no longer as it should be. */
export function warningLine(value: number, label: string): cloudwatch.HorizontalAnnotation {
  return { value, label, color: ORANGE };
}

/** Where it ends. */
export function limitLine(value: number, label: string): cloudwatch.HorizontalAnnotation {
  return { value, label, color: RED };
}

/** What the ages of a reader must keep below, in seconds. */
export function lagLines(retentionPeriod: Duration): cloudwatch.HorizontalAnnotation[] {
  return lagThresholds(retentionPeriod).map(({ milliseconds, meaning }, i) =>
    i === 0 ? warningLine(milliseconds / 1000, meaning) : limitLine(milliseconds / 1000, meaning),
  );
}

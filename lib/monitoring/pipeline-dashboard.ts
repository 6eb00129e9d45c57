import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { requireThat } from '../private/validation';
import type { DashboardRow } from './dashboard-row';

const MOST_WIDGETS = 500;

/** Properties of a PipelineDashboard. */
export interface PipelineDashboardProps {
  /**
   * What is shown, from top to bottom: at most 500 widgets.
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
   */
  readonly rows: DashboardRow[];

  /**
   * The time span that is shown at first.
   * @default Duration.hours(3)
   */
  readonly defaultInterval?: Duration;
}

/**
 * One page that tells at a glance how a pipeline does.
 *
 * @example
 * declare const dataStream: DataStream;
 * new PipelineDashboard(this, 'Dashboard', { rows: [DashboardRow.stream(dataStream)] });
 */
export class PipelineDashboard extends Construct {
  /** The dashboard. */
  public readonly dashboard: cloudwatch.Dashboard;

  constructor(scope: Construct, id: string, props: PipelineDashboardProps) {
    super(scope, id);
    const widgets = props.rows.map((row) => row.widgets);
    const { length } = widgets.flat();
    requireThat(length <= MOST_WIDGETS, this, 'rows', `of at most ${MOST_WIDGETS} widgets`, `${length}`);
    this.dashboard = new cloudwatch.Dashboard(this, 'Resource', {
      widgets,
      defaultInterval: props.defaultInterval ?? Duration.hours(3),
    });
  }
}

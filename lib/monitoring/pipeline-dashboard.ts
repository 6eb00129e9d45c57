import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { DashboardRow } from './dashboard-row';

/** Properties of a PipelineDashboard. */
export interface PipelineDashboardProps {
  /** What is shown, from top to bottom. */
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
 * new PipelineDashboard(this, 'Dashboard', { rows: [DashboardRow.stream(dataStream.stream)] });
 */
export class PipelineDashboard extends Construct {
  /** The dashboard. */
  public readonly dashboard: cloudwatch.Dashboard;

  constructor(scope: Construct, id: string, props: PipelineDashboardProps) {
    super(scope, id);
    this.dashboard = new cloudwatch.Dashboard(this, 'Resource', {
      widgets: props.rows.map((row) => row.widgets),
      defaultInterval: props.defaultInterval ?? Duration.hours(3),
    });
  }
}

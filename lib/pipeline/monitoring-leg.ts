import type { Construct } from 'constructs';
import { PipelineMonitoring } from './pipeline-monitoring';
import type { PipelineMonitoringOptions, PipelineMonitoringProps } from './pipeline-monitoring-props';

/** Whether and how a pipeline is monitored. */
export class MonitoringLeg {
  /**
   * By alarms on every part, and a dashboard.
   *
   * @param options Whom the alarms tell, and when.
   */
  public static alarms(options: PipelineMonitoringOptions = {}): MonitoringLeg {
    return new MonitoringLeg(options);
  }

  /** Not at all. */
  public static none(): MonitoringLeg {
    return new MonitoringLeg();
  }

  private constructor(private readonly options?: PipelineMonitoringOptions) {}

  /**
   * Called by the pipeline.
   *
   * @internal
   */
  public _bind(scope: Construct, parts: PipelineMonitoringProps): PipelineMonitoring | undefined {
    if (this.options === undefined) return undefined;
    return new PipelineMonitoring(scope, 'Monitoring', { ...this.options, ...parts });
  }
}

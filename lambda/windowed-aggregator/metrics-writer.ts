import { writeLog } from '../shared/log';
import { resultMetrics } from './embedded-metrics';
import type { ResultWriter } from './result-writer';
import type { WindowResult } from './window-result';

/** Writes results to the log, from which CloudWatch makes metrics. */
export class MetricsWriter implements ResultWriter {
  public constructor(private readonly namespace: string) {}

  public async write(results: readonly WindowResult[]): Promise<void> {
    for (const result of results) writeLog(resultMetrics(result, this.namespace));
  }
}

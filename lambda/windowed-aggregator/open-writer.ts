import { MetricsWriter } from './metrics-writer';
import type { ResultWriter } from './result-writer';
import { StreamWriter } from './stream-writer';
import { TableWriter } from './table-writer';

/** Where results go: to a stream or a table where the environment names one, else to metrics. */
export function openWriter(variables: NodeJS.ProcessEnv, metricNamespace: string): ResultWriter {
  const { RESULTS_STREAM_ARN, RESULTS_TABLE_NAME, RESULTS_EXPIRATION_SECONDS: expiration } = variables;
  if (RESULTS_STREAM_ARN !== undefined) return new StreamWriter(RESULTS_STREAM_ARN);
  if (RESULTS_TABLE_NAME === undefined) return new MetricsWriter(metricNamespace);
  return new TableWriter(RESULTS_TABLE_NAME, expiration === undefined ? undefined : Number(expiration));
}

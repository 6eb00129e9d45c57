/** What the function is told by its environment. */
export interface WriterSettings {
  readonly deliveryStreamName: string;
  readonly format: string;
  /** Alarms that say that delivery has fallen behind. */
  readonly alarmNames: readonly string[];
  readonly failureBucket: string;
  readonly metricNamespace: string;
}

/** @throws Error that names a variable which is not set */
export function readSettings(env: Readonly<Record<string, string | undefined>>): WriterSettings {
  const variable = (name: string): string => {
    const value = env[name];
    if (value === undefined) throw new Error(`the environment variable ${name} must be set`);
    return value;
  };
  return {
    deliveryStreamName: variable('DELIVERY_STREAM_NAME'),
    format: variable('FORMAT'),
    alarmNames: [variable('BEHIND_ALARM_NAME'), variable('FAILING_ALARM_NAME')],
    failureBucket: variable('FAILURE_BUCKET'),
    metricNamespace: variable('METRICS_NAMESPACE'),
  };
}

import type { Place } from './encryption';

/** Of a log stream; without its name, of whatever is to be made in the log group. */
export function logStreamArn(logGroup: string, logStream: string, { partition, region, account }: Place): string {
  return `arn:${partition}:logs:${region}:${account}:log-group:${logGroup}:log-stream:${logStream}`;
}

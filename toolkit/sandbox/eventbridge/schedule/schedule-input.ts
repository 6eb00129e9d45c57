import { randomBytes, randomUUID } from 'node:crypto';

/** One run of a schedule. */
export interface ScheduleRun {
  readonly scheduleArn: string;
  /** Milliseconds since the epoch. */
  readonly scheduledTime: number;
  readonly account: string;
  readonly region: string;
}

/**
 * The event of a run, as JSON text: the input of the target with its keywords replaced, or the event of a schedule that
 * has none.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
 */
export function scheduleInput(input: string | undefined, run: ScheduleRun): string {
  if (input === undefined) return JSON.stringify(defaultEvent(run));
  const executionId = randomBytes(8).toString('hex');
  return input
    .replaceAll('<aws.scheduler.schedule-arn>', run.scheduleArn)
    .replaceAll('<aws.scheduler.scheduled-time>', isoTime(run.scheduledTime))
    .replaceAll('<aws.scheduler.execution-id>', executionId)
    .replaceAll('<aws.scheduler.attempt-number>', '1');
}

function defaultEvent({ scheduleArn, scheduledTime, account, region }: ScheduleRun): object {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account,
    time: isoTime(scheduledTime),
    region,
    resources: [scheduleArn],
    detail: '{}',
  };
}

/** To the second. */
export function isoTime(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

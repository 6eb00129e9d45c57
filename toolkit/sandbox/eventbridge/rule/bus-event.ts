import { randomUUID } from 'node:crypto';
import type { SandboxContext } from '../../kernel/context';
import type { ServiceEvent } from '../../kernel/services';
import { isoTime } from '../schedule/schedule-input';

/**
 * An event as a bus carries it, as JSON text.
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
 */
export function busEvent(
  { source, detailType, resources, detail }: ServiceEvent,
  { account, region }: Pick<SandboxContext, 'account' | 'region'>,
  time: number,
): string {
  return JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': detailType,
    source,
    account,
    time: isoTime(time),
    region,
    resources,
    detail,
  });
}

/** What a rule that goes by time gives its targets. */
export function scheduledEvent(ruleArn: string): ServiceEvent {
  return { source: 'aws.events', detailType: 'Scheduled Event', resources: [ruleArn], detail: {} };
}

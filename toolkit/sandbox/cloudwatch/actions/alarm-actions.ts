import type { ActAs } from '../../kernel/acting-services';
import type { SandboxContext } from '../../kernel/context';
import type { Alarm } from '../alarm/alarm';
import type { StateChange } from '../alarm/alarm-state';
import { alarmEvent } from './alarm-event';
import { alarmMessage, alarmSubject } from './alarm-message';

/** What alarms can act on. */
export interface ActionServices {
  readonly as: ActAs<'functions' | 'topics'>;
}

/** As whom an alarm publishes to a topic, and invokes a function. */
const PRINCIPAL = 'cloudwatch.amazonaws.com';
const INVOKING_PRINCIPAL = 'lambda.alarms.cloudwatch.amazonaws.com';

/** Does what an alarm is to do on a change of state: tells topics, invokes functions. */
export class AlarmActions {
  constructor(
    private readonly context: SandboxContext,
    private readonly services: ActionServices,
  ) {}

  perform(alarm: Alarm, change: StateChange): void {
    const { actionsEnabled, actions } = alarm.definition;
    if (!actionsEnabled) return;
    for (const action of actions[change.current.value]) this.act(action, alarm, change);
  }

  /** One action that fails keeps no other from being taken. */
  private act(action: string, alarm: Alarm, change: StateChange): void {
    const { clock, events } = this.context;
    try {
      this.deliver(action, alarm, change);
      alarm.history.acted(clock.now(), action);
    } catch (error) {
      const { message } = error as Error;
      alarm.history.acted(clock.now(), action, message);
      events.emit({ type: 'warning', message: `the alarm ${alarm.name} could not act on ${action}: ${message}` });
    }
  }

  private deliver(action: string, alarm: Alarm, change: StateChange): void {
    const { as } = this.services;
    switch (action.split(':')[2]) {
      case 'sns':
        as({ service: PRINCIPAL, sourceArn: alarm.arn }).topics.publish(
          action,
          alarmMessage(alarm, change, this.context),
          alarmSubject(alarm, change, this.context),
        );
        return;
      case 'lambda':
        as({ service: INVOKING_PRINCIPAL, sourceArn: alarm.arn }).functions.invokeAsynchronously({
          functionArn: action,
          event: alarmEvent(alarm, change, this.context),
        });
        return;
      default:
        throw new Error('the sandbox runs actions on SNS topics and Lambda functions only');
    }
  }
}

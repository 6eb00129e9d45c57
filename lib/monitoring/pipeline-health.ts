import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { requireActions } from '../private/alarm-actions';
import { requireThat } from '../private/validation';

/** As many alarms as a rule of 10,240 characters holds by their names, which are shorter than their ARNs. */
const MOST_IN_RULE = 38;
const MOST_ALARMS = MOST_IN_RULE * MOST_IN_RULE;

/** Properties of a PipelineHealth. */
export interface PipelineHealthProps {
  /** What must be quiet in a healthy pipeline: 1 to 1,444 alarms. */
  readonly alarms: cloudwatch.IAlarm[];

  /**
   * What is done when the first of the alarms goes off, besides what that alarm does itself: at most 5.
   *
   * @default - nothing
   */
  readonly actions?: cloudwatch.IAlarmAction[];

  /**
   * What is done when all alarms have ended: at most 5.
   *
   * @default - nothing
   */
  readonly okActions?: cloudwatch.IAlarmAction[];
}

/**
 * One alarm that tells whether a pipeline is healthy: it goes off with the first of the pipeline's alarms and ends with
 * the last.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html
 * @example
 * declare const dataStream: DataStream;
 * const alarmTopic = new AlarmTopic(this, 'AlarmTopic');
 * const { alarms } = new StreamAlarms(this, 'StreamAlarms', { dataStream, actions: [alarmTopic] });
 * new PipelineHealth(this, 'Health', { alarms, okActions: [alarmTopic] });
 */
export class PipelineHealth extends Construct {
  /** The alarm. */
  public readonly alarm: cloudwatch.IAlarm;

  /** The alarms that set it off. */
  public readonly alarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: PipelineHealthProps) {
    super(scope, id);
    const { alarms, actions = [], okActions = [] } = props;
    const { length } = alarms;
    requireThat(length >= 1 && length <= MOST_ALARMS, this, 'alarms', `1 to ${MOST_ALARMS}`, `${length}`);
    requireActions(this, 'actions', actions);
    requireActions(this, 'okActions', okActions);
    const alarm = anyOf(this, 'Resource', length > MOST_IN_RULE ? this.groups(alarms) : alarms);
    alarm.addAlarmAction(...actions);
    alarm.addOkAction(...okActions);
    this.alarm = alarm;
    this.alarms = alarms;
  }

  /** Alarms of alarms, where one rule cannot name them all. */
  private groups(alarms: cloudwatch.IAlarm[]): cloudwatch.IAlarm[] {
    const count = Math.ceil(alarms.length / MOST_IN_RULE);
    return Array.from({ length: count }, (_, i) =>
      anyOf(this, `Group${i + 1}`, alarms.slice(i * MOST_IN_RULE, (i + 1) * MOST_IN_RULE)),
    );
  }
}

function anyOf(health: PipelineHealth, id: string, alarms: cloudwatch.IAlarm[]): cloudwatch.CompositeAlarm {
  const inAlarm = alarms.map(({ alarmName }) => cloudwatch.AlarmRule.fromString(`ALARM("${alarmName}")`));
  const composite = new cloudwatch.CompositeAlarm(health, id, {
    alarmRule: cloudwatch.AlarmRule.anyOf(...inAlarm),
    alarmDescription: `Something is wrong with ${health.node.path}: an alarm has gone off`,
  });
  // aws-cdk names it after its construct path, which another stack in the account may have as well.
  (composite.node.defaultChild as cloudwatch.CfnCompositeAlarm).alarmName = undefined;
  return composite;
}

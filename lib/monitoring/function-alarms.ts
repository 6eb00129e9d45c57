import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { AlarmFactory } from './alarm-factory';
import { functionErrors, functionThrottles } from './function-metrics';

/** What calls a function of a pipeline calls it again: failures matter when they last. */
const LASTING = [2, 3] as const;

/** Properties of FunctionAlarms. */
export interface FunctionAlarmsProps {
  /** The function to watch. */
  readonly handler: lambda.IFunction;

  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on a function that keeps failing, or that Lambda keeps throttling.
 *
 * @example
 * declare const handler: lambda.IFunction;
 * new FunctionAlarms(this, 'TransformAlarms', { handler, actions: [new AlarmTopic(this, 'AlarmTopic')] });
 */
export class FunctionAlarms extends Construct {
  /** The alarms. */
  public readonly alarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: FunctionAlarmsProps) {
    super(scope, id);
    const factory = new AlarmFactory(this, props.actions);
    factory.onEvents('Errors', {
      metric: functionErrors(props.handler),
      description: 'The function keeps failing: its log tells why',
      persistence: LASTING,
    });
    factory.onEvents('Throttles', {
      metric: functionThrottles(props.handler),
      description: 'Lambda keeps throttling the function: its reserved or the account concurrency is used up',
      persistence: LASTING,
    });
    this.alarms = factory.alarms;
  }
}

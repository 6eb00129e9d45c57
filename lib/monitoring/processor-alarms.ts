import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AlarmFactory } from './alarm-factory';
import { FunctionAlarms } from './function-alarms';
import { droppedRecords, failedRecords, functionIteratorAge, undeliveredFailures } from './function-metrics';
import { addLagAlarms } from './lag-alarms';

/** Properties of ProcessorAlarms. */
export interface ProcessorAlarmsProps {
  /** The function that processes the records. */
  readonly handler: lambda.IFunction;

  /** What invokes it, with the metrics of its event count. */
  readonly eventSourceMapping: lambda.IEventSourceMapping;

  /** How long the stream retains what is to be processed. */
  readonly retentionPeriod: Duration;

  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on a function that processes a stream: failing, throttled, falling behind, and records it gave up on.
 *
 * @example
 * declare const processor: StreamProcessor;
 * new ProcessorAlarms(this, 'ProcessorAlarms', {
 *   handler: processor.handler,
 *   eventSourceMapping: processor.eventSourceMapping,
 *   retentionPeriod: Duration.hours(168),
 *   actions: [new AlarmTopic(this, 'AlarmTopic')],
 * });
 */
export class ProcessorAlarms extends Construct {
  /** The alarms. */
  public readonly alarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: ProcessorAlarmsProps) {
    super(scope, id);
    const { handler, eventSourceMapping, retentionPeriod, actions } = props;
    const factory = new AlarmFactory(this, actions);
    addLagAlarms(factory, 'IteratorAge', {
      metric: functionIteratorAge(handler),
      reader: 'The function',
      retentionPeriod,
    });
    factory.onEvents('FailedRecords', {
      metric: failedRecords(eventSourceMapping),
      description: 'Records went to the failure destination: mend the cause, then process them again from there',
    });
    factory.onEvents('DroppedRecords', {
      metric: droppedRecords(eventSourceMapping),
      description: 'Records were given up on and went nowhere: they are in the stream until its retention period ends',
    });
    factory.onEvents('UndeliveredFailures', {
      metric: undeliveredFailures(handler),
      description: 'Failed records could not be written to the failure destination: check its policy and its key',
    });
    this.alarms = [...new FunctionAlarms(this, 'Function', { handler, actions }).alarms, ...factory.alarms];
  }
}

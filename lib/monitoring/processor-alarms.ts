import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Annotations, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { EnhancedFanOutConsumer } from '../stream/enhanced-fan-out-consumer';
import type { IStreamEventSource } from '../stream/stream-event-source';
import { AlarmFactory } from './alarm-factory';
import { FunctionAlarms } from './function-alarms';
import { failedRecords, functionIteratorAge, losses, polledRecords } from './function-metrics';
import { addLagAlarms } from './lag-alarms';
import { addStoppedAlarm } from './stopped-alarm';

/** A function that processes a stream. */
export interface MonitoredProcessor {
  /** The function that processes the records. */
  readonly handler: lambda.IFunction;

  /** What invokes it, with the metrics of its event count. */
  readonly eventSourceMapping: lambda.IEventSourceMapping;

  /** What the function reads: the stream, or an enhanced fan-out consumer. */
  readonly source: IStreamEventSource;
}

/** Properties of ProcessorAlarms. */
export interface ProcessorAlarmsProps extends MonitoredProcessor {
  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on a function that processes a stream: failing, throttled, falling behind, no longer reading, and records it
 * gave up on. Whether an enhanced fan-out consumer still reads is told by its own ConsumerAlarms.
 *
 * @example
 * declare const processor: StreamProcessor;
 * new ProcessorAlarms(this, 'ProcessorAlarms', {
 *   handler: processor.handler,
 *   eventSourceMapping: processor.eventSourceMapping,
 *   source: processor.source,
 *   actions: [new AlarmTopic(this, 'AlarmTopic')],
 * });
 */
export class ProcessorAlarms extends Construct {
  /** The alarms. */
  public readonly alarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: ProcessorAlarmsProps) {
    super(scope, id);
    const { handler, eventSourceMapping, actions } = props;
    const factory = new AlarmFactory(this, actions);
    addReadingAlarms(factory, props);
    addFailureAlarms(factory, props);
    warnUnlessCounted(this, eventSourceMapping);
    this.alarms = [...new FunctionAlarms(this, 'Function', { handler, actions }).alarms, ...factory.alarms];
  }
}

function addFailureAlarms(factory: AlarmFactory, { handler, eventSourceMapping }: MonitoredProcessor): void {
  factory.onEvents('FailedRecords', {
    metric: failedRecords(eventSourceMapping),
    description: 'Records went to the failure destination: mend the cause, then process them again from there',
  });
  factory.onEvents('DroppedRecords', {
    metric: losses(handler, eventSourceMapping),
    description:
      'Records were given up on and no failure destination took them: check its policy and its key, and read them from the stream before its retention period ends',
  });
}

function addReadingAlarms(factory: AlarmFactory, { handler, eventSourceMapping, source }: MonitoredProcessor): void {
  const { stream, retentionPeriod } = source;
  const reader = 'The function';
  addLagAlarms(factory, 'IteratorAge', { metric: functionIteratorAge(handler), reader, retentionPeriod });
  if (source instanceof EnhancedFanOutConsumer) return;
  addStoppedAlarm(factory, 'Stopped', {
    activity: polledRecords(eventSourceMapping),
    stream,
    silence: `${reader} read nothing`,
  });
}

/** The metrics are off unless a mapping asks for them. */
function warnUnlessCounted(scope: Construct, { node }: lambda.IEventSourceMapping): void {
  if (!(node.defaultChild instanceof lambda.CfnEventSourceMapping)) return;
  const { metrics } = Stack.of(scope).resolve(node.defaultChild.metricsConfig) ?? {};
  if (metrics?.includes(lambda.MetricType.EVENT_COUNT)) return;
  Annotations.of(scope).addWarningV2(
    'cdk-kinesis-pipelines:eventsNotCounted',
    `${scope.node.path}: ${node.path} does not count events, by which alarms tell whether it reads, and what it gave up on`,
  );
}

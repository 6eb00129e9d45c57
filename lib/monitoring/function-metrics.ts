import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventSourceMapping, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';

const PERIOD = Duration.minutes(5);

export function invocations(handler: IFunction): Metric {
  return handler.metric('Invocations', { statistic: 'Sum', period: PERIOD });
}

export function functionErrors(handler: IFunction): Metric {
  return handler.metric('Errors', { statistic: 'Sum', period: PERIOD });
}

export function functionThrottles(handler: IFunction): Metric {
  return handler.metric('Throttles', { statistic: 'Sum', period: PERIOD });
}

/** The age of the last record of a batch when the function gets it, in milliseconds. */
export function functionIteratorAge(handler: IFunction): Metric {
  return handler.metric('IteratorAge', { statistic: 'Maximum', period: PERIOD });
}

/** Records read for the function, before any filter. */
export function polledRecords(mapping: IEventSourceMapping): Metric {
  return eventCount(mapping, 'PolledEventCount');
}

/** Records that went to the failure destination. */
export function failedRecords(mapping: IEventSourceMapping): Metric {
  return eventCount(mapping, 'OnFailureDestinationDeliveredEventCount');
}

/** Records given up on that went nowhere: there is no failure destination, or it did not take them. */
export function droppedRecords(mapping: IEventSourceMapping): Metric {
  return eventCount(mapping, 'DroppedEventCount');
}

/**
 * How often a batch was given up on that went nowhere, in records or in batches. Lambda counts the batches which a failure
 * destination does not take even for a mapping that does not count its records. SUM takes the values there are.
 */
export function losses(handler: IFunction, mapping: IEventSourceMapping): MathExpression {
  return new MathExpression({
    expression: 'SUM([dropped, refused])',
    usingMetrics: {
      dropped: droppedRecords(mapping),
      refused: handler.metric('DestinationDeliveryFailures', { statistic: 'Sum', period: PERIOD }),
    },
    period: PERIOD,
  });
}

function eventCount(mapping: IEventSourceMapping, metricName: string): Metric {
  return new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: { EventSourceMappingUUID: mapping.eventSourceMappingId },
    statistic: 'Sum',
    period: PERIOD,
  });
}

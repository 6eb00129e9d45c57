import { Match, Template } from 'aws-cdk-lib/assertions';
import { Duration, Lazy } from 'aws-cdk-lib/core';
import type { RetryOptions } from '../../../lib/processing/retry-options';
import { fixture } from './fixture';

function expectMapping(options: RetryOptions, properties: object): void {
  const { stack, process } = fixture();
  process(options);
  Template.fromStack(stack).hasResourceProperties('AWS::Lambda::EventSourceMapping', properties);
}

describe('retries', () => {
  test('are bounded, and isolate what fails, by default', () => {
    expectMapping(
      {},
      {
        MaximumRetryAttempts: 10,
        MaximumRecordAgeInSeconds: 601_200,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    );
  });

  test.each([
    [{ retryAttempts: -1 }, { MaximumRetryAttempts: -1 }],
    [{ retryAttempts: 0 }, { MaximumRetryAttempts: 0 }],
    [{ retryAttempts: 10_000 }, { MaximumRetryAttempts: 10_000 }],
    [{ maxRecordAge: Duration.seconds(60) }, { MaximumRecordAgeInSeconds: 60 }],
    [{ maxRecordAge: Duration.days(6) }, { MaximumRecordAgeInSeconds: 518_400 }],
    [{ bisectBatchOnError: false }, { BisectBatchOnFunctionError: false }],
    [{ reportBatchItemFailures: false }, { FunctionResponseTypes: Match.absent() }],
  ])('take %p', (options, properties) => {
    expectMapping(options, properties);
  });

  test('take figures which are known only at deployment', () => {
    const count = Lazy.number({ produce: () => 70 });
    expectMapping(
      { retryAttempts: count, maxRecordAge: Duration.seconds(count) },
      { MaximumRetryAttempts: 70, MaximumRecordAgeInSeconds: 70 },
    );
  });

  test.each<[RetryOptions, string]>([
    [{ retryAttempts: -2 }, 'retryAttempts must be a whole number from -1 to 10000, got -2'],
    [{ retryAttempts: 10_001 }, 'retryAttempts must be a whole number from -1 to 10000, got 10001'],
    [
      { maxRecordAge: Duration.seconds(59) },
      'maxRecordAge must be a whole number of seconds from 60 to 604800, got 59 seconds',
    ],
    [
      { maxRecordAge: Duration.days(8) },
      'maxRecordAge must be a whole number of seconds from 60 to 604800, got 8 days',
    ],
  ])('refuse %p', (options, message) => {
    expect(() => fixture().process(options)).toThrow(new Error(`Stack/Processor: ${message}`));
  });
});

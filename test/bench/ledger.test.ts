import { join } from 'node:path';
import type { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import { MonitoringLeg, StreamCapacity } from 'cdk-kinesis-pipelines';
import type { LegAccounts } from '../../bench/ledger/accounts';
import { bundleHandler } from '../../bench/ledger/bundle-handlers';
import { caseOfKinds, FAULT_KINDS, type LedgerCase } from '../../bench/ledger/cases';
import { orderBook } from '../../bench/ledger/order-book';
import { OUR_STACK, type OurAppOptions, ourApp } from '../../bench/ledger/our-app';
import { type CaseResult, runCase } from '../../bench/ledger/run-case';
import { problemsOf } from '../../bench/ledger/verdict';
import { temporaryFolder } from '../toolkit/sandbox/context';

jest.setTimeout(120_000);

const ORDERS = 400;
const { ordersPerRecord } = orderBook(ORDERS, 0, 1);
const folder = temporaryFolder();
const handlers: Record<'ours' | 'plain', string> = { ours: '', plain: '' };

beforeAll(async () => {
  handlers.ours = await bundleHandler('ours', folder);
  handlers.plain = await bundleHandler('plain', folder);
});

function caseNamed(pattern: RegExp): LedgerCase {
  return caseOfKinds([FAULT_KINDS.findIndex(({ name }) => pattern.test(name))]);
}

/** Nobody mends the function before a stream that keeps records for a day has let them go. */
const ONE_SHARD = { capacity: StreamCapacity.provisioned(1) };
const POISON: LedgerCase = { ...caseNamed(/^poison/), hours: 1, poison: 0.01, mendedAfterHours: 30 };
const OUTAGE: LedgerCase = caseNamed(/^function throttled/);
const REFUSALS: LedgerCase = {
  ...caseNamed(/^writer refused/),
  faults: ({ delivered }) => [{ type: 'put-entries-fail', stream: delivered, share: 0.2 }],
};
const POISON_WITHOUT_DESTINATION: LedgerCase = {
  ...POISON,
  faults: ({ failures = '' }) => [{ type: 'bucket-denied', bucket: failures }],
};

function run(ledgerCase: LedgerCase, options: Partial<OurAppOptions> = {}): Promise<CaseResult> {
  const legs = { monitoring: MonitoringLeg.none() };
  const stream = { ...ONE_SHARD, retentionPeriod: Duration.hours(24) };
  const assembly = ourApp(join(temporaryFolder(), 'cdk.out'), { handler: handlers.ours, legs, stream, ...options });
  return runCase({ assembly, stack: OUR_STACK, orders: ORDERS, seed: 1 }, ledgerCase);
}

function missing({ lost, unaccounted }: LegAccounts): number {
  return lost + unaccounted;
}

/** What lets a batch go to the failure destination before the stream has let it go. */
const UNBOUNDED_RETRIES = { retryAttempts: -1 };
const unboundedAge = (mapping: CfnEventSourceMapping) => {
  mapping.maximumRecordAgeInSeconds = undefined;
};

describe('the loss ledger of the default pipeline', () => {
  test.each<[string, LedgerCase, Partial<OurAppOptions>]>([
    ['poison, with a limit to the age of records only', POISON, { processing: UNBOUNDED_RETRIES }],
    ['poison, with a limit to retries only', POISON, { change: unboundedAge }],
    ['an outage of 26 hours', OUTAGE, {}],
    ['a writer that is refused', REFUSALS, {}],
    ['poison while the failure destination is denied', POISON_WITHOUT_DESTINATION, { stream: ONE_SHARD }],
  ])('is empty after %s', async (_, ledgerCase, options) => {
    const result = await run(ledgerCase, options);
    expect(problemsOf(result)).toEqual([]);
    expect(result.processing.delivered).toBe(ORDERS);
  });

  test('is empty after poison, and tells that nothing was given up but the records that hold it', async () => {
    const result = await run(POISON);
    expect(problemsOf(result)).toEqual([]);
    expect(result.processing.delivered).toBe(ORDERS);
    expect(result.processing.redriven).toBe(POISON.poison * ORDERS * ordersPerRecord);
  });
});

describe('the loss ledger shows a loss without', () => {
  test.each<[string, LedgerCase, Partial<OurAppOptions>]>([
    ['a limit to retries and to the age of records', POISON, { processing: UNBOUNDED_RETRIES, change: unboundedAge }],
    ['partial batch responses', POISON, { processing: { reportBatchItemFailures: false } }],
    [
      'a failure destination',
      POISON,
      {
        change: (mapping) => {
          mapping.destinationConfig = undefined;
        },
      },
    ],
    ['a retention of a week and a limit to the age of records', OUTAGE, { change: unboundedAge }],
  ])('%s', async (_, ledgerCase, options) => {
    const { processing } = await run(ledgerCase, options);
    expect(missing(processing)).toBeGreaterThan(0);
  });

  test('the handling of refused entries', async () => {
    const { processing } = await run(REFUSALS, { handler: handlers.plain, processing: { batchSize: 100 } });
    expect(missing(processing)).toBeGreaterThan(0);
  });
});

test('the loss ledger shows that neighbours of poison are given up without bisection', async () => {
  const { processing } = await run(POISON, { processing: { bisectBatchOnError: false } });
  expect(processing.redriven).toBeGreaterThan(POISON.poison * ORDERS * ordersPerRecord);
});

import { type Combination, type CombinationFactors, factors } from '../../bench/deliveries/combination';
import { DESTINATIONS } from '../../bench/deliveries/destinations';
import { inputOf } from '../../bench/deliveries/input';
import { whyIllegal } from '../../bench/deliveries/legal';
import { type DeliveryResult, runDeliveries } from '../../bench/deliveries/run';

jest.setTimeout(120_000);

const LINES = 200;

/** One combination for each destination; together they have every value that matters. */
const CHOSEN: Readonly<Record<string, Partial<Combination>>> = {
  S3: {
    compression: 'HADOOP_SNAPPY',
    backup: 'all',
    delimiter: 'newline',
    timeZone: 'America/New_York',
    fileExtension: '.log',
  },
  'S3 in Parquet': { processing: 'log transform', packing: 'envelopes', compression: 'Snappy' },
  'S3, partitioned by a query': {
    processing: 'de-aggregation',
    packing: 'packed',
    compression: 'ZIP',
    delimiter: 'newline',
    buffering: 'interval',
  },
  'S3, partitioned by a function': {
    processing: 'partition function',
    packing: 'aggregated',
    compression: 'Snappy',
    buffering: 'interval',
  },
  'Redshift, by COPY': { source: 'Direct PUT', processing: 'log transform', packing: 'packed', compression: 'GZIP' },
  'Redshift, by streaming ingestion': {},
  'HTTP endpoint, as of a partner': {
    processing: 'message extraction',
    packing: 'envelopes',
    compression: 'Snappy',
    backup: 'all',
  },
  Splunk: { source: 'Direct PUT', buffering: 'interval' },
  OpenSearch: { processing: 'log transform' },
  Snowflake: { packing: 'aggregated', compression: 'GZIP' },
  'Iceberg on AWS Glue': { source: 'Direct PUT', buffering: 'interval' },
  'Iceberg on S3 Tables': { packing: 'aggregated' },
};

/** Where lines ended: 200 of a web server, and those of the hostile records, one of which holds 600. */
const ENDED = {
  S3: { put: 809, delivered: 808, empty: 1 },
  'S3 in Parquet': { put: 807, delivered: 805, 'processing-failed': 1, dropped: 1 },
  'S3, partitioned by a query': { put: 809, delivered: 200, 'metadata-extraction-failed': 609 },
  'S3, partitioned by a function': { put: 809, delivered: 200, 'processing-failed': 609 },
  'Redshift, by COPY': { put: 806, delivered: 804, 'processing-failed': 1, dropped: 1, refused: 1 },
  'Redshift, by streaming ingestion': { put: 809, delivered: 809 },
  'HTTP endpoint, as of a partner': { put: 807, delivered: 201, 'decompression-failed': 606 },
  Splunk: { put: 808, delivered: 807, empty: 1, refused: 1 },
  OpenSearch: { put: 807, delivered: 205, 'AmazonOpenSearchService-failed': 600, 'processing-failed': 1, dropped: 1 },
  Snowflake: { put: 809, delivered: 200, 'snowflake-failed': 609 },
  'Iceberg on AWS Glue': { put: 808, delivered: 200, 'iceberg-failed': 608, refused: 1 },
  'Iceberg on S3 Tables': { put: 809, delivered: 200, 'iceberg-failed': 609 },
};

describe('the delivery ledger', () => {
  const combinations = DESTINATIONS.map((destination) => ({ ...first(factors({})), ...CHOSEN[destination.name] }));
  let results: readonly DeliveryResult[];

  beforeAll(async () => {
    const deliveries = DESTINATIONS.map((destination, i) => ({
      id: `Delivery${i}`,
      destination,
      combination: combinations[i] as Combination,
    }));
    results = await runDeliveries(deliveries, await inputOf(LINES, undefined));
  });

  test('runs legal combinations', () => {
    expect(DESTINATIONS.map(({ rules }, i) => whyIllegal(combinations[i] as Combination, rules))).toEqual(
      DESTINATIONS.map(() => undefined),
    );
  });

  test('has no problem with any destination', () => {
    expect(results.map(({ delivery, problems }) => [delivery.destination.name, ...problems])).toEqual(
      DESTINATIONS.map(({ name }) => [name]),
    );
  });

  test('says where every line and every hostile record went', () => {
    const ended = results.map(({ delivery, refused, accounts: { put, delivered, errors, dropped, empty } }) => {
      const figures = { put, delivered, ...errors, dropped, empty, refused };
      return [delivery.destination.name, Object.fromEntries(Object.entries(figures).filter(([, count]) => count > 0))];
    });
    expect(Object.fromEntries(ended)).toEqual(ENDED);
  });
});

function first(values: CombinationFactors): Combination {
  const chosen = Object.entries(values).map(([option, [value]]) => [option, value]);
  return Object.fromEntries(chosen) as Combination;
}

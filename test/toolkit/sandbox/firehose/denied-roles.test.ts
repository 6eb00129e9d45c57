import { PartlyAllowed } from '../acting';
import { BACKUP_BUCKET, errorLines, fixtureWith, startCollector } from './destination/endpoint/delivering';
import { Fixture, ROLE_ARN } from './fixture';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DOMAIN = 'arn:aws:es:us-east-1:123456789012:domain/logs';
const HINTS = { SizeInMBs: 1, IntervalInSeconds: 60 };

/** A role that lacks something, whoever takes it on. */
function without(fixture: Fixture, ...actions: string[]): Fixture {
  fixture.identity = new PartlyAllowed(actions);
  return fixture;
}

describe('a delivery stream whose role lacks', () => {
  test.each(['glue:GetTable', 'glue:GetTableVersion', 'glue:GetTableVersions'])(
    '%s delivers no Parquet, and logs why',
    async (action) => {
      const fixture = without(new Fixture(), action);
      fixture.addTable({ id: 'bigint' });
      fixture.toS3({
        BufferingHints: { SizeInMBs: 64, IntervalInSeconds: 60 },
        CloudWatchLoggingOptions: { Enabled: true, LogGroupName: 'group', LogStreamName: 'stream' },
        DataFormatConversionConfiguration: {
          SchemaConfiguration: { DatabaseName: 'lake', TableName: 'rows', RoleARN: ROLE_ARN },
          InputFormatConfiguration: { Deserializer: { OpenXJsonSerDe: {} } },
          OutputFormatConfiguration: { Serializer: { ParquetSerDe: {} } },
        },
      });
      fixture.stream.put('{"id":1}');
      await fixture.clock.advance(5 * MINUTE);
      expect(await fixture.keys()).toEqual([]);
      expect(fixture.logs[0]).toContain('"errorCode":"Glue.AccessDenied"');
    },
  );

  test('s3:GetObject has nothing loaded into the warehouse', async () => {
    const fixture = without(new Fixture(), 's3:GetObject').create({
      RedshiftDestinationConfiguration: {
        ...{ ClusterJDBCURL: 'jdbc:redshift://logs:5439/logs', Username: 'loader', RoleARN: ROLE_ARN },
        CopyCommand: { DataTableName: 'rows' },
        S3Configuration: { BucketARN: 'arn:aws:s3:::lake', RoleARN: ROLE_ARN, BufferingHints: HINTS },
      },
    });
    await fixture.putDirectly('{"id":1}');
    await fixture.clock.advance(5 * MINUTE);
    expect(await fixture.keys('2026/')).toHaveLength(1);
    expect(fixture.copies).toEqual([]);
    expect(fixture.sum('DeliveryToRedshift.Success')).toBe(0);
    expect(fixture.context.seen).toContainEqual(
      expect.objectContaining({ type: 'copy', error: 'not authorized to perform: s3:GetObject' }),
    );
  });

  test.each(['es:DescribeDomain', 'es:ESHttpPut', 'es:ESHttpPost'])(
    '%s sends no documents, and backs them up in time',
    async (action) => {
      const collector = await startCollector();
      const fixture = without(fixtureWith({ [DOMAIN]: collector.url }), action);
      fixture.create({
        AmazonopensearchserviceDestinationConfiguration: {
          ...{ IndexName: 'logs', DomainARN: DOMAIN, RoleARN: ROLE_ARN, BufferingHints: HINTS },
          S3Configuration: BACKUP_BUCKET,
        },
      });
      await fixture.putDirectly('{"a":1}');
      await fixture.clock.advance(HOUR);
      expect(collector.requests).toEqual([]);
      expect(fixture.sum('DeliveryToAmazonOpenSearchService.AuthFailure')).toBeGreaterThan(0);
      const [line] = await errorLines(fixture, 'backup/AmazonOpenSearchService-failed/');
      expect(line).toMatchObject({ errorCode: 'OS.AccessDenied' });
    },
  );

  test.each(['glue:UpdateTable', 'lakeformation:GetDataAccess', 's3:GetObject'])(
    '%s commits no rows, and puts them aside in time',
    async (action) => {
      const fixture = without(new Fixture(), action);
      fixture.addOpenTables('shop', { orders: { id: 'bigint' } });
      fixture.create({
        IcebergDestinationConfiguration: {
          RoleARN: ROLE_ARN,
          DestinationTableConfigurationList: [{ DestinationDatabaseName: 'shop', DestinationTableName: 'orders' }],
          S3Configuration: { BucketARN: 'arn:aws:s3:::lake', RoleARN: ROLE_ARN, ErrorOutputPrefix: 'failed/' },
          BufferingHints: HINTS,
        },
      });
      await fixture.putDirectly('{"id":1}');
      await fixture.clock.advance(HOUR);
      expect(await fixture.keys('orders/')).toEqual([]);
      expect(await fixture.texts('failed/')).toEqual([expect.stringContaining('"errorCode":"Iceberg.AccessDenied"')]);
    },
  );
});

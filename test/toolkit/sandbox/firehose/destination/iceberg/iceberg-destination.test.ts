import path from 'node:path';
import { AwsError } from '../../../../../../toolkit/sandbox/kernel/aws-error';
import { readIceberg } from '../../../iceberg/read-iceberg';
import { Fixture, lambda, ROLE_ARN } from '../../fixture';

const MINUTE_MS = 60_000;
const LOCATION = 's3://lake/orders';
const ORDERS = { DestinationDatabaseName: 'shop', DestinationTableName: 'orders' };

/** A delivery stream to the tables `orders` and `returns` of the Data Catalog. */
function shop(
  destination: Record<string, unknown> = {},
  tables: readonly object[] = [{ ...ORDERS, UniqueKeys: ['id'] }],
): Fixture {
  const fixture = new Fixture();
  fixture.addBucket('errors');
  fixture.addOpenTables('shop', { orders: { id: 'bigint', state: 'string' }, returns: { id: 'bigint' } });
  return fixture.create({
    IcebergDestinationConfiguration: {
      RoleARN: ROLE_ARN,
      CatalogConfiguration: { CatalogArn: 'arn:aws:glue:us-east-1:123456789012:catalog' },
      DestinationTableConfigurationList: tables,
      S3Configuration: { BucketARN: 'arn:aws:s3:::errors', RoleARN: ROLE_ARN },
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
      ...destination,
    },
  });
}

function rows(fixture: Fixture, location = LOCATION): unknown[] {
  return [...readIceberg(path.dirname(fixture.buckets.folder('lake')), location).rows];
}

async function errors(fixture: Fixture): Promise<unknown[]> {
  const lines = (await fixture.texts('iceberg-failed/', 'errors')).flatMap((text) => text.trim().split('\n'));
  return lines.map((line) => {
    const { errorCode, errorMessage, attemptsMade, rawData } = JSON.parse(line);
    return [errorCode, errorMessage, attemptsMade, String(Buffer.from(rawData, 'base64'))];
  });
}

/** A function whose records say where they go. */
const routed = (route: (order: { to: string; op?: string }) => object) => (fixture: Fixture) => {
  fixture.transform = ({ records }) => ({
    records: records.map(({ recordId, data }) => {
      const otfMetadata = route(JSON.parse(String(Buffer.from(data, 'base64'))));
      return { recordId, result: 'Ok', data, metadata: { otfMetadata } };
    }),
  });
  return fixture;
};

describe('IcebergDestination', () => {
  test('commits the rows of a batch, which another engine reads', async () => {
    const fixture = shop();
    await fixture.putDirectly('{"id":1,"state":"new","more":"left out"}', '{"id":9007199254740993,"state":null}');
    await fixture.clock.advance(2 * MINUTE_MS);
    expect(rows(fixture)).toEqual([
      { id: '1n', state: 'new' },
      { id: '9007199254740993n', state: null },
    ]);
    expect(fixture.sum('DeliveryToIceberg.SuccessfulRowCount')).toBe(2);
    expect(fixture.sum('DeliveryToIceberg.Success')).toBe(1);
  });

  test('puts aside what does not become a row, and commits the rest', async () => {
    const fixture = shop();
    await fixture.putDirectly(
      '{"id":1,"state":"new"}',
      '{"id":2}',
      '{"id":"x","state":null}',
      '[1]',
      '{"id":1}{"id":2}',
    );
    await fixture.clock.advance(2 * MINUTE_MS);
    expect(rows(fixture)).toEqual([{ id: '1n', state: 'new' }]);
    expect(await errors(fixture)).toEqual([
      ['Iceberg.MissingColumnWithinRecord', 'The record has no field for the column state.', 1, '{"id":2}'],
      ['Iceberg.SchemaTypeMismatch', 'The field id does not fit the type long.', 1, '{"id":"x","state":null}'],
      ['Iceberg.BadData', 'The record is not a single JSON object.', 1, '[1]'],
      ['Iceberg.BadData', 'The record is not a single JSON object.', 1, '{"id":1}{"id":2}'],
    ]);
    expect(fixture.sum('DeliveryToIceberg.FailedRowCount')).toBe(4);
  });

  test('goes where the function says, and does what it says', async () => {
    const fixture = routed(({ to, op }) => ({
      destinationDatabaseName: 'shop',
      destinationTableName: to,
      ...(op !== undefined && { operation: op }),
    }))(shop({ ProcessingConfiguration: lambda({ BufferIntervalInSeconds: '0' }) }));
    await fixture.putDirectly(
      '{"id":1,"state":"new","to":"orders"}',
      '{"id":2,"state":"new","to":"orders"}',
      '{"id":7,"to":"returns"}',
    );
    await fixture.clock.advance(2 * MINUTE_MS);
    await fixture.putDirectly(
      '{"id":1,"state":"paid","to":"orders","op":"update"}',
      '{"id":2,"state":null,"to":"orders","op":"delete"}',
      '{"id":3,"state":"new","to":"orders"}',
      '{"id":3,"state":"sent","to":"orders","op":"update"}',
    );
    await fixture.clock.advance(2 * MINUTE_MS);
    expect(rows(fixture)).toEqual([
      { id: '1n', state: 'paid' },
      { id: '3n', state: 'sent' },
    ]);
    expect(rows(fixture, 's3://lake/returns')).toEqual([{ id: '7n' }]);
  });

  test('puts aside what is sent to a table that is not there, or changed without keys', async () => {
    const fixture = routed(({ to, op }) => ({
      destinationDatabaseName: 'shop',
      destinationTableName: to,
      ...(op !== undefined && { operation: op }),
    }))(shop({ ProcessingConfiguration: lambda({ BufferIntervalInSeconds: '0' }) }));
    await fixture.putDirectly(
      '{"id":1,"to":"nowhere"}',
      '{"id":1,"to":"returns","op":"delete"}',
      '{"id":1,"to":"returns","op":"x"}',
    );
    await fixture.clock.advance(2 * MINUTE_MS);
    expect((await errors(fixture)).map((error) => (error as string[]).slice(0, 2))).toEqual([
      ['Iceberg.GlueTableNotFound', 'Entity Not Found (Table nowhere)'],
      ['Iceberg.UniqueKeysNotFound', 'The table has no unique keys to delete a row by.'],
      ['Iceberg.InvalidOperation', 'The operation x is none of insert, update, delete.'],
    ]);
  });

  test('puts aside what is sent to a table that is not written here', async () => {
    const fixture = routed(() => ({ destinationDatabaseName: 'nested', destinationTableName: 'parcels' }))(
      shop({ ProcessingConfiguration: lambda({ BufferIntervalInSeconds: '0' }) }),
    );
    fixture.addOpenTables('nested', { parcels: { id: 'struct<a:int>' } });
    await fixture.putDirectly('{"id":{"a":1}}');
    await fixture.clock.advance(2 * MINUTE_MS);
    expect(await errors(fixture)).toEqual([
      ['Iceberg.NotSupported', 'columns of type struct<a:int> are not written here, which id is', 1, '{"id":{"a":1}}'],
    ]);
  });

  test('tries a commit again for the retry duration, then puts its records aside', async () => {
    const fixture = shop({ RetryOptions: { DurationInSeconds: 30 } });
    const put = fixture.buckets.put.bind(fixture.buckets);
    let denied = 0;
    const bucket = jest.spyOn(fixture.buckets, 'put').mockImplementation(async (name, ...rest) => {
      if (name === 'lake' && ++denied > 0) throw new AwsError('AccessDenied', 'Access Denied');
      await put(name, ...rest);
    });
    await fixture.putDirectly('{"id":1,"state":"new"}');
    await fixture.clock.advance(2 * MINUTE_MS);
    expect(denied).toBeGreaterThan(4);
    expect(await errors(fixture)).toEqual([
      ['Iceberg.AccessDenied', 'Access Denied', denied, '{"id":1,"state":"new"}'],
    ]);
    bucket.mockRestore();
    await fixture.putDirectly('{"id":2,"state":"new"}');
    await fixture.clock.advance(2 * MINUTE_MS);
    expect(rows(fixture)).toEqual([{ id: '2n', state: 'new' }]);
  });

  test('names a table that it cannot write, and does not run', () => {
    const fixture = shop({}, [{ DestinationDatabaseName: 'shop', DestinationTableName: 'missing' }]);
    expect(fixture.context.seen).toContainEqual(
      expect.objectContaining({
        type: 'warning',
        message:
          'App/Resource: IcebergDestinationConfiguration does not run here: shop.missing: Entity Not Found (Table missing)',
      }),
    );
    expect(fixture.room.destinations()).toEqual([]);
  });
});

import { CatalogRoom } from '../../../../toolkit/sandbox/glue/catalog-room';
import { testContext } from '../context';

function create(room: CatalogRoom, type: string, properties: Record<string, unknown>) {
  const request = { stackName: 'App', logicalId: 'Id', type, properties, generatedName: 'App-Id-1' };
  return room.resourceTypes.find((candidate) => candidate.type === type)?.create(request);
}

function openRoom(): CatalogRoom {
  const room = new CatalogRoom(testContext());
  create(room, 'AWS::Glue::Database', { DatabaseInput: { Name: 'Lake' } });
  return room;
}

describe('CatalogRoom', () => {
  test('gives the columns of a table, names in lower case', () => {
    const room = openRoom();
    const table = create(room, 'AWS::Glue::Table', {
      DatabaseName: 'lake',
      TableInput: {
        Name: 'access_log',
        StorageDescriptor: { Columns: [{ Name: 'Status', Type: 'int' }, { Name: 'path' }] },
        PartitionKeys: [{ Name: 'day', Type: 'string' }],
      },
    });
    expect(table).toEqual({ ref: 'access_log' });
    expect(room.columns('LAKE', 'Access_Log')).toEqual([
      { name: 'status', type: 'int' },
      { name: 'path', type: 'string' },
    ]);
  });

  test('keeps to the catalog of the account', () => {
    const input = { CatalogId: '999999999999', DatabaseInput: { Name: 'other' } };
    expect(() => create(openRoom(), 'AWS::Glue::Database', input)).toThrow(
      'CatalogId must be the account 123456789012, got 999999999999',
    );
  });

  test('answers what is not there by its code', () => {
    const room = openRoom();
    const notFound = expect.objectContaining({ code: 'EntityNotFoundException' });
    expect(() => room.columns('lake', 'absent')).toThrow(notFound);
    expect(() => room.columns('absent', 'absent')).toThrow(notFound);
    expect(() => create(room, 'AWS::Glue::Table', { DatabaseName: 'absent' })).toThrow(notFound);
  });
});

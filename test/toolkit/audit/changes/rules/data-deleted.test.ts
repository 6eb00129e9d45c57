import { dataDeleted } from '../../../../../toolkit/audit/changes/rules/data-deleted';
import { removed, replaced, updated } from './changes';

const STREAM = 'AWS::Kinesis::Stream';

describe('data-deleted', () => {
  test('names the property that replaces what holds data', () => {
    expect(dataDeleted.check(replaced(STREAM, { Name: 'a' }, { Name: 'b' }))).toEqual([
      { property: 'Name', before: 'a', after: 'b', message: 'it is replaced: the records it retains would be deleted' },
    ]);
  });

  test.each([
    [STREAM, 'the records it retains'],
    ['AWS::S3::Bucket', 'its objects'],
    ['AWS::KMS::Key', 'the only means to read what it encrypted'],
    ['AWS::RedshiftServerless::Namespace', 'its databases'],
  ])('tells what is lost with a removed %s', (type, data) => {
    expect(dataDeleted.check(removed(type))).toEqual([{ message: `it is removed: ${data} would be deleted` }]);
  });

  test.each(['Retain', 'RetainExceptOnCreate', 'Snapshot'])(
    'is content with a removal under DeletionPolicy %s',
    (policy) => {
      expect(dataDeleted.check(removed(STREAM, { DeletionPolicy: policy }))).toEqual([]);
    },
  );

  test('asks a replacement for its UpdateReplacePolicy, not its DeletionPolicy', () => {
    const [before, after] = [{ Name: 'a' }, { Name: 'b' }];
    expect(dataDeleted.check(replaced(STREAM, before, after, { UpdateReplacePolicy: 'Retain' }))).toEqual([]);
    expect(dataDeleted.check(replaced(STREAM, before, after, { DeletionPolicy: 'Retain' }))).toHaveLength(1);
  });

  test('knows a table that is more than a definition', () => {
    const table = (properties: object) => {
      const change = removed('AWS::Glue::Table');
      return { ...change, before: { ...change.before, Properties: { ...properties } } };
    };
    expect(dataDeleted.check(table({ TableInput: {} }))).toEqual([]);
    expect(dataDeleted.check(table({ OpenTableFormatInput: { IcebergInput: {} } }))).toEqual([
      { message: 'it is removed: where its latest snapshot lies would be deleted' },
    ]);
  });

  test('lets go what holds no data, and what only changes', () => {
    expect(dataDeleted.check(removed('AWS::CloudWatch::Alarm'))).toEqual([]);
    expect(dataDeleted.check(updated(STREAM, { ShardCount: 1 }, { ShardCount: 2 }))).toEqual([]);
  });
});

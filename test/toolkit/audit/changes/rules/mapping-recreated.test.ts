import { mappingRecreated } from '../../../../../toolkit/audit/changes/rules/mapping-recreated';
import { renamed, replaced, updated } from './changes';

const TYPE = 'AWS::Lambda::EventSourceMapping';
const SOURCE = { 'Fn::GetAtt': ['Consumer', 'ConsumerARN'] };

describe('mapping-recreated', () => {
  test('tells that a second mapping of source and function is refused', () => {
    const change = replaced(
      TYPE,
      { StartingPosition: 'LATEST', EventSourceArn: SOURCE, FunctionName: 'f' },
      { StartingPosition: 'TRIM_HORIZON', EventSourceArn: SOURCE, FunctionName: 'f' },
    );
    expect(mappingRecreated.check(change)).toEqual([
      {
        property: 'StartingPosition',
        before: 'LATEST',
        after: 'TRIM_HORIZON',
        message: 'a mapping of this source and function exists already: AWS refuses the update',
      },
    ]);
  });

  test('tells where a mapping begins whose source is replaced, though it is spelled the same', () => {
    const change = replaced(
      TYPE,
      { EventSourceArn: SOURCE, FunctionName: 'f' },
      { EventSourceArn: SOURCE, FunctionName: 'f', StartingPosition: 'LATEST' },
    );
    expect(mappingRecreated.check(change)).toEqual([
      {
        property: 'EventSourceArn',
        before: SOURCE,
        after: SOURCE,
        message: 'records are read again, or skipped, from LATEST on',
      },
    ]);
  });

  test('does not call it a second mapping where the function is another', () => {
    const change = replaced(
      TYPE,
      { StartingPosition: 'LATEST', FunctionName: 'f' },
      { StartingPosition: 'TRIM_HORIZON', FunctionName: 'f:alias' },
    );
    expect(mappingRecreated.check(change)[0]?.message).toBe('records are read again, or skipped, from TRIM_HORIZON on');
  });

  test('tells that a second mapping under another logical id is refused', () => {
    const mapping = { EventSourceArn: SOURCE, FunctionName: 'f' };
    expect(mappingRecreated.check(renamed(TYPE, mapping, mapping))).toEqual([
      { message: 'a mapping of this source and function exists already: AWS refuses the update' },
    ]);
    expect(mappingRecreated.check(renamed(TYPE, mapping, { ...mapping, FunctionName: 'g' }))).toEqual([]);
  });

  test('lets a mapping change in place', () => {
    expect(mappingRecreated.check(updated(TYPE, { BatchSize: 1 }, { BatchSize: 2 }))).toEqual([]);
  });
});

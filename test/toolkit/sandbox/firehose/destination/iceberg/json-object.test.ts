import { jsonObject } from '../../../../../../toolkit/sandbox/firehose/destination/iceberg/json-object';
import { RowFailure } from '../../../../../../toolkit/sandbox/firehose/destination/iceberg/row-failure';

describe('jsonObject', () => {
  test.each([
    ['{"a":1,"b":"x","c":null}', { a: 1, b: 'x', c: null }],
    ['{"a":123456789012345}', { a: 123456789012345 }],
    ['{"a":1767225600123456}', { a: '1767225600123456' }],
    ['{"a": -9007199254740993 , "b":1}', { a: '-9007199254740993', b: 1 }],
    ['{"a":12345678901234.567890}', { a: '12345678901234.567890' }],
    ['{"a":"1:9007199254740993,","b":"\\":9007199254740993,"}', { a: '1:9007199254740993,', b: '":9007199254740993,' }],
    ['{"a":1.5e300}', { a: 1.5e300 }],
  ])('reads %s, and no number loses digits', (text, object) => {
    expect(jsonObject(Buffer.from(text))).toEqual(object);
  });

  test.each([
    '',
    '[{"a":1}]',
    'null',
    '"text"',
    '{"a":1}{"a":2}',
    '{"a":1}\n{"a":2}',
    '{"a":00000000000000001}',
    '{"a":1.2345678901234.5}',
  ])('takes %j for no single object', (text) => {
    const failure = new RowFailure('Iceberg.BadData', 'The record is not a single JSON object.');
    expect(() => jsonObject(Buffer.from(text))).toThrow(failure);
  });
});

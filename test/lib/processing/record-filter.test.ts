import { Key } from 'aws-cdk-lib/aws-kms';
import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import { App, Stack } from 'aws-cdk-lib/core';
import { RecordFilter } from '../../../lib/processing/record-filter';

/** `{"data":{"text":["..."]}}` around the text takes 22 characters. */
function patternOf(length: number) {
  return { text: FilterRule.isEqual('x'.repeat(length - 22)) };
}

describe('RecordFilter', () => {
  test('matches the data of records', () => {
    const filter = RecordFilter.ofData([{ status: [{ numeric: ['>=', 500] }] }, { bot: [true] }]);
    expect(filter.patterns).toEqual(['{"data":{"status":[{"numeric":[">=",500]}]}}', '{"data":{"bot":[true]}}']);
    expect(filter.encryptionKey).toBeUndefined();
  });

  test('takes a key for its patterns', () => {
    const encryptionKey = new Key(new Stack(new App(), 'Stack'), 'Key');
    expect(RecordFilter.ofData([{ a: [1] }], { encryptionKey }).encryptionKey).toBe(encryptionKey);
  });

  test.each([1, 5])('takes %p patterns', (count) => {
    expect(RecordFilter.ofData(Array(count).fill({ a: [1] })).patterns).toHaveLength(count);
  });

  test.each([0, 6])('refuses %p patterns', (count) => {
    expect(() => RecordFilter.ofData(Array(count).fill({ a: [1] }))).toThrow(
      new Error(`RecordFilter: patterns must be 1 to 5 patterns, got ${count}`),
    );
  });

  test('takes a pattern of 4,096 characters and no longer one', () => {
    expect(RecordFilter.ofData([patternOf(4_096)]).patterns[0]).toHaveLength(4_096);
    expect(() => RecordFilter.ofData([patternOf(4_097)])).toThrow(
      new Error('RecordFilter: patterns[0] must be at most 4096 characters long, got 4097'),
    );
  });

  test('refuses a pattern that Lambda does not take, and says which', () => {
    expect(() => RecordFilter.ofData([{ a: [1] }, { status: 500 }])).toThrow(
      new Error('RecordFilter: patterns[1].status must be an object, or a list of at least one value, got 500'),
    );
  });

  test('refuses a pattern of which nothing is left as JSON', () => {
    expect(() => RecordFilter.ofData([{ status: undefined }])).toThrow(
      new Error('RecordFilter: patterns[0] must be an object with at least one key, got {}'),
    );
  });
});

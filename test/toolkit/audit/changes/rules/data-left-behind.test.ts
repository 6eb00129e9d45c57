import { dataLeftBehind } from '../../../../../toolkit/audit/changes/rules/data-left-behind';
import { removed, updated } from './changes';

describe('data-left-behind', () => {
  test('tells of what is retained outside the stack', () => {
    expect(dataLeftBehind.check(removed('AWS::S3::Bucket', { DeletionPolicy: 'Retain' }))).toEqual([
      { message: 'it is removed: its objects would be left behind' },
    ]);
  });

  test('leaves what is deleted to another rule, and what stays in peace', () => {
    expect(dataLeftBehind.check(removed('AWS::S3::Bucket'))).toEqual([]);
    expect(dataLeftBehind.check(updated('AWS::S3::Bucket', {}, { BucketKeyEnabled: true }))).toEqual([]);
  });
});

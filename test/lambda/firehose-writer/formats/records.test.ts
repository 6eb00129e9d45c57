import { Records } from '../../../../lambda/firehose-writer/formats/records';
import { chunksOf } from './formats';

describe('Records', () => {
  test.each([['text'], [''], ['\0\n\u001f\u008b']])('leaves %j as it is', (data) => {
    expect(chunksOf(new Records(), Buffer.from(data, 'latin1'))).toEqual([Buffer.from(data, 'latin1')]);
  });

  test('joins none', () => {
    expect(new Records().packs).toBe(false);
  });
});

import { jsonDocuments, objectTexts } from '../../../../../toolkit/sandbox/firehose/conversion/json-documents';

const MALFORMED = new Error('Encountered malformed JSON.');

describe('jsonDocuments', () => {
  test('takes objects apart where they meet, whatever their strings hold', () => {
    expect(jsonDocuments('{"a":"}{\\"","b":{}}{"a":1} {"a":12345678901234567890}')).toEqual([
      { a: '}{"', b: {} },
      { a: 1 },
      { a: '12345678901234567890' },
    ]);
  });

  test.each([
    ['a string that never ends', `{"${'x'.repeat(100_000)}`],
    ['one after a long integer', `{"a":1234567890123456,"${'x'.repeat(100_000)}`],
    ['escaped quotes that never end', `{"${'\\"'.repeat(100_000)}`],
  ])('gives %s up at once', (_, text) => {
    expect(() => jsonDocuments(text)).toThrow(MALFORMED);
    expect(objectTexts(text)).toBeUndefined();
  });
});

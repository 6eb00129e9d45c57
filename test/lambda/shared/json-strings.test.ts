import { cutAtStrings } from '../../../lambda/shared/json-strings';

describe('cutAtStrings', () => {
  test.each([
    ['', ['']],
    ['[1,2]', ['[1,2]']],
    ['{"a":"b"}', ['{', '"a"', ':', '"b"', '}']],
    ['"\\"" 1', ['', '"\\""', ' 1']],
    ['"\\\\" 1', ['', '"\\\\"', ' 1']],
    ['1 "open', ['1 ', '"open', '']],
    ['1 "open\\"', ['1 ', '"open\\"', '']],
  ])('cuts %p', (json, pieces) => {
    expect([...cutAtStrings(json)]).toEqual(pieces);
  });
});

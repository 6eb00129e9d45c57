import { acknowledges, isExpired } from '../../../../toolkit/audit/acknowledgements/matching';

const FINDING = {
  rule: 'stream-retention',
  stack: 'Shop',
  logicalId: 'Stream1A2B',
  path: 'Shop/Pipeline/Stream/Resource',
};
const ENTRY = { rule: 'stream-retention', resource: 'Stream1A2B', reason: 'r', owner: 'o', expires: '2027-01-31' };

describe('acknowledges', () => {
  test.each([
    ['Stream1A2B'],
    ['Shop/Stream1A2B'],
    ['Shop/Pipeline/Stream/Resource'],
    ['Shop/Pipeline/Stream'],
    ['Shop/Pipeline/'],
    ['Shop'],
  ])('takes %s for the resource', (resource) => {
    expect(acknowledges({ ...ENTRY, resource }, FINDING)).toBe(true);
  });

  test.each([
    ['Stream'],
    ['Shop/Pipe'],
    ['Pipeline/Stream'],
    ['Other/Stream1A2B'],
    ['Shop/Pipeline/Stream/Resource/More'],
    ['/'],
  ])('does not take %s for the resource', (resource) => {
    expect(acknowledges({ ...ENTRY, resource }, FINDING)).toBe(false);
  });

  test('is for one rule', () => {
    expect(acknowledges({ ...ENTRY, rule: 'other' }, FINDING)).toBe(false);
  });

  test('goes by logical ids where there is no path', () => {
    expect(acknowledges({ ...ENTRY, resource: 'Shop' }, { ...FINDING, path: undefined })).toBe(false);
  });
});

describe('isExpired', () => {
  test.each([
    ['2027-01-30', false],
    ['2027-01-31', false],
    ['2027-02-01', true],
    ['2028-01-01', true],
  ])('on %s: %s', (day, expected) => {
    expect(isExpired(ENTRY, day)).toBe(expected);
  });
});

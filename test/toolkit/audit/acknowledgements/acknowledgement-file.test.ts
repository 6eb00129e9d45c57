import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readAcknowledgements } from '../../../../toolkit/audit/acknowledgements/acknowledgement-file';
import { UnreadableInput } from '../../../../toolkit/sandbox/kernel/unreadable-input';

const ENTRY = {
  rule: 'stream-retention',
  resource: 'Shop/Stream',
  reason: 'replayed from the lake',
  owner: 'data@example.com',
  expires: '2027-01-31',
};

const YAML = `acknowledgements:
  - rule: stream-retention
    resource: Shop/Stream
    reason: replayed from the lake
    owner: data@example.com
    expires: 2027-01-31
`;

describe('readAcknowledgements', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'acknowledgements-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function file(text: string): string {
    const place = path.join(folder, 'file');
    writeFileSync(place, text);
    return place;
  }

  test.each([
    ['YAML', YAML],
    ['JSON', JSON.stringify({ acknowledgements: [ENTRY] })],
    ['a list by itself', JSON.stringify([ENTRY])],
  ])('reads %s', (_, text) => {
    expect(readAcknowledgements(file(text))).toEqual([ENTRY]);
  });

  test.each<[string, unknown, string]>([
    ['no list', {}, 'acknowledgements must be a list, got undefined'],
    ['no entry', { acknowledgements: [ENTRY, null] }, 'acknowledgements[1] must be an object, got null'],
    [
      'no reason',
      { acknowledgements: [{ ...ENTRY, reason: ' ' }] },
      'acknowledgements[0].reason must be text, got " "',
    ],
    [
      'no owner',
      { acknowledgements: [{ ...ENTRY, owner: undefined }] },
      'acknowledgements[0].owner must be text, got undefined',
    ],
    [
      'no day',
      { acknowledgements: [{ ...ENTRY, expires: '2027-02-30' }] },
      'acknowledgements[0].expires must be a day such as 2027-01-31, got 2027-02-30',
    ],
    [
      'more than it knows',
      { acknowledgements: [{ ...ENTRY, until: '2027-01-31' }] },
      'acknowledgements[0] must have rule, resource, reason, owner, expires only, got until',
    ],
  ])('refuses %s', (_, document, message) => {
    const place = file(JSON.stringify(document));
    expect(() => readAcknowledgements(place)).toThrow(new UnreadableInput(`${place}: ${message}`));
  });

  test('refuses what it cannot read', () => {
    const place = file('acknowledgements: [');
    expect(() => readAcknowledgements(place)).toThrow(/^\S+: the acknowledgements cannot be read: /);
  });

  test('refuses a template in place of text', () => {
    const place = file('acknowledgements: [{rule: [[a]]}]');
    expect(() => readAcknowledgements(place)).toThrow(`${place}: acknowledgements[0].rule must be text, got [["a"]]`);
  });
});

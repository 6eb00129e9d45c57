import { Lazy } from 'aws-cdk-lib/core';
import { DEFAULT_KEY_TEMPLATE, keyPrefix, requireKeyTemplate } from '../../../../lib/stream/channel/key-template';

const VARIABLES =
  'made of !{channel-name}, !{channel-id}, !{stream-name}, !{yyyy}, !{yy}, !{MM}, !{dd}, !{HH}, !{mm} and literals, with !{extension} at its end';
const CHARACTERS = "made of letters, digits, the characters !-_'.*()/= and variables";
const PATH = 'a path without a / at its start, empty segments or dots alone';

describe('requireKeyTemplate', () => {
  test.each([
    DEFAULT_KEY_TEMPLATE,
    '!{channel-name}/!{yyyy}/!{MM}/!{dd}/!{HH}/records!{extension}',
    'data/stream=!{stream-name}/!{yy}-!{MM}-!{dd}/!{HH}!{mm}!{extension:.json.gz}',
    "a!-_'.*()=b!{extension}",
    `${'x'.repeat(974)}!{extension}`,
  ])('takes %p for compressed objects', (keyTemplate) => {
    expect(() => requireKeyTemplate('Owner', keyTemplate, true)).not.toThrow();
  });

  test.each([undefined, '!{channel-name}/!{channel-id}', 'x'.repeat(986)])(
    'takes %p for plain objects',
    (keyTemplate) => {
      expect(() => requireKeyTemplate('Owner', keyTemplate, false)).not.toThrow();
    },
  );

  test.each([
    ['data/!{partition-id}!{extension}', VARIABLES],
    ['data/!{channel-name}/!{yyyy', VARIABLES],
    ['!{channel-name}!{extension}/!{yyyy}', VARIABLES],
    ['data!{extension}!{extension}', VARIABLES],
    ['data!{extension:json}', VARIABLES],
    ['data!{extension:.JSON}', VARIABLES],
    ['data ä!{extension}', CHARACTERS],
    ['/data!{extension}', PATH],
    ['data//!{yyyy}!{extension}', PATH],
    ['data/../!{yyyy}!{extension}', PATH],
    ['data/./!{yyyy}!{extension}', PATH],
    ['data/!{yyyy}', 'a template which ends with !{extension}, as objects are compressed'],
    [`${'x'.repeat(975)}!{extension}`, '1 to 986 characters'],
  ])('refuses %p for compressed objects', (keyTemplate, allowed) => {
    expect(() => requireKeyTemplate('Owner', keyTemplate, true)).toThrow(
      new Error(`Owner: keyTemplate must be ${allowed}, got "${keyTemplate}"`),
    );
  });

  test('refuses an empty template', () => {
    expect(() => requireKeyTemplate('Owner', '', false)).toThrow(
      new Error('Owner: keyTemplate must be 1 to 986 characters, got ""'),
    );
  });
});

describe('keyPrefix', () => {
  test.each([
    [DEFAULT_KEY_TEMPLATE, 'kinesis-channel/archive/'],
    ['data/stream=!{stream-name}/!{channel-name}/day-!{dd}', 'data/stream=clicks/archive/day-'],
    ['!{yyyy}/!{channel-name}', ''],
    ['raw/all!{extension}', 'raw/all'],
    ['raw/all', 'raw/all'],
  ])('of %p is %p', (keyTemplate, prefix) => {
    expect(keyPrefix(keyTemplate, 'archive', 'clicks')).toBe(prefix);
  });

  test('of a template that is known only at deployment is empty', () => {
    const keyTemplate = Lazy.string({ produce: () => 'raw/!{yyyy}' });
    expect(() => requireKeyTemplate('Owner', keyTemplate, true)).not.toThrow();
    expect(keyPrefix(keyTemplate, 'archive', 'clicks')).toBe('');
  });
});

import { Lazy } from 'aws-cdk-lib/core';
import {
  requireErrorPrefix,
  requireLiteralPrefix,
  requirePartitionedPrefix,
  requirePrefix,
} from '../../../../../lib/delivery/destinations/prefix/s3-prefix';

type Check = (owner: string, prop: string, prefix: string | undefined) => void;

const FORMS = '!{timestamp:pattern}, !{firehose:random-string}';
const KEY_FORMS = `${FORMS}, !{partitionKeyFromQuery:key}, !{partitionKeyFromLambda:key}`;
const ERROR_FORMS = `${FORMS}, !{firehose:error-output-type}`;

function refusal(check: Check, prefix: string, allowed: string, got = JSON.stringify(prefix)): void {
  expect(() => check('Owner', 'prefix', prefix)).toThrow(new Error(`Owner: prefix must be ${allowed}, got ${got}`));
}

describe('requirePrefix', () => {
  test.each([
    undefined,
    '',
    'rows/',
    'rows/!{timestamp:yyyy/MM/dd}/!{firehose:random-string}/',
    'a}{b/$!/',
    Lazy.string({ produce: () => '!{firehose:error-output-type}' }),
  ])('takes %j', (prefix) => {
    expect(() => requirePrefix('Owner', 'prefix', prefix)).not.toThrow();
  });

  test.each([
    '!{firehose:error-output-type}/',
    '!{firehose:random-number}/',
    '!{partitionKeyFromQuery:customer}/',
    '!{partitionKeyFromLambda:customer}/',
    '!{time:yyyy}/',
    '!{timestamp}/',
    '!{timestamp:}/',
    '!{timestamp:yyyy/',
    '!{timestamp:!{firehose:random-string}}/',
    '!!{{timestamp:yyyy}/',
  ])('refuses %j', (prefix) => {
    refusal(requirePrefix, prefix, `made of literals, ${FORMS}`);
  });

  test('refuses a timestamp that Java does not take', () => {
    const allowed = "with timestamp patterns of Java's DateTimeFormatter";
    refusal(requirePrefix, 'rows/!{timestamp:yyyy}/!{timestamp:date}/', allowed, '!{timestamp:date}');
  });

  test('counts characters, and literal ones apart', () => {
    const expression = '!{timestamp:yyyy}';
    expect(() => requirePrefix('Owner', 'prefix', 'a'.repeat(512) + expression)).not.toThrow();
    refusal(requirePrefix, 'a'.repeat(513), 'at most 512 literal characters', '513');
    refusal(requirePrefix, expression.repeat(61), 'at most 1024 characters', '1037');
  });
});

describe('requirePartitionedPrefix', () => {
  test('takes partition keys', () => {
    const prefix = '!{partitionKeyFromQuery:customer}/!{partitionKeyFromLambda:device}/!{timestamp:yyyy}/';
    expect(() => requirePartitionedPrefix('Owner', 'prefix', prefix)).not.toThrow();
  });

  test.each(['!{partitionKeyFromQuery:}/', '!{partitionKey:customer}/', '!{firehose:error-output-type}/'])(
    'refuses %j',
    (prefix) => {
      refusal(requirePartitionedPrefix, prefix, `made of literals, ${KEY_FORMS}`);
    },
  );
});

describe('requireErrorPrefix', () => {
  test.each([
    undefined,
    'errors/',
    'errors/!{firehose:error-output-type}/!{timestamp:yyyy}/!{firehose:random-string}/',
    Lazy.string({ produce: () => '!{timestamp:yyyy}' }),
  ])('takes %j', (prefix) => {
    expect(() => requireErrorPrefix('Owner', 'prefix', prefix)).not.toThrow();
  });

  test('refuses partition keys, which a failed record may not have', () => {
    const prefix = '!{firehose:error-output-type}/!{partitionKeyFromQuery:customer}/';
    refusal(requireErrorPrefix, prefix, `made of literals, ${ERROR_FORMS}`);
  });

  test('refuses to mix the error types', () => {
    refusal(requireErrorPrefix, '!{timestamp:yyyy}/', 'literal or with !{firehose:error-output-type}');
  });
});

describe('requireLiteralPrefix', () => {
  test.each([undefined, 'rows/', Lazy.string({ produce: () => '!{timestamp:yyyy}' })])('takes %j', (prefix) => {
    expect(() => requireLiteralPrefix('Owner', 'prefix', prefix)).not.toThrow();
  });

  test('refuses expressions', () => {
    refusal(requireLiteralPrefix, '!{timestamp:yyyy}/', 'literal, without !{expressions}');
  });

  test('refuses 513 characters', () => {
    refusal(requireLiteralPrefix, 'a'.repeat(513), 'at most 512 literal characters', '513');
  });
});

import { App, Duration, Lazy, Size, Stack, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import {
  conflict,
  requireDuration,
  requirePattern,
  requireRange,
  requireSize,
  requireThat,
} from '../../../lib/private/validation';

const UNRESOLVED = Lazy.number({ produce: () => 0 });

describe('requireRange', () => {
  test.each([1, 5, 10])('accepts %p from 1 to 10', (value) => {
    expect(() => requireRange('Reader', 'batchSize', value, 1, 10)).not.toThrow();
  });

  test.each([0, 11, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %p', (value) => {
    expect(() => requireRange('Reader', 'batchSize', value, 1, 10)).toThrow(
      new Error(`Reader: batchSize must be a whole number from 1 to 10, got ${value}`),
    );
  });

  test('names the unit', () => {
    expect(() => requireRange('Capacity', 'shardCount', 0, 1, 20_000, 'shards')).toThrow(
      new Error('Capacity: shardCount must be a whole number of shards from 1 to 20000, got 0'),
    );
  });

  test('lets through what is not set or not known yet', () => {
    expect(() => requireRange('Reader', 'batchSize', undefined, 1, 10)).not.toThrow();
    expect(() => requireRange('Reader', 'batchSize', UNRESOLVED, 1, 10)).not.toThrow();
  });

  test('names a construct by its path', () => {
    const construct = new Construct(new Stack(new App(), 'Stack'), 'Reader');
    expect(() => requireRange(construct, 'batchSize', 0, 1, 10)).toThrow(
      new Error('Stack/Reader: batchSize must be a whole number from 1 to 10, got 0'),
    );
  });
});

describe('requireDuration', () => {
  const check = (value?: Duration) => () =>
    requireDuration('Stream', 'retentionPeriod', value, Duration.hours(24), Duration.days(365));

  test.each([Duration.hours(24), Duration.days(365), Duration.minutes(1500)])('accepts %s', (value) => {
    expect(check(value)).not.toThrow();
  });

  test.each([
    [Duration.hours(23), '23 hours'],
    [Duration.days(366), '366 days'],
    [Duration.minutes(1501), '1501 minutes'],
    [Duration.millis(1), '1 millis'],
  ])('refuses %s', (value, got) => {
    expect(check(value)).toThrow(
      new Error(`Stream: retentionPeriod must be a whole number of hours from 24 to 8760, got ${got}`),
    );
  });

  test.each([
    ['seconds', Duration.seconds(0), Duration.seconds(300), Duration.millis(1500), 'from 0 to 300, got 1500 millis'],
    ['minutes', Duration.minutes(1), Duration.hours(1), Duration.seconds(90), 'from 1 to 60, got 90 seconds'],
    ['days', Duration.days(1), Duration.days(7), Duration.hours(36), 'from 1 to 7, got 36 hours'],
    ['millis', Duration.millis(200), Duration.seconds(1), Duration.millis(100), 'from 200 to 1000, got 100 millis'],
  ])('counts in the %s of the lower bound', (unit, min, max, value, rest) => {
    expect(() => requireDuration('Owner', 'prop', value, min, max)).toThrow(
      new Error(`Owner: prop must be a whole number of ${unit} ${rest}`),
    );
  });

  test('lets through what is not set or not known yet', () => {
    expect(check()).not.toThrow();
    expect(check(Duration.hours(UNRESOLVED))).not.toThrow();
  });
});

describe('requireSize', () => {
  const check = (value?: Size) => () =>
    requireSize('Processor', 'bufferSize', value, Size.kibibytes(200), Size.mebibytes(3));

  test.each([Size.kibibytes(200), Size.kibibytes(300), Size.mebibytes(3)])('accepts %s', (value) => {
    expect(check(value)).not.toThrow();
  });

  test.each([
    [Size.kibibytes(199), '199 KiB'],
    [Size.mebibytes(4), '4 MiB'],
  ])('refuses %s', (value, got) => {
    expect(check(value)).toThrow(new Error(`Processor: bufferSize must be from 200 KiB to 3 MiB, got ${got}`));
  });

  test('lets through what is not set or not known yet', () => {
    expect(check()).not.toThrow();
    expect(check(Size.mebibytes(UNRESOLVED))).not.toThrow();
  });
});

describe('requirePattern', () => {
  const check = (value?: string) => () =>
    requirePattern('Stream', 'streamName', value, /^[a-z]{1,3}$/, '1 to 3 lowercase letters');

  test('accepts a match', () => {
    expect(check('abc')).not.toThrow();
  });

  test.each(['', 'abcd', 'a b'])('refuses %p', (value) => {
    expect(check(value)).toThrow(new Error(`Stream: streamName must be 1 to 3 lowercase letters, got "${value}"`));
  });

  test('lets through what is not set or not known yet', () => {
    expect(check()).not.toThrow();
    expect(check(Token.asString({ Ref: 'Name' }))).not.toThrow();
  });
});

describe('requireThat', () => {
  test('throws unless the condition holds', () => {
    expect(() => requireThat(true, 'Owner', 'prop', 'set', 'nothing')).not.toThrow();
    expect(() => requireThat(false, 'Owner', 'prop', 'set', 'nothing')).toThrow(
      new Error('Owner: prop must be set, got nothing'),
    );
  });
});

describe('conflict', () => {
  test('asks to keep one', () => {
    expect(() => conflict('Owner', 'secret', 'user')).toThrow(
      new Error('Owner: secret and user are both set, keep one'),
    );
  });
});

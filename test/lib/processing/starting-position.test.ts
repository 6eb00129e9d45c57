import { StartingPosition } from '../../../lib/processing/starting-position';

describe('StartingPosition', () => {
  test('starts at either end of the stream', () => {
    expect(StartingPosition.trimHorizon()).toEqual({ position: 'TRIM_HORIZON' });
    expect(StartingPosition.latest()).toEqual({ position: 'LATEST' });
  });

  test('starts at a time', () => {
    const timestamp = new Date('2020-01-31T12:00:00Z');
    expect(StartingPosition.atTimestamp(timestamp)).toEqual({ position: 'AT_TIMESTAMP', timestamp });
  });

  test.each([new Date('yesterday'), new Date(0), new Date('9999-12-31T00:00:00Z')])('refuses %p', (timestamp) => {
    expect(() => StartingPosition.atTimestamp(timestamp)).toThrow(
      new Error(`StartingPosition: timestamp must be a time after 1970 which is past, got ${timestamp}`),
    );
  });
});

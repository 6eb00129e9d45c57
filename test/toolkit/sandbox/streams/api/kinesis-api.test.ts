import { streamRoom } from '../stream-room';

describe('KinesisApi', () => {
  test.each(['CreateChannel', 'toString'])('refuses %s, which it does not run', (name) => {
    expect(streamRoom().failure(name, {})).toBe(
      `UnknownOperationException: the sandbox does not run ${name} of Kinesis`,
    );
  });
});

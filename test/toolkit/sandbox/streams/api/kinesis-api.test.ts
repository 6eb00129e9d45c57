import { testRoom } from '../room';

const STREAM = { StreamName: 'logs' };

function room() {
  const test = testRoom();
  test.call('CreateStream', { ...STREAM, ShardCount: 2 });
  return test;
}

describe('KinesisApi', () => {
  test.each(['SubscribeToShard', 'toString'])('refuses %s, which it does not run', (name) => {
    expect(room().failure(name, {})).toBe(`UnknownOperationException: the sandbox does not run ${name} of Kinesis`);
  });
});

import { targetStream } from '../../../../toolkit/cli/run/target-stream';
import { UsageError } from '../../../../toolkit/cli/usage-error';
import type { DeployedResource } from '../../../../toolkit/sandbox/assembly/deployer';

function resource(logicalId: string, type = 'AWS::Kinesis::Stream'): DeployedResource {
  return { stackName: 'Stack', logicalId, type, ref: `stack-${logicalId}`, attributes: {}, runs: true };
}

const bucket = resource('Bucket', 'AWS::S3::Bucket');
const [logs, clicks] = [resource('Logs'), resource('Clicks')];

describe('targetStream', () => {
  test('is the only stream', () => {
    expect(targetStream([bucket, logs])).toBe('stack-Logs');
  });

  test.each(['Clicks', 'stack-Clicks'])('is the stream named %s', (name) => {
    expect(targetStream([logs, clicks], name)).toBe('stack-Clicks');
  });

  test.each([
    ['no stream', [bucket], undefined, 'there is no stream to put lines into'],
    ['several streams', [logs, clicks], undefined, 'there are several streams, choose one with --stream: Logs, Clicks'],
    ['another name', [logs, bucket], 'Bucket', '--stream Bucket: there is no such stream, there is: Logs'],
    ['a name without streams', [bucket], 'Logs', '--stream Logs: there is no such stream, there is: none'],
  ])('refuses %s', (_, resources, name, message) => {
    expect(() => targetStream(resources, name)).toThrow(new UsageError(message));
  });
});

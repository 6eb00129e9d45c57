import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { App, Aws, Stack } from 'aws-cdk-lib/core';
import { identityOf } from '../../../lib/stream/stream-identity';

const [HERE, THERE] = ['eu-west-1', 'us-east-1'] as const;

function stacks() {
  const app = new App();
  const env = { account: '111111111111' };
  return {
    here: new Stack(app, 'Here', { env: { ...env, region: HERE } }),
    neighbour: new Stack(app, 'Neighbour', { env: { ...env, region: HERE } }),
    there: new Stack(app, 'There', { env: { ...env, region: THERE } }),
  };
}

function identityIn(stack: Stack, region: string): string {
  return identityOf(
    Stream.fromStreamArn(stack, `Import${region}`, `arn:aws:kinesis:${region}:111111111111:stream/clicks`),
  );
}

describe('the identity of a stream', () => {
  test.each([
    ['a known region', HERE],
    ['that of its stack', Aws.REGION],
  ])('is the same for each import from %s', (_, region) => {
    const { here, neighbour } = stacks();
    expect(identityIn(here, region)).toBe(identityIn(neighbour, region));
  });

  test('is the same wherever a stream of a known region is imported', () => {
    const { here, there } = stacks();
    expect(identityIn(here, THERE)).toBe(identityIn(there, THERE));
  });

  test('is another where pseudo parameters stand for another region', () => {
    const { here, there } = stacks();
    expect(identityIn(here, Aws.REGION)).not.toBe(identityIn(there, Aws.REGION));
  });

  test('is another for each stream of the app', () => {
    const { here } = stacks();
    expect(identityOf(new Stream(here, 'One'))).not.toBe(identityOf(new Stream(here, 'Two')));
  });
});

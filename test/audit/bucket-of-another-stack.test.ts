import { App, NestedStack, Stack, Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import { DeliveryBucket, DirectPutDeliveryStream, S3Destination } from '../../lib';
import { violationsIn } from './audited-app';

const USERS: [string, (owner: Stack) => Stack][] = [
  ['a stack beside it', (owner) => new Stack(owner.node.root as App, 'User')],
  ['a stack nested in it', (owner) => new NestedStack(owner, 'User')],
];

describe('a bucket of one stack that is delivered to from', () => {
  test.each(USERS)('%s breaks no rule, except where constructs say why', (_, userOf) => {
    const app = new App();
    const owner = new Stack(app, 'Owner');
    const { bucket } = new DeliveryBucket(owner, 'Bucket');
    const destination = new S3Destination(bucket, {});
    new DirectPutDeliveryStream(userOf(owner), 'Delivery', { destination });
    Validations.of(app).addPlugins(new AwsSolutionsChecks());
    app.synth();
    const violations = violationsIn(app);
    expect(violations.map(({ rule }) => rule)).toEqual([expect.stringContaining('IAM5')]);
    expect(violations.map(({ reason }) => reason)).toEqual([expect.stringContaining('objects get their keys')]);
  });
});

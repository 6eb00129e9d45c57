import { Match, Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { DataLake, DataStream, LakeDelivery, type LakeDeliveryProps } from '../../../../lib';
import { withAndWithoutFlags } from '../../private/feature-flags';

function deliveryIn(stack: Stack, props: Partial<LakeDeliveryProps> = {}): LakeDelivery {
  return new LakeDelivery(stack, 'Delivery', { source: new DataStream(stack, 'Source'), ...props });
}

function synthesize(props?: (stack: Stack) => Partial<LakeDeliveryProps>): Template {
  const stack = new Stack(new App(), 'Stack');
  deliveryIn(stack, props?.(stack));
  return Template.fromStack(stack);
}

describe('LakeDelivery', () => {
  test('has production defaults', () => {
    expect(synthesize().toJSON()).toMatchSnapshot();
  });

  test('is the same with and without feature flags', () => {
    const [bare, recommended] = withAndWithoutFlags((stack) => deliveryIn(stack));
    expect(recommended).toEqual(bare);
  });

  test('turns log lines into rows of a lake', () => {
    synthesize().hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      DeliveryStreamType: 'KinesisStreamAsSource',
      ExtendedS3DestinationConfiguration: {
        Prefix: Match.stringLikeRegexp('^access_log/'),
        ProcessingConfiguration: { Processors: [{ Type: 'Lambda' }] },
      },
    });
  });

  test('delivers rows as they are to a given lake', () => {
    const template = synthesize((stack) => ({ lake: new DataLake(stack, 'Lake'), processors: [] }));
    template.resourceCountIs('AWS::Lambda::Function', 0);
    template.resourceCountIs('AWS::Athena::WorkGroup', 1);
    template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      ExtendedS3DestinationConfiguration: { ProcessingConfiguration: Match.absent() },
    });
  });

  test('allows no action by a wildcard', () => {
    const policies = Object.values(synthesize().findResources('AWS::IAM::ManagedPolicy'));
    const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
    expect(statements.map(({ Resource }) => Resource)).not.toContain('*');
  });

  test('exposes its parts', () => {
    const stack = new Stack(new App(), 'Stack');
    const delivery = deliveryIn(stack);
    const logicalIds = [delivery.sourceRole.roleArn, delivery.destinationRole.roleArn, delivery.logGroup.logGroupArn];
    expect(logicalIds.map((arn) => stack.resolve(arn)['Fn::GetAtt'][0])).toEqual([
      expect.stringMatching(/^DeliverySourceRole/),
      expect.stringMatching(/^DeliveryDestinationRole/),
      expect.stringMatching(/^DeliveryLogGroup/),
    ]);
    expect(delivery.lake.node.path).toBe('Stack/Delivery/Lake');
    expect(stack.resolve(delivery.deliveryStream.deliveryStreamName)).toHaveProperty('Ref');
  });
});

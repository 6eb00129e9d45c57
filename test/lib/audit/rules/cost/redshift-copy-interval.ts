import type { Fixture } from '../fixture';

const delivery = (hints: Record<string, unknown>) => ({
  Type: 'AWS::KinesisFirehose::DeliveryStream',
  Properties: { RedshiftDestinationConfiguration: { S3Configuration: { BufferingHints: hints } } },
});
const workgroup = { Type: 'AWS::RedshiftServerless::Workgroup', Properties: {} };
const loading = (hints: Record<string, unknown>) => ({
  Resources: { Delivery: delivery(hints), Workgroup: workgroup },
});
const property = 'RedshiftDestinationConfiguration.S3Configuration.BufferingHints.IntervalInSeconds';

export const passing: Fixture['passing'] = [
  loading({ IntervalInSeconds: 900 }),
  loading({}),
  // A cluster runs all the time anyhow.
  { Resources: { Delivery: delivery({ IntervalInSeconds: 60 }) } },
];

export const failing: Fixture['failing'] = [
  { template: loading({ IntervalInSeconds: 60 }), problems: { Delivery: [{ property, value: 60 }] } },
  {
    template: loading({ IntervalInSeconds: { 'Fn::ImportValue': 'Seconds' } }),
    problems: { Delivery: [{ property, value: { 'Fn::ImportValue': 'Seconds' }, unresolved: true }] },
  },
];

import type { Fixture } from '../fixture';

const delivery = (hints?: object) => ({
  Resources: {
    Delivery: {
      Type: 'AWS::KinesisFirehose::DeliveryStream',
      Properties: { ExtendedS3DestinationConfiguration: hints === undefined ? {} : { BufferingHints: hints } },
    },
  },
});
const property = 'ExtendedS3DestinationConfiguration.BufferingHints.SizeInMBs';

export const passing: Fixture['passing'] = [
  delivery({ SizeInMBs: 128, IntervalInSeconds: 300 }),
  delivery({ SizeInMBs: '32' }),
  // Rows are wanted soon, whatever it costs.
  delivery({ SizeInMBs: 5, IntervalInSeconds: 60 }),
];

export const failing: Fixture['failing'] = [
  { template: delivery(), problems: { Delivery: [{ property }] } },
  {
    template: delivery({ SizeInMBs: 5, IntervalInSeconds: 300 }),
    problems: { Delivery: [{ property, value: 5 }] },
  },
  {
    template: delivery({ SizeInMBs: { 'Fn::ImportValue': 'Size' } }),
    problems: { Delivery: [{ property, value: { 'Fn::ImportValue': 'Size' }, unresolved: true }] },
  },
];

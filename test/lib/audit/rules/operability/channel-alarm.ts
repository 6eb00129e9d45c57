import type { FailingTemplate } from '../fixture';
import { alarm, NO_ALARMS, template } from '../resources';

const channel = { Type: 'AWS::Kinesis::Channel', Properties: { ChannelName: 'lake' } };

export const presenceDecides = true;

export const passing = [
  template({ Channel: channel, Late: alarm('AWS/Kinesis DeliveryToS3.DataFreshness', { ChannelName: 'lake' }) }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Channel: channel,
      Bytes: alarm('AWS/Kinesis DeliveryToS3.BytesOut', { ChannelName: 'lake' }),
    }),
    problems: { Channel: [{}] },
  },
  { template: template({ Channel: channel }), problems: { Channel: [NO_ALARMS] } },
];

import type { Fixture } from '../fixture';
import { UNKNOWN } from '../one-resource';
import { deliveryStream, template } from '../resources';

const reader = deliveryStream({
  DeliveryStreamType: 'MSKAsSource',
  MSKSourceConfiguration: { MSKClusterARN: { Ref: 'Cluster' }, TopicName: 'clicks' },
});
const cluster = (Sasl: object) => ({ Type: 'AWS::MSK::Cluster', Properties: { ClientAuthentication: { Sasl } } });
const scram = cluster({ Scram: { Enabled: true } });
const property = 'ClientAuthentication.Sasl.Iam.Enabled';

export const passing: Fixture['passing'] = [
  template({ Cluster: cluster({ Iam: { Enabled: true } }), Reader: reader }),
  template({ Cluster: scram }),
];

export const failing: Fixture['failing'] = [
  { template: template({ Cluster: scram, Reader: reader }), problems: { Cluster: [{ property }] } },
  {
    template: template({ Cluster: cluster({ Iam: { Enabled: UNKNOWN } }), Reader: reader }),
    problems: { Cluster: [{ property, value: UNKNOWN, unresolved: true }] },
  },
];

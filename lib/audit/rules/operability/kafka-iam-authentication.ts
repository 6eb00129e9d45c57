import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import { DELIVERY_STREAM } from '../../reading/delivery-streams';
import type { Rule } from '../../rule';

const requiresIam = requires('ClientAuthentication.Sasl.Iam.Enabled', isTrue);

export const kafkaIamAuthentication: Rule = {
  id: 'kafka-iam-authentication',
  title: 'A delivery stream reads a Kafka cluster that admits no IAM roles',
  why: 'Firehose signs in with its role and with nothing else: it cannot read a single record.',
  severity: 'high',
  fix: 'Turn on Iam in Sasl of ClientAuthentication of the cluster; other clients may sign in otherwise beside it.',
  controls: {},
  concern: 'operability',
  types: ['AWS::MSK::Cluster'],
  check: (cluster, template) =>
    template.referring(cluster, DELIVERY_STREAM).length === 0 ? [] : requiresIam(cluster, template),
};

import { requires } from '../../expectation';
import { isFalse } from '../../reading/booleans';
import type { Rule } from '../../rule';
import { LEAST_PRIVILEGE } from './requirements';

const AUTHENTICATION = 'ClientAuthentication';

/** aws-cdk names the authorities that sign certificates and leaves out that TLS is enabled, which it is by them. */
const NAMING_CLIENTS = ['Sasl.Iam.Enabled', 'Sasl.Scram.Enabled', 'Tls.Enabled', 'Tls.CertificateAuthorityArnList'];

export const kafkaAuthentication: Rule = {
  id: 'kafka-authentication',
  title: 'A Kafka cluster takes clients that do not say who they are',
  why: 'Whoever reaches a broker reads every topic, and writes records of their own among those of the producers.',
  severity: 'medium',
  fix: 'Turn on IAM in Sasl of ClientAuthentication, and set Enabled of Unauthenticated to false.',
  controls: { securityHub: ['MSK.6'], wellArchitected: LEAST_PRIVILEGE.wellArchitected },
  concern: 'security',
  types: ['AWS::MSK::Cluster'],
  check: (cluster, template) => {
    const namesClients = NAMING_CLIENTS.some((kind) => cluster.has(`${AUTHENTICATION}.${kind}`));
    const check = requires(`${AUTHENTICATION}.Unauthenticated.Enabled`, isFalse, { absent: !namesClients });
    return check(cluster, template);
  },
};

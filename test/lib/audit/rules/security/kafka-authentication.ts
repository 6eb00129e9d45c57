import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const cluster = (ClientAuthentication: unknown) => only('AWS::MSK::Cluster', { ClientAuthentication });
const property = 'ClientAuthentication.Unauthenticated.Enabled';

export const passing: Fixture['passing'] = [
  cluster({ Sasl: { Iam: { Enabled: true } } }),
  cluster({ Tls: { Enabled: true }, Unauthenticated: { Enabled: false } }),
  cluster({ Tls: { CertificateAuthorityArnList: ['arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/1'] } }),
];

export const failing: Fixture['failing'] = [
  found(only('AWS::MSK::Cluster'), { property }),
  found(cluster({ Sasl: { Iam: { Enabled: true } }, Unauthenticated: { Enabled: true } }), { property, value: true }),
  found(cluster(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];

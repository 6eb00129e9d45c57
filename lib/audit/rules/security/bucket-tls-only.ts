import type { Statement } from '../../reading/statements';
import type { Rule } from '../../rule';
import { ENCRYPTION_IN_TRANSIT } from './requirements';
import { requiresTls } from './requires-tls';

export const bucketTlsOnly: Rule = {
  id: 'bucket-tls-only',
  title: 'A bucket can be used without TLS',
  why: 'Objects can be read and changed on their way through the network.',
  severity: 'medium',
  fix: 'Deny s3:* on the bucket and its objects to everybody where aws:SecureTransport is false.',
  controls: {
    ...ENCRYPTION_IN_TRANSIT,
    securityHub: ['S3.5'],
    nist80053r5: [...ENCRYPTION_IN_TRANSIT.nist80053r5, 'AC-17(2)', 'IA-5(1)', 'SC-12(3)', 'SI-7(6)'],
    hipaa: [...ENCRYPTION_IN_TRANSIT.hipaa, '164.312(c)(2)'],
  },
  concern: 'security',
  types: ['AWS::S3::Bucket'],
  check: requiresTls(coverBucketAndObjects),
};

function coverBucketAndObjects(denials: readonly Statement[]): boolean {
  const ofEverything = denials.filter(({ actions }) => actions.some((action) => /^(s3:)?\*$/i.test(action)));
  const arns = ofEverything.flatMap(({ resources }) => resources);
  return arns.some((arn) => !arn.includes('/')) && arns.some((arn) => /^[^/]*(\/|^)\*$/.test(arn));
}

import { limitsCaller } from '../../reading/callers';
import { isService, serviceName } from '../../reading/principals';
import type { Statement } from '../../reading/statements';
import type { Rule } from '../../rule';
import { forbidsStatements } from './forbids-statements';

/** Services that say for which account or resource they assume a role. */
const SERVICES = [
  ...['events', 'firehose', 'glue', 'iot', 'kinesis', 'kinesisanalytics', 'logs', 'pipes', 'scheduler', 'states'],
  'vpc-flow-logs',
];

export const serviceTrustSource: Rule = {
  id: 'service-trust-source',
  title: 'A role trusts a service whoever it acts for',
  why: 'Somebody of another account can have the service use the role for them: the service is a confused deputy.',
  severity: 'medium',
  fix: 'Add a condition to the trust policy: sts:ExternalId for Data Firehose, aws:SourceAccount or aws:SourceArn otherwise.',
  controls: { wellArchitected: ['SEC03-BP02', 'SEC03-BP07'] },
  concern: 'security',
  types: ['AWS::IAM::Role'],
  check: forbidsStatements('AssumeRolePolicyDocument', trustsAnyCaller),
};

function trustsAnyCaller({ principals, conditions }: Statement): boolean {
  const services = principals.filter(isService).map(serviceName);
  return services.some((name) => SERVICES.includes(name)) && !conditions.some(limitsCaller);
}

import { limitsCaller } from '../../reading/callers';
import { isService } from '../../reading/principals';
import { restricts } from '../../reading/restrictions';
import type { Statement, StatementCondition } from '../../reading/statements';
import type { Rule } from '../../rule';
import { forbidsStatements } from './forbids-statements';

export const keyServiceSource: Rule = {
  id: 'key-service-source',
  title: 'The policy of a KMS key lets a service use it whoever the service acts for',
  why: 'Somebody of another account can have the service encrypt or decrypt with the key: the service is a confused deputy.',
  severity: 'medium',
  fix: 'Add a condition on aws:SourceAccount, aws:SourceArn or the encryption context to the statement.',
  controls: { wellArchitected: ['SEC03-BP02', 'SEC08-BP01'] },
  concern: 'security',
  types: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  check: forbidsStatements('KeyPolicy', servesAnyCaller),
};

function servesAnyCaller({ principals, conditions }: Statement): boolean {
  const isLimited = conditions.some((condition) => limitsCaller(condition) || limitsContext(condition));
  return principals.some(isService) && !isLimited;
}

function limitsContext(condition: StatementCondition): boolean {
  return restricts(condition, /^kms:encryptioncontext:/);
}

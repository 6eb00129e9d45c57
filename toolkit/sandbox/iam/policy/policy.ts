import { listOf, objectOf } from './read-value';
import { readStatement, type Statement } from './statement';

/** Of which kind a policy is, in the words of AWS's answers. */
export type PolicyKind =
  | 'identity-based policy'
  | 'resource-based policy'
  | 'permissions boundary'
  | 'VPC endpoint policy'
  | 'role trust policy';

export interface Policy {
  readonly kind: PolicyKind;
  /** Whose it is, for people: `<stack>/<logical id>`. */
  readonly name: string;
  readonly statements: readonly Statement[];
}

const VERSION_WITH_VARIABLES = '2012-10-17';

/**
 * @param document an object, or JSON text
 * @throws Error that names what is not as IAM takes it
 */
export function readPolicy(kind: PolicyKind, name: string, document: unknown): Policy {
  const { Version, Statement = [] } = objectOf('a policy', typeof document === 'string' ? parsed(document) : document);
  const hasVariables = Version === VERSION_WITH_VARIABLES;
  const statements = listOf(Statement).map((statement, i) => readStatement(`Statement[${i}]`, statement, hasVariables));
  return { kind, name, statements };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`a policy must be JSON, got ${text}`);
  }
}

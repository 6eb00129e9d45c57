import { intrinsicOf, ownValue } from '../expressions/intrinsic';
import { expressionText } from '../expressions/text';

/** A statement of a policy; in its texts `${...}` stands for what the template alone does not tell, as in `${Bucket.Arn}/*`. */
export interface Statement {
  readonly sid?: string;
  readonly effect: string;
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly conditions: readonly StatementCondition[];
}

export interface Principal {
  /** `AWS`, `Service`, `Federated` or `CanonicalUser`; everybody is `*` of `AWS`. */
  readonly type: string;
  readonly id: string;
}

export interface StatementCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** Several times what AWS takes: the longest, of a key, has 32 KiB once its expressions are resolved. */
const MOST_CHARACTERS = 128 * 1024;

/** A template is never changed, so that a document has the same statements for every rule. */
const READ = new WeakMap<object, readonly Statement[]>();

/**
 * The statements of a policy document: an object, or its JSON as a text; those under any branch of an `Fn::If` count.
 * @throws Error when it is longer than any policy
 */
export function statementsOf(document: unknown): readonly Statement[] {
  if (typeof document !== 'object' || document === null) return statementsIn(document);
  const statements = READ.get(document) ?? statementsIn(document);
  READ.set(document, statements);
  return statements;
}

function statementsIn(document: unknown): readonly Statement[] {
  const { length } = typeof document === 'string' ? document : (JSON.stringify(document) ?? '');
  if (length > MOST_CHARACTERS)
    throw new Error(`a policy must be at most ${MOST_CHARACTERS} characters, got ${length}`);
  return itemsOf(objectOf(document))
    .flatMap((policy) => itemsOf(ownValue(policy, 'Statement')))
    .filter((statement) => typeof statement === 'object' && statement !== null)
    .map(statementOf);
}

function statementOf(statement: unknown): Statement {
  const texts = (key: string) => itemsOf(ownValue(statement, key)).map(expressionText);
  const [sid] = texts('Sid');
  return {
    ...(sid !== undefined && { sid }),
    effect: texts('Effect')[0] ?? 'Allow',
    principals: principalsOf(ownValue(statement, 'Principal')),
    notPrincipals: principalsOf(ownValue(statement, 'NotPrincipal')),
    actions: texts('Action'),
    notActions: texts('NotAction'),
    resources: texts('Resource'),
    notResources: texts('NotResource'),
    conditions: conditionsOf(ownValue(statement, 'Condition')),
  };
}

function principalsOf(value: unknown): readonly Principal[] {
  return itemsOf(value).flatMap((principal) => {
    if (typeof principal !== 'object' || intrinsicOf(principal) !== undefined) {
      return [{ type: 'AWS', id: expressionText(principal) }];
    }
    return Object.entries(principal ?? {}).flatMap(([type, ids]) =>
      itemsOf(ids).map((id) => ({ type, id: expressionText(id) })),
    );
  });
}

function conditionsOf(value: unknown): readonly StatementCondition[] {
  return itemsOf(value).flatMap((block) =>
    Object.entries(Object(block)).flatMap(([operator, tests]) =>
      itemsOf(tests).flatMap((test) =>
        Object.entries(Object(test)).map(([key, values]) => ({
          operator,
          key,
          values: itemsOf(values).map(expressionText),
        })),
      ),
    ),
  );
}

/** What may be one item or a list of them, under every branch. */
function itemsOf(value: unknown): readonly unknown[] {
  const open = [value];
  const items: unknown[] = [];
  while (open.length > 0) {
    const next = open.pop();
    const call = intrinsicOf(next);
    if (Array.isArray(next)) open.push(...[...next].reverse());
    else if (call?.name === 'Fn::If') open.push(...Object.values(Object(call.argument)).slice(1).reverse());
    else if (next !== undefined && next !== null && call?.argument !== 'AWS::NoValue') items.push(next);
  }
  return items;
}

/** A document can be given as JSON, also with references in it. */
function objectOf(document: unknown): unknown {
  const text = typeof document === 'string' ? document : ownValue(document, 'Fn::Sub');
  if (typeof text !== 'string') return document;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import type { AuditedTemplate } from '../audited-template';
import type { Statement } from './statements';

const PLACEHOLDER = /^\$\{([^{}.:]+)\}$/;

/**
 * The statement, with a wildcard for each principal and action that a parameter gives whose value the template does not tell.
 * Resources stay: what gives an ARN, such as another stack, gives that of one resource.
 */
export function atWorst(statement: Statement, template: AuditedTemplate): Statement {
  const worst = (text: string) => (isParameter(text, template) ? '*' : text);
  const { actions, principals } = statement;
  return {
    ...statement,
    actions: actions.map(worst),
    principals: principals.map(({ type, id }) => ({ type, id: worst(id) })),
  };
}

function isParameter(text: string, template: AuditedTemplate): boolean {
  const [, name] = PLACEHOLDER.exec(text) ?? [];
  return name !== undefined && template.resource(name) === undefined;
}

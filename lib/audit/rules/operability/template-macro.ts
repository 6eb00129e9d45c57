import { expressionOf } from '../../expressions/value';
import { MACRO } from '../../macros';
import type { Rule } from '../../rule';

const NAMES = 'Names.*';

export const templateMacro: Rule = {
  id: 'template-macro',
  title: 'A macro makes or changes resources when the template is deployed',
  why: 'What comes of it is not in the template, so no rule has looked at it.',
  severity: 'medium',
  fix: 'Audit what is deployed: aws cloudformation get-template --template-stage Processed prints it, also for a change set.',
  controls: {},
  concern: 'operability',
  types: [MACRO],
  check: (macro) =>
    macro.values(NAMES).map((name) => ({ property: NAMES, value: expressionOf(name), unresolved: true })),
};

import type { RawTemplate } from '../raw-template';
import type { Value } from './value';

/** What functions and conditions need of the template that they stand in. */
export interface Folding {
  readonly template: RawTemplate;
  /** Every value the expression can have: branches of `Fn::If` and allowed values of parameters are alternatives. */
  alternatives(expression: unknown): readonly Value[];
  /** `Ref` of a parameter, pseudo parameter or resource. */
  ref(name: string): readonly Value[];
  /** Whether a condition holds; undefined where the template does not tell. */
  decide(condition: string): boolean | undefined;
}

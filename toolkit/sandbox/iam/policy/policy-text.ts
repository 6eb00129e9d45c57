import type { ConditionKeys } from './condition-keys';
import { type GlobPart, globParts, globTest, type TextTest } from './glob';

/** A text of a policy that may have wildcards, and variables such as `${aws:PrincipalTag/team, 'none'}`. */
export interface PolicyText {
  /** As the policy has it. */
  readonly source: string;
  /** What it says of a request; undefined when the request lacks a variable that has no default: it then matches nothing. */
  resolve(keys: ConditionKeys): readonly GlobPart[] | undefined;
}

const VARIABLE = /(\$\{[^}]*\})/;
const ESCAPED = /^\$\{([*?$])\}$/;
const WITH_DEFAULT = /^\$\{\s*([^,}]+?)\s*(?:,\s*'([^']*)'\s*)?\}$/;

/** @param hasVariables whether the version of the policy has them: 2012-10-17 does */
export function policyText(source: string, hasVariables: boolean): PolicyText {
  if (!hasVariables || !source.includes('${')) {
    const parts = globParts(source);
    return { source, resolve: () => parts };
  }
  const pieces = source.split(VARIABLE).filter((piece) => piece !== '');
  return { source, resolve: (keys) => joined(pieces.map((piece) => resolved(piece, keys))) };
}

/** @returns whether a text is what the policy says of this request */
export function textTest(text: PolicyText): (candidate: string, keys: ConditionKeys) => boolean {
  if (!text.source.includes('${')) return constantTest(globTest(globParts(text.source)));
  return (candidate, keys) => {
    const parts = text.resolve(keys);
    return parts !== undefined && globTest(parts)(candidate);
  };
}

/** The literal text for operators without wildcards. */
export function literalOf(text: PolicyText, keys: ConditionKeys): string | undefined {
  return text
    .resolve(keys)
    ?.map((part) => (typeof part === 'object' ? part.literal : part))
    .join('');
}

function constantTest(test: TextTest): (candidate: string) => boolean {
  return (candidate) => test(candidate);
}

function resolved(piece: string, keys: ConditionKeys): readonly GlobPart[] | undefined {
  const escaped = ESCAPED.exec(piece)?.[1];
  if (escaped !== undefined) return [{ literal: escaped }];
  const variable = WITH_DEFAULT.exec(piece);
  if (variable === null) return globParts(piece);
  const values = keys.values(variable[1] ?? '') ?? [];
  const literal = values.length === 1 ? values[0] : variable[2];
  return literal === undefined ? undefined : [{ literal }];
}

function joined(pieces: readonly (readonly GlobPart[] | undefined)[]): readonly GlobPart[] | undefined {
  return pieces.some((piece) => piece === undefined) ? undefined : (pieces as GlobPart[][]).flat();
}

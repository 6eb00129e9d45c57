import { attributeTarget, intrinsicOf } from './intrinsic';
import { expressionOf, known, unresolved, type Value } from './value';

const PLACEHOLDER = /(\$\{[^{}]*\})/;

/** As long as a whole template: no property of AWS takes more. */
const LONGEST = 1024 * 1024;

export type Piece = { readonly literal: string } | { readonly name: string };

/** The text of an `Fn::Sub` in pieces: literal texts, and the names between the braces. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces = text.split(PLACEHOLDER).filter((piece) => piece !== '');
  return pieces.map((piece) => {
    if (!PLACEHOLDER.test(piece)) return { literal: piece };
    return piece.startsWith('${!') ? { literal: `\${${piece.slice(3)}` } : { name: piece.slice(2, -1).trim() };
  });
}

/** The parts as one text: known where all of them are, otherwise an `Fn::Sub`; a reference alone stays one. */
export function concatenated(parts: readonly Value[]): Value {
  const filled = parts.filter((part) => part.kind !== 'known' || part.value !== '');
  const [only] = filled;
  if (filled.length === 1 && only !== undefined && only.kind !== 'known') return only;
  const length = filled.reduce((sum, part) => sum + (isText(part) ? textOf(part).length : 0), 0);
  if (length > LONGEST) return unresolved(`a text of ${length} characters`);
  if (filled.every(isText)) return known(filled.map(textOf).join(''));
  return unresolved({ 'Fn::Sub': filled.map(substitution).join('') });
}

/** A value as a text, in which `${...}` stands for what the template alone does not tell. */
export function textOf(value: Value): string {
  return value.kind === 'absent' ? '' : expressionText(expressionOf(value));
}

/** A folded expression as a text, in which `${...}` stands for what the template alone does not tell. */
export function expressionText(expression: unknown): string {
  if (typeof expression !== 'object' || expression === null) return String(expression);
  const { name = '?', argument } = intrinsicOf(expression) ?? {};
  if (name === 'Ref') return `\${${argument}}`;
  if (name === 'Fn::GetAtt') return `\${${attributeTarget(argument)}}`;
  return name === 'Fn::Sub' && typeof argument === 'string' ? argument : `\${${name}}`;
}

function isText(value: Value): boolean {
  return value.kind === 'known' && typeof value.value !== 'object';
}

function substitution(value: Value): string {
  return isText(value) ? textOf(value).replaceAll('${', '${!') : textOf(value);
}

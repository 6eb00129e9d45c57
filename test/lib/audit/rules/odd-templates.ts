import type { RawTemplate } from '../../../../lib/audit/raw-template';

const ODD_VALUES = [null, '', [], {}, [[null]], { Ref: 'Nothing' }, { 'Fn::If': [] }];

/** How deep the values of properties are below `Resources`. */
const DEPTH_OF_VALUES = 3;

/** The template with each value of its properties replaced by odd ones, one at a time. */
export function oddTemplates(template: RawTemplate): RawTemplate[] {
  return ODD_VALUES.flatMap((odd) =>
    replacements(template.Resources, odd, 0).map((Resources) => ({ ...template, Resources }) as RawTemplate),
  );
}

function replacements(value: unknown, odd: unknown, depth: number): unknown[] {
  const whole = depth >= DEPTH_OF_VALUES ? [odd] : [];
  if (typeof value !== 'object' || value === null) return whole;
  const parts = Object.entries(value).flatMap(([key, entry]) =>
    replacements(entry, odd, depth + 1).map((replaced) => withEntry(value, key, replaced)),
  );
  return [...whole, ...parts];
}

function withEntry(owner: object, key: string, entry: unknown): unknown {
  return Array.isArray(owner)
    ? owner.map((item, index) => (String(index) === key ? entry : item))
    : { ...owner, [key]: entry };
}

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { AuditedTemplate } from '../../../../lib/audit/audited-template';
import type { RawTemplate } from '../../../../lib/audit/raw-template';
import { CONCERNS, type Problem, type Rule } from '../../../../lib/audit/rule';
import { RULES } from '../../../../lib/audit/rules';
import type { Fixture } from './fixture';

const FIXTURES = new Map(
  CONCERNS.flatMap((concern) =>
    readdirSync(path.join(__dirname, concern)).map((file): [string, Fixture] => [
      `${concern}/${path.basename(file, '.ts')}`,
      require(path.join(__dirname, concern, file)),
    ]),
  ),
);

const TEMPLATES = [...FIXTURES.values()].flatMap(({ passing, failing }) => [
  ...passing,
  ...failing.map(({ template }) => template),
]);

const ODD_VALUES = [
  null,
  '',
  0,
  [],
  {},
  [[null]],
  { Ref: 'Nothing' },
  { 'Fn::ImportValue': 'Other' },
  { 'Fn::If': [] },
];

const RULES_BY_NAME = RULES.map((rule) => [`${rule.concern}/${rule.id}`, rule] as const);

test('every fixture belongs to a rule, and every rule has one', () => {
  expect([...FIXTURES.keys()].sort()).toEqual(RULES_BY_NAME.map(([name]) => name).sort());
});

test('ids are unique, in kebab-case and sorted within their concern', () => {
  const ids = RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  for (const concern of CONCERNS) {
    const own = RULES.filter((rule) => rule.concern === concern).map(({ id }) => id);
    expect(own).toEqual([...own].sort());
  }
});

describe.each(RULES_BY_NAME)('%s', (name, rule) => {
  const { passing, failing, presenceDecides } = FIXTURES.get(name) ?? { passing: [], failing: [] };

  test('finds nothing in a template that is well', () => {
    expect(passing.length).toBeGreaterThan(0);
    expect(passing.map((template) => problemsOf(rule, template))).toEqual(passing.map(() => ({})));
    expect(passing.filter((template) => !appliesTo(rule, template))).toEqual([]);
  });

  test('finds exactly what is wrong', () => {
    expect(failing.some(({ problems }) => problemsIn(problems).some((problem) => isDefect(problem)))).toBe(true);
    expect(failing.map(({ template }) => problemsOf(rule, template))).toEqual(failing.map(({ problems }) => problems));
  });

  test('tells what the template leaves open', () => {
    const open = failing.filter(({ problems }) => problemsIn(problems).some(({ unresolved }) => unresolved));
    expect(open.length > 0).toBe(presenceDecides === undefined);
  });

  test('reads whatever a template may hold', () => {
    for (const template of TEMPLATES) expect(() => problemsOf(rule, template)).not.toThrow();
    for (const { template } of failing) {
      for (const odd of variants(template)) expect(() => problemsOf(rule, odd)).not.toThrow();
    }
  });
});

function problemsOf(rule: Rule, template: RawTemplate): Record<string, readonly Problem[]> {
  const audited = new AuditedTemplate(template);
  const found = audited
    .ofType(...rule.types)
    .map((resource) => [resource.logicalId, rule.check(resource, audited)] as const);
  return Object.fromEntries(found.filter(([, problems]) => problems.length > 0));
}

function appliesTo({ types }: Rule, { Resources = {} }: RawTemplate): boolean {
  return Object.values(Resources).some(({ Type }) => types.includes(Type));
}

function problemsIn(problems: Readonly<Record<string, readonly Problem[]>>): readonly Problem[] {
  return Object.values(problems).flat();
}

function isDefect({ unresolved }: Problem): boolean {
  return unresolved === undefined;
}

/** The template with each value in it replaced by odd ones, one at a time. */
function variants(template: RawTemplate): RawTemplate[] {
  return ODD_VALUES.flatMap((odd) =>
    replacements(template.Resources, odd, 0).map((Resources) => ({ ...template, Resources })),
  ) as RawTemplate[];
}

function replacements(value: unknown, odd: unknown, depth: number): unknown[] {
  if (typeof value !== 'object' || value === null) return depth > 2 ? [odd] : [];
  const inner = Object.entries(value).flatMap(([key, entry]) =>
    replacements(entry, odd, depth + 1).map((replaced) =>
      Array.isArray(value)
        ? value.map((item, index) => (String(index) === key ? replaced : item))
        : { ...value, [key]: replaced },
    ),
  );
  return depth > 2 ? [odd, ...inner] : inner;
}

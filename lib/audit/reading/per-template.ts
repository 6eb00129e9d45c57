import type { AuditedTemplate } from '../audited-template';

/** What many rules ask of a template again and again, found once. */
export function perTemplate<Found>(find: (template: AuditedTemplate) => Found): (template: AuditedTemplate) => Found {
  const before = new WeakMap<AuditedTemplate, { readonly found: Found }>();
  return (template) => {
    const known = before.get(template) ?? { found: find(template) };
    before.set(template, known);
    return known.found;
  };
}

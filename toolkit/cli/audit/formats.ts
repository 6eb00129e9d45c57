import type { AuditReport } from '../../audit/report/audit-report';
import { htmlReport } from '../../audit/report/html/html-report';
import { jsonReport } from '../../audit/report/json-report';
import { markdownReport } from '../../audit/report/markdown-report';
import { sarifReport } from '../../audit/report/sarif/sarif-report';
import { textReport } from '../../audit/report/text-report';

export const FORMATS = ['text', 'json', 'sarif', 'markdown', 'html'] as const;
export type Format = (typeof FORMATS)[number];

/** Writes a report in a format. */
export const FORMATTERS: Readonly<Record<Format, (report: AuditReport) => string>> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  markdown: markdownReport,
  html: htmlReport,
};

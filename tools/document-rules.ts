// Writes the tables of rules and of controls into docs/audit.md: node --import tsx tools/document-rules.ts
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RULES } from '../lib/audit/rules';
import { controlTables, ruleTables } from './rule-tables';

const TABLES = { rules: ruleTables, controls: controlTables };

const file = path.resolve(__dirname, '../docs/audit.md');
const text = Object.entries(TABLES).reduce(
  (document, [name, tablesOf]) => {
    const [begin, end] = [`<!-- ${name}: generated -->`, `<!-- end of ${name} -->`];
    return `${document.split(begin)[0]}${begin}\n${tablesOf(RULES)}\n${end}${document.split(end)[1]}`;
  },
  readFileSync(file, 'utf8'),
);
writeFileSync(file, text);

const RENAMED: Readonly<Record<string, string>> = {
  string: 'varchar',
  int: 'integer',
  float: 'real',
  binary: 'varbinary',
};

const NESTED = /^(array|map|struct)<(.*)>$/i;

/** A type of the AWS Glue Data Catalog as Amazon Athena calls it in a view. */
export function prestoType(hiveType: string): string {
  const [, container, content = ''] = NESTED.exec(hiveType.trim()) ?? [];
  if (container === undefined) return RENAMED[hiveType.trim().toLowerCase()] ?? hiveType.trim();
  const members = topLevel(content);
  if (container.toLowerCase() !== 'struct') return `${container.toLowerCase()}(${members.map(prestoType).join(', ')})`;
  return `row(${members.map(field).join(', ')})`;
}

function field(member: string): string {
  const colon = member.indexOf(':');
  return `${member.slice(0, colon).trim()} ${prestoType(member.slice(colon + 1))}`;
}

/** The parts between commas that stand in no brackets. */
function topLevel(content: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of content) {
    if ('<('.includes(character)) depth++;
    if ('>)'.includes(character)) depth--;
    if (character === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop()}${character}`);
  }
  return parts;
}

import { SEVERITIES } from '../../../lib/audit/severity';
import { AUDIT_CONCERNS } from './audit-options';
import { FORMATS } from './formats';

export const AUDIT_USAGE = `kinesis-pipelines audit [ASSEMBLY | TEMPLATE] [options]

Names what in a template loses data, is open to others, costs too much or cannot be operated; and, beside what is
deployed, what a deployment would destroy, or AWS would refuse. It reads files only.
ASSEMBLY is what cdk synth wrote, TEMPLATE a file of JSON or YAML; default: cdk.out

  --stack NAME             audit only this stack of the assembly; may be repeated
  --concern CONCERN        only rules of this concern: ${AUDIT_CONCERNS.join(', ')}; may be repeated
  --against DEPLOYED       also audit the change from this template, or from the assembly of the last release; the file
                           may hold what this prints: aws cloudformation get-template --stack-name NAME
  --acknowledgements FILE  findings that stand, in YAML or JSON: a list of rule, resource, reason, owner and expires
  --baseline FILE          an earlier report of --format json: what it has does not count again
  --fail-on SEVERITY       ${SEVERITIES.join(', ')}: exit with 1 from this one on; default: low
  --format FORMAT          ${FORMATS.join(', ')}; default: text
  --output FILE            write the report there, and print its summary
  --date DAY               the day by which acknowledgements expire, such as 2027-01-31; default: today

Exit code: 0 when nothing counts, 1 when a finding does, 2 when something cannot be read, 3 when the only findings are
acknowledgements that have expired.
`;

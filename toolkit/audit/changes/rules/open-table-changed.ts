import { propertyAt } from '../../audited-stack';
import type { ChangeRule } from '../change-rule';
import { problemsOf } from '../changed-property';
import { ends } from '../resource-change';

export const openTableChanged: ChangeRule = {
  id: 'open-table-changed',
  title: 'An Apache Iceberg table of AWS Glue is changed, which makes it unreadable',
  why: 'the update writes the table anew without its table_type and metadata_location, and no engine finds its rows any more',
  severity: 'critical',
  fix: 'leave the table as it was created, and change it by ALTER TABLE in Amazon Athena or Apache Spark',
  check: (change) => {
    const isOpen = propertyAt(change.before, 'OpenTableFormatInput') !== undefined;
    if (change.type !== 'AWS::Glue::Table' || !isOpen || ends(change)) return [];
    return problemsOf(change, ['TableInput', 'OpenTableFormatInput']);
  },
};

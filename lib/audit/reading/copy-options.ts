import { REDSHIFT_DESTINATION } from './delivery-streams';

/** Where a delivery stream to Redshift has the options of its COPY commands. */
export const COPY_OPTIONS = `${REDSHIFT_DESTINATION}.CopyCommand.CopyOptions`;

/** The options without the texts in them, such as the path of a file. */
export function copyKeywords(options: string): string {
  return options.replace(/'[^']*'/g, "''");
}

import type { Column } from './column';
import { ColumnType } from './column-type';

/** The rows of the prebuilt log transform. */
export const ACCESS_LOG_COLUMNS: Column[] = [
  { name: 'event_id', type: ColumnType.text(128), comment: 'Same on each delivery of one line' },
  { name: 'time', type: ColumnType.TIMESTAMP, comment: 'When the request was received, in UTC' },
  { name: 'client_ip', type: ColumnType.text(255), comment: 'Address or name of the client' },
  { name: 'ident', type: ColumnType.text(255), comment: 'Identity by RFC 1413' },
  { name: 'user_name', type: ColumnType.text(255), comment: 'Authenticated user' },
  { name: 'method', type: ColumnType.text(64), comment: 'HTTP method' },
  { name: 'path', type: ColumnType.text(8192), comment: 'Path of the request, without its query' },
  { name: 'query', type: ColumnType.text(8192), comment: 'Query string, without the question mark' },
  { name: 'protocol', type: ColumnType.text(64), comment: 'Protocol and version' },
  { name: 'status', type: ColumnType.INTEGER, comment: 'HTTP status code' },
  { name: 'bytes', type: ColumnType.BIGINT, comment: 'Size of the response body' },
  { name: 'referrer', type: ColumnType.text(8192), comment: 'Page that led to the request' },
  { name: 'user_agent', type: ColumnType.text(4096), comment: 'Software of the client' },
  { name: 'log_group', type: ColumnType.text(512), comment: 'Log group, for lines of CloudWatch Logs' },
  { name: 'log_stream', type: ColumnType.text(512), comment: 'Log stream, for lines of CloudWatch Logs' },
  { name: 'parse_error', type: ColumnType.text(1024), comment: 'Why the line did not parse' },
  { name: 'raw', type: ColumnType.text(), comment: 'The whole line, where it did not parse' },
];

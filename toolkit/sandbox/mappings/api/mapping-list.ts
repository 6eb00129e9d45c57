import type { FunctionService } from '../../kernel/services';
import type { EventSourceMapping } from '../event-source-mapping';
import { invalidParameter } from './errors';

const PAGE_SIZE = 100;

export interface MappingPage {
  readonly mappings: readonly EventSourceMapping[];
  readonly nextMarker?: string;
}

/** A page of the mappings that a query asks for. @throws AwsError `ResourceNotFoundException`, `InvalidParameterValueException` */
export function listMappings(
  all: readonly EventSourceMapping[],
  query: URLSearchParams,
  functions: FunctionService,
): MappingPage {
  const sourceArn = query.get('EventSourceArn');
  const name = query.get('FunctionName');
  const functionArn = name === null ? null : functions.describe(name).functionArn;
  const wanted = all.filter(
    ({ document }) =>
      (sourceArn === null || document.sourceArn === sourceArn) &&
      (functionArn === null || document.functionArn === functionArn),
  );
  const from = firstOf(wanted, query.get('Marker'));
  const to = from + pageSize(query.get('MaxItems'));
  return { mappings: wanted.slice(from, to), nextMarker: wanted[to]?.document.id };
}

/** A marker is the id of the mapping that a page begins with. */
function firstOf(mappings: readonly EventSourceMapping[], marker: string | null): number {
  if (marker === null) return 0;
  const index = mappings.findIndex(({ document }) => document.id === marker);
  if (index < 0) throw invalidParameter('Invalid Marker');
  return index;
}

function pageSize(maxItems: string | null): number {
  if (maxItems === null) return PAGE_SIZE;
  const size = Number(maxItems);
  if (Number.isInteger(size) && size >= 1 && size <= 10_000) return Math.min(size, PAGE_SIZE);
  throw invalidParameter(`MaxItems must be an integer from 1 to 10000, got ${maxItems}`);
}

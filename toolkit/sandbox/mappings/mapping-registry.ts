import { AwsError } from '../kernel/aws-error';
import type { StateStore } from '../kernel/state-store';
import { EventSourceMapping, type MappingDefinition } from './event-source-mapping';
import type { MappingDocument } from './mapping-document';
import { forgetProgress } from './stream-poller';

/** Documents of all mappings; the progress of each is kept beside. */
const DOCUMENTS = 'mappings';

/** The event source mappings of the account and region, and those that an earlier process has left. */
export class MappingRegistry {
  private readonly mappings = new Map<string, EventSourceMapping>();
  /** Of an earlier process, as long as this one has not taken them over. */
  private readonly former = new Map<string, MappingDocument>();

  constructor(private readonly state: StateStore) {
    for (const document of state.read<MappingDocument[]>(DOCUMENTS) ?? []) this.former.set(document.id, document);
  }

  get all(): readonly EventSourceMapping[] {
    return [...this.mappings.values()];
  }

  get formerDocuments(): readonly MappingDocument[] {
    return [...this.former.values()];
  }

  find(id: string): EventSourceMapping | undefined {
    return this.mappings.get(id);
  }

  /** Takes over where it is one of an earlier process. @throws AwsError `ResourceConflictException` */
  open(definition: MappingDefinition): EventSourceMapping {
    const { document } = definition;
    this.requireUnique(document);
    const mapping = new EventSourceMapping(definition, this.state);
    this.mappings.set(document.id, mapping);
    this.former.delete(document.id);
    return mapping;
  }

  remove(id: string): void {
    this.mappings.delete(id);
    this.former.delete(id);
    forgetProgress(id, this.state);
  }

  /** @throws AwsError `ResourceConflictException` when another mapping has the same source and function */
  requireUnique({ id, sourceArn, functionArn }: MappingDocument): void {
    const documents = [...this.all.map(({ document }) => document), ...this.former.values()];
    const other = documents.find(
      (document) => document.id !== id && document.sourceArn === sourceArn && document.functionArn === functionArn,
    );
    if (other === undefined) return;
    throw new AwsError(
      'ResourceConflictException',
      `The event source arn (" ${sourceArn} ") and function (" ${functionArn} ") provided mapping already exists. Please update or delete the existing mapping with UUID ${other.id}`,
      409,
    );
  }

  save(): void {
    const kept = this.all.filter(({ state }) => state !== 'Deleting').map(({ document }) => document);
    this.state.write(DOCUMENTS, [...kept, ...this.former.values()]);
  }
}
